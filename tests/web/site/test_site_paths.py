"""Paths as they are asked for, as files, and what is put around a frozen page."""

from __future__ import annotations

import pytest

from briefs.domain.brief import WRAPPED
from briefs.domain.errors import ExportError
from briefs.newsroom import paths
from briefs.web.site.address import canonical, segments
from briefs.web.site.export import file_of
from briefs.web.site.wrapping import wrapped


@pytest.mark.parametrize(
    ("asked", "path"),
    [
        ("briefs/asia-2026-11-24-0530.html", "briefs/asia-2026-11-24-0530.html"),
        ("newsletters/caf%c3%a9/index.html", "newsletters/caf%C3%A9/index.html"),
        ("newsletters/café/index.html", "newsletters/caf%C3%A9/index.html"),
        ("newsletters/a%2Fb/feed.json", "newsletters/a%2Fb/feed.json"),
        ("stories/%73%31.html", "stories/s1.html"),
        ("", ""),
    ],
)
def test_a_path_is_found_however_it_is_encoded(asked, path):
    assert canonical(asked) == path


@pytest.mark.parametrize("name", ["asia", "a/b", "café 日報", "..", "50%", "q?x#y", "<b>"])
def test_every_name_comes_back_from_its_path(name):
    assert segments(paths.feed(name, "rss"))[1] == name
    assert canonical(paths.newsletter_page(name)) == paths.newsletter_page(name)


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("index.html", "index.html"),
        ("newsletters/caf%C3%A9%20x/index.html", "newsletters/café x/index.html"),
        ("stories/50%25.html", "stories/50%.html"),
    ],
)
def test_a_file_is_called_what_a_browser_looks_for_on_disk(path, file):
    assert file_of(path) == file


@pytest.mark.parametrize(
    "path",
    ["newsletters/../index.html", "newsletters/a%2Fb/index.html", "stories/%00", "a//b", "a/%5C", "./x"],
)
def test_no_name_leads_out_of_the_folder(path):
    with pytest.raises(ExportError, match="cannot be exported"):
        file_of(path)


PAGES = {
    "marked": (f"<main>\n{WRAPPED}\n<p>a</p></main>", "<main>\n<i>1</i><i>2</i>\n<p>a</p></main>"),
    "marked twice": (f"{WRAPPED}<main>{WRAPPED}", f"<i>1</i><i>2</i><main>{WRAPPED}"),
    "before the mark existed": ("<main>\n<p>a</p>", "<main>\n<i>1</i><i>2</i><p>a</p>"),
    "a main with attributes": ('<main class="x"><p>', '<main class="x"><i>1</i><i>2</i><p>'),
    "an operator's own": ("<body><mainly>", "<body><mainly>"),
}


@pytest.mark.parametrize("name", PAGES)
def test_pieces_stand_where_the_page_has_its_mark(name):
    frozen, shown = PAGES[name]
    assert wrapped(frozen, ["<i>1</i>", "", "<i>2</i>"]) == shown


@pytest.mark.parametrize("name", PAGES)
def test_without_pieces_a_page_is_shown_byte_for_byte(name):
    frozen, _ = PAGES[name]
    assert wrapped(frozen, []) == wrapped(frozen, ["", ""]) == frozen
