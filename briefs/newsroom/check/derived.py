"""Figures that a writer worked out: other units, shares, differences and ratios of what the source says.

Only plain arithmetic on figures of one passage, and only where the sentence's words announce it; else a wrong
number would find some pair that yields it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from briefs.newsroom.check.figures import Figure, Kind
from briefs.newsroom.check.reading import Cited, Claim, Reading
from briefs.newsroom.check.units import SMALL, either
from briefs.newsroom.check.words import content

_SCALES = {
    "time": "second:1 minute:60 min:60 hour:3600 day:86400 night:86400 week:604800 fortnight:1209600"
    " month:2629800 quarter:7889400 year:31557600 decade:315576000 century:3155760000",
    "length": "millimetre:.001 centimetre:.01 metre:1 meter:1 m:1 kilometre:1000 kilometer:1000 km:1000"
    " foot:.3048 feet:.3048 ft:.3048 yard:.9144 mile:1609.344 inch:.0254",
    "mass": "gram:.001 kilogram:1 kilo:1 kg:1 pound:.45359 lb:.45359 tonne:1000 ton:1000",
}
_UNIT = {
    word: (kind, float(size))
    for kind, row in _SCALES.items()
    for word, size in (pair.split(":") for pair in row.split())
}
_AFTER = re.compile(rf"[ -]?({either(_UNIT)})(?:s|es)?\b", re.IGNORECASE)
_ONE = re.compile(rf"\b(half an?|an?|one|each|per) ({either(_UNIT)})\b", re.IGNORECASE)
_COMPARED = re.compile(
    r"[^.;]{0,28}?\b(?:more|less|fewer|higher|lower|above|below|longer|shorter|older|younger|ahead|behind|short"
    r"|beyond|better|worse)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:by|of|a|an|another)(?: (?:about|some|nearly|almost|over))? \Z|(?:多出|高出|多了|少了|低了|高了)\Z",
    re.IGNORECASE,
)
_TIMES = re.compile(r"[ -]?(?:times|-?fold)\b", re.IGNORECASE)
_POINTS = re.compile(r"[ -]points?\b", re.IGNORECASE)
_SPAN = re.compile(r"[ -]?(years?|decades?)\b", re.IGNORECASE)

_HEDGED = 0.1
"""How far off a hedged figure may be, as a share."""


@dataclass(frozen=True, slots=True)
class _Quantity:
    """So much of something that is measured, in its base unit."""

    kind: str
    size: float


def derived(claim: Claim, figure: Figure, cited: Cited) -> bool:
    """Whether simple arithmetic on what the cited texts say gives a figure that they do not have."""
    passages = [passage for text in cited.texts for passage in text.passages]
    return (
        _converted(claim, figure, passages)
        or _share(claim, figure, passages)
        or _difference(claim, figure, passages)
        or _ratio(claim, figure, passages)
        or _since(claim, figure, cited)
    )


def _converted(claim: Claim, figure: Figure, passages: Iterable[Reading]) -> bool:
    """12 months for a year, two kilometres for 2,180 metres, 0.25 points for 25 basis points."""
    if _in_points(claim, figure):
        basis = (other for p in passages for other in p.figures if other.unit == "basis points")
        return any(_fits(figure, other.value / 100) for other in basis)
    found = _AFTER.match(claim.flat, figure.end)
    if not found or figure.unit:
        return False
    kind, size = _UNIT[found[1].casefold()]
    known = (one for passage in passages for one in _quantities(passage))
    return any(one.kind == kind and _fits(figure, one.size / size) for one in known)


def _in_points(claim: Claim, figure: Figure) -> bool:
    """Whether it counts percentage points, which are also called points."""
    return figure.unit == "points" or (not figure.unit and bool(_POINTS.match(claim.flat, figure.end)))


def _quantities(passage: Reading) -> Iterator[_Quantity]:
    for other in passage.figures:
        if not other.unit and (found := _AFTER.match(passage.flat, other.end)):
            kind, size = _UNIT[found[1].casefold()]
            yield _Quantity(kind, other.value * size)
    for found in _ONE.finditer(passage.flat):
        kind, size = _UNIT[found[2].casefold()]
        yield _Quantity(kind, size / 2 if found[1].casefold().startswith("half") else size)


def _share(claim: Claim, figure: Figure, passages: Iterable[Reading]) -> bool:
    """70% for 204 of 290: rounded, and of figures of which the sentence has one unless it is a fraction."""
    if figure.unit != "%":
        return False
    loose = figure.kind is Kind.SHARE or bool(figure.hedge)
    own = {other.value for other in claim.figures if other is not figure}
    for passage in passages:
        counts = [other for other in passage.figures if other.kind is Kind.COUNT and other.unit != "%"]
        for part, whole in permutations(counts, 2):
            if part.unit != whole.unit or not 0 < part.value < whole.value:
                continue
            share = 100 * part.value / whole.value
            told = figure.kind is Kind.SHARE or own & {part.value, whole.value}
            if told and abs(share - figure.value) <= (3.0 if loose else 0.5):
                return True
    return False


def _difference(claim: Claim, figure: Figure, passages: Sequence[Reading]) -> bool:
    """15 points more, for 37 per cent and 22 per cent."""
    compared = _COMPARED.match(claim.flat, figure.end) or _BY.search(claim.flat, 0, figure.start)
    if not compared or figure.kind is not Kind.COUNT:
        return False
    unit = "%" if _in_points(claim, figure) else figure.unit
    units = {unit, figure.unit}
    counts = (other for p in passages for other in p.figures if other.kind is Kind.COUNT)
    known = {other.value for other in counts if other.unit in units}
    return any(_fits(figure, abs(one - other)) for one, other in permutations(known, 2) if one > other)


def _ratio(claim: Claim, figure: Figure, passages: Iterable[Reading]) -> bool:
    """Three times as many, for 3,500 and 1,200."""
    if not _TIMES.match(claim.flat, figure.end):
        return False
    for passage in passages:
        counts = [other for other in passage.figures if other.kind is Kind.COUNT and other.value > 0]
        for one, other in permutations(counts, 2):
            if one.unit == other.unit and one.value > other.value:
                ratio = one.value / other.value
                if abs(ratio - figure.value) <= 2 * _HEDGED * figure.value:
                    return True
    return False


def _since(claim: Claim, figure: Figure, cited: Cited) -> bool:
    """For 13 years, where the text says "since 2012"."""
    found = _SPAN.match(claim.flat, figure.end)
    if not found:
        return False
    years = figure.value * (10 if found[1].casefold().startswith("decade") else 1)
    off = max(1.0, 2 * _HEDGED * years if figure.hedge or years != figure.value else 1.0)
    return any(
        abs(text.source.published.year - other.value - years) <= off
        for text in cited.texts
        if text.source.published
        for passage in text.passages
        for other in passage.figures
        if other.kind is Kind.YEAR
    )


def _fits(figure: Figure, value: float) -> bool:
    """Whether the value is the figure, rounded as the figure is, or near it where that is hedged."""
    if value <= 0:
        return False
    off = abs(value - figure.value)
    digits = len(figure.text.partition(".")[2].rstrip(" %")) if "." in figure.text else 0
    return off <= 0.5 * 10.0 ** -min(digits, 6) + 1e-9 or (
        bool(figure.hedge) and off <= _HEDGED * figure.value
    )


def counted(claim: Claim, figure: Figure, cited: Cited) -> bool:
    """Whether a small spelled number may be the writer's own count: no cited text counts the same things."""
    if figure.text.casefold() not in SMALL or figure.value > 10:
        return False
    own = _counted_things(claim, figure)
    return not any(
        own & _counted_things(passage, other)
        for text in cited.texts
        for passage in text.passages
        for other in passage.figures
    )


def _counted_things(reading: Reading, figure: Figure) -> frozenset[str]:
    following = tuple(word for word in reading.words if word.start >= figure.end)
    return content(following[:2])
