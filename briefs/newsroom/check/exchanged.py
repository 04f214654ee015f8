"""Exchanged figures: both stand in the cited sentence, but each belongs to the other's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from briefs.domain.summary import Finding, Severity
from briefs.newsroom.check.comparing import comparable
from briefs.newsroom.check.figures import Figure, Kind
from briefs.newsroom.check.numbers import agrees, same_unit
from briefs.newsroom.check.reading import Cited, Claim, Reading, share

_LEAD = 0.5
"""By how much the clause of another figure must hold more of the sentence's clause than the figure's own."""

_TO = re.compile(r"\s?(?:-|to)\s?", re.IGNORECASE)
_FROM = re.compile(r"(?: \w+){0,3} from (?:an? )?", re.IGNORECASE)

Pair = tuple[Figure, Figure]


def findings(claim: Claim, cited: Cited) -> tuple[Finding, ...]:
    """WARN for a figure of other words of one cited sentence, and for "48 to 52" where it says "52 to 48"."""
    passages = [passage for text in cited.texts if comparable(claim, text) for passage in text.passages]
    pairs = tuple(_pairs(claim))
    single = (
        f for f in claim.figures if f.kind is Kind.COUNT and f.hard and not any(f in pair for pair in pairs)
    )
    moved = (_moved(claim, figure, passages) for figure in single)
    turned = (_turned(pair, passages) for pair in pairs)
    return tuple(finding for finding in (*moved, *turned) if finding)


def _moved(claim: Claim, figure: Figure, passages: list[Reading]) -> Finding | None:
    """The finding when everywhere that the figure stands, another of its unit has the sentence's words."""
    places = [
        (passage, other)
        for passage in passages
        for other in passage.figures
        if other.kind is Kind.COUNT and same_unit(figure, other) and agrees(figure, other)
    ]
    told = [_told(claim, figure, *place) for place in places]
    return Finding("number", Severity.WARN, told[0]) if told and all(told) else None


def _told(claim: Claim, figure: Figure, passage: Reading, place: Figure) -> str:
    """What is wrong with the figure there; "" when nothing is."""
    own, there = claim.clause(figure.start), passage.clause(place.start)
    held = share(own.roots, there.roots)
    beside = [other for other in claim.figures if claim.clause(other.start) is own]
    rivals = [
        clause
        for other in passage.figures
        if same_unit(figure, other) and not any(agrees(one, other) for one in beside)
        for clause in [passage.clause(other.start)]
        if clause is not there and own.roots & clause.roots
    ]
    for rival in rivals:
        lead = share(own.roots, rival.roots) - held
        subject = own.order[0]
        if lead >= _LEAD or (lead >= 0 and subject in rival.roots and subject not in there.roots):
            wrong = next(
                w for w, root in zip(own.words, own.order, strict=True) if root in rival.roots - there.roots
            )
            right = next(
                (w for w, root in zip(there.words, there.order, strict=True) if root not in own.roots), ""
            )
            with_other = f", but with “{right}”, not with “{wrong}”" if right else f", but not with “{wrong}”"
            return f"{figure.text} stands in the cited text{with_other}"
    return ""


def _pairs(reading: Reading) -> Iterator[Pair]:
    """Figures written "A to B", "A-B" or "to B from A", as (A, B)."""
    for left, right in pairwise(reading.figures):
        if _TO.fullmatch(reading.flat, left.end, right.start):
            yield left, right
        elif _FROM.fullmatch(reading.flat, left.end, right.start) and reading.flat[: left.start].endswith(
            "to "
        ):
            yield right, left


def _turned(pair: Pair, passages: list[Reading]) -> Finding | None:
    known = [other for passage in passages for other in _pairs(passage)]
    if any(_same(pair, other) for other in known) or agrees(*pair):
        return None
    stands = next((other for other in known if _same(pair, other[::-1])), None)
    if not stands:
        return None
    said, right = (f"{one.text} to {two.text}" for one, two in (pair, stands))
    return Finding("number", Severity.WARN, f"says {said} where the cited text says {right}")


def _same(pair: Pair, other: Pair) -> bool:
    return all(agrees(one, two) for one, two in zip(pair, other, strict=True))
