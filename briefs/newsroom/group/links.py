"""Stored stories and editors' links → the clusters that grouping starts from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefs.domain.story import Link, Story
from briefs.newsroom.group.average import Rules, cluster
from briefs.newsroom.group.pairs import Pairs


@dataclass(frozen=True, slots=True)
class Start:
    """Articles (by index) that belong together before anything is compared, and their stored stories.

    `absent` are stored articles that were not given; `parent` is the story that an editor split it from.
    """

    members: tuple[int, ...]
    absent: tuple[str, ...] = ()
    stories: tuple[Story, ...] = ()
    parent: Story | None = None


def starts(
    ids: Sequence[str], stories: Sequence[Story], links: Sequence[Link], pairs: Pairs
) -> tuple[list[Start], frozenset[tuple[int, int]]]:
    """The starting clusters, and the pairs of them (lower index first) that must never come together."""
    place = {article: at for at, article in enumerate(ids)}
    same, apart = _settled(links)
    parts = [part for story in _disjoint(stories) for part in _parts(story, place, apart, pairs)]
    taken = {at for part in parts for at in part.members}
    parts += [Start((at,)) for at in range(len(ids)) if at not in taken]
    joined = _joined(parts, ids, same, apart)
    joined.sort(key=lambda start: (start.members or (len(ids),), [story.id for story in start.stories]))
    return joined, _apart_starts(joined, ids, apart)


def _disjoint(stories: Sequence[Story]) -> Iterator[Story]:
    """The stories, an article that two of them claim left to the first."""
    taken: set[str] = set()
    for story in stories:
        own = tuple(member for member in dict.fromkeys(story.articles) if member not in taken)
        taken.update(own)
        yield story if own == story.articles else replace(story, articles=own)


def _settled(links: Sequence[Link]) -> tuple[list[tuple[str, str]], frozenset[tuple[str, str]]]:
    """Pairs that belong together and pairs that do not; the last word about a pair holds."""
    last = {_ordered(link.one, link.other): link.same for link in links if link.one != link.other}
    together = sorted(pair for pair, same in last.items() if same)
    return together, frozenset(pair for pair, same in last.items() if not same)


def _ordered(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)


def _parts(
    story: Story, place: Mapping[str, int], apart: frozenset[tuple[str, str]], pairs: Pairs
) -> Iterator[Start]:
    """The story as one start, or in as few parts as an editor's word demands; the oldest keeps the id."""
    members = sorted(place[member] for member in story.articles if member in place)
    absent = tuple(member for member in story.articles if member not in place)
    position = {at: number for number, at in enumerate(members)}
    numbers = ((place.get(one), place.get(other)) for one, other in apart)
    inside = ((position[a], position[b]) for a, b in numbers if a in position and b in position)
    forbidden = {(min(pair), max(pair)) for pair in inside}
    first, *others = _divided(members, forbidden, pairs) if forbidden else [members]
    yield Start(tuple(first), absent, (story,))
    yield from (Start(tuple(part), parent=story) for part in others)


def _divided(members: list[int], forbidden: set[tuple[int, int]], pairs: Pairs) -> list[list[int]]:
    """Members in parts that keep the forbidden pairs (positions) apart: nearest together, then first fit."""
    import numpy as np  # noqa: PLC0415  # heavy: the CLI imports this module

    near = pairs.only(np.isin(pairs.one, members) & np.isin(pairs.other, members))
    found = cluster([[at] for at in members], near, Rules(0.0, 0.0, apart=frozenset(forbidden)))
    parts: list[list[int]] = []
    for piece in found:
        fit = next((part for part in parts if not _clash(part, piece, forbidden)), None)
        if fit is None:
            parts.append(list(piece))
        else:
            fit.extend(piece)
    return [sorted(members[position] for position in part) for part in parts]


def _clash(one: Sequence[int], other: Sequence[int], forbidden: set[tuple[int, int]]) -> bool:
    return any((min(a, b), max(a, b)) in forbidden for a in one for b in other)


def _joined(
    parts: list[Start], ids: Sequence[str], same: list[tuple[str, str]], apart: frozenset[tuple[str, str]]
) -> list[Start]:
    """The parts, joined where an editor said so, unless another word of an editor keeps them apart."""
    at = {member: number for number, part in enumerate(parts) for member in _ids(part, ids)}
    live: dict[int, Start] = dict(enumerate(parts))
    for one, other in same:
        a, b = at.get(one), at.get(other)
        if a is None or b is None or a == b or _forbidden(live[a], live[b], ids, apart):
            continue
        live[a] = _together(live[a], live.pop(b))
        at.update(dict.fromkeys(_ids(live[a], ids), a))
    return list(live.values())


def _together(one: Start, other: Start) -> Start:
    return replace(
        one,
        members=tuple(sorted((*one.members, *other.members))),
        absent=(*one.absent, *other.absent),
        stories=(*one.stories, *other.stories),
        parent=one.parent or other.parent,
    )


def _ids(start: Start, ids: Sequence[str]) -> list[str]:
    return [*start.absent, *(ids[at] for at in start.members)]


def _forbidden(one: Start, other: Start, ids: Sequence[str], apart: frozenset[tuple[str, str]]) -> bool:
    if not apart:
        return False
    return any(_ordered(a, b) in apart for a in _ids(one, ids) for b in _ids(other, ids))


def _apart_starts(
    found: list[Start], ids: Sequence[str], apart: frozenset[tuple[str, str]]
) -> frozenset[tuple[int, int]]:
    at = {member: number for number, start in enumerate(found) for member in _ids(start, ids)}
    numbers = ((at[one], at[other]) for one, other in apart if one in at and other in at)
    return frozenset((min(pair), max(pair)) for pair in numbers if pair[0] != pair[1])
