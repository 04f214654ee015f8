"""Reading in a text whom it credits for the news, in English, Japanese and Chinese."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from briefs.domain.article import Article, Outlets

READ = 4000
"""Characters that are read: a credit stands near the top, or at the foot of a short report."""

_O = r"⟦(?P<o>\d+)⟧"
_ADVERB = r"(?: (?:first|earlier|also|exclusively|previously|separately))?"
_NOUN = r"(?:'s [A-Z]\w+)?(?: newspaper| daily| magazine| news agency| news service| paper)?"
_WHEN = r"(?: on \w+| this week| last week| today| yesterday)?"
_SCOOP = r"broke the (?:news|story)"
_REPORTED = rf"(?:reported|reports|revealed|disclosed|quoted|cited|{_SCOOP}|said|says|wrote)"
_WAS_FIRST = rf"(?:first reported|exclusively reported|(?:was|were) (?:the )?first to report|{_SCOOP})"
_DONE = r"(?:reported|told|quoted|cited|revealed|seen|published)"
_BY = rf"(?:[Aa]ccording to|[Cc]iting|[Qq]uoting|{_DONE} (?:earlier )?(?:by|in)|reports? (?:by|in|from)|told)"
_TELLS = r"(?:told|tells|telling|interview with|spoke to|speaking to|(?:seen|reviewed|obtained|learned) by)"
_KNOWS = r"(?:learnt|learned|understands|has seen|can reveal|reviewed|obtained)"
_ENGLISH = (
    rf"{_O}{_NOUN}{_WHEN}(?:,? which)?(?: has| had)?{_ADVERB} {_REPORTED}\b",
    rf"{_O}{_NOUN}{_WHEN}(?:,? which)? {_WAS_FIRST}",
    rf"{_BY} (?:an? |the )?(?:[\w'-]+ ){{0,6}}?{_O}",
    rf"{_O}{_NOUN} (?:report|scoop|story|interview)\b",
    rf"(?:[:,–—-] ?|\(){_O}(?: reports?| says)?\)?$",
)
_FIRST_ENGLISH = (
    rf"{_O}{_NOUN}{_WHEN}(?:,? which)?(?: has| had)? {_WAS_FIRST}",
    rf"(?:first|originally|exclusively) {_DONE} (?:\w+ ){{0,4}}?(?:by|in) (?:the )?{_O}",
)
_EAST = (
    rf"{_O}[紙誌]?(?:電子版)?(?:[(（][^)）]*[)）])?(?:など)?(?:による|によれば)",
    rf"{_O}[紙誌]?(?:電子版)?(?:[(（][^)）]*[)）])?(?:など)?[はが][^。]{{0,80}}?(?:報じ|報道し|伝え)",
    rf"{_O}[^。、]{{0,8}}?(?:の報道|報道|報じ)",
    rf"[据據][^，。]{{0,12}}?[《「]?{_O}[》」]?[^，。]{{0,12}}?(?:报道|报导|報道|報導|消息|称|稱|引述)",
    rf"[《「]?{_O}[》」]?[^，。]{{0,16}}?(?:报道|报导|報道|報導|披露|引述|援引)",
    rf"(?:援引|引述|引用)[^，。]{{0,8}}?[《「]?{_O}",
)
_FIRST_EAST = (
    rf"{_O}[^。]{{0,60}}?(?:最初に|初めて|いち早く|先に)[^。]{{0,6}}?(?:報じ|報道し|伝え)",
    rf"(?:最初に|初めて|いち早く)報じた[^。]{{0,10}}?{_O}",
    rf"{_O}[》」]?[^，。]{{0,12}}?(?:率先|首先|最先|最早|独家|獨家)[^，。]{{0,4}}?(?:报道|报导|報道|報導|披露)",
    rf"(?:率先|首先|最先|最早)[^，。]{{0,4}}?(?:报道|报导|報道|報導|披露)[^，。]{{0,8}}?{_O}",
)
_WIRE = (
    rf"^[^.。]{{0,80}}[(（]{_O}[)）]",
    rf"(?:[(（]{_O}[)）]|(?:—|–|--|-) ?{_O})\.?\s*$",
    rf"【{_O}】",
    rf"{_O}[訊讯电電]",
)
_OWN = (
    rf"\b{_TELLS} (?:the )?{_O}",
    rf"{_O} (?:has |had )?{_KNOWS}\b",
    rf"{_O}[紙誌]?(?:の取材|のインタビュー|に(?:対し|語っ|明らかに))",
    rf"(?:向|对|對|告诉|告訴|接受)[《「]?{_O}[》」]?",
)
_OWN_UNNAMED = re.compile(r"への取材で|への取材によ|の取材に応じ|本[报報](?:记者|記者|获悉|獲悉)|told us\b")
_UNNAMED = re.compile(r"(?:: |[-–—] ?)(?:media )?reports?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Credits:
    """What a text says about its source; names are canonical, and the outlet's own is left out.

    `first` are those said to be first; `own` is reporting to this outlet itself; `wire` is the agency whose
    text it is; `retold` is a headline that ends in ": report" and names nobody.
    """

    named: tuple[str, ...]
    first: tuple[str, ...]
    wire: str = ""
    own: bool = False
    retold: bool = False


def read_credits(article: Article, outlets: Outlets, others: Iterable[str] = ()) -> Credits:
    """Whom the article credits; `others` are outlets that the table may not know."""
    own = outlets.get(article.outlet).name
    mentions = _mentions(outlets, tuple(sorted({*others, article.outlet})))
    title, text = mentions.marked(article.title), mentions.marked(article.text[:READ])
    named = _found(_COMPILED["credit"], (title, text), mentions)
    first = _found(_COMPILED["first"], (title, text), mentions)
    wires = [
        name for name in _found(_COMPILED["wire"], (text,), mentions) if outlets.get(name).kind == "wire"
    ]
    told = own in _found(_COMPILED["own"], (title, text), mentions)
    return Credits(
        named=tuple(name for name in dict.fromkeys((*first, *wires, *named)) if name != own),
        first=tuple(name for name in first if name != own),
        wire=next((name for name in wires if name != own), ""),
        own=told or bool(_OWN_UNNAMED.search(text)),
        retold=bool(_UNNAMED.search(article.title)),
    )


@dataclass(frozen=True, slots=True)
class _Mentions:
    """Every way to write an outlet's name, as one pattern; marks name by number."""

    pattern: re.Pattern[str]
    numbers: dict[str, int]
    names: tuple[str, ...]

    def marked(self, text: str) -> str:
        """The text with every outlet's name replaced by ⟦number⟧."""
        plain = unicodedata.normalize("NFKC", text).replace("’", "'").replace("⟦", "[").replace("⟧", "]")
        marked = self.pattern.sub(lambda found: f"⟦{self.numbers[found.group('name')]}⟧", plain)
        return re.sub(r"\b(?:[Tt]he |[Bb]ritain's |[Jj]apan's )(?=⟦)", "", marked)


@lru_cache(maxsize=64)
def _mentions(outlets: Outlets, others: tuple[str, ...]) -> _Mentions:
    names = tuple(
        dict.fromkeys((*(outlet.name for outlet in outlets.table), *(outlets.get(o).name for o in others)))
    )
    numbers = {unicodedata.normalize("NFKC", name): at for at, name in enumerate(names)}
    for at, name in enumerate(names):
        for alias in outlets.get(name).aliases:
            numbers.setdefault(unicodedata.normalize("NFKC", alias), at)
    forms = sorted((form for form in numbers if form), key=lambda form: (-len(form), form))
    written = "|".join(
        re.escape(form) if _east(form) else rf"(?<![\w/]){re.escape(form)}(?!\w)" for form in forms
    )
    return _Mentions(
        re.compile(rf"[《「『]?(?P<name>{written})[》」』]?" if written else r"(?P<name>(?!))"),
        numbers,
        names,
    )


def _east(form: str) -> bool:
    return any(char > "⺀" for char in form)


def _found(patterns: tuple[re.Pattern[str], ...], texts: Iterable[str], mentions: _Mentions) -> list[str]:
    hits = [
        (number, match.start(group), int(match.group(group)))
        for number, text in enumerate(texts)
        for pattern in patterns
        for match in pattern.finditer(text)
        for group in pattern.groupindex
        if match.group(group)
    ]
    return list(dict.fromkeys(mentions.names[name] for _, _, name in sorted(hits)))


def _compile(*sets: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_distinct(pattern)) for patterns in sets for pattern in patterns)


def _distinct(pattern: str) -> str:
    """The pattern with its groups numbered, because a name may stand once only."""
    parts = pattern.split("(?P<o>")
    return parts[0] + "".join(f"(?P<o{number}>{part}" for number, part in enumerate(parts[1:]))


_COMPILED = {
    "credit": _compile(_ENGLISH, _EAST),
    "first": _compile(_FIRST_ENGLISH, _FIRST_EAST),
    "wire": _compile(_WIRE),
    "own": _compile(_OWN),
}
