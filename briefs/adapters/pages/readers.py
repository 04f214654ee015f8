"""What of a document readers get: the same in every format, and nothing that was held back."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import chain

from briefs.domain.brief import Document, Item
from briefs.domain.summary import Sentence, Summary
from briefs.newsroom.correcting import unsigned


def for_readers(document: Document) -> Document:
    """The document without what the gate held back, and without editors' findings, names and notes.

    A story whose headline may not be published goes with every link to it, and so do passages and articles
    that only hidden sentences cite, and disagreements that are not sure; pictures where none are shown.
    """
    items = [item for item in document.items if item.summary.headline.publishable]
    summaries = [_shown(item.summary) for item in items]
    opening = _published(document.opening)
    said = chain(opening, *(summary.said for summary in summaries))
    cited = {citation for sentence in said for citation in sentence.citations}
    articles = {citation.article for citation in cited}
    keys = {citation.key for citation in cited}
    stories = {item.story for item in items}
    kept = tuple(
        _kept(item, summary, articles, keys, stories) for item, summary in zip(items, summaries, strict=True)
    )
    kept = kept if document.images else tuple(map(_unpictured, kept))
    return replace(
        document,
        opening=opening,
        titles=_published(document.titles),
        items=kept,
        corrections=unsigned(document.corrections),
    )


def _shown(summary: Summary) -> Summary:
    return replace(
        summary,
        headline=_signed(summary.headline),
        sentences=_published(summary.sentences),
        sections=_published(summary.sections),
        held_back=(),
        fallback="",
    )


def _kept(
    item: Item,
    summary: Summary,
    articles: AbstractSet[str],
    keys: AbstractSet[str],
    stories: AbstractSet[str],
) -> Item:
    sure = tuple(found for found in item.disagreements if found.sure)
    disputed = [passage for found in sure for side in found.sides for passage in side.passages]
    listed = articles | {r.article for r in item.lineage.reports} | {p.article for p in disputed}
    kept = keys | {passage.key for passage in disputed}
    return replace(
        item,
        summary=summary,
        disagreements=sure,
        sources=tuple(source for source in item.sources if source.id in listed),
        passages=tuple(passage for passage in item.passages if passage.key in kept),
        related=tuple(other for other in item.related if other.brief or other.story in stories),
    )


def _unpictured(item: Item) -> Item:
    if not any(source.image for source in item.sources):
        return item
    return replace(item, sources=tuple(replace(source, image="") for source in item.sources))


def _published(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    return tuple(_signed(sentence) for sentence in sentences if sentence.publishable)


def _signed(sentence: Sentence) -> Sentence:
    """What the checks said stays in the verdict; who took the sentence on stays in the newsroom."""
    if not (sentence.findings or sentence.overridden_by or sentence.override_note):
        return sentence
    return replace(sentence, findings=(), overridden_by="", override_note="")
