"""Templates of an operator: each file replaces one of ours; for a broken one, which is named, ours is used."""

from __future__ import annotations

import shutil
from dataclasses import replace
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


OURS = {
    "email/subject.txt.j2": "OURS {{ brief.title }}",
    "email/body.txt.j2": "OURS {{ brief.title }} {{ brief.sections[0].stories[0].headline }} {{ unsubscribe }}",
    "email/body.html.j2": '<h1>OURS {{ brief.title }}</h1> {{ brief.sections[0].stories[0].headline }} <a href="{{ unsubscribe }}">x</a>',
    "web/brief.html.j2": "OURS {{ brief.title }} {{ brief.sections[0].stories[0].headline }} {{ wrapped | safe }}",
}
"""As little as a template may print."""

FIELDS = dict(zip(OURS, ("subject", "text", "html", "page"), strict=True))


@pytest.mark.parametrize("name", OURS)
def test_an_override_replaces_one_file_and_leaves_the_others(override, document, site, frozen, name):
    own = override(name, OURS[name]).freeze(document, 3, site, "editor", NOW)

    for part in FIELDS.values():
        same = getattr(own, part) == getattr(frozen, part)
        assert same is (part != FIELDS[name])
    assert "OURS Asia Brief" in getattr(own, FIELDS[name])


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
    own = override("web/brief.html.j2", OURS["web/brief.html.j2"]).freeze(
        with_hostile("<b>x</b>"), 1, site, "e", NOW
    )

    assert own.page == "OURS &lt;b&gt;x&lt;/b&gt; &lt;b&gt;x&lt;/b&gt; <!-- corrections -->"


# which template counts


def test_a_template_of_one_newsletter_is_for_that_one_only(override, document, site, frozen):
    override("email/subject.txt.j2", "ALL {{ brief.title }}")
    own = override("newsletters/asia/email/subject.txt.j2", "ASIA {{ brief.title }}")

    assert own.freeze(document, 3, site, "editor", NOW).subject == "ASIA Asia Brief"
    other = own.freeze(replace(document, newsletter="world"), 3, site, "editor", NOW)
    assert other.subject == "ALL Asia Brief"
    assert other.html == frozen.html


def test_a_template_of_one_newsletter_may_use_pieces_of_its_own_in_a_packaged_one(override, document, site):
    own = override("newsletters/asia/email/style.css.j2", "body { color: #123456 }")

    assert "#123456" in own.freeze(document, 3, site, "editor", NOW).html
    assert "#123456" not in own.freeze(replace(document, newsletter="b"), 3, site, "editor", NOW).html


def test_markdown_of_one_newsletter_can_be_replaced(override, document, site):
    own = override("newsletters/asia/md/brief.md.j2", "OURS")

    assert own.markdown(document, site) == "OURS\n"
    assert own.markdown(replace(document, newsletter="b"), site) != "OURS\n"


def test_a_file_of_macros_needs_those_only_that_differ(override, document, site, frozen):
    own = override(
        "pieces.html.j2", "{% macro lang(tag) %}{% if tag %} lang='{{ tag }}-OWN'{% endif %}{% endmacro %}"
    ).freeze(document, 3, site, "editor", NOW)

    for part in ("html", "page"):
        printed = getattr(own, part)
        assert "ja-OWN" in printed
        assert printed.replace("-OWN", "") != printed
        assert printed.count("<") == getattr(frozen, part).count("<")


def test_packaged_macros_call_the_operators_where_one_is_replaced(override, document, site):
    own = override("pieces.html.j2", "{% macro marks(words, said, cards) %}<i>OWN</i>{% endmacro %}")
    frozen = own.freeze(document, 3, site, "editor", NOW)

    for printed in (frozen.html, frozen.page):
        assert "<i>OWN</i>" in printed
        assert 'class="mark"' not in printed.partition("</style>")[2]


def test_an_operators_macro_may_call_the_packaged_one_that_it_replaces(override, document, site, frozen):
    own = override(
        "pieces.html.j2",
        '{% import "packaged/pieces.html.j2" as packaged %}'
        "{% macro marks(words, said, cards) %}<u>{{ packaged.marks(words, said, cards) }}</u>{% endmacro %}",
    )
    html = own.freeze(document, 3, site, "editor", NOW).html

    assert html.count("<u>") > 5
    assert html.replace("<u>", "").replace("</u>", "") == frozen.html


def test_macros_of_a_newsletter_stand_before_those_for_all_and_these_before_ours(override, document, site):
    override(
        "pieces.html.j2",
        "{% macro lang(tag) %} data-all{% endmacro %}{% macro marks(words, said, cards) %}<i>ALL</i>{% endmacro %}",
    )
    own = override("newsletters/asia/pieces.html.j2", "{% macro lang(tag) %} data-asia{% endmacro %}")
    html = own.freeze(document, 3, site, "editor", NOW).html

    assert "data-asia" in html
    assert "data-all" not in html
    assert "<i>ALL</i>" in html
    assert "data-all" in own.freeze(replace(document, newsletter="b"), 3, site, "editor", NOW).html


def test_a_template_may_extend_the_packaged_one(override, document, site, frozen):
    own = override("web/brief.html.j2", '{% extends "packaged/web/brief.html.j2" %}')

    assert own.freeze(document, 3, site, "editor", NOW).page == frozen.page


def test_a_new_an_edited_and_a_removed_file_count_at_once_also_where_others_import_it(
    tmp_path, document, site
):
    pages, file = JinjaPages(tmp_path), tmp_path / "pieces.html.j2"
    assert "data-own" not in pages.freeze(document, 3, site, "editor", NOW).html
    for name in ("data-own-a", "data-own-bb"):
        file.write_text(f"{{% macro lang(tag) %}} {name}{{% endmacro %}}")
        assert f"{name}>" in pages.freeze(document, 3, site, "editor", NOW).html.replace('=""', "")
    file.unlink()
    assert "data-own" not in pages.freeze(document, 3, site, "editor", NOW).html


# broken ones


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


BROKEN = {
    "an undefined name": ("email/subject.txt.j2", "{{ nothing }}", ":1: 'nothing' is undefined"),
    "bytes that are no text": ("email/subject.txt.j2", b"\xff\xfe caf\xe9", ": 'utf-8' codec can't decode"),
    "an empty subject": ("email/subject.txt.j2", "{% if false %}x{% endif %}\n", ": prints nothing"),
    "a division by zero": ("email/body.txt.j2", "\n{{ 1 / 0 }}", ":2: division by zero"),
    "a template that includes itself": ("email/body.txt.j2", "{% include 'email/body.txt.j2' %}", ":1: maximum recursion depth"),
    "a macro that calls itself": ("web/brief.html.j2", "{% macro a() %}\n{{ a() }}{% endmacro %}\n{{ a() }}", ":2: maximum recursion depth"),
    "an empty text": ("email/body.txt.j2", "", ": prints nothing"),
    "an empty mail": ("email/body.html.j2", "", ": has no way out of the list: link to {{ unsubscribe }}"),
    "an empty page": ("web/brief.html.j2", "", ": prints nothing"),
    "a mail without a way out": ("email/body.html.j2", "<p>{{ brief.subject }}</p>", ": has no way out of the list"),
    "a mail whose way out is no link": ("email/body.html.j2", "{{ brief.subject }} {{ unsubscribe }}", ": has no way out of the list"),
    "a text without a way out": ("email/body.txt.j2", "{{ brief.subject }}", ": has no way out of the list"),
    "a mail without stories": ("email/body.html.j2", '<p>Hello</p><a href="{{ unsubscribe }}">x</a>', ": tells no story"),
    "a text without stories": ("email/body.txt.j2", "Hello {{ unsubscribe }}", ": tells no story"),
    "a page without stories": ("web/brief.html.j2", "<p>Hello</p>{{ wrapped | safe }}", ": tells no story"),
    "a page without a place for corrections": ("web/brief.html.j2", "{{ brief.subject }}", ": has no place for corrections"),
    "a page that prints a link for one reader": ("web/brief.html.j2", "{{ unsubscribe }}", ":1: 'unsubscribe' is undefined"),
    "styles that cannot be inlined": ("email/body.html.j2", '<style>p { color: red }</style><p style="broken">x</p>', ": its styles cannot be inlined"),
    "a mail that is too heavy": ("email/body.html.j2", "{{ 'x' * 100001 }}" + OURS["email/body.html.j2"], ": makes a mail of 100,"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "text", "wrong"), BROKEN.values(), ids=BROKEN)
def test_what_a_broken_template_should_print_the_packaged_one_prints(
    override, document, site, frozen, caplog, name, text, wrong
):
    pages = override(name, text)
    broken = pages.broken(document, site)

    assert pages.freeze(document, 3, site, "editor", NOW) == replace(frozen, approved_at=NOW)
    assert len(broken) == 1
    assert broken[0].partition(name)[2].startswith(wrong)
    assert broken[0].endswith("; mend the template, or remove it if it is yours")
    assert caplog.messages == [f"{broken[0]}; the packaged template takes its place in {document.brief}"]


def test_the_parts_that_are_not_broken_stay_the_operators(override, document, site):
    override("email/body.txt.j2", "{{ nothing }}")
    own = override("email/subject.txt.j2", "OURS").freeze(document, 3, site, "editor", NOW)

    assert own.subject == "OURS"
    assert "Japan calls off" in own.text


def test_a_broken_piece_is_named_once_although_several_templates_use_it(override, document, site, frozen):
    pages = override("pieces.html.j2", "{% macro lang(tag) %}\n{{ nothing }}{% endmacro %}")

    assert pages.freeze(document, 3, site, "editor", NOW) == replace(frozen, approved_at=NOW)
    (line,) = pages.broken(document, site)
    assert "pieces.html.j2:2: 'nothing' is undefined" in line


def test_a_template_of_one_newsletter_that_is_broken_spoils_no_other(override, document, site):
    override("email/subject.txt.j2", "ALL")
    pages = override("newsletters/asia/email/subject.txt.j2", "{{ nothing }}")
    other = replace(document, newsletter="world")

    assert pages.freeze(document, 3, site, "editor", NOW).subject == document.subject
    assert pages.freeze(other, 3, site, "editor", NOW).subject == "ALL"
    assert pages.broken(other, site) == ()


def test_broken_markdown_is_named_and_ours_printed(override, pages, document, site, caplog):
    own = override("md/brief.md.j2", "\n{{ nothing }}")

    assert own.markdown(document, site) == pages.markdown(document, site)
    assert "md/brief.md.j2:2: 'nothing' is undefined" in caplog.text
    assert len(own.broken(document, site)) == 1


def test_a_whole_template_that_tells_its_story_in_capitals_and_folded_lines_is_not_broken(
    override, document, site
):
    own = override(
        "email/body.txt.j2", "{{ brief.contents[0].text | upper | fold(' ' * 40) }} {{ unsubscribe }}"
    )

    assert own.broken(document, site) == ()


def test_where_all_templates_are_ours_nothing_is_broken_and_nothing_is_said(pages, document, site, caplog):
    assert pages.broken(document, site) == ()
    assert caplog.messages == []


def test_a_packaged_mail_without_a_way_out_never_leaves(tmp_path, document, site, monkeypatch):
    shutil.copytree(packaged(), tmp_path / "ours")
    (tmp_path / "ours/email/body.html.j2").write_text("<p>{{ brief.title }}</p>")
    monkeypatch.setattr(environments, "packaged", lambda: tmp_path / "ours")

    with pytest.raises(TemplateError, match="has no way out of the list"):
        JinjaPages().freeze(document, 3, site, "editor", NOW)


def test_a_missing_template_is_named():
    with pytest.raises(TemplateError, match=r"web/none\.html\.j2: there is no template web/none\.html\.j2"):
        render(environment(), "web/none.html.j2", {})


def test_the_packaged_templates_are_found_in_a_wheel_and_in_a_checkout(tmp_path, monkeypatch):
    assert (packaged() / "email" / "body.html.j2").is_file()
    module = tmp_path / "site" / "briefs" / "adapters" / "pages" / "environment.py"
    monkeypatch.setattr(environments, "__file__", str(module))
    with pytest.raises(TemplateError, match="packaged templates are missing"):
        packaged()
    for folder in (tmp_path / "site" / "templates", tmp_path / "site" / "briefs" / "templates"):
        (folder / "email").mkdir(parents=True)
        assert packaged() == folder
