"""OPML 2.0 (opml.org/spec2.opml): the lists of feeds that readers' programs exchange."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from xml.parsers import expat  # a DOCTYPE, which every attack on it needs, is refused unread

from briefs.domain.errors import FeedError
from briefs.domain.feed import Feed

MAX_BYTES = 2_000_000

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold, not even escaped (section 2.2)."""


def write_opml(feeds: Iterable[Feed], title: str) -> str:
    """The feeds as OPML: the name is the text, the outlet the title, the tags are the categories."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"  <head><title>{_escaped(title)}</title></head>",
        "  <body>",
        *(f"    {_outline(feed)}" for feed in feeds),
        "  </body>",
        "</opml>",
    ]
    return "\n".join(lines) + "\n"


def read_opml(data: bytes) -> tuple[Feed, ...]:
    """The feeds of an OPML file, each as often as it stands there; FeedError when it is none.

    A feed's name is its `text`, which need not be a name that feeds.yaml takes; its outlet is the `title`, or
    else the `text`; its tags are the outlines around it and its categories, from the outside in.
    """
    if len(data) > MAX_BYTES:
        raise FeedError("too-large", f"is larger than {MAX_BYTES:,} bytes", "split it")
    reader = _Reader()
    try:
        reader.read(data.lstrip())
    except expat.ExpatError as error:
        said = expat.errors.messages[error.code]
        raise FeedError("not-opml", f"is not XML: {said} in line {error.lineno}", _ANOTHER) from error
    except (ValueError, LookupError) as error:  # an encoding that is unknown or not what it says
        raise FeedError("not-opml", f"is not XML: {error}", _ANOTHER) from error
    return tuple(reader.feeds)


_ANOTHER = "export it anew as OPML 2.0"


@dataclass(slots=True)
class _Reader:
    """Collects the outlines that have an address; `folders` are the texts of those that are open."""

    feeds: list[Feed] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)
    begun: bool = False

    def read(self, data: bytes) -> None:
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.Parse(data, True)  # noqa: FBT003  # expat's own positional flag: this is all of it

    def _refuse(self, *_: object) -> None:
        raise FeedError("not-opml", "holds a DOCTYPE, which could hide an attack", "take that line out")

    def _start(self, tag: str, given: Mapping[str, str]) -> None:
        if not self.begun and tag.lower() != "opml":
            raise FeedError("not-opml", f"begins with <{tag[:40]}>, not with <opml>", _ANOTHER)
        self.begun = True
        if tag.lower() != "outline":
            return
        known = {key.lower(): " ".join(value.split()) for key, value in given.items()}
        text, title = known.get("text", ""), known.get("title", "")
        if url := known.get("xmlurl", ""):
            tags = (*self.folders, *_categories(known.get("category", "")))
            self.feeds.append(
                Feed(text or title, url, title or text, tuple(dict.fromkeys(filter(None, tags))))
            )
        self.folders.append("" if url else text or title)

    def _end(self, tag: str) -> None:
        if tag.lower() == "outline":
            self.folders.pop()


def _categories(text: str) -> list[str]:
    """Comma-separated paths, each parted by slashes: "/Boston/Weather,/Harvard"."""
    return [word.strip() for word in re.split("[,/]", text)]


def _outline(feed: Feed) -> str:
    given = {"type": "rss", "text": feed.name, "title": feed.outlet, "xmlUrl": feed.url}
    if feed.tags:
        given["category"] = ",".join(feed.tags)
    return "<outline " + " ".join(f'{key}="{_escaped(value)}"' for key, value in given.items()) + "/>"


def _escaped(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text))
