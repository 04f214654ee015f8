"""What reports wanted to tell a machine: kept from the writer, shown to editors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from briefs.adapters.pages.links import clean
from briefs.domain.article import Article, Passage
from briefs.domain.brief import Document, Item
from briefs.newsroom.injection import suspicions

MOST = 20
"""Sentences that are listed; who sees so many knows the report."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A sentence of a report that the writer was not given, and why."""

    outlet: str
    text: str
    why: str


def members(document: Document) -> tuple[str, ...]:
    """The articles of a brief's stories, whose sentences are looked through."""
    return tuple(dict.fromkeys(article for item in document.items for article in item.members))


def left_out(
    item: Item, articles: Mapping[str, Article], passages: Mapping[str, Sequence[Passage]]
) -> tuple[LeftOut, ...]:
    """The first sentences of a story's articles that are kept from the writer, by the rules of today.

    `passages` are those of the newest revisions, by article.
    """
    own = [passage for member in item.members for passage in passages.get(member, ())]
    found = suspicions(own)
    told = ((p, found[p.key]) for p in own if p.key in found and p.article in articles)
    return tuple(
        LeftOut(clean(articles[p.article].outlet), clean(p.text), why) for p, why in islice(told, MOST)
    )
