"""One brief in five formats: the same stories, links and citations everywhere."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import pairwise

import lxml.html
import pytest
from lxml.html import HtmlElement

from briefs.domain.brief import UNSUBSCRIBE, WRAPPED
from briefs.domain.newsletter import Site
from briefs.newsroom.weight import AIM


def tree(html: str) -> HtmlElement:
    return lxml.html.fromstring(html)


def read(html: str) -> str:
    return " ".join(tree(html).text_content().split())


def articles(addresses: list[str]) -> set[str]:
    """The addresses of articles, without the fragment that finds a passage in them."""
    return {address.partition("#")[0] for address in addresses if "/story?" in address}


def marks(html: str) -> list[str]:
    return [mark.text_content() for mark in tree(html).find_class("mark")]


def prose_marks(text: str) -> list[str]:
    prose = re.sub(r"(?m)^  \[\d+\].*$", "", text)
    return re.findall(r"\[\d+\]", prose)


def test_mail_text_and_page_lead_to_the_same_articles(frozen):
    mail = articles(tree(frozen.html).xpath("//a/@href"))
    page = articles(tree(frozen.page).xpath("//a/@href"))
    text = articles(re.findall(r"https?://\S+", frozen.text))

    assert mail == page == text
    assert len(mail) == 9  # seven numbered sources and two stories in one line


def test_mail_text_and_page_cite_the_same_sources_in_the_same_order(frozen):
    assert marks(frozen.html) == marks(frozen.page) == prose_marks(frozen.text)
    assert marks(frozen.html) == [f"[{n}]" for n in (2, 1, 2, 3, 1, 2, 4, 4, 5, 6, 7)]


def test_markdown_leads_to_the_same_articles(pages, document, site, frozen):
    found = re.findall(r"<(https?://[^>]+)>", pages.markdown(document, site))

    assert articles(found) == articles(re.findall(r"https?://\S+", frozen.text))


def test_every_mark_has_its_source_line_in_every_format(frozen):
    for number in {mark.strip("[]") for mark in marks(frozen.page)}:
        assert re.search(rf"(?m)^  \[{number}\] \w", frozen.text)
        assert [n.text_content() for n in tree(frozen.page).find_class("number")].count(number) == 1


def test_a_mark_leads_to_the_cited_passage_and_is_named_aloud(frozen):
    mark = tree(frozen.html).xpath("//a[@aria-label='Source 1: The Straits Times']")[0]

    assert "#:~:text=" in mark.get("href")


def test_a_source_that_asks_for_a_subscription_is_shown_on_our_page_at_the_passage(frozen, freeze, document):
    mark = tree(frozen.html).xpath("//a[@aria-label='Source 2: Financial Times']")[0]
    page, _, anchor = mark.get("href").partition("#")
    assert page == "https://news.example/briefs/asia-2025-06-24-0530.html"
    card = tree(frozen.page).get_element_by_id(anchor)
    assert "Tokyo has withdrawn from the annual" in card.text_content()
    assert "subscription" in card.text_content()
    assert "#:~:text=Tokyo%20has%20withdrawn%20from,July%201%20in%20Washington." in next(card.iter("a")).get(
        "href"
    )

    without = tree(freeze(document, Site(sender="brief@news.example")).html)
    mark = without.xpath("//a[@aria-label='Source 2: Financial Times']")[0]
    assert mark.get("href").startswith("https://ft1.example/")


def test_the_page_shows_each_cited_passage_without_a_script(frozen):
    page = tree(frozen.page)
    for mark in page.find_class("mark"):
        card = page.get_element_by_id(mark.get("href").removeprefix("#"))
        assert mark.getnext() is card
        assert card.find("q").text
        assert card.xpath("a[@class='shut']/@href") == [f"#{mark.get('id')}"]
    told = "The US raised its demand for Japanese defence spending to 3.5 per cent of GDP."
    assert any(told in card.find("q").text for card in page.find_class("card"))
    assert not page.xpath("//script[not(@type='application/ld+json')] | //*[starts-with(name(@*), 'on')]")


def test_programs_read_the_page_as_a_news_article_with_its_citations(frozen, document):
    (data,) = tree(frozen.page).xpath("//script[@type='application/ld+json']/text()")
    article = json.loads(data)
    page = "https://news.example/briefs/asia-2025-06-24-0530.html"

    assert (article["@type"], article["url"], article["inLanguage"]) == ("NewsArticle", page, "en")
    assert article["headline"] == document.subject
    assert [c["publisher"] for c in article["citation"]][:3] == [
        "The Straits Times",
        "Financial Times",
        "NHK",
    ]
    assert {c["url"] for c in article["citation"]} <= set(tree(frozen.page).xpath("//details//a/@href"))
    assert tree(frozen.page).xpath("//meta[@property='og:title']/@content") == [document.subject]
    assert tree(frozen.page).xpath("//link[@rel='canonical']/@href") == [page]


def test_the_page_names_its_other_formats(frozen):
    links = tree(frozen.page).xpath("//link[@rel='alternate']")
    assert {link.get("type"): link.get("href") for link in links} == {
        "application/json": "asia-2025-06-24-0530.json",
        "text/plain": "asia-2025-06-24-0530.txt",
        "text/markdown": "asia-2025-06-24-0530.md",
        "application/atom+xml": "../newsletters/asia/feed.atom",
        "application/rss+xml": "../newsletters/asia/feed.rss",
        "application/feed+json": "../newsletters/asia/feed.json",
    }


def test_what_is_put_around_a_page_when_it_is_shown_has_one_place(frozen):
    assert frozen.page.count(WRAPPED) == 1
    assert WRAPPED not in frozen.html + frozen.text + frozen.json


def test_headings_and_landmarks_are_in_order(frozen):
    for html in (frozen.html, frozen.page):
        levels = [int(h.tag[1]) for h in tree(html).xpath("//h1 | //h2 | //h3 | //h4")]
        assert levels.count(1) == 1
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert len(tree(frozen.page).xpath("//main")) == 1
    assert len(tree(frozen.html).xpath("//*[@role='main']")) == 1


def test_without_sections_stories_stand_one_level_below_the_title(freeze, document):
    items = tuple(replace(item, section="") for item in document.items if not item.also)
    page = tree(freeze(replace(document, items=items)).page)

    assert {h.tag for h in page.find_class("headline")} == {"h2"}
    assert not page.find_class("label")


def test_ids_are_unique_and_links_inside_the_brief_arrive(frozen):
    for html in (frozen.html, frozen.page):
        ids = tree(html).xpath("//@id")
        assert len(ids) == len(set(ids))
        inside = {a[1:] for a in tree(html).xpath("//a/@href") if a.startswith("#")}
        assert inside
        assert inside <= set(ids)


def test_the_way_out_stands_at_the_top_and_at_the_end_of_the_mail_only(frozen):
    assert frozen.html.count(UNSUBSCRIBE) == 2
    assert frozen.text.count(UNSUBSCRIBE) == 2
    assert UNSUBSCRIBE not in frozen.page + frozen.json + frozen.subject
    assert frozen.html.index(UNSUBSCRIBE) < frozen.html.index("<h1")


def test_the_address_on_the_web_is_named_when_there_is_a_site(freeze, document, frozen):
    web = "https://news.example/briefs/asia-2025-06-24-0530.html"
    without = freeze(document, Site(sender="brief@news.example"))

    assert tree(frozen.html).xpath("//a/@href").count(web) == 2
    assert web in frozen.text
    assert "Read on the web" not in without.html + without.text
    assert "/briefs/" not in without.html + without.text
    assert "canonical" not in without.page


def test_the_mail_has_preheader_postal_address_and_no_remote_part(frozen):
    assert (
        "Prime minister to miss NATO summit · Oil"
        in tree(frozen.html).find_class("preheader")[0].text_content()
    )
    for line in ("1 Harbour Road", "Singapore 018989", "desk@news.example"):
        assert line in read(frozen.html)
        assert line in frozen.text
    assert not tree(frozen.html).xpath("//img | //link | //script | //*[@src]")
    assert "url(" not in frozen.html + frozen.page
    assert "@import" not in frozen.html + frozen.page


def test_dark_mode_survives_inlining_and_other_styles_are_inline(frozen):
    style = tree(frozen.html).xpath("//style")

    assert len(style) == 1
    assert "@media (prefers-color-scheme: dark)" in style[0].text
    assert "!important" in style[0].text
    assert "font-size:21px" in tree(frozen.html).find_class("headline")[0].get("style")
    assert "font:16px" in tree(frozen.html).find_class("story")[0].get("style")


def test_a_notice_stands_at_both_ends_in_every_format(pages, document, site, frozen):
    for text in (read(frozen.html), read(frozen.page), frozen.text, pages.markdown(document, site)):
        assert text.count("Sample text, not these papers’ words.") == 2


def test_twelve_stories_fit_a_mail(freeze, long_document):
    assert len(freeze(long_document(12, also=8)).html.encode()) < AIM


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("", "Asia Brief"),
        ("One\r\nBcc: all@example.org", "One Bcc: all@example.org"),
        ("x" * 300, "x" * 199 + "…"),
    ],
)
def test_a_subject_is_one_line_of_at_most_200_characters(freeze, document, subject, expected):
    assert freeze(replace(document, subject=subject)).subject == expected


def test_lines_of_the_text_part_are_at_most_72_columns_except_addresses(frozen):
    from briefs.adapters.pages.plain import columns

    wide = [line for line in frozen.text.splitlines() if columns(line) > 72]
    assert all("https://" in line for line in wide)
    assert "\n\n\n" not in frozen.text


def test_rendering_again_gives_the_same_bytes(freeze, document, frozen):
    assert freeze(document) == frozen
