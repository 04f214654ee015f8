"""How often the lineage of labelled stories is right: roles, credits, first reports, independent families."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from briefs.domain.article import Article, Outlets
from briefs.domain.story import Lineage, Role
from briefs.newsroom.lineage import trace
from briefs.newsroom.score import Agreement

RETOLD = "credits or copy"


@dataclass(frozen=True, slots=True)
class LabelledStory:
    """A story with its true lineage; outlets by canonical name, `first` is "" where nobody is known.

    `asides` are the outlets that a report credits for something else, which may be found or not.
    """

    id: str
    articles: tuple[Article, ...]
    roles: Mapping[str, Role]
    credits: Mapping[str, AbstractSet[str]]
    asides: Mapping[str, AbstractSet[str]]
    first: str
    independent: AbstractSet[str]


def score_lineage(stories: Iterable[LabelledStory], outlets: Outlets) -> dict[str, Agreement]:
    """The agreement by measure: each role, both that are no own report, credits, first, families."""
    pairs: dict[str, list[tuple[AbstractSet[Hashable], AbstractSet[Hashable]]]] = defaultdict(list)
    for story in stories:
        for measure, found, true in _measured(story, trace(story.articles, outlets)):
            pairs[measure].append((found, true))
    return {measure: _agreement(sets) for measure, sets in pairs.items()}


def mistakes(story: LabelledStory, outlets: Outlets) -> tuple[str, ...]:
    """What of the story's lineage is wrong, a line each."""
    return tuple(
        f"{measure}: found {_listed(found)}, true {_listed(true)}"
        for measure, found, true in _measured(story, trace(story.articles, outlets))
        if found != true and measure != RETOLD
    )


def half(story: LabelledStory) -> int:
    """As `score.half`, by another byte: these stories were divided so before their rules were made."""
    return hashlib.sha256(story.id.encode()).digest()[0] % 2


def _measured(
    story: LabelledStory, lineage: Lineage
) -> Iterable[tuple[str, AbstractSet[Hashable], AbstractSet[Hashable]]]:
    found = {report.outlet: report.role for report in lineage.reports}
    for measure, roles in (*((str(role), {role}) for role in Role), (RETOLD, {Role.CREDITS, Role.COPY})):
        yield measure, _having(roles, found), _having(roles, story.roles)
    yield "credited outlets", _credited(story, lineage), _pairs(story.credits)
    first = lineage.first.outlet if lineage.first else ""
    yield "first", {first} - {""}, {story.first} - {""}
    yield "independent families", frozenset(lineage.independent), story.independent


def _having(wanted: AbstractSet[Role], roles: Mapping[str, Role]) -> AbstractSet[Hashable]:
    return {outlet for outlet, role in roles.items() if role in wanted}


def _credited(story: LabelledStory, lineage: Lineage) -> AbstractSet[Hashable]:
    named = {report.outlet: set(report.credits) for report in lineage.reports}
    return _pairs({outlet: names - story.asides[outlet] for outlet, names in named.items()})


def _pairs(named: Mapping[str, AbstractSet[str]]) -> AbstractSet[Hashable]:
    return {(outlet, name) for outlet, names in named.items() for name in names}


def _agreement(sets: Iterable[tuple[AbstractSet[Hashable], AbstractSet[Hashable]]]) -> Agreement:
    counts = [(len(found & true), len(found), len(true)) for found, true in sets]
    right, found, true = (sum(column) for column in zip(*counts, strict=True))
    return Agreement(right, found, true)


def _listed(labels: AbstractSet[Hashable]) -> str:
    names = (" ← ".join(label) if isinstance(label, tuple) else str(label) for label in labels)
    return ", ".join(sorted(names)) or "none"
