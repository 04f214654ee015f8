"""Writing one story: write → check → repair once → quote instead → leave out. The gate never empties it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from briefs.domain.article import Article, Passage
from briefs.domain.errors import ModelError, NothingToTell
from briefs.domain.model import Prompt, Reply
from briefs.domain.newsletter import Newsletter, WriterKind
from briefs.domain.story import Dossier
from briefs.domain.summary import Origin, Part, Sentence, Summary
from briefs.newsroom.check.gate import judged, judged_summary
from briefs.newsroom.check.reading import Claim, share
from briefs.newsroom.check.reciting import recited
from briefs.newsroom.extract import extract, headlines, replacements
from briefs.newsroom.prompt import ask, repair
from briefs.newsroom.reply import read
from briefs.newsroom.told import led_by_news
from briefs.ports import Model, Services
from briefs.steps.asking import reply

TRIES = 5
"""Quotes that are judged to stand in for one blocked sentence; one that fails five times has no equal."""

REPEATED = 0.8
"""Share of a section's sentence that one sentence before it holds, from which it only says that again."""

NO_MODEL = "no model is configured: set OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own"
ALL_BLOCKED = "no sentence of the model passed the checks"
NOTHING_NEW = "the model told only what readers know already"

_ORDER = tuple(Part)


@dataclass(frozen=True, slots=True)
class _Job:
    services: Services
    newsletter: Newsletter
    dossier: Dossier
    brief: str
    now: datetime

    def judged(self, sentence: Sentence) -> Sentence:
        return judged(sentence, self._passages, self._articles, self.services.outlets)

    def judged_summary(self, summary: Summary) -> Summary:
        """The summary, judged; a sentence that other passages of the story bear out cites those."""
        found = judged_summary(summary, self.dossier, self.services.outlets)
        return replace(
            found,
            headline=self._recited(found.headline),
            sentences=tuple(map(self._recited, found.sentences)),
        )

    def _recited(self, sentence: Sentence) -> Sentence:
        """Led to the story's own reports only: of related stories one sentence of context may tell."""
        if sentence.part is Part.CONTEXT:
            return sentence
        passages = {passage.key: passage for passage in self.dossier.passages}
        articles = {article.id: article for article in self.dossier.articles}
        return recited(sentence, passages, articles, self.services.outlets)

    @property
    def _passages(self) -> dict[str, Passage]:
        return {p.key: p for p in (*self.dossier.passages, *self.dossier.context)}

    @property
    def _articles(self) -> dict[str, Article]:
        return {a.id: a for a in (*self.dossier.articles, *self.dossier.context_articles)}


def summarise(
    services: Services, newsletter: Newsletter, dossier: Dossier, brief: str, now: datetime
) -> Summary:
    """The summary of one story, every sentence of it publishable; what the gate kept back is in `held_back`.

    Without a usable answer of the model the story is quoted, and `fallback` says why. NothingToTell when
    not even a title of the story passes the checks.
    """
    job = _Job(services, newsletter, dossier, brief, now)
    if newsletter.writer.kind is WriterKind.EXTRACTIVE:
        return _quoted(job)
    if services.model is None:
        return _quoted(job, NO_MODEL if newsletter.writer.kind is WriterKind.LLM else "")
    name = newsletter.writer.model
    return _written(job, services.model.named(name) if name else services.model)


def one_line(
    services: Services, newsletter: Newsletter, dossier: Dossier, brief: str, now: datetime
) -> Summary:
    """The best headline of a story and nothing else; NothingToTell when no title of it passes the checks."""
    job = _Job(services, newsletter, dossier, brief, now)
    extracted = extract(dossier, services.outlets, newsletter.language)
    return replace(extracted, headline=_headline(job, job.judged(extracted.headline)), sentences=())


def _written(job: _Job, model: Model) -> Summary:
    try:
        prompt = ask(job.dossier, job.newsletter, job.services.outlets)
        summary = job.judged_summary(read(_reply(job, model, prompt), prompt))
    except ModelError as error:
        return _quoted(job, str(error))
    published = _publishable(job, _repaired(job, model, summary))
    if not any(sentence.origin is Origin.LLM for sentence in published.sentences):
        return _quoted(job, ALL_BLOCKED, published.held_back)
    if job.dossier.fresh and all(sentence.part is not Part.NEW for sentence in published.sentences):
        return _quoted(job, NOTHING_NEW, published.held_back)
    return published


def _quoted(job: _Job, fallback: str = "", held_back: Sequence[Sentence] = ()) -> Summary:
    """The story as the extractive writer tells it, after the same checks."""
    extracted = extract(job.dossier, job.services.outlets, job.newsletter.language)
    published = _publishable(job, job.judged_summary(extracted))
    return replace(published, fallback=fallback, held_back=(*held_back, *published.held_back))


def _repaired(job: _Job, model: Model, summary: Summary) -> Summary:
    """The summary with what one repair request mended in the place of what failed; the rest as it was."""
    if all(sentence.publishable for sentence in (summary.headline, *summary.sentences)):
        return summary
    try:
        prompt = repair(job.dossier, job.newsletter, job.services.outlets, summary)
        mended = job.judged_summary(read(_reply(job, model, prompt), prompt))
    except ModelError:
        return summary
    good = iter([sentence for sentence in mended.sentences if sentence.publishable])
    headline = mended.headline if _mends(summary.headline, mended.headline) else summary.headline
    sentences = tuple(s if s.publishable else next(good, s) for s in summary.sentences)
    before, after = (summary.headline, *summary.sentences), (headline, *sentences)
    replaced = tuple(old for old, new in zip(before, after, strict=True) if old is not new)
    return replace(summary, headline=headline, sentences=sentences, held_back=replaced)


def _mends(failed: Sentence, mended: Sentence) -> bool:
    return mended.publishable and not failed.publishable


def _publishable(job: _Job, summary: Summary) -> Summary:
    """The judged summary as readers may see it: what is blocked becomes a quote, or is left out."""
    headline = _headline(job, summary.headline)
    blocked = tuple(s for s in summary.said if not s.publishable)
    shown: list[Sentence | None] = list(summary.sentences)
    for place, sentence in enumerate(summary.sentences):
        if not sentence.publishable:
            kept = [headline, *(s for s in shown if s and s.publishable)]
            shown[place] = _quote_for(job, sentence, kept)
    ordered = sorted((s for s in shown if s), key=lambda sentence: _ORDER.index(sentence.part))
    held_back = (*summary.held_back, *blocked)
    sections = tuple(_unsaid(summary.sections, ordered))
    told = replace(
        summary, headline=headline, sentences=tuple(ordered), held_back=held_back, sections=sections
    )
    return led_by_news(told, job.dossier)


def _unsaid(sections: Sequence[Sentence], told: Sequence[Sentence]) -> Iterator[Sentence]:
    """The sentences of sections that readers may see and that add to what was told."""
    said = [Claim(sentence.text).roots for sentence in told]
    for sentence in sections:
        roots = Claim(sentence.text).roots
        if sentence.publishable and all(share(roots, other) < REPEATED for other in said):
            said.append(roots)
            yield sentence


def _headline(job: _Job, headline: Sentence) -> Sentence:
    if headline.publishable:
        return headline
    for title in headlines(job.dossier, job.services.outlets, job.newsletter.language):
        checked = job.judged(title)
        if checked.publishable:
            return checked
    raise NothingToTell(f"no title of story {job.dossier.story.id} passes the checks; it is left out")


def _quote_for(job: _Job, blocked: Sentence, kept: Sequence[Sentence]) -> Sentence | None:
    """The best quote that says what is not said yet, of an article that the blocked sentence cited if any."""
    cited = {citation.article for citation in blocked.citations}
    said = (*kept, blocked) if blocked.origin is Origin.EXTRACTIVE else kept
    free = replacements(job.dossier, job.services.outlets, said, job.newsletter.language)
    preferred = sorted(free, key=lambda quote: quote.citations[0].article not in cited)
    checked = (job.judged(quote) for quote in preferred[:TRIES])
    return next((quote for quote in checked if quote.publishable), None)


def _reply(job: _Job, model: Model, prompt: Prompt) -> Reply:
    return reply(job.services, model, prompt, job.newsletter.writer.budget, job.brief, job.now)
