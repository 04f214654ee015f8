"""Where the gazetteer's names stand in a text, by how its language separates and inflects words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol

from briefs.domain.names import Name, Names
from briefs.newsroom.letters import WORD, bare, plain

_SPACELESS = ("ja", "zh")
_FORM = re.compile(rf"{WORD.pattern}\*?")
_KATAKANA = re.compile("[\u30a0-\u30fa\u30fc-\u30ff]")
_PARTICLES = re.compile(
    "(?:은|는|이|가|을|를|의|에|에서|에게|에도|에는|로|으로|와|과|도|만|서|부터|까지|인|인이|인의|군|군이|군의"
    "|측|측은|측이|발|산|계|정부|정부는|정부가|당국|대통령|총리|국민|대표|대표팀|내|령|이다|였다|라고|이라고)?(?![가-힣])"
)
_ARTICLE = re.compile("^ال")
_ARABIC_PREFIX = re.compile("^(?:[وفبلك]?ال|لل|[وفبلك])")


@dataclass(frozen=True, slots=True)
class Hit:
    """Names found at a place of a text (from, to)."""

    start: int
    end: int
    names: tuple[Name, ...]


class Matcher(Protocol):
    """Finds the forms of one language."""

    def hits(self, text: str) -> Iterator[Hit]:
        """The longest forms, left to right, none over another."""


def matcher(names: Names, lang: str) -> Matcher:
    """What finds the names of a language in texts that `plain` has prepared."""
    simpler = names.simpler if lang == "zh" else None
    forms: dict[str, dict[Name, None]] = {}
    for name in names.table:
        for form in (form for language, form in name.forms if language == lang):
            forms.setdefault(plain(form, simpler), {})[name] = None
    found = {form: tuple(meant) for form, meant in forms.items()}
    return Letters(found, korean=lang == "ko") if lang in (*_SPACELESS, "ko") else Words(found, lang)


class Letters:
    """Forms in a script that puts no spaces between words, or hangs particles on them."""

    def __init__(self, forms: Mapping[str, tuple[Name, ...]], *, korean: bool) -> None:
        self._korean = korean
        self._by_first: dict[str, list[tuple[str, bool, tuple[Name, ...]]]] = {}
        for form in sorted(forms, key=lambda form: (-len(form), form)):
            row = (form.rstrip("*"), form.endswith("*"), forms[form])
            self._by_first.setdefault(form[0], []).append(row)

    def hits(self, text: str) -> Iterator[Hit]:
        """The longest forms, left to right, none over another."""
        at = 0
        while at < len(text):
            hit = self._at(text, at)
            if hit:
                yield hit
            at = hit.end if hit else at + 1

    def _at(self, text: str, at: int) -> Hit | None:
        for form, is_open, names in self._by_first.get(text[at], ()):
            end = at + len(form)
            if text.startswith(form, at) and self._is_whole(text, at, end, is_open=is_open):
                return Hit(at, end, names)
        return None

    def _is_whole(self, text: str, start: int, end: int, *, is_open: bool) -> bool:
        """Whether the form is no part of a longer word: of a foreign one, or in Korean of any."""
        before, after = text[start - 1 : start], text[end : end + 1]
        if text[start].isascii():
            return not any(char.isascii() and char.isalnum() for char in (before, after))
        if self._korean:
            is_first = not "가" <= before <= "힣"
            return is_first and (is_open or end - start > 2 or bool(_PARTICLES.match(text, end)))
        # タイ (Thailand) is no part of タイトル
        is_katakana = _KATAKANA.match(text[start]) and _KATAKANA.match(text[end - 1])
        return not (is_katakana and (_KATAKANA.match(before) or _KATAKANA.match(after)))


@dataclass(slots=True)
class _Node:
    after: dict[str, _Node] = field(default_factory=dict)
    names: tuple[Name, ...] = ()


Places = list[tuple[int, int, str]]
"""Words of a text: from, to, and as they are compared."""


class Words:
    """Forms as sequences of words; a word of a form that ends in * is the beginning of one in the text."""

    def __init__(self, forms: Mapping[str, tuple[Name, ...]], lang: str) -> None:
        self._lang = lang
        self._root = _Node()
        for form, names in forms.items():
            for written in _variants(form) if lang == "en" else (form,):
                self._add(written, names)

    def hits(self, text: str) -> Iterator[Hit]:
        """The longest forms, left to right, none over another."""
        words = [(found.start(), found.end(), self._key(found.group())) for found in WORD.finditer(text)]
        at = 0
        while at < len(words):
            length, names = self._longest(self._root, words, at)
            if length:
                yield Hit(words[at][0], words[at + length - 1][1], names)
            at += max(length, 1)

    def _add(self, form: str, names: tuple[Name, ...]) -> None:
        node = self._root
        for word in _FORM.findall(form):
            node = node.after.setdefault(self._key(word), _Node())
        node.names = tuple(dict.fromkeys((*node.names, *names)))

    def _key(self, word: str) -> str:
        """English keeps its capitals: they tell Turkey from turkey, and US from us."""
        if self._lang == "en":
            return word
        return _ARTICLE.sub("", _bare(word)) if self._lang == "ar" else _bare(word)

    def _longest(self, node: _Node, words: Places, at: int) -> tuple[int, tuple[Name, ...]]:
        """How many words the longest form has that goes on from the node here, and its names."""
        best: tuple[int, tuple[Name, ...]] = (0, ())
        for following in self._following(node, words[at][2]) if at < len(words) else ():
            length, names = self._longest(following, words, at + 1) if following.after else (0, ())
            if not length:
                names = following.names
            if names and length + 1 > best[0]:
                best = length + 1, names
        return best

    def _following(self, node: _Node, word: str) -> Iterator[_Node]:
        """The nodes that a word leads to, the longest beginning first."""
        for written in (word, _ARABIC_PREFIX.sub("", word)) if self._lang == "ar" else (word,):
            if written in node.after:
                yield node.after[written]
            if self._lang != "en":
                starts = (f"{written[:end]}*" for end in range(len(written), 1, -1))
                yield from (node.after[start] for start in starts if start in node.after)


def _variants(form: str) -> tuple[str, ...]:
    """The form, and as it stands at the beginning of a sentence and in a Title."""
    return form, form[0].upper() + form[1:], " ".join(word[0].upper() + word[1:] for word in form.split())


@lru_cache(maxsize=65_536)
def _bare(word: str) -> str:
    return bare(word)
