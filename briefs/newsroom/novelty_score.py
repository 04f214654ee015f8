"""How well new passages are told from repeated ones, on labelled cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefs.domain.article import Article, Outlets
from briefs.newsroom.novelty import Telling, new_passages
from briefs.newsroom.passages import split
from briefs.newsroom.score import Agreement


@dataclass(frozen=True, slots=True)
class ToldCase:
    """A story that was told, its later reports, and whether each passage of these is new, in text order."""

    id: str
    telling: Telling
    reports: tuple[Article, ...]
    new: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class NewsScore(Agreement):
    """Of so many passages in so many cases: which are new."""

    cases: int = 0
    passages: int = 0


def judged(case: ToldCase, outlets: Outlets) -> Iterator[tuple[str, bool, bool]]:
    """Each passage of the later reports: its text, whether it is new, and whether it was found to be."""
    passages = [passage for article in case.reports for passage in split(article)]
    found = new_passages(case.reports, passages, case.telling, outlets)
    for passage, new in zip(passages, case.new, strict=True):
        yield passage.text, new, passage.key in found


def score_news(cases: Iterable[ToldCase], outlets: Outlets) -> NewsScore:
    """All cases together."""
    told = list(cases)
    pairs = [(new, found) for case in told for _, new, found in judged(case, outlets)]
    return NewsScore(
        cases=len(told),
        passages=len(pairs),
        true=sum(new for new, _ in pairs),
        found=sum(found for _, found in pairs),
        right=sum(new and found for new, found in pairs),
    )
