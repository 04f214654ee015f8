"""The names that feedparser knows: which elements may say something, and which surely say nothing."""

from __future__ import annotations

import re
from collections import Counter

from briefs.adapters.feeds.quick.values import Element

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DC = "{http://purl.org/dc/elements/1.1/}"
DCTERMS = "{http://purl.org/dc/terms/}"
FEEDBURNER = "{http://rssnamespace.org/feedburner/ext/1.0}"
MEDIA = "{http://search.yahoo.com/mrss/}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
RSS_1 = "{http://purl.org/rss/1.0/}"

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

STEERING = frozenset({
    "body", "channel", "content", "entry", "feed", "fullitem", "item", "language", "math", "rss", "source",
    "svg", "textinput", "title", "ttl",
})  # fmt: skip
"""Names whose elements change how feedparser reads what stands around them, wherever they stand in a feed."""

IMAGE = frozenset({"title", "url", "link", "width", "height", "description", "date"})
NESTED = frozenset({"author", "category", "contributor", "owner", "items", "skiphours", "skipdays"})
WITHIN = frozenset({"name", "email", "uri", "seq", "li", "hour", "day", "category"})
UNREAD = frozenset(
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
_DECLARED = re.compile(rb"""\bxmlns:([^\s=]+)\s*=\s*["']([^"']*)""")


def is_named_plainly(document: bytes) -> bool:
    """Whether each prefix stands for one namespace, and what feedparser knows by its prefix has no other."""
    declared = {(prefix.decode().lower(), space.lower()) for prefix, space in _DECLARED.findall(document)}
    prefixes = Counter(prefix for prefix, _ in declared)
    spaces = Counter(space for _, space in declared)
    return not any(
        prefixes[prefix] > 1 or (spaces[space] > 1 and prefix in _PREFIXES and _is_unknown(space.decode()))
        for prefix, space in declared
    )


def says_nothing(element: Element) -> bool:
    """Whether feedparser finds nothing of an article in an element of an entry."""
    space, _, name = element.tag.rpartition("}")
    if element.tag in UNREAD or space[1:].lower() in _ELSEWHERE:
        return True
    if space:
        return _is_foreign(space[1:].lower(), (element.prefix or "").lower())
    return bool(name.isascii() and name.isalnum() and name.lower() not in _TELLING)


def _is_foreign(space: str, prefix: str) -> bool:
    """Whether a namespace is a publisher's own, under a prefix that feedparser takes for nobody else's."""
    return bool(prefix) and prefix not in _PREFIXES and _is_unknown(space)


def _is_unknown(space: str) -> bool:
    return not any(host in space for host in _HOSTS)


def local(element: Element) -> str:
    """Its name without its namespace, in small letters, as feedparser compares it."""
    return str(element.tag).rpartition("}")[2].lower()
