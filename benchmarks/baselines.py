"""What others do: the public baselines that grouping is compared with, each articles → labels.

Title and 300 characters, TF-IDF by scikit-learn with its English stop words, learnt from the file itself.
Each threshold is one value for all files, the best of a coarse grid by mean B-cubed F1 over the development
files: that flatters the baselines.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from sklearn.cluster import DBSCAN, HDBSCAN, AgglomerativeClustering
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics.pairwise import cosine_distances

from briefs.domain.article import Article

Labels = Sequence[int]
Method = Callable[[Sequence[Article]], Labels]
LEAD = 300
LINKAGE = 0.82
EPSILON = 0.75
JACCARD = 0.5


def tfidf(articles: Sequence[Article]) -> Any:
    """Unit-length rows."""
    reader = TfidfVectorizer(sublinear_tf=True, stop_words="english")
    return reader.fit_transform([f"{article.title} {article.text[:LEAD]}" for article in articles])


def distances(matrix: Any) -> Any:
    """All cosine distances, as these methods need them."""
    return cosine_distances(matrix)


def agglomerative(matrix: Any, threshold: float = LINKAGE) -> Labels:
    """Average linkage, by scikit-learn."""
    model = AgglomerativeClustering(
        None, metric="precomputed", linkage="average", distance_threshold=threshold
    )
    return labels(model.fit_predict(distances(matrix)))


def hdbscan(matrix: Any, method: str = "leaf") -> Labels:
    """HDBSCAN with its smallest clusters, by scikit-learn; noise stands alone."""
    model = HDBSCAN(min_cluster_size=2, metric="precomputed", cluster_selection_method=method, copy=False)
    return labels(model.fit_predict(distances(matrix)))


def dbscan(matrix: Any, epsilon: float = EPSILON) -> Labels:
    """DBSCAN, by scikit-learn; noise stands alone."""
    return labels(DBSCAN(eps=epsilon, min_samples=2, metric="cosine").fit_predict(matrix))


def titles(articles: Sequence[Article]) -> Labels:
    """The rule of newsletter tools: two titles are of one story when they share half of their words."""
    seen: list[frozenset[str]] = []
    found: list[int] = []
    for article in articles:
        words = frozenset(re.findall(r"\w+", article.title.casefold()))
        near = (at for at, other in enumerate(seen) if len(words & other) >= JACCARD * len(words | other) > 0)
        found.append(found[at] if (at := next(near, None)) is not None else len(seen))
        seen.append(words)
    return found


def labels(found: Sequence[int]) -> Labels:
    """The labels with a number of its own for each article that was called noise."""
    return [int(label) if label >= 0 else -1 - at for at, label in enumerate(found)]


METHODS: dict[str, Method] = {
    "TF-IDF, average linkage": lambda articles: agglomerative(tfidf(articles)),
    "TF-IDF, HDBSCAN leaf": lambda articles: hdbscan(tfidf(articles)),
    "TF-IDF, HDBSCAN eom": lambda articles: hdbscan(tfidf(articles), "eom"),
    "TF-IDF, DBSCAN": lambda articles: dbscan(tfidf(articles)),
    "title Jaccard ≥ 0.5": titles,
    "every article alone": lambda articles: range(len(articles)),
    "one story": lambda articles: [0] * len(articles),
}
