"""Articles → stories: one event is one story, two events stay two; deterministic, in any order of input.

Title and lead become TF-IDF vectors; candidate pairs come from a sparse product; average linkage joins them
(a chain of weak links does not); stored stories and editors' links are where it starts from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from briefs.domain.article import Article
from briefs.domain.names import Names
from briefs.domain.story import Grouping, Link, Story, Vocabulary
from briefs.newsroom.garbage import few_collections
from briefs.newsroom.group.across import Bridge, bridges
from briefs.newsroom.group.average import Rules, cluster
from briefs.newsroom.group.centres import Centres
from briefs.newsroom.group.dense import centred, mixed
from briefs.newsroom.group.links import Start, starts
from briefs.newsroom.group.record import Decision, grouping
from briefs.newsroom.group.related import related
from briefs.newsroom.group.roundup import is_roundup
from briefs.newsroom.group.vectors import vectors
from briefs.newsroom.group.window import compared, told_of
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
) -> tuple[Grouping, Vocabulary]:
    """The stories that these articles open or change, and the vocabulary with the new articles learnt.

    `articles` are those of the window, stored members of `stories` included; every article ends in exactly
    one story. `now` dates the events; without it the newest article does. Without `names`, reports in
    other languages than English stay in stories of their own. `dense` are vectors of an embeddings model, by
    article id: where all articles of a language have one, they count as much as the words.
    """
    ordered = _ordered(articles)
    live = sorted((s for s in stories if not s.merged_into), key=lambda s: (s.opened or LATEST, s.id))
    known = {member for story in live for member in story.articles}
    learnt = learn(vocabulary, (article for article in ordered if article.id not in known))
    decision = _decide(ordered, live, learnt, links, names or Names(), dense or {})
    return grouping(decision, now or _newest(ordered)), learnt


def _decide(
    articles: list[Article],
    stories: list[Story],
    vocabulary: Vocabulary,
    links: Sequence[Link],
    names: Names,
    dense: Mapping[str, Sequence[float]],
) -> Decision:
    ids = [article.id for article in articles]
    loners = frozenset(at for at, article in enumerate(articles) if is_roundup(article))
    spoken = [tongue(article) for article in articles]
    kinds = [f"roundup {at}" if at in loners else lang for at, lang in enumerate(spoken)]
    rows = centred(articles, spoken, dense)
    read = mixed(vectors(articles, vocabulary), rows, JOIN)
    pairs = compared(read, kinds, stories, links, JOIN)
    begun, apart = starts(ids, stories, links, pairs)
    stored = frozenset(number for number, start in enumerate(begun) if start.stories)
    rules = Rules(JOIN, MERGE, stored, apart)
    first = [start.members for start in begun]
    parts = cluster(first, pairs, rules, kinds, Centres(read, first))
    members = [_members(part, begun) for part in parts]
    told = [[at for at in part if at not in loners] for part in members]
    known = frozenset(at for start in begun if start.stories for at in start.members)
    found = bridges(articles, told, names, vocabulary, spoken, known, rows)
    parts, kept = _bridged(parts, begun, found, apart)
    members = [_members(part, begun) for part in parts]
    wanted = told_of(members, pairs, ids, stories)
    relations = related(wanted, members, articles, pairs, vocabulary, names)
    return Decision(read, pairs, [[begun[number] for number in part] for part in parts], kept, relations)


def _bridged(
    parts: list[list[int]], begun: list[Start], found: list[Bridge], apart: frozenset[tuple[int, int]]
) -> tuple[list[list[int]], list[Bridge]]:
    """The parts with those joined that a bridge ties, unless an editor keeps them apart."""
    live = {number: list(part) for number, part in enumerate(parts)}
    place = {at: number for number, part in live.items() for at in _members(part, begun)}
    kept = []
    for bridge in found:
        one, other = sorted((place[bridge.one], place[bridge.other]))
        if one == other or any((min(a, b), max(a, b)) in apart for a in live[one] for b in live[other]):
            continue
        moved = live.pop(other)
        live[one] = sorted(live[one] + moved)
        place.update(dict.fromkeys(_members(moved, begun), one))
        kept.append(bridge)
    return list(live.values()), kept


def _members(part: Sequence[int], begun: Sequence[Start]) -> list[int]:
    return sorted(at for number in part for at in begun[number].members)


def _ordered(articles: Sequence[Article]) -> list[Article]:
    """Oldest first, then by id; of several revisions of an article the newest."""
    newest: dict[str, Article] = {}
    for article in articles:
        if article.id not in newest or newest[article.id].revision < article.revision:
            newest[article.id] = article
    return sorted(newest.values(), key=lambda article: (article.published or LATEST, article.id))


def _newest(articles: Sequence[Article]) -> datetime:
    dates = [article.published for article in articles if article.published]
    return max(dates, default=datetime.fromtimestamp(0, UTC))
