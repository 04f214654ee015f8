"""Plain text folded to columns, where a Japanese or Chinese sign is two columns wide."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

WIDTH = 72
_CLOSING = "、。，．！？：；」』）】》〉”’…"
_ADDRESS = re.compile(r"[(<]?(https?|mailto):", re.IGNORECASE)


def columns(text: str) -> int:
    """How many columns the text takes in a terminal or a mail in a fixed-width font."""
    return len(text) if text.isascii() else sum(_columns(sign) for sign in text)


def fold(text: str, indent: str = "", first: str | None = None) -> str:
    """The text in lines of at most 72 columns; an address is never broken."""
    lines, line = [], first if first is not None else indent
    empty = True
    for piece, gap in _pieces(text, WIDTH - columns(indent)):
        if not empty and columns(line) + len(gap) + columns(piece) > WIDTH:
            lines.append(line)
            line, empty = indent, True
        line += ("" if empty else gap) + piece
        empty = False
    return "\n".join([*lines, line])


def _pieces(text: str, width: int) -> Iterator[tuple[str, str]]:
    """What may not be broken, each with the space that stands before it."""
    # the wide space of Japanese headlines stays where it is
    for word in re.split(r"[ \n]+", text.strip(" \n")):
        gap = " "
        for piece in [word] if _ADDRESS.match(word) else _broken(word, width):
            yield piece, gap
            gap = ""


def _broken(word: str, width: int) -> Iterator[str]:
    """A word cut after every wide sign, but not before closing punctuation, and when it fills a line."""
    if word.isascii() and len(word) <= width:
        yield word
        return
    piece = ""
    for sign in word:
        cut = piece and ((_wide(piece[-1]) or _wide(sign)) and sign not in _CLOSING)
        if piece and (cut or columns(piece) + _columns(sign) > width):
            yield piece
            piece = ""
        piece += sign
    yield piece


def _columns(sign: str) -> int:
    if unicodedata.combining(sign) or unicodedata.category(sign) == "Cf":
        return 0
    return 2 if _wide(sign) else 1


def _wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in {"W", "F"}


def tidy(text: str) -> str:
    """The text without spaces at line ends and without more than one empty line in a row."""
    lines = "\n".join(line.rstrip(" ") for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n") + "\n"
