"""What each figure of a report measures: the thing counted, its unit, and whether the report stands by it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import zip_longest

from briefs.domain.article import Passage
from briefs.newsroom.check.days import Day, days
from briefs.newsroom.check.figures import Figure, Kind
from briefs.newsroom.check.reading import read
from briefs.newsroom.check.words import content
from briefs.newsroom.disagreements import context as contexts
from briefs.newsroom.disagreements import marks, things
from briefs.newsroom.disagreements.context import SPACELESS, Context, Names, Place

_UNITED = frozenset({"length", "speed", "area", "weight", "time", "heat"})
_WORD = re.compile(r"[ -][^\W\d_][\w'/-]*")

REACH = 60
"""Letters between a figure and the word for what it counts; a third of it where words have no spaces."""

_APART = re.compile(r"[,;:、，；]|\b(?:and|und|et|y|while|but)\b")
_PAIR = re.compile(r"(?: (?:votes?|Stimmen|voix|votos))?\s?(?:-|to|zu|contre|contra|对|對)\s?", re.IGNORECASE)
_RANGE = re.compile(r"\s?(?:-|to|and|or|bis|und|à|et|y|a|から|~|至|到)\s?", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|zwischen|entre)\s\Z", re.IGNORECASE)
_PERSONS = re.compile(r"\s?(?:人|名|位|体|具)|(?=[死伤傷])")
_AND = re.compile(r"\b(?:and|und|et|y) (?:at least |more than |about |nearly )?\Z")
_THERE = re.compile(
    r"(?: (?:people|others|more|Menschen|personnes|personas))? (?:in|at|near|on|à|en|dans|bei)\b"
)
_TOLL_TO = re.compile(
    r"\btoll\b[^\d.;]{0,120}\b(?:at|to|of|is|was|passe[sd]|past|top(?:s|ped)|exceed(?:s|ed)|reach(?:es|ed)"
    r"|hits?)(?: (?:at least|more than|about|nearly|over|an?))? \Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, eq=False)
class Measure:
    """A figure of a passage with what it measures.

    `thing` is what a toll counts, or the kind of figure; `amount` is in the kind's own unit, of which the
    figure's has `factor`; `most` is the upper end of a range. A `stale` one is an old value, a part, or of
    another time: it is told, but nobody's position. `about` are the roots of the whole report, `current` the
    months and years that are its own time.
    """

    thing: str
    unit: str
    amount: float
    most: float
    factor: float
    figure: Figure
    hedge: str
    text: str
    passage: Passage
    lang: str
    place: int
    context: Context
    following: tuple[tuple[str, str], ...] = ()
    stale: bool = False
    about: frozenset[str] = frozenset()
    current: frozenset[int] = frozenset()

    def written(self, nouns: frozenset[str]) -> str:
        """The figure as the outlet writes it, with its unit, or with the noun when it is one of these."""
        wanted = nouns if self.thing == "count" else frozenset(root for root, _ in self.following[:1])
        named = (text for root, text in self.following if root in wanted)
        text = next(named, self.text) if self.thing in {"count", *_UNITED} else self.text
        return text if self.unit or self.thing == "date" else text[:1].lower() + text[1:]

    @property
    def toll(self) -> bool:
        """Whether a story has one such number."""
        return self.thing in things.TOLLS or self.thing == "magnitude"


def measures(
    passages: Sequence[Passage], lang: str, published: datetime | None, names: Names
) -> tuple[Measure, ...]:
    """The measures of a report's passages in order; what it says of a figure once holds for it everywhere."""
    year = published.year if published else 0
    places = [contexts.place(passage, lang, at, year, names) for at, passage in enumerate(passages)]
    current = _current(published)
    about = frozenset[str]().union(*(place.reading.roots for place in places))
    found = [measure for place in places for measure in _of_passage(place)]
    alike: dict[tuple[str, str, float], list[Measure]] = defaultdict(list)
    for measure in found:
        alike[measure.thing, measure.unit, measure.amount].append(measure)
    return tuple(
        replace(m, about=about, current=current, context=_shared(m, alike[m.thing, m.unit, m.amount]))
        for m in found
    )


def _current(published: datetime | None) -> frozenset[int]:
    """The month before, that of publication and the next one, and the year."""
    if published is None:
        return frozenset()
    months = {(published.month + shift - 1) % 12 + 1 for shift in (-1, 0, 1)}
    return frozenset(months | {published.year})


def _shared(measure: Measure, alike: Sequence[Measure]) -> Context:
    return replace(
        measure.context,
        limits=frozenset[str]().union(*(m.context.limits for m in alike)),
        times=frozenset[int]().union(*(m.context.times for m in alike)),
    )


def _of_passage(place: Place) -> Iterator[Measure]:
    found = list(_counted(place))
    for measure in found:
        parts = measure.toll and any(_is_part(place, measure, other) for other in found)
        yield replace(measure, stale=True) if parts else measure
    yield from (_dated(place, day) for day in days(place.text))


def _is_part(place: Place, measure: Measure, other: Measure) -> bool:
    """Whether a passage that has both divides a toll: "9 in Brevik and 5 in Dara"."""
    if other.thing == measure.thing:
        return other.amount != measure.amount
    start, end = measure.figure.end, other.figure.start
    joined = start < end and _AND.search(place.text, start, end)
    return other.thing == "count" and bool(joined and _THERE.match(place.text, other.figure.end))


def _counted(place: Place) -> Iterator[Measure]:
    figures = place.reading.figures
    taken: set[Figure] = set()
    for figure, following in zip_longest(figures, figures[1:]):
        if figure in taken or figure.kind is not Kind.COUNT or not marks.is_count(place.text, figure):
            continue
        if following and _is_pair(place, figure, following):
            taken.add(following)
            if marks.of_votes(place.text):
                yield _measure(place, figure, following, "votes")
        elif following and _is_range(place.text, figure, following):
            taken.add(following)
            yield _measure(place, figure, following)
        else:
            yield _measure(place, figure)


def _is_pair(place: Place, figure: Figure, following: Figure) -> bool:
    """Whether the two are a result: votes, or the score of a match."""
    joined = _PAIR.fullmatch(place.text, figure.end, following.start)
    counted = re.match(r" [a-zà-ÿ]{3,}|\w", place.text[following.end : following.end + 8]) or following.unit
    return bool(joined) and not figure.unit and (marks.of_votes(place.text) or not counted)


def _of_votes(place: Place, figure: Figure) -> bool:
    return bool(re.match(r" (?:votes?|Stimmen|voix|votos)\b|票", place.text[figure.end :]))


def _is_range(text: str, figure: Figure, following: Figure) -> bool:
    if following.value <= figure.value or not _RANGE.fullmatch(text, figure.end, following.start):
        return False
    between = _BETWEEN.search(text, max(0, figure.start - 12), figure.start)
    return bool(between) or not re.search(r"and|und|et|y", text[figure.end : following.start])


def _measure(place: Place, figure: Figure, until: Figure | None = None, thing: str = "") -> Measure:
    """The measure of a figure, or of a range or a result that ends with another one."""
    kind, unit, factor = marks.dimension(place.text, figure)
    around = contexts.context(place, figure.start, figure.end, figure)
    hedge = "over" if marks.beyond(place.text, figure) else figure.hedge
    if kind == "count":
        kind = thing or _toll(place, figure, around.nouns) or ("votes" if _of_votes(place, figure) else kind)
    return Measure(
        thing=kind,
        unit=unit,
        amount=figure.value * factor,
        most=max(figure.value, (until or figure).value) * factor,
        factor=factor,
        figure=replace(figure, values=(figure.value * factor,), hedge=hedge),
        hedge=hedge,
        text=place.note.written(figure.start, (until or figure).end),
        passage=place.passage,
        lang=place.lang,
        place=place.number,
        context=around,
        following=_following(place, figure),
        stale=_is_stale(place, figure, kind),
    )


def _following(place: Place, figure: Figure) -> tuple[tuple[str, str], ...]:
    """The root of each word directly after the figure, with the text from the figure to its end."""
    found: list[tuple[str, str]] = []
    word = _WORD.match(place.text, figure.end)
    while word and len(found) < 3 and (roots := content(read(word.group()).words)):
        found += [(root, place.note.written(figure.start, word.end())) for root in sorted(roots)]
        word = _WORD.match(place.text, word.end())
    return tuple(found)


def _dated(place: Place, day: Day) -> Measure:
    amount = float(day.month * 100 + day.day)
    return Measure(
        thing="date",
        unit="",
        amount=amount,
        most=amount,
        factor=1.0,
        figure=Figure((amount,), "", Kind.NAME, day.text, day.start, day.end),
        hedge="",
        text=place.note.written(day.start, day.end).rstrip("."),
        passage=place.passage,
        lang=place.lang,
        place=place.number,
        context=contexts.context(place, day.start, day.end),
        stale=bool(day.year and day.year < place.year),
    )


def _toll(place: Place, figure: Figure, nouns: frozenset[str]) -> str:
    """What the nearest word says that the figure counts: the dead, the injured; "" for what is no person."""
    wide = place.lang in SPACELESS
    if nouns & marks.NOT_PERSONS or not _of_persons(place, figure):
        return ""
    if _TOLL_TO.search(place.text, 0, figure.start):
        return "dead"
    reach = REACH // 3 if wide else REACH
    words = things.tolls(place.text, place.lang)
    costs = [(_cost(place, figure, start, end, reach), thing) for thing, start, end in words]
    cost, thing = min(costs, default=(reach, ""))
    return thing if cost < reach else ""


def _of_persons(place: Place, figure: Figure) -> bool:
    """Whether persons are counted, as far as the words after the figure tell."""
    if place.lang in SPACELESS:
        before = place.text[max(0, figure.start - 2) : figure.start]
        return bool(_PERSONS.match(place.text, figure.end)) or before in {"死者", "傷者"}
    if place.lang != "en" or marks.counts_persons(place.text, figure):
        return True
    words = things.tolls(place.text, place.lang)
    return any(
        0 <= start - figure.end <= 24 and not _APART.search(place.text, figure.end, start)
        for _, start, _ in words
    )


def _cost(place: Place, figure: Figure, start: int, end: int, reach: int) -> float:
    """How far a word is from a figure; more beyond a comma, too far beyond another figure."""
    low, high = (figure.end, start) if start >= figure.end else (end, figure.start)
    between = place.text[low:high]
    others = any(low <= other.start < high for other in place.reading.figures if other is not figure)
    return len(between) + reach * others + reach / 2 * len(_APART.findall(between))


def _is_stale(place: Place, figure: Figure, kind: str) -> bool:
    start = place.reading.clause(figure.start).start
    if marks.is_old(place.text, start, figure) or (kind == "time" and marks.is_elapsed(place.text, figure)):
        return True
    if kind not in {*things.TOLLS, "magnitude"}:
        return False
    years = [other.value for other in place.reading.figures if other.kind is Kind.YEAR]
    past = any(place.year and year < place.year for year in years) or marks.is_past(place.text)
    return past or marks.is_part(place.text, start, figure)
