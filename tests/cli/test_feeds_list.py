"""`briefs feeds list`: how every feed fares, in a table and as data."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from rich.console import Console

from briefs.cli.app import run
from briefs.cli.feed_tables import ago, health_table, standings
from briefs.domain.feed import Feed, FeedState
from briefs.domain.health import Condition, Habits

pytestmark = pytest.mark.usefixtures("database")

NOON = datetime(2025, 6, 23, 12, tzinfo=UTC)
DAY = timedelta(days=1)
AT = ["--now", "2025-06-23T12:00Z"]


def feed(name: str, outlet: str = "") -> Feed:
    return Feed(name, f"https://{name}.example/rss", outlet or f"{name}.example")


def state(name: str, **more) -> FeedState:
    read = {
        "last_visit": NOON - timedelta(hours=2),
        "last_success": NOON - timedelta(hours=2),
        "newest": NOON,
    }
    known = {"url": f"https://{name}.example/rss", "first_visit": NOON - 9 * DAY}
    return FeedState(name, NOON + timedelta(minutes=35), **known | read | more)


WELL = Habits(NOON, tuple((NOON.date() - days * DAY, 12) for days in (2, 1, 0)), dated=36, full=9)
FEEDS = (feed("well", "The Well of the Harbour"), feed("new"), feed("silent"), feed("failing"), feed("gone"))
STATES = {
    "well": state("well"),
    "silent": state("silent", newest=NOON - 6 * DAY),
    "failing": state("failing", errors=5, error="no answer within 30 s; it is tried again later", last_success=NOON - 3 * DAY),
    "gone": state("gone", errors=1, disabled=True, error="it answers 410 Gone; take it out of feeds.yaml"),
}  # fmt: skip


def table(width: int) -> list[str]:
    found = standings(FEEDS, STATES, {"well": WELL}, NOON, 3 * DAY)
    console = Console(width=width, record=True, file=open("/dev/null", "w"))  # noqa: SIM115, PTH123  # only recorded
    with console.file:
        console.print(health_table(found, NOON))
    return console.export_text().splitlines()


def test_feeds_in_trouble_come_first_and_the_others_as_they_stand_in_the_file():
    found = standings(FEEDS, STATES, {}, NOON, 3 * DAY)
    assert [one.feed.name for one in found] == ["gone", "failing", "silent", "well", "new"]
    assert [one.health.kind for one in found] == [
        Condition.GONE, Condition.FAILING, Condition.SILENT, Condition.OK, Condition.NEW
    ]  # fmt: skip


@pytest.mark.parametrize("width", [80, 100, 120])
def test_the_table_fits_and_no_word_of_it_is_cut_off(width):
    lines = table(width)
    assert max(map(len, lines)) <= width
    told = " ".join(" ".join(lines).split())
    assert "…" not in told
    for word in ("well", "Harbour", "2 h ago", "in 35 min", "never", "100%", "25%", "12"):
        assert word in told


def test_a_wide_table_tells_each_feed_in_a_line_or_two():
    lines = [" ".join(line.split()) for line in table(120)]
    assert "well ok 2 h ago in 35 min 12 100% 25%" in lines
    assert "The Well of the Harbour" in lines
    assert "silent silent for 6 days 2 h ago in 35 min — — —" in lines
    assert "new not read yet — now — — —" in lines


@pytest.mark.parametrize(
    ("passed", "words"),
    [
        (timedelta(seconds=59), "just now"),
        (timedelta(minutes=-5), "just now"),
        (timedelta(minutes=1), "1 min ago"),
        (timedelta(minutes=119), "1 h ago"),
        (timedelta(hours=47), "1 d ago"),
        (timedelta(days=140), "140 d ago"),
    ],
)
def test_a_time_is_told_in_its_largest_unit(passed, words):
    assert ago(NOON - passed, NOON) == words


def test_a_feed_due_since_a_while_is_read_now():
    due = replace(STATES["well"], next_visit=NOON - DAY)
    found = standings(FEEDS[:1], {"well": due}, {}, NOON, 3 * DAY)
    console = Console(width=100)
    with console.capture() as told:
        console.print(health_table(found, NOON))
    assert " now " in told.get()


def test_a_long_name_goes_on_in_the_next_line(capsys):
    name = "a-feed-that-was-named-after-an-address-of-many-words"
    found = standings([feed(name)], {}, {}, NOON, 3 * DAY)
    console = Console(width=100)
    with console.capture() as told:
        console.print(health_table(found, NOON))
    assert name in "".join(line[:26].strip() for line in told.get().splitlines())


def test_a_feed_that_was_put_off_before_it_was_ever_read_shows_when_it_is():
    waiting = FeedState("new", NOON + timedelta(hours=2), url="https://new.example/rss")
    found = standings([feed("new")], {"new": waiting}, {}, NOON, 3 * DAY)
    console = Console(width=100)
    with console.capture() as told:
        console.print(health_table(found, NOON))
    assert "not read yet" in told.get()
    assert "in 2 h" in told.get()


def test_a_refresh_names_what_it_could_not_read_and_when_there_is_more_to_read(
    feeds_file, loopback, rss, capsys
):
    loopback.play({"list5.test/rss": (200, {}, rss(1)), "list6.test/rss": (500, {}, b"")})
    feeds_file("  well: http://list5.test/rss\n  down: http://list6.test/rss\n")
    run(["refresh", *AT])
    failed = "1 of 2 feeds could not be read: down; briefs feeds list --failing says why\n"
    first = capsys.readouterr()
    assert first.out == failed
    assert "briefs: feed down: it answers 500 Internal Server Error" in first.err
    run(["refresh", *AT])
    again = capsys.readouterr().out
    assert again.startswith("no feed is due before 2025-06-23 13:0")
    assert again.endswith(f" UTC\n{failed}")


def test_what_a_refresh_stored_is_listed(feeds_file, loopback, rss, capsys):
    long = rss(1, 2, host="list1.test").replace(
        b"</item>", b"<description>%s</description></item>" % (b"word " * 90), 1
    )
    loopback.play({"list1.test/rss": (200, {}, long), "list2.test/rss": (500, {}, b"")})
    feeds_file("  well: http://list1.test/rss\n  down: http://list2.test/rss\n")
    run(["refresh", *AT])
    capsys.readouterr()
    assert run(["feeds", "list", "--json", "--now", "2025-06-23T13:00Z"]) == 0
    down, well = map(json.loads, capsys.readouterr().out.splitlines())
    assert (down["feed"], down["health"], down["errors"]) == ("down", "failing", 1)
    assert down["words"].startswith("never read: it answers 500")
    assert (well["health"], well["last_success"]) == ("ok", "2025-06-23T12:00:00+00:00")
    assert (well["articles"], well["a_day"], well["dated"], well["full_text"]) == (2, 2, 2, 1)


def test_only_feeds_in_trouble_can_be_asked_for(feeds_file, loopback, rss, capsys):
    loopback.play({"list3.test/rss": (200, {}, rss(1, host="list3.test")), "list4.test/rss": (500, {}, b"")})
    file = feeds_file("  well: http://list3.test/rss\n  down: http://list4.test/rss\n")
    run(["refresh", *AT])
    capsys.readouterr()
    assert run(["feeds", "list", "--failing", *AT]) == 0
    out = capsys.readouterr().out
    assert ("down" in out, "well" in out) == (True, False)
    file.write_text(file.read_text().replace("  down: http://list4.test/rss\n", ""))
    assert run(["feeds", "list", "--failing", *AT]) == 0
    assert capsys.readouterr().out == "no feed fails or is silent\n"
