"""Addresses of articles: made absolute, and the same however they were shared."""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

TRACKING = re.compile(
    r"""(?:utm|mtm|piwik|hsa|itm|at|ns|guce)_\w+ | pk_(?:campaign|kwd|source|medium|content|cid)
    | fbclid | gclid | dclid | yclid | twclid | ttclid | msclkid | li_fat_id | gclsrc | [gw]braid | igshid?
    | mc_[ce]id | mkt_tok | ml_subscriber(?:_hash)? | vero_id | oly_(?:anon|enc)_id | _hs(?:enc|mi) | s_cid
    | cmpid | campaign_(?:id|name|medium|source|term|content) | maca | traffic_source | ocid | smid | xtor
    | ref_src | guccounter | __twitter_impression | ftcamp | ftag | icid | ncid""",
    re.IGNORECASE | re.VERBOSE,
)
"""Parameters that say how a reader came, not what is read; from the recorded feeds and miniflux's list."""

LONGEST = 2000
_PORTS = {"http": 80, "https": 443}
_BROKEN = re.compile("[\t\r\n]")
_NEVER = re.compile("[\x00-\x1f\x7f\ud800-\udfff\\\\]")
_NEVER_IN_HOST = re.compile(r"[\s%]")
_BEYOND_ASCII = re.compile("[^!-~]+")


def canonical_url(url: str) -> str:
    """The address without tracking, fragment, default port and capital host; "" when it is no web address.

    Idempotent; RFC 3986, 6.2.2 and 6.2.3, short of what could change the page that is meant.
    """
    tidy = _BROKEN.sub("", url).strip()
    if len(tidy) > LONGEST or _NEVER.search(tidy):
        return ""
    try:
        parts = urlsplit(tidy)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return ""
    if parts.scheme not in _PORTS or not _is_host(host) or parts.username is not None:
        return ""
    shown = f"[{host}]" if ":" in host else host
    netloc = shown if port in {None, _PORTS[parts.scheme]} else f"{shown}:{port}"
    kept = [pair for pair in parts.query.split("&") if not TRACKING.fullmatch(pair.partition("=")[0])]
    made = urlunsplit((parts.scheme, netloc, _quoted(parts.path) or "/", _quoted("&".join(kept)), ""))
    return made if len(made) <= LONGEST else ""


def absolute(url: str, base: str) -> str:
    """The address as the feed means it, resolved against where the feed is; "" when it cannot be."""
    try:
        return urljoin(base, url.strip())
    except ValueError:
        return ""


def is_home(url: str) -> bool:
    """Whether a canonical address is a whole site's, and so names no article."""
    parts = urlsplit(url)
    return parts.path in {"", "/"} and not parts.query


def _is_host(host: str) -> bool:
    return bool(host) and host.isprintable() and not _NEVER_IN_HOST.search(host)


def _quoted(text: str) -> str:
    """Percent-encoded beyond ASCII (RFC 3987, 3.1): it has one spelling, and nothing in it can hide."""
    return _BEYOND_ASCII.sub(lambda odd: quote(odd[0]), text)
