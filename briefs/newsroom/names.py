"""What a text of any language can share with one in another: names, dates, figures and sounds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from briefs.domain.article import Article
from briefs.domain.names import Name, Names
from briefs.newsroom.gazetteer import Hit, Matcher, matcher
from briefs.newsroom.language import detected, language_of
from briefs.newsroom.letters import bare, plain
from briefs.newsroom.sound import Ear, Heard
from briefs.newsroom.telling import Reader, Told
from briefs.newsroom.vocabulary import words

READ = 600
"""Characters of the body that are searched: across languages there is no other evidence than names."""

PIVOT = "en"
"""The language in which the stories of all others meet."""

_REMEMBERED = 16_384
"""Texts whose evidence is kept: a window is looked at anew every few minutes."""

_EAST = re.compile(r"[\u3040-\ud7a3]")
_KANA = re.compile(r"[぀-ヿ]")
_HAN = re.compile(r"[㐀-鿿]")
_HANGUL = re.compile(r"[가-힣]")
_GIVEN = re.compile(r"[^\W\d_][\w’'.-]*[ \u00a0]\Z")
_CODE = re.compile(r"(?<![a-zA-Z0-9À-ſ])[A-ZÀ-ÖØ-ÞĀ-ſ][a-zA-ZÀ-ÖØ-öø-ÿĀ-ſ]*(?:[-‑]?\d+)?(?![a-zA-ZÀ-ÿĀ-ſ])")


def script(article: Article) -> str:
    """Which vocabulary an article shares: "ja", "zh" or "ko" by its letters, "" for every alphabet."""
    text = article.title + article.text[:READ]
    if not _EAST.search(text):
        return ""
    if _KANA.search(text):
        return "ja"
    if _HANGUL.search(text):
        return "ko"
    return "zh" if len(_HAN.findall(text)) > len(text) / 4 else ""


def tongue(article: Article) -> str:
    """The language that an article is compared in (ISO 639-1): told by its letters, its words or its feed."""
    if letters := script(article):
        return letters
    text = f"{article.title}\n{article.text[:READ]}"
    declared = language_of(article.lang, text).partition("-")[0].casefold()
    return PIVOT if declared == PIVOT else detected(text) or declared or PIVOT


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a text tells: the gazetteer's names, dates and figures, words in Latin letters, names by sound."""

    names: frozenset[Name]
    told: Told
    codes: frozenset[str]
    heard: tuple[Heard, ...]


@lru_cache(maxsize=2)
def finder(names: Names) -> Finder:
    """The finder of a gazetteer, made once: it takes longer than an article does."""
    return Finder(names)


class Finder:
    """Finds the gazetteer's names in texts, by the language they are written in."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._reader = Reader(names)
        self._ear = Ear(names.sounds)
        self._matcher = lru_cache(maxsize=None)(self._made)
        self._hits = lru_cache(maxsize=_REMEMBERED)(self._found)
        self._evidence = lru_cache(maxsize=_REMEMBERED)(self._told)

    def names(self, article: Article, lang: str = "") -> frozenset[Name]:
        """The gazetteer's names in title and opening, which are in `lang`; left out, they tell it."""
        lang = lang or tongue(article)
        hits = self._hits(self._opening(article, lang), lang)
        return frozenset(name for hit in hits for name in hit.names)

    def evidence(self, article: Article, lang: str) -> Evidence:
        """All that title and opening, which are in `lang`, can share with a text in another language."""
        return self._evidence(self._opening(article, lang), lang)

    @cached_property
    def terms(self) -> frozenset[str]:
        """The terms of all English forms and keys: names beside these are ones that the gazetteer lacks."""
        forms = (form for name in self._names.table for lang, form in name.forms if lang == PIVOT)
        written = (*forms, *(name.key for name in self._names.table))
        return frozenset(word.term for form in written for word in words(Article("", "", form)))

    def _told(self, text: str, lang: str) -> Evidence:
        hits = self._hits(text, lang)
        return Evidence(
            names=frozenset(name for hit in hits for name in hit.names),
            told=self._reader.read(text, lang),
            codes=frozenset(_codes(text, hits)),
            heard=tuple(self._ear.heard(text, [_whole(text, hit) for hit in hits])),
        )

    def _opening(self, article: Article, lang: str) -> str:
        simpler = self._names.simpler if lang == "zh" else None
        return plain(f"{article.title}\n{article.text[:READ]}", simpler)

    def _found(self, text: str, lang: str) -> tuple[Hit, ...]:
        return tuple(self._matcher(lang).hits(text))

    def _made(self, lang: str) -> Matcher:
        return matcher(self._names, lang)


def _whole(text: str, hit: Hit) -> tuple[int, int]:
    """Where a found person's name stands, with the given name before it."""
    if any(name.kind == "person" for name in hit.names):
        given = _GIVEN.search(text, max(hit.start - 30, 0), hit.start)
        return given.start() if given else hit.start, hit.end
    return hit.start, hit.end


def _codes(text: str, hits: Iterable[Hit]) -> Iterator[str]:
    """Words in Latin letters that other scripts keep as they are: COVID-19, MS-22, Nvidia."""
    taken = [(hit.start, hit.end) for hit in hits]
    for found in _CODE.finditer(text):
        word = found.group()
        is_free = not any(found.start() < end and found.end() > start for start, end in taken)
        if is_free and (len(word) > 3 or word[1:].isupper() or word[-1].isdigit()):
            yield bare(re.sub("[-‑]", "", word))
