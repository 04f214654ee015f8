"""Text → terms, and in how many texts each term occurred (the inverse document frequency's memory)."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefs.domain.article import Article
from briefs.domain.story import Vocabulary

LEAD = 300
"""Characters of the body that are read: more than 300 resolved nothing in measurements, less cost 0.05."""

REMEMBERED = 100_000
"""Documents after which the memory is halved, so that the idf follows the weeks and stays bounded."""

TITLE = 2
"""A title word counts twice: a title is written to name the event, a lead also gives background."""

NAME = 1.2
"""Names weigh a little more; above 1.5 the people who are in every story glue stories together."""

NUMBER = 1.5
"""Figures weigh more: a toll or a vote differs between events that share all their words."""

_INITIALS = re.compile(r"[A-Z](?<!\w[A-Z])(?:\.(?:[A-Z]\.)+|(?<=U)S\b)")
_CAPITAL = re.compile(r" (?<=[a-z,;:’'] )[\"'‘“]?([^\W\d_a-z][\w’'.-]*)")
_WORD = re.compile(r"(?:\d+(?:[.,:+]\d+)*|[^\W\d_]+(?:['’‑-][^\W\d_]+)*)@?")
_LONG = re.compile(r"[^\W\d_]{4,}")
_CJK = re.compile(r"[぀-ヿ㐀-鿿豈-﫿]+")
_HIRAGANA = re.compile(r"[぀-ゟ]")
_STATES = {"us": "u.s", "usa": "u.s"}
_COMMON = """
a about above after again against all almost also although always am amid among an and another any are
around as at away back be became because become been before began behind being below between both but by
came can cannot come comes could did do does doing done down during each either else even ever every few
first for former from further get gets getting give given go goes going gone got had has have having he
her here hers him his how however i if in into is it its itself just last later least less let like made
make makes making many may me might more most much must my near nearly need new next no nor not now of off
often on once one only onto or other others our out over own part per put quite rather re said same say
saying says second see seen seem set several she should since so some still such take taken takes than
that the their them then there these they thing things third this those though three through thus to
together told too took toward towards two under until up upon us use used using ve very was way we well
went were what when where whether which while who whom whose why will with within without would yet you
your post posts appeared read reads full story photo photos video watch listen subscribe doesn't don't
isn't wasn't won't didn't hasn't haven't can't couldn't wouldn't it's that's there's he's she's they're
we're you're i'm what's who's
"""
_STOP = frozenset(_COMMON.split())


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text as a term, with the form in which it was written, and what that form weighs."""

    term: str
    surface: str
    weight: float = 1.0


def words(article: Article) -> Iterator[Word]:
    """The words of an article's title and lead, in order; names and numbers weigh more."""
    lead = article.text[:LEAD]
    names = capitalised(article.title, lead)
    for part in (article.title, lead):
        for word in _words(part):
            yield Word(word.term, word.surface, NAME) if _is_name(word, names) else word


def frequencies(article: Article) -> dict[str, float]:
    """How often each term stands in title and lead: 1 + ln(count), so that repeating a word adds little."""
    return dict(zip(*terms(article), strict=True))


def terms(article: Article) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """The terms of title and lead, each once, and how often each stands there as in `frequencies`."""
    return _terms(article.title, article.text[:LEAD])


@lru_cache(maxsize=131_072)
def _terms(title: str, lead: str) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Kept for the articles of a window: the next grouping reads all of them again."""
    counts: dict[str, int] = {}
    weights = dict.fromkeys(capitalised(title, lead), NAME)
    for times, part in ((TITLE, title), (1, lead)):
        for word in _read(part):
            counts[word.term] = counts.get(word.term, 0) + times
            if word.weight > 1.0:
                weights[word.term] = max(word.weight, weights.get(word.term, 1.0))
    return tuple(counts), tuple(weights.get(term, 1.0) * _damped(count) for term, count in counts.items())


@lru_cache
def _damped(count: int) -> float:
    return 1 + math.log(count)


def capitalised(title: str, text: str) -> frozenset[str]:
    """The terms written with a capital inside a sentence: names. A Title-Cased Title proves nothing."""
    sources = (text,) if _is_title_case(title) else (title, text)
    found = (surface for source in sources for surface in _CAPITAL.findall(source))
    return frozenset(term for surface in found for term in _name(surface))


def learn(vocabulary: Vocabulary | None, articles: Iterable[Article]) -> Vocabulary:
    """The vocabulary with these articles counted in, as its next version; halved when it has grown old."""
    before = vocabulary or Vocabulary(0, 0, {})
    counts = Counter(before.counts)
    documents = before.documents
    for article in articles:
        counts.update(terms(article)[0])
        documents += 1
    if documents > REMEMBERED:
        documents //= 2
        counts = Counter({term: count // 2 for term, count in counts.items() if count > 1})
    return Vocabulary(before.version + 1, documents, dict(counts))


def rarity(vocabulary: Vocabulary, term: str) -> float:
    """The smoothed inverse document frequency: ln((1 + documents) / (1 + count)) + 1."""
    return math.log((1 + vocabulary.documents) / (1 + vocabulary.counts.get(term, 0))) + 1


def stem(word: str) -> str:
    """A light English stem: plural, -ed and -ing are cut, a final e with them; short words stay."""
    if len(word) < 4 or not word.isascii():
        return word
    return _final(_cut(word))


def _is_name(word: Word, names: frozenset[str]) -> bool:
    return word.weight < NAME and word.term in names


def _is_title_case(title: str) -> bool:
    long = _LONG.findall(title)
    return bool(long) and sum(word[0].isupper() for word in long) > 0.7 * len(long)


def _cut(word: str) -> str:
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("ing") and len(word) > 5:
        return _undouble(word[:-3])
    if word.endswith("ed") and len(word) > 4:
        return _undouble(word[:-2])
    if word.endswith("es") and len(word) > 4:
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _final(word: str) -> str:
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def _undouble(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz" else word


@lru_cache(maxsize=8192)
def _words(text: str) -> tuple[Word, ...]:
    """The words of a text; who asks for those of one text often asks again."""
    return tuple(_read(text))


@lru_cache(maxsize=32_768)
def _name(surface: str) -> tuple[str, ...]:
    """The terms of a word with a capital: many texts have the same names."""
    return tuple(word.term for word in _read(surface))


def _read(text: str) -> list[Word]:
    flat = unicodedata.normalize("NFKC", text)
    # no term reaches over a space, and most of what stands between two has been read before
    read = _piece if flat.isascii() or not _CJK.search(flat) else _piece.__wrapped__
    return [word for piece in flat.split() for word in read(piece)]


@lru_cache(maxsize=65_536)
def _piece(piece: str) -> tuple[Word, ...]:
    """The words of a text without spaces."""
    joined = _INITIALS.sub(lambda found: found.group().replace(".", "") + "@", piece)
    return tuple(word for surface in _WORD.findall(joined) for word in _any(surface))


def _any(surface: str) -> Iterator[Word]:
    if _CJK.search(surface):
        yield from _bigrams(surface)
    elif word := _latin(surface):
        yield word


def _latin(surface: str) -> Word | None:
    if surface.endswith("@"):
        plain = surface[:-1].casefold()
        return _weighed(_STATES.get(plain, plain), surface[:-1])
    plain = fold(surface)
    if plain in _STOP or (len(plain) < 2 and not plain.isdigit()):
        return None
    return _weighed(stem(plain), surface)


def _weighed(term: str, surface: str) -> Word:
    if term[0].isdigit():
        return Word(term, surface, NUMBER)
    is_acronym = surface.isupper() and len(surface) > 1
    return Word(term, surface, NAME if is_acronym else 1.0)


def fold(surface: str) -> str:
    """The word in lower case, without possessive and accents: Orbán’s → orban."""
    plain = surface.casefold().replace("’", "'")
    plain = plain.removesuffix("'s").removesuffix("'")
    if plain.isascii():
        return plain
    split = unicodedata.normalize("NFKD", plain)
    return "".join(char for char in split if not unicodedata.combining(char))


def _bigrams(text: str) -> Iterator[Word]:
    for run in _CJK.findall(text):
        for at in range(len(run) - 1):
            pair = run[at : at + 2]
            if not _HIRAGANA.search(pair):
                yield Word(pair, pair)
