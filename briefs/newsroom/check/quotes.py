"""Quotations: whether every one is verbatim in a cited text, and near its speaker there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefs.domain.summary import Finding, Severity
from briefs.newsroom.check.reading import Cited, Claim, Text
from briefs.newsroom.check.words import flat, fold, run, spaceless, words

_PAIRS = re.compile(
    r"“(?P<a>[^“”]{1,600})”|„(?P<b>[^„“”]{1,600})[“”]|(?<![\w\"])\"(?P<c>[^\"]{1,600})\""
    r"|«\s?(?P<d>[^«»]{1,600}?)\s?»|「(?P<e>[^「」]{1,600})」|『(?P<f>[^『』]{1,600})』"
)
_SINGLE = re.compile(r"(?<![\w'’])[‘'](?=[^\W\d_])(?P<s>[^‘“”\"\n]{1,400}?)(?<=[\w,.!?…])[’'](?![\w’'])")
_CUT = re.compile(r"\s?(?:\.\.\.|…|\w{0,30}\[[^\[\]]{0,80}\]\w{0,30})\s?")
_TALK = (
    "(?:said|says|told|asked|added|wrote|replied|tweeted|posted|continued|explained|insisted|warned|argued)"
)
_NAME = r"(?P<n>[A-Z][\w'-]{1,30}(?: [A-Z][\w'-]{1,30}){0,3})"
_ASIDE = rf"[,.!?]?[\"'] ?[^\"'.]{{0,50}}\b{_TALK}\b[^\"'.]{{0,50}}[,.:] ?[\"']"
_INTERRUPTED = re.compile(_ASIDE)
_SPEAKERS = (
    re.compile(rf"{_NAME}(?:, [^\",.]{{1,60}},)? (?:has |had |also |later )?{_TALK}\b"),
    re.compile(rf"[_\"',] ?\b{_TALK} (?:[a-z][\w'-]{{0,20}} ){{0,4}}{_NAME}"),
    re.compile(rf"\b(?:[Aa]ccording to|[Ii]n the words of) (?:[a-z][\w'-]{{0,20}} ){{0,4}}{_NAME}"),
)
_NOBODY = frozenset(
    (
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "the",
        "a",
        "an",
        "but",
        "and",
        "officials",
        "police",
        "this",
        "that",
    )
)
_NEAR = 5
"""Words at a quotation's start by which its passage is found: a long one may run over several passages."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """The inside of a pair of quotation marks: its words and its span, marks left out."""

    text: str
    start: int
    end: int


def quoted(text: str) -> tuple[Quoted, ...]:
    """The quotations of a sentence; single marks only where they cannot be apostrophes."""
    found = [
        Quoted(match[group], *match.span(group))
        for match in _PAIRS.finditer(text)
        for group in "abcdef"
        if match[group] is not None
    ]
    outside = list(text)
    for quote in found:
        outside[quote.start - 1 : quote.end + 1] = "\n" * (quote.end - quote.start + 2)
    found += [Quoted(match["s"], *match.span("s")) for match in _SINGLE.finditer("".join(outside))]
    return tuple(sorted(found, key=lambda quote: quote.start))


def findings(claim: Claim, cited: Cited) -> tuple[Finding, ...]:
    """BLOCK for a quotation that no cited text has word for word; WARN when its speaker is elsewhere.

    Marks, dashes, spaces, capitals and punctuation aside; "…" may leave words out and "[…]" may put some in.
    """
    found: list[Finding] = []
    for quote in quoted(claim.text):
        home = next((text for text in cited.texts if verbatim(quote.text, text)), None)
        if home is None:
            found.append(
                Finding("quotation", Severity.BLOCK, f"“{_brief(quote.text)}” is not in the cited text")
            )
        elif stray := _stray_speaker(claim, quote, home):
            found.append(Finding("speaker", Severity.WARN, f"“{_brief(quote.text)}” {stray}"))
    return tuple(found)


def verbatim(quote: str, text: Text) -> bool:
    """Whether the text has the quotation's words in order, the pieces between cuts near one another."""
    pieces = [piece for part in _CUT.split(quote) if (piece := run(flat(part)))]
    return bool(pieces) and any(_in_order(pieces, where) for where in _runs(text.flat))


@lru_cache(maxsize=256)
def _runs(flat_text: str) -> tuple[str, ...]:
    """The words of a text, as they stand, and without the "he said" that interrupts a quotation."""
    return tuple({f" {run(flat_text)} ", f" {run(_INTERRUPTED.sub(' ', flat_text))} "})


def _in_order(pieces: list[str], where: str) -> bool:
    if any(spaceless(piece) for piece in pieces):
        where, pieces = where.replace(" ", ""), [piece.replace(" ", "") for piece in pieces]
    else:
        pieces = [f" {piece} " for piece in pieces]
    at = 0
    for piece in pieces:
        found = where.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece) - 1
    return True


def _stray_speaker(claim: Claim, quote: Quoted, home: Text) -> str:
    """What is wrong about the speaker: somebody else says it there, or the speaker is not near; else ""."""
    names = _speakers(masked(claim.flat))
    if not names:
        return ""
    at = _passage(quote, home)
    if at is None:
        return ""
    here = home.passages[at]
    others = _speakers(masked(here.flat))
    near = frozenset[str]().union(*(passage.plain for passage in home.around(at)))
    if any(_surname(name) in here.plain for name in names):
        return ""
    if others:
        return f"is said by {others[0]} there, not by {names[0]}"
    return (
        "" if any(_surname(name) in near for name in names) else f"is not near {names[0]} in the cited text"
    )


def _speakers(masked: str) -> list[str]:
    found = (match["n"] for pattern in _SPEAKERS for match in pattern.finditer(masked))
    return [name for name in found if fold(name.split()[0]) not in _NOBODY]


def masked(flat_text: str) -> str:
    """The text with its quotations blanked: who is named inside one does not speak it."""
    letters = list(flat_text)
    for quote in quoted(flat_text):
        letters[quote.start : quote.end] = "_" * (quote.end - quote.start)
    return "".join(letters)


def _surname(name: str) -> str:
    return words(name)[-1].plain


def _passage(quote: Quoted, home: Text) -> int | None:
    opening = " ".join(run(flat(_CUT.split(quote.text)[0])).split()[:_NEAR])
    for at, passage in enumerate(home.passages):
        if opening and f" {opening} " in f" {run(passage.flat)} ":
            return at
    return None


def _brief(quote: str) -> str:
    return quote if len(quote) <= 80 else f"{quote[:77].rstrip()}…"
