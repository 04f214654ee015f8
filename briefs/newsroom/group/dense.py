"""Vectors of an embeddings model beside the words: reports that share no word may still lie near."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from briefs.domain.article import Article
from briefs.newsroom.group.vectors import Vectors
from briefs.newsroom.vocabulary import LEAD

if TYPE_CHECKING:
    from briefs.newsroom.group.pairs import Numbers

ALIKE = 0.5
"""Cosine, after the mean was taken off, from which two reports may be of one event; topics lie at a third."""

FEW = 30
"""Articles of a language below which their mean says nothing, and their words alone count."""

Dense = Mapping[int, "Numbers"]
"""Unit-length rows by the index of their article."""


def reading(article: Article) -> str:
    """What of an article is sent to the model: its title and lead."""
    return f"{article.title}\n{article.text[:LEAD]}".strip()


def centred(
    articles: Sequence[Article], spoken: Sequence[str], vectors: Mapping[str, Sequence[float]]
) -> Dense:
    """The rows of all languages in which every article has a vector, less what all of a language share.

    Without that, models put any two texts of one language near, each model by as much as it likes.
    """
    import numpy as np  # noqa: PLC0415  # heavy: the CLI imports this module

    groups: dict[str, list[int]] = defaultdict(list)
    for at, lang in enumerate(spoken):
        groups[lang].append(at)
    rows: dict[int, Numbers] = {}
    for members in groups.values():
        found = [vectors.get(articles[at].id, ()) for at in members]
        if len(members) < FEW or not found[0] or len({len(vector) for vector in found}) != 1:
            continue
        matrix = _unit(np.array(found, dtype=float))
        rows.update(zip(members, _unit(matrix - matrix.mean(axis=0)), strict=True))
    return rows if len({len(row) for row in rows.values()}) == 1 else {}


def mixed(read: Vectors, rows: Dense, join: float) -> Vectors:
    """The rows with the dense ones as further columns: a cosine becomes half of words, half of these.

    They are scaled so that `join`, which is enough between words, is what a pair has that is as similar in
    words and reaches `ALIKE`.
    """
    import numpy as np  # noqa: PLC0415  # heavy: the CLI imports this module
    from scipy.sparse import csr_matrix, diags, hstack  # noqa: PLC0415  # heavy: the CLI imports this module

    if not rows:
        return read
    count, width = len(read.articles), len(next(iter(rows.values())))
    half = np.sqrt(join / (join + ALIKE))
    lexical, dense = np.ones(count), np.zeros((count, width))
    for at, row in rows.items():
        lexical[at], dense[at] = half, half * row
    matrix = hstack([diags(lexical) @ read.matrix, csr_matrix(dense)]).tocsr()
    matrix.sort_indices()
    return replace(read, matrix=matrix)


def _unit(matrix: Any) -> Any:
    import numpy as np  # noqa: PLC0415  # heavy: the CLI imports this module

    lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
    return matrix / np.where(lengths > 0, lengths, 1)
