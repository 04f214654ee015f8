"""The rules of the HTML standard that our pages can break, asked of the source as it is sent.

Stricter than a browser: every element that is opened is closed in its order, so that no parser has to guess.
Tables of what may stand in what follow https://html.spec.whatwg.org/ (content models, section 4).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from babel import Locale
from html_model import (
    ARIA,
    ATTRIBUTES,
    BOOLEAN,
    CHILDREN,
    EVERYWHERE,
    FORBIDDEN_INSIDE,
    ID_LISTS,
    INTERACTIVE,
    MAIL_ATTRIBUTES,
    NO_TEXT,
    ONE_OF,
    REQUIRED,
    TRANSPARENT,
    VOID,
)

TAG = re.compile(
    r"(?P<primary>[a-z]{2,3})(-(?P<script>[A-Z][a-z]{3}))?(-(?P<region>[A-Z]{2}|\d{3}))?", re.IGNORECASE
)
REFERENCE = re.compile(r"&(?!(#\d+|#[xX][0-9a-fA-F]+|[A-Za-z]\w*);)")
URL = re.compile(r"([a-z][a-z0-9+.-]*:)?(%[0-9a-f]{2}|[^%\s<>\"{}|\\^`\x00-\x1f])*", re.IGNORECASE)
FIELDS = frozenset({"button", "input", "meter", "output", "progress", "select", "textarea"})
ADDRESSES = frozenset({"href", "src", "action", "cite"})
MOMENT = re.compile(r"\d{4}(-\d\d(-\d\d)?)?([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?|\d\d:\d\d")
FORMS = {"id": re.compile(r"\S+"), "tabindex": re.compile(r"-?\d+"), "datetime": MOMENT}
"""Attributes whose values have a form."""


@dataclass(slots=True)
class Node:
    """An element: where it starts, its attributes, how many children and signs of text it has."""

    tag: str
    line: int
    attributes: dict[str, str]
    parent: Node | None
    children: list[Node] = field(default_factory=list)
    text: str = ""

    @property
    def ancestors(self) -> Iterator[Node]:
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    @property
    def descendants(self) -> Iterator[Node]:
        for child in self.children:
            yield child
            yield from child.descendants

    @property
    def said(self) -> str:
        return self.text + "".join(child.said for child in self.children)


class _Reader(HTMLParser):
    """Builds the tree and notes what a parser would have to mend."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.problems: list[str] = []
        self.nodes: list[Node] = []
        self.doctype = ""
        self._open: Node | None = None

    def handle_decl(self, decl: str) -> None:
        self.doctype = decl

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        for name, count in Counter(name for name, _ in attrs).items():
            if count > 1:
                self.problems.append(f"line {line}: <{tag}> has {name} twice")
        for name, value in attrs:
            if value is None and name not in BOOLEAN:
                self.problems.append(f"line {line}: <{tag}> has {name} without a value")
        node = Node(tag, line, {name: value or "" for name, value in attrs}, self._open)
        if self._open is not None:
            self._open.children.append(node)
        self.nodes.append(node)
        if tag not in VOID:
            self._open = node

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        node = self.nodes[-1]
        if tag == "svg" or any(ancestor.tag == "svg" for ancestor in node.ancestors):
            self._open = node.parent
        elif tag not in VOID:
            self.problems.append(f"line {node.line}: <{tag}/> does not close anything")

    def handle_endtag(self, tag: str) -> None:
        if self._open is None or self._open.tag != tag:
            what = f"</{tag}> where <{self._open.tag}> is open" if self._open else f"stray </{tag}>"
            self.problems.append(f"line {self.getpos()[0]}: {what}")
        else:
            self._open = self._open.parent

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            self._open.text += data
        elif data.strip():
            self.problems.append(f"line {self.getpos()[0]}: text outside of <html>: {data.strip()[:40]!r}")

    def handle_pi(self, data: str) -> None:
        self.problems.append(f"line {self.getpos()[0]}: a processing instruction")

    def close(self) -> None:
        super().close()
        if self._open is not None:
            self.problems.append(f"<{self._open.tag}> of line {self._open.line} is never closed")


def problems(html: str, *, mail: bool = False) -> list[str]:
    """What is wrong with the document; in a mail the old attributes of tables are right."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    found = [*_of_source(html, reader), *reader.problems]
    for node in reader.nodes:
        found += [f"line {node.line}: <{node.tag}> {wrong}" for wrong in _of_node(node, mail=mail)]
    return [*found, *_of_document(reader.nodes)]


def _of_source(html: str, reader: _Reader) -> Iterator[str]:
    if reader.doctype.lower() != "doctype html" or not html.lower().startswith("<!doctype"):
        yield "the document does not begin with <!doctype html>"
    if 'charset="utf-8"' not in html.lower().replace("'", '"')[:1024]:
        yield "the charset is not declared as utf-8 at once"
    bare = re.sub(r"<(style|script)\b.*?</\1>|<!--.*?-->", "", html, flags=re.DOTALL)
    if found := REFERENCE.search(bare):
        yield f"a bare & at {bare[found.start() : found.start() + 30]!r}"
    if found := re.search(r"<(?![a-zA-Z/!])", bare):
        yield f"a bare < at {bare[found.start() : found.start() + 30]!r}"
    if found := re.search(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]", html):
        yield f"the control sign {found[0]!r}"
    if re.search(r"<!--(-?>|.*?--!>)|<!--(?:(?!-->).)*$", html, re.DOTALL):
        yield "a comment that ends oddly"


def _of_node(node: Node, *, mail: bool) -> Iterator[str]:
    yield from _of_place(node)
    for name, value in node.attributes.items():
        yield from _of_attribute(node, name, value, mail=mail)
    for name in REQUIRED.get(node.tag, ()):
        if name not in node.attributes:
            yield f"lacks {name}"
    if (
        node.tag == "meta"
        and not {"name", "http-equiv", "charset", "property", "itemprop"} & node.attributes.keys()
    ):
        yield "says nothing"
    if node.tag == "label" and sum(child.tag in FIELDS for child in node.descendants) > 1:
        yield "is for more than one field"
    if node.tag in NO_TEXT and node.text.strip():
        yield f"may not hold text: {node.text.strip()[:40]!r}"
    if node.tag in {"h1", "h2", "h3", "h4", "h5", "h6", "a", "button", "title", "label", "summary"}:
        named = (
            node.said.strip()
            or node.attributes.get("aria-label")
            or any(c.tag == "img" for c in node.children)
        )
        if not named:
            yield "is empty"


def _of_place(node: Node) -> Iterator[str]:
    if node.tag not in ATTRIBUTES:
        yield "is no element that we use"
    if node.parent is None:
        if node.tag != "html":
            yield "stands outside of <html>"
        return
    model = next((a for a in (node.parent, *node.parent.ancestors) if a.tag not in TRANSPARENT), node.parent)
    may = CHILDREN.get(model.tag, frozenset())
    if node.tag not in may and not (node.tag in {"link", "meta"} and "itemprop" in node.attributes):
        yield f"may not stand in <{model.tag}>"
    for ancestor in node.ancestors:
        if node.tag in FORBIDDEN_INSIDE.get(ancestor.tag, ()):
            yield f"may not stand inside <{ancestor.tag}>"
        if ancestor.tag in {"a", "button"} and _is_interactive(node):
            yield f"acts, and so does <{ancestor.tag}> around it"
    first = {"details": "summary", "fieldset": "legend", "table": "caption"}.get(node.parent.tag)
    if node.tag in {"summary", "legend", "caption"} and (
        node.tag != first or node.parent.children[0] is not node
    ):
        yield f"is not the first child of <{node.parent.tag}>"


def _is_interactive(node: Node) -> bool:
    return (
        node.tag in INTERACTIVE and (node.tag != "a" or "href" in node.attributes)
    ) or "tabindex" in node.attributes


def _of_attribute(node: Node, name: str, value: str, *, mail: bool) -> Iterator[str]:
    known = EVERYWHERE | ATTRIBUTES.get(node.tag, frozenset())
    if mail:
        known |= MAIL_ATTRIBUTES.get(node.tag, frozenset())
    aria = name.startswith("aria-") and name.removeprefix("aria-") in ARIA
    if name not in known and not aria and not name.startswith("data-"):
        yield f"may not have {name}"
    if name in {"lang", "hreflang"} and (wrong := language(value)):
        yield f"has {name}={value!r}: {wrong}"
    if name in ADDRESSES and not (URL.fullmatch(value) and (value or name != "src")):
        yield f"has {name}={value!r}, which is no address"
    if name == "type" and node.tag in {"a", "link", "source", "script"} and "/" not in value:
        yield f"has type={value!r}, which is no media type"
    if name in FORMS and not FORMS[name].fullmatch(value):
        yield f"has {name}={value!r}"
    allowed = ONE_OF.get((node.tag, name)) or ONE_OF.get(("*", name))
    if allowed and value.lower() not in allowed:
        yield f"has {name}={value!r}, not one of {', '.join(allowed)}"
    if name == "style" and re.search(r"[{}<]|;\s*;|:\s*(;|$)", value):
        yield f"has a broken style: {value!r}"


def _of_document(nodes: list[Node]) -> Iterator[str]:
    by_tag = Counter(node.tag for node in nodes if not any(one.tag == "svg" for one in node.ancestors))
    for tag in ("html", "head", "title", "body", "h1"):
        if by_tag[tag] != 1:
            yield f"{by_tag[tag]} times <{tag}>"
    if sum(n.tag == "main" or n.attributes.get("role") == "main" for n in nodes) != 1:
        yield "not one main part"
    if not any(node.tag == "html" and node.attributes.get("lang") for node in nodes):
        yield "<html> has no language"
    yield from _of_references(nodes)
    levels = [(int(n.tag[1]), n.line) for n in nodes if re.fullmatch(r"h[1-6]", n.tag)]
    for (before, _), (level, line) in zip([(0, 0), *levels], levels, strict=False):
        if level > before + 1:
            yield f"line {line}: <h{level}> after <h{before}>"


def _of_references(nodes: list[Node]) -> Iterator[str]:
    ids = Counter(node.attributes["id"] for node in nodes if "id" in node.attributes)
    yield from (f"the id {name!r} stands {count} times" for name, count in ids.items() if count > 1)
    named = ids | Counter(
        node.attributes["name"] for node in nodes if node.tag == "a" and "name" in node.attributes
    )
    fields = {
        n.attributes.get("id"): n
        for n in nodes
        if n.tag in {"input", "select", "textarea", "button", "output", "meter", "progress"}
    }
    for node in nodes:
        for name in ID_LISTS & node.attributes.keys():
            lost = [one for one in node.attributes[name].split() if one not in ids]
            yield from (f"line {node.line}: {name} names {one!r}, which is nowhere" for one in lost)
        address = node.attributes.get("href", "")
        if address.startswith("#") and len(address) > 1 and address[1:] not in named:
            yield f"line {node.line}: a link to {address}, which is nowhere"
        if node.tag == "label" and "for" in node.attributes and node.attributes["for"] not in fields:
            yield f"line {node.line}: a label for {node.attributes['for']!r}, which is no field"
    labelled = {node.attributes.get("for") for node in nodes if node.tag == "label"}
    for node in nodes:
        if node.tag in {"select", "textarea"} or (
            node.tag == "input" and node.attributes.get("type") not in {"hidden", "submit", "button"}
        ):
            named_by = {"aria-label", "aria-labelledby", "title"} & node.attributes.keys()
            inside = any(ancestor.tag == "label" for ancestor in node.ancestors)
            if not (named_by or inside or node.attributes.get("id", "") in labelled):
                yield f"line {node.line}: <{node.tag}> has no label"


def language(tag: str) -> str:
    """What is wrong with a language tag (BCP 47), "" when it is a known one."""
    found = TAG.fullmatch(tag)
    if not found:
        return "no language tag"
    names = Locale("en")
    if found["primary"].lower() not in names.languages:
        return "an unknown language"
    if found["script"] and found["script"].title() not in names.scripts:
        return "an unknown script"
    if found["region"] and found["region"].upper() not in names.territories:
        return "an unknown region"
    return ""
