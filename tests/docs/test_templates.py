"""docs/templates.md: made of the program, and its examples do what it says."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefs.adapters.pages import reference, view
from briefs.adapters.pages.environment import packaged
from briefs.adapters.pages.inspecting import inspect
from briefs.adapters.pages.jinja import JinjaPages
from briefs.adapters.pages.words import English
from briefs.domain.newsletter import Newsletter, Site
from briefs.domain.wording import NAMES, PHRASES
from briefs.newsroom.specimen import specimens

PAGE = Path(__file__).resolve().parents[2] / "docs" / "templates.md"
NOW = datetime(2026, 11, 24, 6, tzinfo=UTC)
SITE = Site("https://briefs.example", "Brief <brief@briefs.example>")
FULL, BARE = specimens(Newsletter("asia", "Asia", ()), NOW)


def test_the_committed_page_is_that_of_the_program():
    assert PAGE.read_text(encoding="utf-8") == reference.page(), (
        "run: python -m briefs.adapters.pages.reference > docs/templates.md"
    )


def test_it_tells_every_phrase_and_every_field_that_a_template_sees():
    page = PAGE.read_text(encoding="utf-8")
    told = dict(re.findall(r"### (\w+)\n\n(.*?)(?=\n### |\Z)", page, re.DOTALL))
    views = {name: kind for name, kind in vars(view).items() if is_dataclass(kind)}

    assert told.keys() == views.keys()
    for name, kind in views.items():
        assert [field.name for field in fields(kind) if f"`{field.name}` " not in told[name]] == []
    assert [name for name in NAMES if f"| `{name}` |" not in page] == []
    assert [name for name in PHRASES if f"| {getattr(English, name)} |" not in page] == []


def test_every_template_that_it_names_is_there():
    named = set(re.findall(r"`(?:templates/)?([\w/.]+\.j2)`", PAGE.read_text(encoding="utf-8")))
    assert [
        name for name in named if not (packaged() / re.sub(r"^newsletters/\w+/", "", name)).is_file()
    ] == []


@pytest.mark.parametrize("name", reference.EXAMPLES)
def test_its_examples_are_whole_and_change_what_they_should(tmp_path, name):
    file = tmp_path / name
    file.parent.mkdir(parents=True)
    file.write_text(reference.EXAMPLES[name])
    pages, ours = JinjaPages(tmp_path), JinjaPages()

    assert inspect(tmp_path, ["asia"]) == ()
    for document in (FULL, BARE):
        assert pages.broken(document, SITE) == ()
        assert pages.freeze(document, 1, SITE, "e", NOW).hash != ours.freeze(document, 1, SITE, "e", NOW).hash


def test_its_macro_stands_around_the_packaged_one(tmp_path):
    (tmp_path / "email").mkdir()
    (tmp_path / "email/pieces.html.j2").write_text(reference.MACRO)
    own, ours = (one.freeze(FULL, 1, SITE, "e", NOW).html for one in (JinjaPages(tmp_path), JinjaPages()))

    sources = sum(len(story.sources) for section in view_of().sections for story in section.stories)
    assert own.count("<b>") - ours.count("<b>") == sources > 0


def view_of():
    from briefs.adapters.pages.brief import view as made

    return made(FULL, SITE)
