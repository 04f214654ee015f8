"""The close calls of one grouping: what a referee may be asked about, and what its word changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefs.domain.ruling import Doubt, Ruling, Says
from briefs.newsroom.group.across import Bridge
from briefs.newsroom.group.average import Rules
from briefs.newsroom.group.kinds import Kinds
from briefs.newsroom.group.links import Start
from briefs.newsroom.group.pairs import Pairs, places
from briefs.newsroom.group.parts import members
from briefs.newsroom.group.window import Window

BY_REFEREE = "the referee's word"

CLOSE = (0.8, 1.2)
"""Mean similarity ÷ what was needed, between which a decision counts as close: a fifth to either side."""

MOST = 20
"""Doubts that are told, the closest first: as many as one request holds."""

SHOWN = 3
"""Articles of each side that a doubt names."""


Call = tuple[float, list[int], list[int], bool]
"""A decision: mean similarity ÷ what was needed, the starting clusters of both, whether they were joined."""


@dataclass(slots=True)
class Merges:
    """The merges of a clustering that were close, as they come."""

    rules: Rules
    close: list[Call] = field(default_factory=list)

    def heard(self, mean: float, one: Sequence[int], other: Sequence[int]) -> None:
        """Takes a merge of two lists of starting clusters with that mean similarity."""
        both = not self.rules.stored.isdisjoint(one) and not self.rules.stored.isdisjoint(other)
        ratio = mean / (self.rules.merge if both else self.rules.join)
        if ratio < CLOSE[1]:
            self.close.append((round(ratio, 9), list(one), list(other), True))


@dataclass(frozen=True, slots=True)
class Outcome:
    """A finished grouping: the window, the starting clusters, the parts that came of them, and the rules."""

    window: Window
    begun: Sequence[Start]
    parts: Sequence[Sequence[int]]
    rules: Rules


def held_apart(
    rulings: Iterable[Ruling], place: Mapping[str, int], apart: frozenset[tuple[int, int]]
) -> frozenset[tuple[int, int]]:
    """What editors keep apart (pairs of starts, the lower first), and what the referee does.

    `place` tells the start of each article; what an editor or a stored story joined, no referee parts.
    """
    found = (
        (place[ruling.one], place[ruling.other])
        for ruling in rulings
        if ruling.says is not Says.SAME and ruling.one in place and ruling.other in place
    )
    return apart | {(min(pair), max(pair)) for pair in found if pair[0] != pair[1]}


def ruled_bridges(rulings: Sequence[Ruling], ids: Sequence[str], pairs: Pairs) -> list[Bridge]:
    """The pairs of articles of which the referee said that they tell the same, in the order of its words."""
    if not rulings:
        return []
    at = {name: number for number, name in enumerate(ids)}
    found = [
        (min(at[word.one], at[word.other]), max(at[word.one], at[word.other]))
        for word in rulings
        if word.says is Says.SAME and word.one in at and word.other in at
    ]
    similar = _similarities(pairs, set(found))
    return [Bridge(one, other, similar.get((one, other), 0.0), (BY_REFEREE,)) for one, other in found]


def ruled_relations(
    rulings: Iterable[Ruling], part_of: Mapping[str, int], related: Mapping[int, tuple[int, ...]]
) -> dict[int, tuple[int, ...]]:
    """Each part's related ones, with those that the referee called so."""
    found = dict(related)
    for ruling in rulings:
        one, other = part_of.get(ruling.one), part_of.get(ruling.other)
        if ruling.says is Says.RELATED and one is not None and other is not None and one != other:
            found[one] = tuple(dict.fromkeys((*found.get(one, ()), other)))
            found[other] = tuple(dict.fromkeys((*found.get(other, ()), one)))
    return found


def doubts(outcome: Outcome, merges: Merges, rulings: Iterable[Ruling]) -> tuple[Doubt, ...]:
    """The close calls about a new article on which there is no ruling yet, the closest first."""
    spoken = {frozenset((ruling.one, ruling.other)) for ruling in rulings}
    known = {at for start in outcome.begun if start.stories for at in start.members}
    ids = outcome.window.ids
    found: list[Doubt] = []
    for _, left, right, joined in sorted(
        (*_misses(outcome), *merges.close), key=lambda c: (abs(c[0] - 1), c)
    ):
        one, other = members(left, outcome.begun), members(right, outcome.begun)
        is_new = not (known.issuperset(one) and known.issuperset(other))
        if is_new and not _spoken_of([ids[at] for at in one], [ids[at] for at in other], spoken):
            found.append(_doubt(outcome, one, other, joined))
        if len(found) == MOST:
            break
    return tuple(found)


def _misses(outcome: Outcome) -> Iterator[Call]:
    """The pairs of parts that nearly came together."""
    import numpy as np  # noqa: PLC0415  # heavy: the CLI imports this module

    pairs, rules = outcome.window.pairs, outcome.rules
    parts = [members(part, outcome.begun) for part in outcome.parts]
    place = places(parts, len(outcome.window.ids))
    low, high = np.sort([place[pairs.one], place[pairs.other]], axis=0)
    between = low != high
    keys, key = np.unique(low[between] * len(parts) + high[between], return_inverse=True)
    total = np.bincount(key, pairs.similarity[between], minlength=len(keys))
    one, other = np.divmod(keys, max(len(parts), 1))
    counts = Kinds([[outcome.window.kinds[at] for at in part] for part in parts]).comparable(one, other)
    stored = np.array([not rules.stored.isdisjoint(part) for part in outcome.parts], dtype=bool)
    need = np.where(stored[one] & stored[other], rules.merge, rules.join)
    ratio = total / np.maximum(counts, 1) / need
    close = (counts > 0) & (ratio >= CLOSE[0]) & (ratio < 1)
    for a, b, near in zip(one[close].tolist(), other[close].tolist(), ratio[close].tolist(), strict=True):
        left, right = outcome.parts[a], outcome.parts[b]
        if not any((min(x, y), max(x, y)) in rules.apart for x in left for y in right):
            yield round(near, 9), list(left), list(right), False


def _spoken_of(one: Sequence[str], other: Sequence[str], spoken: set[frozenset[str]]) -> bool:
    return bool(spoken) and any(frozenset((a, b)) in spoken for a in one for b in other)


def _doubt(outcome: Outcome, one: Sequence[int], other: Sequence[int], joined: bool) -> Doubt:
    wanted = {(min(a, b), max(a, b)) for a in one for b in other}
    similar = _similarities(outcome.window.pairs, wanted)
    a, b = max(sorted(wanted), key=lambda pair: similar.get(pair, 0.0))
    first, second = (a, b) if a in one else (b, a)
    ids = outcome.window.ids
    return Doubt(_named(ids, first, one), _named(ids, second, other), joined)


def _named(ids: Sequence[str], first: int, group: Sequence[int]) -> tuple[str, ...]:
    return tuple(ids[at] for at in (first, *(at for at in group if at != first)))[:SHOWN]


def _similarities(pairs: Pairs, wanted: set[tuple[int, int]]) -> dict[tuple[int, int], float]:
    """The similarities of some pairs of articles, as far as they are known."""
    import numpy as np  # noqa: PLC0415  # heavy: the CLI imports this module

    if not wanted:
        return {}
    kept = np.isin(pairs.one, [one for one, _ in wanted]) & np.isin(
        pairs.other, [other for _, other in wanted]
    )
    return {(one, other): near for one, other, near in pairs.only(kept) if (one, other) in wanted}
