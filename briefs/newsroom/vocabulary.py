"""Text → terms, and in how many texts each term occurred (the inverse document frequency's memory)."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache, partial

from briefs.domain.article import Article
from briefs.domain.story import Vocabulary
from briefs.newsroom.function_words import function_words, listed

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
_ELIDED = {
    "fr": re.compile(r"\A(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|aujourd)['’](?=\w)", re.IGNORECASE),
    "it": re.compile(
        r"\A(?:[cdlmnstv]|un|all|dall|dell|nell|sull|coll|quest|quell|tutt|anch|dov|com)['’](?=\w)",
        re.IGNORECASE,
    ),
}
"""What French and Italian write together with the next word: l'eau, d'un, dell'acqua."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text as a term, with the form in which it was written, and what that form weighs."""

    term: str
    surface: str
    weight: float = 1.0


def words(article: Article) -> Iterator[Word]:
    """The words of an article's title and lead, in order; names and numbers weigh more."""
    lead, lang = article.text[:LEAD], listed(article.lang)
    names = capitalised(article.title, lead, lang)
    for part in (article.title, lead):
        for word in _words(part, lang):
            yield Word(word.term, word.surface, NAME) if _is_name(word, names) else word


def frequencies(article: Article) -> dict[str, float]:
    """How often each term stands in title and lead: 1 + ln(count), so that repeating a word adds little."""
    return dict(zip(*terms(article), strict=True))


def terms(article: Article) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """The terms of title and lead, each once, and how often each stands there as in `frequencies`."""
    return _terms(article.title, article.text[:LEAD], listed(article.lang))


@lru_cache(maxsize=131_072)
def _terms(title: str, lead: str, lang: str) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Kept for the articles of a window: the next grouping reads all of them again."""
    counts: dict[str, int] = {}
    weights = dict.fromkeys(capitalised(title, lead, lang), NAME)
    for times, part in ((TITLE, title), (1, lead)):
        for word in _read(part, lang):
            counts[word.term] = counts.get(word.term, 0) + times
            if word.weight > 1.0:
                weights[word.term] = max(word.weight, weights.get(word.term, 1.0))
    return tuple(counts), tuple([weights.get(term, 1.0) * _damped(count) for term, count in counts.items()])


@lru_cache
def _damped(count: int) -> float:
    return 1 + math.log(count)


def capitalised(title: str, text: str, lang: str = "") -> frozenset[str]:
    """The terms written with a capital inside a sentence: names. A Title-Cased Title proves nothing.

    `lang` is one whose small words are listed, "" for English and all others.
    """
    sources = (text,) if _is_title_case(title) else (title, text)
    found = {surface for source in sources for surface in _CAPITAL.findall(source)}
    return frozenset().union(*(_name(surface, lang) for surface in found))


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
def _words(text: str, lang: str) -> tuple[Word, ...]:
    """The words of a text; who asks for those of one text often asks again."""
    return tuple(_read(text, lang))


@lru_cache(maxsize=32_768)
def _name(surface: str, lang: str) -> tuple[str, ...]:
    """The terms of a word with a capital: many texts have the same names."""
    return tuple(word.term for word in _read(surface, lang))


def _read(text: str, lang: str) -> list[Word]:
    flat = unicodedata.normalize("NFKC", text)
    # no term reaches over a space, and most of what stands between two has been read before
    read = _pieces(lang) if flat.isascii() or not _CJK.search(flat) else partial(_piece, lang)
    return [word for piece in flat.split() for word in read(piece)]


@cache
def _pieces(lang: str) -> Callable[[str], tuple[Word, ...]]:
    """Reads pieces and keeps them: English is most of the news, and one of twenty languages."""
    return lru_cache(maxsize=16_384 if lang else 65_536)(partial(_piece, lang))


def _piece(lang: str, piece: str) -> tuple[Word, ...]:
    """The words of a text without spaces."""
    joined = _INITIALS.sub(lambda found: found.group().replace(".", "") + "@", piece)
    return tuple(word for surface in _WORD.findall(joined) for word in _any(surface, lang))


def _any(surface: str, lang: str) -> Iterator[Word]:
    if _CJK.search(surface):
        if surface not in function_words(lang):
            yield from _bigrams(surface)
    elif word := _latin(surface, lang):
        yield word


def _latin(surface: str, lang: str) -> Word | None:
    if surface.endswith("@"):
        plain = surface[:-1].casefold()
        return _weighed(_STATES.get(plain, plain), surface[:-1])
    own = _ELIDED[lang].sub("", surface) if lang in _ELIDED else surface
    plain = fold(own)
    if plain in _small(lang) or (len(plain) < 2 and not plain.isdigit()):
        return None
    return _weighed(stem(plain), own)


@cache
def _small(lang: str) -> frozenset[str]:
    """The small words of a language, folded as all words are."""
    return frozenset(map(fold, function_words(lang)))


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
