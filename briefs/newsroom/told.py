"""What readers were told of a story, and how a story that they know is told again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefs.domain.brief import Document
from briefs.domain.story import Dossier, Story, Told
from briefs.domain.summary import Part, Sentence, Summary

PARTS = tuple(Part)


def remembered(stories: Iterable[Story], told: Iterable[Told]) -> dict[str, Told]:
    """By story, what readers were told of it, under whatever id its articles had then.

    Stories are merged and split after they were told: what was told last of any of its articles counts, and
    the articles of all these tellings are known.
    """
    by_article: dict[str, list[Told]] = {}
    for one in told:
        for member in one.articles:
            by_article.setdefault(member, []).append(one)
    found = (
        (story, [one for member in story.articles for one in by_article.get(member, ())]) for story in stories
    )
    return {story.id: _joined(story, tellings) for story, tellings in found if tellings}


def _joined(story: Story, tellings: Sequence[Told]) -> Told:
    last = max(tellings, key=lambda one: (one.date, one.brief, one.story == story.id, one.story))
    return replace(last, story=story.id, articles=frozenset[str]().union(*(one.articles for one in tellings)))


def led_by_news(summary: Summary, dossier: Dossier) -> Summary:
    """The summary with its parts as they are: what cites a new passage, then one sentence of background.

    Of a story that readers do not know nothing is changed.
    """
    if not dossier.told or not dossier.fresh:
        return summary
    kept: list[Sentence] = []
    for sentence in summary.sentences:
        part = _true_part(sentence, dossier)
        if part is not Part.BACKGROUND or all(other.part is not Part.BACKGROUND for other in kept):
            kept.append(replace(sentence, part=part))
    ordered = sorted(kept, key=lambda sentence: PARTS.index(sentence.part))
    return replace(summary, sentences=tuple(ordered))


def _true_part(sentence: Sentence, dossier: Dossier) -> Part:
    if sentence.part is Part.CONTEXT or not sentence.citations:
        return sentence.part
    return Part.NEW if any(c.key in dossier.fresh for c in sentence.citations) else Part.BACKGROUND


def said(document: Document, told: Told) -> tuple[str, ...]:
    """What a brief's document says of a told story: its headline and its sentences."""
    return tuple(
        sentence.text
        for item in document.items
        if not told.articles.isdisjoint(item.members)
        for sentence in item.summary.said
    )
