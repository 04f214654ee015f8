"""Searching: texts and queries become terms, whatever the script, and a query fits a text or does not.

A word is one term: in NFKC, case and accents folded. Scripts that write no spaces between words, and Korean,
which writes its particles at them, become overlapping pairs of signs; the last sign of such a run stands once
more by itself, so that a single sign is found at every place, and no pair reaches over the end of a run.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice, pairwise
from typing import NamedTuple

from briefs.newsroom.letters import bare

LONGEST = 60
"""Signs of a term; what is longer is no word, and is cut in texts and queries alike."""

MOST, LARGEST = 15_000, 100_000
"""Terms of a text, and their signs: PostgreSQL tells 16,383 positions apart, and keeps 1 MB of terms."""

TYPED = 1000
"""Signs of a query that are read."""

WORDS = 32
"""Words and phrases of a query; whoever pastes an article finds what holds its first lines."""

BEGINNING = 3
"""Signs of a word that may stand for the beginning of a longer one."""

BREAK = "\u241e"
"""Stands between parts of a text, so that no phrase reaches over them; no word has it."""

_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)
"""Letters that Unicode does not take apart, as they are written where the keyboard lacks them."""

_PAIRED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1100-\u11ff\u3005-\u3007\u3021-\u3029\u3031-\u3035\u303b"
    "\u3041-\u3096\u3099\u309a\u309d-\u309f\u30a1-\u30fa\u30fc-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\ua960-\ua97f\uaa60-\uaa7f\uac00-\ud7ff\uf900-\ufaff\U0001aff0-\U0001b16f\U00020000-\U0003ffff]"
)
"""Signs of Thai, Lao, Burmese, Khmer, Japanese, Chinese and Korean."""

_QUOTES = re.compile('["“”„‟«»「」『』〝〞〟＂]')
_PIECE = re.compile(r'([-−－]?)"([^"]*)"?|([-−－]?)([^\s"]+)')
_VARIANTS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")

_CHUNK = re.compile("[A-Za-z0-9\x80-\U0010ffff]+")
"""What holds words: no sign of ASCII joins any."""

_RUN = re.compile("[Pp]+|[Ll]+")

_JOINED = frozenset("\uff9e\uff9f")
"""Half-width voicing marks: letters by their category, but part of the sign before them."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Terms that stand one after the other; with `begins` the last one need only begin so."""

    terms: tuple[str, ...]
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What a text must hold, and what it must not; a query that wants nothing finds nothing."""

    wanted: tuple[Clause, ...] = ()
    unwanted: tuple[Clause, ...] = ()


class Term(NamedTuple):
    """A term, and where it stands in its text."""

    text: str
    start: int
    end: int


class _Folded(NamedTuple):
    """A text's folded signs, each with the place that it has in the text, and the kinds that they are of."""

    signs: str
    starts: Sequence[int]
    ends: Sequence[int]
    kinds: str


def parsed(text: str) -> Query:
    """The query that was typed: words, phrases in quotation marks, a minus before what must not be there.

    A star, or being the last word, makes a word the beginning of longer ones. Nothing is an error.
    """
    wanted: list[Clause] = []
    unwanted: list[Clause] = []
    pieces = [found.groups("") for found in _PIECE.finditer(_QUOTES.sub('"', text[:TYPED]))]
    for number, (not_phrase, phrase, not_word, word) in enumerate(islice(pieces, WORDS), 1):
        if word:
            last = number == len(pieces) and not not_word
            clause = _clause(word, begins=word.endswith("*") or last)
        else:
            clause = _clause(phrase, begins=False)
        if clause:
            (unwanted if not_phrase or not_word else wanted).append(clause)
    return Query(tuple(dict.fromkeys(wanted)), tuple(dict.fromkeys(unwanted)))


def terms(parts: Iterable[str]) -> tuple[str, ...]:
    """The terms of a text's parts in reading order, with a BREAK between the parts."""
    found: list[str] = []
    size = 0
    for part in parts:
        for term in chain([BREAK] if found else [], (term.text for term in _terms(part))):
            size += len(term)
            if len(found) == MOST or size > LARGEST:
                return tuple(found)
            found.append(term)
    return tuple(found)


def fits(query: Query, terms: Sequence[str]) -> bool:
    """Whether a text with these terms is what the query asks for."""
    return (
        bool(query.wanted)
        and all(_holds(clause, terms) for clause in query.wanted)
        and not any(_holds(clause, terms) for clause in query.unwanted)
    )


def marks(query: Query, text: str) -> tuple[tuple[int, int], ...]:
    """Where a text says what the query wants, as (start, end) in code points: in order, none overlapping."""
    found = tuple(_terms(text))
    words = [term.text for term in found]
    spans = sorted(
        (found[at].start, _end(found, at + len(clause.terms) - 1, clause))
        for clause in query.wanted
        for at in _places(clause, words)
    )
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _end(found: Sequence[Term], at: int, clause: Clause) -> int:
    """Where what was asked for ends: a whole word, or one sign of a pair."""
    term = found[at]
    if clause.begins and len(term.text) > 1 and _PAIRED.match(term.text):
        return found[at + 1].start if found[at + 1].start > term.start else term.end
    return term.end


def _clause(text: str, *, begins: bool) -> Clause | None:
    """What a word or a phrase asks for; a run of paired signs at its end needs no sign by itself."""
    runs = [run for chunk in _CHUNK.finditer(text) for run in _runs(_fold(chunk.group(), 0))]
    if not runs:
        return None
    *before, last = runs
    found = [term.text for run in before for term in run]
    if _PAIRED.match(last[0].text):
        pairs = [term.text for term in last]
        return Clause((*found, *(pairs[:-1] or pairs)), begins=len(pairs) == 1)
    word = last[0].text
    return Clause((*found, word), begins and len(word) >= BEGINNING and not word.isdigit())


def _holds(clause: Clause, terms: Sequence[str]) -> bool:
    return next(_places(clause, terms), None) is not None


def _places(clause: Clause, terms: Sequence[str]) -> Iterator[int]:
    """The numbers of the terms at which a clause begins."""
    *before, last = clause.terms
    count = len(before)
    for at in range(len(terms) - count):
        end = terms[at + count]
        if (end.startswith(last) if clause.begins else end == last) and [*terms[at : at + count]] == before:
            yield at


def _terms(text: str) -> Iterator[Term]:
    for chunk in _CHUNK.finditer(text):
        word, at = chunk.group(), chunk.start()
        if word.isascii():
            yield Term(word.lower()[:LONGEST], at, chunk.end())
        else:
            for run in _runs(_fold(word, at)):
                yield from run


def _runs(text: _Folded) -> Iterator[list[Term]]:
    """The terms of words and of runs of paired signs, in reading order; marks without a letter are none."""
    signs, starts, ends, kinds = text
    for run in _RUN.finditer(kinds):
        first, end = run.span()
        if run.group().islower():
            continue
        if kinds[first] in "Ll":
            yield [Term(signs[first : min(end, first + LONGEST)], starts[first], ends[end - 1])]
        else:
            last = end - 1
            pairs = ((at, min(at + 1, last)) for at in range(first, end))
            yield [Term(signs[one : other + 1], starts[one], ends[other]) for one, other in pairs]


def _fold(text: str, at: int) -> _Folded:
    """The signs of a text that begins at a place, each folded with the marks that belong to it."""
    whole = [0, *(place for place in range(1, len(text)) if not _belongs(text[place])), len(text)]
    signs: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in pairwise(whole):
        for sign in _folded(text[start:end]):
            signs.append(sign)
            starts.append(at + start)
            ends.append(at + end)
    return _Folded("".join(signs), starts, ends, "".join(map(_kind, signs)))


@lru_cache(maxsize=8192)
def _kind(sign: str) -> str:
    """P of a paired sign, L of another letter or figure, in lower case of a mark; else a space."""
    kind = unicodedata.category(sign)[0]
    if kind not in "LNM":
        return " "
    letter = "P" if _PAIRED.match(sign) else "L"
    return letter.lower() if kind == "M" else letter


@lru_cache(maxsize=8192)
def _belongs(sign: str) -> bool:
    """Whether a sign is a part of the one before it: a mark, or a conjoining Korean vowel or final."""
    if sign < "\u0300":
        return sign == "\xad"
    return (
        sign in _JOINED
        or "\u1160" <= sign <= "\u11ff"
        or unicodedata.category(sign) in {"Mn", "Mc", "Me", "Cf"}
    )


@lru_cache(maxsize=8192)
def _folded(sign: str) -> str:
    """What a sign with its marks is compared as; what only says how it is drawn is left out."""
    seen = "".join(one for one in sign if unicodedata.category(one) not in {"Cf", "Me"})
    seen = _VARIANTS.sub("", seen)
    return bare(unicodedata.normalize("NFKC", seen)).translate(_PLAIN)
