"""What to call the outlet of a feed that was just found."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from briefs.config.names import outlet_of
from briefs.domain.article import Outlets

_PARTS = re.compile(r"\s+[-–—|»>·•]+\s+|\s*::?\s+")
"""What stands between an outlet's name and a section's: "World news | The Guardian", "BBC News - World"."""

_SUFFIXES = frozenset({"co", "com", "org", "net", "ac", "gov", "or", "ne"})
"""What stands before a country in hosts such as japantimes.co.jp."""


def outlet_name(title: str, url: str, outlets: Outlets) -> str:
    """The outlet of a feed: as the packaged table has it, else the part of its title that its host repeats.

    Failing both, the host. `title` is what the feed calls itself.
    """
    names = {_squeezed(name): outlet.name for outlet in reversed(outlets.table) for name in outlet.aliases}
    names |= {_squeezed(outlet.name): outlet.name for outlet in reversed(outlets.table)}
    parts = [title, *reversed(_PARTS.split(title))]
    known = (names[key] for part in parts if (key := _squeezed(part)) in names)
    hosts = list(_hosts(url))
    known_host = (names[host] for host in hosts if host in names)
    repeated = (part.strip() for part in parts if _squeezed(part) in hosts)
    return next(known, "") or next(known_host, "") or next(repeated, "") or outlet_of(url)


def _hosts(url: str) -> Iterator[str]:
    """What a host may spell, the fullest reading first: asia.nikkei.com is nikkeiasia, then nikkei."""
    labels = [_squeezed(label) for label in outlet_of(url).split(".")[:-1]]
    labels = [label for label in labels if label not in _SUFFIXES] or labels
    for first in range(len(labels)):
        yield "".join(reversed(labels[first:]))
        yield "".join(labels[first:])


def _squeezed(name: str) -> str:
    """Without the article, spaces, signs and case: "The Japan Times" is japantimes.co.jp's."""
    plain = unicodedata.normalize("NFKC", name).casefold().strip()
    return re.sub(r"\W|_", "", re.sub(r"^the\s+", "", plain))
