"""Is it one finished sentence of plain text, with a citation?"""

from __future__ import annotations

import re
import unicodedata

from briefs.domain.summary import Finding, Severity
from briefs.newsroom.check.quotes import quoted
from briefs.newsroom.check.reading import Cited, Claim
from briefs.newsroom.passages import sentences

_STOPPED = re.compile(r"[.!?…。！？｡؟۔।][\"'”’»)\]」』】）]*\Z")
_DANGLING = re.compile(
    r"(?:[,;:—–-]|(?<![^\W\d_])(?:the|an?|of|to|by|in|on|at|for|from|with|and|or|but|that|than|as|its|their|his|her"
    r"|is|are|was|were|has|have|had|will|would|into|over|after|before|because|which|who|not))[\"'”’]?[.…]*\Z",
    re.IGNORECASE,
)
_FORBIDDEN = (
    ("a web address", re.compile(r"https?:|\bwww\.|://", re.IGNORECASE)),
    ("an e-mail address", re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.\w", re.IGNORECASE)),
    (
        "HTML",
        re.compile(r"</?[a-zA-Z!|][^<>]{0,200}>|&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});", re.IGNORECASE),
    ),
    (
        "markdown",
        re.compile(
            r"\*\*[^\s*][^*]{0,200}\*\*|__|```|(?<![`\w])`[^`\s](?:[^`]{0,80}[^`\s])?`(?!`)|\]\(|\A\s*(?:#{1,6} |[*+>•-] |\d{1,2}[.)] )|~~|\|\s*-{2,}"
        ),
    ),
    (
        "a citation mark",
        re.compile(r"\[\d{1,3}\]|[\[(](?:source:? )?[A-Z]\d{1,3}[\])]|【[^】]{0,40}†", re.IGNORECASE),
    ),
)
_IF_CITED = (
    (
        "a web address",
        re.compile(
            r"\b[\w-]{1,63}\.(?:com|org|net|info|biz|gov|edu|io|ai|app|dev|ru|cn|xyz|top|co\.\w\w)\b(?!\.)",
            re.IGNORECASE,
        ),
    ),
    ("an account name", re.compile(r"(?<![\w.])@\w{2,}")),
)
_CHATTER = re.compile(
    r"\A\W*(?:sure|certainly|of course|absolutely|okay|ok)[,!.] |\bas an ai\b|\b(?:ai|language) (?:language )?model\b.{0,20}\b(?:i|my)\b"
    r"|\A\W*(?:here(?:'s| is| are) (?:the|a|an|your)\b.{0,30}\b(?:summary|brief|headline|sentence|rewrite))"
    r"|\bI (?:cannot|can't|am unable to|don't have) (?:provide|help|assist|access|verify|summari[sz]e|answer)"
    r"|\b(?:the|this) (?:provided|given|supplied|above) (?:text|article|source|passage|context|content)s?\b"
    r"|\A\W*(?:summary|headline|note|output|answer|sentence \d)\s*:|<\||\bignore (?:all |the )?previous instructions",
    re.IGNORECASE,
)
_JOINERS = frozenset("\u200c\u200d")


def uncited(cited: Cited) -> tuple[Finding, ...]:
    """BLOCK when nothing, or nothing with any text, is cited."""
    if not cited.texts:
        return (Finding("citation", Severity.BLOCK, "cites nothing"),)
    if not any(text.passages for text in cited.texts):
        return (Finding("citation", Severity.BLOCK, "cites a source without text"),)
    return ()


def one_sentence(claim: Claim) -> tuple[Finding, ...]:
    """BLOCK when it is none, more than one, or breaks off; WARN when only the final stop is missing.

    A quotation may hold several sentences. A headline needs no stop.
    """
    text = _outside(claim)
    count = len(sentences(text))
    if not any(char.isalnum() for char in text):
        return (Finding("sentence", Severity.BLOCK, "says nothing"),)
    if count > 1:
        return (Finding("sentence", Severity.BLOCK, f"is {count} sentences, where one is wanted"),)
    if _DANGLING.search(text) and not _closed(text):
        return (Finding("sentence", Severity.BLOCK, f"breaks off after “{text.split()[-1]}”"),)
    if not claim.headline and not _STOPPED.search(claim.text.strip()):
        return (Finding("sentence", Severity.WARN, "has no full stop: it may be cut short"),)
    return ()


def plain_text(claim: Claim, cited: Cited) -> tuple[Finding, ...]:
    """BLOCK for addresses, account names, markup, citation marks, hidden characters and a model's chatter."""
    found = [(what, match) for what, pattern in _FORBIDDEN if (match := pattern.search(claim.text))]
    for what, pattern in _IF_CITED:
        match = pattern.search(claim.text)
        if match and not any(match.group().casefold() in text.source.text.casefold() for text in cited.texts):
            found.append((what, match))
    details = [f"contains {what}: {match.group()[:40].strip()}" for what, match in found]
    if hidden := _hidden(claim.text):
        details.append(f"contains a hidden or control character (U+{ord(hidden):04X})")
    if chatter := _CHATTER.search(claim.text):
        details.append(f"sounds like a model speaking: “{chatter.group().strip()[:40]}”")
    return tuple(Finding("text", Severity.BLOCK, detail) for detail in details)


def _outside(claim: Claim) -> str:
    """The sentence with the stops inside its quotations taken out, save one that ends it."""
    text = claim.text.strip()
    for start, end in reversed([(quote.start, quote.end) for quote in quoted(text)]):
        ends = end >= len(text) - 1
        inner = re.sub(r"[.!?…。！？]+", ",", text[start : end - 2 if ends else end])
        text = text[:start] + inner + (text[end - 2 :] if ends else text[end:])
    return text


def _closed(text: str) -> bool:
    """Whether it does end: "the deal they had hoped for." is a sentence, "the deal for" is not."""
    return bool(_STOPPED.search(text)) and not re.search(
        r"(?:[,;:—–-]|\b(?:the|an?|and|or|its|their|of))[\"'”’]?[.…]*\Z", text, re.IGNORECASE
    )


def _hidden(text: str) -> str:
    for at, char in enumerate(text):
        if unicodedata.category(char) in {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}:
            joins = char in _JOINERS and text[at - 1 : at].isalpha() and not text[at - 1].isascii()
            if not joins:
                return char
    return ""
