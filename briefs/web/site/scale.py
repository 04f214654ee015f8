"""Times as places across the picture of a lineage: later is further right, and long pauses are shortened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo
from itertools import pairwise
from math import log2

from briefs.web.site.picture import UNSEEN, Dot, Row

LEFT, RIGHT, UNDATED = 4.0, 88.0, 96.0
"""Per cent of the width: the first time, the last one, and where reports without a date stand."""

STEP = 6.5
"""Per cent that a repetition stands after what it repeats at least: room for an arrow on a small screen."""

SHORT = 20
"""Minutes of a pause that are drawn about as long as they are; of longer ones the logarithm counts."""


def places(rows: Sequence[Row], scale: Mapping[datetime, float]) -> dict[str, float]:
    """Where each outlet's report stands, in per cent of the width; rows come after what they repeat."""
    found: dict[str, float] = {}
    for row in rows:
        above = found[row.above.dots[0].outlet] if row.above else None
        for dot in row.dots:
            found[dot.outlet] = round(_place(dot, scale, above), 1)
    return found


def _place(dot: Dot, scale: Mapping[datetime, float], above: float | None) -> float:
    if dot.at is None:
        return UNDATED
    if dot.sign in UNSEEN:
        return max(LEFT, scale[dot.at] - STEP)
    place = scale[dot.at]
    crowded = above is not None and 0 <= place - above < STEP
    return min(above + STEP, UNDATED) if above is not None and crowded else place


def times(rows: Sequence[Row]) -> dict[datetime, float]:
    """The place of each time at which something was reported, in their order."""
    dots = [dot for row in rows for dot in row.dots]
    ordered = sorted({dot.at for dot in dots if dot.at})
    gaps = [log2(1 + (after - before).total_seconds() / 60 / SHORT) for before, after in pairwise(ordered)]
    begin = LEFT + STEP if any(dot.sign in UNSEEN and dot.at == ordered[0] for dot in dots) else LEFT
    whole, passed, scale = sum(gaps) or 1.0, 0.0, {}
    for time, gap in zip(ordered, [*gaps, 0.0], strict=False):
        scale[time] = begin + (RIGHT - begin) * passed / whole
        passed += gap
    return scale


def days(scale: Mapping[datetime, float], zone: tzinfo, apart: float) -> list[tuple[datetime, float]]:
    """A time of each local day and where that day begins; days nearer than `apart` per cent are left out."""
    found = [(time, 0.0) for time in list(scale)[:1]]
    for before, after in pairwise(scale):
        between = round((scale[before] + scale[after]) / 2, 1)
        new = before.astimezone(zone).date() != after.astimezone(zone).date()
        if new and between - found[-1][1] >= apart:
            found.append((after, between))
    return found
