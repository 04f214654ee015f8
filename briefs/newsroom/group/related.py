"""Stories with the same actors that are not the same event."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from briefs.domain.article import Article
from briefs.domain.names import Names
from briefs.domain.story import Vocabulary
from briefs.newsroom.names import READ, Finder
from briefs.newsroom.vocabulary import capitalised, words

NEAR = 0.1
"""Similarity at which one rare name in common is enough: half of what joins two stories."""

RARE = 0.02
"""A name is rare when at most this share of all texts has it (and never fewer than `FEW` texts)."""

FEW = 5
MOST = 3
"""Related stories that are kept of each: the nearest."""


def related(
    clusters: Sequence[Sequence[int]],
    articles: Sequence[Article],
    pairs: Mapping[tuple[int, int], float],
    vocabulary: Vocabulary,
    names: Names,
) -> dict[int, tuple[int, ...]]:
    """For each cluster (by index) the clusters that share rare names with it, nearest first."""
    near = _nearness(clusters, pairs)
    finder = Finder(names)
    actors = [_actors(members, articles, vocabulary, finder) for members in clusters]
    links: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for (one, other), similarity in near.items():
        shared = len(actors[one] & actors[other])
        if shared >= 2 or (shared and similarity >= NEAR):
            links[one].append((-similarity, other))
            links[other].append((-similarity, one))
    return {one: tuple(other for _, other in sorted(found)[:MOST]) for one, found in links.items()}


def _nearness(
    clusters: Sequence[Sequence[int]], pairs: Mapping[tuple[int, int], float]
) -> dict[tuple[int, int], float]:
    """The strongest similarity between the articles of each two clusters, lower index first."""
    place = {at: number for number, members in enumerate(clusters) for at in members}
    near: dict[tuple[int, int], float] = {}
    for (one, other), similarity in pairs.items():
        key = tuple(sorted((place[one], place[other])))
        if key[0] != key[1]:
            near[key[0], key[1]] = max(similarity, near.get((key[0], key[1]), 0.0))
    return near


def _actors(
    members: Sequence[int], articles: Sequence[Article], vocabulary: Vocabulary, finder: Finder
) -> frozenset[str]:
    """The rare names that stand in two of a cluster's openings, or in a third of them."""
    counts = Counter(name for at in members for name in _named(articles[at], vocabulary, finder))
    return frozenset(name for name, count in counts.items() if count >= 2 or 3 * count >= len(members))


def _named(article: Article, vocabulary: Vocabulary, finder: Finder) -> set[str]:
    """The rare names of one article: the gazetteer's by their key, all others as they are written."""
    most = max(FEW, RARE * vocabulary.documents)
    written = capitalised(article.title, article.text[:READ]) - finder.terms
    rare = {term for term in written if vocabulary.counts.get(term, 0) <= most and not term[0].isdigit()}
    known = {name.key for name in finder.names(article) if not name.common}
    return rare | {key for key in known if _count(key, vocabulary) <= most}


def _count(key: str, vocabulary: Vocabulary) -> int:
    """In how many texts a gazetteer name can have stood: as often as the rarest word of its key."""
    return min((vocabulary.counts.get(word.term, 0) for word in words(Article("", "", key))), default=0)
