"""Which features of HTML and CSS a mail uses, by the names that caniemail.com gives them.

Each feature comes with the places where it is used, such as "p { margin: 0 }" or "<td role=main>", so that a
note like "only on table cells" can be judged.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

import lxml.html
from css_reading import Declaration, declarations, rules
from html_model import words

Used = dict[str, set[str]]

SIDES = ("top", "right", "bottom", "left")
CORNERS = ("top-left", "top-right", "bottom-right", "bottom-left")
PROPERTIES: dict[str, Iterable[str]] = {
    "animation": (f"animation-{x}" for x in ("name", "duration", "delay", "iteration-count", "fill-mode")),
    "block-inline-size": ("block-size", "inline-size"),
    "border": (f"border-{x}" for x in (*SIDES, "color", "style", "width", *(f"{s}-{p}" for s in SIDES for p in ("color", "style", "width")))),
    "border-image": (f"border-image-{x}" for x in ("source", "slice", "width", "outset", "repeat")),
    "border-inline-block": ("border-inline", "border-block"),
    "border-inline-block-individual": (f"border-{a}-{e}" for a in ("inline", "block") for e in ("start", "end")),
    "border-inline-block-longhand": (f"border-{a}-{p}" for a in ("inline", "block") for p in ("color", "style", "width")),
    "border-radius": (f"border-{corner}-radius" for corner in CORNERS),
    "border-radius-logical": (f"border-{a}-{b}-radius" for a in ("start", "end") for b in ("start", "end")),
    "column-layout-properties": ("columns", *(f"column-{x}" for x in ("count", "fill", "gap", "rule", "span", "width"))),
    "flex-direction": (),
    "gap": ("column-gap", "row-gap"),
    "grid-template": (f"grid-template-{x}" for x in ("areas", "columns", "rows")),
    "inset": ("inset-inline", "inset-block"),
    "left-right-top-bottom": SIDES,
    "list-style": (),
    "margin": (f"margin-{side}" for side in SIDES),
    "margin-block-start-end": ("margin-block-start", "margin-block-end"),
    "margin-inline-block": ("margin-inline", "margin-block"),
    "margin-inline-start-end": ("margin-inline-start", "margin-inline-end"),
    "mask-image": ("mask", "-webkit-mask-image"),
    "outline": ("outline-color", "outline-style", "outline-width"),
    "overflow": ("overflow-x", "overflow-y"),
    "padding": (f"padding-{side}" for side in SIDES),
    "padding-block-start-end": ("padding-block-start", "padding-block-end"),
    "padding-inline-block": ("padding-inline", "padding-block"),
    "padding-inline-start-end": ("padding-inline-start", "padding-inline-end"),
    "scroll-snap": ("scroll-snap-type", "scroll-snap-align", "scroll-snap-stop"),
    "text-emphasis": ("text-emphasis-color", "text-emphasis-style"),
    "text-wrap": ("text-wrap-mode", "text-wrap-style"),
    "transition": (f"transition-{x}" for x in ("property", "duration", "delay", "timing-function")),
}  # fmt: skip
"""Properties that a feature stands for beside the one of its own name."""

NAMED = {name: f"css-{feature}" for feature, names in PROPERTIES.items() for name in names}
BOTH = {"inline-size": ("css-inline-size", "css-block-inline-size"), "column-count": ("css-column-count", "css-column-layout-properties"), "column-gap": ("css-gap", "css-column-layout-properties")}  # fmt: skip
"""Properties of two features."""

WITHOUT_OWN = frozenset({"grid-template", "flex-direction", "flex-wrap", "display", "scroll-snap"})

VALUES: tuple[tuple[str, str, str], ...] = (
    ("css-display", "display", ""),
    ("css-display-flex", "display", r"\bflex\b"),
    ("css-display-grid", "display", r"\bgrid\b"),
    ("css-display-none", "display", r"\bnone\b"),
    ("css-flex-direction", "flex-direction|flex-flow", r"\bcolumn"),
    ("css-flex-wrap", "flex-wrap|flex-flow", r"\bwrap\b"),
    ("css-grid-template", "grid|grid-template", ""),
    ("css-function-clamp", "", r"\bclamp\("),
    ("css-function-light-dark", "", r"\blight-dark\("),
    ("css-function-max", "", r"\bmax\("),
    ("css-function-min", "", r"\bmin\("),
    ("css-linear-gradient", "", r"linear-gradient\("),
    ("css-radial-gradient", "", r"radial-gradient\("),
    ("css-conic-gradient", "", r"conic-gradient\("),
    ("css-modern-color", "", r"\b(ok)?(lch|lab)\("),
    ("css-rgb", "", r"\brgb\("),
    ("css-rgba", "", r"\brgba\("),
    ("css-variables", "", r"\bvar\("),
    ("css-intrinsic-size", "", r"\b(fit|min|max)-content\b"),
    ("css-important", "", r"!\s*important"),
    ("css-sytem-ui", "", r"\b(system-ui|ui-(serif|sans-serif|rounded|monospace))\b"),
    ("css-unit-calc", "", r"\bcalc\("),
    ("css-unit-initial", "", r"\binitial\b"),
    ("css-unit-percent", "", r"\d%"),
    *((f"css-unit-{u}", "", rf"\d{u}\b") for u in ("ch", "cm", "em", "ex", "in", "mm", "pc", "pt", "px", "rem", "vh", "vmax", "vmin", "vw")),
)  # fmt: skip
"""Features of a declaration: its property and its value must match."""

AT_RULES = (
    ("css-at-font-face", r"@font-face"),
    ("css-at-import", r"@import"),
    ("css-at-keyframes", r"@(-webkit-)?keyframes"),
    ("css-at-supports", r"@supports"),
    ("css-at-media", r"@media"),
    ("css-at-media-device-pixel-ratio", r"@media.*device-pixel-ratio"),
    ("css-at-media-hover", r"@media.*\b(any-)?hover\b"),
    ("css-at-media-orientation", r"@media.*\borientation\b"),
    ("css-at-media-prefers-color-scheme", r"@media.*\bprefers-color-scheme\b"),
    ("css-at-media-prefers-reduced-motion", r"@media.*\bprefers-reduced-motion\b"),
)

PSEUDO = (
    *("active", "checked", "default", "first-child", "first-of-type", "focus-visible", "focus-within", "focus"),
    *("has", "hover", "lang", "last-child", "last-of-type", "link", "not", "nth-child", "nth-last-child"),
    *("nth-last-of-type", "nth-of-type", "only-child", "only-of-type", "target", "visited"),
)  # fmt: skip
PSEUDO_ELEMENTS = ("after", "before", "first-letter", "first-line", "marker", "placeholder")
SELECTORS = (
    ("css-selector-adjacent-sibling", r"\+"),
    ("css-selector-attribute", r"\["),
    ("css-selector-chaining", r"[\w\])][.\[#]"),
    ("css-selector-child", r">"),
    ("css-selector-class", r"\.[a-zA-Z_]"),
    ("css-selector-descendant", r"[\w\])*] +[\w.#\[*:]"),
    ("css-selector-general-sibling", r"~(?!=)"),
    ("css-selector-grouping", r","),
    ("css-selector-id", r"#"),
    ("css-selector-type", r"(?<![\w.#:\[=\"-])[a-z][a-z0-9]*(?![\w(])"),
    ("css-selector-universal", r"\*(?!=)"),
    *((f"css-pseudo-class-{name}", rf"(?<!:):{name}(?![\w-])") for name in PSEUDO),
    *((f"css-pseudo-element-{name}", rf"::?{name}(?![\w-])") for name in PSEUDO_ELEMENTS),
)

ELEMENTS: dict[str, str] = {
    "html-h1-h6": "h1 h2 h3 h4 h5 h6",
    "html-lists": "ul ol dl li dt dd",
    "html-semantics": "article aside details figcaption figure footer header main mark nav section summary time",
    "html-table": "table thead tbody tfoot tr td th caption col colgroup",
    "html-image-maps": "map area",
    "html-picture": "picture source",
    **{
        f"html-{name}": name
        for name in sorted(
            words(
                "abbr acronym address audio base bdi blockquote body code del dfn dialog div form hr img "
                "link marquee meter object p pre progress rp rt ruby select small span strike strong style svg "
                "textarea video wbr"
            )
        )
    },
}
TAGS = {tag: feature for feature, tags in ELEMENTS.items() for tag in tags.split()}
ATTRIBUTES = words(
    "align aria-describedby aria-hidden aria-label aria-labelledby aria-live background cellpadding "
    "cellspacing dir height hidden lang popover required role srcset target valign width"
)
OTHER_ATTRIBUTES = {"loading": "html-loading-attribute", "inert": "css-inert-attribute", "sizes": "html-srcset", "usemap": "html-image-maps"}  # fmt: skip
INPUTS = frozenset({"checkbox", "hidden", "radio", "reset", "submit", "text"})
IMAGES = (
    *((f"image-{kind}", rf"\.{kind}\b|^data:image/{kind}") for kind in sorted(words("apng avif bmp gif hdr heif ico png webp mp4"))),
    ("image-jpg", r"\.jpe?g\b|^data:image/jpeg"),
    ("image-svg", r"\.svg\b|^data:image/svg"),
    ("image-tiff", r"\.tiff?\b|^data:image/tiff"),
    ("image-base64", r"^data:"),
)  # fmt: skip

PLAIN_TAGS = words("a b br em head html i meta title u sup sub")
PLAIN_ATTRIBUTES = words("alt border charset class content href id name src style title type")
PLAIN_PROPERTIES = frozenset({"color", "font-family", "font-style"})
"""What every client is known to take; caniemail does not test it."""


def used(html: str) -> Used:
    """The features of a mail, inlined as it leaves, with their places."""
    found: Used = defaultdict(set)
    for feature, place in _used(html):
        found[feature].add(place)
    return found


def _used(html: str) -> Iterator[tuple[str, str]]:
    if re.match(r"<!doctype html>", html, re.IGNORECASE):
        yield "html-doctype", "<!doctype html>"
    for node in lxml.html.document_fromstring(html).iter():
        if node.tag is lxml.html.etree.Comment:
            yield "html-comments", f"<!--{node.text}-->"
        else:
            yield from _of_element(node)


def _of_element(node: lxml.html.HtmlElement) -> Iterator[tuple[str, str]]:
    tag = str(node.tag)
    yield _of_tag(tag), f"<{tag}> in <{node.getparent().tag if node.getparent() is not None else ''}>"
    for name, value in node.attrib.items():
        yield from _of_attribute(tag, str(name), str(value))
    if tag == "style":
        yield "html-style", f"{len(node.text or '')} signs"
        yield from _of_sheet(node.text or "")


def _of_tag(tag: str) -> str:
    return TAGS.get(tag) or (f"plain {tag}" if tag in PLAIN_TAGS else f"unknown <{tag}>")


def _of_attribute(tag: str, name: str, value: str) -> Iterator[tuple[str, str]]:
    place = f"<{tag} {name}={value}>"
    if name == "style":
        for declaration in declarations(value):
            yield from _of_declaration(tag, declaration)
    elif name in ATTRIBUTES:
        yield f"html-{name}", place
    elif name in OTHER_ATTRIBUTES:
        yield OTHER_ATTRIBUTES[name], place
    elif tag == "input" and name == "type":
        yield (f"html-input-{value}" if value in INPUTS else f"unknown {place}"), place
    elif tag == "button" and name == "type":
        yield f"html-button-{value}", place
    elif tag == "meta" and (name, value) == ("name", "color-scheme"):
        yield "html-meta-color-scheme", place
    elif name not in PLAIN_ATTRIBUTES:
        yield f"unknown {name}=", place
    yield from _of_address(tag, name, value, place)


def _of_address(tag: str, name: str, value: str, place: str) -> Iterator[tuple[str, str]]:
    if name == "href" and value.startswith("#"):
        yield "html-anchor-links", place
    if name == "href" and value.startswith("mailto:"):
        yield "html-mailto-links", place
    if name in {"src", "srcset", "background", "poster"}:
        yield from ((feature, place) for feature, form in IMAGES if re.search(form, value))


def _of_sheet(sheet: str) -> Iterator[tuple[str, str]]:
    if "/*" in sheet:
        yield "css-comments", "/*"
    for rule in rules(sheet):
        if rule.nested:
            yield "css-nesting", rule.prelude
        if rule.prelude.startswith("@"):
            yield from ((f, rule.prelude) for f, form in AT_RULES if re.match(form, rule.prelude))
        else:
            yield from ((f, rule.prelude) for f, form in SELECTORS if re.search(form, rule.prelude))
        for declaration in rule.declarations:
            yield from _of_declaration(rule.prelude, declaration)


def _of_declaration(where: str, declared: Declaration) -> Iterator[tuple[str, str]]:
    name, value = declared.name, declared.value
    place = f"{where} {{ {name}: {value} }}"
    yield from ((feature, place) for feature in _of_property(name))
    for feature, names, form in VALUES:
        if re.fullmatch(names or ".*", name) and re.search(form, value):
            yield feature, place
    for address in re.findall(r"url\(([^)]*)\)", value):
        yield from ((f, place) for f, form in IMAGES if re.search(form, address.strip("'\"")))


def _of_property(name: str) -> tuple[str, ...]:
    if name.startswith("--"):
        return ("css-variables",)
    if name in BOTH:
        return BOTH[name]
    if name in NAMED:
        return (NAMED[name],)
    return (f"plain {name}",) if name in PLAIN_PROPERTIES else (f"css-{name}",)
