"""Addresses of articles: made absolute, free of what was put on top, and the page that one means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import SplitResult, parse_qs, quote, unquote, urljoin, urlsplit, urlunsplit

from briefs.adapters.feeds.tracking import TRACKING

LONGEST = 2000
_PORTS = {"http": 80, "https": 443}
_BROKEN = re.compile("[\t\r\n]")
_NEVER = re.compile("[\x00-\x1f\x7f\ud800-\udfff\\\\]")
_NEVER_IN_HOST = re.compile(r"[\s%]")
_BEYOND_ASCII = re.compile("[^!-~]+")
_CHOSEN = re.compile("[!/].")
"""How a fragment begins that chooses the page: "#!/news/1", "#/news/1"."""

_PASSED_ON = (
    (re.compile(r"(?:www\.)?google\.[a-z.]{2,6}/url"), ("url", "q")),
    (re.compile(r"(?:www\.)?bing\.com/news/apiclick\.aspx"), ("url",)),
    (re.compile(r"lm?\.facebook\.com/l\.php"), ("u",)),
)
"""Addresses that only pass a reader on, and the parameter that says where to."""

_AMP_CACHE = re.compile(
    r"(?:(?:www\.)?google\.[a-z.]{2,6}/amp|[\w-]{1,80}\.cdn\.ampproject\.org/(?:[acvx]|wp))/(?P<s>s/)?(?P<page>.+)"
)
"""Copies of AMP pages, with the page's own address in their path; "s" stands for https."""

_SPARE_LABELS = frozenset({"www", "m", "mobile", "amp"})
_SPARE_END = re.compile(
    r"(?:\.amp(?=\.html?\Z)|\.amp\Z|/(?:index\.(?:html?|php)|default\.(?:html?|aspx))?\Z)", re.IGNORECASE
)
_AMP = re.compile(r"(?:amp(?:=(?:1|true)?)?|output(?:type)?=amp|amp_\w+=.*|usqp=.*)", re.IGNORECASE)
_FROM_A_FEED = re.compile(r"(?:source|src|ref|from|f|via|partner|origin)=(?:rss|atom|feed)", re.IGNORECASE)
_FROM_A_SITE = re.compile(r"ref=[a-z\d-]{1,60}(?:\.[a-z\d-]{1,60}){0,3}\.[a-z]{2,12}", re.IGNORECASE)
_ENCODED = re.compile("%[0-9a-fA-F]{2}")
_UNRESERVED = re.compile(r"[\w.~-]", re.ASCII)


def canonical_url(url: str) -> str:
    """The address that opens the page, without tracking; "" when it is no web address.

    Idempotent; what passes a reader on to it is taken off. RFC 3986, 6.2.2 and 6.2.3, short of what could
    change the page that is meant.
    """
    made = _tidied(url)
    while (inner := _tidied(_inside(made))) and len(inner) < len(made):
        made = inner
    return made


def page_of(url: str) -> str:
    """Which page a canonical address means, for comparing only; "" for a whole site's, which is no article.

    http and https, www, mobile hosts, AMP, the order of parameters and a last slash make no other page.
    """
    parts = urlsplit(url)
    path = "/".join(
        step for step in _SPARE_END.sub("", _plain(parts.path)).split("/") if step.lower() != "amp"
    )
    query = "&".join(sorted(set(_telling(parts.query))))
    if not (path.strip("/") or query or parts.fragment):
        return ""
    return f"{_host(parts)}{path}{query and '?' + query}{parts.fragment and '#' + parts.fragment}"


def absolute(url: str, base: str) -> str:
    """The address as the feed means it, resolved against where the feed is; "" when it cannot be."""
    try:
        return urljoin(base, url.strip())
    except ValueError:
        return ""


def _tidied(url: str) -> str:
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
    chosen = parts.fragment if _CHOSEN.match(parts.fragment) else ""
    made = urlunsplit(
        (parts.scheme, netloc, _quoted(parts.path) or "/", _quoted("&".join(kept)), _quoted(chosen))
    )
    return made if len(made) <= LONGEST else ""


def _inside(url: str) -> str:
    """The address that this one passes on to or is a copy of, "" when it stands for itself."""
    _, _, place = url.partition("://")
    where, _, query = place.partition("?")
    for passing, names in _PASSED_ON:
        if passing.fullmatch(where):
            given = parse_qs(query, max_num_fields=None)
            return next((given[name][0] for name in names if name in given), "")
    copy = _AMP_CACHE.fullmatch(place)
    return f"{'https' if copy['s'] else 'http'}://{copy['page']}" if copy else ""


def _host(parts: SplitResult) -> str:
    """The host with its port, without the labels that lead to another layout of the same pages."""
    *before, last = parts.netloc.rsplit(".", 2)
    if len(before) < 2:
        return parts.netloc
    labels = [label for label in before[0].split(".") if label not in _SPARE_LABELS]
    return ".".join([*labels, before[1], last])


def _telling(query: str) -> Iterator[str]:
    """The parameters that can choose a page; "&amp;" in a link is a slip."""
    for pair in _plain(query).split("&"):
        told = pair.removeprefix("amp;")
        spare = _AMP.fullmatch(told) or _FROM_A_FEED.fullmatch(told) or _FROM_A_SITE.fullmatch(told)
        if told and not spare and not TRACKING.fullmatch(told.partition("=")[0]):
            yield told


def _plain(text: str) -> str:
    """Percent-encoding in its one spelling (RFC 3986, 6.2.2.1 and 6.2.2.2)."""
    return _ENCODED.sub(lambda sign: _spelt(sign[0]), text)


def _spelt(sign: str) -> str:
    letter = unquote(sign)
    return letter if _UNRESERVED.fullmatch(letter) else sign.upper()


def _is_host(host: str) -> bool:
    return bool(host) and host.isprintable() and not _NEVER_IN_HOST.search(host)


def _quoted(text: str) -> str:
    """Percent-encoded beyond ASCII (RFC 3987, 3.1): it has one spelling, and nothing in it can hide."""
    return _BEYOND_ASCII.sub(lambda odd: quote(odd[0]), text)
