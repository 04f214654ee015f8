"""The one escaping path's first half: text and addresses of feeds made fit to print."""

from __future__ import annotations

import unicodedata
from urllib.parse import quote, urlsplit

from briefs.domain.brief import UNSUBSCRIBE

BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_PLACEHOLDER = UNSUBSCRIBE.rstrip("/")
_QUOTE_WORDS = 5
_QUOTE_SIGNS = 12


def clean(text: str) -> str:
    """The text on one line without control characters, lone surrogates and our own placeholder."""
    kept = (_printable(sign) for sign in text.replace(_PLACEHOLDER, ""))
    return " ".join("".join(kept).split(" ")).strip()


def _printable(sign: str) -> str:
    if sign in "\t\n\v\f\r\x85\u2028\u2029":
        return " "
    return "" if unicodedata.category(sign) in {"Cc", "Cs"} else sign


def isolate(text: str) -> str:
    """Plain text whose direction controls cannot reach what follows it (UAX #9, FSI … PDI)."""
    return f"\u2068{text}\u2069" if BIDI_CONTROLS.intersection(text) else text


def safe_url(url: str) -> str:
    """The address when it is a plain http or https one, otherwise the empty string."""
    if any(sign <= " " or sign == "\x7f" or unicodedata.category(sign) == "Cs" for sign in url):
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if url.lower().startswith(_PLACEHOLDER):
        return ""
    return url if parts.scheme in {"http", "https"} and parts.hostname else ""


def text_fragment(url: str, passage: str) -> str:
    """The address with a text fragment for the passage, so that browsers show the place (WICG spec)."""
    if not url or not passage:
        return url
    joint = ":~:text=" if "#" in url else "#:~:text="
    return f"{url}{joint}{_directive(passage)}"


def _directive(passage: str) -> str:
    words = passage.split()
    if len(words) > 2 * _QUOTE_WORDS:
        return f"{_encoded(' '.join(words[:_QUOTE_WORDS]))},{_encoded(' '.join(words[-_QUOTE_WORDS:]))}"
    if len(words) < _QUOTE_WORDS and len(passage) > 3 * _QUOTE_SIGNS:
        return f"{_encoded(passage[:_QUOTE_SIGNS])},{_encoded(passage[-_QUOTE_SIGNS:])}"
    return _encoded(passage)


def _encoded(text: str) -> str:
    # a bare hyphen ends a prefix in the directive's grammar
    return quote(text, safe="", errors="ignore").replace("-", "%2D")
