"""Credit: an outlet that the sentence names as its source must be cited, or credited so by a cited text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefs.domain.article import Outlets
from briefs.domain.summary import Finding, Severity
from briefs.newsroom.check import crediting, media
from briefs.newsroom.check.comparing import comparable
from briefs.newsroom.check.crediting import Credited, Role
from briefs.newsroom.check.reading import Cited, Claim, Text
from briefs.newsroom.mentions import Mentions, mentions_of

BESIDE = 1
"""Sentences from what is told to where it is credited: "…, the Post reported" may follow it."""

OWN = 0.6
"""Which share of what the best of the cited texts holds of a sentence the credited outlet's own must hold."""

NEAR = 0.75
"""… and of what the best sentence of a text holds another one that tells the same."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A cited text: its outlet, its sentences' credits, how much each holds of the claim, and the most."""

    outlet: str
    sentences: tuple[Credited, ...]
    hits: tuple[int, ...]
    comparable: bool

    @property
    def best(self) -> int:
        """What its best sentence holds."""
        return max(self.hits, default=0)

    def telling(self) -> list[int]:
        """The sentences that tell what the claim does."""
        wanted = max(1.0, NEAR * self.best)
        return [at for at, hits in enumerate(self.hits) if hits >= wanted]


def findings(claim: Claim, cited: Cited, outlets: Outlets) -> tuple[Finding, ...]:
    """BLOCK when the sentence credits an outlet that is neither cited nor credited in a cited text.

    WARN when a cited text names it, but not as a source, or credits another one for what the sentence tells:
    with being first, with having been told it, with having seen it, or at all.
    """
    everyone = {source.outlet for source in (*(text.source for text in cited.texts), *cited.others)}
    unknown = {name for name in media.named(claim.text) if outlets.get(name).name == name}
    mentions = mentions_of(outlets, tuple(sorted({*everyone, *unknown} - {""})))
    said = crediting.credits_of(claim.text, mentions)
    if not said.credits:
        return ()
    told = [_told(said, claim, text, mentions, outlets) for text in cited.texts]
    judged = (_judged(name, role, told) for name, role in dict(said.credits).items())
    return tuple(finding for finding in judged if finding)


def _told(said: Credited, claim: Claim, text: Text, mentions: Mentions, outlets: Outlets) -> _Told:
    own = outlets.get(text.source.outlet).name
    found = crediting.read(text, mentions, own)
    hits = tuple(len(said.roots & sentence.roots) for sentence in found)
    return _Told(own, found, hits, comparable(claim, text))


def _judged(name: str, role: Role, told: list[_Told]) -> Finding | None:
    if others := _first_by_others(name, role, told):
        return _warn(f"{name} is not said to have been first, but {others[0]}")
    given = [(text, at, how) for text in told for at, how in _given(name, text)]
    if any(_vouches(role, how) and _is_near(text, at) for text, at, how in given):
        return None
    if own := [text for text in told if text.outlet == name]:
        return _of_own(name, role, own, told)
    return _for_something_else(name, role, given, told) if given else _unknown(name, told)


def _for_something_else(
    name: str, role: Role, given: list[tuple[_Told, int, Role]], told: list[_Told]
) -> Finding | None:
    """An outlet that is credited elsewhere in the texts, or in another part than the sentence gives it."""
    rivals = [rival for text in told for rival in _rivals(name, role, text)]
    untold = role is Role.TOLD and not any(how is Role.TOLD for _, _, how in given)
    if not (rivals or untold):
        return None
    by = f", but {rivals[0]}" if rivals else ""
    return _warn(f"{name} is credited in the cited text with something else, not with this{by}")


def _unknown(name: str, told: list[_Told]) -> Finding:
    if any(name in sentence.named for text in told for sentence in text.sentences):
        return _warn(f"{name} is named in the cited text, but not as its source")
    return Finding(
        "credit", Severity.BLOCK, f"credits {name}, which is neither cited nor credited by what is"
    )


def _warn(detail: str) -> Finding:
    return Finding("credit", Severity.WARN, detail)


def _first_by_others(name: str, role: Role, told: list[_Told]) -> list[str]:
    """Who is said to have been first, when the sentence says so of an outlet that is not among them."""
    found = [
        one
        for text in told
        for sentence in text.sentences
        for one, how in sentence.credits
        if how is Role.FIRST
    ]
    return found if role is Role.FIRST and name not in found else []


def _given(name: str, text: _Told) -> Iterator[tuple[int, Role]]:
    for at, sentence in enumerate(text.sentences):
        for one, how in sentence.credits:
            if one == name:
                yield at, how


def _vouches(role: Role, how: Role) -> bool:
    """Whether a text's credit allows the sentence's: who was told it, reported it, not the reverse."""
    if role is Role.TOLD:
        return how is Role.TOLD
    return role is not Role.SEEN or how is not Role.TOLD


def _is_near(text: _Told, at: int) -> bool:
    return not text.comparable or any(abs(at - there) <= BESIDE for there in text.telling())


def _rivals(name: str, role: Role, text: _Told) -> list[str]:
    """The others whom a text credits, in this role, in the very sentences that tell what the claim does."""
    here = [text.sentences[at] for at in text.telling()] if text.comparable else []
    return [one for sentence in here for one, how in sentence.credits if one != name and _vouches(role, how)]


def _of_own(name: str, role: Role, own: list[_Told], told: list[_Told]) -> Finding | None:
    """An outlet whose own text is cited: unless that text gives the news to another, or does not have it."""
    rivals = [rival for text in own for rival in _rivals(name, role, text)]
    rivals += [rival for text in own for rival in _retold(name, text, told)]
    if rivals:
        return _warn(f"{name} itself has this from {rivals[0]}")
    best = max(text.best for text in told)
    if any(not text.comparable or text.best >= OWN * best for text in own):
        return None
    return _warn(f"the article of {name} does not tell this, but another one that is cited")


def _retold(name: str, text: _Told, told: list[_Told]) -> list[str]:
    """Whose report an outlet retells beside what the claim tells: theirs is cited too, and has more."""
    fuller = {one.outlet for one in told if one.comparable and one.best >= text.best} - {name}
    beside = {at + step for at in text.telling() for step in (-BESIDE, BESIDE)} & set(
        range(len(text.sentences))
    )
    said = [pair for at in sorted(beside) for pair in text.sentences[at].credits]
    return [one for one, how in said if one in fuller and how in {Role.REPORTED, Role.FIRST}]
