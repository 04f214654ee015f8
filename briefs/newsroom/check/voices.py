"""Who speaks each quotation of a text: in its own sentence, or in those before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from briefs.newsroom.check import callings, speech, spoken
from briefs.newsroom.check.callings import HELD, Speaker, Token
from briefs.newsroom.check.words import flat, run
from briefs.newsroom.passages import sentences

BACK = 6
"""Sentences before a quotation in which "he" is looked for."""

READ = 25_000
"""Characters of a text that are read: four thousand words hold an article."""

LONGEST = 800
"""Characters of a quotation; what never ends is none."""

_NO_VERB = speech.GOVERNING | speech.AND | speech.BUT | speech.CLAUSE | speech.RELATIVE
_PAIRS = {"“": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』"}
_MARK = re.compile(r"[“”„«»「」『』\"‘’']")


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation in a text: as it stands, its words, its sentence's number, its token and span there."""

    text: str
    words: str
    sentence: int
    token: int
    start: int
    end: int


@dataclass(frozen=True)
class Voices:
    """A text as its sentences, quotations held, and those quotations."""

    sentences: tuple[tuple[Token, ...], ...]
    quotations: tuple[Said, ...]
    texts: tuple[str, ...]

    @cached_property
    def people(self) -> frozenset[tuple[str, ...]]:
        """The names of persons."""
        return frozenset(name for sentence in self.sentences for name in callings.persons(sentence))

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Their last words."""
        return frozenset(name[-1] for name in self.people)

    @cached_property
    def alone(self) -> frozenset[str]:
        """Those of them that the text also uses alone, as it does of persons."""
        return frozenset(
            token.plain.removesuffix("'s")
            for sentence in self.sentences
            for k, token in enumerate(sentence)
            if token.capital
            and k
            and not sentence[k - 1].capital
            and not (k + 1 < len(sentence) and sentence[k + 1].capital)
        )

    @cached_property
    def acting(self) -> frozenset[str]:
        """The words with a capital that a verb may follow: bodies, and places that stand for one."""
        return frozenset(
            token.plain.removesuffix("'s")
            for sentence in self.sentences
            for token, after in pairwise(sentence)
            if token.capital and after.word and not after.capital and after.plain not in _NO_VERB
        )

    @cached_property
    def small(self) -> frozenset[str]:
        """The words that the text has in small letters."""
        return frozenset(t.plain for sentence in self.sentences for t in sentence if t.word and not t.capital)

    def speaker(self, said: Said) -> tuple[Speaker | None, bool]:
        """Who speaks a quotation, and whether its own sentence names them."""
        here = self.sentences[said.sentence]
        found = spoken.attributed(here, said.token)
        if found and not found.pronoun:
            return found, True
        if found is None and any(token.word for token in here):
            before = self._before(said.sentence, said.token, "?") if said.token == 0 else None
            return before, False
        if found and found.pronoun in speech.PRONOUNS and not callings.single(found.pronoun):
            return None, False
        return self._before(said.sentence, said.token, found.pronoun if found else ""), False

    def _before(self, sentence: int, token: int, pronoun: str) -> Speaker | None:
        """The last one before the quotation whom "he" or "she" can mean, or who spoke."""
        for at in range(sentence, max(-1, sentence - BACK), -1):
            tokens = self.sentences[at][:token] if at == sentence else self.sentences[at]
            found = self._voice(tokens) or callings.leading(tokens, self.surnames)
            if found and found.person and callings.fits(pronoun, found):
                return found
            if found and found.names and not found.person:
                return found
            if found and callings.single(found.pronoun):
                pronoun = pronoun if callings.single(pronoun) else found.pronoun
        return None

    @staticmethod
    def _voice(tokens: tuple[Token, ...]) -> Speaker | None:
        """Who speaks the last quotation of a sentence, or what it tells."""
        at = max((k for k, token in enumerate(tokens) if token.quote >= 0), default=-1)
        return spoken.attributed(tokens, at) if at >= 0 else spoken.telling(tokens)


@lru_cache(maxsize=256)
def voices(text: str) -> Voices:
    """The quotations of a text and its sentences; linear in its length, of which READ characters count."""
    text = text[:READ]
    spans = list(_quotations(text))
    held = _held(text, spans)
    found: list[tuple[Token, ...]] = []
    said: list[Said] = []
    pieces: list[str] = []
    at = 0
    for start, end in sentences(held):
        first = at
        while at < len(spans) and spans[at][0] < end:
            at += 1
        tokens = callings.tokens(held[start:end], range(first, at))
        places = [k for k, token in enumerate(tokens) if token.quote >= 0]
        for number, place in zip(range(first, at), places, strict=False):
            span = spans[number]
            quote = text[slice(*span)]
            words = run(flat(quote))
            said.append(Said(quote, words, len(found), place, span[0] - start, span[1] - start))
        found.append(tokens)
        pieces.append(held[start:end])
    return Voices(tuple(found), tuple(said), tuple(pieces))


def _held(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with its quotations held, save for a last stop: it may end the sentence."""
    pieces, at = [], 0
    for start, end in spans:
        last = end - 1 if end - start > 1 and text[end - 1] in ".,!?…。！？" else end
        pieces += [text[at:start], HELD * (last - start), text[last:end]]
        at = end
    return "".join((*pieces, text[at:]))


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """The insides of quotation marks in order; one that another paragraph takes up ends with its own."""
    opened, closers = -1, ""
    for found in _MARK.finditer(text):
        mark, at = found[0], found.start()
        if opened >= 0 and (mark in closers and _closes(text, at, mark)):
            if 0 < at - opened <= LONGEST:
                yield opened, at
            opened = -1
        elif opened >= 0 and at - opened <= LONGEST and not _restarts(text, at, mark, closers):
            continue
        elif _opens(text, at, mark):
            if opened >= 0 and (end := text.find("\n", opened, at)) > opened:
                yield opened, end
            opened, closers = at + 1, _PAIRS.get(mark, "’'" if mark in "‘'" else mark)
        else:
            opened = -1


def _opens(text: str, at: int, mark: str) -> bool:
    after = text[at + 1 : at + 2]
    if mark in "”」』":
        return False
    if mark in "“„「『":
        return True
    before = text[at - 1 : at] if at else ""
    if mark in "«»":
        return not before.isalnum() and bool(after.strip() or mark == "«")
    return (
        not before.isalnum()
        and before not in (")", "’", "'")
        and (after.isalnum() or (mark == '"' and not after.isspace()))
    )


def _closes(text: str, at: int, mark: str) -> bool:
    if mark in "”“»«」』":
        return True
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if mark == '"':
        return not (before.isspace() and after.isalnum())
    return not before.isspace() and not after.isalnum()


def _restarts(text: str, at: int, mark: str, closers: str) -> bool:
    """Whether a mark opens anew what the paragraph before left open."""
    return mark not in "‘’'" and text[max(0, at - 3) : at].rstrip(" \t").endswith("\n") and bool(closers)
