"""Addresses of articles: made absolute, and the same however they were shared."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

TRACKING = re.compile(
    r"(?:utm|mtm|pk|piwik|hsa|itm|campaign|at_)_?\w*|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|igshid|mc_cid"
    r"|mc_eid|_hsenc|_hsmi|mkt_tok|vero_id|oly_(?:anon|enc)_id|maca|traffic_source|cmpid|ns_\w+|ocid|smid|xtor"
    r"|ref_src|guccounter|guce_\w+|__twitter_impression|partner|cmp|ito|spm",
    re.IGNORECASE,
)
"""Parameters that say how a reader came, not what is read; from the recorded feeds and miniflux's list."""

LONGEST = 2000
_PORTS = {"http": "80", "https": "443"}


def canonical_url(url: str) -> str:
    """The address without tracking, fragment, default port and capital host; "" when it is no web address.

    Idempotent. RFC 3986 §6.2.2 and §6.2.3, short of what could change the page that is meant.
    """
    parts = _split(url)
    if parts is None:
        return ""
    scheme, netloc, path, query = parts
    kept = [pair for pair in parse_qsl(query, keep_blank_values=True) if not TRACKING.fullmatch(pair[0])]
    return urlunsplit((scheme, netloc, path or "/", urlencode(kept), ""))


def absolute(url: str, base: str) -> str:
    """The address as the feed means it, resolved against where the feed is."""
    try:
        return urljoin(base, url.strip())
    except ValueError:
        return ""


def _split(url: str) -> tuple[str, str, str, str] | None:
    if len(url) > LONGEST or any(sign <= " " or sign == "\x7f" for sign in url):
        return None
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or ""), parts.port
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    if scheme not in _PORTS or not host or parts.username is not None:
        return None
    shown = f"[{host}]" if ":" in host else host.rstrip(".")
    netloc = shown if port is None or str(port) == _PORTS[scheme] else f"{shown}:{port}"
    return scheme, netloc, parts.path, parts.query
