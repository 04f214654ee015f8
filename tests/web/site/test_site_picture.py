"""The picture of a lineage: who stands where, what hangs on what, and that everything fits a phone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo

import pytest

from briefs.adapters.pages.plain import columns
from briefs.web.site.drawing import LETTER, MARGIN, NARROW, Names, cut, draw
from briefs.web.site.picture import ROWS, Dot, Sign, tree
from briefs.web.site.scale import LEFT, RIGHT, STEP, UNDATED, days, places, times

DAWN = datetime(2026, 11, 24, 5, tzinfo=UTC)
NAMES = Names(
    day=lambda moment: f"{moment:%d %B}",
    time=lambda moment: f"{moment:%H:%M}",
    outlet=str,
    together=lambda row: f"{len(row.dots)} outlets",
    undated="no date",
)


def dot(outlet: str, hours: float | None, *sources: str, sign: Sign | None = None) -> Dot:
    at = None if hours is None else DAWN + timedelta(hours=hours)
    return Dot(outlet, sign or (Sign.CREDITS if sources else Sign.OWN), at, sources)


def order(*dots: Dot) -> list[tuple[str, ...]]:
    return [tuple(one.outlet for one in row.dots) for row in tree(dots)]


def drawn(*dots: Dot):
    return draw(dots, NAMES, UTC)


TREES = {
    "the oldest first": ([dot("b", 2), dot("a", 1)], "ab"),
    "who repeats stands below its source": ([dot("a", 1), dot("b", 2), dot("c", 3, "a")], "acb"),
    "and what repeats that one below it": ([dot("a", 1), dot("c", 3, "b"), dot("b", 2, "a")], "abc"),
    "of two sources the first counts": ([dot("a", 1), dot("b", 2), dot("c", 3, "b", "a")], "abc"),
    "of two sources the one that is there": ([dot("a", 1), dot("b", 3, "nobody", "a")], "ab"),
    "a report without a date stands last": ([dot("a", None), dot("b", 2)], "ba"),
    "nobody hangs on itself": ([dot("a", 1, "a"), dot("b", 2, "a")], "ab"),
    "two that credit each other": ([dot("a", 1, "b"), dot("b", 2, "a")], "ba"),
    "three in a circle": ([dot("a", 1, "c"), dot("b", 2, "a"), dot("c", 3, "b")], "cab"),
    "what is known by credits stands before them": (
        [dot("a", 1, "k"), dot("k", 1, sign=Sign.UNSEEN)],
        "ka",
    ),
}


@pytest.mark.parametrize("name", TREES)
def test_rows_are_a_tree_of_who_repeats_whom(name):
    dots, expected = TREES[name]
    assert order(*dots) == [(outlet,) for outlet in expected]


def many(count: int, sign: Sign, source: str = "wire") -> list[Dot]:
    return [Dot(f"{sign}{at:02}", sign, DAWN + timedelta(minutes=at), (source,)) for at in range(count)]


def test_few_repetitions_have_a_row_each():
    assert len(order(dot("wire", -1), *many(ROWS - 1, Sign.COPY))) == ROWS


def test_many_that_repeat_one_report_in_one_way_share_a_row():
    found = order(dot("wire", -1), dot("own", 5), *many(20, Sign.COPY), *many(30, Sign.CREDITS))
    assert [len(row) for row in found] == [1, 20, 30, 1] or [len(row) for row in found] == [1, 30, 20, 1]
    assert found[0] == ("wire",)
    assert found[-1] == ("own",)


def test_who_is_repeated_itself_keeps_its_row():
    found = order(dot("wire", -1), *many(30, Sign.CREDITS), dot("more", 9, "credits03"))
    assert ("credits03",) in found
    assert found[found.index(("credits03",)) + 1] == ("more",)
    assert max(len(row) for row in found) == 29


def test_own_reports_are_never_put_together():
    assert len(order(*(dot(f"o{at:02}", at) for at in range(60)))) == 60


def test_later_is_further_right_and_long_pauses_are_shortened():
    dots = [dot("a", 0), dot("b", 0.5), dot("c", 1), dot("d", 49), dot("e", 50)]
    scale = list(times(tree(dots)).values())
    assert scale == sorted(scale)
    assert (scale[0], round(scale[-1], 1)) == (LEFT, RIGHT)
    gaps = [after - before for before, after in pairwise(scale)]
    assert gaps[0] == pytest.approx(gaps[1])
    assert gaps[1] < gaps[2] < 8 * gaps[1]  # 96 times as long


@pytest.mark.parametrize(
    ("dots", "x"),
    [
        ([dot("a", 0)], {"a": LEFT}),
        ([dot("a", 0), dot("b", 0)], {"a": LEFT, "b": LEFT}),
        ([dot("a", 0), dot("b", 0, "a")], {"a": LEFT, "b": LEFT + STEP}),
        ([dot("a", None), dot("b", None, "a")], {"a": UNDATED, "b": UNDATED}),
        ([dot("a", 5), dot("b", 0, "a")], {"a": RIGHT, "b": LEFT}),
        ([dot("k", 0, sign=Sign.FIRST_UNSEEN), dot("b", 0, "k")], {"k": LEFT, "b": LEFT + STEP}),
    ],
)
def test_each_report_has_its_place_across(dots, x):
    rows = tree(dots)
    assert places(rows, times(rows)) == x


def test_what_is_known_by_credits_makes_room_before_those_that_credit_it():
    rows = tree([dot("k", 0, sign=Sign.UNSEEN), dot("b", 0, "k"), dot("c", 0.01), dot("d", 5)])
    x = places(rows, times(rows))
    assert x["k"] < x["b"] < x["c"] < x["d"]


def test_days_begin_at_the_readers_midnight_and_do_not_crowd():
    scale = times(tree([dot("a", 1), dot("b", 3), dot("c", 60), dot("d", 80), dot("e", 81)]))
    tokyo = ZoneInfo("Asia/Tokyo")  # 15:00 and 17:00 on the 24th, then 02:00 on the 27th
    found = days(scale, tokyo, 0.0)
    assert [f"{time.astimezone(tokyo):%d}" for time, _ in found] == ["24", "27"]
    assert found[0][1] == 0.0
    assert scale[DAWN + timedelta(hours=3)] < found[1][1] < scale[DAWN + timedelta(hours=60)]
    assert len(days(scale, tokyo, 99.0)) == 1


def test_an_arrow_leads_to_each_that_repeats_and_a_line_to_each_source():
    found = drawn(dot("a", 0), dot("b", 3), dot("c", 6, "a", "b"), dot("d", 9, "a"))
    by_outlet = {mark.y: mark.x for mark in found.marks}
    assert len(found.arrows) == 2
    for arrow in found.arrows:
        assert by_outlet[arrow.y] == arrow.x
        assert not arrow.back
    upright = [line for line in found.lines if line.x1 == line.x2]
    assert len(upright) == 2
    assert len(found.lines) == 5


def test_an_arrow_from_a_later_report_comes_from_the_right():
    found = drawn(dot("late", 9), dot("early", 1, "late"))
    assert [arrow.back for arrow in found.arrows] == [True]


def test_marks_of_one_time_in_a_shared_row_do_not_cover_one_another():
    copies = [Dot(f"c{at}", Sign.COPY, DAWN, ("wire",)) for at in range(40)]
    found = drawn(dot("wire", -1), *copies)
    spots = [(mark.x * NARROW / 100, mark.y) for mark in found.marks if mark.sign is Sign.COPY]
    assert len(set(spots)) == 40
    near = [(x, y) for x, y in spots for a, b in spots if (x, y) != (a, b) and abs(x - a) < 11 and y == b]
    assert near == []
    assert all(mark.title for mark in found.marks if mark.sign is Sign.COPY)


@pytest.mark.parametrize("seed", range(30))
def test_everything_fits_a_phone(seed):
    chance = Random(seed)
    dots: list[Dot] = []
    for at in range(chance.choice((2, 5, 14, 30, 60))):
        name = chance.choice(
            ("CNN", "South China Morning Post", "中央社" * 5, "Outlet with an endless name " * 3)
        )
        sources = tuple(
            one.outlet for one in chance.sample(dots, min(len(dots), chance.choice((0, 0, 1, 3))))
        )
        hours = chance.choice((None, chance.uniform(0, 2), chance.uniform(0, 90)))
        sign = chance.choice((Sign.OWN, Sign.CREDITS, Sign.COPY)) if sources else Sign.OWN
        dots.append(dot(f"{name} {at}", hours, *sources, sign=sign))
    found = drawn(*dots)
    assert len(found.marks) == len(dots)
    for label in found.labels:
        at = label.x * NARROW / 100 + label.shift
        width = columns(label.text) * LETTER
        assert (at - width >= -1) if label.end else (at + width <= NARROW + MARGIN + 1)
        assert label.whole != label.text
    for mark in found.marks:
        assert 0 < mark.x <= 100
        assert 0 < mark.y < found.height


@pytest.mark.parametrize(
    ("outlet", "time"), [("Reuters", "05:00"), ("الجزيرة", "\u200e05:00"), ("הארץ", "\u200e05:00")]
)
def test_the_time_stands_to_the_right_of_every_name(outlet, time):
    assert drawn(dot(outlet, 0), dot("b", 1)).labels[0].time == time


@pytest.mark.parametrize(
    ("name", "room", "shown"),
    [
        ("Reuters", 27, "Reuters"),
        ("Frankfurter Allgemeine Zeitung", 12, "Frankfurter…"),
        ("日本経済新聞", 12, "日本経済新聞"),
        ("日本経済新聞", 8, "日本経…"),
        ("ab", 1, "…"),
    ],
)
def test_a_long_name_is_cut_to_its_room(name, room, shown):
    assert cut(name, room) == shown
