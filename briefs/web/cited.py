"""A cited passage as an editor sees it: within its article, with what is to be known of that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefs.adapters.pages.dates import Calendar
from briefs.adapters.pages.links import clean, safe_language, safe_url, text_fragment
from briefs.domain.article import Article, Passage
from briefs.domain.brief import SourceArticle
from briefs.domain.summary import Citation

AROUND = 220
"""Characters of the article shown before and after a passage: enough to see what it is about."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A passage in its article: `note` says what an editor should know of it."""

    outlet: str
    when: str
    title: str
    url: str
    lang: str
    before: str
    passage: str
    after: str
    note: str = ""


def cited(
    sources: Sequence[SourceArticle],
    passages: Sequence[Passage],
    citation: Citation,
    articles: Mapping[str, Article],
    days: Calendar,
) -> Cited:
    """What a citation points at; `articles` are the newest revisions."""
    source = next((source for source in sources if source.id == citation.article), None)
    passage = next((passage.text for passage in passages if passage.key == citation.key), "")
    article = articles.get(citation.article)
    before, after, note = _around(citation, article)
    return Cited(
        outlet=clean(source.outlet) if source else citation.article,
        when=days.minute(source.published) if source and source.published else "",
        title=clean(source.title) if source else "",
        url=text_fragment(safe_url(source.url), passage) if source else "",
        lang=safe_language(source.lang) if source else "",
        before=before,
        passage=clean(passage),
        after=after,
        note=_note(source, article, note),
    )


def _around(citation: Citation, article: Article | None) -> tuple[str, str, str]:
    """What stands before and after the passage, and why nothing does."""
    if article is None:
        return "", "", "the article is no longer stored"
    if article.revision != citation.revision:
        return "", "", "the article was changed since this was drafted"
    text = article.document
    before = text[max(0, citation.start - AROUND) : citation.start]
    after = text[citation.end : citation.end + AROUND]
    if citation.start > AROUND:
        before = f"…{before.partition(' ')[2]}"
    if citation.end + AROUND < len(text):
        after = f"{after.rpartition(' ')[0]}…"
    return clean(before), clean(after), ""


def _note(source: SourceArticle | None, article: Article | None, changed: str) -> str:
    marks = (
        "subscription" if source and source.paywalled else "",
        "only a summary of it was read" if article and article.summary_only else "",
        changed,
    )
    return "; ".join(mark for mark in marks if mark)
