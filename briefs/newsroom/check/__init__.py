"""The gate: does what a sentence cites support it? One check a module; fixed rules, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence

from briefs.domain.article import Outlets
from briefs.domain.summary import Checked, Evidence, Finding, Severity, Source, Verdict
from briefs.newsroom.check import (
    certainty,
    contact,
    coverage,
    credit,
    dates,
    exchanged,
    names,
    negation,
    notes,
    numbers,
    opposites,
    ordinals,
    quotes,
    shape,
)
from briefs.newsroom.check.reading import Cited, Claim, Text
from briefs.newsroom.check.words import run

__all__ = ["check", "examined", "verdict", "word_for_word"]


def check(sentence: str, cited: Sequence[Source], outlets: Outlets, others: Sequence[Source] = ()) -> Checked:
    """What the gate says of a sentence that cites these sources.

    A source is a passage or a whole article; `others`, the story's remaining sources, only serve to say that
    one of them supports the sentence better. Nothing here is a guarantee: swapped roles, tone and cause are
    not seen.
    """
    return examined(Claim(sentence), Cited(cited, others, outlets), outlets)


def examined(claim: Claim, cited: Cited, outlets: Outlets) -> Checked:
    """The same of a sentence and sources already read."""
    findings = (*shape.uncited(cited), *shape.plain_text(claim, cited), *contact.findings(claim))
    if not any(text.passages for text in cited.texts):
        return Checked(verdict(findings), findings)
    if not word_for_word(claim, cited):
        findings += (
            *shape.one_sentence(claim),
            *quotes.findings(claim, cited),
            *numbers.findings(claim, cited),
            *exchanged.findings(claim, cited),
            *ordinals.findings(claim, cited),
            *coverage.findings(claim, cited),
            *credit.findings(claim, cited, outlets),
            *names.findings(claim, cited),
            *negation.findings(claim, cited),
            *opposites.findings(claim, cited),
            *dates.findings(claim, cited),
            *certainty.findings(claim, cited),
        )
    findings += notes.findings(claim, cited, outlets)
    return Checked(verdict(findings), findings, evidence(claim, cited))


def verdict(findings: Sequence[Finding]) -> Verdict:
    """Any BLOCK makes a sentence unsupported, else any WARN makes it weak; NOTEs change nothing."""
    severities = {finding.severity for finding in findings}
    if Severity.BLOCK in severities:
        return Verdict.UNSUPPORTED
    return Verdict.WEAK if Severity.WARN in severities else Verdict.SUPPORTED


def word_for_word(claim: Claim, cited: Cited) -> bool:
    """Whether the sentence is a cited passage, marks and capitals aside."""
    wanted = run(claim.flat)
    return any(run(passage.flat) == wanted for text in cited.texts for passage in text.passages)


def evidence(claim: Claim, cited: Cited) -> tuple[Evidence, ...]:
    """For each cited source, the passage that holds most of the sentence's words and figures."""
    return tuple(
        Evidence(text.source.id, _best_passage(claim, text)) for text in cited.texts if text.passages
    )


def _best_passage(claim: Claim, text: Text) -> str:
    def held(at: int) -> tuple[int, int, int]:
        passage = text.passages[at]
        figures = sum(
            any(numbers.agrees(figure, other) for other in passage.figures) for figure in claim.figures
        )
        exact = run(passage.flat) == run(claim.flat)
        return exact, len(claim.roots & passage.roots) + figures, -at

    return text.passages[max(range(len(text.passages)), key=held)].text
