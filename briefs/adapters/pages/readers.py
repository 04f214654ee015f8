"""The part of a document that readers get: in every format the same, and nothing that an editor holds back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefs.domain.brief import Document, Item
from briefs.domain.summary import Sentence


def for_readers(document: Document) -> Document:
    """The document without what the gate held back, and without editors' findings, names and notes.

    A story whose headline may not be published goes, and so do passages and articles that only hidden
    sentences cite.
    """
    return replace(
        document,
        opening=_published(document.opening),
        items=tuple(_item(item) for item in document.items if item.summary.headline.publishable),
    )


def cited(item: Item) -> Iterator[Sentence]:
    """Every sentence of an item that may cite: those of the summary, then the headline."""
    yield from item.summary.sentences
    yield item.summary.headline


def _item(item: Item) -> Item:
    summary = replace(
        item.summary,
        headline=_signed(item.summary.headline),
        sentences=_published(item.summary.sentences),
        held_back=(),
        fallback="",
    )
    shown = replace(item, summary=summary)
    citations = [citation for sentence in cited(shown) for citation in sentence.citations]
    reports = {report.article for report in item.lineage.reports}
    first = {item.lineage.first.article} if item.lineage.first else set()
    articles = {citation.article for citation in citations} | reports | first
    keys = {citation.key for citation in citations}
    return replace(
        shown,
        sources=tuple(source for source in item.sources if source.id in articles),
        passages=tuple(passage for passage in item.passages if passage.key in keys),
    )


def _published(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    return tuple(_signed(sentence) for sentence in sentences if sentence.publishable)


def _signed(sentence: Sentence) -> Sentence:
    """What the checks said stays in the verdict; who took the sentence on stays in the newsroom."""
    return replace(sentence, findings=(), overridden_by="", override_note="")
