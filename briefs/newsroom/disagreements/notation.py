"""Numbers of German, French, Spanish, Japanese and Chinese texts in the notation that the checks read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefs.newsroom.check.words import flat

_TENS_DE = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"
_ONES_DE = "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn"
_ONES_FR = "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
_ONES_ES = (
    "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
    "dieciocho diecinueve veinte"
)
_HAN = "〇一二三四五六七八九"


def _counted(ones: str, first: int, **more: str) -> dict[str, str]:
    return {word: str(at) for at, word in enumerate(ones.split(), first)} | {
        word: number for number, words in more.items() for word in words.split()
    }


_WORDS = {
    "de": _counted(_ONES_DE, 2)
    | {word: str(at * 10) for at, word in enumerate(_TENS_DE.split(), 2)}
    | {"siebzehn": "17", "achtzehn": "18", "neunzehn": "19", "hundert": "100"},
    "fr": _counted(_ONES_FR, 2)
    | {"vingt": "20", "trente": "30", "quarante": "40", "cinquante": "50", "soixante": "60", "cent": "100"},
    "es": _counted(_ONES_ES, 2)
    | {"treinta": "30", "cuarenta": "40", "cincuenta": "50", "sesenta": "60", "setenta": "70"}
    | {"ochenta": "80", "noventa": "90", "cien": "100"},
}
_PHRASES = {
    "de": r"""
mindestens|wenigstens=at least
mehr als|über(?= \d)=more than
rund|etwa|ungefähr|circa|zirka=about
fast|knapp|nahezu|beinahe=nearly
bis zu=up to
weniger als=less than
Millionen|Million|Mio\.?=million
Milliarden|Milliarde|Mrd\.?=billion
Billionen=trillion
Tausend=thousand
Dutzend=dozen
Prozentpunkten?=percentage points
Prozent=percent
Pfund=pounds
von(?= \d[\d.,]*(?: (?:percent|million|billion|euros?))? auf )=from
auf(?= \d)=to
""",
    "fr": r"""
au moins|au minimum=at least
plus d(?:e |')(?=\d)=more than@
environ|quelque(?= \d)|autour de=about
près de|presque=nearly
jusqu'à=up to
moins de=less than
millions? (?:d'|de )=million@
millions?=million
milliards? (?:d'|de )=billion@
milliards?=billion
mille=thousand
une douzaine=a dozen
points? de pourcentage=percentage points
pour cent=percent
livres=pounds
de(?= \d[\d.,]*(?: ?%| percent)? à )=from
""",
    "es": r"""
al menos|por lo menos|como mínimo=at least
más de(?= \d)=more than
unas|unos|cerca de|alrededor de|aproximadamente=about
casi=nearly
hasta(?= \d)=up to
menos de=less than
mil millones de|mil millones=billion
millones de|millones|millón de|millón=million
mil(?= \w)=thousand
una docena=a dozen
puntos porcentuales=percentage points
por ciento=percent
dólares=dollars
libras=pounds
del?(?= \d[\d.,]*(?: ?%| percent)? al? )=from
""",
    "ja": "少なくとも|最低でも=at least @\nおよそ|ほぼ=約@",
    "zh": "至少=at least @\n大约|大約|左右=约@\n接近=近@",
}
_GROUPS = {
    "de": r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?![\d,])",
    "es": r"(?<![\d.,])\d{1,3}(?:[. ]\d{3})+(?![\d,])",
    "fr": r"(?<![\d.,])\d{1,3}(?:[ .]\d{3})+(?![\d,])",
}
_ALONE = r"(?<![\w-])(?<! y )(?<! et )(?:{})(?![\w-]| (?:cents?|y|et) )"
"""A number word that is no part of a longer one: "deux cents", "treinta y dos"."""

_COMMA = re.compile(r"(?<=\d),(?=\d{1,2}(?!\d))")
_HAN_NUMBER = re.compile(rf"(?<![\d{_HAN}十百])[{_HAN}十百]{{1,5}}(?=[人名])")
_RICHTER = re.compile(r"\bM(?:w|L)?\s?(?=\d\.\d\b)")

Rule = tuple[re.Pattern[str], Callable[[str], str]]


def _always(text: str) -> Callable[[str], str]:
    return lambda _: text


def _phrases(lang: str) -> Iterator[Rule]:
    """The rows of a language; a row that ends in @ also stands for what a word begins with."""
    for row in _PHRASES[lang].strip().splitlines():
        form, _, to = row.rpartition("=")
        open_end, to = to.endswith("@"), to.removesuffix("@")
        if lang not in _WORDS:
            yield re.compile(form), _always(to)
        else:
            end = "" if open_end else r"(?!\w)"
            yield re.compile(rf"\b(?:{form}){end}", re.IGNORECASE), _always(to + " " * open_end)


def _rules(lang: str) -> tuple[Rule, ...]:
    rules: list[Rule] = [(_RICHTER, _always("magnitude "))]
    if words := _WORDS.get(lang):
        either = "|".join(sorted(words, key=len, reverse=True))
        rules += [
            (re.compile(_GROUPS[lang]), lambda number: re.sub(r"[. ]", ",", number)),
            (_COMMA, _always(".")),
            (re.compile(_ALONE.format(either), re.IGNORECASE), lambda word: words[word.casefold()]),
        ]
    elif lang in _PHRASES:
        rules.append((_HAN_NUMBER, lambda number: str(_han(number))))
    return (*rules, *(_phrases(lang) if lang in _PHRASES else ()))


@dataclass(frozen=True, slots=True)
class Noted:
    """A flat text in English notation; `places` tells where each of its letters stood in the flat text."""

    flat: str
    text: str
    places: tuple[int, ...]

    def written(self, start: int, end: int) -> str:
        """What stands at a span of the text as the outlet wrote it."""
        return self.flat[self.places[start] : self.places[end]].strip()


@lru_cache(maxsize=4096)
def noted(text: str, lang: str) -> Noted:
    """The text with its numbers, magnitudes and hedges in English notation; the rest stays as it is."""
    made = flat(text)
    found = Noted(made, made, tuple(range(len(made) + 1)))
    for pattern, to in _RULES.get(lang, _RULES[""]):
        found = _replaced(found, pattern, to)
    return found


def _replaced(noted: Noted, pattern: re.Pattern[str], to: Callable[[str], str]) -> Noted:
    pieces: list[str] = []
    places: list[int] = []
    last = 0
    for found in pattern.finditer(noted.text):
        new = to(found.group())
        pieces += [noted.text[last : found.start()], new]
        places += noted.places[last : found.start()]
        places += [noted.places[found.start()]] * len(new)
        last = found.end()
    if not pieces:
        return noted
    return Noted(noted.flat, "".join((*pieces, noted.text[last:])), (*places, *noted.places[last:]))


def _han(number: str) -> int:
    total, current = 0, 0
    for sign in number:
        if sign in "十百":
            total += (current or 1) * {"十": 10, "百": 100}[sign]
            current = 0
        else:
            current = current * 10 + _HAN.index(sign)
    return total + current


_RULES = {lang: _rules(lang) for lang in ("", *_PHRASES)}
