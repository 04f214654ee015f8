from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.newsroom.check.days import days
from briefs.newsroom.check.meant import Bears, bears, homes, spans
from briefs.newsroom.check.moment import Grain, Told
from briefs.newsroom.check.moments import all_months, moments, weekdays

MONDAY = datetime(2025, 6, 23, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("on July 1, 2025", [(7, 1, 2025)]),
        ("on 1 July", [(7, 1, None)]),
        ("the 3rd of May", [(5, 3, None)]),
        ("am 1. Juli 2025", [(7, 1, 2025)]),
        ("vom 3. bis 5. Mai", [(5, 5, None)]),
        ("le 1er juillet", [(7, 1, None)]),
        ("du 9 au 10 août", [(8, 10, None)]),
        ("el 1 de julio de 2025", [(7, 1, 2025)]),
        ("il 2 giugno", [(6, 2, None)]),
        ("7月1日", [(7, 1, None)]),
        ("2025年7月1号", [(7, 1, 2025)]),
        ("2025-07-01 and 01.07.2025", [(7, 1, 2025), (7, 1, 2025)]),
        ("of the 31 may be", []),
        ("June 3 percent", [(6, 3, None)]),
        ("June 40, 13月1日, May 5% and May 5:30", []),
    ],
)
def test_a_full_date_is_read_in_many_languages(text: str, found: list) -> None:
    assert [(day.month, day.day, day.year) for day in days(text)] == found


def test_a_date_of_two_days_has_both() -> None:
    assert {moment.number for moment in moments("June 3-5")} == {3, 5}
    assert {moment.number for moment in moments("vom 3. bis 5. Mai")} == {3, 5}
    assert {moment.number for moment in moments("7月20、21日")} == {20, 21}


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("on Tuesday", "en", [("DAY", "NAME", 1, None)]),
        ("next Tuesday", "en", [("DAY", "NAME", 1, 1)]),
        ("am Freitagabend", "de", [("DAY", "NAME", 4, None)]),
        ("am vergangenen Dienstag", "de", [("DAY", "NAME", 1, -1)]),
        ("mardi dernier", "fr", [("DAY", "NAME", 1, -1)]),
        ("el próximo viernes", "es", [("DAY", "NAME", 4, 1)]),
        ("el viernes que viene", "es", [("DAY", "NAME", 4, 1)]),
        ("来週の金曜日", "ja", [("DAY", "NAME", 4, 1)]),
        ("上周五", "zh", [("DAY", "NAME", 4, -1)]),
        ("星期天", "zh", [("DAY", "NAME", 6, None)]),
        ("on Black Friday, in the Sunday Times, by Plácido Domingo", "en", []),
        ("yesterday", "en", [("DAY", "AWAY", -1, None)]),
        ("gestern", "de", [("DAY", "AWAY", -1, None)]),
        ("hier", "fr", [("DAY", "AWAY", -1, None)]),
        ("hier", "de", []),
        ("ayer", "es", [("DAY", "AWAY", -1, None)]),
        ("昨日", "ja", [("DAY", "AWAY", -1, None)]),
        ("后天", "zh", [("DAY", "AWAY", 2, None)]),
        ("last week", "en", [("WEEK", "AWAY", -1, None)]),
        ("nächste Woche", "de", [("WEEK", "AWAY", 1, None)]),
        ("cette semaine", "fr", [("WEEK", "AWAY", 0, None)]),
        ("来週", "ja", [("WEEK", "AWAY", 1, None)]),
        ("next month", "en", [("MONTH", "AWAY", 1, None)]),
        ("el mes pasado", "es", [("MONTH", "AWAY", -1, None)]),
        ("先月", "ja", [("MONTH", "AWAY", -1, None)]),
        ("l'an dernier", "fr", [("YEAR", "AWAY", -1, None)]),
        ("明年", "zh", [("YEAR", "AWAY", 1, None)]),
        ("in the third quarter", "en", [("QUARTER", "NAME", 3, None)]),
        ("im 2. Quartal", "de", [("QUARTER", "NAME", 2, None)]),
        ("4〜6月期", "ja", [("QUARTER", "NAME", 2, None)]),
        ("第三季度", "zh", [("QUARTER", "NAME", 3, None)]),
        ("上半年", "zh", [("HALF", "NAME", 1, None)]),
        ("next spring", "en", [("SEASON", "NAME", 1, 1)]),
        ("a spring was found", "en", []),
        ("im Sommer", "de", [("SEASON", "NAME", 2, None)]),
        ("17日", "ja", [("DAY", "OF_MONTH", 17, None)]),
        ("17日間", "ja", []),
    ],
)
def test_times_are_read_by_name_and_from_the_day_of_writing(text: str, lang: str, expected: list) -> None:
    found = [(m.grain.name, m.told.name, m.number, m.way) for m in moments(text, lang) if not m.doubtful]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("in May it may rise, Mr May said", {5}),
        ("by June Smith and April Jones", set()),
        ("the Mayo Clinic on Mars", set()),
        ("en mars et d'avril à mai", {3, 4, 5}),
        ("a principios de mayo", {5}),
        ("mid-February", {2}),
        ("1至10月", {1, 10}),
        ("the year ending March", {3}),
    ],
)
def test_a_month_that_is_also_a_name_needs_a_word_that_makes_it_one(text: str, months: set) -> None:
    sure = {m.number for m in moments(text) if m.grain is Grain.MONTH and not m.doubtful}
    assert sure == months


def test_part_of_a_month_is_read() -> None:
    texts = ("early June", "mid-June", "late June", "Ende Juni", "début juin", "6月上旬", "6月底", "June")
    assert [moments(text)[0].part for text in texts] == [1, 2, 3, 3, 1, 1, 3, 0]


def test_months_and_weekdays_of_a_text() -> None:
    assert all_months("July 1, in May, 9月") == {5, 7, 9}
    assert weekdays("Tue, Sunday and 金曜") == {1, 4, 6}


@pytest.mark.parametrize(
    ("claimed", "stated", "expected"),
    [
        ("on Sunday", "yesterday", Bears.YES),
        ("on Saturday", "yesterday", Bears.NO),
        ("on June 22", "yesterday", Bears.YES),
        ("on Tuesday", "on June 24", Bears.YES),
        ("next Tuesday", "last Tuesday", Bears.NO),
        ("in May", "last month", Bears.YES),
        ("in April", "last month", Bears.NO),
        ("in June", "on June 3", Bears.YES),
        ("on June 3", "in June", Bears.OPEN),
        ("last week", "on June 18", Bears.YES),
        ("next week", "on June 18", Bears.NO),
        ("in 2024", "last year", Bears.YES),
        ("in 2023", "last year", Bears.NO),
        ("on Jan. 1, 2026", "on Jan. 1, 2027", Bears.NO),
        ("on Jan. 1", "on Jan. 1, 2027", Bears.YES),
        ("in December 2008", "on Dec. 10, 2008", Bears.YES),
        ("in March", "for three months", Bears.YES),
        ("in the third quarter", "in the second quarter", Bears.NO),
        ("in the second quarter", "in May", Bears.YES),
        ("7月9日", "9日", Bears.YES),
        ("7月9日", "10日", Bears.NO),
        ("6月22日", "昨日", Bears.YES),
    ],
)
def test_one_time_may_bear_another_out(claimed: str, stated: str, expected: Bears) -> None:
    one, other = moments(claimed, "en")[-1], moments(stated, "en")[-1]
    assert bears(one, other, homes(MONDAY)) is expected


@pytest.mark.parametrize(
    ("claimed", "stated", "expected"),
    [
        ("on Sunday", "yesterday", Bears.OPEN),
        ("on Sunday", "on Monday", Bears.NO),
        ("on June 24", "on 24 June 2020", Bears.YES),
        ("in June", "on June 24", Bears.YES),
        ("in May", "on June 24", Bears.NO),
    ],
)
def test_without_a_publication_times_are_compared_by_name(claimed: str, stated: str, expected: Bears) -> None:
    assert bears(moments(claimed)[0], moments(stated)[0], None) is expected


def test_the_day_of_writing_depends_on_where_the_language_is_written() -> None:
    late = datetime(2025, 11, 21, 16, 50, tzinfo=UTC)
    assert homes(late, "fr") == (date(2025, 11, 21), date(2025, 11, 21))
    assert homes(late, "ja") == (date(2025, 11, 22), date(2025, 11, 22))
    assert homes(late, "en") == (date(2025, 11, 21), date(2025, 11, 22))


@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)), st.integers(-2, 2))
def test_a_day_away_is_that_many_days_away(day: date, shift: int) -> None:
    word = {0: "today", -1: "yesterday", 1: "tomorrow", -2: "vorgestern", 2: "übermorgen"}[shift]
    (moment,) = moments(word)
    (span,) = set(spans(moment, (day, day)))
    assert (span[0] - day).days == shift == (span[1] - day).days


@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)))
def test_a_date_is_read_back_in_every_form(day: date) -> None:
    forms = (
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%B} {day.year}",
        f"{day.year}年{day.month}月{day.day}日",
    )
    for form in forms:
        moment = moments(form)[0]
        assert (moment.told, spans(moment, None)) == (Told.DATE, ((day, day),))


@given(st.text(max_size=200))
def test_any_text_is_read_and_its_times_stand_in_it(text: str) -> None:
    for moment in moments(text):
        assert text[moment.start : moment.end] == moment.text


@pytest.mark.parametrize("piece", ["1", "1月", "May 1 ", "in May ", "last ", "週 ", "3 bis "])
def test_of_a_text_of_nothing_but_times_a_hundred_are_read(piece: str) -> None:
    assert len(moments(piece * 1_000, "de")) <= 100
