"""Articles → sparse vectors → the pairs that may belong together."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from briefs.domain.article import Article
from briefs.domain.story import Vocabulary
from briefs.newsroom.vocabulary import frequencies, rarity, words

CANDIDATE = 0.05
"""Cosine below which a pair is not looked at; a quarter of what joins, so means lose nothing that matters."""

NEIGHBOURS = 100
"""Nearest articles that are kept of each: bounds 10,000 reports of one topic."""

WINDOW_DAYS = 7.0
"""Reports further apart than this are of two events, or the story has moved on."""

DECAY_DAYS = 14.0
"""Similarity falls by exp(-days/14), to 0.81 after three days; decays between 7 and 20 differ little."""

SAME_OUTLET = 0.9
"""An outlet rarely reports one event twice under new headlines; it does update, so the penalty is small."""

TERMS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Vectors:
    """One unit-length row of weighted terms per article, in the articles' order."""

    articles: tuple[Article, ...]
    rows: tuple[Mapping[str, float], ...]

    def shared(self, one: int, other: int) -> tuple[str, ...]:
        """The terms that carry a pair's similarity, strongest first, as the first article writes them."""
        left, right = self.rows[one], self.rows[other]
        common = sorted((term for term in left if term in right), key=lambda t: (-left[t] * right[t], t))
        surfaces = {word.term: word.surface for word in reversed(list(words(self.articles[one])))}
        return tuple(surfaces[term] for term in common[:TERMS_SHOWN])


def vectors(articles: Sequence[Article], vocabulary: Vocabulary) -> Vectors:
    """The articles' TF-IDF rows; an article without words has an empty one."""
    return Vectors(tuple(articles), tuple(_unit(article, vocabulary) for article in articles))


def similar_pairs(read: Vectors, kinds: Sequence[str]) -> tuple[dict[tuple[int, int], float], frozenset[int]]:
    """Similarities of the candidate pairs (lower index first), weakened by time and by a shared outlet.

    Only articles of the same kind are compared: figures are not enough between two scripts. Also the articles
    that have more near ones than are kept: of two such a pair that is not here is not known.
    """
    import numpy as np  # noqa: PLC0415  # heavy: the CLI imports this module

    one, other, cosine, crowded = _cosines(read)
    kind, outlet, days = _codes(kinds), _codes([a.outlet for a in read.articles]), days_of(read.articles)
    apart = np.nan_to_num(np.abs(days[one] - days[other]))
    similarity = cosine * np.exp(-apart / DECAY_DAYS)
    similarity[(outlet[one] == outlet[other]) & (outlet[one] > 0)] *= SAME_OUTLET
    kept = (kind[one] == kind[other]) & (apart <= WINDOW_DAYS) & (similarity >= CANDIDATE)
    found = zip(one[kept].tolist(), other[kept].tolist(), similarity[kept].tolist(), strict=True)
    return {(first, second): value for first, second, value in found}, crowded


def hours_between(one: Article, other: Article) -> float | None:
    """Hours between two publications, None when one has no date."""
    if one.published is None or other.published is None:
        return None
    return abs(_seconds(one.published, other.published)) / 3600


def _unit(article: Article, vocabulary: Vocabulary) -> dict[str, float]:
    weighed = {term: count * rarity(vocabulary, term) for term, count in frequencies(article).items()}
    length = math.sqrt(math.fsum(weight * weight for weight in weighed.values()))
    return {term: weight / length for term, weight in sorted(weighed.items())}


def _codes(words: Sequence[str]) -> Any:
    """Equal words as equal numbers; "" is 0."""
    import numpy as np  # noqa: PLC0415  # heavy: the CLI imports this module

    numbers = {word: at for at, word in enumerate(sorted({"", *words}))}
    return np.array([numbers[word] for word in words], dtype=int)


def days_of(articles: Sequence[Article]) -> Any:
    """When each was published, in days; nan for one without a date, which is then near to all."""
    import numpy as np  # noqa: PLC0415  # heavy: the CLI imports this module

    return np.array([a.published.timestamp() / 86_400 if a.published else math.nan for a in articles])


def _cosines(read: Vectors) -> tuple[Any, Any, Any, frozenset[int]]:
    """Candidate pairs in order, lower index first, as three arrays, and the rows that had more of them."""
    import numpy as np  # noqa: PLC0415  # heavy: the CLI imports this module
    from sparse_dot_topn import sp_matmul_topn  # noqa: PLC0415  # heavy: the CLI imports this module

    matrix = _matrix(read)
    if not matrix.nnz:
        return np.array([], dtype=int), np.array([], dtype=int), np.array([]), frozenset()
    product = sp_matmul_topn(matrix, matrix.T.tocsr(), top_n=NEIGHBOURS, threshold=CANDIDATE, sort=True)
    found = product.tocoo()
    one, other = np.minimum(found.row, found.col).astype(int), np.maximum(found.row, found.col).astype(int)
    # a pair that both keep among their nearest comes twice
    _, first = np.unique(one * matrix.shape[0] + other, return_index=True)
    first = first[one[first] != other[first]]
    crowded = frozenset(np.flatnonzero(np.diff(product.indptr) == NEIGHBOURS).tolist())
    return one[first], other[first], np.round(found.data[first], 9), crowded


def _matrix(read: Vectors) -> Any:
    from scipy.sparse import csr_matrix  # noqa: PLC0415  # heavy: the CLI imports this module

    columns = {term: at for at, term in enumerate(sorted({term for row in read.rows for term in row}))}
    data = [weight for row in read.rows for weight in row.values()]
    index = [columns[term] for row in read.rows for term in row]
    starts = [0]
    for row in read.rows:
        starts.append(starts[-1] + len(row))
    return csr_matrix((data, index, starts), shape=(len(read.rows), max(len(columns), 1)), dtype=float)


def _seconds(one: datetime, other: datetime) -> float:
    return (one - other).total_seconds()
