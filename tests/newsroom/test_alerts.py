"""What the operator must hear of, and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from briefs.config import Config, Environment
from briefs.domain.alert import Alert, Letter, Trouble
from briefs.domain.errors import Problem
from briefs.domain.feed import Feed, FeedState
from briefs.domain.health import Habits
from briefs.domain.newsletter import Site
from briefs.newsroom import alerts
from briefs.newsroom.alerts import LOOK, LOOKS, MAIL, MAILS, REMINDERS, TRIES, TRY

NOW = datetime(2026, 11, 24, 6, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FT = Feed("ft", "https://ft.example/rss", "Financial Times")
CONFIG = Config(Site(), (FT,), (), Environment(), revision=7)
PROBLEM = Problem("feeds.yaml", 12, "feeds.ft.evry", "is no key")


def state(**more) -> FeedState:
    known = {
        "last_visit": NOW,
        "last_success": NOW,
        "first_visit": NOW - 90 * DAY,
        "url": FT.url,
        "newest": NOW,
    }
    return FeedState("ft", NOW + HOUR, **known | more)


def failing(days: float) -> FeedState:
    return state(last_success=NOW - days * DAY, errors=9, error="500 from its server")


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (state(), ""),
        (failing(2.9), ""),
        (failing(3), "failing since 2026-11-21 (9 in a row): 500 from its server"),
        (state(disabled=True, errors=1, error="410 Gone"), "switched off: 410 Gone"),
        (state(newest=NOW - 2.9 * DAY), ""),
        (state(newest=NOW - 5 * DAY), "silent for 5 days"),
        (replace(failing(9), url="https://ft.example/old"), ""),
        (None, ""),
    ],
    ids=["well", "failing", "failing long", "gone at once", "quiet", "silent", "relinked", "new"],
)
def test_a_feed_is_a_trouble_once_it_lasts_or_is_gone(found, words):
    states = {"ft": found} if found else {}
    troubles = alerts.troubles(CONFIG, states, {"ft": Habits()}, NOW)
    assert [(t.name, t.outlet, t.wrong, t.mend) for t in troubles] == (
        [("ft", "Financial Times", (words,), "briefs feeds check ft --fix")] if words else []
    )


def test_a_feed_that_is_no_longer_configured_is_no_trouble():
    assert alerts.troubles(replace(CONFIG, feeds=()), {"ft": failing(9)}, {}, NOW) == ()


def test_a_refused_file_is_told_with_its_lines_and_as_another_trouble_after_each_revision():
    (first,) = alerts.troubles(replace(CONFIG, feeds=(), refused=(PROBLEM,) * 22), {}, {}, NOW)
    assert first.wrong[:2] == (
        "refused; revision 7 stays in force until it is mended",
        "feeds.yaml:12 feeds.ft.evry: is no key",
    )
    assert (len(first.wrong), first.wrong[-1]) == (22, "and 2 more")
    assert first.mend == "briefs config check"
    (later,) = alerts.troubles(replace(CONFIG, feeds=(), refused=(PROBLEM,), revision=8), {}, {}, NOW)
    assert later.key != first.key


def told(key: str, ago: timedelta, first: timedelta | None = None) -> Alert:
    return Alert(key, NOW - (first or ago), NOW - ago)


def trouble(name: str, **more) -> Trouble:
    return Trouble(f"feed {name}", name, ("silent",), "mend it", **more)


@pytest.mark.parametrize(
    ("names", "before", "due"),
    [
        ([], [], False),
        (["ft"], [], True),
        (["ft"], [told("feed ft", DAY), told(MAIL, DAY)], False),
        (["ft"], [told("feed ft", REMINDERS - HOUR), told(MAIL, REMINDERS - HOUR)], False),
        (["ft"], [told("feed ft", REMINDERS), told(MAIL, REMINDERS)], True),
        (["ft", "scmp"], [told("feed ft", MAILS), told(MAIL, MAILS)], True),
        (["ft", "scmp"], [told("feed ft", HOUR), told(MAIL, HOUR)], False),
        (["scmp"], [told(MAIL, MAILS - HOUR)], False),
        (["ft"], [told(LOOK, HOUR)], True),
        (["ft"], [told("feed ft", -DAY), told(MAIL, -DAY)], False),
        (["ft"], [told("feed ft", -90 * DAY), told(MAIL, -90 * DAY)], True),
    ],
    ids=[
        "nothing wrong",
        "never told",
        "told",
        "told six days ago",
        "told a week ago",
        "one more, a day later",
        "one more, the same day",
        "another, the same day, the first being well",
        "looked, not told",
        "the clock jumped back",
        "the clock was months ahead",
    ],
)
def test_a_mail_is_due_for_what_is_new_or_a_week_old_and_never_twice_a_day(names, before, due):
    assert alerts.is_due([trouble(name) for name in names], frozenset(before), NOW) is due


@pytest.mark.parametrize(
    ("before", "well", "refused"),
    [
        ([], True, True),
        ([told(LOOK, LOOKS)], True, True),
        ([told(LOOK, LOOKS / 2)], False, True),
        ([told(LOOK, LOOKS / 2), told("refused 7", HOUR)], False, False),
        ([told(LOOK, LOOKS / 2), told("refused 6", HOUR)], False, True),
        ([told(LOOK, LOOKS / 2), told(MAIL, HOUR)], False, True),
        ([told(LOOK, LOOKS / 2), told(TRY, TRIES / 2)], False, False),
        ([told(LOOK, -90 * DAY)], True, True),
    ],
    ids=[
        "first",
        "later",
        "just looked",
        "told",
        "told of another",
        "just mailed",
        "just tried",
        "clock ahead",
    ],
)
def test_feeds_are_looked_at_now_and_then_and_a_refused_file_at_once(before, well, refused):
    assert alerts.is_time(CONFIG, frozenset(before), NOW) is well
    assert alerts.is_time(replace(CONFIG, refused=(PROBLEM,)), frozenset(before), NOW) is refused


def test_broken_templates_are_one_trouble_with_a_line_each():
    lines = [f"templates/email/body.html.j2:{number}: is broken" for number in range(22)]
    (trouble,) = alerts.troubles(replace(CONFIG, feeds=()), {}, {}, NOW, lines)
    assert trouble.wrong[0] == "briefs go out with the packaged ones until they are mended"
    assert trouble.wrong[1:21] == tuple(lines[:20])
    assert trouble.wrong[21:] == ("and 2 more",)
    assert trouble.mend == "briefs doctor"


def test_broken_templates_do_not_wait_for_the_next_day_and_are_told_once_while_they_are_mended():
    config = replace(CONFIG, feeds=())
    found = alerts.troubles(config, {}, {}, NOW, ["body.html.j2:1: is broken"])
    before = frozenset({told(MAIL, HOUR)})
    assert alerts.is_due(found, before, NOW)
    after = alerts.recorded(found, before, NOW)
    still = alerts.troubles(config, {}, {}, NOW, ["body.html.j2:7: is broken in another way"])
    assert not alerts.is_due(still, after, NOW + LOOKS)


@pytest.mark.parametrize(
    ("before", "due"),
    [
        ([told(MAIL, HOUR)], True),
        ([told(MAIL, HOUR), told("refused 6", HOUR)], True),
        ([told(MAIL, HOUR), told("refused 7", HOUR)], False),
        ([told(MAIL, HOUR), told(TRY, TRIES / 2)], False),
    ],
    ids=["just mailed", "told of another", "told", "just tried"],
)
def test_a_refused_file_does_not_wait_for_the_next_day(before, due):
    found = alerts.troubles(replace(CONFIG, feeds=(), refused=(PROBLEM,)), {}, {}, NOW)
    assert alerts.is_due(found, frozenset(before), NOW) is due


def test_a_mail_that_did_not_leave_tells_nothing_and_is_tried_again_later():
    before = frozenset({told("feed scmp", DAY), told(TRY, HOUR)})
    after = alerts.untold(before, NOW)
    assert after == {told("feed scmp", DAY), Alert(TRY, NOW, NOW)}
    assert not alerts.is_due([trouble("ft")], after, NOW + TRIES / 2)
    assert alerts.is_due([trouble("ft")], after, NOW + TRIES)
    assert TRY not in {alert.key for alert in alerts.recorded([trouble("ft")], after, NOW)}


def test_what_is_well_again_is_forgotten_and_the_last_mail_is_not():
    before = frozenset({told("feed ft", DAY), told("feed scmp", DAY), told(MAIL, DAY), told(LOOK, DAY)})
    after = alerts.remembered([trouble("scmp"), trouble("bbc")], before, NOW)
    assert after == {told("feed scmp", DAY), told(MAIL, DAY), Alert(LOOK, NOW, NOW)}


def test_a_mail_tells_everything_and_the_first_time_stays_known():
    before = frozenset({told("feed scmp", DAY, first=9 * DAY)})
    after = alerts.recorded([trouble("scmp"), trouble("bbc")], before, NOW)
    assert after == {
        Alert("feed scmp", NOW - 9 * DAY, NOW),
        *(Alert(key, NOW, NOW) for key in ("feed bbc", MAIL, LOOK)),
    }


def test_what_is_new_stands_first_and_then_what_is_oldest():
    found = [trouble(name, since=NOW - days * DAY) for name, days in (("a", 3), ("b", 9), ("c", 5))]
    found += [trouble("d", since=NOW - 4 * DAY), Trouble("refused 7", "feeds.yaml", ("refused",), "mend")]
    ordered = alerts.in_order(found, frozenset({told("feed b", DAY), told("feed c", 2 * DAY)}))
    assert [t.name for t in ordered] == ["feeds.yaml", "d", "a", "b", "c"]
    assert [t.told for t in ordered] == [None, None, None, NOW - DAY, NOW - 2 * DAY]


def test_the_log_names_each_trouble_in_one_line():
    file = Trouble("refused 7", "feeds.yaml", ("refused", "line 12", "line 14"), "mend")
    assert alerts.summary([file, trouble("ft")]) == "feeds.yaml: refused; ft: silent"


@pytest.mark.parametrize("sender", ["Morning Brief <brief@briefs.example>", ""])
def test_the_mail_is_the_operator_s_own(sender):
    mail = alerts.mail_to("ops@briefs.example", Letter("S", "t", "h"), Site(sender=sender), NOW)
    assert (mail.sender, mail.to) == (sender or "ops@briefs.example", "ops@briefs.example")
    assert mail.automatic
    assert mail.message_id.startswith("<operator-20261124T060000.")
    assert mail.message_id.endswith("@briefs.example>")
