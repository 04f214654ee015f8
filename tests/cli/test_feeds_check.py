"""`briefs feeds check`: what is wrong with each feed, and feeds.yaml mended."""

from __future__ import annotations

import json

import pytest

from briefs.cli.app import run
from briefs.config import load

AT = ["--now", "2025-06-23T12:00Z"]
PAGE = '<html><head><link rel="alternate" type="application/rss+xml" href="{}">'


@pytest.fixture
def check(capsys):
    """Runs the command; its exit code, standard output, and standard error less the progress."""

    def call(*arguments: str) -> tuple[int, str, str]:
        code = run(["feeds", "check", *arguments, *AT])
        told = capsys.readouterr()
        return code, told.out, "\n".join(line for line in told.err.splitlines() if line.startswith("briefs:"))

    return call


@pytest.fixture
def town(loopback, rss):
    """One host for each thing that can be wrong."""
    loopback.play(
        {
            "well.town.test/rss": (200, {}, rss(1, 2, 3, host="well.town.test")),
            "twin.town.test/rss": (200, {}, rss(1, 2, 3, host="well.town.test")),
            "moved.town.test/old": (301, {"Location": "/new"}, b""),
            "moved.town.test/new": (200, {}, rss(1, host="moved.town.test")),
            "page.town.test/": (200, {}, PAGE.format("/feed").encode()),
            "page.town.test/feed": (200, {}, rss(1, host="page.town.test")),
            "liar.town.test/": (200, {}, PAGE.format("/lie").encode()),
            "gone.town.test/rss": (410, {}, b""),
            "blocked.town.test/rss": (403, {}, b""),
            "old.town.test/rss": (
                200,
                {},
                rss(1, host="old.town.test", date="Thu, 23 Jan 2025 10:00:00 GMT"),
            ),
            "timeless.town.test/rss": (200, {}, rss(1, host="timeless.town.test", date="")),
        }
    )


def results(out: str) -> dict[str, str]:
    return {row["feed"]: row["result"] for row in map(json.loads, out.splitlines())}


def test_feeds_that_are_well_are_told_and_nothing_is_stored(feeds_file, town, check, tmp_path, capsys):
    feeds_file("  well: http://well.town.test/rss\n  timeless: http://timeless.town.test/rss\n")
    code, out, err = check()
    assert (code, err) == (0, "")
    assert "2 h ago" in out
    assert "no dates" in out
    run(["feeds", "list", *AT])
    assert capsys.readouterr().out.count("not read yet") == 2


def test_every_feed_is_asked_once_and_told_with_its_mend(feeds_file, town, check, loopback):
    hosts = ["well", "gone", "blocked", "old", "timeless"]
    feeds_file(
        "".join(f"  {host}: http://{host}.town.test/rss\n" for host in hosts)
        + "  page: http://page.town.test/\n"
    )
    before = len(loopback.asked)
    code, out, err = check("--json")
    assert len(loopback.asked) - before == 6
    assert results(out) == {
        "well": "ok",
        "gone": "gone",
        "blocked": "blocked",
        "old": "stale",
        "timeless": "no dates",
        "page": "not a feed",
    }
    assert code == 1
    assert (
        err
        == "briefs: 4 of 6 feeds need mending: blocked, gone, old, page; briefs feeds check --fix mends 2 of them"
    )


def test_some_feeds_can_be_named_and_addresses_that_are_in_no_file(feeds_file, town, check, loopback):
    feeds_file("  well: http://well.town.test/rss\n  gone: http://gone.town.test/rss\n")
    code, out, _ = check("well", "http://timeless.town.test/rss", "http://www.gone.town.test/rss", "--json")
    assert results(out) == {"well": "ok", "http://timeless.town.test/rss": "no dates", "gone": "gone"}
    assert code == 1


def test_a_name_that_no_feed_has_is_wrong_use(feeds_file, check):
    feeds_file("  well: http://well.town.test/rss\n")
    code, out, err = check("wall")
    assert (code, out) == (2, "")
    assert err == "briefs: no feed 'wall' in feeds.yaml; did you mean 'well'?"


def test_an_address_without_a_scheme_is_told_how_to_be_written(feeds_file, check):
    feeds_file("  well: http://well.town.test/rss\n")
    code, _, err = check("well.town.test/rss")
    assert (code, err) == (
        2,
        "briefs: no feed 'well.town.test/rss' in feeds.yaml; an address begins with https:// or http://",
    )


def test_a_host_that_wants_to_rest_is_told_with_its_time_and_not_asked_again(
    feeds_file, town, check, loopback
):
    loopback.play({"busy.town.test/rss": (429, {"Retry-After": "3600"}, b"")})
    feeds_file("  busy: http://busy.town.test/rss\n  well: http://well.town.test/rss\n")
    code, out, err = check("--json")
    assert results(out) == {"busy": "asked to wait", "well": "ok"}
    assert "its host is left alone until 2025-06-23 13:00 UTC; check it again then" in out
    assert (code, err) == (0, "")
    _, out, _ = check("busy", "--json")
    assert results(out) == {"busy": "not asked"}
    assert "its host rests until 2025-06-23 13:00 UTC" in out
    assert len(loopback.asked_of("busy.town.test")) == 1


def test_a_page_whose_feed_is_at_a_host_that_rests_is_not_mended_yet(feeds_file, town, check, loopback):
    loopback.play({
        "tired.town.test/": (429, {"Retry-After": "3600"}, b""),
        "names.town.test/": (200, {}, PAGE.format("http://tired.town.test/").encode()),
    })  # fmt: skip
    file = feeds_file("  names: http://names.town.test/\n")
    before = file.read_bytes()
    _, out, _ = check("--fix", "--yes", "--json")
    (row,) = map(json.loads, out.splitlines())
    assert row["mend"] == "its page names http://tired.town.test/, but its host rests; check it again later"
    assert (row["to"], file.read_bytes()) == ("", before)


def test_one_feed_that_can_be_mended_is_offered_its_mend(feeds_file, town, check):
    feeds_file("  gone: http://gone.town.test/rss\n")
    assert check()[2] == "briefs: 1 of 1 feed needs mending: gone; briefs feeds check --fix mends it"


def test_an_agreement_without_a_question_is_wrong_use(feeds_file, check, capsys):
    feeds_file("  well: http://well.town.test/rss\n")
    assert run(["feeds", "check", "--yes"]) == 2
    assert "--yes: it goes with --fix" in capsys.readouterr().err


def test_fix_is_offered_only_for_what_stands_in_the_file(feeds_file, town, check):
    feeds_file("  well: http://well.town.test/rss\n")
    code, _, err = check("http://moved.town.test/old")
    assert (code, err) == (1, "briefs: 1 of 1 feed needs mending: http://moved.town.test/old")


def test_of_two_feeds_that_are_one_the_first_of_the_file_is_right_however_they_are_named(
    feeds_file, town, check
):
    feeds_file("  well: http://well.town.test/rss\n  twin: http://twin.town.test/rss\n")
    _, out, _ = check("twin", "well", "--json")
    assert results(out) == {"well": "ok", "twin": "duplicate"}


FILE = """\
  # all of them
  well: {url: http://well.town.test/rss, outlet: Well}   # the first
  moved:
    url: "http://moved.town.test/old"   # since 2019
  page: {url: 'http://page.town.test/'}
  liar: http://liar.town.test/
  gone: http://gone.town.test/rss
  twin: http://twin.town.test/rss
newsletters:
  all: {title: All, feeds: ["*"]}
"""
SURE = FILE.replace("/old", "/new").replace("http://page.town.test/", "http://page.town.test/feed")
MENDED = SURE.replace("  gone:", "  # gone: it answers 410 Gone\n  # gone:").replace(
    "  twin:", "  # duplicate of well\n  # twin:"
)


def test_fix_shows_the_difference_and_writes_nothing_unasked(feeds_file, town, check):
    file = feeds_file(FILE)
    before = file.read_bytes()
    code, out, _ = check("--fix")
    assert code == 1
    for line in ('-    url: "http://moved.town.test/old"   # since 2019', "+  # duplicate of well"):
        assert f"\n{line}\n" in out
    assert "nothing was changed; --yes writes it" in out
    assert file.read_bytes() == before


def test_fix_mends_what_is_sure_and_sets_aside_what_is_gone_or_there_twice(feeds_file, town, check):
    file = feeds_file(FILE)
    code, _, err = check("--fix", "--yes")
    assert file.read_text(encoding="utf-8").partition("feeds:\n")[2] == MENDED
    assert (code, err) == (1, "briefs: 1 of 6 feeds needs mending: liar")
    assert [feed.name for feed in load(file, {}).feeds] == ["well", "moved", "page", "liar"]
    assert list(file.parent.glob(".briefs-*")) == []


@pytest.mark.parametrize(("answers", "expected"), [("yy", MENDED), ("yn", SURE), ("nn", FILE)])
def test_a_person_at_a_terminal_is_asked_for_each_kind_of_mend(
    feeds_file, town, check, monkeypatch, answers, expected
):
    file = feeds_file(FILE)
    said = iter(answers)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("typer.confirm", lambda *_, **__: next(said) == "y")
    check("--fix")
    assert file.read_text(encoding="utf-8").partition("feeds:\n")[2] == expected


def test_fix_leaves_what_would_make_the_file_wrong(feeds_file, town, check):
    text = "  gone: http://gone.town.test/rss\n  well: http://well.town.test/rss\nnewsletters:\n  all: {title: All, feeds: [gone]}\n"
    file = feeds_file(text)
    before = file.read_bytes()
    code, out, _ = check("--fix", "--yes")
    why = "feeds.yaml would be refused then: newsletters.all.feeds.0: 'gone' is no feed"
    assert f"gone is left as it is; {why}\n" in out
    assert (code, file.read_bytes()) == (1, before)


def test_all_is_well_when_everything_could_be_mended(feeds_file, town, check):
    feeds_file("  moved: http://moved.town.test/old\n  well: http://well.town.test/rss\n")
    code, out, err = check("--fix", "--yes")
    assert (code, err) == (0, "")
    assert out.endswith("\nwritten to feeds.yaml\n")
    assert check()[0] == 0


def test_a_page_that_names_what_is_no_feed_is_not_believed(feeds_file, town, check):
    feeds_file("  liar: http://liar.town.test/\n")
    code, out, _ = check("--fix", "--yes", "--json")
    (row,) = map(json.loads, out.splitlines())
    assert (code, row["to"]) == (1, "")
    assert row["mend"] == "its page names http://liar.town.test/lie, but there it answers 404 Not Found"


def test_data_stays_alone_on_standard_output_while_mending(feeds_file, town, check):
    feeds_file("  moved: http://moved.town.test/old\n  well: http://well.town.test/rss\n")
    _, out, _ = check("--fix", "--json")
    assert results(out) == {"moved": "redirect", "well": "ok"}
