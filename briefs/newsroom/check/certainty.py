"""Certainty: whether the sentence tells as settled what the cited text leaves open."""

from __future__ import annotations

from collections.abc import Iterator

from briefs.domain.summary import Finding, Severity
from briefs.newsroom.check.comparing import comparable
from briefs.newsroom.check.hedged import LEAST, Clause, Scope, clauses, joined
from briefs.newsroom.check.hedges import KNOWN, Open, leaves_open
from briefs.newsroom.check.reading import Cited, Claim, Text, share
from briefs.newsroom.check.settled import DONE_IN, TOLD_IN, settled
from briefs.newsroom.check.small import lowered

_SHARED = 0.5
"""Which share of a clause of the sentence a clause of the text must hold to tell the same."""

_MARGIN = 0.2
"""By how much less another clause may hold of it to count, when that one leaves nothing open."""

_COVERED = 0.5
"""Which share of what a hedge bears on must be in the sentence; what stands next to it weighs most."""

_LONGEST = 1000
"""Letters of a passage that are read: longer ones are lists."""

_WORTH = 2
"""Words that a passage must share with the sentence for its clauses to be looked at."""


def findings(claim: Claim, cited: Cited) -> tuple[Finding, ...]:
    """WARN for a clause without any hedge whose nearest clause in the cited text has one that bears on it.

    Planned is enough for "will", not for "has". What somebody says or alleges may be told as said. Only
    where both are in one of the languages whose hedges are known.
    """
    texts = [text for text in cited.texts if comparable(claim, text)]
    lang = claim.tongue or next((text.tongue for text in texts if text.tongue), "en")
    if lang not in KNOWN:
        return ()
    for clause in clauses(claim.flat[:_LONGEST], lang):
        if len(clause.roots) >= LEAST and (said := _left_open(clause, claim, texts, lang)):
            return (Finding("certainty", Severity.WARN, f"the cited text leaves it open: “{said}”"),)
    return ()


def _left_open(clause: Clause, claim: Claim, texts: list[Text], lang: str) -> str:
    """The clause of the texts that leaves open what the sentence's clause does not; "" when there is none."""
    word, at = settled(clause.text, lang)
    decided = bool(word) and not any(word in lowered(text.flat) for text in texts)
    if leaves_open(clause.text[:at] if decided else clause.text, lang):
        return ""
    near = [(other, share(clause.roots, other.roots)) for other in _near(claim.roots, texts, lang)]
    for other, held in sorted(near, key=lambda pair: -pair[1]):
        if held < _SHARED:
            break
        for scope in other.scopes:
            if _bears(scope, clause, claim, lang, decided=decided) and not _stated(scope, held, near):
                return other.text.strip(" ,;:")
    return ""


def _stated(scope: Scope, held: float, near: list[tuple[Clause, float]]) -> bool:
    """Whether some clause says without any hedge what this one bears on, and is about as near."""
    return any(
        there >= held - _MARGIN and not other.scopes and _covers(scope, other.roots) for other, there in near
    )


def _near(wanted: frozenset[str], texts: list[Text], lang: str) -> Iterator[Clause]:
    """The clauses of the passages that share anything to speak of with the sentence."""
    for text in texts:
        for passage in text.passages:
            if len(passage.roots & wanted) >= _WORTH:
                yield from joined(passage.flat[:_LONGEST], lang)


def _bears(scope: Scope, clause: Clause, claim: Claim, lang: str, *, decided: bool) -> bool:
    """Whether the hedge bears on what the clause says, and the sentence does without it."""
    lower = lowered(claim.flat)
    if not decided and scope.word[:5] in lower:
        return False
    if scope.open is Open.PLANNED and not DONE_IN[lang].search(lowered(clause.text)):
        return False
    if scope.open is Open.SAID and TOLD_IN[lang].search(lower):
        return False
    return _covers(scope, clause.roots)


def _covers(scope: Scope, roots: frozenset[str]) -> bool:
    whole = sum(scope.weights.values())
    return sum(weight for root, weight in scope.weights.items() if root in roots) >= _COVERED * whole
