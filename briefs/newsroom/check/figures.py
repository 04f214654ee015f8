"""Reading figures in a text: digits and words, magnitudes, units, currencies, fractions, ranges."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from briefs.newsroom.check.units import (
    BIG,
    DOLLARS,
    HEDGE,
    ONES,
    ORDINAL,
    PARTS,
    POWERS,
    SMALL,
    TENS,
    UNIT,
    either,
)


class Kind(StrEnum):
    """What a figure is, as far as its form tells."""

    COUNT = "count"
    YEAR = "year"
    ORDINAL = "ordinal"
    SHARE = "share"
    TIME = "time"
    NAME = "name"
    SPAN = "span"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a text: the values that it may stand for, its unit ("" when none is written), its span.

    `hedge` is "about", "over" or "under" where such a word stands before it; `bare` when nothing follows
    that could be what it counts.
    """

    values: tuple[float, ...]
    unit: str
    kind: Kind
    text: str
    start: int
    end: int
    hedge: str = ""
    bare: bool = False

    @property
    def value(self) -> float:
        """The likeliest of its values."""
        return self.values[0]

    @property
    def hard(self) -> bool:
        """Whether a writer cannot have counted it up: over 12, decimal, of a unit, or a year."""
        if self.kind in {Kind.SHARE, Kind.TIME, Kind.NAME, Kind.SPAN}:
            return False
        return bool(self.unit) or self.value > 12 or self.value != int(self.value)


_TO_99 = rf"(?:(?:{either(TENS.split())})(?:[ -](?:{either(ONES.split()[1:10])}))?|{either(SMALL)})"
_TO_999 = rf"{_TO_99}(?:[ -]hundred(?:(?:\ and)?\ {_TO_99})?)?"
_BIGS = either(BIG)
_WRITTEN = rf"(?:{_TO_999}|a(?=[ -](?:{_BIGS})\b))(?:[ -](?:{_BIGS})\b(?:(?:\ and)?\ {_TO_999})?){{0,4}}"
_COMMA = r"\d{1,3},\d{1,2}(?![\d,])"
_THOUSANDS = r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,6})?|\d{1,3}(?:\.\d{3}){2,5}"
_DIGITS = rf"{_COMMA}|{_THOUSANDS}|\d{{1,15}}(?:\.\d{{1,6}})?"
_SIGNS = [form for form in UNIT if not form.isalpha()] + ["usd", "eur", "gbp", "rs"]
_SIGN = either(_SIGNS)
_COUNT = rf"{either(SMALL)}|\d{{1,4}}"
_HEAD = either({*SMALL, *BIG, *PARTS, *ORDINAL, *TENS.split(), "first", "second", "a", "an", *_SIGNS})
"""What a figure in words begins with: no other word needs to be looked at further."""

_START = re.compile(
    rf"""(?!\s|(?<=[a-z])[a-z])(?=[^a-z]|[a-zÀ-ɏ]++-?\d|{_HEAD})
    (?: (?P<name> (?<![^\W_])(?!(?:mid|pre|post|under|over|non|late|early)-)[A-Za-zÀ-ɏ]{{1,24}}-?\d[^\W_]*
        | (?<!\w)\d{{1,2}}\+\d{{1,2}}(?!\w) )
    | (?P<time> (?<![\d.,:])\d{{1,2}}(?: :\d{{2}} | \.\d{{2}}(?=\ ?[ap]\.?m\b) )(?![\d:]) )
    | (?P<share> \b(?:(?P<many>one|two|three|four|an?|\d)[ -])?(?P<part>third|quarter|fifth|tenth)s?\ of\b
        | \b(?P<two>two|three)[ -](?P<of>third|quarter|fifth)s\b
        | \b(?P<half>half)\ (?:of|the|an?|its|their|his|her|all)\b
        | (?P<bottom>\d{{1,2}}|[二三四五六七八九十])分[の之](?P<top>\d{{1,2}}|[一二三四五六七八九])
        | \b(?P<some>{_COUNT})\ (?:in|out\ of)\ (?:every\ )?(?P<all>{_COUNT})\b(?![.,:]?\d) )
    | \b(?:a|one)\ (?P<span>decade|century)\b
    | (?P<sign> (?<![^\W\d_])(?:{_SIGN})\ ? )? (?<![\d.,])(?P<digits>{_DIGITS})(?P<rank>(?:st|nd|rd|th)\b)?
    | \b(?P<ordinal>(?:(?:{either(TENS.split())})-)?(?:first|second|{either(ORDINAL)}))\b
    | \b(?P<written>{_WRITTEN})\b )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_POWER = re.compile(rf"[ -]?(?:{either(p for p in POWERS if p.isascii())})(?![^\W_])", re.IGNORECASE)
_EAST = re.compile(r"[多余餘]?([千万萬億亿兆]{1,2})(\d{1,4}(?:\.\d{1,4})?)?")
_AFTER = re.compile(
    rf"[ -]?(?:(?:u\.?s\.?|american) )?(?P<unit>{either(set(UNIT) - {'rs', 'r$'})})"
    r"(?:(?<=[^a-z])|(?![^\W_]))",
    re.IGNORECASE,
)
_HALVED = re.compile(
    rf" ((?:{either(BIG)})|(?:percentage )?point|year|month|hour|day|century|decade|mile)\b", re.IGNORECASE
)
_HALF = re.compile(r"[ -]and[ -]a[ -]half\b", re.IGNORECASE)
_MONTH = re.compile(r"月(?!間|间)")
_DECADE = re.compile(r"'?s\b")
_FOLLOWED = re.compile(r"[ -]?[^\W\d_]")
_RANGE = re.compile(r"\s?(?:-|to|and|or|から|~|至|到)\s?", re.IGNORECASE)


def figures(text: str) -> tuple[Figure, ...]:
    """The figures of a flat text, in order; "one", "first" and "second" alone are words, not figures."""
    found: list[Figure] = []
    for match in _START.finditer(text):
        figure = _figure(text, match)
        if figure and not (found and match.start() < found[-1].end):
            found.append(figure)
    for at, (left, right) in enumerate(pairwise(found)):
        if _RANGE.fullmatch(text, left.end, right.start):
            found[at], found[at + 1] = _ranged(left, right)
    return tuple(found)


def alike(unit: str, other: str) -> bool:
    """Whether two units can be the same: "$" may be any dollar, "¥" yen or yuan."""
    pair = {unit, other}
    return unit == other or ("dollars" in pair and bool(pair & DOLLARS)) or pair == {"yen", "yuan"}


def _figure(text: str, found: re.Match[str]) -> Figure | None:
    start, end = found.span()
    if found["name"]:
        digits = re.findall(r"\d{1,15}", found["name"])
        return Figure(tuple(map(float, digits)), "", Kind.NAME, found["name"], start, end)
    if found["time"]:
        return _time(found)
    if found["share"]:
        return _part(text, found)
    if found["span"]:
        years = {"decade": 10.0, "century": 100.0}[found["span"].casefold()]
        return Figure((years,), "", Kind.SPAN, found.group(), start, end, _hedge(text, start))
    if found["ordinal"]:
        return _ordinal(found)
    return _count(text, found)


def _time(found: re.Match[str]) -> Figure:
    hours, minutes = re.split("[:.]", found["time"])
    clock = int(hours) % 12 * 60 + int(minutes)
    return Figure((float(clock),), "", Kind.TIME, found["time"], *found.span())


def _part(text: str, found: re.Match[str]) -> Figure:
    half = _half(text, found) if found["half"] else None
    if half:
        return half
    hedge = _hedge(text, found.start())
    return Figure((_share(found),), "%", Kind.SHARE, found["share"], *found.span(), hedge)


def _half(text: str, found: re.Match[str]) -> Figure | None:
    """Half a million, half a point: so much of a unit, and no share of anything."""
    after = _HALVED.match(text, found.end()) if found.group().casefold().endswith((" a", " an")) else None
    if not after:
        return None
    word = after[1].casefold()
    value, unit = (BIG[word] / 2, "") if word in BIG else (0.5, "points" if "point" in word else "")
    end = after.end()
    return Figure(
        (value,), unit, Kind.COUNT, text[found.start() : end], found.start(), end, _hedge(text, found.start())
    )


def _share(found: re.Match[str]) -> float:
    if found["half"]:
        return 50.0
    if found["bottom"]:
        return 100 * _eastern_digit(found["top"]) / max(1.0, _eastern_digit(found["bottom"]))
    if found["some"]:
        some, whole = (_small(found[group]) for group in ("some", "all"))
        return 100 * some / whole if whole else 0.0
    part = PARTS[(found["part"] or found["of"]).casefold()]
    return part * _small(found["many"] or found["two"] or "a")


def _eastern_digit(sign: str) -> float:
    return float(sign) if sign.isdecimal() else "一二三四五六七八九十".index(sign) + 1.0


def _small(word: str) -> float:
    return float(word) if word.isdecimal() else SMALL.get(word.casefold(), 1.0)


def _ordinal(found: re.Match[str]) -> Figure | None:
    *tens, last = found["ordinal"].casefold().split("-")
    value = sum(SMALL[ten] for ten in tens) + {"first": 1.0, "second": 2.0, **ORDINAL}[last]
    if value < 3:
        return None
    return Figure((value,), "", Kind.ORDINAL, found["ordinal"], *found.span())


def _count(text: str, found: re.Match[str]) -> Figure | None:
    start, end = found.span()
    values, end = _valued(text, found)
    if _MONTH.match(text, end) and values[0] <= 12:
        return None
    unit = UNIT[found["sign"].strip().casefold()] if found["sign"] else ""
    if after := _AFTER.match(text, end):
        unit, end = unit or UNIT[after["unit"].casefold().replace("-", " ")], after.end()
    elif text[end : end + 1] == "割":
        values, unit, end = tuple(value * 10 for value in values), "%", end + 1
    if found["written"] and values[0] <= 1 and not unit:
        return None
    bare = not _FOLLOWED.match(text, end)
    kind = _kind(text, found, values, unit, end)
    return Figure(values, unit, kind, text[start:end].strip(), start, end, _hedge(text, start), bare)


def _valued(text: str, found: re.Match[str]) -> tuple[tuple[float, ...], int]:
    end = found.end()
    if found["written"]:
        spoken = _spoken(found["written"])
        half = _HALF.match(text, end)
        return ((spoken + 0.5,), half.end()) if half else ((spoken,), end)
    value = _number(found["digits"])
    if re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", found["digits"]):
        # a thousand where the comma is for decimals, which this one number does not tell
        return (value, value * 1000), end
    if east := _EAST.match(text, end):
        return _eastern(text, value, east)
    if power := _POWER.match(text, end):
        word = power.group().strip(" -").casefold()
        values = (value * POWERS[word], value) if len(word) == 1 else (value * POWERS[word],)
        return values, power.end()
    return (value,), end


def _eastern(text: str, value: float, east: re.Match[str] | None) -> tuple[tuple[float, ...], int]:
    """1億2000万: each group of digits times its own power."""
    total, end = 0.0, 0
    while east:
        for letter in east[1]:
            value *= POWERS[letter]
        total, end = total + value, east.end()
        value = float(east[2] or 0)
        east = _EAST.match(text, end) if east[2] else None
    return (total + value,), end


def _number(digits: str) -> float:
    if re.fullmatch(r"\d{1,3},\d{1,2}", digits):
        return float(digits.replace(",", "."))
    plain = digits.replace(",", "")
    return float(plain.replace(".", "") if plain.count(".") > 1 else plain)


def _spoken(written: str) -> float:
    total = current = 0.0
    for word in re.split(r"[ -]", written.casefold()):
        if word in SMALL:
            current += SMALL[word]
        elif word in {"hundred", "dozen"}:
            current = (current or 1) * BIG[word]
        elif word in BIG:
            total, current = total + (current or 1) * BIG[word], 0.0
    return total + current


def _kind(text: str, found: re.Match[str], values: tuple[float, ...], unit: str, end: int) -> Kind:
    if found["rank"]:
        return Kind.ORDINAL
    digits = found["digits"] or ""
    plain = len(digits) == 4 and not unit and end == found.end()
    year = plain and digits.isdecimal() and 1800 <= values[0] < 2100
    return Kind.YEAR if year or (not unit and _DECADE.match(text, end)) else Kind.COUNT


def _hedge(text: str, start: int) -> str:
    found = HEDGE.search(text, max(0, start - 24), start)
    if not found:
        return ""
    return {"around": "about", "beyond": "over"}.get(found.lastgroup or "", found.lastgroup or "")


def _ranged(left: Figure, right: Figure) -> tuple[Figure, Figure]:
    """What stands once is meant of both: "4.35 to 4.5 percent", "$3-5 billion"."""
    unit = left.unit or (right.unit if left.kind is Kind.COUNT else "")
    more = _scaled(left, right)
    if left.unit and not right.unit and right.value >= 1e3:
        right = replace(right, unit=left.unit)
    return replace(left, unit=unit, values=left.values + more), right


def _scaled(left: Figure, right: Figure) -> tuple[float, ...]:
    powers = {power for power in POWERS.values() if power >= 1e3}
    scale = next((p for p in sorted(powers, reverse=True) if right.value >= p > left.value), 0.0)
    return (left.value * scale,) if scale and left.kind is Kind.COUNT else ()
