"""The one escaping path's first half: text and addresses of feeds made fit to print."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit

from briefs.domain.brief import UNSUBSCRIBE

_PLACEHOLDER = re.compile(re.escape(UNSUBSCRIBE.rstrip("/")), re.IGNORECASE)
_SPACES = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029")
# embeddings, overrides and isolates of UAX #9: they would reorder what is printed after the text
_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_QUOTE_WORDS = 5
_QUOTE_SIGNS = 12


def clean(text: str) -> str:
    """The text on one line, without control signs, direction overrides and our own placeholder."""
    # only the plain space is folded: Japanese headlines are set with the wide one
    line = re.sub(" +", " ", "".join(map(_printable, text))).strip(" ")
    return _PLACEHOLDER.sub("…", line)


def _printable(sign: str) -> str:
    if sign in _SPACES:
        return " "
    return "" if sign in _DIRECTIONS or unicodedata.category(sign) in {"Cc", "Cs"} else sign


def safe_url(url: str) -> str:
    """The address when it is a plain http or https one, otherwise the empty string."""
    if any(sign.isspace() or unicodedata.category(sign) in {"Cc", "Cf", "Cs"} for sign in url):
        return ""
    # anywhere in the address: the sender would put a recipient's own link there
    if _PLACEHOLDER.search(url):
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and parts.hostname else ""


def safe_language(tag: str) -> str:
    """The language tag when it has the form of one (BCP 47), otherwise the empty string."""
    return tag if _LANGUAGE.fullmatch(tag) else ""


def base_language(tag: str) -> str:
    """The language of a tag without script and region, in lower case."""
    return tag.split("-", maxsplit=1)[0].lower()


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
