"""Stories, lineage, links and the vocabulary in the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, delete, func, insert, or_, select

from briefs.adapters.store.database import Database, chunks, columns, read_all, row_of
from briefs.adapters.store.dialect import put
from briefs.adapters.store.rules import VOCABULARIES as KEPT
from briefs.adapters.store.rules import aware, checked
from briefs.adapters.store.tables import LINEAGES, LINKS, RULINGS, STORIES, STORY_EVENTS, VOCABULARIES
from briefs.domain.ruling import Ruling
from briefs.domain.story import Grouping, Lineage, Link, Story, Vocabulary

LIVE = STORIES.c.merged_into == ""


class SqlStories:
    """A story is one row: what it is asked by as columns, the whole of it as JSON."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open_since(self, since: datetime) -> tuple[Story, ...]:
        """Stories updated since then that were not merged away, by id."""
        chosen = select(STORIES.c.story).where(LIVE, STORIES.c.updated >= since).order_by(STORIES.c.id)
        with self._database.reading() as connection:
            return tuple(connection.scalars(chosen))

    def get(self, ids: Sequence[str]) -> dict[str, Story]:
        """Stories by id, merged ones included."""
        found: dict[str, Story] = {}
        with self._database.reading() as connection:
            for some in chunks(ids):
                rows = connection.scalars(select(STORIES.c.story).where(STORIES.c.id.in_(some)))
                found |= {story.id: story for story in rows}
        return {one: found[one] for one in ids if one in found}

    def save(self, grouping: Grouping, vocabulary: Vocabulary) -> None:
        """Saves stories, events and vocabulary at once."""
        events = [row_of(checked(event)) for event in grouping.events]
        with self._database.writing() as connection:
            put(connection, STORIES, [_row(checked(story)) for story in grouping.stories])
            if events:
                connection.execute(insert(STORY_EVENTS), events)
            put(connection, VOCABULARIES, [row_of(vocabulary)])
            newest = select(VOCABULARIES.c.version).order_by(VOCABULARIES.c.version.desc()).limit(KEPT)
            connection.execute(delete(VOCABULARIES).where(VOCABULARIES.c.version.not_in(newest)))

    def links(self) -> tuple[Link, ...]:
        """What editors joined or kept apart, in the order in which they said so."""
        with self._database.reading() as connection:
            return read_all(connection, Link, select(*columns(LINKS, Link)).order_by(LINKS.c.number))

    def add_link(self, link: Link) -> None:
        """Records an editor's word; a later one about the same pair replaces it."""
        pair = or_(
            and_(LINKS.c.one == link.one, LINKS.c.other == link.other),
            and_(LINKS.c.one == link.other, LINKS.c.other == link.one),
        )
        with self._database.writing() as connection:
            last = connection.scalar(select(func.max(LINKS.c.number))) or 0
            connection.execute(delete(LINKS).where(pair))
            connection.execute(insert(LINKS).values(number=last + 1, **row_of(link)))

    def rulings(self, since: datetime) -> tuple[Ruling, ...]:
        """What a referee said since then, the oldest first."""
        chosen = select(*columns(RULINGS, Ruling)).where(RULINGS.c.at >= aware(since))
        order = (RULINGS.c.at, RULINGS.c.one, RULINGS.c.other)
        with self._database.reading() as connection:
            return read_all(connection, Ruling, chosen.order_by(*order))

    def save_rulings(self, rulings: Sequence[Ruling]) -> None:
        """Stores what a referee said, all or nothing; one about the same pair is replaced."""
        rows = {frozenset((ruling.one, ruling.other)): row_of(checked(ruling)) for ruling in rulings}
        with self._database.writing() as connection:
            for row in rows.values():
                turned = and_(RULINGS.c.one == row["other"], RULINGS.c.other == row["one"])
                connection.execute(delete(RULINGS).where(turned))
            put(connection, RULINGS, list(rows.values()))

    def vocabulary(self) -> Vocabulary | None:
        """The newest vocabulary, None before the first grouping."""
        newest = select(VOCABULARIES).order_by(VOCABULARIES.c.version.desc()).limit(1)
        with self._database.reading() as connection:
            return next(iter(read_all(connection, Vocabulary, newest)), None)

    def untraced(self) -> tuple[str, ...]:
        """Stories whose lineage is missing or older than their membership, by id."""
        outdated = or_(LINEAGES.c.revision.is_(None), LINEAGES.c.revision < STORIES.c.revision)
        joined = select(STORIES.c.id).join(LINEAGES, LINEAGES.c.story == STORIES.c.id, isouter=True)
        with self._database.reading() as connection:
            return tuple(connection.scalars(joined.where(LIVE, outdated).order_by(STORIES.c.id)))

    def save_lineage(self, story: str, revision: int, lineage: Lineage) -> None:
        """Saves the lineage of one revision of a story; one of an older revision changes nothing."""
        with self._database.writing() as connection:
            traced = connection.scalar(select(LINEAGES.c.revision).where(LINEAGES.c.story == story)) or 0
            if traced <= revision:
                put(connection, LINEAGES, [{"story": story, "revision": revision, "lineage": lineage}])

    def lineages(self, ids: Sequence[str]) -> dict[str, Lineage]:
        """The newest lineage of each story, by id."""
        found: dict[str, Lineage] = {}
        with self._database.reading() as connection:
            for some in chunks(ids):
                chosen = select(LINEAGES.c.story, LINEAGES.c.lineage).where(LINEAGES.c.story.in_(some))
                found |= {row.story: row.lineage for row in connection.execute(chosen)}
        return {one: found[one] for one in ids if one in found}

    def merged_into(self, stories: Sequence[str] | None = None) -> dict[str, str]:
        """By story, the one that it was merged into."""
        chosen = select(STORIES.c.id, STORIES.c.merged_into).where(STORIES.c.merged_into > "")
        parts = [chosen]
        if stories is not None:
            parts = [chosen.where(STORIES.c.id.in_(some)) for some in chunks(stories)]
        with self._database.reading() as connection:
            return {row.id: row.merged_into for part in parts for row in connection.execute(part)}

    def merged(self, story: str) -> tuple[str, ...]:
        """The stories that were merged into this one, at once or by way of others, by id."""
        found: set[str] = set()
        into = [story]
        with self._database.reading() as connection:
            while into:
                rows = connection.scalars(select(STORIES.c.id).where(STORIES.c.merged_into.in_(into)))
                into = [one for one in rows if one not in found]
                found.update(into)
        return tuple(sorted(found))


def _row(story: Story) -> dict[str, object]:
    return {
        "id": story.id,
        "revision": story.revision,
        "updated": story.updated,
        "merged_into": story.merged_into,
        "story": story,
    }
