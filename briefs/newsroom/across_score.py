"""How well stories in other languages meet the English ones, against labels."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefs.domain.article import Article
from briefs.newsroom.names import PIVOT


@dataclass(frozen=True, slots=True)
class Meeting:
    """Pairs of an article in one language and an English one: linked, rightly linked, and to be linked.

    `fair` are the linked ones that are right when labels which stand at one and the same text count as one:
    a label may be one of several people in one event.
    """

    linked: int
    right: int
    fair: int
    true: int

    @property
    def precision(self) -> float:
        """The share of linked pairs that are right; 1 when none is linked."""
        return self.right / self.linked if self.linked else 1.0

    @property
    def fairness(self) -> float:
        """Precision, labels of one text counted as one."""
        return self.fair / self.linked if self.linked else 1.0

    @property
    def recall(self) -> float:
        """The share of true pairs that are linked; 1 when there are none."""
        return self.right / self.true if self.true else 1.0


def languages(articles: Sequence[Article], truth: Mapping[str, str]) -> tuple[str, ...]:
    """The languages (as the articles declare them) with a true pair to English, by name."""
    english = {truth[article.id] for article in articles if article.lang == PIVOT}
    found = {article.lang for article in articles if truth[article.id] in english}
    return tuple(sorted(found - {PIVOT, ""}))


def meeting(
    articles: Sequence[Article], truth: Mapping[str, str], found: Mapping[str, str], lang: str
) -> Meeting:
    """The score of one language; `truth` and `found` map each article's id to its story."""
    same = _same_labels(articles, truth)
    english, foreign = (
        [article for article in articles if article.lang == spoken] for spoken in (PIVOT, lang)
    )
    linked = [
        (truth[one.id], truth[other.id])
        for one in foreign
        for other in english
        if found[one.id] == found[other.id]
    ]
    return Meeting(
        linked=len(linked),
        right=sum(one == other for one, other in linked),
        fair=sum(not same[one].isdisjoint(same[other]) for one, other in linked),
        true=sum(truth[one.id] == truth[other.id] for one in foreign for other in english),
    )


def _same_labels(articles: Sequence[Article], truth: Mapping[str, str]) -> dict[str, set[str]]:
    """For each label those that stand at one of its texts, itself included."""
    by_text: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        by_text[article.document].add(truth[article.id])
    same: dict[str, set[str]] = defaultdict(set)
    for labels in by_text.values():
        for label in labels:
            same[label] |= labels
    return same
