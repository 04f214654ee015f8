"""Corrections where readers see them: above the brief, on the story's page, in the list of all, in the feeds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import feedparser
import lxml.html
import pytest

from briefs.domain.brief import Revision, Status
from briefs.steps.correcting import correct
from briefs.steps.review import approve

ID = "asia-2026-11-24-0530"
HOSTILE = '<script>alert(1)</script> "it" was \u202e12 & not 13'
SHOWN = '<script>alert(1)</script> "it" was 12 & not 13'


def said(element) -> str:
    return " ".join(element.text_content().split())


def page(visitor, path: str = f"/briefs/{ID}.html") -> lxml.html.HtmlElement:
    reply = visitor.get(path)
    assert reply.status_code == 200, reply.text
    return lxml.html.fromstring(reply.text)


@pytest.fixture
def approved(services, clock, clean_draft):
    approve(services, ID, "Ada", clock())


@pytest.fixture
def write(services, clock, approved):
    """Corrects the brief, an hour after the last time."""

    def wrote(text: str = "It was 3 per cent.", story: str = "talks", brief: str = ID) -> datetime:
        clock.now += timedelta(hours=1)
        correct(services, brief, story, text, "Ada Lovelace", clock())
        return clock()

    return wrote


def test_a_brief_without_corrections_has_no_block(visitor, approved):
    assert not page(visitor).xpath("//*[@id='corrected']")


def test_a_correction_stands_above_the_brief_and_leads_to_its_story(visitor, services, write):
    frozen = services.store.briefs.frozen(ID).page
    write("It was 3 per cent.", "quake")
    shown = page(visitor)
    (block,) = shown.xpath("//section[@aria-labelledby='corrected']")
    assert said(block) == (
        "Correction Quake off Hokkaido: It was 3 per cent. (corrected on 24 November, 07:00) "
        "What was approved stands below, unchanged."
    )
    (link,) = block.xpath(".//a")
    assert (link.get("href"), said(link)) == ("#story-2", "Quake off Hokkaido")
    assert shown.xpath("//*[@id='story-2']")
    assert block.xpath(".//time/@datetime") == ["2026-11-23T22:00:00+00:00"]
    assert services.store.briefs.frozen(ID).page == frozen


def test_a_brief_that_was_approved_again_does_not_say_that_it_is_unchanged(visitor, services, clock, write):
    write()
    brief = services.store.briefs.get(ID)
    services.store.briefs.move(brief, replace(brief, status=Status.DRAFT))
    clock.now += timedelta(hours=1)
    approve(services, ID, "Ada", clock())
    (block,) = page(visitor).xpath("//section[@aria-labelledby='corrected']")
    assert "It was 3 per cent." in said(block)
    assert "unchanged" not in said(block)


def test_readers_do_not_learn_who_corrected(visitor, write):
    write()
    for path in (f"/briefs/{ID}.html", "/corrections.html", "/stories/talks.html", f"/briefs/{ID}.json"):
        assert "Lovelace" not in visitor.get(path).text


def test_two_corrections_of_a_story_stand_in_their_order_each_at_its_anchor(visitor, write):
    write("It was 12.")
    write("It was 13.")
    write("The date was wrong.", "")
    shown = page(visitor)
    told = [said(shown.get_element_by_id(f"correction-{number}")) for number in (1, 2, 3)]
    assert ["12" in told[0], "13" in told[1]] == [True, True]
    assert told[2].startswith("The brief as a whole: The date was wrong.")
    assert said(shown.get_element_by_id("corrected")) == "Corrections"
    ids = shown.xpath("//@id")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", [f"/briefs/{ID}.html", "/corrections.html", "/stories/talks.html"])
def test_what_was_written_is_text(visitor, write, path):
    write(HOSTILE)
    reply = visitor.get(path)
    assert "\u202e" not in reply.text
    shown = lxml.html.fromstring(reply.text)
    assert not shown.xpath("//script[not(@type='application/ld+json')] | //img")
    assert SHOWN in said(shown)


def test_all_corrections_stand_on_one_page_the_newest_first(visitor, services, write):
    write("It was 12.")
    write("It was 13.", "quake")
    shown = page(visitor, "/corrections.html")
    where = "Asia Morning Brief, Tuesday, 24 November 2026 · corrected on 24 November"
    first, second = (said(one) for one in shown.xpath("//article"))
    assert first == f"Quake off Hokkaido {where}, 08:00 It was 13."
    assert second.endswith(f"{where}, 07:00 It was 12.")
    assert shown.xpath("//article//a/@href") == [
        f"briefs/{ID}.html#correction-2",
        f"briefs/{ID}.html",
        f"briefs/{ID}.html#correction-1",
        f"briefs/{ID}.html",
    ]
    assert page(visitor).xpath("//*[@id='correction-2']")


def test_a_site_that_had_nothing_to_correct_says_so(visitor, approved):
    assert "Nothing had to be corrected so far." in said(page(visitor, "/corrections.html"))


def test_before_anything_is_published_there_is_no_page_of_corrections(visitor):
    assert visitor.get("/corrections.html").status_code == 404


def test_the_foot_of_every_page_leads_to_the_corrections(visitor, approved):
    assert "corrections.html" in page(visitor, "/").xpath("//footer//a/@href")


def test_a_brief_that_was_edited_and_not_approved_again_is_not_told_of(visitor, services, write):
    write("It was 12.")
    document = services.store.briefs.document(ID)
    services.store.briefs.add_revision(Revision(ID, 3, document, "b", "e", write("It was 13.")), Status.DRAFT)
    brief = services.store.briefs.get(ID)
    services.store.briefs.move(brief, replace(brief, status=Status.APPROVED))
    republished(services, "asia-2026-11-25-0530", date(2026, 11, 25))
    assert "It was" not in said(page(visitor, "/corrections.html"))


@pytest.mark.parametrize("status", [Status.DRAFT, Status.CANCELLED])
def test_what_readers_no_longer_have_is_not_told_of(visitor, services, write, status):
    write("It was 12.")
    other = republished(services, "asia-2026-11-25-0530", date(2026, 11, 25))
    write("It was 13.", brief=other)
    brief = services.store.briefs.get(ID)
    services.store.briefs.move(brief, replace(brief, status=status))
    text = said(page(visitor, "/corrections.html"))
    assert ("It was 12." in text, "It was 13." in text) == (False, True)
    assert visitor.get(f"/briefs/{ID}.html").status_code == 404


def republished(services, id: str, day: date, **more) -> str:
    """The same brief on another day, approved as it is."""
    brief, frozen = services.store.briefs.get(ID), services.store.briefs.frozen(ID)
    document = replace(services.store.briefs.document(ID), brief=id, date=day, **more)
    created = brief.created + (day - brief.date)
    copied = replace(brief, id=id, date=day, status=Status.DRAFTING, revision=0, created=created)
    if "newsletter" in more:
        copied = replace(copied, newsletter=more["newsletter"])
    services.store.briefs.create(copied)
    services.store.briefs.add_revision(Revision(id, 1, document, "b", "c", created), Status.DRAFT)
    approve(services, id, "Ada", frozen.approved_at)
    return id


def test_a_storys_page_tells_of_its_corrections_in_every_brief(visitor, services, write):
    write("It was 12.")
    write("The quake was weaker.", "quake")
    write("The date was wrong.", "")
    other = republished(services, "asia-2026-11-25-0530", date(2026, 11, 25))
    write("It was 13.", brief=other)
    shown = page(visitor, "/stories/talks.html")
    (block,) = shown.xpath("//section[@aria-labelledby='corrections']")
    told = [said(one) for one in block.xpath("./p")]
    assert [("13" in one, "12" in one) for one in told] == [(True, False), (False, True)]
    assert block.xpath(".//a/@href") == [f"../briefs/{other}.html", f"../briefs/{ID}.html"]
    assert not page(visitor, "/stories/quake.html").xpath("//p[contains(., 'It was 12.')]")


def test_a_correction_moves_the_time_of_its_entry_in_every_feed(visitor, services, write):
    approved = services.store.briefs.frozen(ID).approved_at
    before = feedparser.parse(visitor.get("/newsletters/asia/feed.atom").content)
    assert datetime.fromisoformat(before.entries[0].updated) == approved
    at = write()
    for kind in ("atom", "rss"):
        found = feedparser.parse(visitor.get(f"/newsletters/asia/feed.{kind}").content)
        assert not found.bozo
        assert datetime.fromisoformat(found.entries[0].updated) == at
    (item,) = visitor.get("/newsletters/asia/feed.json").json()["items"]
    assert datetime.fromisoformat(item["date_modified"]) == at
    assert datetime.fromisoformat(item["date_published"]) == approved
    assert f"<lastmod>{at:%Y-%m-%d}" in visitor.get("/sitemap.xml").text


def test_corrections_of_a_newsletter_that_is_no_longer_configured_stand_with_the_others(
    services, write, clock
):
    from starlette.testclient import TestClient

    from briefs.web import make_app

    write("It was 12.")
    gone = replace(services, config=replace(services.config, newsletters=()))
    with TestClient(make_app(lambda: gone, "a secret", clock), base_url="http://testserver") as visitor:
        assert "It was 12." in said(page(visitor, "/corrections.html"))
        assert "It was 12." in said(page(visitor))


def test_a_japanese_newsletter_is_corrected_in_its_language_and_zone(visitor, services, write):
    other = republished(
        services, "ja-2026-11-25-0530", date(2026, 11, 25), newsletter="ja", language="ja", title="朝刊"
    )
    write("3％でした。", "quake", other)
    (block,) = page(visitor, f"/briefs/{other}.html").xpath("//section[@aria-labelledby='corrected']")
    assert said(block).startswith("訂正 Quake off Hokkaido：3％でした。（11月24日 07:00に訂正）")
    assert "以下は承認時のままです。" in said(block)
    (one,) = page(visitor, "/corrections.html").xpath("//article")
    assert one.get("lang") == "ja"
    assert "朝刊、2026年11月25日" in said(one)


def test_a_page_that_was_frozen_before_there_were_marks_is_corrected_too(visitor, services, write):
    brief, frozen = services.store.briefs.get(ID), services.store.briefs.frozen(ID)
    old = replace(frozen, page="<body><main>\n<h1>Asia</h1></main></body>")
    services.store.briefs.approve(old, brief, brief)
    write("It was 12.")
    assert "It was 12." in said(page(visitor).xpath("//main/section")[0])


def test_an_export_holds_the_page_of_corrections(services, write):
    from briefs.adapters.pages.environment import environment
    from briefs.adapters.pages.templates import Templates
    from briefs.web.site.kinds import KINDS
    from briefs.web.site.library import Library

    write("It was 12.")
    library = Library(services, Templates(None, environment), KINDS)
    listed = {one.path for one in library.paths()}
    assert "corrections.html" in listed
    assert "search" not in listed
    assert "It was 12." in library.page("corrections.html").content.decode()
    assert b"search" not in library.page("index.html").content.split(b"</style>")[1]
