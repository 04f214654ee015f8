"""Negation: whether the sentence denies what the source affirms, or affirms what it denies."""

from __future__ import annotations

import re

from briefs.domain.summary import Finding, Severity
from briefs.newsroom.check.comparing import comparable
from briefs.newsroom.check.reading import Cited, Claim, Reading, best
from briefs.newsroom.check.words import Word, content, root

_NEGATIONS = "not never no none nobody nothing nowhere neither nor cannot without"
_NOT = frozenset(_NEGATIONS.split())
_LIKE_NOT = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ial)|refus\w+|reject\w*|fail\w*|lack\w*|refut\w+|dismiss\w*|declin\w+|avoid\w*"
    r"|prevent\w*|stop\w*|halt\w*|cancel\w*|oppos\w+|hardly|barely|scarcely|rather than|instead|yet to"
    r"|far from|absen\w+|free of|ban(?:s|ned|ning)?|block\w*|rul(?:ed?|ing) out|miss\w*|doubt\w*|impossib\w+"
    r"|little|few"
    r"|un(?!til|der|ion|ite|iv|iq|it\b|its|cle|less|cover|veil|fold)[a-z]{4,}|non-?[a-z]{4,})\b",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"(?:no|not) (?:more|less|fewer|later|earlier|longer than|only|just|merely|least|necessarily)\b",
    re.IGNORECASE,
)
"""Words that set a limit or add to something, and deny nothing."""

_TO = re.compile(r"(?:refus|declin|fail)(?:e|es|ed|ing|s)?")
_DOING = re.compile(r"(?:avoid(?:s|ed|ing)?|den(?:y|ies|ied|ying)|stop(?:s|ped|ping)?)")
_LIGHT_VERBS = "be have do make take give get go let keep become"
_LIGHT = frozenset(root(word) for word in _LIGHT_VERBS.split())
"""Verbs that say too little for a refusal of one to be a refusal of what the sentence does."""

_ALIKE = 0.6
"""Share of the sentence's words that a source holds which tells the same in the same words: one that tells it
in others may deny by a word that we do not know ("left unchanged")."""

_REACH = 4
"""Words after a negation within which the word that it denies stands in a sentence under test."""

_WIDER = 6
"""The same in a source, which may say it more elaborately: 86 of 100 inserted negations are seen so."""


def findings(claim: Claim, cited: Cited) -> tuple[Finding, ...]:
    """WARN when only the sentence, or only its best passages, denies words that they share; English only."""
    texts = [text for text in cited.texts if comparable(claim, text)]
    windows = [(text, best(claim.roots, text)) for text in texts]
    passages = [passage for text, window in windows for passage in text.passages[window.start : window.end]]
    if not passages or claim.tongue not in {"", "en"}:
        return ()
    alike = max(window.share for _, window in windows) >= _ALIKE
    if any(_alone(scope, passages, alike=alike) for scope in scopes(claim)) or _refuses(claim, passages):
        return (Finding("negation", Severity.WARN, "denies what the cited text does not deny"),)
    if _affirms(claim, passages) or _does(claim, passages):
        return (Finding("negation", Severity.WARN, "affirms what the cited text seems to deny"),)
    return ()


def scopes(reading: Reading) -> tuple[tuple[str, ...], ...]:
    """For each negation of the text, the content words that stand shortly after it, in order."""
    return tuple(
        _after(reading, at)
        for at, word in enumerate(reading.words)
        if _negates(word) and not _LIMIT.match(reading.flat, word.start)
    )


def _after(reading: Reading, at: int) -> tuple[str, ...]:
    return tuple(root for word in reading.words[at + 1 : at + 1 + _REACH] for root in content((word,)))


def _negates(word: Word) -> bool:
    return word.plain in _NOT or word.plain.endswith("n't")


def _alone(scope: tuple[str, ...], passages: list[Reading], *, alike: bool) -> bool:
    """Whether no passage denies the word after the negation, or, having it not, what else is denied.

    Where no passage has any of these words, whether none denies anything, though their words are `alike`.
    """
    for wanted in (frozenset(scope[:1]), frozenset(scope)):
        having = [passage for passage in passages if passage.roots & wanted]
        if having:
            return not any(_denied(wanted, passage) for passage in having)
    denying = any(scopes(passage) or _LIKE_NOT.search(passage.flat) for passage in passages)
    return not denying and alike


def _denied(wanted: frozenset[str], passage: Reading) -> bool:
    """Whether a wanted word stands within reach of a negation, or of another word like "refuse"."""
    like = {found.start() for found in _LIKE_NOT.finditer(passage.flat)}
    return any(
        content(passage.words[max(0, at - 1) : at + 1 + _WIDER]) & wanted
        for at, word in enumerate(passage.words)
        if _negates(word) or (word.start in like and not content((word,)) & wanted)
    )


def _affirms(claim: Claim, passages: list[Reading]) -> bool:
    """Whether the nearest passage denies what the sentence, without a word like "not", repeats."""
    if scopes(claim) or _LIKE_NOT.search(claim.flat):
        return False
    nearest = max(passages, key=lambda passage: len(passage.roots & claim.roots))
    if len(nearest.roots & claim.roots) < 0.7 * len(claim.roots):
        return False
    elsewhere = frozenset[str]().union(*(passage.roots for passage in passages if passage is not nearest))
    denied = (frozenset(scope[:2]) for scope in scopes(nearest))
    return any(words and words <= claim.roots and not words <= elsewhere for words in denied)


def refused(reading: Reading) -> frozenset[str]:
    """The roots of verbs that somebody refuses, declines, fails to do, or avoids, denies, stops doing."""
    found = set()
    for one, two, three in zip(
        reading.words, reading.words[1:], reading.words[2:] + reading.words[:1], strict=False
    ):
        if _TO.fullmatch(one.plain) and two.plain == "to":
            found.add(root(three.plain))
        elif _DOING.fullmatch(one.plain) and two.plain.endswith("ing"):
            found.add(root(two.plain))
    return frozenset(found - _LIGHT)


def _does(claim: Claim, passages: list[Reading]) -> bool:
    """Whether the sentence says done what its passages only say was refused: "declined to comment"."""
    if scopes(claim) or _LIKE_NOT.search(claim.flat):
        return False
    about = [passage for passage in passages if len(passage.roots & claim.roots) >= 0.5 * len(claim.roots)]
    return any(_only(verb, passages) for passage in about for verb in refused(passage) & _verbs(claim))


def _refuses(claim: Claim, passages: list[Reading]) -> bool:
    """Whether the sentence says refused what its passages say done, none of them denying anything."""
    if any(scopes(passage) or _LIKE_NOT.search(passage.flat) for passage in passages):
        return False
    return any(verb in _verbs(passage) for verb in refused(claim) for passage in passages)


def _only(verb: str, passages: list[Reading]) -> bool:
    return all(verb in refused(passage) for passage in passages if verb in _verbs(passage))


def _verbs(reading: Reading) -> frozenset[str]:
    return frozenset(root(word.plain) for word in reading.words)
