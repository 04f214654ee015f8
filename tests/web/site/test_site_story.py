"""The page of a story: what published briefs told of it, day by day, and nothing that they did not."""

from __future__ import annotations

from dataclasses import replace

import lxml.html
import pytest
from published_site import (
    MORNING,
    Reported,
    library,
    make_services,
    merge,
    page,
    publish,
    related,
    story,
    withdraw,
)

from briefs.domain.article import Article
from briefs.domain.story import FirstReport, Lineage, Report, Role
from briefs.domain.summary import Origin, Sentence, Verdict
from briefs.newsroom import paths
from briefs.web.site.following import joined

TALKS = paths.story_page("talks")
FT = Reported("Financial Times", 34, title="Japan cancels talks", country="GB", paywalled=True)
NHK = Reported("NHK", 26, Role.CREDITS, ("Financial Times",), "NHKの見出し", "JP", lang="ja")
XINHUA = Reported("Xinhua", 2, title="Tokyo halts talks", country="CN", kind="state")
COPY = Reported("Global Times", 1, Role.COPY, ("Xinhua",))
HOSTILE = 'Talks <script>alert(1)</script> "off" & </title>\'><img src=x onerror=alert(2)> \u202eevil 😀'


@pytest.fixture
def services():
    return make_services(newsletters=("asia", "europe"))


def shown(services, path=TALKS) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(page(services, path).encode())


def text(element) -> str:
    return " ".join(element.text_content().split())


def test_a_story_is_followed_over_the_days_and_newsletters_that_told_it(services):
    publish(services, story("talks", "Talks are off", [FT, NHK], said=("Tokyo called off a meeting.",)))
    publish(services, story("quake", "A quake", [XINHUA]), days=1)
    news = {"told": "Talks are off", "told_date": "2026-11-24"}
    publish(
        services,
        story("talks", "Beijing is pleased", [FT, NHK, XINHUA, COPY], **news),
        days=2,
        newsletter="europe",
    )
    found = shown(services)
    assert text(found.find(".//h1")) == "Beijing is pleased"
    assert "Told since 24 November in two briefs, reported by four outlets" in text(found)
    assert [text(day) for day in found.iter("h3")] == ["26 November", "24 November", "23 November"]
    told = [text(one) for one in found.xpath("//div[@class='told-in']")]
    assert "Told in Europe Morning Brief" in told[0]
    assert "Beijing is pleased" in told[0]
    assert "Told in Asia Morning Brief" in told[1]
    assert "Tokyo called off a meeting." in told[1]
    links = {link.get("href") for link in found.iter("a")}
    assert "../briefs/asia-2026-11-24-0530.html#story-1" in links
    assert "../briefs/europe-2026-11-26-0530.html#story-1" in links


def test_each_report_is_told_with_its_time_country_marks_and_part(services):
    publish(services, story("talks", "Talks are off", [FT, NHK, XINHUA, COPY]))
    lines = [text(line) for line in shown(services).xpath("//ol[@class='reports']/li")]
    assert lines == [
        "Global Times 13:30 · carries text by Xinhua [4] What Global Times reported",
        "Xinhua 12:30 · China · state-controlled · own report [3] Tokyo halts talks",
        "NHK 12:30 · Japan · in Japanese · credits Financial Times [2] NHKの見出し",
        "Financial Times 04:30 · Britain · subscription · first report [1] Japan cancels talks",
    ]


def test_the_picture_says_the_same_in_words(services):
    publish(services, story("talks", "Talks are off", [FT, NHK, XINHUA, COPY]))
    picture = shown(services).find(".//svg[@role='img']")
    names = picture.get("aria-labelledby").split()
    said = {one.get("id"): text(one) for one in picture.iter("title", "desc")}
    told = "Financial Times reported it first; one other did its own reporting, one credits others and one carries a copy."
    assert [said[name] for name in names] == ["Who reported it", told]
    assert [text(one) for one in shown(services).xpath("//p[@class='caption']")] == [told]
    labels = [text(label) for label in picture.iter("text")]
    assert labels[-4:] == [
        "Financial Times04:30",
        "NHK12:30",
        "Xinhua12:30",
        "Global Times13:30",
    ]


def test_one_report_needs_no_picture(services):
    publish(services, story("talks", "Talks are off", [FT]))
    assert "<svg" not in page(services, TALKS)
    assert "Financial Times reported it first." in text(shown(services))


def test_what_is_new_is_marked(services):
    from briefs.domain.summary import Part

    publish(services, story("talks", "Talks are off", [FT]))
    item = story(
        "talks", "Talks are on", [FT, NHK], said=("They meet in July.",), told="x", told_date="2026-11-24"
    )
    new = tuple(replace(sentence, part=Part.NEW) for sentence in item.summary.sentences)
    publish(services, replace(item, summary=replace(item.summary, sentences=new)), days=1)
    newest = shown(services).xpath("//section[@class='newest']")[0]
    assert "New since 24 November They meet in July." in text(newest)


def test_a_later_article_of_an_outlet_is_listed_as_a_further_report(services):
    later = Reported("Financial Times", 3, title="More from the FT")
    publish(services, story("talks", "Talks are off", [FT, NHK], later=[later]))
    lines = [text(line) for line in shown(services).xpath("//ol[@class='reports']/li")]
    assert lines[0] == "Financial Times 11:30 · further report [3] More from the FT"
    assert len(shown(services).find(".//svg[@role='img']").xpath(".//use[starts-with(@href, '#k-')]")) == 3


def test_an_article_of_another_story_that_is_cited_stands_apart(services):
    context = Reported("Yonhap", 50, title="What allies pay")
    item = story("talks", "Talks are off", [FT, NHK], later=[context])
    publish(services, replace(item, members=(FT.id, NHK.id)))
    found = shown(services)
    assert [text(heading) for heading in found.iter("h3")] == ["24 November", "23 November", "Also cited"]
    assert text(found.xpath("//ol[@class='reports']")[-1]).endswith("[3] What allies pay")
    assert "Yonhap" not in text(found.find(".//svg[@role='img']"))


def test_a_citation_leads_to_the_passage_and_bears_the_number_of_its_report(services):
    publish(services, story("talks", "Talks are off", [FT, NHK]))
    found = shown(services)
    mark = found.xpath("//section[@class='newest']//a[@class='mark']")[0]
    assert mark.text == "[2]"
    card = found.get_element_by_id(mark.get("href").removeprefix("#"))
    assert next(card.iter("a")).get("href").startswith("https://example.org/a-nhk-26#:~:text=")
    ids = found.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_an_editors_note_is_one_on_the_storys_page_too(services):
    told = story("talks", "Talks are off", [FT])
    note = Sentence("We follow this.", (), Origin.EDITOR, verdict=Verdict.WEAK)
    summary = replace(told.summary, sentences=(*told.summary.sentences, note))
    publish(services, replace(told, summary=summary))
    said = [p.text_content() for p in shown(services).find_class("say")]
    assert any("Editor’s note: We follow this." in text for text in said)


def test_nothing_of_the_live_store_is_shown(services):
    """The store goes on grouping: what nobody approved stays in the newsroom."""
    from briefs.domain.article import Found
    from briefs.domain.feed import FeedState
    from briefs.domain.story import Grouping, Story, Vocabulary

    publish(services, story("talks", "Talks are off", [FT]))
    before = page(services, TALKS)
    secret = Article("a9", "Secret Post", "Unapproved", url="https://secret.example", published=MORNING)
    services.store.feeds.record(FeedState("s", MORNING), [(Found(secret, (), ("a9",)), secret)])
    grouped = Story("talks", (FT.id, "a9"), MORNING, MORNING, revision=2, related=("other",))
    services.store.stories.save(Grouping((grouped,)), Vocabulary(1, 0, {}))
    services.store.stories.save_lineage("talks", 2, Lineage(None, (), ()))
    assert page(services, TALKS) == before


@pytest.mark.parametrize(
    "path", ["stories/unknown.html", "stories/talks", "stories/talks.txt", "stories/x/y.html"]
)
def test_a_story_that_no_published_brief_tells_has_no_page(services, path):
    publish(services, story("talks", "Talks are off", [FT]))
    assert page(services, path) == ""


def test_a_withdrawn_brief_leaves_no_trace(services):
    first = publish(services, story("talks", "Talks are off", [FT]))
    kept = page(services, TALKS)
    second = publish(services, story("talks", "Talks are on", [FT, NHK]), days=1)
    withdraw(services, second)
    assert page(services, TALKS) == kept
    withdraw(services, first)
    assert page(services, TALKS) == ""
    assert [listed.path for listed in library(services).paths()] == ["robots.txt"]


def test_an_edit_after_the_approval_takes_the_story_off_until_it_is_approved_again(services):
    from briefs.domain.brief import Revision, Status

    brief = publish(services, story("talks", "Talks are off", [FT]))
    document = services.store.briefs.document(brief)
    services.store.briefs.add_revision(Revision(brief, 2, document, "Ada", "edited", MORNING), Status.DRAFT)
    assert page(services, TALKS) == page(services, paths.brief_page(brief)) == ""
    draft = services.store.briefs.get(brief)
    services.store.briefs.move(draft, replace(draft, status=Status.APPROVED))
    assert page(services, TALKS) == page(services, paths.brief_page(brief)) == ""


def test_a_merged_story_leads_to_the_survivor_which_has_the_tellings_of_both(services):
    publish(services, story("talks", "Talks are off", [FT]))
    publish(services, story("walkout", "Tokyo walks out", [FT, NHK]), days=1)
    merge(services, "talks", "walkout")
    found = shown(services, paths.story_page("walkout"))
    assert "in two briefs" in text(found)
    assert "../briefs/asia-2026-11-24-0530.html#story-1" in {link.get("href") for link in found.iter("a")}
    left = shown(services)
    assert left.find(".//meta[@http-equiv='refresh']").get("content") == "0; url=walkout.html"
    assert {link.get("href") for link in left.find(".//main").iter("a")} == {"walkout.html"}
    listed = {one.path: one.indexed for one in library(services).paths() if one.path.startswith("stories/")}
    assert listed == {"stories/talks.html": False, "stories/walkout.html": True}


def test_a_survivor_that_was_never_told_itself_has_a_page_all_the_same(services):
    publish(services, story("talks", "Talks are off", [FT]))
    merge(services, "talks", "walkout")
    assert "Talks are off" in page(services, paths.story_page("walkout"))
    assert "stories/walkout.html" in [one.path for one in library(services).paths()]


def test_related_stories_are_linked_where_they_have_a_page(services):
    publish(services, story("ferry", "A ferry burns", [XINHUA]), story("quake", "A quake", [COPY]))
    others = (related("ferry", "A ferry burns"), related("quake", "A quake"), related("gone", "Never told"))
    publish(services, story("talks", "Talks are off", [FT], related=(*others, related("talks"))), days=1)
    merge(services, "quake", "ferry")
    links = shown(services).xpath("//section[@aria-labelledby='related']//a")
    assert [(link.get("href"), text(link)) for link in links] == [("ferry.html", "A ferry burns")]


def test_a_story_in_one_line_shows_its_headline_only(services):
    publish(
        services,
        story("talks", "Talks are off", [FT], also=True, said=("Not told.",)),
        story("a", "A", [NHK]),
    )
    body = text(shown(services))
    assert "Talks are off" in body
    assert "Not told." not in body


def test_what_feeds_wrote_stays_text(services):
    bad = Reported(HOSTILE, 5, Role.OWN, (HOSTILE, "x<y>"), HOSTILE, lang='en"><b>')
    told = story(
        "talks", HOSTILE, [bad, Reported("B", 4)], said=(HOSTILE,), related=(related("other", HOSTILE),)
    )
    publish(services, told, story("other", HOSTILE, [XINHUA]), title=HOSTILE)
    for path in (TALKS, paths.story_page("other"), paths.HOME, paths.newsletter_page("asia")):
        body = page(services, path)
        assert "alert(1)" in body
        assert "<script" not in body
        assert "<img" not in body
        assert "\u202e" not in body


def test_odd_reports_have_their_place(services):
    odd = [
        Reported("NHK", 5, Role.CREDITS, ("Kyodo",)),
        Reported("", 4),
        Reported("Gazette", None, Role.COPY, ("NHK",)),
    ]
    publish(services, story("talks", "Kyodo was first", odd, first="Kyodo"))
    found = shown(services)
    assert "Kyodo reported it first, according to others;" in text(found)
    headings = [text(heading) for heading in found.iter("h3")]
    assert headings == ["24 November", "Without a date"]
    labels = [text(label) for label in found.find(".//svg[@role='img']").iter("text")]
    assert labels[1:] == ["Kyodo", "NHK09:30", "Gazetteno date", "example.org10:30"]
    lines = [text(line) for line in found.xpath("//ol[@class='reports']/li")]
    assert any(line.startswith("example.org 10:30") for line in lines)


ENDLESS = "Untrennbar" * 30


@pytest.mark.parametrize("kind", ["own", "copies", "endless"])
def test_sixty_outlets_stay_under_50_kb(services, kind):
    title = (
        ENDLESS
        if kind == "endless"
        else "A title as long as they usually are, some eighty signs or a bit more"
    )
    role = (Role.COPY, ("Outlet 0",)) if kind == "copies" else (Role.OWN, ())
    reports = [
        Reported(f"Outlet {at}", 60 - at, *(role if at else (Role.OWN, ())), title) for at in range(60)
    ]
    publish(services, story("talks", ENDLESS, reports, said=[f"Sentence {at}." for at in range(6)]))
    body = page(services, TALKS)
    assert len(body.encode()) < 50_000
    assert len(shown(services).xpath("//ol[@class='reports']/li")) == 60


def test_a_story_told_for_weeks_stays_under_50_kb_and_links_every_brief(services):
    long = [f"{'A sentence of the usual length that says what happened. ' * 3}{at}" for at in range(6)]
    reports = [
        Reported(f"Outlet {at}", 60 - at, title="A title of the usual length " * 3) for at in range(40)
    ]
    briefs = [
        publish(services, story("talks", f"Day {day}", reports, said=long), days=day) for day in range(40)
    ]
    body = page(services, TALKS)
    assert len(body.encode()) < 50_000
    assert all(f"{paths.brief_page(brief)}#story-1" in body for brief in briefs)


def test_a_story_told_for_a_year_stays_under_50_kb_and_counts_what_it_leaves_out(services):
    reports = [
        Reported(f"Outlet {at}", 60 - at, title="A title of the usual length " * 3) for at in range(40)
    ]
    for day in range(300):
        publish(services, story("talks", f"Day {day}", reports), days=day)
    body = page(services, TALKS)
    assert len(body.encode()) < 50_000
    assert "240 earlier briefs not listed here" in body
    assert "in 300 briefs" in body


def test_a_hundred_outlets_are_counted_where_they_are_not_listed(services):
    publish(services, story("talks", "Talks", [Reported(f"Outlet {at}", 200 - at) for at in range(100)]))
    found = shown(services)
    assert len(found.xpath("//ol[@class='reports']/li")) == 80
    assert "20 more reports not listed here" in text(found)


@pytest.mark.parametrize(
    ("language", "said"), [("ja", "だれが報じたか"), ("fi", "Who reported it"), ("he", "Who reported it")]
)
def test_the_page_speaks_the_language_of_its_newest_telling(services, language, said):
    publish(services, story("talks", "Talks are off", [FT, NHK]))
    publish(services, story("talks", "Talks", [FT, NHK]), days=1, language=language)
    found = shown(services)
    assert (found.get("lang"), found.get("dir")) == (language, "rtl" if language == "he" else "ltr")
    assert said in text(found)
    earlier = found.xpath("//div[@class='told-in'][@lang='en']")
    assert len(earlier) == 1


def lineage(first: str, *outlets: str, role: Role = Role.OWN) -> Lineage:
    reports = tuple(Report(f"a{outlet}", outlet, outlet, role, published=MORNING) for outlet in outlets)
    return Lineage(FirstReport(first, MORNING), reports, outlets)


LINEAGES = {
    "the newest of two that see as much": ([lineage("a", "a", "b"), lineage("b", "a", "b")], "b", "ab"),
    "the fullest, though it is older": ([lineage("a", "a", "b", "c"), lineage("d", "c", "d")], "a", "abcd"),
    "one alone": ([lineage("a", "a")], "a", "a"),
}


@pytest.mark.parametrize("name", LINEAGES)
def test_of_several_lineages_the_fullest_counts(name):
    given, first, outlets = LINEAGES[name]
    found = joined(given)
    assert found.first.outlet == first
    assert found.outlets == tuple(outlets)


def test_roles_are_those_of_the_fullest_lineage():
    found = joined([lineage("a", "a", "b", role=Role.CREDITS), lineage("a", "b")])
    assert {report.outlet: report.role for report in found.reports} == {"a": Role.CREDITS, "b": Role.CREDITS}


def test_a_site_with_an_address_names_it_and_one_without_does_not(services):
    from briefs.domain.newsletter import Site

    publish(services, story("talks", "Talks are off", [FT]))
    head = shown(services).find("head")
    assert head.find("link[@rel='canonical']").get("href") == "https://briefs.example/stories/talks.html"
    metas = {meta.get("property"): meta.get("content") for meta in head.iter("meta")}
    assert (metas["og:type"], metas["og:title"]) == ("article", "Talks are off")
    assert metas["og:url"] == "https://briefs.example/stories/talks.html"
    bare = make_services(site=Site())
    publish(bare, story("talks", "Talks are off", [FT]))
    body = page(bare, TALKS)
    assert "canonical" not in body
    assert "og:url" not in body
    assert "feed.atom" not in body
