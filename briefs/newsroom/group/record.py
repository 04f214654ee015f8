"""What grouping decided → stories with lasting ids, the reason for each article, and the events."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain, count

from briefs.domain.ruling import Doubt
from briefs.domain.story import Grouping, Story, StoryAct, StoryEvent, Why
from briefs.newsroom.group.across import Bridge
from briefs.newsroom.group.links import Start
from briefs.newsroom.group.pairs import Pairs, places
from briefs.newsroom.group.vectors import Vectors, hours_between

BY_EDITOR = "an editor's link"


@dataclass(frozen=True, slots=True)
class Decision:
    """The final clusters, each as the starts it is made of, and everything that explains them.

    `bridges` joined clusters across languages; `ruled` are pairs that a referee called the same, which stand
    in one cluster unless something stronger keeps them apart.
    """

    read: Vectors
    pairs: Pairs
    clusters: Sequence[Sequence[Start]]
    bridges: Sequence[Bridge]
    related: Mapping[int, tuple[int, ...]]
    ruled: Sequence[Bridge] = ()
    doubts: tuple[Doubt, ...] = ()


def grouping(decision: Decision, at: datetime) -> Grouping:
    """Only the stories that were opened or changed, by id, with their events; merged ones point on."""
    drafts = _drafts(decision)
    strongest = _strongest(decision, drafts)
    told = [_told(draft, decision, strongest) for draft in drafts]
    linked = _with_relations(told, decision.related)
    changed = [story for draft, story in zip(drafts, linked, strict=True) if _changed(draft, story)]
    events = [
        event for draft, story in zip(drafts, linked, strict=True) for event in _events(draft, story, at)
    ]
    gone = [_merged(old, draft.id) for draft in drafts for old in draft.stories[1:]]
    events += _rulings(decision, drafts, at)
    stories = tuple(sorted((*changed, *gone), key=lambda story: story.id))
    return Grouping(stories, tuple(events), decision.doubts)


@dataclass(frozen=True, slots=True)
class _Draft:
    """One final cluster with its id; `stories` are the stored ones in it, the surviving one first."""

    id: str
    members: tuple[int, ...]
    absent: tuple[str, ...]
    ids: tuple[str, ...]
    stories: tuple[Story, ...]
    parent: Story | None

    @property
    def new(self) -> tuple[str, ...]:
        """Articles that are in none of its stored stories."""
        known = {member for story in self.stories for member in story.articles}
        return tuple(member for member in self.ids if member not in known)

    @property
    def same_membership(self) -> bool:
        return bool(self.stories) and set(self.ids) == set(self.stories[0].articles)


def _drafts(decision: Decision) -> list[_Draft]:
    taken = {story.id for part in decision.clusters for start in part for story in start.stories}
    drafts = []
    for part in decision.clusters:
        drafts.append(_draft(part, decision.read, taken))
        taken.add(drafts[-1].id)
    return drafts


def _draft(part: Sequence[Start], read: Vectors, taken: set[str]) -> _Draft:
    members = tuple(sorted(at for start in part for at in start.members))
    absent = tuple(member for start in part for member in start.absent)
    found = (story for start in part for story in start.stories)
    stories = tuple(sorted(found, key=lambda story: (_date(story.opened), story.id)))
    ids = (*absent, *(read.articles[at].id for at in members))
    parent = None if stories else next((start.parent for start in part if start.parent), None)
    name = stories[0].id if stories else _new_id(ids[0], taken)
    return _Draft(name, members, absent, ids, stories, parent)


def _new_id(article: str, taken: set[str]) -> str:
    """The id of a story that this article opens: s12 for a12, unless that is taken."""
    short = "s" + re.sub(r"^a(?=[0-9a-f]+$)", "", article)
    more = (f"{short}-{number}" for number in count(2))
    return next(name for name in chain((short, f"s-{article}"), more) if name not in taken)


def _date(date: datetime | None) -> datetime:
    return date or datetime.max.replace(tzinfo=UTC)


Edge = tuple[float, int, tuple[str, ...]]


def _strongest(decision: Decision, drafts: Sequence[_Draft]) -> dict[int, Edge]:
    """For each article the strongest link inside its story: similarity, other article, terms."""
    read = decision.read
    place = places([draft.members for draft in drafts], len(read.articles))
    best: dict[int, Edge] = {}
    pairs = decision.pairs
    for one, other, similarity in pairs.only(place[pairs.one] == place[pairs.other]):
        for here, there in ((one, other), (other, one)):
            if here not in best or similarity > best[here][0]:
                best[here] = (similarity, there, ())
    for bridge in decision.bridges:
        for here, there in ((bridge.one, bridge.other), (bridge.other, bridge.one)):
            best.setdefault(here, (bridge.score, there, bridge.terms))
    for bridge in (bridge for bridge in decision.ruled if place[bridge.one] == place[bridge.other]):
        for here, there in ((bridge.one, bridge.other), (bridge.other, bridge.one)):
            if here not in best or best[here][0] <= bridge.score:
                best[here] = (bridge.score, there, (*bridge.terms, *read.shared(here, there)))
    return best


def _told(draft: _Draft, decision: Decision, strongest: Mapping[int, Edge]) -> Story:
    old = draft.stories[0] if draft.stories else None
    if old and draft.same_membership:
        return old
    dates = [date for at in draft.members if (date := decision.read.articles[at].published)]
    dates += [date for story in draft.stories for date in (story.opened, story.updated) if date]
    revision = max((story.revision for story in (*draft.stories, *filter(None, [draft.parent]))), default=0)
    related = dict.fromkeys(name for old in draft.stories for name in old.related if name != draft.id)
    return Story(
        id=draft.id,
        articles=draft.ids,
        opened=min(dates, default=None),
        updated=max(dates, default=None),
        revision=revision + 1,
        related=tuple(related),
        why=_whys(draft, decision, strongest),
    )


def _whys(draft: _Draft, decision: Decision, strongest: Mapping[int, Edge]) -> tuple[Why, ...]:
    before = {why.article: why for story in draft.stories for why in story.why}
    absent = (before.get(member, Why(member)) for member in draft.absent)
    present = (_why(at, draft, decision, strongest, before) for at in draft.members)
    return (*absent, *present)


def _why(
    at: int, draft: _Draft, decision: Decision, strongest: Mapping[int, Edge], before: Mapping[str, Why]
) -> Why:
    read, article = decision.read, decision.read.articles[at]
    if article.id == draft.ids[0]:
        return Why(article.id)
    if not decision.pairs.asked(at) and (remembered := _remembered(article.id, before)):
        return remembered
    if at not in strongest:
        return _remembered(article.id, before) or Why(article.id, draft.ids[0], terms=(BY_EDITOR,))
    similarity, other, terms = strongest[at]
    nearest = read.articles[other]
    shared = terms or read.shared(at, other)
    return Why(article.id, nearest.id, round(similarity, 3), shared, hours_between(article, nearest))


def _remembered(article: str, before: Mapping[str, Why]) -> Why | None:
    """The stored reason for an article, or that of the article which was tied to it."""
    known = before.get(article)
    if known and known.nearest:
        return known
    mirror = next((why for _, why in sorted(before.items()) if why.nearest == article), None)
    return replace(mirror, article=article, nearest=mirror.article) if mirror else None


def _with_relations(stories: Sequence[Story], related: Mapping[int, tuple[int, ...]]) -> list[Story]:
    linked = []
    for number, story in enumerate(stories):
        found = (stories[other].id for other in related.get(number, ()))
        merged = tuple(dict.fromkeys((*story.related, *found)))
        linked.append(story if merged == story.related else replace(story, related=merged))
    return linked


def _changed(draft: _Draft, story: Story) -> bool:
    return not draft.stories or story != draft.stories[0]


def _merged(old: Story, into: str) -> Story:
    """A story that is no longer told: its articles are the survivor's."""
    return replace(old, articles=(), why=(), merged_into=into, revision=old.revision + 1)


def _events(draft: _Draft, story: Story, at: datetime) -> Iterator[StoryEvent]:
    new = draft.new
    if draft.parent:
        yield StoryEvent(draft.parent.id, StoryAct.SPLIT, draft.id, at)
    elif not draft.stories:
        yield StoryEvent(draft.id, StoryAct.OPENED, new[0], at)
        new = new[1:]
    yield from (StoryEvent(old.id, StoryAct.MERGED, draft.id, at) for old in draft.stories[1:])
    was_in = set(draft.parent.articles) if draft.parent else set()
    joined = (member for member in new if member not in was_in)
    yield from (StoryEvent(draft.id, StoryAct.JOINED, member, at) for member in joined)
    before = {name for old in draft.stories for name in old.related}
    found = (name for name in story.related if name not in before)
    yield from (StoryEvent(draft.id, StoryAct.RELATED, name, at) for name in found)


def _rulings(decision: Decision, drafts: Sequence[_Draft], at: datetime) -> Iterator[StoryEvent]:
    """That a referee put an article here; not again once a stored story holds it and the other."""
    if not decision.ruled:
        return
    ids = [article.id for article in decision.read.articles]
    place = places([draft.members for draft in drafts], len(ids)).tolist()
    for bridge in decision.ruled:
        draft, pair = drafts[place[bridge.one]], {ids[bridge.one], ids[bridge.other]}
        together = place[bridge.one] == place[bridge.other]
        if together and not any(pair <= set(story.articles) for story in draft.stories):
            yield StoryEvent(draft.id, StoryAct.RULED, ids[bridge.other], at)
