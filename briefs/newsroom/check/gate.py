"""Judging a whole summary: its sentences against the passages of the story that they cite."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from briefs.domain.article import Article, Outlets, Passage
from briefs.domain.story import Dossier
from briefs.domain.summary import (
    SECTIONS,
    Citation,
    Finding,
    Origin,
    Part,
    Sentence,
    Severity,
    Source,
    Summary,
)
from briefs.newsroom.check import examined, labels, verdict
from briefs.newsroom.check.reading import Cited, Claim
from briefs.newsroom.check.words import flat, run
from briefs.newsroom.injection import SPEAKS, doubt, suspicion, visible

UNSTOPPED = frozenset({Part.HEADLINE, Part.SUBJECT, Part.PREHEADER})
"""Parts that need no full stop."""

NOTED = frozenset({Part.NEW, Part.SUMMARY, Part.BACKGROUND, Part.CONTEXT, Part.OPENING})
"""Parts in which readers see a sentence without citations marked as an editor's note; elsewhere it would pass
for news."""

EXCERPT = 80
"""Characters of an order that are shown to an editor: enough to know it by."""


def judged_summary(summary: Summary, dossier: Dossier, outlets: Outlets) -> Summary:
    """The summary with its headline and every sentence judged; what is held back stays as it is."""
    passages = {passage.key: passage for passage in (*dossier.passages, *dossier.context)}
    articles = {article.id: article for article in (*dossier.articles, *dossier.context_articles)}
    return replace(
        summary,
        headline=judged(summary.headline, passages, articles, outlets),
        sentences=tuple(judged(sentence, passages, articles, outlets) for sentence in summary.sentences),
        sections=tuple(judged(sentence, passages, articles, outlets) for sentence in summary.sections),
    )


def judged(
    sentence: Sentence, passages: Mapping[str, Passage], articles: Mapping[str, Article], outlets: Outlets
) -> Sentence:
    """The sentence with verdict and findings; it may cite only `passages` (by key) of `articles` (by id).

    Its sources are the cited passages with their neighbours, one source an article. An extractive sentence
    must be its passage word for word; an editor's own note without a citation is weak, not unsupported, where
    readers see that it is one.
    """
    known = [citation for citation in sentence.citations if _known(citation, passages, articles)]
    cited = Cited(_sources(known, passages, articles), _others(known, articles), outlets)
    findings = [
        _for_origin(sentence, finding) for finding in examined(_claim(sentence), cited, outlets).findings
    ]
    findings += _extra(sentence, known, passages)
    findings += _orders(known, passages, articles)
    if sentence.part in SECTIONS:
        findings += labels.findings(sentence, cited)
    kept = tuple(finding for finding in findings if finding)
    return replace(sentence, verdict=verdict(kept), findings=kept)


def _claim(sentence: Sentence) -> Claim:
    """What the sentence says: of a quotation also that it is one, and whose."""
    if sentence.part is Part.QUOTE:
        return Claim(
            f"{sentence.label}: “{sentence.text}”" if sentence.label else f"“{sentence.text}”", headline=True
        )
    return Claim(sentence.text, headline=sentence.part in UNSTOPPED)


def _known(citation: Citation, passages: Mapping[str, Passage], articles: Mapping[str, Article]) -> bool:
    return citation.key in passages and citation.article in articles


def _sources(
    citations: Iterable[Citation], passages: Mapping[str, Passage], articles: Mapping[str, Article]
) -> list[Source]:
    """One source an article: the cited passages with the ones before and after, in text order."""
    wanted: dict[str, set[str]] = {}
    for citation in citations:
        wanted.setdefault(citation.article, set()).add(citation.key)
    sources = []
    for name, keys in wanted.items():
        article = articles[name]
        text = "\n".join(_with_neighbours(name, keys, passages))
        sources.append(Source(name, article.outlet, text, article.published, article.lang))
    return sources


def _with_neighbours(article: str, keys: set[str], passages: Mapping[str, Passage]) -> list[str]:
    own = sorted((p for p in passages.values() if p.article == article), key=lambda p: (p.revision, p.start))
    near = {
        beside
        for at, passage in enumerate(own)
        if passage.key in keys
        for beside in (at - 1, at, at + 1)
        if 0 <= beside < len(own) and own[beside].revision == passage.revision
        if beside == at or not (suspicion(own[beside].text) or doubt(own[beside].text))
    }
    return [own[at].text for at in sorted(near)]


def _others(citations: Iterable[Citation], articles: Mapping[str, Article]) -> list[Source]:
    cited = {citation.article for citation in citations}
    return [
        Source(article.id, article.outlet, article.document, article.published, article.lang)
        for article in articles.values()
        if article.id not in cited
    ]


def _for_origin(sentence: Sentence, finding: Finding) -> Finding | None:
    if sentence.origin is Origin.EXTRACTIVE and finding.check == "copied":
        return None
    noted = sentence.origin is Origin.EDITOR and not sentence.citations and sentence.part in NOTED
    if noted and finding.check == "citation":
        return Finding("citation", Severity.WARN, "an editor's own note: it cites nothing and is not checked")
    if sentence.citations and finding.check == "citation":
        return None
    return finding


def _extra(sentence: Sentence, known: list[Citation], passages: Mapping[str, Passage]) -> Iterable[Finding]:
    if len(known) < len(sentence.citations):
        yield Finding("citation", Severity.BLOCK, "cites something that is not in the story")
    own = {run(flat(passages[citation.key].text)) for citation in known}
    if sentence.origin is Origin.EXTRACTIVE and run(flat(sentence.text)) not in own:
        yield Finding(
            "extract", Severity.BLOCK, "is shown as a quotation, but is not the passage that it cites"
        )


def _orders(
    known: Iterable[Citation], passages: Mapping[str, Passage], articles: Mapping[str, Article]
) -> Iterator[Finding]:
    """WARN for a cited passage that speaks to somebody, and a cited report that orders a machine about."""
    for citation in known:
        if why := doubt(passages[citation.key].text):
            yield _order(f"rests on a sentence that {why}", passages[citation.key])
    left = {citation.article for citation in known}
    for passage in passages.values():
        why = suspicion(passage.text) if passage.article in left else ""
        if why not in {"", SPEAKS}:
            left.remove(passage.article)
            outlet = articles[passage.article].outlet
            yield _order(f"rests on a report of {outlet} with a sentence that {why}", passage)


def _order(what: str, passage: Passage) -> Finding:
    return Finding("injection", Severity.WARN, f"{what}: “{visible(passage.text)[:EXCERPT]}”")
