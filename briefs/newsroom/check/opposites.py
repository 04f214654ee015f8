"""Opposites: one word that turns a sentence round, such as lost for won, while all the others stand."""

from __future__ import annotations

from collections.abc import Iterator

from briefs.domain.summary import Finding, Severity
from briefs.newsroom.check.comparing import comparable
from briefs.newsroom.check.negation import scopes
from briefs.newsroom.check.reading import Cited, Claim, Reading, best, share
from briefs.newsroom.check.words import Word, root

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
for : against
up : down
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
man men : woman women
boy : girl
better best : worse worst
stronger strong : weaker weak
improve improved : worsen worsened deteriorate
tighten : loosen relax ease
legal lawful : illegal unlawful
constitutional : unconstitutional
safe : dangerous unsafe
likely : unlikely
stable : unstable
successful : unsuccessful
optimistic : pessimistic
surplus : deficit shortfall
inside : outside
include included : exclude excluded
uphold upheld : overturn overturned quash quashed
resume resumed restart : suspend suspended pause
deploy deployed : withdraw withdrew
advance advanced : retreat retreated
upgrade : downgrade
promote promoted : demote demoted relegate relegated
expand : shrink contract
extend extended : shorten shortened
encourage : discourage deter
permanent : temporary
impose imposed : scrap lift lifted
unanimous unanimously : divided split
public publicly : private privately
jail jailed : free freed released
"""


def _sides() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Each side as roots, without what both sides share once their synonyms are one."""
    sides = []
    for row in _PAIRS.strip().splitlines():
        one, other = ({root(word) for word in side.split()} for side in row.split(" : "))
        sides.append((frozenset(one - other), frozenset(other - one)))
    return tuple(sides)


_SIDES = _sides()

_CONVERSE = frozenset(root(word) for word in ("win", "lose", "buy", "sell"))
"""Both can be true of one event, of the two sides in it: who buys from one is sold to by the other."""

_REST = 0.5
"""Share of the other words of its clause that the clause of the opposite must hold to be about the same: in
one window newspapers write of a boy who slipped and of parents who jumped in."""


def findings(claim: Claim, cited: Cited) -> tuple[Finding, ...]:
    """WARN when a word of the sentence stands in no cited passage about it, but its opposite does.

    English only; a sentence that denies something is left to the negation check.
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
    for word in claim.words:
        for one, other in _sides_of(root(word.plain)):
            if stands := _opposite(claim, word, one, other, passages):
                detail = f"says “{word.surface}” where the cited text says “{stands.surface}”"
                return (Finding("opposite", Severity.WARN, detail),)
    return ()


def _sides_of(said: str) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    return (pair for sides in _SIDES for pair in (sides, sides[::-1]) if said in pair[0])


def _opposite(
    claim: Claim, word: Word, one: frozenset[str], other: frozenset[str], passages: list[Reading]
) -> Word | None:
    """The opposite in a clause about the same, where no passage has the word or another of its side."""
    if _roots(claim) & other or any(_roots(passage) & one for passage in passages):
        return None
    return next(
        (
            found
            for passage in passages
            for found in passage.words
            if root(found.plain) in other and _of_the_same(claim, word, passage, found)
        ),
        None,
    )


def _of_the_same(claim: Claim, word: Word, passage: Reading, found: Word) -> bool:
    """Whether the clauses of the word and of its opposite share enough, and in a deal the side too."""
    said = {root(word.plain)}
    rest = claim.clause(word.start).roots - said or claim.roots - said
    if not rest or share(rest, passage.clause(found.start).roots) < _REST:
        return False
    return root(found.plain) not in _CONVERSE or _one_subject(claim, word, passage, found)


def _one_subject(claim: Claim, word: Word, passage: Reading, found: Word) -> bool:
    """Whether what the sentence's clause begins with stands before the opposite too: one side of two."""
    subject = claim.clause(word.start).order[:1]
    there = passage.clause(found.start).order
    before = there[: there.index(root(found.plain))] if root(found.plain) in there else there
    return subject == (root(word.plain),) or set(subject) <= set(before)


def _roots(reading: Reading) -> frozenset[str]:
    """The roots of all its words: before and after are opposites without any content."""
    return reading.roots | {root(word.plain) for word in reading.words}
