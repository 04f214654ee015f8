"""Articles → stories: one event is one story, two events stay two; deterministic, in any order of input.

Title and lead become TF-IDF vectors; candidate pairs come from a sparse product; average linkage joins them
(a chain of weak links does not); stored stories and editors' links are where it starts from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from briefs.domain.article import Article
from briefs.domain.names import Names
from briefs.domain.ruling import Ruling
from briefs.domain.story import Grouping, Link, Story, Vocabulary
from briefs.newsroom.function_words import listed
from briefs.newsroom.garbage import few_collections
from briefs.newsroom.group.across import bridges
from briefs.newsroom.group.average import Rules, cluster
from briefs.newsroom.group.centres import Centres
from briefs.newsroom.group.close_calls import (
    Merges,
    Outcome,
    doubts,
    held_apart,
    ruled_bridges,
    ruled_relations,
)
from briefs.newsroom.group.links import Start, starts
from briefs.newsroom.group.parts import bridged, homes, members
from briefs.newsroom.group.record import Decision, grouping
from briefs.newsroom.group.related import related
from briefs.newsroom.group.window import Window, opened, told_of
from briefs.newsroom.names import tongue
from briefs.newsroom.vocabulary import learn

JOIN = 0.22
"""Mean similarity of reports of one event; 0.20 to 0.24 differ by less than 0.03 F1 on every labelled set."""

MERGE = 1.5 * JOIN
"""What two stories that readers may have seen need to become one: clearly more than a new report."""

LATEST = datetime.max.replace(tzinfo=UTC)


@few_collections()
def group(
    articles: Sequence[Article],
    stories: Sequence[Story],
    vocabulary: Vocabulary | None,
    links: Sequence[Link],
    now: datetime | None,
    names: Names | None = None,
    dense: Mapping[str, Sequence[float]] | None = None,
    rulings: Sequence[Ruling] | None = None,
) -> tuple[Grouping, Vocabulary]:
    """The stories that these articles open or change, and the vocabulary with the new articles learnt.

    `articles` are those of the window, stored members of `stories` included; every article ends in exactly
    one story. `now` dates the events; without it the newest article does. Without `names`, reports in
    other languages than English stay in stories of their own. `dense` are vectors of an embeddings model, by
    article id: where all articles of a language have one, they count as much as the words. `rulings` are what
    a referee said so far, None without one: it decides close calls of which an editor said nothing.
    """
    ordered = _ordered(articles)
    spoken = [tongue(article) for article in ordered]
    ordered = [_told_in(article, lang) for article, lang in zip(ordered, spoken, strict=True)]
    live = sorted((s for s in stories if not s.merged_into), key=lambda s: (s.opened or LATEST, s.id))
    known = {member for story in live for member in story.articles}
    learnt = learn(vocabulary, (article for article in ordered if article.id not in known))
    words = None if rulings is None else sorted(rulings, key=lambda one: (one.at, one.one, one.other))
    decision = _decide(ordered, spoken, live, learnt, links, names or Names(), dense or {}, words)
    return grouping(decision, now or _newest(ordered)), learnt


def _decide(
    articles: list[Article],
    spoken: list[str],
    stories: list[Story],
    vocabulary: Vocabulary,
    links: Sequence[Link],
    names: Names,
    dense: Mapping[str, Sequence[float]],
    rulings: Sequence[Ruling] | None,
) -> Decision:
    window = opened(articles, spoken, stories, vocabulary, links, dense, JOIN)
    ids, pairs = window.ids, window.pairs
    begun, apart = starts(ids, stories, links, pairs)
    if rulings:
        apart = held_apart(rulings, homes([start.members for start in begun], ids), apart)
    rules = Rules(JOIN, MERGE, frozenset(at for at, start in enumerate(begun) if start.stories), apart)
    merges = Merges(rules)
    parts = _clusters(window, begun, rules, merges)
    known = frozenset(at for start in begun if start.stories for at in start.members)
    told = [[at for at in members(part, begun) if at not in window.loners] for part in parts]
    found = bridges(articles, told, names, vocabulary, window.spoken, known, window.dense)
    parts, kept = bridged(parts, begun, found, apart)
    same = ruled_bridges(rulings or (), ids, pairs)
    parts, _ = bridged(parts, begun, same, apart)
    final = [members(part, begun) for part in parts]
    wanted = told_of(final, pairs, ids, stories)
    relations = related(wanted, final, articles, spoken, pairs, vocabulary, names)
    if rulings:
        relations = ruled_relations(rulings, homes(final, ids), relations)
    return Decision(
        window.read,
        pairs,
        [[begun[number] for number in part] for part in parts],
        kept,
        relations,
        same,
        () if rulings is None else doubts(Outcome(window, begun, parts, rules), merges, rulings),
    )


def _clusters(window: Window, begun: Sequence[Start], rules: Rules, merges: Merges) -> list[list[int]]:
    first = [start.members for start in begun]
    means = Centres(window.read, first)
    return cluster(first, window.pairs, rules, window.kinds, means, merges.heard)


def _ordered(articles: Sequence[Article]) -> list[Article]:
    """Oldest first, then by id; of several revisions of an article the newest."""
    newest: dict[str, Article] = {}
    for article in articles:
        if article.id not in newest or newest[article.id].revision < article.revision:
            newest[article.id] = article
    return sorted(newest.values(), key=lambda article: (article.published or LATEST, article.id))


def _told_in(article: Article, lang: str) -> Article:
    """The article; in the language that its letters and words tell, where other small words are in that."""
    return article if listed(article.lang) == listed(lang) else replace(article, lang=lang)


def _newest(articles: Sequence[Article]) -> datetime:
    dates = [article.published for article in articles if article.published]
    return max(dates, default=datetime.fromtimestamp(0, UTC))
