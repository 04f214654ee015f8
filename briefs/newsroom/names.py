"""Finding the gazetteer's names, dates and telling figures in a text of any language."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from briefs.domain.article import Article
from briefs.domain.names import Name, Names
from briefs.newsroom.vocabulary import words

READ = 600
"""Characters of the body that are searched: across languages there is no other evidence than names."""

_YEAR = "january february march april may june july august september october november december"
_MONTHS = _YEAR.split()
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS)
_DATES = (
    re.compile(rf"\b(?P<m>{_MONTH})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b", re.IGNORECASE),
    re.compile(rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?P<m>{_MONTH})\b", re.IGNORECASE),
    re.compile(r"(?P<m>\d{1,2})月(?P<d>\d{1,2})[日号號]"),
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_KANA = re.compile(r"[぀-ヿ]")
_HAN = re.compile(r"[㐀-鿿]")
_HANGUL = re.compile(r"[가-힣]")
_SPACELESS = ("ja", "zh")


def script(article: Article) -> str:
    """Which vocabulary an article shares: "ja", "zh" or "ko" by its letters, "" for every alphabet."""
    text = article.title + article.text[:READ]
    if _KANA.search(text):
        return "ja"
    if _HANGUL.search(text):
        return "ko"
    return "zh" if len(_HAN.findall(text)) > len(text) / 4 else ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a text shares with one in another language; each point with its weight."""

    weights: frozenset[tuple[str, float]]

    def shared(self, other: Evidence) -> dict[str, float]:
        """The points that both have."""
        return dict(self.weights & other.weights)

    @property
    def telling(self) -> frozenset[str]:
        """The points that weigh more than a place or a date."""
        return frozenset(point for point, weight in self.weights if weight > 1.0)

    @property
    def total(self) -> float:
        """The weight of all points."""
        return sum(weight for _, weight in self.weights)


class Finder:
    """Finds the gazetteer's names in texts, by the language they are written in."""

    def __init__(self, names: Names) -> None:
        self._by_form = {"": _forms(names, "en"), **{lang: _forms(names, lang) for lang in _SPACELESS}}
        self._patterns = {lang: _pattern(forms, lang) for lang, forms in self._by_form.items()}

    def names(self, article: Article) -> frozenset[Name]:
        """The gazetteer's names in title and opening."""
        lang = script(article)
        pattern = self._patterns.get(lang)
        if pattern is None:
            return frozenset()
        forms = self._by_form[lang]
        return frozenset(name for found in pattern.findall(_opening(article)) for name in forms[found])

    def evidence(self, article: Article) -> Evidence:
        """Names (2, common ones 1), telling figures (2) and dates (1) of title and opening."""
        points = {(name.key, 1.0 if name.common else 2.0) for name in self.names(article)}
        points |= {(figure, 2.0) for figure in _figures(_opening(article))}
        points |= {(date, 1.0) for date in _dates(_opening(article))}
        return Evidence(frozenset(points))

    @cached_property
    def terms(self) -> frozenset[str]:
        """The terms of all English forms and keys: names beside these are ones that the gazetteer lacks."""
        forms = self._by_form[""]
        written = (*forms, *(name.key for names in forms.values() for name in names))
        return frozenset(word.term for form in written for word in words(Article("", "", form)))


def _opening(article: Article) -> str:
    return unicodedata.normalize("NFKC", f"{article.title}\n{article.text[:READ]}")


def _forms(names: Names, lang: str) -> dict[str, tuple[Name, ...]]:
    found: dict[str, tuple[Name, ...]] = {}
    for name in names.table:
        for form in (form for language, form in name.forms if language == lang):
            key = unicodedata.normalize("NFKC", form)
            found[key] = (*found.get(key, ()), name)
    return found


def _pattern(forms: dict[str, tuple[Name, ...]], lang: str) -> re.Pattern[str] | None:
    if not forms:
        return None
    longest_first = "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
    return re.compile(longest_first if lang in _SPACELESS else rf"(?<!\w)(?:{longest_first})(?!\w)")


def _figures(text: str) -> set[str]:
    """Numbers that are neither a day, a small count nor a year."""
    plain = {found.replace(",", "").rstrip(".") for found in _NUMBER.findall(text)}
    return {
        figure for figure in plain if "." in figure or (int(figure) > 31 and not 1900 <= int(figure) < 2100)
    }


def _dates(text: str) -> set[str]:
    found = (match for pattern in _DATES for match in pattern.finditer(text))
    return {f"{_month(match['m'])}月{int(match['d'])}日" for match in found}


def _month(written: str) -> int:
    if written.isdigit():
        return int(written)
    return next(at for at, name in enumerate(_MONTHS, 1) if name.startswith(written[:3].casefold()))
