"""Stories with sentences about them, made of labelled lines: the material of `benchmarks/checks.py`.

Always the same for the same files. A line of another form than a story's becomes one story of one article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path

from briefs.cli import rows
from briefs.domain.article import Article, Outlets
from briefs.domain.story import Dossier, Story
from briefs.domain.summary import Citation, Origin, Part, Sentence, Source, Summary
from briefs.newsroom import passages
from briefs.newsroom.check.reading import Claim, read
from briefs.newsroom.lineage import trace

NOW = datetime(2026, 2, 20, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Told:
    """The articles of a story, and what a person wrote about it: sentences, each with the articles cited."""

    articles: tuple[Article, ...]
    sentences: tuple[tuple[str, tuple[str, ...]], ...]


def stories(files: Sequence[Path]) -> list[Told]:
    """The stories of files that `briefs eval claims` takes, in their order."""
    lines = ((file.stem, number, row) for file in files for number, row in rows.read(file))
    return [_story(name, number, row) for name, number, row in lines]


def _story(name: str, number: int, row: rows.Row) -> Told:
    texts = [
        text if isinstance(text, dict) else {"text": text} for text in row.get("articles") or row["sources"]
    ]
    articles = {
        str(text.get("id", at)): _article(
            text, f"{name}-{number}-{at}", at, str(row.get("lang") or ""), number
        )
        for at, text in enumerate(texts)
    }
    said = row.get("sentences") or _sentences(str(row.get("claim") or row.get("sentence") or row["right"]))
    sentences = tuple(
        (str(one["text"]), tuple(articles[cite].id for cite in one.get("cites", articles))) for one in said
    )
    return Told(tuple(articles.values()), sentences)


def _sentences(text: str) -> list[dict[str, str]]:
    return [{"text": text[start:end]} for start, end in passages.sentences(text)]


def _article(text: rows.Row, id: str, at: int, lang: str, number: int) -> Article:
    return Article(
        id,
        str(text.get("outlet") or f"Outlet {at}"),
        str(text.get("title") or ""),
        str(text.get("text") or ""),
        published=rows.moment(text.get("published"), number) or NOW - timedelta(hours=at),
        lang=str(text.get("lang") or lang),
    )


def length(text: str) -> int:
    """Words; two signs of a script without spaces are one."""
    return len(text.split()) + sum(sign >= "\u3040" for sign in text) // 2


def joined(told: Sequence[Told], at: int, count: int, words: int = 0) -> tuple[Article, ...]:
    """So many articles for one story: its own, then those of the stories after it in its language.

    Each has so many `words` at least: to its text are added the texts of others, each once in a story while
    there are enough.
    """
    ordered = [article for story in (*told[at:], *told[:at]) for article in story.articles]
    texts = cycle([article for article in ordered if article.lang == ordered[0].lang])
    found = [next(texts) for _ in range(count)]
    return tuple(
        replace(article, id=f"{at}-{place}", text=_longer(article.text, texts, words))
        for place, article in enumerate(found)
    )


def _longer(text: str, texts: Iterator[Article], words: int) -> str:
    pieces = [text]
    while sum(map(length, pieces)) < words:
        pieces.append(next(texts).text)
    return "\n\n".join(pieces)


def sources(articles: Sequence[Article]) -> tuple[Source, ...]:
    """Whole articles, as `briefs verify` reads them."""
    return tuple(Source(a.id, a.outlet, a.document, a.published, a.lang) for a in articles)


def dossier(articles: Sequence[Article], outlets: Outlets) -> Dossier:
    """Everything that a writer may use of a new story."""
    ordered = tuple(sorted(articles, key=lambda one: (one.published or NOW, one.id)))
    first, last = ordered[0].published or NOW, ordered[-1].published or NOW
    story = Story("story", tuple(one.id for one in ordered), first, last)
    spans = tuple(passage for one in ordered for passage in passages.split(one))
    return Dossier(story, ordered, spans, trace(ordered, outlets))


def summary(story: Told, told: Dossier, cited: int) -> Summary:
    """The sentences as a model would give them, each citing the nearest passage of so many articles."""
    head = next(passage for passage in told.passages if passage.start == 0)
    headline = Sentence(
        head.text, (Citation(head.article, head.revision, head.start, head.end),), Origin.LLM, Part.HEADLINE
    )
    sentences = (
        Sentence(text, tuple(_citations(text, told, cited)), Origin.LLM) for text, _ in story.sentences
    )
    return Summary(told.story.id, headline, tuple(sentences))


def _citations(text: str, told: Dossier, count: int) -> Iterator[Citation]:
    roots = Claim(text).roots
    nearest = sorted(told.passages, key=lambda p: (-len(roots & read(p.text).roots), p.key))
    best = {passage.article: passage for passage in reversed(nearest)}
    ranked = sorted(best.values(), key=lambda p: (-len(roots & read(p.text).roots), p.key))
    for passage in ranked[:count]:
        yield Citation(passage.article, passage.revision, passage.start, passage.end)
