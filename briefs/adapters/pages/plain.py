"""Plain text folded to columns, where a Japanese or Chinese sign is two columns wide."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

WIDTH = 72
_CLOSING = "、。，．！？：；」』）】》〉”’…"
_ADDRESS = re.compile(r"[(<]?(https?://|mailto:)", re.IGNORECASE | re.ASCII)
_GAPS = re.compile("[ \n]+")
_JOINER = "\u200d"

# Latin, Greek, Cyrillic, Hebrew and Arabic letters, and the signs that they are set with: one column each
_LETTERS = "\xa0-\xac\xae-\u02ff\u0384-\u038a\u038e-\u03a1\u03a3-\u0482\u048a-\u052f"
_FROM_THE_RIGHT = "\u05d0-\u05ea\u060c\u061b\u061f-\u064a\u0660-\u066f\u0671-\u06d5"
_NARROW = f"{_LETTERS}{_FROM_THE_RIGHT}\u2010-\u2027\u202f-\u205e\u20a0-\u20bf"
_NOT_NARROW = re.compile(f"[^\x00-\x7f{_NARROW}]")
_NARROW_SIGNS = re.compile(f"[{_NARROW}]")
# the signs that Japanese, Chinese and Korean news are set with: two columns, and three bytes of UTF-8
_NOT_COMMON = re.compile(
    "[^\x00-\x7f\u3000-\u3029\u3041-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]"
)


def columns(text: str) -> int:
    """How many columns the text takes in a terminal or a mail in a fixed-width font."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def fold(text: str, indent: str = "", first: str | None = None) -> str:
    """The text in lines of at most 72 columns; an address is never broken.

    `indent` stands before every line, `first` before the first one where it is another.
    """
    lead = indent if first is None else first
    line = text.strip(" \n")
    if "  " in line or "\n" in line:
        line = _GAPS.sub(" ", line)
    folded = None if _may_hold_address(line) else _quickly(line, indent, lead)
    return "\n".join(_piece_by_piece(line, indent, lead) if folded is None else folded)


def _may_hold_address(text: str) -> bool:
    return ":" in text and ("://" in text or "mailto:" in text.lower())


def _quickly(text: str, indent: str, lead: str) -> list[str] | None:
    """The lines of a text of usual signs; None where it takes a closer look."""
    if text.isascii() or not _NOT_NARROW.search(text):
        return _at_spaces(text, indent, lead)
    shape = _NARROW_SIGNS.sub("x", text)
    return None if _NOT_COMMON.search(shape) else _at_signs(text, shape, indent, lead)


def _at_spaces(text: str, indent: str, lead: str) -> list[str] | None:
    """The lines of a text of narrow signs; None when a word is longer than a line."""
    lines, start, room = [], 0, WIDTH - columns(lead)
    while len(text) - start > room:
        end = text.rfind(" ", start, start + room + 1)
        if end < 0:
            return None
        lines.append(lead + text[start:end])
        start, lead, room = end + 1, indent, WIDTH - columns(indent)
    return [*lines, lead + text[start:]]


def _at_signs(text: str, shape: str, indent: str, lead: str) -> list[str] | None:
    """The lines of a text with wide signs, whose narrow ones are ASCII in `shape`; None as above."""
    lines, start, room = [], 0, WIDTH - columns(lead)
    while (reach := _reach(shape, start, room)) < len(text):
        end = next((at for at in range(reach, start, -1) if _may_end(text, shape, at)), start)
        if end == start:
            return None
        lines.append(lead + text[start:end])
        start = end + 1 if text[end] == " " else end
        lead, room = indent, WIDTH - columns(indent)
    return [*lines, lead + text[start:]]


def _reach(shape: str, start: int, room: int) -> int:
    """The end of what fits into so many columns."""
    end = start + room // 2
    while end < len(shape):
        part = shape[start:end]
        # ASCII is one byte and one column, the others are three bytes and two columns
        left = room - (len(part) + len(part.encode())) // 2
        if left < 2 and (not left or not shape[end].isascii()):
            return end
        end += max(1, left // 2)
    return len(shape)


def _may_end(text: str, shape: str, end: int) -> bool:
    """True when a line may end before that sign: a space, or one beside a wide sign that closes nothing."""
    if text[end] == " ":
        return True
    wide = not shape[end].isascii() or not shape[end - 1].isascii()
    return wide and text[end - 1] != " " and text[end] not in _CLOSING


def _piece_by_piece(text: str, indent: str, lead: str) -> Iterator[str]:
    """The lines of any text."""
    line, used = lead, columns(lead)
    width = WIDTH - max(used, columns(indent))
    empty = True
    for piece, gap in _pieces(text, width):
        size = columns(piece)
        if not empty and used + len(gap) + size > WIDTH:
            yield line
            line, used, empty = indent, columns(indent), True
        before = "" if empty else gap
        line, used, empty = f"{line}{before}{piece}", used + len(before) + size, False
    yield line


def _pieces(text: str, width: int) -> Iterator[tuple[str, str]]:
    """What may not be broken, each with the space that stands before it."""
    # the wide space of Japanese headlines stays where it is
    for word in text.split(" "):
        gap = " "
        for piece in _broken(word, width):
            yield piece, gap
            gap = ""


def _broken(word: str, width: int) -> Iterator[str]:
    """A word cut beside every wide sign and where it fills a line; from an address on it stays whole."""
    found = _ADDRESS.search(word)
    before = word[: found.start()] if found else word
    if before or not found:
        yield from _cut(before, width)
    if found:
        yield word[found.start() :]


def _cut(word: str, width: int) -> Iterator[str]:
    piece, used = "", 0
    for sign in word:
        size = _columns(sign)
        if piece and (used + size > width or (size and _parted(piece, sign))):
            yield piece
            piece, used = "", 0
        piece, used = piece + sign, used + size
    yield piece


def _parted(piece: str, sign: str) -> bool:
    """True beside a wide sign; not before closing punctuation, nor inside one that is joined of several."""
    wide = _wide(sign) or _wide(piece[-1])
    return wide and sign not in _CLOSING and not piece.endswith(_JOINER)


@lru_cache(maxsize=8192)
def _columns(sign: str) -> int:
    if unicodedata.combining(sign) or unicodedata.category(sign) in {"Cf", "Me", "Mn"}:
        return 0
    return 2 if _wide(sign) else 1


def _wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in {"W", "F"}


def tidy(text: str) -> str:
    """The text without spaces at line ends and without more than one empty line in a row."""
    lines = f"{text}\n"
    # going line by line takes as long as folding the whole mail
    while " \n" in lines:
        lines = lines.replace(" \n", "\n")
    while "\n\n\n" in lines:
        lines = lines.replace("\n\n\n", "\n\n")
    return lines.strip("\n") + "\n"
