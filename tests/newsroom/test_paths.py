"""Every public page has one path, and pages link to one another by relative addresses."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest

from briefs.newsroom import paths

PAGES = (
    paths.HOME,
    paths.CORRECTIONS,
    paths.brief_page("asia-2026-11-24-0530"),
    paths.story_page("s061b59ab5b6e"),
    paths.newsletter_page("asia"),
    paths.month_page("asia", "2026-11"),
    paths.feed("asia", "atom"),
)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("other", PAGES)
@pytest.mark.parametrize("home", ["https://briefs.example/", "file:///somewhere/site/"])
def test_a_relative_link_leads_to_the_page(page, other, home):
    assert urljoin(home + page, paths.between(page, f"{other}#story-1")) == f"{home}{other}#story-1"


def test_a_link_within_a_page_stays_in_it():
    assert paths.between(paths.HOME, "#story-1") == "#story-1"


@pytest.mark.parametrize("name", ["../../etc", "a/b", "ä ö", "a?b#c"])
def test_a_name_is_one_segment_of_a_path(name):
    assert paths.story_page(name).count("/") == 1
    assert not {"?", "#", " "} & set(paths.brief_page(name))


@pytest.mark.parametrize(
    ("home", "address"), [("https://a.example/", "https://a.example/index.html"), ("", "")]
)
def test_an_address_needs_a_site(home, address):
    assert paths.absolute(home, paths.HOME) == address
