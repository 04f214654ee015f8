"""The fixed brief is rendered as it was last looked at; `make golden` writes the files anew, git shows the change."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from difflib import unified_diff
from itertools import islice

import pytest
from golden import FOLDER, rendered
from rich_brief import LANGUAGES, NOW, SITE, rich

from briefs.adapters.pages.jinja import JinjaPages
from briefs.adapters.store.sql import open_store
from briefs.domain.brief import Brief, Revision, Status

SHOWN = 60


@pytest.fixture(scope="module")
def texts(pages) -> dict[str, str]:
    return rendered(pages)


@pytest.mark.parametrize(
    "name", ["en.mail.html", "en.page.html", "en.txt", "en.json", "en.md", "ja.txt", "ar.mail.html"]
)
def test_a_format_is_what_it_was(texts, name):
    kept, made = (FOLDER / name).read_text(encoding="utf-8"), texts[name]
    if made != kept:
        lines = unified_diff(kept.splitlines(), made.splitlines(), "kept", "made", lineterm="", n=1)
        difference = "\n".join(line[:240] for line in islice(lines, SHOWN))
        pytest.fail(f"{name} is rendered in another way; if that is right, run `make golden`:\n{difference}")


def test_there_is_no_other_file(texts):
    assert {file.name for file in FOLDER.iterdir()} == texts.keys()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_brief_from_the_store_is_rendered_byte_for_byte(tmp_path, frozen, lang):
    document = rich(lang)
    drafted = Brief(document.brief, document.newsletter, document.date, document.slot, Status.DRAFTING, NOW)
    with closing(open_store(f"sqlite:///{tmp_path}/briefs.db")) as store:
        store.briefs.create(drafted)
        store.briefs.add_revision(Revision(drafted.id, 1, document, "briefs", "composed", NOW), Status.DRAFT)
        before = store.briefs.get(drafted.id)
        store.briefs.approve(replace(frozen[lang], revision=1), before, before.moved(Status.APPROVED))
    with closing(open_store(f"sqlite:///{tmp_path}/briefs.db")) as store:
        read, kept = store.briefs.document(drafted.id), store.briefs.frozen(drafted.id)
    again = JinjaPages().freeze(read, 3, SITE, "an editor", NOW)
    assert read == document
    assert again == frozen[lang] == replace(kept, revision=3)
