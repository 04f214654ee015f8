"""HTML of a feed or a page → plain text that can be cited, shown and put into a prompt."""

from __future__ import annotations

import html
import re
import unicodedata

import nh3

LONGEST_TITLE = 300
LONGEST_TEXT = 100_000
"""Characters of an article; the longest reports are half of that."""

_PARAGRAPHS = {
    "p",
    "div",
    "section",
    "article",
    "ul",
    "ol",
    "table",
    "blockquote",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
}
_LINES = {"br", "li", "tr"}
_UNSEEN = {"script", "style", "noscript", "iframe", "object", "svg", "template", "head"}
_PARAGRAPH = re.compile(rf"</?(?:{'|'.join(sorted(_PARAGRAPHS))})>")
_LINE = re.compile(rf"</?(?:{'|'.join(sorted(_LINES))})>")
_KEPT = frozenset("\u200c\u200d")
"""Joiners that Persian and Indic words need; every other format character can only hide something."""


def text_of(markup: str) -> str:
    """The text of HTML: NFC, paragraphs apart by a blank line, nothing invisible, bounded."""
    clean = nh3.clean(markup, tags=_PARAGRAPHS | _LINES, attributes={}, clean_content_tags=_UNSEEN)
    spaced = _LINE.sub("\n", _PARAGRAPH.sub("\n\n", re.sub(r"\s+", " ", clean)))
    return plain(html.unescape(spaced))


def plain(text: str) -> str:
    """Plain text with its paragraphs, NFC, without control and invisible characters, bounded."""
    seen = visible(text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = (" ".join(line.split()) for line in seen.split("\n"))
    joined = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    return joined[:LONGEST_TEXT].rstrip()


def line_of(markup: str) -> str:
    """The text of HTML on one line of at most 300 characters: a title or a name."""
    line = " ".join(text_of(markup).split())
    return line if len(line) <= LONGEST_TITLE else line[: LONGEST_TITLE - 1].rstrip() + "…"


def visible(text: str) -> str:
    """The text without control, format and private characters, lone surrogates; white space is kept."""
    normal = unicodedata.normalize("NFC", text)
    return "".join(sign for sign in normal if sign in "\n\t" or _is_seen(sign))


def _is_seen(sign: str) -> bool:
    return sign in _KEPT or not unicodedata.category(sign).startswith("C")
