"""`briefs feeds add`: the feed of a site, found and written into feeds.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefs.cli.app import run
from briefs.config import load
from briefs.steps.looking import PLACES

AT = ["--now", "2025-06-23T12:00Z"]
FILE = """\
  # the first
  well: {url: http://well.add.test/rss, outlet: Well}   # kept
newsletters:
  all: {title: All}
"""
FEED = '<link rel="alternate" type="application/rss+xml" title="{}" href="{}">'


@pytest.fixture
def add(capsys, database):
    def call(*arguments: str) -> tuple[int, str, str]:
        code = run(["feeds", "add", *arguments, *AT])
        told = capsys.readouterr()
        return code, told.out, told.err

    return call


def test_a_feed_is_added_below_the_last_and_nothing_else_is_changed(feeds_file, add, loopback, rss):
    loopback.play({"add1.test/world/rss": (200, {}, rss(1, 2, title="BBC News - World"))})
    file = feeds_file(FILE)
    before = file.read_text(encoding="utf-8")
    code, out, err = add("http://add1.test/world/rss", "--tags", "tag:asia, world,")
    line = "  add1.test-world: {url: http://add1.test/world/rss, outlet: BBC News, tags: [asia, world]}\n"
    assert file.read_text(encoding="utf-8") == before.replace("   # kept\n", f"   # kept\n{line}")
    assert (code, err) == (0, "")
    assert out == (
        "found http://add1.test/world/rss: “BBC News - World”, 2 articles, the newest 2 h ago\n"
        "added to feeds.yaml as add1.test-world: outlet BBC News, tags asia, world\n"
        "next: briefs refresh\n"
    )


def test_name_and_outlet_can_be_given(feeds_file, add, loopback, rss):
    loopback.play({"add2.test/rss": (200, {}, rss(1))})
    file = feeds_file(FILE)
    assert add("http://add2.test/rss", "--name", "quay", "--outlet", "The Quay")[0] == 0
    feed = load(file, {}).feed("quay")
    assert (feed.url, feed.outlet) == ("http://add2.test/rss", "The Quay")


def test_a_feed_that_moved_for_good_is_added_where_it_is(feeds_file, add, loopback, rss):
    loopback.play({"add3.test/old": (308, {"Location": "/new"}, b""), "add3.test/new": (200, {}, rss(1))})
    file = feeds_file(FILE)
    assert add("http://add3.test/old")[0] == 0
    assert load(file, {}).feeds[-1].url == "http://add3.test/new"


def test_a_page_leads_to_the_only_feed_that_it_names(feeds_file, add, loopback, rss):
    page = FEED.format("Comments", "/comments") + FEED.format("World", "/world.xml")
    loopback.play(
        {"add4.test/": (200, {}, f"<html>{page}".encode()), "add4.test/world.xml": (200, {}, rss(1))}
    )
    file = feeds_file(FILE)
    code, out, _ = add("http://add4.test/")
    assert (code, load(file, {}).feeds[-1].url) == (0, "http://add4.test/world.xml")
    assert "which one" not in out
    assert [path for path, _ in loopback.asked_of("add4.test")] == ["/", "/world.xml"]


SEVERAL = f"<html>{FEED.format('World', '/world.xml')}{FEED.format('Asia', '/asia.xml')}".encode()


def test_of_several_feeds_the_first_is_taken_where_nobody_can_be_asked(feeds_file, add, loopback, rss):
    loopback.play({"add5.test/": (200, {}, SEVERAL), "add5.test/world.xml": (200, {}, rss(1))})
    file = feeds_file(FILE)
    code, out, _ = add("http://add5.test/")
    assert (code, load(file, {}).feeds[-1].url) == (0, "http://add5.test/world.xml")
    assert "  2  http://add5.test/asia.xml  Asia\ntaking the first; for another, add its address\n" in out


@pytest.mark.parametrize(("answer", "added"), [(1, "/world.xml"), (2, "/asia.xml"), (3, None), (0, None)])
def test_of_several_feeds_a_person_chooses(feeds_file, add, loopback, rss, monkeypatch, answer, added):
    feed = (200, {}, rss(1))
    loopback.play({"add6.test/": (200, {}, SEVERAL), "add6.test/world.xml": feed, "add6.test/asia.xml": feed})
    file = feeds_file(FILE)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("typer.prompt", lambda *_, **__: answer)
    code, _, err = add("http://add6.test/")
    urls = [feed.url for feed in load(file, {}).feeds[1:]]
    assert urls == ([f"http://add6.test{added}"] if added else [])
    assert (code, "nothing was added" in err) == ((0, False) if added else (1, True))


def test_the_usual_places_are_tried_one_after_another_up_to_the_first_feed(feeds_file, add, loopback, rss):
    loopback.play({"add7.test/news": (200, {}, b"<html>"), "add7.test/rss.xml": (200, {}, rss(1))})
    file = feeds_file(FILE)
    assert add("http://add7.test/news")[0] == 0
    assert load(file, {}).feeds[-1].url == "http://add7.test/rss.xml"
    asked = [path for path, _ in loopback.asked_of("add7.test")]
    assert asked == ["/news", "/news/feed", "/feed", "/rss", "/rss.xml"]


@pytest.mark.parametrize(
    ("url", "answers", "says"),
    [
        ("http://well.add.test/rss/", {}, "http://well.add.test/rss/ is in feeds.yaml already: well"),
        (
            "http://bad1.add.test/",
            {"bad1.add.test/": (200, {}, b"<html>")},
            f"and none is at {', '.join(PLACES)}; look in a browser for its RSS link, and add that",
        ),
        (
            "http://bad2.add.test/",
            {"bad2.add.test/": (200, {}, f"<html>{FEED.format('', '/x')}".encode())},
            "http://bad2.add.test/x, but it cannot be read: it answers 404 Not Found; look for the feed's new address on the outlet's site",
        ),
        (
            "http://bad3.add.test/",
            {"bad3.add.test/": (403, {}, b"")},
            "http://bad3.add.test/ cannot be read: it answers 403 Forbidden; it refuses programs; look for another feed of this outlet",
        ),
        ("http://bad4.add.test/", {"bad4.add.test/": (302, {"Location": "http://well.add.test/rss"}, b"")}, "http://well.add.test/rss is in feeds.yaml already: well"),
        ("http://bad5.add.test/", {"bad5.add.test/": (200, {}, f"<html>{FEED.format('', 'http://well.add.test/rss')}".encode())}, "http://well.add.test/rss is in feeds.yaml already: well"),
        ("http://bad8.add.test/rss", {"bad8.add.test/rss": (410, {}, b"")}, f"no feed found: http://bad8.add.test/rss cannot be read (it answers 410 Gone), and none is at {', '.join(PLACES)}; look in a browser for its RSS link, and add that"),
        ("http://bad9.add.test/", {"bad9.add.test": (503, {"Retry-After": "3600"}, b"")}, "http://bad9.add.test/ cannot be read: it answers 503 Service Unavailable; its host rests until 2025-06-23 13:00 UTC; try again then"),
        ("http://bad10.add.test/", {"bad10.add.test/": (200, {}, f"<html>{FEED.format('', '/x')}".encode()), "bad10.add.test/x": (500, {}, b"")}, "http://bad10.add.test/x, but it cannot be read: it answers 500 Internal Server Error; try again later"),
        ("bad 6", {}, "'bad 6' holds a space, which no address does"),
        ("http://me:hush@bad7.add.test/", {}, "holds a login; feeds.yaml is no place for secrets"),
    ],
)  # fmt: skip
def test_what_cannot_be_added_is_told_in_one_line_and_nothing_is_written(
    feeds_file, add, loopback, rss, url, answers, says
):
    loopback.play(answers | {"well.add.test/rss": (200, {}, rss(1))})
    file = feeds_file(FILE)
    before = file.read_bytes()
    code, _, err = add(url)
    assert (code, file.read_bytes()) == (1, before)
    (line,) = [line for line in err.splitlines() if line.startswith("briefs:")]
    assert line.endswith(says)


def test_a_host_that_wants_to_rest_is_asked_for_nothing_more(feeds_file, add, loopback):
    loopback.play({"add9.test": (429, {"Retry-After": "3600"}, b"")})
    feeds_file(FILE)
    assert add("http://add9.test/news")[0] == 1
    assert [path for path, _ in loopback.asked_of("add9.test")] == ["/news"]


def test_an_aggregator_is_added_as_one(feeds_file, add, loopback, rss):
    loopback.play({"add10.test/rss": (200, {}, rss(1, title="Harbour - Google News"))})
    file = feeds_file(FILE)
    _, out, _ = add("http://add10.test/rss")
    assert ": outlet Google News, an aggregator\n" in out
    assert load(file, {}).feeds[-1].aggregator


def test_an_outlet_that_nobody_named_is_told(feeds_file, add, loopback, rss):
    loopback.play({"add11.test/rss": (200, {}, rss(1))})
    feeds_file(FILE)
    assert (
        "its outlet is called after its host; write a better name into feeds.yaml"
        in add("http://add11.test/rss")[1]
    )
    loopback.play({"add12.test/rss": (200, {}, rss(1))})
    assert "called after its host" not in add("http://add12.test/rss", "--outlet", "The Quay")[1]


def test_a_write_protected_file_stays_as_it_is(feeds_file, add, loopback, rss, monkeypatch):
    loopback.play({"add13.test/rss": (200, {}, rss(1))})
    file = feeds_file(FILE)
    before = file.read_bytes()
    # nothing is protected from root
    monkeypatch.setattr("os.access", lambda path, _: Path(path).name != "feeds.yaml")
    code, _, err = add("http://add13.test/rss")
    assert (code, file.read_bytes()) == (1, before)
    assert err == "briefs: feeds.yaml is write-protected; make it writable for this user; nothing was added\n"


def test_a_name_that_is_taken_is_refused(feeds_file, add, loopback, rss):
    loopback.play({"add8.test/rss": (200, {}, rss(1))})
    feeds_file(FILE)
    code, _, err = add("http://add8.test/rss", "--name", "well")
    assert (code, err) == (1, "briefs: a feed is called well already; choose another --name\n")


def test_an_address_without_a_scheme_is_taken_as_https(feeds_file, add):
    feeds_file(FILE)
    code, _, err = add("well.add.test/rss")
    assert (code, err) == (1, "briefs: https://well.add.test/rss is in feeds.yaml already: well\n")
