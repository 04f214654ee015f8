"""Contact: a number to call, an address to open, an account to pay into, all on the word of a report."""

from __future__ import annotations

import re

from briefs.domain.summary import Finding, Severity
from briefs.newsroom.check.reading import Claim

NUMBER, ADDRESS, ACCOUNT, NAME = "a telephone number", "a web address", "an account", "an account name"

# letters of ASCII only: in Japanese and Chinese a number stands between letters
_FREE = r"(?<![A-Za-z0-9_.,/@-])"
_GAP = r"[ \u00a0./-]"
_KINDS = (
    (
        NUMBER,
        re.compile(
            rf"{_FREE}(?:(?:\+|00)\d{{1,3}}{_GAP}?(?:\(?\d{{1,5}}\)?{_GAP}?){{2,6}}\d"
            r"|\(?0\d{1,5}\)?[ \u00a0/-]\d{2,6}(?:[ \u00a0/-]?\d{2,6}){1,4}|\(?\d{3}\)?[ -]\d{3}-\d{4})"
            r"(?![A-Za-z0-9%])"
        ),
    ),
    (
        ADDRESS,
        re.compile(
            rf"{_FREE}(?:(?:[a-z0-9-]{{1,63}}\.)*[a-z0-9-]{{3,63}}"
            r"|(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z0-9-]{3,63}|[A-Za-z0-9]+-[A-Za-z0-9-]{1,63})"
            r"\.[a-z]{2,24}(?![A-Za-z0-9_-]|\.[A-Za-z0-9])"
        ),
    ),
    (NAME, re.compile(r"(?<![A-Za-z0-9_.])@[A-Za-z0-9_]{2,}")),
    (
        ACCOUNT,
        re.compile(
            r"\b(?:bc1[a-z0-9]{20,60}|0x[0-9a-fA-F]{40}|[13][a-km-zA-HJ-NP-Z1-9]{25,34}"
            r"|[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?)\b"
        ),
    ),
)
"""Numbers with a prefix (E.164), hosts, addresses of Bitcoin (BIP 173) and Ethereum, IBANs (ISO 13616)."""

_DIGITS = range(8, 16)
_NAMED = re.compile(r"[A-Za-z]{3}")


def findings(claim: Claim) -> tuple[Finding, ...]:
    """WARN for a telephone number, an address or an account, even where the cited text has it.

    A word with a capital letter before a plain ".com" is a company's name (Amazon.com).
    """
    found = ((what, match[0]) for what, pattern in _KINDS for match in pattern.finditer(claim.text))
    return tuple(
        Finding("contact", Severity.WARN, f"gives readers {what} out of a report: {text.strip()}")
        for what, text in found
        if _is(what, text)
    )


def _is(what: str, text: str) -> bool:
    if what == NUMBER:
        return sum(map(str.isdigit, text)) in _DIGITS
    return what in {ACCOUNT, NAME} or any(_NAMED.search(label) for label in text.split(".")[:-1])
