"""Which published briefs tell which stories, and under which id a story that was merged goes on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from briefs.ports import Store


class Stories:
    """Asks the store for the stories of one page; a `whole` one reads all at once, for all pages."""

    def __init__(self, store: Store, *, whole: bool = False) -> None:
        self._store = store
        self._whole = whole

    def told(self, stories: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """By story, the published briefs that tell it, the oldest first."""
        if not self._whole:
            return self._store.briefs.tellings(tuple(stories))
        return {story: self.all_told[story] for story in stories if story in self.all_told}

    @cached_property
    def all_told(self) -> dict[str, tuple[str, ...]]:
        """The same of every story, those of one brief next to one another."""
        return self._store.briefs.tellings()

    def merged(self, story: str) -> tuple[str, ...]:
        """The stories that were merged into this one, at once or by way of others."""
        if not self._whole:
            return self._store.stories.merged(story)
        return self._before.get(story, ())

    def survivors(self, stories: Iterable[str]) -> dict[str, str]:
        """By story, the one that it was merged into at last, most often itself."""
        asked = set(stories)
        into = self._all_merged if self._whole else self._merged(asked)
        return {story: _last(story, into) for story in asked}

    @cached_property
    def _all_merged(self) -> dict[str, str]:
        return self._store.stories.merged_into()

    @cached_property
    def _before(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for story in self._all_merged:
            found.setdefault(_last(story, self._all_merged), []).append(story)
        return {story: tuple(sorted(those)) for story, those in found.items()}

    def _merged(self, stories: set[str]) -> dict[str, str]:
        into: dict[str, str] = {}
        asked, known = stories, set[str]()
        while asked:
            into |= self._store.stories.merged_into(tuple(asked))
            known |= asked
            asked = {into[one] for one in asked if one in into} - known
        return into


def _last(story: str, into: Mapping[str, str]) -> str:
    """Where the way ends; a circle, which grouping never makes, must not be followed for ever."""
    seen: set[str] = set()
    while story in into and story not in seen:
        seen.add(story)
        story = into[story]
    return story
