"""Ordinals: the second quarter is not the third, though both words may stand in the cited text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefs.domain.summary import Finding, Severity
from briefs.newsroom.check.comparing import comparable
from briefs.newsroom.check.reading import Cited, Claim, Reading
from briefs.newsroom.check.words import root

_RANKS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_VALUES = {word: at for at, word in enumerate(_RANKS.split(), 1)}
_DIGITS = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
_COUNTED = "quarter half round term day week month year period stage phase leg lap set inning session season"
_NOUNS = frozenset(root(word) for word in _COUNTED.split())
"""What ordinals count more than anything else: without one the source speaks of another, or of all."""

_INSTEAD = {
    1: re.compile(
        r"\b(?:opening|opened|initial|maiden|debut|earliest|q1|start|began|begin\w*|one)\b", re.IGNORECASE
    ),
    2: re.compile(r"\b(?:again|another|twice|q2|two|both|next|following|after)\b", re.IGNORECASE),
}
_REACH = 3
"""Words after an ordinal within which what it counts stands in a source: "second straight month"."""


def findings(claim: Claim, cited: Cited) -> tuple[Finding, ...]:
    """WARN for an ordinal that the cited text does not have with the same noun, English only.

    Where it has no ordinal with that noun at all, only for quarters, rounds, terms, days and their like.
    """
    if claim.tongue not in {"", "en"}:
        return ()
    passages = [passage for text in cited.texts if comparable(claim, text) for passage in text.passages]
    found = (_judged(*counted, passages) for counted in _counted(claim))
    return tuple(finding for finding in found if finding)


def _judged(value: int, noun: str, said: str, passages: list[Reading]) -> Finding | None:
    near = [(rank, written) for passage in passages for rank, written in _ranks(passage, noun)]
    if any(rank == value for rank, _ in near):
        return None
    if near:
        return _warn(f"says “{said}” where the cited text says “{near[0][1]}”")
    instead = _INSTEAD.get(value)
    if noun not in _NOUNS or not instead or any(instead.search(passage.flat) for passage in passages):
        return None
    return _warn(f"“{said}” is not in the cited text")


def _warn(detail: str) -> Finding:
    return Finding("number", Severity.WARN, detail)


def _counted(reading: Reading) -> Iterator[tuple[int, str, str]]:
    """The ordinals of the sentence: value, root of the next word, both as written."""
    for word, after in zip(reading.words, reading.words[1:], strict=False):
        value = _value(word.plain)
        if value and after.plain not in {"of", "and", "or", "to", "in"} and not _value(after.plain):
            yield value, root(after.plain), f"{word.surface} {after.surface}"


def _ranks(passage: Reading, noun: str) -> Iterator[tuple[int, str]]:
    """The ordinals that stand shortly before the noun: each value, and how it is written."""
    for at, word in enumerate(passage.words):
        value = _value(word.plain)
        if not value:
            continue
        for after in passage.words[at + 1 : at + 1 + _REACH]:
            if root(after.plain) == noun:
                yield value, f"{word.surface} {after.surface}"


def _value(plain: str) -> int:
    found = _DIGITS.fullmatch(plain)
    return int(found[1]) if found else _VALUES.get(plain, 0)
