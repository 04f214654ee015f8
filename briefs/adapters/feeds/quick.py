"""The feeds that need no tolerance → what feedparser would say of them, in a tenth of its time.

Read here is well-formed RSS 1.0, RSS 2.0 and Atom 1.0 in which every element can be taken only one way.
Anything else, down to an attribute that is not expected, is left to feedparser, against which this is tested.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, NamedTuple, TypeAlias
from urllib.parse import urljoin

from feedparser import FeedParserDict
from feedparser.datetimes import _parse_date  # nobody else reads dates as it does
from lxml import etree

Fields = dict[str, Any]
Element: TypeAlias = Any
"""An element of lxml, which tells no types."""

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DC = "{http://purl.org/dc/elements/1.1/}"
DCTERMS = "{http://purl.org/dc/terms/}"
FEEDBURNER = "{http://rssnamespace.org/feedburner/ext/1.0}"
MEDIA = "{http://search.yahoo.com/mrss/}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
RSS_1 = "{http://purl.org/rss/1.0/}"
XML = "{http://www.w3.org/XML/1998/namespace}"

_ROOT = frozenset({f"{XML}lang", f"{XML}base", "version"})
_ELSEWHERE = frozenset(
    {
        "http://purl.org/rss/1.0/modules/slash/",
        "http://purl.org/rss/1.0/modules/syndication/",
        "http://purl.org/syndication/thread/1.0",
        "http://wellformedweb.org/commentapi/",
        "com-wordpress:feed-additions:1",
    }
)
"""Namespaces whose elements say nothing of an article; those of other namespaces may."""

_TELLING = frozenset({
    "abstract", "author", "authors", "body", "category", "channel", "cloud", "content", "contributor",
    "copyright", "created", "description", "email", "enclosure", "entry", "expirationdate", "feed",
    "fullitem", "generator", "guid", "height", "homepage", "id", "image", "info", "issued", "item",
    "keywords", "language", "lastbuilddate", "link", "links", "managingeditor", "math", "modified", "name",
    "newlocation", "pubdate", "published", "rights", "rss", "source", "subtitle", "summary", "svg", "tagline",
    "tags", "textinput", "title", "updated", "uri", "url", "webmaster", "width",
})  # fmt: skip
"""Names that mean something to feedparser in an entry, or that it keeps things under."""

_STEERING = frozenset({
    "body", "channel", "content", "entry", "feed", "fullitem", "item", "language", "math", "rss", "source",
    "svg", "textinput", "title",
})  # fmt: skip
"""Names whose elements change how feedparser reads what stands around them, wherever they stand in a feed."""

_IMAGE = frozenset({"title", "url", "link", "width", "height", "description", "date"})
_NESTED = frozenset({"author", "category", "contributor", "owner", "items", "skiphours", "skipdays"})
_WITHIN = frozenset({"name", "email", "uri", "seq", "li", "hour", "day", "category"})
_UNREAD = frozenset(
    {
        *("category", "comments", "enclosure", "copyright", "rights", "keywords"),
        *(DC + name for name in ("subject", "rights", "publisher", "identifier", "type", "format", "source")),
        *(DCTERMS + name for name in ("alternative", "abstract", "subject", "rights", "spatial", "type")),
    }
)
_PREFIXES = frozenset({
    "admin", "ag", "atom", "cc", "content", "creativecommons", "dc", "dcterms", "feedburner", "foaf", "geo",
    "georss", "gml", "itunes", "media", "news", "podcast", "psc", "rdf", "rdfs", "rss", "thr", "xhtml", "xml",
})  # fmt: skip
_HOSTS = (
    "backend.userland.com", "blogs.law.harvard.edu", "example.com", "georss.org", "itunes.com", "necho",
    "netscape.com", "opengis.net", "podlove.org", "purl.org", "rssnamespace.org", "search.yahoo.com",
    "uri/of/echo", "w3.org", "web.resource.org", "creativecommons.org", "cyber.law.harvard.edu",
    "webns.net", "bing.com",
)  # fmt: skip
"""Parts of the names of namespaces that feedparser knows."""

_TYPES = {
    "text": "text/plain",
    "plain": "text/plain",
    "text/plain": "text/plain",
    "html": "text/html",
    "text/html": "text/html",
}
_LINK = frozenset({"href", "rel", "type", "title", "hreflang", "length"})
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ZONES = {
    "GMT": "+00:00", "UTC": "+00:00", "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00",
    "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00",
}  # fmt: skip
_RFC_822 = re.compile(
    rf"(?:\w{{3}}, )?(\d{{1,2}}) ({'|'.join(_MONTHS)}) ([12]\d{{3}}) (\d\d:\d\d:\d\d) "
    rf"({'|'.join(_ZONES)}|[+-]\d{{4}})",
    re.ASCII,
)
_ISO_8601 = re.compile(r"[12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)", re.ASCII)
_C1 = re.compile("[\x80-\x9f]")
_REFERENCE = re.compile(r"&#?\w+;")
_MAIL = r"[\w.+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,4}"
_MAILED = re.compile(rf"({_MAIL})(?: \(([^()@<>&]{{1,200}})\))?", re.ASCII)
_PARSER = etree.XMLParser(encoding="utf-8", resolve_entities=False, no_network=True)


class OddError(Exception):
    """Something that feedparser has an opinion of its own about."""


class Scope(NamedTuple):
    """What the root says for all that is in it."""

    lang: str | None
    base: str


def read(document: bytes) -> FeedParserDict | None:
    """What feedparser would give for a document in UTF-8, as far as `parse` asks; None when it must say."""
    if b"<!DOCTYPE" in document:
        return None
    try:
        root = etree.fromstring(document, _PARSER)
        told = _READERS.get(root.tag, _odd)(root, _scope(root))
    except (etree.XMLSyntaxError, OddError, ValueError):
        return None
    return told if told.entries else None


def only(condition: bool) -> None:
    """OddError unless the condition holds."""
    if not condition:
        raise OddError


def _odd(_root: Element, _scope: Scope) -> FeedParserDict:
    raise OddError


def _scope(root: Element) -> Scope:
    only(set(root.keys()) <= _ROOT)
    base = root.get(f"{XML}base", "")
    only(not base or base.startswith(("https://", "http://")))
    return Scope(root.get(f"{XML}lang", "").replace("_", "-") or None, base)


def _rss(root: Element, scope: Scope) -> FeedParserDict:
    only(root.get("version") == "2.0")
    (channel,) = _children(root)
    only(channel.tag == "channel" and not channel.attrib)
    return _told("rss20", scope, _children(channel), "item", _RSS)


def _rdf(root: Element, scope: Scope) -> FeedParserDict:
    channel, *others = _children(root)
    only(channel.tag == f"{RSS_1}channel" and set(channel.keys()) <= {f"{RDF}about"})
    return _told("rss10", scope, [*_children(channel), *others], f"{RSS_1}item", _RSS_1)


def _atom(root: Element, scope: Scope) -> FeedParserDict:
    return _told("atom10", scope, _children(root), f"{ATOM}entry", _ATOM)


def _told(
    version: str, scope: Scope, parts: Iterable[Element], entry: str, readings: dict[str, Reading]
) -> FeedParserDict:
    feed, entries = Fields(), list[Fields]()
    for element in parts:
        if element.tag == entry:
            entries.append(_entry(element, scope, readings))
        elif name := _FEED.get(element.tag):
            only(name not in feed or name == "language")
            only(not element.attrib or (name == "title" and element.keys() == ["type"]))
            feed[name] = _text(element)
        else:
            only(element.tag in _UNREAD or _steers_nothing(element))
    # feedparser writes rdf:RDF in small letters, and so never finds the language of one
    if scope.lang and version != "rss10":
        feed.setdefault("language", scope.lang)
    return FeedParserDict(bozo=False, version=version, feed=FeedParserDict(feed), entries=entries)


def _steers_nothing(element: Element) -> bool:
    name, inside = _local(element), list(_children(element))
    if name == "image":
        return all(len(each) == 0 and _local(each) in _IMAGE for each in inside)
    return name not in _STEERING and (not inside or (name in _NESTED and _are_plain(element)))


def _are_plain(element: Element) -> bool:
    return all(isinstance(each.tag, str) and _local(each) in _WITHIN for each in element.iterdescendants())


Reading = Callable[[Fields, Element, Scope], None]


def _entry(item: Element, scope: Scope, readings: dict[str, Reading]) -> Fields:
    only(set(item.keys()) <= {f"{RDF}about"})
    entry: Fields = {}
    if about := item.get(f"{RDF}about"):
        entry["id"] = about
    beside = False
    for element in _children(item):
        if reading := readings.get(element.tag):
            reading(entry, element, scope)
        elif element.tag.startswith(MEDIA):
            beside = _beside(entry, element) or beside
        else:
            only(len(element) == 0 and _says_nothing(element))
    # a text beside a picture counts where there is no other
    only(not beside or _has_text(entry))
    return entry


def _says_nothing(element: Element) -> bool:
    space, _, name = element.tag.rpartition("}")
    if element.tag in _UNREAD or space[1:].lower() in _ELSEWHERE:
        return True
    if space:
        return _is_foreign(space[1:].lower(), (element.prefix or "").lower())
    return bool(name.isascii() and name.isalnum() and name.lower() not in _TELLING)


def _is_foreign(space: str, prefix: str) -> bool:
    """Whether a namespace is a publisher's own, under a prefix that feedparser takes for nobody else's."""
    return bool(prefix) and prefix not in _PREFIXES and not any(host in space for host in _HOSTS)


def _has_text(entry: Fields) -> bool:
    parts = [*entry.get("content", ()), entry.get("summary_detail", {})]
    return any(part.get("value") for part in parts)


def _beside(entry: Fields, media: Element) -> bool:
    """Whether there is a text beside a picture; its own title counts only before the entry's."""
    tags = {element.tag for element in media.iter()}
    only(all(isinstance(tag, str) and tag.startswith(MEDIA) for tag in tags))
    only(f"{MEDIA}title" not in tags or bool(entry.get("title") and not entry.keys() & {"source", "image"}))
    return not tags.isdisjoint({f"{MEDIA}description", f"{MEDIA}text"})


def _title(entry: Fields, element: Element, scope: Scope) -> None:
    only(not entry.keys() & {"title", "source", "image"} and not element.attrib)
    text = _text(element)
    # feedparser calls it HTML when all its tags and entities are; with an end tag `parse` does so anyway
    only("</" in text or not _REFERENCE.search(text))
    entry |= {"title": text, "title_detail": _detail("text/plain", text, scope.lang)}


def _atom_title(entry: Fields, element: Element, scope: Scope) -> None:
    only("title" not in entry)
    detail = _construct(element, scope)
    entry |= {"title": detail["value"], "title_detail": detail}


def _description(entry: Fields, element: Element, scope: Scope) -> None:
    only("summary_detail" not in entry and element.attrib in ({}, {"type": "html"}))
    entry["summary_detail"] = _detail("text/html", _text(element), scope.lang)


def _encoded(entry: Fields, element: Element, scope: Scope) -> None:
    only("content" not in entry and not element.attrib)
    entry["content"] = [_detail("text/html", _text(element), scope.lang)]


def _summary(entry: Fields, element: Element, scope: Scope) -> None:
    only("summary_detail" not in entry)
    entry["summary_detail"] = _construct(element, scope)


def _content(entry: Fields, element: Element, scope: Scope) -> None:
    only("content" not in entry)
    entry["content"] = [_construct(element, scope)]


def _construct(element: Element, scope: Scope) -> Fields:
    """A text construct of Atom (RFC 4287, 3.1)."""
    kind = _TYPES.get(element.get("type", "text").lower(), "")
    only(bool(kind) and set(element.keys()) <= {"type", f"{XML}lang", f"{XML}base"})
    lang = element.get(f"{XML}lang", scope.lang or "").replace("_", "-") or None
    return _detail(kind, _text(element), lang)


def _link(entry: Fields, element: Element, scope: Scope) -> None:
    only(not element.attrib)
    entry["link"] = href = _address(_text(element), scope)
    entry.setdefault("links", []).append({"rel": "alternate", "href": href})


def _atom_link(entry: Fields, element: Element, scope: Scope) -> None:
    only(set(element.keys()) <= _LINK and len(element) == 0)
    href = _address(element.get("href", ""), scope)
    only(bool(href))
    rel, kind = element.get("rel", "alternate").lower(), element.get("type", "text/html").lower()
    entry.setdefault("links", []).append({"rel": rel, "href": href})
    if rel == "alternate" and kind in {"html", "text/html", "xhtml", "application/xhtml+xml"}:
        entry["link"] = href


def _guid(entry: Fields, element: Element, scope: Scope) -> None:
    only("id" not in entry and set(element.keys()) <= {"isPermaLink"})
    entry["id"] = _text(element)
    if element.get("isPermaLink", "true") == "true":
        entry["id"] = _address(entry["id"], scope)
        entry.setdefault("link", entry["id"])


def _author(entry: Fields, element: Element, _scope: Scope) -> None:
    only(not element.attrib)
    text = _text(element)
    mailed = _MAILED.fullmatch(text)
    only(bool(mailed) or "@" not in text)
    name = mailed[2] if mailed else text
    entry["author"] = text
    entry.setdefault("authors", []).append({"name": name.strip()} if name else {})


def _person(entry: Fields, element: Element, _scope: Scope) -> None:
    told = {child.tag: _text(child) for child in _children(element) if not child.attrib}
    only(len(told) == len(element) and told.keys() <= {f"{ATOM}name", f"{ATOM}uri", f"{ATOM}email"})
    only(not "".join(element.xpath("text()")).strip())
    name = told.get(f"{ATOM}name", "")
    only("@" not in name and not element.attrib and (bool(name) or f"{ATOM}email" not in told))
    entry["author"] = name
    entry.setdefault("authors", []).append({"name": name})


def _source(entry: Fields, element: Element, _scope: Scope) -> None:
    only("source" not in entry and set(element.keys()) <= {"url"})
    name = _text(element)
    entry["source"] = {"title": name} if name else {}


def _dated(field: str) -> Reading:
    def reading(entry: Fields, element: Element, _scope: Scope) -> None:
        only(not element.attrib)
        entry[field] = _when(_text(element))

    return reading


def _original(entry: Fields, element: Element, _scope: Scope) -> None:
    only(not element.attrib)
    entry["feedburner_origlink"] = _text(element)


def _nothing(_entry: Fields, element: Element, _scope: Scope) -> None:
    only(len(element) == 0)


def _image(entry: Fields, element: Element, _scope: Scope) -> None:
    only(len(element) == 0)
    entry["image"] = {}


def _language(entry: Fields, element: Element, _scope: Scope) -> None:
    only(not element.attrib)
    entry["language"] = _text(element)


_RSS: dict[str, Reading] = {
    "title": _title,
    "link": _link,
    "description": _description,
    "guid": _guid,
    "pubDate": _dated("published_parsed"),
    "author": _author,
    "updated": _dated("updated_parsed"),
    "source": _source,
    "image": _image,
    f"{ATOM}link": _atom_link,
    f"{CONTENT}encoded": _encoded,
    f"{DC}creator": _author,
    f"{DC}date": _dated("updated_parsed"),
    f"{DC}language": _language,
    f"{FEEDBURNER}origLink": _original,
}
_RSS_1: dict[str, Reading] = {
    f"{RSS_1}title": _title,
    f"{RSS_1}link": _link,
    f"{RSS_1}description": _description,
    f"{CONTENT}encoded": _encoded,
    f"{DC}creator": _author,
    f"{DC}date": _dated("updated_parsed"),
    f"{DC}language": _language,
}
_ATOM: dict[str, Reading] = {
    f"{ATOM}title": _atom_title,
    f"{ATOM}link": _atom_link,
    f"{ATOM}summary": _summary,
    f"{ATOM}content": _content,
    f"{ATOM}id": _guid,
    f"{ATOM}published": _dated("published_parsed"),
    f"{ATOM}updated": _dated("updated_parsed"),
    f"{ATOM}author": _person,
    f"{ATOM}category": _nothing,
    f"{ATOM}rights": _nothing,
}
_READERS = {"rss": _rss, f"{RDF}RDF": _rdf, f"{ATOM}feed": _atom}
_FEED = {f"{space}{name}": name for space in ("", RSS_1, ATOM) for name in ("title", "language", "ttl")} | {
    f"{DC}language": "language"
}


def _detail(kind: str, value: str, lang: str | None) -> Fields:
    return {"type": kind, "value": value, "language": lang}


def _children(element: Element) -> Iterable[Element]:
    """The elements in it; comments say nothing."""
    return [child for child in element if isinstance(child.tag, str)]


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _text(element: Element) -> str:
    only(len(element) == 0)
    text = (element.text or "").strip()
    only(text.isascii() or not _is_mangled(text))
    return text


def _is_mangled(text: str) -> bool:
    """Whether feedparser would mend it: UTF-8 that was read as Latin-1, or Windows-1252 as C1 controls."""
    try:
        text.encode("iso-8859-1").decode()
    except UnicodeError:
        return bool(_C1.search(text))
    return True


def _address(text: str, scope: Scope) -> str:
    """An address that feedparser makes absolute and else leaves as it is."""
    only("///" not in text and not ("&" in text and ";" in text))
    return urljoin(scope.base, text) if text else text


def _when(text: str) -> Any:
    """UTC as a time tuple: the two common spellings at once, any other as feedparser reads it."""
    if found := _RFC_822.fullmatch(text):
        day, month, year, clock, zone = found.groups()
        number = _MONTHS.index(month) + 1
        text = f"{year}-{number:02}-{int(day):02}T{clock}{_ZONES.get(zone, zone)}"
        return datetime.fromisoformat(text).utctimetuple()
    if _ISO_8601.fullmatch(text):
        return datetime.fromisoformat(text).utctimetuple()
    return _parse_date(text)
