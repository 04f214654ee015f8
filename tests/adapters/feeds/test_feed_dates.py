"""Zones of dates: names, spellings of offsets, and offsets that no place on earth has."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.adapters.feeds.dates import ZONES, with_offset
from briefs.adapters.feeds.parse import parse, read_patiently
from briefs.adapters.feeds.quick import read
from briefs.domain.article import Article
from briefs.domain.feed import Feed

NOW = datetime(2025, 6, 24, 12, tzinfo=UTC)
FEED = Feed("nhk", "http://nhk.example/rss", "NHK")
DOCTYPE = "<!DOCTYPE rss>"
"""With it a document is left to feedparser."""


def utc(day: int, hour: int, minute: int = 30) -> datetime:
    return datetime(2025, 6, day, hour, minute, tzinfo=UTC)


def rss(date: str) -> str:
    item = f"<title>T</title><pubDate>{date}</pubDate>"
    return f'<rss version="2.0"><channel><title>F</title><item>{item}</item></channel></rss>'


def json_feed(date: str) -> str:
    items = [{"title": "T", "date_published": date}]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "F", "items": items})


def one(document: str) -> Article:
    (found,) = parse(document.encode(), "", FEED, "", NOW).found
    return found.article


CASES = [
    ("Mon, 23 Jun 2025 09:30:00 JST", utc(23, 0)),
    ("Mon, 23 Jun 2025 09:30:00 jst", utc(23, 0)),
    ("Mon, 23 Jun 2025 09:30 JST", utc(23, 0)),
    ("23 Jun 25 09:30:00 JST", utc(23, 0)),
    ("Mon Jun 23 09:30:00 JST 2025", utc(23, 0)),
    ("2025-06-23 09:30:00 JST", utc(23, 0)),
    ("Mon, 23 Jun 2025 09:30:00 (JST)", utc(23, 0)),
    ("Mon, 23 Jun 2025 09:30:00 KST", utc(23, 0)),
    ("Mon, 23 Jun 2025 09:30:00 HKT", utc(23, 1)),
    ("Mon, 23 Jun 2025 09:30:00 SGT", utc(23, 1)),
    ("Mon, 23 Jun 2025 09:30:00 IST", utc(23, 4, 0)),
    ("Mon, 23 Jun 2025 09:30:00 CET", utc(23, 8)),
    ("Mon, 23 Jun 2025 09:30:00 CEST", utc(23, 7)),
    ("Mon, 23 Jun 2025 09:30:00 BST", utc(23, 8)),
    ("Mon, 23 Jun 2025 09:30:00 MSK", utc(23, 6)),
    ("Mon, 23 Jun 2025 09:30:00 AEST", utc(22, 23)),
    ("Mon, 23 Jun 2025 09:30:00 NDT", utc(23, 12, 0)),
    # RFC 5322 names these, and China's time is CST nowhere in it
    ("Mon, 23 Jun 2025 09:30:00 CST", utc(23, 15)),
    ("Mon, 23 Jun 2025 09:30:00 EDT", utc(23, 13)),
    ("Mon, 23 Jun 2025 09:30:00 GMT", utc(23, 9)),
    ("Mon, 23 Jun 2025 09:30:00 UTC", utc(23, 9)),
    # offsets as some write them
    ("Mon, 23 Jun 2025 09:30:00 +0900", utc(23, 0)),
    ("Mon, 23 Jun 2025 09:30:00 +09:00", utc(23, 0)),
    ("Mon, 23 Jun 2025 09:30:00 +0900 (JST)", utc(23, 0)),
    ("Mon Jun 23 2025 09:30:00 GMT+0530 (India Standard Time)", utc(23, 4, 0)),
    ("Mon, 23 Jun 2025 09:30:00 UTC+9", utc(23, 0)),
    ("Mon, 23 Jun 2025 09:30:00+5:30", utc(23, 4, 0)),
    ("2025-06-23T09:30:00+0530", utc(23, 4, 0)),
    ("2025-06-23T09:30:00.25-0330", utc(23, 13, 0)),
    ("2025-06-23T09:30+09", utc(23, 0)),
    ("2025-06-23T09:30:00 +09:00", utc(23, 0)),
    # as far as the Line Islands, and no further
    ("Mon, 23 Jun 2025 09:30:00 +1400", utc(22, 19)),
    ("Mon, 23 Jun 2025 09:30:00 -1200", utc(23, 21)),
    ("Mon, 23 Jun 2025 09:30:00 +1401", None),
    ("Mon, 23 Jun 2025 09:30:00 -1401", None),
    ("Mon, 23 Jun 2025 09:30:00 +9900", None),
    ("Mon, 23 Jun 2025 09:30:00 -9900", None),
    ("Mon, 23 Jun 2025 09:30:00 +0990", None),
    ("Mon, 23 Jun 2025 09:30:00 +090000", None),
    ("2025-06-23T09:30:00+14:30", None),
    ("2025-06-23T09:30:00-99:00", None),
]


@pytest.mark.parametrize("before", ["", DOCTYPE], ids=["quick", "feedparser"])
@pytest.mark.parametrize(("date", "published"), CASES)
def test_dates_are_those_of_their_zone_and_absurd_ones_count_from_when_they_are_first_seen(
    date, published, before
):
    article = one(before + rss(date))
    assert article.dated == (published is not None)
    assert article.published.replace(microsecond=0) == (published or NOW)


@pytest.mark.parametrize(
    ("date", "published"),
    [case for case in CASES if case[0].startswith("2025") or case[0].endswith(("JST", "IST", "00"))],
)
def test_dates_of_json_feeds_have_the_same_zones(date, published):
    article = one(json_feed(date))
    assert article.dated == (published is not None)
    assert article.published.replace(microsecond=0) == (published or NOW)


@pytest.mark.parametrize(
    "other", ["{http://purl.org/dc/terms/}created", "{http://www.w3.org/2005/Atom}updated"]
)
def test_another_date_of_an_entry_counts_where_one_is_absurd(other):
    space, _, name = other[1:].partition("}")
    item = f'<pubDate>{CASES[-3][0]}</pubDate><{name} xmlns="{space}">2025-06-23T09:30:00Z</{name}>'
    assert one(
        f'<rss version="2.0"><channel><item><title>T</title>{item}</item></channel></rss>'
    ).published == utc(23, 9)


@pytest.mark.parametrize("date", [date for date, _ in CASES])
def test_both_readings_of_a_date_agree(date):
    document = rss(date).encode()
    quickly, patiently = read(document), read_patiently(document)
    assert quickly is not None
    ours, theirs = (dict.get(one.entries[0], "published_parsed") for one in (quickly, patiently))
    assert tuple(ours)[:6] == tuple(theirs)[:6]


PLACES = {
    "JST": "Asia/Tokyo", "KST": "Asia/Seoul", "HKT": "Asia/Hong_Kong", "IST": "Asia/Kolkata",
    "PKT": "Asia/Karachi", "WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura",
    "IDT": "Asia/Jerusalem", "EAT": "Africa/Nairobi", "CAT": "Africa/Maputo", "SAST": "Africa/Johannesburg",
    "WAT": "Africa/Lagos", "CET": "Europe/Paris", "CEST": "Europe/Paris", "EET": "Europe/Athens",
    "EEST": "Europe/Athens", "WET": "Europe/Lisbon", "WEST": "Europe/Lisbon", "BST": "Europe/London",
    "MSK": "Europe/Moscow", "AWST": "Australia/Perth", "AEST": "Australia/Sydney", "AEDT": "Australia/Sydney",
    "ACST": "Australia/Adelaide", "ACDT": "Australia/Adelaide", "NZST": "Pacific/Auckland",
    "NZDT": "Pacific/Auckland", "NST": "America/St_Johns", "NDT": "America/St_Johns",
    "AKST": "America/Anchorage", "AKDT": "America/Anchorage", "HST": "Pacific/Honolulu",
}  # fmt: skip
UNNAMED = {
    "SGT": "Asia/Singapore", "MYT": "Asia/Kuala_Lumpur", "PHT": "Asia/Manila", "ICT": "Asia/Bangkok",
    "MMT": "Asia/Yangon", "NPT": "Asia/Kathmandu", "GST": "Asia/Dubai", "TRT": "Europe/Istanbul",
    "ART": "America/Argentina/Buenos_Aires", "BRT": "America/Sao_Paulo",
}  # fmt: skip
"""Places for whose time the database has only a number."""


@pytest.mark.parametrize("name", sorted(ZONES.keys() - {"MSD"}))
def test_zones_are_where_the_time_zone_database_puts_them(name):
    place = ZoneInfo(PLACES.get(name) or UNNAMED[name])
    seen = {
        when.tzname(): when.utcoffset()
        for month in (1, 7)
        for when in [datetime(2025, month, 1, tzinfo=place)]
    }
    offset = seen[name] if name in PLACES else next(iter(seen.values()))
    assert offset == timedelta(minutes=ZONES[name])


DATES = st.builds(
    "{} {}{}{}".format,
    st.sampled_from(("Mon, 23 Jun 2025", "Mon Jun 23", "2025-06-23", "", "23/06/2025")),
    st.sampled_from(("09:30:00", "09:30", "9", "09:30:00.5", "24:61:61")),
    st.sampled_from(("", " ", "  ", "\n")),
    st.text("+-:0123456789 ()JSTGMUC.", max_size=12),
)


@given(DATES | st.text(max_size=200))
def test_a_date_is_mended_once_and_for_all(text):
    try:
        told = with_offset(text)
    except ValueError:
        return
    assert with_offset(told) == told


def test_only_the_beginning_of_a_long_text_is_looked_at():
    assert len(with_offset("Mon, 23 Jun 2025 09:30:00 JST" + " :11 JST" * 100_000)) < 40
