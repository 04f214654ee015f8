"""Quotations: whether every one is verbatim in a cited text, and near its speaker there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefs.domain.summary import Finding, Severity
from briefs.newsroom.check import speakers
from briefs.newsroom.check.reading import Cited, Claim, Text
from briefs.newsroom.check.words import flat, run, spaceless

_PAIRS = re.compile(
    r"“(?P<a>[^“”]{1,600})”|„(?P<b>[^„“”]{1,600})[“”]|(?<![\w\"])\"(?P<c>[^\"]{1,600})\""
    r"|«\s?(?P<d>[^«»]{1,600}?)\s?»|「(?P<e>[^「」]{1,600})」|『(?P<f>[^『』]{1,600})』"
)
_SINGLE = re.compile(r"(?<![\w'’])[‘'](?=[^\W\d_])(?P<s>[^‘“”\"\n]{1,400}?)(?<=[\w,.!?…])[’'](?![\w’'])")
_INSERTED = re.compile(r"\[(?P<words>[^\[\]]{0,200})\]")
_CUT = re.compile(r"\s?(?:\.\.\.|…|\w{0,30}\[[^\[\]]{0,200}\]\w{0,30})\s?")
_TALK = (
    "(?:said|says|told|asked|added|wrote|replied|tweeted|posted|continued|explained|insisted|warned|argued)"
)
_ASIDE = rf"[,.!?]?[\"'] ?[^\"'.]{{0,50}}\b{_TALK}\b[^\"'.]{{0,50}}[,.:] ?[\"']"
_INTERRUPTED = re.compile(_ASIDE)

EXPLAINED = 6
"""Words that a writer may put into a quotation in brackets; more are the source's own insertion."""


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
    quotations = quoted(claim.text)
    for quote in quotations:
        home = next((text for text in cited.texts if verbatim(quote.text, text)), None)
        if home is None:
            found.append(
                Finding("quotation", Severity.BLOCK, f"“{_brief(quote.text)}” is not in the cited text")
            )
    return (*found, *speakers.findings(claim, cited)) if quotations else ()


def verbatim(quote: str, text: Text) -> bool:
    """Whether the text has the quotation's words in order; a long insertion in brackets must be its own."""
    kept = _INSERTED.sub(_own_words, quote)
    pieces = [piece for part in _CUT.split(kept) if (piece := run(flat(part)))]
    return bool(pieces) and any(_in_order(pieces, where) for where in _runs(text.flat))


def _own_words(inserted: re.Match[str]) -> str:
    """A bracket with more words than explain a pronoun or a name is part of what is quoted."""
    return inserted["words"] if len(run(flat(inserted["words"])).split()) > EXPLAINED else inserted[0]


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


def masked(flat_text: str) -> str:
    """The text with its quotations blanked: who is named inside one does not speak it."""
    letters = list(flat_text)
    for quote in quoted(flat_text):
        letters[quote.start : quote.end] = "_" * (quote.end - quote.start)
    return "".join(letters)


def _brief(quote: str) -> str:
    return quote if len(quote) <= 80 else f"{quote[:77].rstrip()}…"
