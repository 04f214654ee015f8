from __future__ import annotations

import re

from figure_spans import quick_spans, slow_spans
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.domain.summary import Source
from briefs.newsroom.check.reading import Reading, Text, best
from briefs.newsroom.check.units import either
from briefs.newsroom.check.words import flat

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


@settings(max_examples=200, deadline=None)
@given(PASSAGES)
def test_no_figure_of_any_text_is_passed_over(text: str) -> None:
    plain = flat(text)
    assert quick_spans(plain) == slow_spans(plain)


def test_the_longest_of_several_forms_is_matched() -> None:
    forms = ["six", "sixty", "sixteen", "a$", "per cent"]
    for form in forms:
        found = re.match(either(forms), f"{form} and")
        assert found
        assert found.group() == form
    assert not re.fullmatch(either(forms), "sixt")


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
