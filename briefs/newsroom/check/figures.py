"""Reading figures in a text: digits and words, magnitudes, units, currencies, fractions, ranges."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum


class Kind(StrEnum):
    """What a figure is, as far as its form tells."""

    COUNT = "count"
    YEAR = "year"
    ORDINAL = "ordinal"
    SHARE = "share"
    TIME = "time"


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
        if self.kind in {Kind.SHARE, Kind.TIME}:
            return False
        return bool(self.unit) or self.value > 12 or self.value != int(self.value)


_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_WORDS = {word: at for at, word in enumerate(_ONES.split())}
_WORDS |= {word: (at + 2) * 10 for at, word in enumerate(_TENS.split())}
_RANKS = {word: at + 3 for at, word in enumerate(_ORDINALS.split())}
_POWERS = {
    **{"hundred": 1e2, "dozen": 12, "thousand": 1e3, "k": 1e3, "lakh": 1e5, "crore": 1e7},
    **dict.fromkeys(("million", "mln", "mn", "m"), 1e6),
    **dict.fromkeys(("billion", "bln", "bn", "b"), 1e9),
    **dict.fromkeys(("trillion", "trn", "tn"), 1e12),
    **{"千": 1e3, "万": 1e4, "萬": 1e4, "億": 1e8, "亿": 1e8, "兆": 1e12},
}
_UNITS = {
    "%": "% percent per-cent pct pc パーセント",
    "points": "percentage-point percentage-points percentage-pts ポイント 百分点",
    "basis points": "basis-point basis-points bp bps",
    "dollars": "$ dollar dollars usd us$ ドル 美元 美金",
    "A$": "a$ au$ aud",
    "C$": "c$ ca$ cad",
    "HK$": "hk$ hkd 港元",
    "S$": "s$ sgd",
    "NZ$": "nz$ nzd",
    "NT$": "nt$ twd",
    "R$": "r$",
    "euros": "€ euro euros eur ユーロ 欧元 歐元",
    "pounds": "£ pound pounds gbp sterling ポンド 英镑 英鎊",
    "yen": "¥ yen jpy 円 日元 日圓 日圆",
    "yuan": "yuan renminbi rmb cny 元 人民币 人民幣",
    "won": "₩ won krw ウォン 韩元 韓元",
    "rupees": "₹ rs rs. rupee rupees inr",
    "roubles": "₽ rouble roubles ruble rubles",
}
_UNIT = {form.replace("-", " "): name for name, forms in _UNITS.items() for form in forms.split()}
_CLOSE = frozenset(
    {frozenset(("dollars", other)) for other in ("A$", "C$", "HK$", "S$", "NZ$", "NT$", "R$")}
    | {frozenset(("yen", "yuan"))}
)
_SHARES = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}
_HEDGES = {
    **dict.fromkeys(("about", "around", "roughly", "approximately", "some", "circa", "estimated", "nearer"), "about"),
    **dict.fromkeys(("over", "than", "least", "exceeding", "above"), "over"),
    **dict.fromkeys(("nearly", "almost", "under", "to", "below", "just under", "most"), "under"),
    **dict.fromkeys(("約", "约", "およそ"), "about"),
    **dict.fromkeys(("超", "逾"), "over"),
}


def _either(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))


_SMALL = _either(_WORDS)
_BIG = "hundred|thousand|million|billion|trillion|dozen"
_NUMBER = r"\d{1,3}(?:,\d{3})++(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}+|\d{1,15}(?:\.\d{1,6})?"
_POWER = rf"(?:{_either(p for p in _POWERS if p.isascii())})(?![^\W_])|[千万萬億亿兆](?:\d{{1,4}}[千万萬億亿])*"
_WRITTEN = rf"(?:(?:{_SMALL})|\ba (?=(?:{_BIG})\b))(?:(?:[- ]| and )(?:{_SMALL}|{_BIG})\b)*|\ba?(?<=a)(?!)"
_SIGN = _either(form for form in _UNIT if not form.isalpha() or form in {"usd", "eur", "gbp", "rs"})
_AFTER = _either(form for form in _UNIT if form not in {"pc", "rs", "r$"})
_PEOPLE = r"(?:u\.s\.|us|american|australian|canadian|hong kong|singapore|new taiwan|japanese|chinese) "
_TOKEN = re.compile(
    rf"""
      (?P<name> [A-Z][^\W_]*-?\d[^\W_]* | \d+[A-Za-z]*\+\d+ )
    | (?P<time> \b\d{{1,2}}[:.]\d{{2}}(?=\s?[ap]\.?m\b) | \b\d{{1,2}}:\d{{2}}\b )
    | (?P<share> \b(?:(?P<part>one|two|three|a|\d)[- ])?(?P<of>third|quarter|fifth|tenth)s?\ of\b
        | \b(?:two[- ]thirds|three[- ]quarters|half\ (?:of|the|a|an|its|their|all))\b
        | \b(?P<some>{_SMALL}|\d{{1,3}})\ (?:in|out\ of)\ (?:every\ )?(?P<all>{_SMALL}|\d{{1,4}})\b )
    | (?P<sign> (?<![^\W\d_])(?:{_SIGN})\s? )?
      (?: (?P<digits> (?<![\d.,])(?:{_NUMBER}) )
          (?: (?P<rank> (?:st|nd|rd|th)\b ) | (?P<decade> s\b )
            | [ -]?(?P<power> {_POWER} ) )?
        | \b(?P<written> (?:{_SMALL}|a(?=\ (?:{_BIG})\b))(?:(?:[ -]|\ and\ )(?:{_SMALL}|{_BIG})\b)* )\b
        | \b(?P<ordinal> (?:{_TENS.replace(" ", "|")})-(?:first|second|{_ORDINALS.replace(" ", "|")})
            | {_ORDINALS.replace(" ", "|")} )\b )
      (?P<unit> [ -]?(?:{_PEOPLE})?(?:{_AFTER})(?![^\W\d_]|(?<=[円元])(?!)) )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_EAST_UNIT = re.compile(rf"\s?(?:{_either(form for form in _UNIT if not form.isascii())})")
_HEDGE = re.compile(r"(?P<word>[^\W\d_]+)(?: an?)?(?: the)?[ (]*\Z")
_RANGE = re.compile(r"\s?(?:-|to|and|or|から|~|至)\s?\Z")
_FOLLOWED = re.compile(r"[ -]?[^\W\d_]")
