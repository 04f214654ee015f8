"""The feeds that need no tolerance → what feedparser would say of them, in a tenth of its time.

Read here is well-formed RSS 1.0, RSS 2.0 and Atom 1.0 in which every element can be taken only one way.
Anything else, down to an attribute that is not expected, is left to feedparser, against which this is tested.
"""

from __future__ import annotations

from collections.abc import Iterable

from feedparser import FeedParserDict
from lxml import etree

from briefs.adapters.feeds.quick.entry import (
    ATOM_READINGS,
    RSS_1_READINGS,
    RSS_READINGS,
    Reading,
    read_entry,
)
from briefs.adapters.feeds.quick.names import (
    ATOM,
    DC,
    IMAGE,
    NESTED,
    RDF,
    RSS_1,
    STEERING,
    UNREAD,
    WITHIN,
    is_named_plainly,
    local,
)
from briefs.adapters.feeds.quick.values import (
    TYPES,
    XML,
    Element,
    Fields,
    OddError,
    Scope,
    children,
    only,
    said,
)

__all__ = ["read"]

_PARSER = etree.XMLParser(encoding="utf-8", resolve_entities=False, no_network=True)
_REBASED = etree.XPath("boolean(.//*/@*[translate(local-name(), 'BASE', 'base') = 'base'])")
"""Whether an element below the root names a base, which feedparser may keep to after the element's end."""

_ROOT = frozenset({f"{XML}lang", f"{XML}base", "version"})
_FEED = {f"{space}{name}": name for space in ("", RSS_1, ATOM) for name in ("title", "language", "ttl")} | {
    f"{DC}language": "language"
}


def read(document: bytes) -> FeedParserDict | None:
    """What feedparser would give for a document in UTF-8, as far as `parse` asks; None when it must say."""
    if b"<!DOCTYPE" in document:
        return None
    try:
        only(is_named_plainly(document))
        root = etree.fromstring(document, _PARSER)
        told = _READERS.get(root.tag, _odd)(root, _scope(root))
    except (etree.XMLSyntaxError, OddError, ValueError):
        return None
    return told if told.entries else None


def _odd(_root: Element, _scope: Scope) -> FeedParserDict:
    raise OddError


def _scope(root: Element) -> Scope:
    only(set(root.keys()) <= _ROOT)
    base = root.get(f"{XML}base", "")
    only(not base or base.startswith(("https://", "http://")))
    return Scope(root.get(f"{XML}lang", "").replace("_", "-") or None, None if _REBASED(root) else base)


def _rss(root: Element, scope: Scope) -> FeedParserDict:
    only(root.get("version") == "2.0")
    (channel,) = children(root)
    only(channel.tag == "channel" and not channel.attrib)
    return _told("rss20", scope, children(channel), "item", RSS_READINGS)


def _rdf(root: Element, scope: Scope) -> FeedParserDict:
    channel, *others = children(root)
    only(channel.tag == f"{RSS_1}channel" and set(channel.keys()) <= {f"{RDF}about"})
    return _told("rss10", scope, [*children(channel), *others], f"{RSS_1}item", RSS_1_READINGS)


def _atom(root: Element, scope: Scope) -> FeedParserDict:
    return _told("atom10", scope, children(root), f"{ATOM}entry", ATOM_READINGS)


def _told(
    version: str, scope: Scope, parts: Iterable[Element], entry: str, readings: dict[str, Reading]
) -> FeedParserDict:
    feed, entries = Fields(), list[Fields]()
    for element in parts:
        if element.tag == entry:
            entries.append(read_entry(element, scope, readings))
        elif name := _FEED.get(element.tag):
            only(name not in feed or name == "language")
            only(not element.attrib or (name == "title" and _has_type(element)))
            feed[name] = said(element)
        else:
            only(_steers_nothing(element))
    # feedparser writes rdf:RDF in small letters, and so never finds the language of one
    if scope.lang and version != "rss10":
        feed.setdefault("language", scope.lang)
    return FeedParserDict(bozo=False, version=version, feed=FeedParserDict(feed), entries=entries)


def _has_type(element: Element) -> bool:
    return element.keys() == ["type"] and element.get("type").lower() in TYPES


def _steers_nothing(element: Element) -> bool:
    name, inside = local(element), children(element)
    if element.tag in UNREAD and not inside:
        return True
    if element.tag in {"image", f"{RSS_1}image"}:
        return all(len(each) == 0 and local(each) in IMAGE for each in inside)
    return name not in STEERING and (not inside or (name in NESTED and _are_plain(element)))


def _are_plain(element: Element) -> bool:
    return all(isinstance(each.tag, str) and local(each) in WITHIN for each in element.iterdescendants())


_READERS = {"rss": _rss, f"{RDF}RDF": _rdf, f"{ATOM}feed": _atom}
