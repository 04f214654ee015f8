"""Every link of every format leads somewhere that we know, and all formats lead to the same articles."""

from __future__ import annotations

import json
import re
from urllib.parse import unquote, urljoin

import lxml.html
import pytest
from rich_brief import LANGUAGES, OUTLETS, SITE, rich

from briefs.domain.brief import PREFERENCES, UNSUBSCRIBE, Document
from briefs.newsroom import paths

FRAGMENT = ":~:text="
OWN = frozenset({UNSUBSCRIBE, PREFERENCES})


class Known:
    """The addresses that a brief may hold: its articles with their passages, and public pages."""

    def __init__(self, document: Document, page: str) -> None:
        self.articles: dict[str, list[str]] = {}
        for item in document.items:
            for source in item.sources:
                kept = [passage.text for passage in item.passages if passage.article == source.id]
                self.articles.setdefault(source.url, []).extend(kept)
        self.here = paths.absolute(SITE.url, paths.brief_page(document.brief))
        self.pages = {paths.absolute(SITE.url, path) for path in public(document)} | {SITE.url}
        self.anchors = anchors(page)

    def cited(self, urls: list[str]) -> set[str]:
        return {plain for url in urls if (plain := url.partition("#")[0]) in self.articles}

    def leads_nowhere(self, url: str, own: frozenset[str] = frozenset()) -> str:
        """Why an address is none that this brief may hold, "" when it is one."""
        plain, _, fragment = url.partition("#")
        if plain in self.articles:
            return finds_nothing(fragment, self.articles[plain])
        if plain in own:
            return ""
        if plain not in self.pages:
            return f"{url}: neither an article nor a page of the site"
        lost = plain == self.here and fragment and fragment not in self.anchors
        return f"{url}: no such place" if lost else ""


def public(document: Document) -> set[str]:
    """The public pages that a brief may lead to."""
    related = [other for item in document.items for other in item.related]
    stories = {item.story for item in document.items} | {other.story for other in related}
    briefs = {document.brief, *(other.brief for other in related if other.brief)}
    known = {paths.HOME, paths.CORRECTIONS, paths.newsletter_page(document.newsletter)}
    known |= {paths.story_page(story) for story in stories}
    known |= {paths.feed(document.newsletter, kind) for kind in paths.FEEDS}
    return known | {
        paths.brief_page(brief, kind) for brief in briefs for kind in ("html", "txt", "md", "json")
    }


def finds_nothing(fragment: str, passages: list[str]) -> str:
    """Why a text fragment (WICG spec) finds nothing in the passages, "" when it does."""
    if not fragment:
        return ""
    _, _, directive = fragment.partition(FRAGMENT)
    start, *end = (unquote(part) for part in directive.split(","))
    if not start or len(end) > 1:
        return f"{fragment}: no text fragment"
    fits = [text for text in passages if start in text and all(e in text.partition(start)[2] for e in end)]
    return "" if fits else f"{fragment}: in none of {passages}"


def anchors(html: str) -> set[str]:
    return set(lxml.html.fromstring(html).xpath("//@id"))


def links(html: str, base: str) -> list[str]:
    """Every address of the document: those of its own places as they are, the others absolute."""
    found = lxml.html.fromstring(html).xpath(
        "//@href | //@src | //@action | //meta[@property='og:url']/@content"
    )
    return [url if url.startswith("#") else urljoin(base, url) for url in map(str, found)]


def addresses(text: str) -> list[str]:
    return re.findall(r"https?://[^\s<>]+", text)


def number(mark: lxml.html.HtmlElement) -> int:
    return int(re.sub(r"\D", "", mark.text_content()))


@pytest.fixture(scope="module")
def known(frozen):
    return {lang: Known(rich(lang), frozen[lang].page) for lang in LANGUAGES}


@pytest.mark.parametrize("kind", ["html", "page"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_link_leads_to_an_article_a_place_or_a_page_of_the_site(frozen, known, lang, kind):
    html, own = getattr(frozen[lang], kind), OWN if kind == "html" else frozenset()
    inside = {f"#{anchor}" for anchor in anchors(html)}
    found = [url for url in links(html, known[lang].here) if url not in inside]
    assert [wrong for url in found if (wrong := known[lang].leads_nowhere(url, own))] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_address_in_the_text_part_is_known_too(frozen, known, lang):
    found = addresses(frozen[lang].text)
    assert [wrong for url in found if (wrong := known[lang].leads_nowhere(url, OWN))] == []
    assert set(found) >= OWN


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_address_in_the_markdown_is_known_too(pages, frozen, known, lang):
    found = addresses(pages.markdown(rich(lang), SITE))
    assert [wrong for url in found if (wrong := known[lang].leads_nowhere(url))] == []
    assert known[lang].cited(found) == known[lang].cited(addresses(frozen[lang].text))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_only_the_mail_holds_a_recipients_own_addresses(frozen, lang):
    for kind in ("page", "json"):
        assert ".invalid" not in getattr(frozen[lang], kind)
    for kind in ("html", "text"):
        assert all(address in getattr(frozen[lang], kind) for address in OWN)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_mail_text_and_page_lead_to_the_same_articles(frozen, known, lang):
    one, cited = frozen[lang], known[lang].cited
    listed = {source["url"] for item in json.loads(one.json)["items"] for source in item["sources"]}
    mail, page = (cited(links(html, SITE.url)) for html in (one.html, one.page))
    assert mail == page == cited(addresses(one.text))
    assert mail <= listed


@pytest.mark.parametrize("lang", LANGUAGES)
def test_mail_text_and_page_cite_the_same_sources_in_the_same_order(frozen, lang):
    outlets = "|".join(outlet for outlet, _, _ in OUTLETS)
    prose = re.sub(rf"(?m)^ *\[\d+\] \u2068?({outlets})", "", frozen[lang].text)
    mail, page = (
        [number(mark) for mark in lxml.html.fromstring(html).find_class("mark")]
        for html in (frozen[lang].html, frozen[lang].page)
    )
    assert mail == page == [int(found) for found in re.findall(r"\[(\d+)\]", prose)]
    assert len(mail) > 50


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_mark_has_its_source_line_in_its_story(frozen, lang):
    for html in (frozen[lang].html, frozen[lang].page):
        places = "//*[starts-with(@id, 'story-') and not(contains(@id, 'headline'))]"
        for story in lxml.html.fromstring(html).xpath(places):
            said = " ".join(story.itertext())
            for mark in story.find_class("mark"):
                outlet = max((o for o, _, _ in OUTLETS if o in mark.get("aria-label")), key=len)
                listed = re.search(rf"(?<!\d){number(mark)}[\s\u2066-\u2069]*{outlet}", said)
                assert listed, (story.get("id"), number(mark), outlet)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_mark_of_the_text_part_has_its_source_line(frozen, lang):
    outlets = "|".join(outlet for outlet, _, _ in OUTLETS)
    listed = set(re.findall(rf"(?m)^ *\[(\d+)\] \u2068?(?:{outlets})", frozen[lang].text))
    assert set(re.findall(r"\[(\d+)\]", frozen[lang].text)) == listed


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_citation_of_the_json_points_at_an_article_and_a_passage_in_it(frozen, lang):
    for item in json.loads(frozen[lang].json)["items"]:
        sources = {source["id"] for source in item["sources"]}
        spans = {(p["article"], p["revision"], p["start"], p["end"]) for p in item["passages"]}
        summary = item["summary"]
        for said in (summary["headline"], *summary["sentences"], *summary["sections"]):
            for c in said["citations"]:
                assert c["article"] in sources
                assert (c["article"], c["revision"], c["start"], c["end"]) in spans


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("https://elsewhere.example/", "neither"),
        ("https://news.example/briefs/other.html", "neither"),
        ("https://news.example/briefs/harbour-2025-06-24-0530.html#nowhere", "no such place"),
        ("https://news.example/briefs/harbour-2025-06-24-0530.html#story-1", ""),
        ("https://also.example/also0#:~:text=never%20written", "in none of"),
        ("https://also.example/also0#:~:text=Rice%20falls", ""),
        ("https://also.example/also0", ""),
    ],
)
def test_a_link_that_leads_nowhere_is_found(url, told):
    found = Known(rich(), "<p id='story-1'>").leads_nowhere(url)
    assert told in found if told else not found
