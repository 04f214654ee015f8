"""Leading a sentence to the passages that bear it out, where the model cited others.

As post-hoc attribution (RARR, Gao et al. 2023), but only where every check then passes, and never silently.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from briefs.domain.article import Article, Outlets, Passage
from briefs.domain.summary import Citation, Finding, Origin, Part, Sentence, Severity, Source, Verdict
from briefs.newsroom.check.citing import ranked
from briefs.newsroom.check.gate import judged
from briefs.newsroom.check.reading import WINDOW, Claim, read

TRIED = 3
"""Articles that are tried: those that hold most of the sentence's words."""


def recited(
    sentence: Sentence, passages: Mapping[str, Passage], articles: Mapping[str, Article], outlets: Outlets
) -> Sentence:
    """The judged sentence of a model with better citations where only those pass every check; else itself.

    What it cited before is told in a note. `passages` (by key) and `articles` (by id) are what it may cite.
    """
    if sentence.origin is not Origin.LLM or sentence.verdict is Verdict.SUPPORTED:
        return sentence
    claim = Claim(sentence.text)
    sources = [Source(a.id, a.outlet, a.document, a.published, a.lang) for a in articles.values()]
    for source in ranked(claim, sources)[:TRIED]:
        found = _window(claim, [p for p in passages.values() if p.article == source.id])
        points = tuple(Citation(p.article, p.revision, p.start, p.end) for p in found)
        for citations in (points, tuple(dict.fromkeys((*sentence.citations, *points)))):
            other = judged(replace(sentence, citations=citations), passages, articles, outlets)
            if other.verdict is Verdict.SUPPORTED:
                return replace(other, findings=(*other.findings, _note(sentence, articles)))
    return sentence


def _window(claim: Claim, passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """The neighbouring passages of one article that hold most of the sentence, as few as will do."""
    own = sorted(passages, key=lambda p: (p.revision, p.start))
    spans = [(start, start + size) for size in range(1, WINDOW + 1) for start in range(len(own) - size + 1)]
    found = max(
        spans, key=lambda span: (_held(claim, own[slice(*span)]), span[0] - span[1], -span[0]), default=(0, 0)
    )
    return tuple(own[slice(*found)])


def _held(claim: Claim, passages: Sequence[Passage]) -> int:
    roots = frozenset[str]().union(*(read(passage.text).roots for passage in passages))
    values = {figure.value for passage in passages for figure in read(passage.text).figures}
    return len(claim.roots & roots) + sum(figure.value in values for figure in claim.figures)


def _note(sentence: Sentence, articles: Mapping[str, Article]) -> Finding:
    cited = dict.fromkeys(articles[c.article].outlet for c in sentence.citations if c.article in articles)
    named = " and ".join(outlet or "an unnamed outlet" for outlet in cited) or "nothing"
    kind = "headline" if sentence.part is Part.HEADLINE else "sentence"
    return Finding(
        "recited", Severity.NOTE, f"the model led this {kind} to {named}; what it cites here bears it out"
    )
