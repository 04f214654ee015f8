"""Parts: the starting clusters that came together, and what may still join two of them."""

from __future__ import annotations

from collections.abc import Sequence

from briefs.newsroom.group.across import Bridge
from briefs.newsroom.group.links import Start


def bridged(
    parts: Sequence[Sequence[int]],
    begun: Sequence[Start],
    found: Sequence[Bridge],
    apart: frozenset[tuple[int, int]],
) -> tuple[list[list[int]], list[Bridge]]:
    """The parts with those joined that a bridge ties, and the bridges that did so; not those kept `apart`."""
    if not found:
        return [list(part) for part in parts], []
    live = {number: list(part) for number, part in enumerate(parts)}
    place = {at: number for number, part in live.items() for at in members(part, begun)}
    kept = []
    for bridge in found:
        one, other = sorted((place[bridge.one], place[bridge.other]))
        if one == other or any((min(a, b), max(a, b)) in apart for a in live[one] for b in live[other]):
            continue
        moved = live.pop(other)
        live[one] = sorted(live[one] + moved)
        place.update(dict.fromkeys(members(moved, begun), one))
        kept.append(bridge)
    return list(live.values()), kept


def members(part: Sequence[int], begun: Sequence[Start]) -> list[int]:
    """The articles (by index) of a part, oldest first."""
    return sorted(at for number in part for at in begun[number].members)


def homes(groups: Sequence[Sequence[int]], ids: Sequence[str]) -> dict[str, int]:
    """By article id, the number of the group that it stands in."""
    return {ids[at]: number for number, group in enumerate(groups) for at in group}
