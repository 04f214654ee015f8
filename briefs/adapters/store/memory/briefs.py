"""Briefs in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from threading import RLock

from briefs.adapters.store.rules import aware, checked, last_told, moved_on, next_number, told_by
from briefs.domain.brief import PUBLISHED, Brief, Choice, Document, Frozen, Item, Revision, Status
from briefs.domain.errors import NotFound
from briefs.domain.hit import Hit
from briefs.domain.published import Published, published
from briefs.domain.story import Told
from briefs.newsroom.findable import findable
from briefs.newsroom.searching import fits, parsed
from briefs.ports.store import FOUND


@dataclass(slots=True)
class _File:
    """Everything kept of one brief."""

    brief: Brief
    choices: tuple[Choice, ...] = ()
    items: dict[str, Item] = field(default_factory=dict)
    revisions: list[Revision] = field(default_factory=list)
    frozen: list[Frozen] = field(default_factory=list)


class MemoryBriefs:
    """Briefs with their choices, items, revisions and frozen bytes."""

    def __init__(self, lock: RLock) -> None:
        self._lock = lock
        self._files: dict[str, _File] = {}

    def create(self, brief: Brief) -> bool:
        """False, and nothing stored, when the slot already has its brief."""
        checked(brief)
        with self._lock:
            if brief.id in self._files or _slot(brief) in {_slot(f.brief) for f in self._files.values()}:
                return False
            self._files[brief.id] = _File(brief)
            return True

    def get(self, id: str) -> Brief:
        """NotFound when there is none of that id."""
        return self._file(id).brief

    def all(self, newsletter: str = "") -> tuple[Brief, ...]:
        """Every brief, newest first."""
        with self._lock:
            briefs = [file.brief for file in self._files.values()]
        chosen = (brief for brief in briefs if newsletter in {"", brief.newsletter})
        return tuple(sorted(chosen, key=lambda brief: (brief.created, brief.id), reverse=True))

    def move(self, before: Brief, after: Brief) -> None:
        """Replaces `before` by `after`; Conflict when the stored brief is no longer `before`."""
        checked(after)
        with self._lock:
            self._unchanged(before).brief = after

    def choose(self, brief: str, choices: Sequence[Choice]) -> None:
        """Stores what the newsletter chose for this brief, in running order."""
        with self._lock:
            self._file(brief).choices = tuple(choices)

    def choices(self, brief: str) -> tuple[Choice, ...]:
        """What was chosen, in running order."""
        with self._lock:
            return self._files[brief].choices if brief in self._files else ()

    def save_item(self, brief: str, item: Item) -> None:
        """Stores one chosen story as it was written, with what it cites; a later one replaces it."""
        with self._lock:
            self._file(brief).items[item.story] = item

    def items(self, brief: str) -> dict[str, Item]:
        """What was written, by story."""
        with self._lock:
            return dict(sorted(self._files[brief].items.items())) if brief in self._files else {}

    def add_revision(self, revision: Revision, status: Status) -> None:
        """Appends a revision and moves the brief to `status`; Conflict when it may not."""
        checked(revision)
        with self._lock:
            file = self._file(revision.brief)
            next_number(revision, file.brief)
            file.revisions.append(revision)
            file.brief = replace(file.brief, revision=revision.number, status=status)

    def document(self, brief: str) -> Document:
        """The newest revision's document; NotFound before the first."""
        revisions = self.revisions(brief)
        if not revisions:
            raise NotFound(f"brief {brief!r} has no document yet")
        return revisions[-1].document

    def revisions(self, brief: str) -> tuple[Revision, ...]:
        """The brief's history, oldest first."""
        with self._lock:
            return tuple(self._files[brief].revisions) if brief in self._files else ()

    def approve(self, frozen: Frozen, before: Brief, after: Brief) -> None:
        """Stores the frozen bytes and moves the brief at once; Conflict as in `move`."""
        checked(frozen), checked(after)
        with self._lock:
            file = self._unchanged(before)
            file.frozen.append(frozen)
            file.brief = after

    def frozen(self, brief: str) -> Frozen | None:
        """The bytes of the newest approval, None when there was none."""
        with self._lock:
            approvals = self._files[brief].frozen if brief in self._files else []
            return approvals[-1] if approvals else None

    def told(self, newsletter: str, before: datetime) -> dict[str, Told]:
        """By story, what the newsletter's last approved or sent brief created before then told of it."""
        aware(before)
        with self._lock:
            earlier = (
                b for b in reversed(self.all(newsletter)) if b.created < before and b.status in PUBLISHED
            )
            newest = [revisions[-1] for b in earlier if (revisions := self.revisions(b.id))]
        return last_told(told for revision in newest for told in told_by(revision).values())

    def published(self, newsletter: str = "") -> tuple[Published, ...]:
        """The published briefs of a newsletter, or of all, newest first."""
        with self._lock:
            listed = [published(f.brief, f.frozen[-1]) for f in self._files.values() if _is_published(f)]
        chosen = (one for one in listed if newsletter in {"", one.newsletter})
        return tuple(sorted(chosen, key=lambda one: one.order, reverse=True))

    def tellings(self, stories: Sequence[str] | None = None) -> dict[str, tuple[str, ...]]:
        """By story, the published briefs that tell it, oldest first."""
        found: dict[str, list[str]] = {}
        for one in reversed(self.published()):
            for story in told_by(self.revisions(one.brief)[-1]):
                if stories is None or story in stories:
                    found.setdefault(story, []).append(one.brief)
        return {story: tuple(briefs) for story, briefs in found.items()}

    def find(self, query: str, newsletter: str = "", limit: int = FOUND, offset: int = 0) -> tuple[Hit, ...]:
        """The stories of published briefs that fit a query, the newest brief's first."""
        asked = parsed(query)
        with self._lock:
            files = [file for file in self._files.values() if _is_published(file)]
        chosen = [file for file in files if newsletter in {"", file.brief.newsletter}]
        ordered = sorted(chosen, key=_newest, reverse=True)
        hits = [
            Hit(
                file.brief.id,
                file.brief.newsletter,
                file.brief.date,
                one.story,
                one.place,
                one.headline,
                one.text,
            )
            for file in ordered
            for one in findable(file.frozen[-1].json)
            if fits(asked, one.terms)
        ]
        return tuple(hits[offset : offset + limit])

    def _file(self, id: str) -> _File:
        with self._lock:
            if id not in self._files:
                raise NotFound(f"no brief {id!r}; see: briefs list")
            return self._files[id]

    def _unchanged(self, before: Brief) -> _File:
        file = self._files.get(before.id)
        moved_on(before.id, before, file and file.brief)
        assert file is not None  # noqa: S101  # `before` is stored
        return file


def _is_published(file: _File) -> bool:
    """An edit after an approval voids it."""
    approved = file.frozen[-1].revision if file.frozen else None
    return file.brief.status in PUBLISHED and approved == file.brief.revision


def _slot(brief: Brief) -> tuple[object, ...]:
    return (brief.newsletter, brief.date, brief.slot)


def _newest(file: _File) -> tuple[object, ...]:
    return file.brief.date, file.brief.slot, file.brief.id
