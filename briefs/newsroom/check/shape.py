"""Shape: whether it is one finished sentence of plain text, with a citation."""

from __future__ import annotations

import re
import unicodedata

from briefs.domain.summary import Finding, Severity
from briefs.newsroom.check.quotes import masked, quoted
from briefs.newsroom.check.reading import Cited, Claim
from briefs.newsroom.passages import sentences

_STOPPED = re.compile(r"[.!?…。！？｡؟۔।](?:\s?[\"'”’»)\]」』】）])*\Z")
_NEVER_LAST = "the|an?|and|or|its|their|of"
_SELDOM_LAST = (
    "to|by|in|on|at|for|from|with|but|that|than|as|his|her|is|are|was|were|has|have|had|will|would|into|over|after"
    "|before|because|which|who|not"
)
_BROKEN = re.compile(rf"(?:[,;:—–-]|\b(?:{_NEVER_LAST}))[\"'”’]?[.…]*\Z", re.IGNORECASE)
_CUT = re.compile(rf"\b(?:{_SELDOM_LAST})[\"'”’]?\Z", re.IGNORECASE)
_FORBIDDEN = {
    "a web address": r"https?:|\bwww\.|://",
    "an e-mail address": r"[\w.+-]{1,64}@[\w-]{1,63}\.\w",
    "HTML": r"</?[a-z!|][^<>]{0,200}>|<\||&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});",
    "markdown": r"\*\*[^\s*][^*]{0,200}\*\*|__|~~|```|(?<![`\w])`[^`\s](?:[^`]{0,80}[^`\s])?`(?!`)|\]\("
    r"|\|\s?-{2,}|\A\s*(?:#{1,6} |[*+>•-] |\d{1,2}[.)] )",
    "a citation mark": r"\[\d{1,3}\]|[\[(](?:source:? )?[a-z]\d{1,3}[\])]|【[^】]{0,40}†",
}
"""None of these may reach a reader, whatever the source says: links and markup come from templates only."""

_IF_CITED = {
    "a web address": r"\b[\w-]{1,63}\.(?:com|org|net|info|biz|gov|edu|io|ai|app|dev|ru|cn|xyz|co\.\w\w)\b",
    "an account name": r"(?<![\w.])@\w{2,}",
}
"""These may be what the news is about (Amazon.com), where the cited text has them."""

_CHATTER = re.compile(
    r"""\A\W*(?:sure|certainly|of\ course|okay|ok)[,!.]\ | \bas\ an\ ai\b | \bi(?:'m|\ am)\ an?\ ai\b
    | \A\W*here(?:'s|\ is|\ are)\ (?:the|a|an|your)\ (?:\w+\ ){0,3}(?:summary|brief|headline|sentence)
    | \bi\ (?:cannot|can't|am\ unable\ to|don't\ have)\ (?:provide|help|assist|access|verify|summari[sz]e)
    | \b(?:the|this)\ (?:provided|given|supplied|above)\ (?:text|article|source|passage|context|content)s?\b
    | \A\W*(?:summary|headline|output|answer|sentence\ \d)\s?:
    | \bignore\ (?:all\ |the\ )?previous\ instructions""",
    re.VERBOSE | re.IGNORECASE,
)
_PATTERNS = {
    table: tuple((what, re.compile(pattern, re.IGNORECASE)) for what, pattern in rows.items())
    for table, rows in (("forbidden", _FORBIDDEN), ("cited", _IF_CITED))
}
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
    if _BROKEN.search(text) or _CUT.search(text):
        return (Finding("sentence", Severity.BLOCK, f"breaks off after “{text.split()[-1]}”"),)
    if not claim.headline and not _STOPPED.search(claim.text.strip()):
        return (Finding("sentence", Severity.WARN, "has no full stop: it may be cut short"),)
    return ()


def plain_text(claim: Claim, cited: Cited) -> tuple[Finding, ...]:
    """BLOCK for addresses, account names, markup, citation marks, hidden characters and a model's chatter."""
    found = [
        (what, match) for what, pattern in _PATTERNS["forbidden"] if (match := pattern.search(claim.text))
    ]
    for what, pattern in _PATTERNS["cited"]:
        match = pattern.search(claim.text)
        if match and not any(match.group().casefold() in text.source.text.casefold() for text in cited.texts):
            found.append((what, match))
    details = [f"contains {what}: {match.group()[:40].strip()}" for what, match in found]
    if hidden := _hidden(claim.text):
        details.append(f"contains a hidden or control character (U+{ord(hidden):04X})")
    if chatter := _CHATTER.search(masked(claim.flat)):
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


def _hidden(text: str) -> str:
    for at, char in enumerate(text):
        if unicodedata.category(char) in {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}:
            joins = char in _JOINERS and text[at - 1 : at].isalpha() and not text[at - 1].isascii()
            if not joins:
                return char
    return ""
