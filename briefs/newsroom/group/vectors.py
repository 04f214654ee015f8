"""Articles → sparse vectors → the pairs that may belong together."""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from typing import TYPE_CHECKING, Any

from briefs.domain.article import Article
from briefs.domain.story import Vocabulary
from briefs.newsroom.group.pairs import UNASKED, Pairs, dots
from briefs.newsroom.vocabulary import rarity, terms, words

if TYPE_CHECKING:
    from briefs.newsroom.group.pairs import Indexes, Numbers

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

COMMON = 1000
"""A term in more articles than this names no candidates, so that time does not grow with the square of the
window; it still counts in the cosines of those that rarer terms name."""

WEIGHTIEST = 10
"""So many terms of an article name candidates however common: reports of a huge topic have no rarer ones."""

TERMS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Vectors:
    """One unit-length row of weighted terms per article, in the articles' order; `terms` name the columns."""

    articles: tuple[Article, ...]
    matrix: Any
    terms: tuple[str, ...]

    def row(self, at: int) -> dict[int, float]:
        """The weights of one article, by column."""
        start, end = self.matrix.indptr[at : at + 2]
        columns, weights = self.matrix.indices[start:end], self.matrix.data[start:end]
        return dict(zip(columns.tolist(), weights.tolist(), strict=True))

    def shared(self, one: int, other: int) -> tuple[str, ...]:
        """The terms that carry a pair's similarity, strongest first, as the first article writes them."""
        left, right = self.row(one), self.row(other)
        found = (term for term in left if term in right and term < len(self.terms))
        common = sorted(found, key=lambda t: (-left[t] * right[t], t))
        surfaces = {word.term: word.surface for word in reversed(list(words(self.articles[one])))}
        return tuple(surfaces[self.terms[term]] for term in common[:TERMS_SHOWN])


def vectors(articles: Sequence[Article], vocabulary: Vocabulary) -> Vectors:
    """The articles' TF-IDF rows; an article without words has an empty one."""
    import numpy as np  # noqa: PLC0415  # heavy: the CLI imports this module

    matrix, names = _counted(articles)
    matrix.data *= np.array([rarity(vocabulary, name) for name in names])[matrix.indices]
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    matrix.data /= np.repeat(lengths, np.diff(matrix.indptr))
    return Vectors(tuple(articles), matrix, names)


def similar_pairs(read: Vectors, kinds: Sequence[str], asked: Sequence[int] | None = None) -> Pairs:
    """The candidate pairs, weakened by time and by a shared outlet; of `asked` articles when these are named.

    Only articles of the same kind are compared: figures are not enough between two scripts.
    """
    import numpy as np  # noqa: PLC0415  # heavy: the CLI imports this module

    near = _cosines(read.matrix, np.arange(len(kinds)) if asked is None else np.array(asked, dtype=int))
    one, other = near.one, near.other
    kind, outlet, days = _codes(kinds), _codes([a.outlet for a in read.articles]), days_of(read.articles)
    apart = np.nan_to_num(np.abs(days[one] - days[other]))
    similarity = near.similarity * np.exp(-apart / DECAY_DAYS)
    similarity[(outlet[one] == outlet[other]) & (outlet[one] > 0)] *= SAME_OUTLET
    kept = (kind[one] == kind[other]) & (apart <= WINDOW_DAYS) & (similarity >= CANDIDATE)
    return replace(near, similarity=similarity).only(kept)


def hours_between(one: Article, other: Article) -> float | None:
    """Hours between two publications, None when one has no date."""
    if one.published is None or other.published is None:
        return None
    return abs(_seconds(one.published, other.published)) / 3600


def _counted(articles: Sequence[Article]) -> tuple[Any, tuple[str, ...]]:
    """The frequencies of the articles' terms, a row each, and the terms of the columns, by the alphabet."""
    import numpy as np  # noqa: PLC0415  # heavy: the CLI imports this module
    from scipy.sparse import csr_matrix  # noqa: PLC0415  # heavy: the CLI imports this module

    seen: defaultdict[str, int] = defaultdict(count().__next__)
    columns, often, ends = array("q"), array("d"), array("q", [0])
    for article in articles:
        found, frequencies = terms(article)
        columns.extend(map(seen.__getitem__, found))
        often.extend(frequencies)
        ends.append(len(columns))
    # the order of the columns is that in which sums are made: it must not come from that of the articles
    names = sorted(seen)
    place = np.empty(len(names), dtype=np.int32)
    place[np.array([seen[name] for name in names], dtype=int)] = np.arange(len(names))
    shape = (len(articles), max(len(names), 1))
    matrix = csr_matrix((np.array(often), place[np.array(columns)], np.array(ends)), shape=shape)
    matrix.sort_indices()
    return matrix, tuple(names)


def _codes(words: Sequence[str]) -> Any:
    """Equal words as equal numbers; "" is 0."""
    import numpy as np  # noqa: PLC0415  # heavy: the CLI imports this module

    numbers = {word: at for at, word in enumerate(sorted({"", *words}))}
    return np.array([numbers[word] for word in words], dtype=int)


def days_of(articles: Sequence[Article]) -> Any:
    """When each was published, in days; nan for one without a date, which is then near to all."""
    import numpy as np  # noqa: PLC0415  # heavy: the CLI imports this module

    return np.array([a.published.timestamp() / 86_400 if a.published else math.nan for a in articles])


def _cosines(matrix: Any, asked: Indexes) -> Pairs:
    """The pairs of each asked row and its nearest ones."""
    import numpy as np  # noqa: PLC0415  # heavy: the CLI imports this module
    from sparse_dot_topn import sp_matmul_topn  # noqa: PLC0415  # heavy: the CLI imports this module

    if not (matrix.nnz and len(asked)):
        return Pairs.of({})
    common = np.bincount(matrix.indices, minlength=matrix.shape[1]) > COMMON
    telling, rest = _divided(matrix[asked], common)
    product = sp_matmul_topn(telling, matrix.T.tocsr(), top_n=NEIGHBOURS, threshold=CANDIDATE)
    found = product.tocoo()
    one, other = np.sort([asked[found.row], found.col.astype(np.int64)], axis=0)
    # a pair that both keep among their nearest comes twice
    _, first = np.unique(one * matrix.shape[0] + other, return_index=True)
    first = first[one[first] != other[first]]
    cosine = found.data[first]
    if rest.nnz:
        cosine += dots(rest, found.row[first], _only(matrix, common[matrix.indices]), found.col[first])
    return Pairs(one[first], other[first], np.round(cosine, 9), _cut(product, asked, matrix.shape[0]))


def _cut(product: Any, asked: Indexes, count: int) -> Numbers:
    """The least cosine that was kept of a row with as many as are kept, 0 for other rows that were asked."""
    import numpy as np  # noqa: PLC0415  # heavy: the CLI imports this module

    cut = np.full(count, UNASKED)
    cut[asked] = 0.0
    full = np.diff(product.indptr) == NEIGHBOURS
    data = product.data[np.repeat(full, np.diff(product.indptr))]
    cut[asked[full]] = data.reshape(-1, NEIGHBOURS).min(axis=1)
    return cut


def _divided(rows: Any, common: Any) -> tuple[Any, Any]:
    """What of each row names candidates, and the rest: common terms, but for the weightiest."""
    import numpy as np  # noqa: PLC0415  # heavy: the CLI imports this module

    lengths = np.diff(rows.indptr)
    row = np.repeat(np.arange(len(lengths)), lengths)
    rank = np.empty(rows.nnz, dtype=np.int64)
    rank[np.lexsort((-rows.data, row))] = np.arange(rows.nnz) - np.repeat(rows.indptr[:-1], lengths)
    telling = ~common[rows.indices] | (rank < WEIGHTIEST)
    return _only(rows, telling), _only(rows, ~telling)


def _only(rows: Any, kept: Any) -> Any:
    """A matrix with the entries that an array of Booleans names."""
    import numpy as np  # noqa: PLC0415  # heavy: the CLI imports this module
    from scipy.sparse import csr_matrix  # noqa: PLC0415  # heavy: the CLI imports this module

    ends = np.concatenate(([0], np.cumsum(kept)))[rows.indptr]
    return csr_matrix((rows.data[kept], rows.indices[kept], ends), shape=rows.shape)


def _seconds(one: datetime, other: datetime) -> float:
    return (one - other).total_seconds()
