"""Speakers: whether the cited text lets the one whom a sentence names speak its quotation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import takewhile

from briefs.domain.summary import Finding, Severity
from briefs.newsroom.check import eastern, speech
from briefs.newsroom.check.callings import Speaker, Token
from briefs.newsroom.check.reading import Cited, Claim, Text
from briefs.newsroom.check.voices import Said, Voices, voices
from briefs.newsroom.check.words import FUNCTION, spaceless

OPENING = 5
"""Words at a quotation's start by which it is found in a text."""

SURE = 4
"""Words of a quotation from which a wrong speaker blocks: shorter ones may be anybody's."""

NEAR = 3
"""Sentences around a quotation in which its speaker must stand where nobody else is known to speak it."""

BESIDE = 8
"""Words on each side of a name that may call its bearer."""

_BELONGING = frozenset(["of", "for", "at", "de", "du", "des", "del", "von", "der"])
_CUT = re.compile(r"\.\.\.|…|\[[^\[\]]{0,80}\]")
_NOBODYS = """
man woman men women people person official officials source sources company group team government report
statement police spokesman spokeswoman spokesperson resident boy girl who added
"""
_ANYBODY = frozenset(_NOBODYS.split())
"""Words that call anybody, and so tell nobody apart."""


class Match(IntEnum):
    """How the speaker of a sentence stands to the one of a text; the first that any text gives holds."""

    SAME = 0
    UNKNOWN = 1
    OTHER = 2
    NAMED_OTHER = 3
    SURELY_OTHER = 4


@dataclass(frozen=True, slots=True)
class Judged:
    """A match, and who speaks in the text."""

    match: Match
    by: str = ""


def findings(claim: Claim, cited: Cited) -> tuple[Finding, ...]:
    """BLOCK for a quotation that somebody else speaks in the cited text, both named beside it; else WARN.

    WARN also where the speaker is not near it there. Nothing where the text does not tell who speaks.
    """
    told = voices(claim.text)
    found = (_judged(said, told, cited) for said in told.quotations)
    return tuple(finding for finding in found if finding)


def _judged(said: Said, told: Voices, cited: Cited) -> Finding | None:
    if spaceless(said.words):
        return _eastern(said, told, cited)
    speaker, _ = told.speaker(said)
    if speaker is None or speaker.pronoun or not speaker.words:
        return None
    judged = (one for text in cited.texts for one in _against(said, speaker, text))
    best = min(judged, key=lambda one: one.match, default=Judged(Match.UNKNOWN))
    long = len(said.words.split()) >= SURE
    if best.match < (Match.OTHER if long else Match.NAMED_OTHER):
        return None
    severity = Severity.BLOCK if long and best.match is Match.SURELY_OTHER else Severity.WARN
    return Finding("speaker", severity, f"“{_brief(said.text)}” {_told(speaker, best)}")


def _told(speaker: Speaker, judged: Judged) -> str:
    name = _spelled(speaker.person or sorted(speaker.names)) or "its speaker"
    return (
        f"is said by {judged.by} there, not by {name}"
        if judged.by
        else f"is not near {name} in the cited text"
    )


def _against(said: Said, speaker: Speaker, text: Text) -> Iterator[Judged]:
    """How the speaker stands to that of each place where the text has the quotation."""
    home = voices(text.source.text)
    for other in home.quotations:
        if _opens_with(other.words, said.words) or (
            len(other.words.split()) >= OPENING and _opens_with(said.words, other.words)
        ):
            there, own = home.speaker(other)
            yield _compared(speaker, there, own=own, home=home, at=other.sentence)


def _opens_with(whole: str, part: str) -> bool:
    opening = " ".join(part.split()[:OPENING])
    return bool(opening) and f" {opening} " in f" {whole} "


def _compared(speaker: Speaker, there: Speaker | None, *, own: bool, home: Voices, at: int) -> Judged:
    """How two speakers stand to one another: by their names, by what stands beside these, by their roles."""
    if there and speaker.person and not there.names and _is_nobody(speaker, there, home):
        return Judged(Match.OTHER, "somebody without a name")
    if there is None or there.pronoun or not there.names:
        return _absent(speaker, home, at)
    mine, theirs = speaker.person or _surname(speaker, home), there.person or _surname(there, home)
    if speaker.names & there.words or there.names & speaker.words:
        return _namesakes(mine, theirs, home)
    both = own and there.near and speaker.near
    if mine and theirs:
        named = both and not (speaker.through or there.through)
        sure = named and _is_person(speaker, mine, home) and _is_person(there, theirs, home)
        match = Match.SURELY_OTHER if sure else Match.NAMED_OTHER if named else Match.OTHER
        return Judged(match, _spelled(theirs))
    found = _beside(speaker, there, mine, theirs, home, both=both)
    return _absent(speaker, home, at) if found.match is Match.UNKNOWN else found


def _beside(
    speaker: Speaker,
    there: Speaker,
    mine: tuple[str, ...],
    theirs: tuple[str, ...],
    home: Voices,
    *,
    both: bool,
) -> Judged:
    """Two of whom one at least has no person's name: the same if the text has one beside the other."""
    described = there.words.union(*(_described(name, home) for name in theirs[-1:] or there.names))
    mine_too = frozenset[str]().union(*(_described(name, home) for name in mine[-1:]))
    if speaker.names & described or there.names & mine_too:
        return Judged(Match.SAME)
    by_names = _by_names(speaker, there, home, both=both) if speaker.names else None
    return by_names or _by_role(speaker, theirs, described, home)


def _absent(speaker: Speaker, home: Voices, at: int) -> Judged:
    """A speaker who is nowhere near the quotation, whoever speaks it."""
    around = _words(home.sentences[max(0, at - NEAR) : at + NEAR])
    named = bool(speaker.person) or any(_is_name(name, home) for name in speaker.names)
    missing = named and not speaker.names & around
    return Judged(Match.OTHER if missing else Match.UNKNOWN)


def _is_name(word: str, home: Voices) -> bool:
    """Whether a word with a capital is a name, and no "Critics" that begin a sentence."""
    if word in home.alone:
        return True
    return not (word.endswith("s") or word in home.small or word in _ANYBODY | speech.BODIES)


def _namesakes(mine: tuple[str, ...], theirs: tuple[str, ...], home: Voices) -> Judged:
    """The same, unless both have a name of their own: two ministers of Chile, two brothers in one text."""
    apart = mine and theirs and mine[-1] not in theirs and theirs[-1] not in mine
    kin = len(mine) > 1 and len(theirs) > 1 and mine[0] != theirs[0] and mine in home.people
    return Judged(Match.OTHER, _spelled(theirs)) if apart or kin else Judged(Match.SAME)


def _by_names(speaker: Speaker, there: Speaker, home: Voices, *, both: bool) -> Judged | None:
    """Two whom the text never names side by side: a spokeswoman and a person, or two bare names."""
    for one, other in ((speaker, there), (there, speaker)):
        if one.through and other.person and not _speaks_for_another(other, home):
            return Judged(Match.OTHER, _spelled(there.person or sorted(there.names)))
    if both and there.words <= there.names and (speaker.person or _is_no_body(speaker, home)):
        return Judged(Match.OTHER, _spelled(there.person or sorted(there.names)))
    return None


def _is_no_body(speaker: Speaker, home: Voices) -> bool:
    """Whether bare capitals are a place or a name, and nothing that acts in the text, as a company would."""
    return speaker.words <= speaker.names and not speaker.names & (speech.BODIES | home.acting)


def _is_nobody(speaker: Speaker, there: Speaker, home: Voices) -> bool:
    """Whether the text leaves its speaker without a name: "an official", "a spokeswoman"."""
    if there.through:
        return not _speaks_for_another(speaker, home)
    return there.unnamed and not there.words & _described(speaker.person[-1], home)


def _speaks_for_another(speaker: Speaker, home: Voices) -> bool:
    beside = _described(speaker.person[-1], home)
    return any(word.startswith(speech.THROUGH) for word in beside)


def _is_person(speaker: Speaker, name: tuple[str, ...], home: Voices) -> bool:
    """Whether a name in two words is no company's: it has a role, or its last word stands alone elsewhere."""
    roles = speaker.words | _described(name[-1], home)
    return bool(roles & speech.ROLES) or name[-1] in home.alone


def _by_role(speaker: Speaker, theirs: tuple[str, ...], described: frozenset[str], home: Voices) -> Judged:
    """A speaker without a name: other only if the text has their role, but never beside who speaks there."""
    role = {word for word in speaker.words if word not in FUNCTION | _ANYBODY and len(word) > 2}
    if role & described:
        return Judged(Match.SAME)
    if theirs and role & speech.ROLES & _words(home.sentences):
        return Judged(Match.OTHER, _spelled(theirs))
    return Judged(Match.UNKNOWN)


def _described(name: str, home: Voices) -> frozenset[str]:
    """The words that call a person beside their name, wherever the text has it: roles, bodies, titles."""
    return frozenset(
        token.plain.removesuffix("'s")
        for sentence in home.sentences
        for k, one in enumerate(sentence)
        if one.plain.removesuffix("'s") == name
        for side in (
            reversed(sentence[max(0, k - BESIDE) : k]),
            _apposition(sentence[k + 1 : k + 1 + BESIDE]),
        )
        for token in takewhile(_calls, side)
    )


def _apposition(after: Sequence[Token]) -> Sequence[Token]:
    """What follows a name, if it begins as what calls its bearer does: ", the head", "of the union"."""
    first = after[0] if after else None
    return after if first and (first.text in ",(" or first.plain in _BELONGING or first.capital) else ()


def _calls(token: Token) -> bool:
    """Whether a word beside a name may still call its bearer."""
    apart = token.plain in speech.SAID | speech.CLAUSE | (speech.GOVERNING - _BELONGING)
    return not apart and (token.word or token.text in ",('’")


def _surname(found: Speaker, home: Voices) -> tuple[str, ...]:
    """The one word of a speaker that is the last of a person's name elsewhere in the text."""
    return next(((word,) for word in sorted(found.names) if word in home.surnames), ())


def _words(sentences: Iterable[Iterable[Token]]) -> frozenset[str]:
    return frozenset(token.plain.removesuffix("'s") for sentence in sentences for token in sentence)


def _spelled(name: Iterable[str]) -> str:
    return " ".join(name).title()


def _brief(quote: str) -> str:
    return quote if len(quote) <= 80 else f"{quote[:77].rstrip()}…"


def _eastern(said: Said, told: Voices, cited: Cited) -> Finding | None:
    """The same in Japanese and Chinese: only persons whom the texts name as such are told apart."""
    opening = said.words.replace(" ", "")[:12]
    known = tuple(dict.fromkeys(name for text in cited.texts for name in eastern.names(text.source.text)))
    mine = _named(said, told, known)
    if not mine.name:
        return None
    homes = [voices(text.source.text) for text in cited.texts]
    places = [
        (home, one) for home in homes for one in home.quotations if opening in one.words.replace(" ", "")
    ]
    theirs = [_named(one, home, known) for home, one in places]
    others = [one for one in theirs if one.name and not eastern.same(mine.name, one.name)]
    beside = any(
        mine.name in eastern.beside(home.texts[one.sentence], one.start, one.end) for home, one in places
    )
    if not others or beside or any(one.name and eastern.same(mine.name, one.name) for one in theirs):
        return None
    sure = len(said.words) >= 2 * SURE and all(one.own for one in others)
    detail = f"“{_brief(said.text)}” is said by {others[0].name} there, not by {mine.name}"
    return Finding("speaker", Severity.BLOCK if sure else Severity.WARN, detail)


def _named(said: Said, home: Voices, known: tuple[str, ...]) -> eastern.Named:
    return eastern.speaker(home.texts, said.sentence, said.start, said.end, known)
