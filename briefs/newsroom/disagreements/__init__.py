"""Where outlets disagree: one thing, two figures, and no outlet that tells both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import combinations, islice
from math import isclose

from briefs.domain.article import Article, Outlets, Passage
from briefs.domain.story import Disagreement, Side
from briefs.newsroom.disagreements import things
from briefs.newsroom.disagreements.context import names_in
from briefs.newsroom.disagreements.likeness import OF, agree, same
from briefs.newsroom.disagreements.measures import Measure, measures
from briefs.newsroom.quotes import lang_of

MOST = 3
"""Disagreements told of one story; a reader follows no more."""

READ = 30
"""Passages read of an article: what it is about stands near its top."""

ARTICLES = 20
"""Articles read of a story, the newest; every pair of figures is compared."""

POSITIONS = 60
"""Figures of an outlet that are compared with those of the others: a table of results has thousands."""

UPDATE = timedelta(hours=24)
"""Apart by more, the older report simply does not know the newer figure."""

EARLIEST = datetime.min.replace(tzinfo=UTC)

SOON = timedelta(hours=2)
"""Apart by more, a larger number of the dead may be the same count, taken later."""

LEAD = 3
"""Passages in which the main figure of a report stands: the title and two sentences."""


@dataclass(frozen=True, slots=True)
class _Voice:
    """What one outlet says: its positions, and every figure that it mentions."""

    outlet: str
    positions: tuple[Measure, ...]
    mentions: tuple[Measure, ...]


def disagreements(
    articles: Sequence[Article], passages: Sequence[Passage], outlets: Outlets
) -> tuple[Disagreement, ...]:
    """The figures on which outlets of one story differ, the weightiest first.

    An outlet stands by what its newest report says, and one that mentions both figures disagrees with nobody.
    Sure rather than complete: different places, times and kinds ("core", "in total") are different things.
    """
    by_id = {article.id: article for article in articles}
    voices = _voices(articles, passages, outlets)
    owner = {measure: voice.outlet for voice in voices for measure in voice.positions}
    pairs = [pair for one, other in combinations(voices, 2) for pair in _contradictions(one, other, by_id)]
    found = [_told(group, owner, by_id) for group in _groups(pairs)]
    merged = {_key(one): one for one in sorted(found, key=_weight, reverse=True) if len(one.sides) > 1}
    return tuple(sorted(merged.values(), key=_weight)[:MOST])


def _voices(articles: Sequence[Article], passages: Sequence[Passage], outlets: Outlets) -> tuple[_Voice, ...]:
    newest = sorted(articles, key=lambda a: (a.published or EARLIEST, a.id), reverse=True)[:ARTICLES]
    if len({outlets.get(article.outlet).name for article in newest}) < 2:
        return ()
    of_article = defaultdict(list)
    for passage in passages:
        of_article[passage.article].append(passage)
    names = names_in(passages)
    told: dict[str, list[tuple[Measure, ...]]] = defaultdict(list)
    for article in newest:
        found = measures(of_article[article.id][:READ], lang_of(article, outlets), article.published, names)
        told[outlets.get(article.outlet).name].append(found)
    return tuple(
        _Voice(
            outlet,
            tuple(islice(_positions(reports), POSITIONS)),
            tuple(m for found in reports for m in found),
        )
        for outlet, reports in sorted(told.items())
    )


def _positions(reports: Sequence[tuple[Measure, ...]]) -> Iterator[Measure]:
    """What an outlet stands by, its newest report first: one number of each toll, else all that it says."""
    taken: list[Measure] = []
    for report in reports:
        newer = tuple(taken)
        tolls: set[str] = {measure.thing for measure in newer if measure.toll}
        for measure in report:
            if measure.stale or (measure.toll and measure.thing in tolls):
                continue
            if not measure.toll and any(same(measure, other) for other in newer):
                continue
            tolls.add(measure.thing)
            taken.append(measure)
            yield measure


def _contradictions(
    one: _Voice, other: _Voice, articles: Mapping[str, Article]
) -> Iterator[tuple[Measure, Measure]]:
    for left in one.positions:
        for right in other.positions:
            if (
                left.thing == right.thing
                and same(left, right)
                and not agree(left, right)
                and not _mentions(one, right)
                and not _mentions(other, left)
                and _near_in_time(left, right, articles)
            ):
                yield left, right


def _mentions(voice: _Voice, measure: Measure) -> bool:
    """Whether the outlet tells this figure too: old, partial, or as the sum of two of one passage."""
    alike = [told for told in voice.mentions if told.unit == measure.unit and _counts_alike(told, measure)]
    sums = (
        one.amount + other.amount
        for one, other in combinations(alike, 2)
        if one.passage is other.passage and one.thing != "date"
    )
    return any(agree(told, measure) for told in alike) or any(isclose(each, measure.amount) for each in sums)


def _counts_alike(one: Measure, other: Measure) -> bool:
    """Whether two figures may count the same; one without a noun may count anything."""
    if one.thing != other.thing:
        return one.thing == "count" and not one.following
    nouns = one.context.nouns, other.context.nouns
    return one.thing != "count" or not all(nouns) or bool(nouns[0] & nouns[1])


def _near_in_time(one: Measure, other: Measure, articles: Mapping[str, Article]) -> bool:
    left, right = (articles[measure.passage.article].published for measure in (one, other))
    return left is None or right is None or abs(left - right) <= UPDATE


def _groups(pairs: Sequence[tuple[Measure, Measure]]) -> list[list[Measure]]:
    """The measures that contradictions join, each group about one thing."""
    groups: list[list[Measure]] = []
    for pair in pairs:
        joined = [group for group in groups if any(measure in group for measure in pair)]
        merged = list(dict.fromkeys([*(m for group in joined for m in group), *pair]))
        groups = [group for group in groups if group not in joined] + [merged]
    return groups


def _told(
    group: Sequence[Measure], owner: Mapping[Measure, str], articles: Mapping[str, Article]
) -> Disagreement:
    def age(measure: Measure) -> tuple[object, ...]:
        return (articles[measure.passage.article].published or EARLIEST, measure.place, measure.passage.key)

    sides: list[list[Measure]] = []
    spoken: set[str] = set()
    for measure in sorted(group, key=age):
        if owner[measure] in spoken:
            continue
        spoken.add(owner[measure])
        side = next((side for side in sides if agree(side[0], measure)), None)
        if side:
            side.append(measure)
        else:
            sides.append([measure])
    nouns = frozenset.intersection(*(measure.context.nouns for measure in group))
    told = tuple(_side(side, nouns, owner, articles) for side in sides)
    subject = sorted(_subject(group))
    about = subject[0] if len(subject) == 1 and group[0].thing in OF else ""
    return Disagreement(group[0].thing, told, about, _is_sure(group, sides), _grew(group[0], told))


def _subject(group: Sequence[Measure]) -> frozenset[str]:
    """What all of them say that the figure is of."""
    return frozenset.intersection(*(measure.context.whats for measure in group))


def _is_sure(group: Sequence[Measure], sides: Sequence[Sequence[Measure]]) -> bool:
    """Whether it is a toll, or a figure whose subject all name, near the top of a report of each side."""
    leads = all(any(measure.place < LEAD for measure in side) for side in sides)
    told = bool(_subject(group)) and len({m.lang for m in group}) == 1 and all(m.context.alone for m in group)
    return leads and (group[0].toll or (told and group[0].thing in OF))


def _side(
    side: Sequence[Measure],
    nouns: frozenset[str],
    owner: Mapping[Measure, str],
    articles: Mapping[str, Article],
) -> Side:
    first = side[0]
    return Side(
        text=first.written(nouns),
        amount=round(first.amount / first.factor, 6),
        outlets=tuple(owner[measure] for measure in side),
        passages=tuple(measure.passage for measure in side),
        published=articles[first.passage.article].published,
        hedge=first.hedge,
    )


def _grew(measure: Measure, sides: Sequence[Side]) -> bool:
    """Whether the larger number came so much later that it may only be newer."""
    if measure.thing not in things.TOLLS or len(sides) != 2:
        return False
    one, other = sides
    if one.published is None or other.published is None:
        return False
    return other.amount > one.amount and other.published - one.published >= SOON


def _key(found: Disagreement) -> tuple[object, ...]:
    return (found.thing, tuple(sorted(side.amount for side in found.sides)))


def _weight(found: Disagreement) -> tuple[object, ...]:
    """Lives first, then what more outlets tell."""
    order = things.TOLLS.index(found.thing) if found.thing in things.TOLLS else len(things.TOLLS)
    told = sum(len(side.outlets) for side in found.sides)
    return (not found.sure, order, -told, found.thing, tuple(side.amount for side in found.sides))
