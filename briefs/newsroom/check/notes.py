"""Notes: what an editor may want to know of a supported sentence; they never change a verdict."""

from __future__ import annotations

import re

from briefs.domain.article import Outlets
from briefs.domain.summary import Finding, Severity
from briefs.newsroom.check.coverage import WEAK, window_roots
from briefs.newsroom.check.figures import Figure, Kind
from briefs.newsroom.check.numbers import agrees, same_unit
from briefs.newsroom.check.quotes import masked
from briefs.newsroom.check.reading import Cited, Claim, Text, best, opened, share
from briefs.newsroom.check.words import run

COPIED = 12
"""Words in a row that are no longer a turn of phrase but somebody's sentence."""


def findings(claim: Claim, cited: Cited, outlets: Outlets) -> tuple[Finding, ...]:
    """NOTEs for one publisher alone, a long run word for word, a citation too many, figures that differ."""
    return (
        *_single(cited, outlets),
        *_copied(claim, cited),
        *_redundant(claim, cited),
        *_differing(claim, cited),
    )


def _single(cited: Cited, outlets: Outlets) -> tuple[Finding, ...]:
    families = {outlets.get(outlet).family for outlet in {text.source.outlet for text in cited.texts}}
    if len(families) != 1:
        return ()
    outlet = cited.texts[0].source.outlet or cited.texts[0].source.id
    return (Finding("single source", Severity.NOTE, f"rests on {outlet} alone"),)


def _copied(claim: Claim, cited: Cited) -> tuple[Finding, ...]:
    pieces = [run(piece).split() for piece in re.split("_+", masked(claim.flat))]
    texts = [f" {run(text.flat)} " for text in cited.texts]
    for words in pieces:
        for at in range(len(words) - COPIED + 1):
            piece = " ".join(words[at : at + COPIED])
            if any(f" {piece} " in text for text in texts):
                return (
                    Finding(
                        "copied", Severity.NOTE, f"{COPIED} words or more are the source's own: “{piece}”"
                    ),
                )
    return ()


def _redundant(claim: Claim, cited: Cited) -> tuple[Finding, ...]:
    """ALCE's citation precision: one that does not support alone, and is not missed by the others."""
    held = {text: window_roots(claim, text) for text in cited.texts}
    weak = [text for text in cited.texts if share(claim.roots, held[text]) < WEAK]
    whole = share(claim.roots, frozenset[str]().union(*held.values()))
    if whole < WEAK:
        return ()
    return tuple(
        Finding(
            "redundant",
            Severity.NOTE,
            f"does not need its citation of {text.source.outlet or text.source.id}",
        )
        for text in weak
        if share(claim.roots, frozenset[str]().union(*(held[t] for t in held if t is not text))) >= whole
    )


def _differing(claim: Claim, cited: Cited) -> tuple[Finding, ...]:
    """Another source that says the same of another number of the same thing."""
    if not claim.figures:
        return ()
    texts = (*cited.texts, *map(opened, cited.others))
    found = [
        Finding(
            "conflict",
            Severity.NOTE,
            f"{text.source.outlet or text.source.id} says {other.text}, not {figure.text}",
        )
        for figure in claim.figures
        if figure.kind is Kind.COUNT and any(_has(figure, text) for text in cited.texts)
        for text in texts
        if (other := _rival(claim, figure, text))
    ]
    return tuple(dict.fromkeys(found))


def _has(figure: Figure, text: Text) -> bool:
    return any(agrees(figure, other) for passage in text.passages for other in passage.figures)


def _rival(claim: Claim, figure: Figure, text: Text) -> Figure | None:
    window = best(claim.roots, text, width=1)
    if not window.end or window.share < 0.5 or _has(figure, text):
        return None
    passage = text.passages[window.start]
    about = claim.beside(figure.start, figure.end, 2)
    rivals = (
        other
        for other in passage.figures
        if other.kind is Kind.COUNT
        and same_unit(figure, other)
        and about & passage.beside(other.start, other.end, 2)
    )
    return next(rivals, None)
