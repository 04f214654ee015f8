"""How newspapers write numbers: number words, magnitudes, fractions and units, in one table each."""

from __future__ import annotations

import re
from collections.abc import Iterable


def either(forms: Iterable[str]) -> str:
    """A pattern that matches any of the forms, the longest first; what they begin with alike is read once."""
    after: dict[str, list[str]] = {}
    for form in sorted(forms):
        after.setdefault(form[:1], []).append(form[1:])
    longer = "|".join(re.escape(first) + either(rest) for first, rest in after.items() if first)
    return (f"(?:{longer})" + "?" * ("" in after)) if longer else ""


ONES = "zero one two three four five six seven eight nine ten eleven twelve"
TEENS = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
RANKS = "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
SMALL = {word: float(at) for at, word in enumerate(f"{ONES} {TEENS}".split())}
SMALL |= {word: (at + 2) * 10.0 for at, word in enumerate(TENS.split())}
ORDINAL = {word: at + 3.0 for at, word in enumerate(RANKS.split())}
BIG = {"hundred": 1e2, "dozen": 12.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
POWERS = BIG | {
    **dict.fromkeys(("k", "千"), 1e3),
    **dict.fromkeys(("万", "萬"), 1e4),
    **dict.fromkeys(("m", "mn", "mln"), 1e6),
    **dict.fromkeys(("億", "亿"), 1e8),
    **dict.fromkeys(("b", "bn", "bln"), 1e9),
    **dict.fromkeys(("tn", "trn", "兆"), 1e12),
    "lakh": 1e5,
    "crore": 1e7,
}
PARTS = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}
UNITS = {
    "%": "% percent per-cent pct パーセント",
    "points": "percentage-point percentage-points percentage-pts ポイント 百分点 个百分点",
    "basis points": "basis-point basis-points bp bps",
    "dollars": "$ dollar dollars usd us$ ドル 美元 美金",
    "A$": "a$ au$ aud australian-dollars",
    "C$": "c$ ca$ cad canadian-dollars",
    "HK$": "hk$ hkd hong-kong-dollars 港元",
    "S$": "s$ sgd singapore-dollars",
    "NZ$": "nz$ nzd",
    "NT$": "nt$ twd new-taiwan-dollars",
    "R$": "r$ reais",
    "euros": "€ euro euros eur ユーロ 欧元 歐元",
    "pounds": "£ pound pounds gbp ポンド 英镑 英鎊",
    "yen": "¥ yen jpy 円 日元 日圓 日圆",
    "yuan": "yuan renminbi rmb cny 元 人民币 人民幣",
    "won": "₩ won krw ウォン 韩元 韓元",
    "rupees": "₹ rs rs. rupee rupees inr",
    "roubles": "₽ rouble roubles ruble rubles",
}
UNIT = {form.replace("-", " "): name for name, forms in UNITS.items() for form in forms.split()}
DOLLARS = frozenset({"A$", "C$", "HK$", "S$", "NZ$", "NT$"})

_HEDGES = {
    "about": "about around roughly approximately some circa estimated close_to rund etwa ungefähr ca."
    " environ près_de quelque unos unas alrededor_de cerca_de",
    "over": "over more_than at_least above exceeding greater_than past mehr_als über mindestens gut plus_de"
    " au_moins más_de al_menos mais_de più_di",
    "under": "nearly almost under less_than fewer_than below up_to as_many_as as_much_as at_most fast knapp"
    " unter weniger_als bis_zu moins_de presque jusqu'à casi menos_de hasta quase quasi meno_di",
}
_BEFORE = "|".join(
    rf"(?P<{way}>{either(form.replace('_', ' ') for form in forms.split())})"
    for way, forms in _HEDGES.items()
)
HEDGE = re.compile(
    rf"(?:\b(?:{_BEFORE})(?: an?| the)?|(?P<around>[約约近])|(?P<beyond>[超逾]|超过|超過)) ?\(?\Z",
    re.IGNORECASE,
)
"""A word before a figure that says that it is not exact, by its way: about, over or under."""
