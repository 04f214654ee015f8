"""The articles of a window, and which are compared: all, or of many those that may change a story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefs.domain.article import Article
from briefs.domain.story import Link, Story, Vocabulary
from briefs.newsroom.group.dense import Dense, centred, mixed
from briefs.newsroom.group.pairs import Pairs
from briefs.newsroom.group.roundup import is_roundup
from briefs.newsroom.group.vectors import Vectors, similar_pairs, vectors

COMPARED = 5000
"""Articles of a window up to which stored ones are compared with each other again, at a squared cost."""


@dataclass(frozen=True, slots=True)
class Window:
    """Articles as they are compared: `kinds` tell which are at all, `loners` (by index) are with none."""

    read: Vectors
    ids: tuple[str, ...]
    spoken: tuple[str, ...]
    kinds: tuple[str, ...]
    loners: frozenset[int]
    dense: Dense
    pairs: Pairs


def opened(
    articles: Sequence[Article],
    spoken: Sequence[str],
    stories: Sequence[Story],
    vocabulary: Vocabulary,
    links: Sequence[Link],
    dense: Mapping[str, Sequence[float]],
    join: float,
) -> Window:
    """The window of articles in these languages, with the rest as `group` takes it."""
    loners = frozenset(at for at, article in enumerate(articles) if is_roundup(article))
    kinds = tuple(f"roundup {at}" if at in loners else lang for at, lang in enumerate(spoken))
    rows = centred(articles, spoken, dense)
    read = mixed(vectors(articles, vocabulary), rows, join)
    pairs = compared(read, kinds, stories, links, join)
    return Window(read, tuple(article.id for article in articles), tuple(spoken), kinds, loners, rows, pairs)


def compared(
    read: Vectors, kinds: Sequence[str], stories: Sequence[Story], links: Sequence[Link], join: float
) -> Pairs:
    """The similar pairs of the window.

    In one of more than `COMPARED` articles, those of articles that are in no story yet, and of stories that
    one of these is near to (`join`) or that an editor's link names: two stories meet again through news only.
    """
    ids = [article.id for article in read.articles]
    home = {member: story.id for story in stories for member in story.articles}
    fresh = [at for at, name in enumerate(ids) if name not in home]
    if len(ids) <= COMPARED or len(fresh) == len(ids):
        return similar_pairs(read, kinds)
    near = similar_pairs(read, kinds, fresh)
    near = near.only(near.similarity >= join)
    touched = {*(ids[at] for at in (*near.one.tolist(), *near.other.tolist())), *_named(links)}
    opened = {home[name] for name in touched if name in home}
    asked = [at for at, name in enumerate(ids) if name not in home or home[name] in opened]
    return similar_pairs(read, kinds, asked)


def told_of(
    parts: Sequence[Sequence[int]], pairs: Pairs, ids: Sequence[str], stories: Sequence[Story]
) -> list[int]:
    """The parts (by index) with an article that is in no story yet; where all were compared, every part."""
    if pairs.complete:
        return list(range(len(parts)))
    stored = {member for story in stories for member in story.articles}
    fresh = {at for at, name in enumerate(ids) if name not in stored}
    return [number for number, part in enumerate(parts) if not fresh.isdisjoint(part)]


def _named(links: Sequence[Link]) -> Iterator[str]:
    for link in links:
        yield from (link.one, link.other)
