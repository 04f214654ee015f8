"""Whether two figures measure the same thing, and whether they say the same of it."""

from __future__ import annotations

import math

from briefs.newsroom.check import numbers
from briefs.newsroom.check.figures import alike
from briefs.newsroom.check.reading import share
from briefs.newsroom.disagreements import marks, things
from briefs.newsroom.disagreements.measures import Measure

BOUND = 1.5
"""How many times "at least 12" a figure may be and still be what was meant."""

NEVER = 2.0
"""Figures that differ by more agree in no way."""

CONVERTED = 0.05
"""How far miles may be from kilometres: outlets round what they convert."""

ROUND = 0.05
"""How far a round number such as 60,000 may be from the exact one."""

SMALL = 0.01
"""A difference that no reader cares about, from a thousand on."""

BESIDE = 0.2
"""Share of the words beside one figure that the other's passage must have: one of five or six."""

AROUND = 0.4
"""Share of the words of one figure's clause that the other's passage must have, in the better direction."""

CROWDED = 0.5
"""The same where either stands beside others of its unit: "35% of staff and 53% of members"."""

LEAST = 2
"""Words that both must share, whatever the shares are."""

DATED = 0.6
"""The same share for dates, of which every report has several."""

_KINDS = frozenset({"quarter", "year", "month"})
OF = frozenset({"share", "money", "length", "speed"})
"""Kinds of figures that say nothing without what they are of."""


FAR = 5.0
"""Figures that differ by more are rarely of one thing."""


def same(one: Measure, other: Measure) -> bool:
    """Whether both measure the same; sure rather than complete."""
    if one.thing != other.thing or not alike(one.unit, other.unit):
        return False
    if _is_far(one, other) or _limited(one, other) or _other_time(one, other):
        return False
    if one.lang != other.lang:
        return one.toll or _same_whats(one, other)
    return not _apart(one, other) and (one.toll or _same_words(one, other))


def agree(one: Measure, other: Measure) -> bool:
    """Whether both amounts can be true of one thing: equal, rounded, a range, or an honest bound.

    Of two bounds one must be the other rounded down: "at least 12" and "at least 14" are two counts.
    """
    if one.thing == "date":
        return one.amount == other.amount
    if one.amount <= other.most and other.amount <= one.most:
        return True
    low, high = (one, other) if one.amount < other.amount else (other, one)
    if high.amount > NEVER * low.most:
        return False
    if low.hedge == high.hedge == "over":
        return _leading(high.amount) == low.amount
    return _bounded(low, high) or _rounded(low, high)


def _rounded(low: Measure, high: Measure) -> bool:
    away = (high.amount - low.most) / high.amount if high.amount else 0.0
    return away <= _slack(low, high) or _reads_as(low, high) or _reads_as(high, low)


def _is_far(one: Measure, other: Measure) -> bool:
    low, high = sorted((one.amount, other.amount))
    return one.thing != "date" and high > FAR * low


def _limited(one: Measure, other: Measure) -> bool:
    """Whether they are of different kinds: core and all, a quarter and a year, the whole and a part."""
    mine, theirs = one.context.limits, other.context.limits
    kinds = mine & _KINDS, theirs & _KINDS
    votes = one.thing == "votes" and bool((mine ^ theirs) & {"against"})
    return votes or bool((mine ^ theirs) & marks.STRICT) or bool(all(kinds) and not kinds[0] & kinds[1])


def _other_time(one: Measure, other: Measure) -> bool:
    """Whether they name different months or years, or one alone names some that are not of these weeks."""
    if one.thing == "date":
        return False
    mine, theirs = one.context.times, other.context.times
    if mine and theirs:
        return not mine & theirs
    return bool((mine and not mine & one.current) or (theirs and not theirs & other.current))


def _apart(one: Measure, other: Measure) -> bool:
    """Whether they are of different places, people or firms."""
    mine, theirs = one.context, other.context
    names = bool(mine.names and theirs.names and not mine.names & theirs.names)
    if one.toll:
        return names or (one.thing in things.TOLLS and _group(one) != _group(other))
    return names or _unnamed(one, other) or _unnamed(other, one)


def _group(measure: Measure) -> frozenset[str]:
    """The people that are counted when it is not just anybody: children, soldiers, a nation."""
    return measure.context.nouns & (marks.GROUPS | measure.context.names)


def _unnamed(one: Measure, other: Measure) -> bool:
    """Whether one is about a name that the other's whole report has not, or perhaps about another one."""
    names, perhaps = one.context.names, one.context.perhaps
    absent = bool(names) and not names & other.about
    return absent or bool(not names and perhaps and other.context.names and not perhaps & other.about)


def _same_words(one: Measure, other: Measure) -> bool:
    mine, theirs = one.context, other.context
    if one.thing == "count" and not _same_count(one, other):
        return False
    if one.thing in OF and mine.whats and theirs.whats and not mine.whats & theirs.whats:
        return False
    shared = mine.field & theirs.field
    beside = min(share(mine.near, theirs.field), share(theirs.near, mine.field))
    both = share(mine.around, theirs.field), share(theirs.around, mine.field)
    around = min(both) >= DATED if one.thing == "date" else max(both) >= AROUND
    wanted = BESIDE if mine.alone and theirs.alone else CROWDED
    return len(shared) >= LEAST and beside >= wanted and around


def _same_count(one: Measure, other: Measure) -> bool:
    """Whether the same noun is counted, of the same people, and in places that do not differ by one."""
    mine, theirs = one.context, other.context
    places = not (mine.names and theirs.names) or mine.names == theirs.names
    return places and bool(mine.nouns & theirs.nouns) and _group(one) == _group(other)


def _same_whats(one: Measure, other: Measure) -> bool:
    """Across languages only what both name counts."""
    return one.thing in OF and bool(one.context.whats & other.context.whats)


def _bounded(low: Measure, high: Measure) -> bool:
    """Whether "at least 12" holds of 14, or "up to 20" of 18."""
    over = low.hedge == "over" and high.amount < BOUND * low.amount
    under = high.hedge == "under" and low.amount * BOUND > high.amount
    return over or under


def _leading(amount: float) -> float:
    """The amount rounded down to its first digit."""
    power = 10 ** math.floor(math.log10(amount)) if amount > 0 else 1
    return math.floor(amount / power) * power


def _slack(one: Measure, other: Measure) -> float:
    """How far apart, as a share, the two may be."""
    if one.factor != other.factor:
        return CONVERTED
    if any(m.amount >= 100 and _leading(m.amount) == m.amount for m in (one, other)):
        return ROUND
    return SMALL if min(one.amount, other.amount) >= 1000 else 0.0


def _reads_as(one: Measure, other: Measure) -> bool:
    if one.thing == "share" and one.amount == int(one.amount) and abs(one.amount - other.amount) < 0.5:
        return other.amount != int(other.amount)
    return numbers.agrees(one.figure, other.figure)
