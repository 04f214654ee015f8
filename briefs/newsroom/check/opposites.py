"""Opposites: one word that turns a sentence round, such as lost for won, while all the others stand."""

from __future__ import annotations

from briefs.domain.summary import Finding, Severity
from briefs.newsroom.check.coverage import comparable
from briefs.newsroom.check.negation import scopes
from briefs.newsroom.check.reading import Cited, Claim, Reading, best
from briefs.newsroom.check.words import root

_PAIRS = """
rise rose risen climb jump surge gain soar : fall fell fallen drop decline slip sink plunge tumble slide
increase : decrease
raise raised lift : cut lower reduce slash
win won : lose lost
strengthen : weaken
widen : narrow
acquit cleared : convict convicted guilty
arrest arrested detain : release released freed
injure injured hurt wounded : kill killed died dead
survive survived : died killed
approve approved pass passed : reject rejected veto
agree agreed : refuse refused disagree
accept accepted : reject rejected refuse declined
open opened reopen : close closed shut
join joined : quit leave left withdraw withdrew
support supported back backed : oppose opposed
praise praised : criticise criticised criticize criticized condemn condemned
success triumph : failure disgrace disaster
succeed succeeded : fail failed
buy bought : sell sold
import imports : export exports
hire hired : fire fired dismiss sack
confirm confirmed : deny denied
start began begin begun : end ended stop stopped halt
before : after
more : fewer less
above : below
profit : loss
allow allowed permit : ban banned forbid
enter entered : exit left
arrive arrived : depart departed left
guilty : innocent
majority : minority
first : last
largest biggest highest : smallest lowest
hot heat : cold
north northern : south southern
east eastern : west western
"""


def _sides() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Each side as roots, without what both sides share once their synonyms are one."""
    sides = []
    for row in _PAIRS.strip().splitlines():
        one, other = ({root(word) for word in side.split()} for side in row.split(" : "))
        sides.append((frozenset(one - other), frozenset(other - one)))
    return tuple(sides)


_SIDES = _sides()

_REST = 0.5
"""Share of the sentence's other words that the passages must hold to speak of the same thing at all."""


def findings(claim: Claim, cited: Cited) -> tuple[Finding, ...]:
    """BLOCK when a word of the sentence stands in no cited passage about it, but its opposite does.

    English only; a sentence or a passage that denies something is left to the negation check.
    """
    if claim.tongue not in {"", "en"} or scopes(claim):
        return ()
    passages = [
        passage
        for text in cited.texts
        if comparable(claim, text)
        for window in [best(claim.roots, text)]
        for passage in text.passages[window.start : window.end]
    ]
    held = frozenset[str]().union(*(_roots(passage) for passage in passages))
    for one, other in (pair for sides in _SIDES for pair in (sides, sides[::-1])):
        turned = _roots(claim) & one
        if (
            turned
            and not held & one
            and held & other
            and not _roots(claim) & other
            and _same(claim, turned, held)
        ):
            said, stands = _surface(claim, turned), _surface_of(passages, other)
            return (
                Finding("opposite", Severity.BLOCK, f"says “{said}” where the cited text says “{stands}”"),
            )
    return ()


def _roots(reading: Reading) -> frozenset[str]:
    """The roots of all its words: before and after are opposites without any content."""
    return reading.roots | {root(word.plain) for word in reading.words}


def _same(claim: Claim, turned: frozenset[str], held: frozenset[str]) -> bool:
    rest = claim.roots - turned
    return bool(rest) and len(rest & held) >= _REST * len(rest)


def _surface(reading: Reading, roots: frozenset[str]) -> str:
    return next((word.surface for word in reading.words if root(word.plain) in roots), "")


def _surface_of(passages: list[Reading], roots: frozenset[str]) -> str:
    return next((found for passage in passages if (found := _surface(passage, roots))), "")
