"""Home, archive, feeds and sitemap: what was approved and nothing else, in lists that machines can read too."""

from __future__ import annotations

import json
from datetime import datetime
from urllib.parse import urljoin

import feedparser
import lxml.etree
import lxml.html
import pytest
from published_site import SITE, Reported, library, make_services, page, publish, story, withdraw

from briefs.domain.newsletter import Site
from briefs.newsroom import paths
from briefs.web.site import sitemap

ARCHIVE = paths.newsletter_page("asia")
FT = [Reported("Financial Times", 34), Reported("NHK", 26)]
HOSTILE = "Talks <script>alert(1)</script> & </title>'\"> \u202eevil \ufffe 😀"
ENDLESS = "Untrennbar" * 30


@pytest.fixture
def services():
    return make_services(newsletters=("asia", "europe"))


def shown(services, path, **more) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(page(services, path, **more).encode())


def text(element) -> str:
    return " ".join(element.text_content().split())


def links(element) -> list[str]:
    return [link.get("href") for link in element.iter("a")]


def test_before_anything_is_published_there_is_nothing(services):
    assert [one.path for one in library(services).paths()] == ["robots.txt"]
    for path in (paths.HOME, ARCHIVE, paths.feed("asia", "atom"), paths.SITEMAP, paths.brief_page("asia-x")):
        assert page(services, path) == ""


def test_the_home_page_has_each_newsletters_newest_brief(services):
    publish(services, story("old", "Old news", FT))
    publish(services, story("talks", "Talks are off", FT), story("quake", "A quake", FT), days=1)
    publish(services, story("geneva", "Geneva ends", FT), newsletter="europe")
    found = shown(services, paths.HOME)
    assert text(found.find(".//h1")) == "The Morning Desk"
    assert [text(one) for one in found.iter("h2")] == ["Asia Morning Brief", "Europe Morning Brief"]
    assert [text(one) for one in found.iter("h3")] == ["Talks are off", "Geneva ends"]
    assert [text(one) for one in found.iter("li")] == ["A quake"]
    assert "Wednesday, 25 November 2026" in text(found)
    wanted = {
        "newsletters/asia/index.html",
        "newsletters/europe/index.html",
        "newsletters/asia/feed.atom",
        "briefs/asia-2026-11-25-0530.html",
        "briefs/asia-2026-11-25-0530.html#story-2",
        "briefs/europe-2026-11-24-0530.html",
    }
    assert wanted <= set(links(found))
    assert "Old news" not in text(found)


def test_one_newsletter_is_the_title_of_its_home_page(services):
    publish(services, story("talks", "Talks are off", FT))
    found = shown(services, paths.HOME)
    assert text(found.find(".//h1")) == "Asia Morning Brief"
    assert [text(one) for one in found.iter("h2")] == ["Talks are off"]


@pytest.mark.parametrize("live", [True, False])
def test_only_a_running_program_links_to_its_desk(services, live):
    publish(services, story("talks", "Talks are off", FT))
    assert ("desk" in links(shown(services, paths.HOME, live=live))) is live


def test_a_newsletter_that_left_the_configuration_keeps_its_place(services):
    publish(services, story("gone", "Gone", FT), newsletter="gone")
    publish(services, story("talks", "Talks", FT))
    found = [text(one) for one in shown(services, paths.HOME).iter("h2")]
    assert found == ["Asia Morning Brief", "Gone Morning Brief"]


def test_the_newest_month_stands_at_the_front_and_each_other_on_its_page(services):
    for days, headline in ((0, "November"), (10, "December"), (40, "January"), (41, "January again")):
        publish(services, story("s", headline, FT), days=days)
    listed = [one.path for one in library(services).paths() if one.path.startswith("newsletters/")]
    assert listed[:3] == [ARCHIVE, paths.month_page("asia", "2026-12"), paths.month_page("asia", "2026-11")]
    front = shown(services, ARCHIVE)
    assert [text(one) for one in front.iter("h2")] == ["January again", "January"]
    assert "January 2027" in text(front)
    months = front.xpath("//nav[@class='months']")[0]
    assert [text(year) for year in months.iter("p")] == ["2027 January", "2026 November December"]
    assert links(months) == ["index.html", "2026-11.html", "2026-12.html"]
    december = shown(services, paths.month_page("asia", "2026-12"))
    assert [text(one) for one in december.iter("h2")] == ["December"]
    assert [text(one) for one in december.xpath("//nav[@class='months']//a[@aria-current]")] == ["December"]


@pytest.mark.parametrize("month", ["2026-11", "2026-12", "2026-13", "x", "index"])
def test_a_month_without_briefs_and_the_newest_under_its_own_name_are_not_found(services, month):
    publish(services, story("s", "News", FT))
    found = page(services, paths.month_page("asia", month))
    assert bool(found) is (month == "index")


@pytest.mark.parametrize(
    ("language", "named", "alone"),
    [
        ("zh", "2026年11月", "十一月"),
        ("ja", "2026年11月", "11月"),
        ("de", "November 2026", "November"),
        ("fr", "novembre 2026", "novembre"),
        ("ar", "نوفمبر 2026", "نوفمبر"),
        ("fi", "marraskuuta 2026", "marraskuuta"),
    ],
)
def test_months_are_named_in_the_newsletters_language(services, language, named, alone):
    from babel import Locale

    assert Locale.parse("zh").months  # what is loaded first would be the names of every later language
    publish(services, story("s", "News", FT), language=language)
    found = shown(services, ARCHIVE)
    (month,) = found.xpath("//nav[@class='months']//a")
    assert (text(found.xpath("//header/p[@class='day']")[0]), text(month)) == (named, alone)


def test_a_month_of_three_slots_a_day_stays_under_50_kb(services):
    items = [story(f"s{at}", f"{at} {ENDLESS}", [Reported("FT", 5)]) for at in range(4)]
    for day in range(7, 38):  # December
        for slot in ("0530", "1200", "1800"):
            publish(services, *items, days=day, slot=slot)
    body = page(services, ARCHIVE)
    assert body.count("<article>") == 93
    assert len(body.encode()) < 50_000


def test_a_month_shows_the_first_headlines_of_each_brief_and_counts_the_rest(services):
    publish(services, *(story(f"s{at}", f"Headline {at}", FT, also=at == 2) for at in range(10)))
    found = [text(one) for one in shown(services, ARCHIVE).find(".//article").iter("li")]
    assert found == [*(f"Headline {at}" for at in (1, 3, 4, 5, 6, 7)), "and three more"]


@pytest.mark.parametrize("kind", paths.FEEDS)
def test_a_feed_has_absolute_addresses_and_is_what_it_says(services, kind):
    publish(services, story("talks", "Talks are off", FT), story("quake", "A quake", FT))
    publish(services, story("more", "More news", FT), days=1)
    found = library(services).page(paths.feed("asia", kind))
    base = "https://briefs.example/"
    urls = [f"{base}briefs/asia-2026-11-25-0530.html", f"{base}briefs/asia-2026-11-24-0530.html"]
    if kind == "json":
        feed = json.loads(found.content)
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert (feed["home_page_url"], feed["feed_url"]) == (
            f"{base}{ARCHIVE}",
            f"{base}newsletters/asia/feed.json",
        )
        assert [item["url"] for item in feed["items"]] == [item["id"] for item in feed["items"]] == urls
        assert [item["title"] for item in feed["items"]] == ["More news", "Talks are off"]
        assert feed["items"][1]["content_text"] == "A quake"
        assert all(datetime.fromisoformat(item["date_published"]).tzinfo for item in feed["items"])
        return
    parsed = feedparser.parse(found.content, response_headers={"content-type": found.media_type})
    assert (parsed.bozo, parsed.version) == (False, {"atom": "atom10", "rss": "rss20"}[kind])
    assert (parsed.feed.title, parsed.feed.link) == ("Asia Morning Brief", f"{base}{ARCHIVE}")
    assert [entry.link for entry in parsed.entries] == [entry.id for entry in parsed.entries] == urls
    assert [entry.title for entry in parsed.entries] == ["More news", "Talks are off"]
    assert parsed.entries[1].summary == "A quake"
    assert parsed.entries[0].get("published_parsed") or parsed.entries[0].updated_parsed
    assert [one.href for one in parsed.feed.links if one.rel == "self"] == [
        f"{base}newsletters/asia/feed.{kind}"
    ]


@pytest.mark.parametrize("kind", ["atom", "rss"])
def test_a_feed_stays_well_formed_whatever_outlets_wrote(services, kind):
    publish(services, story("talks", HOSTILE, FT), story("quake", HOSTILE, FT), title=HOSTILE, language="x y")
    content = library(services).page(paths.feed("asia", kind)).content
    assert lxml.etree.fromstring(content) is not None
    (entry,) = feedparser.parse(content).entries
    assert "alert(1)" in entry.title
    assert b"<script" not in content


def test_a_feed_holds_the_newest_twenty(services):
    for day in range(25):
        publish(services, story("s", f"Day {day}", FT), days=day)
    titles = [item["title"] for item in json.loads(page(services, paths.feed("asia", "json")))["items"]]
    assert titles == [f"Day {day}" for day in range(24, 4, -1)]


def test_a_site_without_address_has_no_feeds_and_no_sitemap(services):
    bare = make_services(site=Site())
    publish(bare, story("talks", "Talks are off", FT))
    listed = {one.path for one in library(bare).paths()}
    assert not {path for path in listed if "feed." in path or path.startswith(("sitemap", "robots"))}
    assert {paths.HOME, ARCHIVE, paths.story_page("talks")} <= listed
    for path in (paths.feed("asia", "rss"), paths.SITEMAP, "robots.txt"):
        assert page(bare, path) == ""
    assert "feed." not in page(bare, paths.HOME)


def addresses(services, path=paths.SITEMAP) -> dict[str, str]:
    tree = lxml.etree.fromstring(page(services, path).encode())
    name = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    assert tree.tag in {f"{name}urlset", f"{name}sitemapindex"}
    return {one.findtext(f"{name}loc"): one.findtext(f"{name}lastmod") for one in tree}


def test_the_sitemap_lists_every_page_for_people_with_its_last_change(services):
    publish(services, story("talks", "Talks are off", FT), story("quake", "A quake", FT))
    publish(services, story("talks", "Talks are on", FT), days=1)
    found = addresses(services)
    base = "https://briefs.example/"
    expected = {
        base: "2026-11-25T05:40:00+00:00",
        f"{base}{ARCHIVE}": "2026-11-25T05:40:00+00:00",
        f"{base}briefs/asia-2026-11-24-0530.html": "2026-11-24T05:40:00+00:00",
        f"{base}briefs/asia-2026-11-25-0530.html": "2026-11-25T05:40:00+00:00",
        f"{base}stories/talks.html": "2026-11-25T05:40:00+00:00",
        f"{base}stories/quake.html": "2026-11-24T05:40:00+00:00",
    }
    assert expected.items() <= found.items()
    assert {urljoin(base, path) for path in ("sitemap.xml", "robots.txt")}.isdisjoint(found)
    assert not any(url.endswith((".json", ".txt", ".md", ".atom")) for url in found)


def test_a_long_sitemap_is_split_and_listed(services, monkeypatch):
    monkeypatch.setattr(sitemap, "LARGEST", 4)
    publish(services, story("talks", "Talks", FT), *(story(f"s{at}", "News", FT) for at in range(6)))
    parts = addresses(services)
    names = [f"https://briefs.example/sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    assert list(parts) == names
    assert all(changed == "2026-11-24T05:40:00+00:00" for changed in parts.values())
    every = [
        url for number in range(1, len(parts) + 1) for url in addresses(services, f"sitemap-{number}.xml")
    ]
    assert len(every) == len(set(every)) == len(library(services).indexed)
    listed = [one.path for one in library(services).paths()]
    assert {f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)} <= set(listed)
    assert page(services, f"sitemap-{len(parts) + 1}.xml") == page(services, "sitemap-0.xml") == ""


def test_a_short_sitemap_has_no_parts(services):
    publish(services, story("talks", "Talks", FT))
    assert page(services, "sitemap-1.xml") == ""


@pytest.mark.parametrize(
    ("url", "below"), [("https://briefs.example", ""), ("https://x.example/news/", "/news")]
)
def test_robots_may_read_all_but_the_desk_and_readers_own_pages(url, below):
    from urllib.robotparser import RobotFileParser

    services = make_services(site=Site(url, SITE.sender))
    told = page(services, "robots.txt")
    robots = RobotFileParser()
    robots.parse(told.splitlines())
    home = url.rstrip("/")
    assert all(robots.can_fetch("any", f"{home}/{path}") for path in ("", "briefs/x.html", "stories/x.html"))
    assert not any(robots.can_fetch("any", f"{home}/{path}") for path in ("desk", "desk/x", "unsubscribe/s1"))
    assert robots.site_maps() == [f"{home}/sitemap.xml"]
    assert f"Disallow: {below}/desk" in told


def test_what_was_withdrawn_is_gone_everywhere(services):
    kept = publish(services, story("talks", "Talks are off", FT))
    gone = publish(services, story("quake", "A quake", FT), days=1)
    withdraw(services, gone)
    listed = [one.path for one in library(services).paths()]
    assert not any(gone in path or "quake" in path for path in listed)
    assert paths.brief_page(kept) in listed
    for path in (*listed, paths.HOME, ARCHIVE):
        if not path.startswith("briefs/"):
            assert "quake" not in page(services, path)
    assert page(services, paths.brief_page(gone)) == ""
    assert page(services, paths.brief_page(gone, "json")) == ""


def test_every_page_that_is_listed_is_there_and_no_other(services):
    publish(services, story("talks", "Talks are off", FT), story("quake", "A quake", FT))
    publish(services, story("talks", "Talks", FT), newsletter="europe", days=9)
    listed = [one.path for one in library(services).paths()]
    assert len(listed) == len(set(listed))
    assert all(library(services).page(path) for path in listed)
    for path in (
        "",
        "x.html",
        "briefs/x.html",
        "newsletters/x/index.html",
        "newsletters/asia",
        "briefs",
        "../x",
    ):
        assert library(services).page(path) is None


def test_a_newsletter_of_any_name_has_its_pages():
    for name in ("日報", "a b&c", "50%", "q?#", "x" * 40):
        services = make_services(newsletters=(name,))
        publish(services, story("talks", "Talks", FT), newsletter=name)
        listed = [one.path for one in library(services).paths()]
        assert paths.newsletter_page(name) in listed
        assert all(library(services).page(path) for path in listed)
