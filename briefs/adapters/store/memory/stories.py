"""Stories in memory."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from threading import RLock

from briefs.adapters.store.rules import VOCABULARIES, aware, checked
from briefs.domain.ruling import Ruling
from briefs.domain.story import Grouping, Lineage, Link, Story, StoryEvent, Vocabulary


class MemoryStories:
    """Stories, their events and lineage, the editors' links and the newest vocabularies."""

    def __init__(self, lock: RLock) -> None:
        self._lock = lock
        self._stories: dict[str, Story] = {}
        self._events: list[StoryEvent] = []
        self._links: dict[frozenset[str], Link] = {}
        self._rulings: dict[frozenset[str], Ruling] = {}
        self._vocabularies: dict[int, Vocabulary] = {}
        self._lineages: dict[str, tuple[int, Lineage]] = {}

    def open_since(self, since: datetime) -> tuple[Story, ...]:
        """Stories updated since then that were not merged away, by id."""
        aware(since)
        return tuple(s for s in self._live() if s.updated is not None and s.updated >= since)

    def get(self, ids: Sequence[str]) -> dict[str, Story]:
        """Stories by id, merged ones included."""
        with self._lock:
            return {one: self._stories[one] for one in ids if one in self._stories}

    def save(self, grouping: Grouping, vocabulary: Vocabulary) -> None:
        """Saves stories, events and vocabulary at once."""
        for story in grouping.stories:
            checked(story)
        for event in grouping.events:
            checked(event)
        with self._lock:
            self._stories.update({story.id: story for story in grouping.stories})
            self._events.extend(grouping.events)
            self._vocabularies[vocabulary.version] = vocabulary
            for old in sorted(self._vocabularies)[:-VOCABULARIES]:
                del self._vocabularies[old]

    def links(self) -> tuple[Link, ...]:
        """What editors joined or kept apart, in the order in which they said so."""
        with self._lock:
            return tuple(self._links.values())

    def add_link(self, link: Link) -> None:
        """Records an editor's word; a later one about the same pair replaces it."""
        pair = frozenset({link.one, link.other})
        with self._lock:
            self._links.pop(pair, None)
            self._links[pair] = link

    def rulings(self, since: datetime) -> tuple[Ruling, ...]:
        """What a referee said since then, the oldest first."""
        aware(since)
        with self._lock:
            found = [ruling for ruling in self._rulings.values() if ruling.at >= since]
        return tuple(sorted(found, key=lambda ruling: (ruling.at, ruling.one, ruling.other)))

    def save_rulings(self, rulings: Sequence[Ruling]) -> None:
        """Stores what a referee said, all or nothing; one about the same pair is replaced."""
        pairs = {frozenset((ruling.one, ruling.other)): checked(ruling) for ruling in rulings}
        with self._lock:
            self._rulings.update(pairs)

    def vocabulary(self) -> Vocabulary | None:
        """The newest vocabulary, None before the first grouping."""
        with self._lock:
            return self._vocabularies[max(self._vocabularies)] if self._vocabularies else None

    def untraced(self) -> tuple[str, ...]:
        """Stories whose lineage is missing or older than their membership, by id."""
        return tuple(s.id for s in self._live() if self._traced(s.id) < s.revision)

    def save_lineage(self, story: str, revision: int, lineage: Lineage) -> None:
        """Saves the lineage of one revision of a story."""
        with self._lock:
            if self._traced(story) <= revision:
                self._lineages[story] = (revision, lineage)

    def lineages(self, ids: Sequence[str]) -> dict[str, Lineage]:
        """The newest lineage of each story, by id."""
        with self._lock:
            return {one: self._lineages[one][1] for one in ids if one in self._lineages}

    def merged_into(self, stories: Sequence[str] | None = None) -> dict[str, str]:
        """By story, the one that it was merged into."""
        with self._lock:
            merged = {story.id: story.merged_into for story in self._stories.values() if story.merged_into}
        return {one: into for one, into in merged.items() if stories is None or one in stories}

    def merged(self, story: str) -> tuple[str, ...]:
        """The stories that were merged into this one, at once or by way of others, by id."""
        found: set[str] = set()
        with self._lock:
            while more := {s.id for s in self._stories.values() if s.merged_into in {story, *found}} - found:
                found |= more
        return tuple(sorted(found))

    def _traced(self, id: str) -> int:
        return self._lineages[id][0] if id in self._lineages else 0

    def _live(self) -> list[Story]:
        with self._lock:
            return [story for _, story in sorted(self._stories.items()) if not story.merged_into]
