"""A brief's page as it was approved, with what is put around it, and its other formats."""

from __future__ import annotations

import json
from dataclasses import replace

import lxml.html
import pytest
from published_site import Reported, library, make_services, page, publish, story

from briefs.domain.brief import WRAPPED
from briefs.domain.newsletter import Site
from briefs.newsroom import paths
from briefs.web.site.library import document_of

FT = [Reported("Financial Times", 34), Reported("NHK", 26)]


@pytest.fixture
def services():
    return make_services()


@pytest.fixture
def three(services):
    return [publish(services, story("talks", f"Day {day}", FT), days=day) for day in range(3)]


def test_the_page_is_what_was_approved_but_for_what_is_put_around_it(services, three):
    frozen = services.store.briefs.frozen(three[1]).page
    before, after = frozen.split(WRAPPED)
    shown = page(services, paths.brief_page(three[1]))
    assert shown.startswith(before)
    assert shown.endswith(after)


@pytest.mark.parametrize(
    ("at", "before", "after"),
    [(0, None, 1), (1, 0, 2), (2, 1, None)],
)
def test_a_brief_leads_to_the_one_before_and_after_and_to_the_archive(services, three, at, before, after):
    found = lxml.html.fromstring(page(services, paths.brief_page(three[at])).encode())
    named = {link.get("rel"): link.get("href") for link in found.find(".//main").iter("a") if link.get("rel")}
    wanted = {"prev": before, "next": after}
    assert named == {rel: f"{three[n]}.html" for rel, n in wanted.items() if n is not None}
    assert "../newsletters/asia/index.html" in {link.get("href") for link in found.find(".//main").iter("a")}
    (around,) = found.xpath("//nav[@aria-label='Briefs']")
    assert "Previous brief, 24 November" in [link.get("aria-label") for link in around] or at != 1


def test_briefs_of_other_newsletters_are_no_neighbours(services):
    brief = publish(services, story("talks", "Talks", FT))
    publish(services, story("talks", "Talks", FT), newsletter="europe", days=1)
    assert 'rel="next"' not in page(services, paths.brief_page(brief))


@pytest.mark.parametrize(
    "page_as_approved", ["<html><body><main>\n<p>Old</p></main></body></html>", "<p>No main</p>"]
)
def test_a_page_approved_before_there_was_a_mark_still_shows(services, page_as_approved):
    brief = publish(services, story("talks", "Talks", FT))
    approved = services.store.briefs.get(brief)
    frozen = replace(services.store.briefs.frozen(brief), page=page_as_approved)
    services.store.briefs.approve(frozen, approved, approved)
    shown = page(services, paths.brief_page(brief))
    if "<main>" in page_as_approved:
        assert shown.startswith("<html><body><main>\n<nav")
        assert shown.endswith("<p>Old</p></main></body></html>")
    else:
        assert shown == page_as_approved


def test_json_is_what_was_approved_byte_for_byte(services, three):
    found = library(services).page(paths.brief_page(three[0], "json"))
    assert found.media_type == "application/json"
    assert found.content.decode() == services.store.briefs.frozen(three[0]).json
    assert document_of(found.content.decode()) == document_of(services.store.briefs.frozen(three[0]).json)


def test_text_has_nobodys_own_addresses(services, three):
    found = library(services).page(paths.brief_page(three[0], "txt"))
    assert found.media_type == "text/plain; charset=utf-8"
    assert "Day 0" in found.content.decode()
    assert ".invalid" not in found.content.decode()


def test_markdown_is_made_of_what_was_approved(services, three):
    found = library(services).page(paths.brief_page(three[0], "md"))
    assert found.media_type == "text/markdown; charset=utf-8"
    document = document_of(services.store.briefs.frozen(three[0]).json)
    assert found.content.decode() == services.pages.markdown(document, services.config.site)


def test_held_back_sentences_are_in_no_format(services):
    item = story("talks", "Talks", FT)
    secret = replace(item.summary.sentences[0], text="Held back secret.")
    told = replace(item, summary=replace(item.summary, held_back=(secret,)))
    brief = publish(services, told)
    for kind in ("html", "txt", "md", "json"):
        assert "secret" not in page(services, paths.brief_page(brief, kind))
    assert "secret" not in page(services, paths.story_page("talks"))
    assert (
        json.loads(page(services, paths.brief_page(brief, "json")))["items"][0]["summary"]["held_back"] == []
    )


@pytest.mark.parametrize("kind", ["pdf", "", "html.part", "HTML"])
def test_other_formats_are_not_found(services, three, kind):
    assert page(services, f"briefs/{three[0]}.{kind}") == ""


def test_a_damaged_brief_is_named_and_not_shown(services):
    from briefs.domain.errors import StoreError

    brief = publish(services, story("talks", "Talks", FT))
    approved = services.store.briefs.get(brief)
    services.store.briefs.approve(replace(services.store.briefs.frozen(brief), json="{}"), approved, approved)
    with pytest.raises(StoreError, match="restore the database"):
        page(services, paths.story_page("talks"))


def test_a_brief_without_a_public_address_links_its_neighbours_all_the_same():
    services = make_services(site=Site())
    first, second = (publish(services, story("talks", "Talks", FT), days=day) for day in range(2))
    assert f'href="{second}.html"' in page(services, paths.brief_page(first))
