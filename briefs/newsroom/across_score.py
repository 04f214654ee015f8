"""How well stories in other languages meet the English ones, against labels."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefs.domain.article import Article
from briefs.newsroom.names import PIVOT
from briefs.newsroom.score import Agreement


@dataclass(frozen=True, slots=True)
class Meeting(Agreement):
    """Pairs of an article in one language and an English one: found to be of one story, and truly so.

    `fair` are the found ones that are right when labels which stand at one and the same text count as one:
    a label may be one of several people in one event.
    """

    fair: int = 0

    @property
    def fairness(self) -> float:
        """Precision, labels of one text counted as one."""
        return self.fair / self.found if self.found else 1.0


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
        found=len(linked),
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
