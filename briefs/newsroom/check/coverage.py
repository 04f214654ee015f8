"""Coverage: whether the words of the sentence stand together in what it cites."""

from __future__ import annotations

from itertools import pairwise

from briefs.domain.summary import Finding, Severity, Source
from briefs.newsroom.check import names, numbers
from briefs.newsroom.check.comparing import comparable
from briefs.newsroom.check.reading import Cited, Claim, Text, best, opened, share
from briefs.newsroom.check.words import content

THIN = 0.25
"""Below it not even the subject is shared: 99 of 100 citations to a random article fall below 0.45."""

WEAK = 0.5
"""Below it a human judge mostly found something that the source does not say; above it, mostly not."""

ANCHOR = 0.08
"""What a name or figure of the cited text adds to the share of words; a missing one takes twice as much."""

MOST = 3
"""Names and figures that count."""

FEW = 6
"""Content words up to which a sentence shares half of them with other news by chance."""

APART = 1 / 3
"""Which share of neighbouring words must stand together in so short a sentence, or one that no name or figure
bears out: sees 96 of 100 citations to the most similar other article, at one false alarm in a thousand."""

_REACH = 8
"""Content words between two that still stand together: a clause with an aside."""

_PAIRS = 3
"""Fewer pairs tell nothing."""

_LANGUAGES = """
en:English de:German fr:French es:Spanish it:Italian pt:Portuguese nl:Dutch ja:Japanese zh:Chinese ko:Korean
ar:Arabic ru:Russian el:Greek he:Hebrew hi:Hindi th:Thai
"""
_NAMES = dict(pair.split(":") for pair in _LANGUAGES.split())


def findings(claim: Claim, cited: Cited) -> tuple[Finding, ...]:
    """BLOCK or WARN when too few of the sentence's content words stand in any window, or in all together."""
    if not (claim.roots or claim.figures):
        return (Finding("coverage", Severity.WARN, "says nothing that can be checked"),)
    foreign = [text for text in cited.texts if not comparable(claim, text)]
    held = supported_share(claim, cited)
    anchored = 0.0 if foreign else _anchored(claim, cited)
    if held + anchored >= WEAK:
        borne_out = anchored > 0 and len(claim.roots) > FEW
        return () if foreign or borne_out else _joined(claim, cited)
    if foreign:
        pair = (_NAMES.get(code, code or "this language") for code in (claim.tongue, foreign[0].tongue))
        detail = f"cannot compare {' with '.join(pair)}: check the meaning"
        return (Finding("coverage", Severity.WARN, detail),)
    severity = Severity.BLOCK if held < THIN else Severity.WARN
    return (Finding("coverage", severity, _detail(claim, cited, held)),)


def _anchored(claim: Claim, cited: Cited) -> float:
    """What names and figures add to the share: paraphrase keeps them, and other news has not got them."""
    untold = names.capitals_tell_nothing(claim, cited)
    named = [] if untold else [names.known(name, cited) for name in names.named(claim, cited)]
    others = [figure for text in cited.texts for passage in text.passages for figure in passage.figures]
    counted = [any(numbers.same_unit(f, o) and numbers.agrees(f, o) for o in others) for f in claim.figures]
    there = sum(named) + sum(counted)
    missing = len(named) + len(counted) - there
    return ANCHOR * max(-MOST, min(MOST, there - 2 * missing))


def _joined(claim: Claim, cited: Cited) -> tuple[Finding, ...]:
    """WARN when the words are all there, but hardly any two that follow one another stand together."""
    own = content(cited.publishers)
    pairs = list(pairwise(root for root in claim.sequence if root not in own))
    if len(pairs) < _PAIRS:
        return ()
    places = [passage.places for text in cited.texts for passage in text.passages]
    together = sum(any(_close(place, *pair) for place in places) for pair in pairs)
    if together >= APART * len(pairs):
        return ()
    return (Finding("coverage", Severity.WARN, "the words of the sentence stand apart in the cited text"),)


def _close(places: dict[str, list[int]], one: str, other: str) -> bool:
    there = places.get(other, ())
    return any(abs(at - beside) <= _REACH for at in places.get(one, ()) for beside in there)


def supported_share(claim: Claim, cited: Cited) -> float:
    """The share of the sentence's content that one window, or the best windows of all texts, hold."""
    texts = [text for text in cited.texts if comparable(claim, text)]
    joint = frozenset[str]().union(*(window_roots(claim, text) for text in texts))
    return share(claim.roots - content(cited.publishers), joint) if texts else 0.0


def window_roots(claim: Claim, text: Text) -> frozenset[str]:
    """The content of the text's best window for the sentence."""
    window = best(claim.roots, text)
    return text.roots(window.start, window.end)


def _detail(claim: Claim, cited: Cited, held: float) -> str:
    missing = _missing(claim, cited)
    said = f"the cited text holds {held:.0%} of what the sentence says"
    lacks = f"; it lacks {', '.join(missing)}" if missing else ""
    better = _better(claim, cited, held)
    return f"{said}{lacks}" + (
        f"; {better.outlet or better.id} supports it better ({better.id})" if better else ""
    )


def _missing(claim: Claim, cited: Cited) -> list[str]:
    joint = frozenset[str]().union(*(text.roots(0, len(text.passages)) for text in cited.texts))
    lacking = [word.surface for word in claim.words if Claim(word.surface).roots - joint]
    return list(dict.fromkeys(lacking))[:5]


def _better(claim: Claim, cited: Cited, held: float) -> Source | None:
    """The other source that holds clearly more of the sentence, if there is one."""
    texts = [text for text in map(opened, cited.others) if comparable(claim, text)]
    ranked = sorted(
        ((best(claim.roots, text).share, text.source.id, text) for text in texts), key=lambda r: (-r[0], r[1])
    )
    return ranked[0][2].source if ranked and ranked[0][0] >= max(WEAK, held + 0.2) else None
