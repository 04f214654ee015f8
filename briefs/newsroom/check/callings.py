"""Whom the words of a sentence call: its words and marks as tokens, and the persons that they name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from briefs.newsroom.check import speech
from briefs.newsroom.check.words import fold

HELD = "□"
"""Stands for each character inside a quotation: who is named there does not speak it."""

TITLED = 4
"""Tokens that may begin a sentence before the name to which they belong: "Local nurse Kiri Waaka"."""

_TOKEN = re.compile(
    rf"(?P<held>{HELD}{{1,2000}})"
    r"|(?P<word>(?:[^\W\d_]\.){1,4}(?=\s|\w|,)|(?:Mrs?|Ms|Dr|Sen|Rep|Gov|Coun|Prof|St|Sgt|Gen|Col|Capt)\.(?=\s)"
    r"|[^\W_](?:[\w'’.-]{0,40}[\w'’])?)"
    r"|(?P<mark>[^\w\s])(?P=mark)*"
)


class Token(NamedTuple):
    """A word, a mark or a whole quotation of a sentence; a quotation by its number in the text."""

    text: str
    plain: str
    quote: int
    word: bool

    @property
    def capital(self) -> bool:
        """Whether it is a word that begins with a capital letter."""
        return self.word and self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker as a sentence calls them: all words of that, the capitals, the person's name or the pronoun.

    `pronoun` is "?" where a verb of speech has no subject. `near`: the quotation touches the words that hand
    it on. `through`: somebody speaks for another. `unnamed`: "an official", who is nobody with a name.
    """

    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    person: tuple[str, ...] = ()
    pronoun: str = ""
    near: bool = False
    through: bool = False
    unnamed: bool = False


def tokens(held: str, numbers: Sequence[int]) -> tuple[Token, ...]:
    """The tokens of a sentence whose quotations are HELD; `numbers` are theirs in order."""
    left = iter(numbers)
    return tuple(_token(found, left) for found in _TOKEN.finditer(held))


def _token(found: re.Match[str], numbers: Iterator[int]) -> Token:
    if found["held"]:
        return Token(found[0], "", next(numbers, -1), word=False)
    if found["mark"]:
        return Token(found["mark"], "", -1, word=False)
    # folded, the Spanish "él" is an article
    plain = "él" if found[0] in {"él", "Él"} else fold(found[0].replace("’", "'")).strip(".'")
    return Token(found[0], plain, -1, word=True)


def called(found: Sequence[Token], *, near: bool = False) -> Speaker | None:
    """The speaker whom these words call; None when they call nobody."""
    words = [token for token in found if token.word]
    known = frozenset(
        _own(token) for token in words if token.plain not in speech.PLAIN and len(token.plain) > 1
    )
    if not known and not any(token.plain in speech.PRONOUNS for token in words):
        return None
    names = [token for token in words if token.capital and token.plain not in speech.PRONOUNS]
    pronoun = "" if names else next((t.plain for t in words if t.plain in speech.PRONOUNS), "")
    if not (
        names or pronoun or any(token.plain in speech.PLAIN or token.plain in speech.ROLES for token in words)
    ):
        return None
    through = any(token.plain.startswith(speech.THROUGH) for token in words)
    people = persons(found)
    capitals = frozenset(_own(token) for token in names) - speech.OPENERS - speech.ROLES - speech.CALENDAR
    unnamed = not names and words[0].plain in speech.INDEFINITE
    return Speaker(known, capitals, people[-1] if people else (), pronoun, near, through, unnamed)


def persons(found: Sequence[Token]) -> list[tuple[str, ...]]:
    """The names of persons: capitalised words in a row, two or more, or one after a title or a role."""
    return [name for start, end in _rows(found) if (name := _person(found, start, end))]


def _rows(found: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Where capitalised words stand in a row; a title begins a new one, a possessive ends it."""
    start = -1
    for k, token in enumerate(found):
        inside = start >= 0 and _joins(found, k)
        if start >= 0 and not inside:
            yield start, k
            start = -1
        if start < 0 and token.capital and token.plain not in speech.ROLES:
            start = k
    if start >= 0:
        yield start, len(found)


def _joins(found: Sequence[Token], k: int) -> bool:
    token, before = found[k], found[k - 1]
    if before.text.endswith(("'s", "’s", "s'", "s’")):
        return False
    if token.capital:
        return token.plain not in speech.ROLES
    small = token.plain in speech.SMALL or (token.plain in speech.LINKING and before.plain in speech.LINKED)
    return token.word and small and any(after.capital for after in found[k + 1 : k + 3])


def _person(found: Sequence[Token], start: int, end: int) -> tuple[str, ...]:
    """The name in a row of capitals; none for a place, a body, an owner or what "the" stands before."""
    while start < end and found[start].plain in speech.OPENERS:
        start += 1
    row = found[start:end]
    name = tuple(token.plain for token in row if token.plain not in speech.SUFFIXES)
    if not name or row[-1].text.endswith(("'s", "’s")) or set(name) & speech.BODIES:
        return ()
    before = found[start - 1] if start else None
    titled = bool(before and before.plain in speech.ROLES) or _apposed(found, start, end)
    owned = bool(before and before.text.endswith(("'s", "’s", "s'", "s’")))
    placed = owned or bool(before and before.plain in speech.GOVERNING | speech.ARTICLES)
    return name if (len(name) > 1 or titled) and not placed else ()


def _apposed(found: Sequence[Token], start: int, end: int) -> bool:
    """Whether a name stands between commas after a role: "his wife, Connie, …"."""
    inside = start > 1 and found[start - 1].text == "," and end < len(found) and found[end].text == ","
    return inside and found[start - 2].plain in speech.ROLES


def _own(token: Token) -> str:
    return token.plain.removesuffix("'s").strip("'")


def leading(sentence: Sequence[Token], known: frozenset[str] = frozenset()) -> Speaker | None:
    """Whom a sentence is about: the first person that it names, or what it begins with, name or pronoun.

    `known` are the last names of the text: one alone is a person's too.
    """
    opening = sentence[:24]
    for k, token in enumerate(opening[:3]):
        if token.plain in speech.HE | speech.SHE and not any(before.capital for before in opening[:k]):
            return Speaker(pronoun=token.plain)
    people = persons(opening)
    at = next((k for k, token in enumerate(opening) if people and token.plain == people[0][0]), len(opening))
    first = next((k for k, token in enumerate(opening[: min(at, 3)]) if token.capital and _names(token)), -1)
    if first >= 0 and (_own(opening[first]) in known or at - first > TITLED):
        name = _own(opening[first])
        return Speaker(frozenset({name}), frozenset({name}), (name,) if name in known else ())
    if not people:
        return None
    around = (token for token in opening[max(0, at - 8) : at + 8] if token.word)
    words = frozenset(_own(token) for token in around if token.plain not in speech.PLAIN)
    return Speaker(words, frozenset(people[0]), people[0])


def _names(token: Token) -> bool:
    owns = token.text.endswith(("'s", "’s", "s'", "s’"))
    return not owns and token.plain not in speech.OPENERS | speech.ROLES | speech.BODIES


def single(pronoun: str) -> bool:
    """Whether a pronoun means one person, or is left out."""
    return pronoun in speech.HE | speech.SHE or pronoun == "?"


def fits(pronoun: str, found: Speaker) -> bool:
    """Whether a pronoun can mean this speaker, as far as titles and kin tell."""
    if pronoun in speech.SHE:
        return not found.words & speech.MEN or bool(found.words & speech.WOMEN)
    if pronoun in speech.HE:
        return not found.words & speech.WOMEN or bool(found.words & speech.MEN)
    return True
