"""Templates of an operator: each file replaces one of ours, and a broken one is named with its line."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from briefs.adapters.pages import environment as environments
from briefs.adapters.pages.brief import view
from briefs.adapters.pages.environment import environment, packaged, render
from briefs.adapters.pages.jinja import JinjaPages
from briefs.domain.errors import TemplateError

NOW = datetime(2025, 6, 24, tzinfo=UTC)


@pytest.fixture
def override(tmp_path):
    def write(name: str, text: str | bytes) -> JinjaPages:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return JinjaPages(tmp_path)

    return write


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("email/subject.txt.j2", "subject"),
        ("email/body.txt.j2", "text"),
        ("email/body.html.j2", "html"),
        ("web/brief.html.j2", "page"),
    ],
)
def test_an_override_replaces_one_file_and_leaves_the_others(override, document, site, frozen, name, field):
    own = override(name, "OURS {{ brief.title }}\n").freeze(document, 3, site, "editor", NOW)

    for part in ("subject", "text", "html", "page"):
        same = getattr(own, part) == getattr(frozen, part)
        assert same is (part != field)
    assert "OURS Asia Brief" in getattr(own, field)


def test_an_override_of_a_piece_changes_the_templates_that_use_it(override, document, site):
    style = "body { color: #123456 }"
    own = override("email/style.css.j2", style).freeze(document, 3, site, "editor", NOW)

    assert "color:#123456" in own.html
    assert "#123456" not in own.page


def test_markdown_can_be_replaced_and_stays_escaped(override, document, site):
    assert (
        override("md/brief.md.j2", "{{ '<b>' }} {{ brief.title }}").markdown(document, site)
        == "\\<b\\> Asia Brief\n"
    )


def test_an_override_may_not_print_unescaped_by_accident(override, with_hostile, site):
    own = override("web/brief.html.j2", "<p>{{ brief.title }}</p>").freeze(
        with_hostile("<b>x</b>"), 1, site, "e", NOW
    )

    assert own.page == "<p>&lt;b&gt;x&lt;/b&gt;</p>"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("one\n{% if brief %}\n", 2, "Unexpected end of template"),
        ("one\n{% nonsense %}", 2, "unknown tag 'nonsense'"),
        ("{{ 'x' | nofilter }}", 1, "No filter named 'nofilter'"),
        ("one\ntwo\n{{ brief.nothing }}", 3, "has no attribute 'nothing'"),
        ("one\n{{ nothing }}", 2, "'nothing' is undefined"),
        ("one\n{{ 1 / 0 }}", 2, "division by zero"),
        ("{{ brief.title + 1 }}", 1, "can only concatenate str"),
        ("one\n{% include 'email/none.j2' %}", 2, "there is no template email/none.j2"),
        ("{% import 'pieces.html.j2' as p %}\n{{ p.nothing() }}", 2, "has no attribute 'nothing'"),
        ("one\n\n{{ brief.words.number('x') }}", 3, "not supported between instances"),
        ("one\n{% include 'email/body.txt.j2' %}", 2, "maximum recursion depth"),
    ],
)  # fmt: skip
def test_whatever_is_wrong_with_a_template_is_named_with_file_and_line(
    tmp_path, document, site, text, line, message
):
    file = tmp_path / "email" / "body.txt.j2"
    file.parent.mkdir()
    file.write_text(text)

    with pytest.raises(TemplateError) as caught:
        render(environment(tmp_path), "email/body.txt.j2", {"brief": view(document, site)})

    assert str(caught.value).startswith(f"{file}:{line}: ")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_broken_template_stops_the_freezing(override, document, site):
    with pytest.raises(
        TemplateError, match=r"email/subject\.txt\.j2:1: 'nothing' is undefined; mend the template"
    ):
        override("email/subject.txt.j2", "{{ nothing }}").freeze(document, 1, site, "editor", NOW)


def test_a_template_that_is_not_utf8_is_named(override, document, site):
    with pytest.raises(TemplateError, match=r"email/subject\.txt\.j2: .*utf-8"):
        override("email/subject.txt.j2", b"\xff\xfe caf\xe9").freeze(document, 1, site, "editor", NOW)


def test_a_missing_template_is_named():
    with pytest.raises(TemplateError, match=r"web/none\.html\.j2: there is no template web/none\.html\.j2"):
        render(environment(), "web/none.html.j2", {})


def test_styles_that_cannot_be_inlined_are_named(override, document, site):
    pages = override("email/body.html.j2", '<style>p { color: red }</style><p style="broken">x</p>')

    with pytest.raises(TemplateError, match=r"email/body\.html\.j2"):
        pages.freeze(document, 1, site, "editor", NOW)


def test_the_packaged_templates_are_found_in_a_wheel_and_in_a_checkout(tmp_path, monkeypatch):
    assert (packaged() / "email" / "body.html.j2").is_file()
    module = tmp_path / "site" / "briefs" / "adapters" / "pages" / "environment.py"
    monkeypatch.setattr(environments, "__file__", str(module))
    with pytest.raises(TemplateError, match="packaged templates are missing"):
        packaged()
    for folder in (tmp_path / "site" / "templates", tmp_path / "site" / "briefs" / "templates"):
        (folder / "email").mkdir(parents=True)
        assert packaged() == folder
