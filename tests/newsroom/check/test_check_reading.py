from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.domain.summary import Source
from briefs.newsroom.check import figures
from briefs.newsroom.check.reading import Reading, Text, best
from briefs.newsroom.check.units import either
from briefs.newsroom.check.words import content, flat

HONEST = Path(__file__).resolve().parent / "honest.jsonl"
PIECES = [
    *(
        "twenty-first",
        "a",
        "hundred",
        "and",
        "half of",
        "one in five",
        "3,500",
        "12.5",
        "F-35",
        "Hong Kong dollars 5",
    ),
    *(
        "US$ 4",
        "rs 5",
        "third of",
        "a decade",
        "二十分の一",
        "三分之二",
        "at 10:30",
        "2+2",
        "second",
        "dozen",
        "abc7",
        "'",
    ),
]
PASSAGES = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=8).map(" ".join)


@pytest.fixture(scope="module")
def passages() -> list[str]:
    rows = map(json.loads, HONEST.read_text(encoding="utf-8").splitlines())
    texts = (text for row in rows for article in row["articles"] for text in article["text"].split("\n"))
    return [flat(text) for text in texts if text]


def unhurried() -> re.Pattern[str]:
    """The pattern of figures without what lets it pass quickly over other words."""
    pattern = figures._START
    return re.compile(pattern.pattern.partition("\n")[2], pattern.flags)


def spans(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [found.span() for found in pattern.finditer(text)]


def test_no_figure_of_real_reports_is_passed_over(passages: list[str]) -> None:
    slow = unhurried()
    assert sum(len(spans(slow, text)) for text in passages) > 1000
    for text in passages:
        assert spans(figures._START, text) == spans(slow, text)


@settings(max_examples=200, deadline=None)
@given(PASSAGES)
def test_no_figure_of_any_text_is_passed_over(text: str) -> None:
    plain = flat(text)
    assert spans(figures._START, plain) == spans(unhurried(), plain)


def test_the_longest_of_several_forms_is_matched() -> None:
    forms = ["six", "sixty", "sixteen", "a$", "per cent"]
    for form in forms:
        found = re.match(either(forms), f"{form} and")
        assert found
        assert found.group() == form
    assert not re.fullmatch(either(forms), "sixt")


def test_what_stands_beside_a_span_is_the_nearest_words_that_carry_content(passages: list[str]) -> None:
    for text in passages[:200]:
        reading = Reading(text)
        carrying = [word for word in reading.words if content((word,))]
        for start, end in [(word.end, word.end + 1) for word in carrying] if text.isascii() else ():
            before = [word for word in carrying if word.end <= start][-3:]
            after = [word for word in carrying if word.start >= end][:3]
            assert reading.beside(start, end, 3) == content((*before, *after))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sets(st.sampled_from("bcdfghjklm")), max_size=7),
    st.sets(st.sampled_from("bcdfghjklm"), min_size=1),
)
def test_the_best_window_holds_most_and_is_the_smallest_then_the_first(
    held: list[set[str]], sought: set[str]
) -> None:
    said = "\n".join(" ".join(f"{letter}oo{letter}" for letter in sorted(row)) or "." for row in held)
    text, wanted = Text(Source("s", "", said)), Reading(" ".join(f"{c}oo{c}" for c in sought)).roots
    found = best(wanted, text)
    shares = {
        (start, start + size): len(wanted & text.roots(start, start + size)) / len(wanted)
        for size in (1, 2, 3)
        for start in range(len(text.passages) - size + 1)
    }
    most = max(shares.values(), default=0.0)
    assert found.share == most
    if most:
        assert (found.start, found.end) == next(window for window, share in shares.items() if share == most)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=" \t\n'`ntsabc.\x1c", max_size=20))
def test_plain_ascii_is_flattened_as_any_other_text_is(text: str) -> None:
    assert flat(text) == flat(f"{text}\u200b")
