"""The place of a text that shows why a search found it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefs.newsroom.searching import Query, marks

LENGTH = 240
"""Characters of a snippet: two or three lines."""

LEAD = 4
"""The part of a snippet, a quarter, that stands before the first thing that was looked for."""

REACH = 20
"""Characters in which a space is looked for, so that a snippet begins and ends with whole words."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a snippet; `marked` is what was looked for."""

    text: str
    marked: bool = False


def snippet(query: Query, text: str, length: int = LENGTH) -> tuple[Piece, ...]:
    """The part of a text that holds most of what a query wants, with "…" where it is cut."""
    found = marks(query, text)
    start, end = _window(found, text, length)
    pieces = list(_pieces(found, text, start, end))
    before = [Piece("…")] if start else []
    after = [Piece("…")] if end < len(text) else []
    return tuple(before + pieces + after)


def _window(found: Sequence[tuple[int, int]], text: str, length: int) -> tuple[int, int]:
    if len(text) <= length:
        return 0, len(text)
    starts = [max(0, start - length // LEAD) for start, _ in found] or [0]
    start = max(starts, key=lambda at: (_held(found, at, at + length), -at))
    start = _word(text, min(start, len(text) - length))
    end = min(start + length, len(text))
    return start, end if end == len(text) else _last(text, start, end)


def _held(found: Sequence[tuple[int, int]], start: int, end: int) -> int:
    return sum(start <= one and other <= end for one, other in found)


def _word(text: str, start: int) -> int:
    """The next beginning of a word, or at least of a sign."""
    if start == 0:
        return 0
    space = text.find(" ", start - 1, start + REACH)
    if space >= 0:
        return space + 1
    while start and unicodedata.category(text[start])[0] == "M":
        start -= 1
    return start


def _last(text: str, start: int, end: int) -> int:
    """The last end of a word, or at least of a sign."""
    space = text.rfind(" ", max(start, end - REACH), end)
    if space > start:
        return space
    while end > start and unicodedata.category(text[end])[0] == "M":
        end -= 1
    return end


def _pieces(found: Sequence[tuple[int, int]], text: str, start: int, end: int) -> Iterator[Piece]:
    at = start
    for one, other in found:
        first, last = max(one, start), min(other, end)
        if first < last:
            if at < first:
                yield Piece(text[at:first])
            yield Piece(text[first:last], marked=True)
            at = last
    if at < end:
        yield Piece(text[at:end])
