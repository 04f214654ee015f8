"""Summaries → the document of a draft brief: items in running order, subject, and what it rests on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from types import MappingProxyType

from briefs.domain.article import Article, Outlets, Passage
from briefs.domain.brief import (
    Brief,
    Choice,
    Coverage,
    Document,
    FailedFeed,
    Item,
    RelatedStory,
    SourceArticle,
)
from briefs.domain.correction import Correction
from briefs.domain.feed import Feed, FeedState
from briefs.domain.newsletter import Newsletter
from briefs.domain.story import Dossier, Told
from briefs.domain.summary import Origin, Part, Sentence, Summary
from briefs.newsroom.injection import suspicion
from briefs.newsroom.titled import titled

VERSION = 1
"""The version of the document's JSON."""

SUBJECT = 110
"""Characters of a subject: what phones show is shorter, what search finds later is not."""

PREHEADER = 160
"""Characters of the line that mail programs show beside the subject."""

SILENT = timedelta(hours=26)
"""A feed not read for a day and a visit is named among those that the brief could not see."""


def document(
    brief: Brief,
    newsletter: Newsletter,
    items: Sequence[Item],
    coverage: Coverage,
    told: Mapping[str, Told] = MappingProxyType({}),
    corrections: Sequence[Correction] = (),
) -> Document:
    """The draft's document and what follows from its items; `told` is what earlier briefs told, by story.

    `corrections` are those to earlier briefs that this one tells, oldest first.
    """
    empty = Document(
        version=VERSION,
        brief=brief.id,
        newsletter=newsletter.name,
        title=newsletter.title,
        language=newsletter.language,
        timezone=newsletter.timezone,
        date=brief.date,
        slot=brief.slot,
        subject=newsletter.title,
        preheader="",
        opening=(),
        items=(),
        coverage=coverage,
        notice=newsletter.notice,
        accent=newsletter.accent,
        mail_parts=newsletter.writer.mail_parts,
        logo=newsletter.logo,
        wording=newsletter.wording,
        images=newsletter.images,
        corrections=tuple(corrections),
    )
    return with_items(empty, [replace(item, related=_recalled(item, told)) for item in items])


def with_items(document: Document, items: Sequence[Item]) -> Document:
    """The document with other items: subject, preheader and counts follow from them.

    Relations are kept only to stories that are in it, and to those that an earlier brief told; lines that
    open the brief only while every story that they cite is in it.
    """
    headlines = {item.story: item.summary.headline.text for item in items}
    keys = {passage.key for item in items for passage in item.passages}
    opening, titles = (_still_cited(said, keys) for said in (document.opening, document.titles))
    lines = list(headlines.values())
    subject = _title(titles, Part.SUBJECT) or (lines[0] if lines else "")
    return replace(
        document,
        subject=shortened(titled(document.title, subject, document.language), SUBJECT),
        preheader=shortened(_title(titles, Part.PREHEADER) or " · ".join(lines[1:4]), PREHEADER),
        opening=opening,
        titles=titles,
        items=tuple(replace(item, related=_related(item, headlines)) for item in items),
        coverage=replace(
            document.coverage,
            stories=len(items),
            sentences=sum(len(item.summary.said) - 1 for item in items),
            held_back=sum(len(item.summary.held_back) for item in items),
            writer=writer([item.summary for item in items if not item.also]),
        ),
    )


def _still_cited(said: Sequence[Sentence], keys: Collection[str]) -> tuple[Sentence, ...]:
    return tuple(one for one in said if all(citation.key in keys for citation in one.citations))


def _title(titles: Sequence[Sentence], part: Part) -> str:
    return next((title.text for title in titles if title.part is part), "")


def _related(item: Item, headlines: Mapping[str, str]) -> tuple[RelatedStory, ...]:
    return tuple(
        RelatedStory(related.story, headlines[related.story]) if related.story in headlines else related
        for related in item.related
        if related.story in headlines or related.brief
    )


def _recalled(item: Item, told: Mapping[str, Told]) -> tuple[RelatedStory, ...]:
    """The item's relations, with headline, date and brief of those that readers were told of."""
    known = ((related, told.get(related.story)) for related in item.related)
    return tuple(
        RelatedStory(related.story, one.headline, one.date, one.brief) if one else related
        for related, one in known
    )


def item(choice: Choice, dossier: Dossier, summary: Summary, outlets: Outlets) -> Item:
    """One story as the brief tells it; its relations get their headlines in `with_items`."""
    story = dossier.story
    return Item(
        story=story.id,
        revision=story.revision,
        summary=summary,
        lineage=dossier.lineage,
        sources=_sources(dossier, summary, outlets),
        passages=_cited(dossier, summary),
        members=story.articles,
        score=choice.score,
        section=choice.section,
        also=choice.also,
        told=dossier.told.headline if dossier.told else "",
        told_date=dossier.told.date if dossier.told else "",
        related=tuple(RelatedStory(other, "") for other in story.related),
        disagreements=dossier.disagreements,
    )


def coverage(
    feeds: Sequence[Feed], states: Mapping[str, FeedState], recent: Iterable[Article], now: datetime
) -> Coverage:
    """What a brief rests on: feeds read and not read, articles and outlets; `with_items` counts the rest."""
    names = {feed.name for feed in feeds}
    articles = [article for article in recent if article.feed in names]
    return Coverage(
        feeds=len(feeds),
        failed=tuple(failed for feed in feeds if (failed := _failed(feed, states.get(feed.name), now))),
        articles=len(articles),
        outlets=len({article.outlet for article in articles}),
        stories=0,
        sentences=0,
        held_back=0,
        writer=str(Origin.EXTRACTIVE),
    )


def writer(summaries: Sequence[Summary]) -> str:
    """Who wrote: "extractive", or the model's name with how many stories it did not write."""
    models = list(dict.fromkeys(summary.model for summary in summaries if summary.model))
    if not models:
        return str(Origin.EXTRACTIVE)
    quoted = sum(not summary.model for summary in summaries)
    rest = f" ({quoted} of {len(summaries)} stories are quoted instead)" if quoted else ""
    return ", ".join(models) + rest


def shortened(text: str, limit: int) -> str:
    """The text, cut at a word and marked where it is longer than the limit."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut[limit // 2 :] else cut}…"


def _failed(feed: Feed, state: FeedState | None, now: datetime) -> FailedFeed | None:
    if state is None or state.last_success is None:
        reason = state.error if state and state.error else "was never read"
    elif state.errors:
        reason = state.error
    elif now - state.last_success > max(SILENT, 2 * feed.every):
        reason = "was not read in time"
    else:
        return None
    return FailedFeed(feed.name, feed.outlet, reason)


def _sentences(summary: Summary) -> tuple[Sentence, ...]:
    return (*summary.said, *summary.held_back)


def _disputed(dossier: Dossier) -> Iterator[Passage]:
    for found in dossier.disagreements:
        for side in found.sides:
            yield from side.passages


def _cited(dossier: Dossier, summary: Summary) -> tuple[Passage, ...]:
    """The passages that any sentence cites, held-back ones too, or outlets disagree on, in story order."""
    keys = {citation.key for sentence in _sentences(summary) for citation in sentence.citations}
    keys |= {passage.key for passage in _disputed(dossier)}
    return tuple(passage for passage in (*dossier.passages, *dossier.context) if passage.key in keys)


def _sources(dossier: Dossier, summary: Summary, outlets: Outlets) -> tuple[SourceArticle, ...]:
    """The cited articles, those that disagree and each outlet's first report, oldest first."""
    cited = {citation.article for sentence in _sentences(summary) for citation in sentence.citations}
    disputed = {passage.article for passage in _disputed(dossier)}
    listed = cited | disputed | {report.article for report in dossier.lineage.reports}
    articles = (*dossier.articles, *(a for a in dossier.context_articles if a.id in cited))
    return tuple(source(article, outlets) for article in articles if article.id in listed)


def source(article: Article, outlets: Outlets) -> SourceArticle:
    """What a brief keeps of an article."""
    outlet = outlets.get(article.outlet)
    return SourceArticle(
        id=article.id,
        revision=article.revision,
        outlet=article.outlet,
        title="" if suspicion(article.title) else article.title,
        url=article.url,
        published=article.published,
        lang=article.lang,
        paywalled=article.paywalled,
        family=outlet.family,
        country=outlet.country,
        kind=outlet.kind,
        summary_only=article.summary_only,
        image=article.image,
    )
