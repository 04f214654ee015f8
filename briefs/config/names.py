"""Names for feeds that were given as bare addresses: made of the address alone, so that they stay."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256
from urllib.parse import urlsplit

_SUBDOMAINS = re.compile(r"^(www|feeds?|rss)\d*\.")
_FILLERS = frozenset({"feed", "feeds", "rss", "rss2", "atom", "xml", "json", "index", "default", "rdf"})


def outlet_of(url: str) -> str:
    """The outlet of a feed that names none: its host without "www.", "feeds." or "rss."."""
    return _SUBDOMAINS.sub("", _host(url)) or "feed"


def feed_names(urls: Iterable[str]) -> list[str]:
    """One name per address, in order: host and telling words of the path; a digest where two agree."""
    names: list[str] = []
    for url in urls:
        name = _name(url)
        while name in names:
            name = f"{name}-{sha256(url.encode()).hexdigest()[:6]}"
        names.append(name)
    return names


def same_address(url: str) -> str:
    """A key that is equal for two writings of one feed's address."""
    host, _, path = re.sub(r"^https?://(www\.)?", "", url, flags=re.IGNORECASE).partition("/")
    return f"{host.lower()}/{path}".rstrip("/")


def _name(url: str) -> str:
    words = re.findall(r"[A-Za-z0-9]+", _path(url).lower())
    telling = [word for word in words if word not in _FILLERS]
    return "-".join([outlet_of(url), *telling])[:70].strip("-")


def _host(url: str) -> str:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        host = ""
    return re.sub(r"[^a-z0-9.-]", "-", host.lower()).strip("-.")


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""
