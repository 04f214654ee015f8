"""One entry: which of its elements are read, and how."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefs.adapters.feeds.quick.names import (
    ATOM,
    CONTENT,
    DC,
    FEEDBURNER,
    MEDIA,
    RDF,
    RSS_1,
    says_nothing,
)
from briefs.adapters.feeds.quick.values import (
    Element,
    Fields,
    Scope,
    address,
    children,
    construct,
    detail,
    only,
    said,
    when,
)

Reading = Callable[[Fields, Element, Scope], None]

_LINK = frozenset({"href", "rel", "type", "title", "hreflang", "length"})
_REFERENCE = re.compile(r"&#?\w+;")
_MAIL = r"[\w.+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,4}"
_MAILED = re.compile(rf"({_MAIL})(?: \(([^()@<>&]{{1,200}})\))?", re.ASCII)


def read_entry(item: Element, scope: Scope, readings: dict[str, Reading]) -> Fields:
    """What feedparser would say of an entry, as far as `parse` asks."""
    only(set(item.keys()) <= {f"{RDF}about"})
    entry: Fields = {}
    if about := item.get(f"{RDF}about"):
        entry["id"] = about
    beside = False
    for element in children(item):
        if reading := readings.get(element.tag):
            reading(entry, element, scope)
        elif element.tag.startswith(MEDIA):
            beside = _beside(entry, element) or beside
        else:
            only(len(element) == 0 and says_nothing(element))
    # a text beside a picture counts where there is no other
    only(not beside or _has_text(entry))
    return entry


def _has_text(entry: Fields) -> bool:
    parts = [*entry.get("content", ()), entry.get("summary_detail", {})]
    return any(part.get("value") for part in parts)


def _beside(entry: Fields, media: Element) -> bool:
    """Whether there is a text beside a picture; its own title counts only before the entry's."""
    within = [*media.iter()]
    # by that prefix `parse` tells a text beside a picture from the entry's own
    only(all(element.prefix == "media" and element.tag.startswith(MEDIA) for element in within))
    tags = {element.tag for element in within}
    only(f"{MEDIA}title" not in tags or bool(entry.get("title") and not entry.keys() & {"source", "image"}))
    for element in within:
        _picture(entry, element)
    return not tags.isdisjoint({f"{MEDIA}description", f"{MEDIA}text"})


def _picture(entry: Fields, element: Element) -> None:
    """What feedparser keeps of a picture or a video; the text of a thumbnail may be its address."""
    name = element.tag.removeprefix(MEDIA)
    if name in {"content", "thumbnail"}:
        only(name == "content" or not (element.text or "").strip())
        entry.setdefault(f"media_{name}", []).append(_attributes(element))


def _title(entry: Fields, element: Element, scope: Scope) -> None:
    only(not entry.keys() & {"title", "source", "image"} and not element.attrib)
    text = said(element)
    # feedparser calls it HTML when all its tags and entities are; with an end tag `parse` does so anyway
    only("</" in text or not _REFERENCE.search(text))
    entry |= {"title": text, "title_detail": detail("text/plain", text, scope.lang)}


def _atom_title(entry: Fields, element: Element, scope: Scope) -> None:
    only("title" not in entry)
    told = construct(element, scope)
    entry |= {"title": told["value"], "title_detail": told}


def _description(entry: Fields, element: Element, scope: Scope) -> None:
    only("summary_detail" not in entry and element.attrib in ({}, {"type": "html"}))
    entry["summary_detail"] = detail("text/html", said(element), scope.lang)


def _encoded(entry: Fields, element: Element, scope: Scope) -> None:
    only("content" not in entry and not element.attrib)
    entry["content"] = [detail("text/html", said(element), scope.lang)]


def _summary(entry: Fields, element: Element, scope: Scope) -> None:
    only("summary_detail" not in entry)
    entry["summary_detail"] = construct(element, scope)


def _content(entry: Fields, element: Element, scope: Scope) -> None:
    only("content" not in entry)
    entry["content"] = [construct(element, scope)]


def _link(entry: Fields, element: Element, scope: Scope) -> None:
    only(not element.attrib)
    entry["link"] = href = address(said(element), scope)
    entry.setdefault("links", []).append({"rel": "alternate", "href": href})


def _atom_link(entry: Fields, element: Element, scope: Scope) -> None:
    only(set(element.keys()) <= _LINK and len(element) == 0)
    href = address(element.get("href", ""), scope)
    only(bool(href))
    rel, kind = element.get("rel", "alternate").lower(), element.get("type", "text/html").lower()
    entry.setdefault("links", []).append({"rel": rel, "href": href, "type": kind})
    if rel == "alternate" and kind in {"html", "text/html", "xhtml", "application/xhtml+xml"}:
        entry["link"] = href


def _enclosure(entry: Fields, element: Element, _scope: Scope) -> None:
    only(len(element) == 0)
    told = _attributes(element)
    href = told.get("url", told.get("uri", told.get("href")))
    entry.setdefault("links", []).append({"rel": "enclosure", "href": href, "type": told.get("type")})


def _attributes(element: Element) -> dict[str, str]:
    return {name.lower(): value for name, value in element.attrib.items()}


def _guid(entry: Fields, element: Element, scope: Scope) -> None:
    only("id" not in entry and set(element.keys()) <= {"isPermaLink"})
    entry["id"] = said(element)
    if element.get("isPermaLink", "true") == "true":
        entry["id"] = address(entry["id"], scope)
        entry.setdefault("link", entry["id"])


def _author(entry: Fields, element: Element, _scope: Scope) -> None:
    only(not element.attrib)
    text = said(element)
    mailed = _MAILED.fullmatch(text)
    only(bool(mailed) or "@" not in text)
    name = mailed[2] if mailed else text
    entry["author"] = text
    entry.setdefault("authors", []).append({"name": name.strip()} if name else {})


def _person(entry: Fields, element: Element, _scope: Scope) -> None:
    told = {child.tag: said(child) for child in children(element) if not child.attrib}
    only(len(told) == len(element) and told.keys() <= {f"{ATOM}name", f"{ATOM}uri", f"{ATOM}email"})
    only(not "".join(element.xpath("text()")).strip())
    name = told.get(f"{ATOM}name", "")
    only("@" not in name and not element.attrib and (bool(name) or f"{ATOM}email" not in told))
    entry["author"] = name
    entry.setdefault("authors", []).append({"name": name})


def _source(entry: Fields, element: Element, _scope: Scope) -> None:
    only("source" not in entry and set(element.keys()) <= {"url"})
    name = said(element)
    entry["source"] = {"title": name} if name else {}


def _dated(field: str) -> Reading:
    def reading(entry: Fields, element: Element, _scope: Scope) -> None:
        only(not element.attrib)
        entry[field] = when(said(element))

    return reading


def _original(entry: Fields, element: Element, _scope: Scope) -> None:
    only(not element.attrib)
    entry["feedburner_origlink"] = said(element)


def _nothing(_entry: Fields, element: Element, _scope: Scope) -> None:
    only(len(element) == 0)


def _image(entry: Fields, element: Element, _scope: Scope) -> None:
    only(len(element) == 0)
    entry["image"] = {}


def _language(entry: Fields, element: Element, _scope: Scope) -> None:
    only(not element.attrib)
    entry["language"] = said(element)


RSS_READINGS: dict[str, Reading] = {
    "title": _title,
    "link": _link,
    "description": _description,
    "guid": _guid,
    "pubDate": _dated("published_parsed"),
    "author": _author,
    "updated": _dated("updated_parsed"),
    "source": _source,
    "image": _image,
    "enclosure": _enclosure,
    f"{ATOM}link": _atom_link,
    f"{CONTENT}encoded": _encoded,
    f"{DC}creator": _author,
    f"{DC}date": _dated("updated_parsed"),
    f"{DC}language": _language,
    f"{FEEDBURNER}origLink": _original,
}
RSS_1_READINGS: dict[str, Reading] = {
    "enclosure": _enclosure,
    f"{RSS_1}title": _title,
    f"{RSS_1}link": _link,
    f"{RSS_1}description": _description,
    f"{CONTENT}encoded": _encoded,
    f"{DC}creator": _author,
    f"{DC}date": _dated("updated_parsed"),
    f"{DC}language": _language,
}
ATOM_READINGS: dict[str, Reading] = {
    "enclosure": _enclosure,
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
