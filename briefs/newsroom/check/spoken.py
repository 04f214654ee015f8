"""Who speaks a quotation, as its own sentence says it in a language with an alphabet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefs.newsroom.check import speech
from briefs.newsroom.check.callings import Speaker, Token, called, leading, persons

FAR = 40
"""Tokens of a sentence that are read before a quotation."""

_AFTER = 16
"""… and after it."""

ADVERB = 2
"""Words of "and later", which has the subject of what came before."""

CHAIN = 4
"""Quotations of one sentence that one speaker may be handed on through."""

BESIDE = 8
"""Tokens from "according to" to a quotation that it introduces."""


def attributed(sentence: Sequence[Token], at: int, chain: int = CHAIN) -> Speaker | None:
    """Who speaks the quotation at this token; None where the sentence does not say.

    `chain` is how many quotations before it may tell.
    """
    if _leads(sentence, at) and (found := _before(sentence, at, chain)):
        return found
    return _after(sentence, at) or _before(sentence, at, chain)


def telling(sentence: Sequence[Token]) -> Speaker | None:
    """Who speaks in a sentence without a quotation: the subject of its first verb of speech."""
    verbs = (k for k in range(min(len(sentence), FAR)) if _says(sentence, k))
    return next((found for k in verbs if (found := _handing(sentence, 0, k, len(sentence)))), None)


def _leads(sentence: Sequence[Token], at: int) -> bool:
    """Whether the words before the quotation open it: "said:", "said that", "called it"."""
    marks = 0
    while at - marks - 1 >= 0 and not sentence[at - marks - 1].word:
        marks += 1
        if sentence[at - marks].text == ":":
            return True
    last = at - marks
    return any(token.plain in speech.SAID for token in sentence[max(0, last - 2) : last])


def _after(sentence: Sequence[Token], at: int) -> Speaker | None:
    """Who follows the quotation: "…", said X; "…", X said; "…", according to X."""
    i = next((k for k in range(at + 1, min(len(sentence), at + 5)) if sentence[k].word), -1)
    if i < 0 or any(token.quote >= 0 or token.text in ";:" for token in sentence[at + 1 : i]):
        return None
    first = sentence[i].plain
    if first in speech.CLAUSE | speech.AND:
        return None
    if turned := next(filter(None, (_turned(token.plain) for token in sentence[i : i + 2])), ""):
        return Speaker(pronoun=turned, near=True)
    verb = i + 1 if first in speech.AUXILIARIES and i + 1 < len(sentence) else i
    if first in speech.ACCORDING or sentence[verb].plain in speech.SAID:
        subject = _subject_after(sentence, verb + 1)
        return called(subject, near=True) or Speaker(pronoun="?", near=True)
    return _subject_first(sentence, i) or _any_verb(sentence, at, i, verb)


def _any_verb(sentence: Sequence[Token], at: int, first: int, verb: int) -> Speaker | None:
    """A person beside any verb: "…", fumed Anna Berg; "…", a réagi Luc Petit; "…", Anna Berg fumed.

    After "by" it may be anybody's work: only a person's name will do.
    """
    if not any(token.text in ",!?" for token in sentence[at + 1 : first]):
        return None
    token = sentence[first]
    known = speech.CLAUSE | speech.AND | speech.RELATIVE | speech.PRONOUNS | speech.PLAIN
    if token.capital:
        people = persons(sentence[first : first + 4])
        ends = first + len(people[0]) if people else first
        alone = people and ends < len(sentence) and sentence[ends].word and not sentence[ends].capital
        return called(sentence[first:ends], near=True) if alone else None
    if token.plain in known or (token.plain in speech.ADJUNCT and token.plain not in speech.BY):
        return None
    found = called(_subject_after(sentence, verb + 1), near=True)
    return found if found and found.person else None


def _subject_first(sentence: Sequence[Token], start: int) -> Speaker | None:
    for k in range(start, min(len(sentence), start + _AFTER)):
        if sentence[k].quote >= 0 or sentence[k].text in ".;:":
            return None
        if sentence[k].plain == "zufolge":
            return called(sentence[start:k], near=True)
        if k > start and _says(sentence, k) and sentence[k - 1].plain not in {"who", "qui", "que"}:
            return called(_subject_before(sentence, start, k), near=True)
    return None


def _turned(plain: str) -> str:
    """The pronoun of a turned French verb: a-t-il, dit-elle."""
    first, *_, last = plain.split("-") if "-" in plain else ("", "")
    return last if first and last in {"il", "elle", "on", "ils", "elles"} else ""


def _says(sentence: Sequence[Token], k: int) -> bool:
    plain = sentence[k].plain
    if plain not in speech.SAID or plain == "so":
        return False
    before = sentence[k - 1].plain if k else ""
    if k + 1 < len(sentence) and sentence[k + 1].plain in speech.BY:
        return True
    return not (before in {"to", "zu"} or (before in speech.BE and plain in speech.NEVER_PASSIVE))


def _before(sentence: Sequence[Token], at: int, chain: int) -> Speaker | None:
    """X said: "…"; X said that it was "…"; and, of a second quotation, who spoke the first."""
    low = max(0, at - FAR)
    near = any(token.text == ":" for token in sentence[max(0, at - 3) : at])
    for k in range(at - 1, low - 1, -1):
        if sentence[k].text == ";" or (sentence[k].quote >= 0 and k == at - 1):
            return None
        if sentence[k].quote >= 0:
            return attributed(sentence[:at], k, chain - 1) if chain else None
        if sentence[k].plain in speech.ACCORDING:
            return called(_subject_after(sentence[:at], k + 1), near=at - k <= BESIDE)
        shared = sentence[k - 1].plain in speech.AND | speech.BUT if k else False
        if _says(sentence, k) and not shared and (found := _handing(sentence, low, k, at)):
            return replace(found, near=near or at - k <= 4)
    return leading(_clause(list(sentence[low:at]))) if near else _only(sentence[low:at])


def _only(before: Sequence[Token]) -> Speaker | None:
    """The one person before a quotation that an unknown verb hands on: "X promet qu'«…", "X tachó de «…"."""
    last = next((token.plain for token in reversed(before) if token.word), "")
    return leading(before) if last in speech.HANDING and len(persons(before)) == 1 else None


def _handing(sentence: Sequence[Token], low: int, verb: int, at: int) -> Speaker | None:
    """The subject of a verb, which may stand after it: "Dazu sagte X: …", "described by X as …"."""
    if verb + 1 < at and sentence[verb + 1].plain in speech.BY:
        return called(_subject_after(sentence[:at], verb + 2))
    found = called(_subject_before(sentence, low, verb))
    turned = called(_subject_after(sentence[:at], verb + 1))
    if turned and turned.person and not (found and (found.person or found.pronoun)):
        return turned
    return found


def _subject_before(sentence: Sequence[Token], low: int, verb: int) -> list[Token]:
    """The words for who speaks, before the verb; an apposition or a relative clause may stand between."""
    breaks = (k + 1 for k in range(low, verb) if sentence[k].quote >= 0 or sentence[k].text in ".;:")
    parts = _parts(sentence[max(breaks, default=low) : verb])
    last = parts[-1]
    if last and last[-1].plain in speech.PRONOUNS:
        return last[-1:]
    if last and last[0].plain in speech.RELATIVE and len(parts) > 1:
        own = any(token.capital or token.plain in speech.PLAIN for token in last[1:])
        last = last[1:] if own else []
    if last and last[0].plain in speech.AND and len(last) > ADVERB:
        last = last[1:]
    if any(token.capital or token.plain in speech.PRONOUNS | speech.COUNTED for token in last):
        return _clause(last)
    joined = [token for part in parts[-3:-1] for token in (*part, _COMMA)]
    return _clause([*joined, *last])


_COMMA = Token(",", "", -1, word=False)


def _parts(found: Sequence[Token]) -> list[list[Token]]:
    """The words between commas, without what leans on the verb: "has", "le", "lui a"."""
    parts: list[list[Token]] = [[]]
    for token in found:
        if token.text == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    while parts[-1] and parts[-1][-1].plain in speech.AUXILIARIES | speech.CLITICS:
        parts[-1].pop()
    return parts


def _clause(found: list[Token]) -> list[Token]:
    """What follows the last conjunction that begins a clause with a subject of its own."""
    for k in range(len(found) - 2, -1, -1):
        own = any(token.capital or token.plain in speech.PRONOUNS | speech.PLAIN for token in found[k + 1 :])
        joined = found[k].plain in speech.AND and not (k and found[k - 1].capital)
        if own and (found[k].plain in speech.CLAUSE | speech.BUT or joined):
            return found[k + 1 :]
    return found


def _subject_after(sentence: Sequence[Token], start: int) -> list[Token]:
    """The words for who speaks, after the verb, with an apposition where no name came before it."""
    found: list[Token] = []
    if start < len(sentence) and sentence[start].plain in speech.PRONOUNS - speech.PLAIN:
        return [sentence[start]]
    start += start < len(sentence) and sentence[start].plain == "to"
    for token in sentence[start : start + _AFTER]:
        stop = token.quote >= 0 or token.text in tuple('.;:!?()—–"')
        if token.plain in speech.RELATIVE - speech.PLAIN and found:
            break
        comma = token.text == "," and (any(t.text == "," for t in found) or persons(found))
        ends = token.plain in speech.ADJUNCT | speech.AND and (
            not found or found[-1].capital or found[-1].text == ","
        )
        if stop or comma or (ends and not _governs(token, found)):
            break
        found.append(token)
    return found


def _governs(token: Token, found: Sequence[Token]) -> bool:
    """Whether "of" or "for" still belongs to a role that has no name yet: "a spokesman for the bank"."""
    return token.plain in {"of", "for"} and bool(found) and not persons(found) and not found[-1].capital
