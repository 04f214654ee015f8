"""Finding the outlets that a text names: every name and alias becomes a mark."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from briefs.domain.article import Outlets

MARK = re.compile(r"⟦(\d+)⟧")

_LATIN = r"0-9A-Za-z_\u00c0-\u024f"
_MASTHEADS = """
Post Times Journal Herald Nation Star Tribune Telegraph Mail Express Globe Chronicle Monitor Standard
Independent Inquirer Gazette Dispatch Mirror Observer
"""
_SHORT = frozenset(_MASTHEADS.split())
"""Last words by which a newspaper calls itself, or another one that it has named in full."""

_DECLINED = re.compile(r"\b([A-ZÄÖÜ]\w{0,16}(?:sche|gemeine)|Neue|Freie)[nrs](?= [A-ZÄÖÜ])")
"""The first words of German names as a sentence bends them: "der Süddeutschen Zeitung"."""

_BRACKETED = re.compile(r"(?P<open>[【(\[＝=][^】)\]\n]{0,12})(?P<agency>共同|時事)(?P<close>[】)\]＝=])")
_AGENCIES = {"共同": "共同通信", "時事": "時事通信"}
"""Kyodo and Jiji sign with words that elsewhere mean "joint" and "current affairs"."""


@dataclass(frozen=True, slots=True, eq=False)
class Mentions:
    """Every way to write an outlet's name, as patterns; a mark ⟦n⟧ names the outlet `names[n]`."""

    patterns: tuple[re.Pattern[str], ...]
    numbers: Mapping[str, int]
    names: tuple[str, ...]

    def marked(self, text: str, own: str) -> str:
        """The text with a mark for every name; "the Post" is `own`, or the Post that the text has named."""
        marked = _BRACKETED.sub(lambda f: f"{f['open']}{_AGENCIES[f['agency']]}{f['close']}", _plain(text))
        marked = _DECLINED.sub(r"\1", marked)
        marked = _shortened(marked.replace("⟦", "[").replace("⟧", "]"), {own: own})
        for pattern in self.patterns:
            marked = pattern.sub(lambda found: f"⟦{self.numbers[found['name']]}⟧", marked)
        present = dict.fromkeys(int(number) for number in MARK.findall(marked))
        marked = _shortened(marked, {self.names[number]: f"⟦{number}⟧" for number in present})
        return re.sub(r"\b[Tt]he (?=⟦)", "", self._whole(marked, present))

    def named(self, marked: str) -> list[str]:
        """The outlets whose marks these are."""
        return [self.names[int(number)] for number in MARK.findall(marked)]

    def _whole(self, marked: str, present: Iterable[int]) -> str:
        """A name that begins another one of the text means that: "Nikkei" beside "Nikkei Asia"."""
        whole = {self.names[number]: number for number in present}
        for name, number in [*whole.items()]:
            if (first := name.partition(" ")[0]) != name and first in whole:
                whole[first] = number
        return MARK.sub(lambda found: f"⟦{whole.get(self.names[int(found[1])], found[1])}⟧", marked)


@lru_cache(maxsize=64)
def mentions_of(outlets: Outlets, others: tuple[str, ...]) -> Mentions:
    """The names of the table, and those of `others` that it does not know."""
    known = _known(outlets)
    unknown = [name for name in dict.fromkeys(map(_plain, others)) if name and name not in known.numbers]
    unknown = [name for name in unknown if outlets.get(name).name == name]
    if not unknown:
        return known
    numbers = {name: len(known.names) + at for at, name in enumerate(unknown)}
    return Mentions(
        (_pattern(numbers), *known.patterns), {**known.numbers, **numbers}, (*known.names, *unknown)
    )


@lru_cache(maxsize=4)
def _known(outlets: Outlets) -> Mentions:
    numbers: dict[str, int] = {}
    for at, outlet in enumerate(outlets.table):
        numbers.setdefault(_plain(outlet.name), at)
    for at, outlet in enumerate(outlets.table):
        for alias in outlet.aliases:
            numbers.setdefault(_plain(alias), at)
    for form, at in [*numbers.items()]:
        # short words in capitals are something else: TIME, VOICE
        if len(form) > 6 and not _is_east(form):
            numbers.setdefault(form.upper(), at)
    return Mentions((_pattern(numbers),), numbers, tuple(outlet.name for outlet in outlets.table))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace("’", "'")


def _is_east(form: str) -> bool:
    return any(char > "⺀" for char in form)


def _shortened(text: str, names: Mapping[str, str]) -> str:
    """The text with "the Post" replaced by what stands for the first of the names that ends in that word."""
    for name, mark in names.items():
        first, _, last = name.rpartition(" ")
        if last in _SHORT and first not in {"", "The"}:
            parts = re.split(rf"\b[Tt]he {last}\b(?! [A-Z]| of )", text)
            text = mark.join(parts)
    return text


def _pattern(forms: Iterable[str]) -> re.Pattern[str]:
    """Finds these names; Latin ones as words, which Japanese and Korean letters may follow."""
    kept = [form for form in forms if form]
    east, latin = (_trie(form for form in kept if _is_east(form) is side) for side in (True, False))
    name = rf"(?P<name>(?<![{_LATIN}/])(?:{latin})(?![{_LATIN}])|{east})"
    return re.compile(rf"[《「『„“\"«]?{name}[》」』“”\"»]?")


def _trie(forms: Iterable[str]) -> str:
    """One pattern for many strings that looks at each character once; the longest form wins."""
    root: dict[str, Any] = {}
    for form in forms:
        node = root
        for char in form:
            node = node.setdefault(char, {})
        node[""] = {}
    return "".join(_branches(root)) or "(?!)"


def _branches(node: Mapping[str, Any]) -> Iterator[str]:
    found = [re.escape(char) + "".join(_branches(rest)) for char, rest in sorted(node.items()) if char]
    if found:
        yield f"(?:{'|'.join(found)}){'?' if '' in node else ''}"
