"""Sample feeds as their outlets would publish them: RSS 2.0, RSS 1.0, Atom and JSON Feed."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from email.utils import format_datetime
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from briefs.demo.week import NOTICE, Dialect, SampleEntry, SampleOutlet

ATOM = "http://www.w3.org/2005/Atom"
DC = "http://purl.org/dc/elements/1.1/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RSS1 = "http://purl.org/rss/1.0/"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

for _prefix, _uri in {"atom": ATOM, "dc": DC, "rdf": RDF, "rss": RSS1}.items():
    register_namespace(_prefix, _uri)

Render = Callable[[SampleOutlet, Sequence[SampleEntry]], bytes]


def render_feed(outlet: SampleOutlet, entries: Sequence[SampleEntry]) -> tuple[bytes, str]:
    """The feed's bytes and content type, entries in the given order."""
    render, content_type = DIALECTS[outlet.dialect]
    return render(outlet, entries), content_type


def _home(outlet: SampleOutlet) -> str:
    return f"http://{outlet.site_host}/"


def _text(parent: Element, tag: str, text: str) -> Element:
    child = SubElement(parent, tag)
    child.text = text
    return child


def _iso(at: datetime) -> str:
    return at.isoformat().replace("+00:00", "Z")


def _xml(root: Element) -> bytes:
    document: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return document


def _rss2(outlet: SampleOutlet, entries: Sequence[SampleEntry]) -> bytes:
    root = Element("rss", version="2.0")
    channel = SubElement(root, "channel")
    _text(channel, "title", outlet.outlet)
    _text(channel, "link", _home(outlet))
    _text(channel, "description", NOTICE)
    _text(channel, "language", outlet.language)
    for entry in entries:
        _rss2_item(channel, entry)
    return _xml(root)


def _rss2_item(channel: Element, entry: SampleEntry) -> None:
    item = SubElement(channel, "item")
    _text(item, "title", entry.title)
    _text(item, "link", entry.link)
    _text(item, "description", entry.summary)
    _text(item, "pubDate", format_datetime(entry.at, usegmt=True))
    guid = _text(item, "guid", entry.guid)
    guid.set("isPermaLink", "true" if entry.guid == entry.link else "false")


def _rss1(outlet: SampleOutlet, entries: Sequence[SampleEntry]) -> bytes:
    root = Element(f"{{{RDF}}}RDF")
    channel = SubElement(root, f"{{{RSS1}}}channel", {f"{{{RDF}}}about": outlet.feed})
    _text(channel, f"{{{RSS1}}}title", outlet.outlet)
    _text(channel, f"{{{RSS1}}}link", _home(outlet))
    _text(channel, f"{{{RSS1}}}description", NOTICE)
    _text(channel, f"{{{DC}}}language", outlet.language)
    order = SubElement(SubElement(channel, f"{{{RSS1}}}items"), f"{{{RDF}}}Seq")
    for entry in entries:
        SubElement(order, f"{{{RDF}}}li", {f"{{{RDF}}}resource": entry.link})
        _rss1_item(root, entry)
    return _xml(root)


def _rss1_item(root: Element, entry: SampleEntry) -> None:
    item = SubElement(root, f"{{{RSS1}}}item", {f"{{{RDF}}}about": entry.link})
    _text(item, f"{{{RSS1}}}title", entry.title)
    _text(item, f"{{{RSS1}}}link", entry.link)
    if entry.summary:
        _text(item, f"{{{RSS1}}}description", entry.summary)
    _text(item, f"{{{DC}}}date", _iso(entry.at))


def _atom(outlet: SampleOutlet, entries: Sequence[SampleEntry]) -> bytes:
    root = Element(f"{{{ATOM}}}feed", {XML_LANG: outlet.language})
    _text(root, f"{{{ATOM}}}id", outlet.feed)
    _text(root, f"{{{ATOM}}}title", outlet.outlet)
    _text(root, f"{{{ATOM}}}subtitle", NOTICE)
    SubElement(root, f"{{{ATOM}}}link", rel="self", href=outlet.feed)
    SubElement(root, f"{{{ATOM}}}link", rel="alternate", href=_home(outlet))
    _text(SubElement(root, f"{{{ATOM}}}author"), f"{{{ATOM}}}name", outlet.outlet)
    if entries:
        _text(root, f"{{{ATOM}}}updated", _iso(max(entry.at for entry in entries)))
    for entry in entries:
        _atom_entry(root, entry)
    return _xml(root)


def _atom_entry(root: Element, entry: SampleEntry) -> None:
    item = SubElement(root, f"{{{ATOM}}}entry")
    _text(item, f"{{{ATOM}}}id", entry.guid)
    _text(item, f"{{{ATOM}}}title", entry.title)
    SubElement(item, f"{{{ATOM}}}link", rel="alternate", type="text/html", href=entry.link)
    _text(item, f"{{{ATOM}}}published", _iso(entry.at))
    _text(item, f"{{{ATOM}}}updated", _iso(entry.at))
    _text(item, f"{{{ATOM}}}summary", entry.summary)


def _jsonfeed(outlet: SampleOutlet, entries: Sequence[SampleEntry]) -> bytes:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": outlet.outlet,
        "home_page_url": _home(outlet),
        "feed_url": outlet.feed,
        "description": NOTICE,
        "language": outlet.language,
        "items": [_json_item(entry) for entry in entries],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1).encode()


def _json_item(entry: SampleEntry) -> dict[str, str]:
    return {
        "id": entry.guid,
        "url": entry.link,
        "title": entry.title,
        "content_text": entry.summary,
        "date_published": _iso(entry.at),
    }


DIALECTS: dict[Dialect, tuple[Render, str]] = {
    Dialect.RSS2: (_rss2, "application/rss+xml; charset=utf-8"),
    Dialect.RSS1: (_rss1, "application/rdf+xml; charset=utf-8"),
    Dialect.ATOM: (_atom, "application/atom+xml; charset=utf-8"),
    Dialect.JSONFEED: (_jsonfeed, "application/feed+json"),
}
