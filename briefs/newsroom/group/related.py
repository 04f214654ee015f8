"""Stories with the same actors that are not the same event."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from briefs.domain.article import Article
from briefs.domain.names import Names
from briefs.domain.story import Vocabulary
from briefs.newsroom.function_words import listed
from briefs.newsroom.group.pairs import Pairs, dots, places
from briefs.newsroom.names import READ, Finder, finder
from briefs.newsroom.vocabulary import capitalised, words

if TYPE_CHECKING:
    from briefs.newsroom.group.pairs import Indexes, Numbers

NEAR = 0.1
"""Similarity at which one rare name in common is enough: half of what joins two stories."""

RARE = 0.02
"""A name is rare when at most this share of all texts has it (and never fewer than `FEW` texts)."""

FEW = 5
NEAREST = 10
"""Stories that are looked at for related ones of each in a window too large to compare all in it."""

MOST = 3
"""Related stories that are kept of each: the nearest."""


def related(
    wanted: Sequence[int],
    clusters: Sequence[Sequence[int]],
    articles: Sequence[Article],
    spoken: Sequence[str],
    pairs: Pairs,
    vocabulary: Vocabulary,
    names: Names,
) -> dict[int, tuple[int, ...]]:
    """For each wanted cluster (by index) the clusters that share rare names with it, nearest first.

    `spoken` are the languages of the articles, in their order.
    """
    here, there, similarity = _nearest(wanted, clusters, pairs, len(articles))
    find = finder(names)
    actors: list[frozenset[str]] = [frozenset()] * len(clusters)
    for number in {*here.tolist(), *there.tolist()}:
        named = [_named(articles[at], spoken[at], vocabulary, find) for at in clusters[number]]
        actors[number] = _actors(named)
    table = _table(actors)
    shared = dots(table, here, table, there)
    kept = (shared >= 2) | ((shared >= 1) & (similarity >= NEAR))
    links: dict[int, list[int]] = defaultdict(list)
    for one, other in zip(here[kept].tolist(), there[kept].tolist(), strict=True):
        links[one].append(other)
    return {one: tuple(found[:MOST]) for one, found in links.items()}


def _nearest(
    wanted: Sequence[int], clusters: Sequence[Sequence[int]], pairs: Pairs, count: int
) -> tuple[Indexes, Indexes, Numbers]:
    """Each wanted cluster, those it is near to, nearest first, and how near their nearest articles are."""
    import numpy as np  # noqa: PLC0415  # heavy: the CLI imports this module

    place = places(clusters, count)
    one, other = place[pairs.one], place[pairs.other]
    between = (one != other) & (np.isin(one, wanted) | np.isin(other, wanted))
    low, high = np.minimum(one, other)[between], np.maximum(one, other)[between]
    keys, key = np.unique(low * len(clusters) + high, return_inverse=True)
    strongest = np.zeros(len(keys))
    np.maximum.at(strongest, key, pairs.similarity[between])
    low, high = np.divmod(keys, max(len(clusters), 1))
    here, there = np.concatenate((low, high)), np.concatenate((high, low))
    similarity = np.concatenate((strongest, strongest))
    order = np.lexsort((there, -similarity, here))
    order = order[np.isin(here[order], wanted)]
    if not pairs.complete:
        begins = np.searchsorted(here[order], here[order])
        order = order[np.arange(len(order)) - begins < NEAREST]
    return here[order], there[order], similarity[order]


def _table(actors: Sequence[frozenset[str]]) -> Any:
    """A row for each cluster with 1 for each of its actors."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415  # heavy: the CLI imports this module

    columns = {name: number for number, name in enumerate(sorted(frozenset().union(*actors)))}
    index = [columns[name] for row in actors for name in sorted(row)]
    ends = list(accumulate(map(len, actors), initial=0))
    return csr_matrix(([1.0] * len(index), index, ends), shape=(len(actors), max(len(columns), 1)))


def _actors(named: Sequence[set[str]]) -> frozenset[str]:
    """The names that stand in two of a cluster's openings, or in a third of them."""
    counts = Counter(name for names in named for name in names)
    return frozenset(name for name, count in counts.items() if count >= 2 or 3 * count >= len(named))


def _named(article: Article, lang: str, vocabulary: Vocabulary, finder: Finder) -> set[str]:
    """The rare names of one article: the gazetteer's by their key, all others as they are written."""
    most = max(FEW, RARE * vocabulary.documents)
    written = capitalised(article.title, article.text[:READ], listed(article.lang)) - finder.terms
    rare = {term for term in written if vocabulary.counts.get(term, 0) <= most and not term[0].isdigit()}
    known = {name.key for name in finder.names(article, lang) if not name.common}
    return rare | {key for key in known if _count(key, vocabulary) <= most}


def _count(key: str, vocabulary: Vocabulary) -> int:
    """In how many texts a gazetteer name can have stood: as often as the rarest word of its key."""
    return min((vocabulary.counts.get(term, 0) for term in _terms(key)), default=0)


@lru_cache(maxsize=16_384)
def _terms(key: str) -> tuple[str, ...]:
    return tuple(word.term for word in words(Article("", "", key)))
