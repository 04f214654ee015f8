"""The one escaping path's first half: text and addresses of feeds made fit to print."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import urlsplit

from babel import Locale

from briefs.domain.brief import PREFERENCES, UNSUBSCRIBE

_PLACEHOLDER = re.compile(
    "|".join(re.escape(one.rstrip("/")) for one in (UNSUBSCRIBE, PREFERENCES)), re.IGNORECASE
)
_SPACES = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029")
# controls, line ends, lone surrogates and what Unicode calls noncharacters; and the embeddings, overrides and
# isolates of UAX #9, which would reorder what is printed after the text
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_USUAL = re.compile("https?://[a-z0-9.-]+(:[0-9]+)?([/?#][!-~]*)?")
_GAPS = re.compile("  +")
_ENCODED = re.compile("[^A-Za-z0-9_.~ ]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_FRAGMENT = re.compile(r"#?:~:text=.*")
_QUOTE_WORDS = 4
_LAST_LATIN = "\u024f"
_QUOTE_SIGNS = 6


def clean(text: str) -> str:
    """The text on one line, without control signs, direction overrides and our own placeholder."""
    line = text if text.isprintable() else _UNFIT.sub(_fit, text)
    # only the plain space is folded: Japanese headlines are set with the wide one
    line = (_GAPS.sub(" ", line) if "  " in line else line).strip(" ")
    # the pattern looks at every letter, in both cases, and few texts hold an address
    return _PLACEHOLDER.sub("…", line) if "://" in line else line


def _fit(sign: re.Match[str]) -> str:
    return " " if sign[0] in _SPACES else ""


@lru_cache(maxsize=4096)  # a brief asks for the address of a source once for every citation
def safe_url(url: str) -> str:
    """The address when it is a plain http or https one, otherwise the empty string."""
    if " " in url or not (url.isprintable() or _visible(url)):
        return ""
    # anywhere in the address: the sender would put a recipient's own link there
    if _PLACEHOLDER.search(url):
        return ""
    return url if _USUAL.fullmatch(url) or _is_of_the_web(url) else ""


def _is_of_the_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def _visible(url: str) -> bool:
    return not any(sign.isspace() or unicodedata.category(sign) in {"Cc", "Cf", "Cs"} for sign in url)


@lru_cache(maxsize=512)  # asked for every source, and there are few languages
def safe_language(tag: str) -> str:
    """The language tag when it is that of a language (BCP 47), otherwise the empty string."""
    return tag if _LANGUAGE.fullmatch(tag) and base_language(tag) in Locale("en").languages else ""


def base_language(tag: str) -> str:
    """The language of a tag without script and region, in lower case."""
    return tag.split("-", maxsplit=1)[0].lower()


def text_fragment(url: str, passage: str) -> str:
    """The address with a text fragment for the passage, so that browsers show the place (WICG spec)."""
    if not url or not passage:
        return url
    joint = ":~:text=" if "#" in url else "#:~:text="
    return f"{url}{joint}{_directive(passage)}"


def plain_address(url: str) -> str:
    """The address without a text fragment."""
    return _FRAGMENT.sub("", url)


@lru_cache(maxsize=1024)  # a passage is cited by several sentences
def _directive(passage: str) -> str:
    words = passage.split()
    # percent-encoded, a letter beyond Latin takes six bytes or nine
    ends = _QUOTE_WORDS - (not passage.isascii() and any(map(_is_beyond_latin, passage)))
    if len(words) > 2 * ends:
        return f"{_encoded(' '.join(words[:ends]))},{_encoded(' '.join(words[-ends:]))}"
    if len(words) < _QUOTE_WORDS and len(passage) > 3 * _QUOTE_SIGNS:
        return f"{_encoded(passage[:_QUOTE_SIGNS])},{_encoded(passage[-_QUOTE_SIGNS:])}"
    return _encoded(passage)


def _is_beyond_latin(sign: str) -> bool:
    return sign > _LAST_LATIN and sign.isalpha()


def _encoded(text: str) -> str:
    """Percent-encoded (RFC 3986), hyphens too: a bare one ends a prefix in the directive's grammar."""
    return _ENCODED.sub(_percents, text).replace(" ", "%20")


def _percents(signs: re.Match[str]) -> str:
    data = signs[0].encode("utf-8", "ignore")
    return f"%{data.hex('%').upper()}" if data else ""
