"""Labels: whether what stands before a sentence (a holder, a speaker, a day) is in what it cites."""

from __future__ import annotations

from briefs.domain.summary import Finding, Part, Sentence, Severity
from briefs.newsroom.check import dates, names, numbers, shape
from briefs.newsroom.check.reading import Cited, Claim

NEEDED = {
    Part.PERSPECTIVE: "a view needs its holder",
    Part.QUOTE: "a quotation needs its speaker",
    Part.TIMELINE: "an entry of a timeline needs its day",
}


def findings(sentence: Sentence, cited: Cited) -> tuple[Finding, ...]:
    """BLOCK for a missing label that the section needs, and for one whose figures are not in the cited text.

    WARN for names and days that are not, BLOCK for a day that is contradicted; the label of a quotation is
    checked with it.
    """
    if not sentence.label:
        missing = NEEDED.get(sentence.part)
        return (Finding("label", Severity.BLOCK, missing),) if missing else ()
    label = Claim(sentence.label, headline=True)
    plain = shape.plain_text(label, cited)
    if sentence.part is Part.QUOTE:
        return plain
    checks = (numbers.findings, names.findings, dates.findings)
    return (*plain, *(finding for check in checks for finding in check(label, cited)))
