"""How often disagreements are found where people see them, and only there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefs.domain.article import Article, Outlets
from briefs.newsroom.disagreements import disagreements
from briefs.newsroom.passages import split
from briefs.newsroom.score import Agreement

Figures = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class LabelledStory:
    """Reports of one event, and the figures on which they differ, sorted; a date is month × 100 + day."""

    id: str
    articles: tuple[Article, ...]
    differ: frozenset[Figures]


@dataclass(frozen=True, slots=True)
class Score(Agreement):
    """Of so many stories; a disagreement that is true has exactly its figures."""

    stories: int = 0


def found_in(story: LabelledStory, outlets: Outlets) -> frozenset[Figures]:
    """The figures of each disagreement that is found in the story."""
    passages = tuple(passage for article in story.articles for passage in split(article))
    found = disagreements(story.articles, passages, outlets)
    return frozenset(tuple(sorted(side.amount for side in one.sides)) for one in found)


def score(stories: Iterable[LabelledStory], found: Mapping[str, frozenset[Figures]]) -> Score:
    """The score of what was found in these stories."""
    pairs = [(story.differ, found[story.id]) for story in stories]
    return Score(
        stories=len(pairs),
        right=sum(len(true & got) for true, got in pairs),
        found=sum(len(got) for _, got in pairs),
        true=sum(len(true) for true, _ in pairs),
    )
