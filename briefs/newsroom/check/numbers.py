"""Numbers: whether every one is in a cited text, of the same unit, and near the words that it is about."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from briefs.domain.summary import Finding, Severity
from briefs.newsroom.check.comparing import comparable
from briefs.newsroom.check.derived import counted, derived
from briefs.newsroom.check.figures import Figure, Kind, alike
from briefs.newsroom.check.reading import Cited, Claim, Text
from briefs.newsroom.check.words import words

_HEDGED = {"about": (-0.1, 0.1), "over": (0.0, 0.2), "under": (-0.2, 0.0)}
"""How far the source's figure may be off, as a share, when the sentence itself says "about", "more than"."""

_DIGITS = re.compile(r"\d[\d,.]*")
_OTHER_YEARS = {
    -1: re.compile(r"\b(?:last (?:year|month|week)|(?:a )?year (?:ago|earlier))\b|去年|昨年", re.IGNORECASE),
    1: re.compile(r"\bnext (?:year|month|week)\b|明年|来年", re.IGNORECASE),
}

_BESIDE = 3
"""Content words on each side of a figure that tell what it is about; twice as many in a source."""

_LEAD = 1.5
"""Words by which another figure's surroundings must fit better: sees 8 of 10 figures swapped in a source, at
0.5% false alarms; a share of words that must stand by a figure saw 6 and mistook one paraphrase in five."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A figure of a cited text and where it stands."""

    figure: Figure
    text: Text
    at: int


def findings(claim: Claim, cited: Cited) -> tuple[Finding, ...]:
    """BLOCK for a figure that no cited text has, or only of another unit; WARN for a small or a far one."""
    places = [
        _Place(figure, text, at)
        for text in cited.texts
        for at, passage in enumerate(text.passages)
        for figure in passage.figures
    ]
    return tuple(finding for figure in claim.figures if (finding := _judged(claim, figure, cited, places)))


def agrees(figure: Figure, other: Figure) -> bool:
    """Whether `other`, of a source, bears out the value of `figure`: equal, or honestly rounded."""
    for value in figure.values:
        for known in other.values:
            if _near(figure, value, known):
                return True
    return False


def same_unit(figure: Figure, other: Figure) -> bool:
    """Whether both can be of one unit; a source's lone figure (in a list, a table) may be of any."""
    if alike(figure.unit, other.unit):
        return True
    if not other.unit:
        return other.bare or Kind.NAME in {figure.kind, other.kind}
    return not figure.unit and figure.bare


def _judged(claim: Claim, figure: Figure, cited: Cited, places: list[_Place]) -> Finding | None:
    if figure.kind is Kind.NAME:
        return _named(figure, cited)
    matches = [p for p in places if same_unit(figure, p.figure) and agrees(figure, p.figure)]
    if not matches:
        other = next((place.figure for place in places if figure.value in place.figure.values), None)
        return _of_another_unit(figure, other) if other else _absent(claim, figure, cited, places)
    if rival := _rival(claim, figure, matches, places):
        detail = (
            f"{figure.text} stands in the cited text, but not with what the sentence says; {rival.text} does"
        )
        return Finding("number", Severity.WARN, detail)
    return None


def _of_another_unit(figure: Figure, other: Figure) -> Finding:
    severity = Severity.BLOCK if figure.unit and figure.hard else Severity.WARN
    return Finding("number", severity, f"{figure.text} is {other.text} in the cited text")


def _named(figure: Figure, cited: Cited) -> Finding | None:
    squashed = "".join(word.plain for word in words(figure.text))
    if squashed in cited.squashed:
        return None
    return Finding("number", Severity.WARN, f"{figure.text} is not in the cited text")


def _absent(claim: Claim, figure: Figure, cited: Cited, places: list[_Place]) -> Finding | None:
    if (figure.kind is Kind.YEAR and _this_year(figure, cited)) or derived(claim, figure, cited):
        return None
    if counted(claim, figure, cited):
        detail = f"{figure.text} is not in the cited text: it may be counted up"
        return Finding("number", Severity.NOTE, detail)
    severity = Severity.BLOCK if figure.hard else Severity.WARN
    digits = _DIGITS.findall(figure.text)
    rivals = [
        place.figure
        for place in places
        if (figure.unit and alike(figure.unit, place.figure.unit))
        or (digits and _DIGITS.findall(place.figure.text) == digits)
    ]
    nearest = min(rivals, key=lambda other: abs(other.value - figure.value), default=None)
    says = f", which says {nearest.text}" if nearest else ""
    return Finding("number", severity, f"{figure.text} is not in the cited text{says}")


def _this_year(figure: Figure, cited: Cited) -> bool:
    """Whether a year is the one of the publication, or the one before or after where the text says so."""
    for text in cited.texts:
        if text.source.published:
            away = int(figure.value) - text.source.published.year
            pattern = _OTHER_YEARS.get(away)
            if away == 0 or (pattern and pattern.search(text.flat)):
                return True
    return False


def _near(figure: Figure, value: float, known: float) -> bool:
    if math.isclose(value, known, rel_tol=1e-9):
        return True
    low, high = _HEDGED.get("about" if figure.kind is Kind.SHARE else figure.hedge, (0.0, 0.0))
    hedged = low < high and low <= (known - value) / (value or math.inf) <= high
    return hedged or _rounds(value, known)


@lru_cache(maxsize=65_536)
def _rounds(value: float, known: float) -> bool:
    """Whether `value` is `known` to fewer, but at least two, digits: 2.7 million for 2,683,412."""
    digits = _digits(value)
    rounded = float(f"{known:.{digits - 1}e}")
    return 2 <= digits < _digits(known) and math.isclose(rounded, value, rel_tol=1e-9)


def _digits(value: float) -> int:
    return len(f"{value:.10g}".partition("e")[0].replace(".", "").strip("0")) or 1


def _rival(claim: Claim, figure: Figure, matches: list[_Place], places: list[_Place]) -> Figure | None:
    """Another figure of the cited texts that fits the sentence better than this one does; None mostly."""
    if not all(comparable(claim, place.text) for place in matches):
        return None
    rivals = [place for place in places if _rivals(claim, figure, place.figure)]
    if not rivals:
        return None
    wanted = claim.beside(figure.start, figure.end, _BESIDE)
    own = max(_fit(claim, wanted, place) for place in matches)
    best = max(rivals, key=lambda place: _fit(claim, wanted, place))
    return best.figure if _fit(claim, wanted, best) >= own + _LEAD else None


def _rivals(claim: Claim, figure: Figure, other: Figure) -> bool:
    """Whether a figure could stand in another's place, and stands in none of the sentence."""
    if other.kind is not figure.kind or not same_unit(figure, other):
        return False
    return not any(same_unit(own, other) and agrees(own, other) for own in claim.figures)


def _fit(claim: Claim, wanted: frozenset[str], place: _Place) -> float:
    """How many words of the sentence stand by a figure there, those elsewhere in the passage less."""
    passage = place.text.passages[place.at]
    beside = passage.beside(place.figure.start, place.figure.end, 2 * _BESIDE)
    return len(wanted & beside) + len(claim.roots & passage.roots) / 4
