"""Header fields of free text, written as RFC 2047 has it.

The standard library reads a text that looks like an encoded word as one: a feed could put line ends, and with
them headers of its own, into a mail. It also writes words of 76 signs, where 75 are the most.
"""

from __future__ import annotations

import re
import string
from base64 import b64encode
from collections.abc import Iterator

LINE = 78
"""Signs of a line that every program takes (RFC 5322 §2.1.1)."""

WORD = 75
"""Signs of an encoded word at most, its frame among them (RFC 2047 §2)."""

_PLAIN = frozenset((string.ascii_letters + string.digits + "!*+-/").encode())
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+")


def unstructured(name: str, text: str) -> str:
    """The field's value in lines of at most 78 signs, for a text on one line."""
    start = len(name) + 2
    words = text.split(" ")
    if text.isascii() and "=?" not in text and max(map(len, words)) < LINE - start:
        return _folded(words, start)
    return _folded(list(_encoded(text, start)), start)


def mailbox(name: str, display: str, address: str) -> str:
    """The value of a field with one address, its name before it."""
    if not display:
        return address
    if display.isascii() and "=?" not in display and len(display) < LINE - len(name) - 6:
        phrase = [display if _ATOMS.fullmatch(display) else _quoted(display)]
    else:
        phrase = list(_encoded(display, len(name) + 2))
    return _folded([*phrase, f"<{address}>"], len(name) + 2)


def _quoted(text: str) -> str:
    return '"' + re.sub(r'(["\\])', r"\\\1", text) + '"'


def _folded(words: list[str], start: int) -> str:
    lines = [""]
    for word in words:
        room = LINE - (start if len(lines) == 1 else 1)
        if lines[-1] and len(lines[-1]) + 1 + len(word) > room:
            lines.append(word)
        else:
            lines[-1] += f" {word}" if lines[-1] else word
    return "\r\n ".join(lines)


def _encoded(text: str, start: int) -> Iterator[str]:
    """The text as encoded words, none of which ends inside a character; the first fits after the name."""
    write = min((_base64, _quoted_printable), key=lambda way: len(way(text)))
    chunk, room = "", min(WORD, LINE - start)
    for sign in text:
        if chunk and len(write(chunk + sign)) > room:
            yield write(chunk)
            chunk, room = "", WORD
        chunk += sign
    yield write(chunk)


def _base64(text: str) -> str:
    return f"=?utf-8?b?{b64encode(text.encode()).decode()}?="


def _quoted_printable(text: str) -> str:
    signs = (
        chr(byte) if byte in _PLAIN else "_" if byte == ord(" ") else f"={byte:02X}" for byte in text.encode()
    )
    return f"=?utf-8?q?{''.join(signs)}?="
