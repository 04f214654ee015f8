"""The search page: what is found, marked and linked; helpful where nothing is, harmless whatever is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import lxml.html
import pytest

from briefs.domain.brief import Revision, Status
from briefs.steps.review import approve

ID = "asia-2026-11-24-0530"


def said(element) -> str:
    return " ".join(element.text_content().split())


def page(visitor, q: str | None = None, **more: object) -> lxml.html.HtmlElement:
    reply = visitor.get("/search", params={**({} if q is None else {"q": q}), **more})
    assert reply.status_code == 200, reply.text
    return lxml.html.fromstring(reply.text)


def headlines(shown) -> list[str]:
    return [said(one) for one in shown.xpath("//article//h2")]


@pytest.fixture
def approved(services, clock, clean_draft):
    approve(services, ID, "Ada", clock())


@pytest.fixture
def many(services, approved):
    """The same brief on 44 days more, and once in another newsletter."""

    def publish(id: str, day: date, newsletter: str = "asia") -> None:
        brief = services.store.briefs.get(ID)
        document = replace(services.store.briefs.document(ID), brief=id, date=day, newsletter=newsletter)
        copied = replace(brief, id=id, newsletter=newsletter, date=day, status=Status.DRAFTING, revision=0)
        services.store.briefs.create(copied)
        services.store.briefs.add_revision(Revision(id, 1, document, "b", "c", brief.created), Status.DRAFT)
        approve(services, id, "Ada", brief.created)

    for number in range(1, 45):
        day = date(2026, 11, 24) - timedelta(days=number)
        publish(f"asia-{day}", day)
    publish("europe-1", date(2026, 11, 1), "europe")


def test_a_story_is_found_marked_and_linked(visitor, approved):
    shown = page(visitor, "quake")
    assert headlines(shown) == ["Quake off Hokkaido"]
    (one,) = shown.xpath("//article")
    assert [said(mark) for mark in one.xpath(".//mark")] == ["Quake"]
    assert one.xpath(".//a/@href") == [
        f"briefs/{ID}.html#story-2",
        f"briefs/{ID}.html",
        "stories/quake.html",
    ]
    for link in one.xpath(".//a/@href"):
        assert visitor.get(f"/{link.partition('#')[0]}").status_code == 200
    assert "Asia Morning Brief, Tuesday, 24 November 2026" in said(one)


def test_the_place_that_shows_why_is_marked(visitor, approved):
    (one,) = page(visitor, '"3.5 per cent"').xpath("//article")
    assert [said(mark) for mark in one.xpath(".//p//mark")] == ["3.5 per cent"]


def test_what_feeds_wrote_is_text(visitor, approved):
    shown = page(visitor, "script alert")
    assert not shown.xpath("//script | //img")
    assert [said(mark) for mark in shown.xpath("//h2//mark")] == ["script", "alert", "script", "alert"]
    assert "<script>alert(1)</script>" in said(shown.xpath("//h2")[0])


@pytest.mark.parametrize(
    "q",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "' OR 1=1; DROP TABLE briefs; --",
        "NEAR(a b) AND terms:x *",
        "\x00quake\x00",
        "\u202equake",
        "x" * 10_000,
        "quake " * 1_500,
        "国" * 3_000,
        "…!?" * 1_000,
        "{{ 7 * 7 }}{% raw %}",
    ],
    ids=range(11),
)
def test_no_query_is_an_error_or_more_than_text(visitor, approved, q):
    shown = page(visitor, q)
    assert not shown.xpath("//script | //img")
    (field,) = shown.xpath("//input[@name='q']")
    assert len(field.get("value")) <= 1000
    assert "\u202e" not in lxml.html.tostring(shown, encoding="unicode")
    assert "49" not in said(shown.xpath("//main")[0])
    assert headlines(page(visitor, "quake")) == ["Quake off Hokkaido"]


def test_without_a_query_the_page_explains_itself(visitor, approved):
    for shown in (page(visitor), page(visitor, ""), page(visitor, "  ")):
        assert headlines(shown) == []
        assert "Every word must be there" in said(shown)
        assert "No published brief" not in said(shown)


def test_where_nothing_is_found_the_page_helps(visitor, many):
    shown = page(visitor, "wombats", newsletter="europe")
    assert "No published brief tells of “wombats”." in said(shown)
    (link,) = shown.xpath("//a[.='Search all newsletters']/@href")
    assert link == "?q=wombats"
    assert "Search all newsletters" not in said(page(visitor, "wombats"))


def test_a_query_that_only_leaves_out_is_told_so(visitor, approved):
    assert "Say also what should be there" in said(page(visitor, "-quake"))


def test_only_what_is_published_is_found(visitor, services, clean_draft, clock):
    assert headlines(page(visitor, "quake")) == []
    approve(services, ID, "Ada", clock())
    assert headlines(page(visitor, "quake")) == ["Quake off Hokkaido"]
    brief = services.store.briefs.get(ID)
    services.store.briefs.move(brief, replace(brief, status=Status.CANCELLED))
    assert headlines(page(visitor, "quake")) == []


def test_held_back_sentences_are_not_found(visitor, approved):
    assert headlines(page(visitor, "yen fell")) == []


def test_results_come_in_pages_that_lead_to_one_another(visitor, many):
    shown = page(visitor, "quake", newsletter="asia")
    days = [said(one) for one in shown.xpath("//article//p[@class='day']/a[1]")]
    assert len(days) == 20
    assert "24 November" in days[0]
    (older,) = shown.xpath("//nav[@class='turn']/a/@href")
    assert older == "?q=quake&newsletter=asia&page=2"
    second = lxml.html.fromstring(visitor.get(f"/search{older}").text)
    assert second.xpath("//nav[@class='turn']/a/@href") == [
        "?q=quake&newsletter=asia",
        "?q=quake&newsletter=asia&page=3",
    ]
    third = page(visitor, "quake", newsletter="asia", page=3)
    assert len(headlines(third)) == 5
    assert third.xpath("//nav[@class='turn']/a/@rel") == ["prev"]
    assert "There are no more results." in said(page(visitor, "quake", page=4))


@pytest.mark.parametrize("number", ["0", "-1", "x", "", "1.5", "²", "9" * 30, "99999999"])
def test_a_page_that_makes_no_sense_is_the_nearest_that_does(visitor, approved, number):
    shown = page(visitor, "quake", page=number)
    assert headlines(shown) == ([] if number == "99999999" else ["Quake off Hokkaido"])


def test_a_newsletter_is_searched_alone_and_stays_chosen(visitor, many):
    shown = page(visitor, "quake", newsletter="europe")
    assert len(headlines(shown)) == 1
    assert shown.xpath("//option[@selected]/@value") == ["europe"]
    assert shown.xpath("//option/@value") == ["", "asia", "europe"]
    assert len(headlines(page(visitor, "quake", newsletter="nobody' OR 1=1"))) == 20


def test_the_form_works_without_a_script_and_has_its_labels(visitor, many):
    (form,) = page(visitor, 'say "quake" & <b>').xpath("//form")
    assert (form.get("method"), form.get("action")) == ("get", "search")
    assert form.fields["q"] == 'say "quake" & <b>'
    for field in form.xpath(".//input | .//select"):
        assert field.get("aria-label")


def test_home_and_archive_have_the_form_and_the_foot_leads_to_the_page(visitor, many):
    home = lxml.html.fromstring(visitor.get("/").text)
    (form,) = home.xpath("//form[@role='search']")
    assert form.get("action") == "search"
    assert "search" in home.xpath("//footer//a/@href")
    archive = lxml.html.fromstring(visitor.get("/newsletters/europe/index.html").text)
    (form,) = archive.xpath("//form[@role='search']")
    assert (form.get("action"), form.fields["newsletter"]) == ("../../search", "europe")


def test_results_are_kept_out_of_search_engines(visitor, approved):
    assert page(visitor, "quake").xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert "search" not in visitor.get("/sitemap.xml").text


def test_a_japanese_newsletter_is_searched_in_its_words(visitor, services, approved, clock):
    brief = services.store.briefs.get(ID)
    services.store.briefs.move(brief, replace(brief, status=Status.CANCELLED))
    document = services.store.briefs.document(ID)
    said_so = replace(document.items[1].summary.headline, text="国会議員が北海道を訪問")
    item = replace(document.items[1], summary=replace(document.items[1].summary, headline=said_so))
    ja = replace(document, brief="ja-1", newsletter="ja", language="ja", title="朝刊", items=(item,))
    services.store.briefs.create(
        replace(brief, id="ja-1", newsletter="ja", status=Status.DRAFTING, revision=0)
    )
    services.store.briefs.add_revision(Revision("ja-1", 1, ja, "b", "c", clock()), Status.DRAFT)
    approve(services, "ja-1", "Ada", clock())
    shown = page(visitor, "会議 北海道")
    assert [said(mark) for mark in shown.xpath("//h2//mark")] == ["会議", "北海道"]
    assert "朝刊、2026年11月24日火曜日" in said(shown) or "朝刊, 2026年11月24日火曜日" in said(shown)
    assert said(shown.xpath("//h1")[0]) == "検索"
    assert "「猫」を伝えた号はありません。" in said(page(visitor, "猫"))


def test_before_anything_is_published_the_page_finds_nothing(visitor):
    assert "No published brief tells of “quake”." in said(page(visitor, "quake"))


def test_searching_changes_nothing(visitor, approved, changed):
    page(visitor, "quake")
    assert not changed()
