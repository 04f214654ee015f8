"""Texts in the letters in which they are compared across languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

WORD = re.compile(r"[^\W_]+(?:\+[^\W_]+)*")
"""A word; the parts of U.S., l'Italie and COVID-19 are words of their own."""

_ACCENTS = re.compile("[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f\u0670]")


def plain(text: str, simpler: Mapping[int, str] | None = None) -> str:
    """The text in NFKC, and in simplified Chinese characters where `simpler` tells them, by code point."""
    flat = unicodedata.normalize("NFKC", text)
    return flat.translate(simpler) if simpler else flat


def bare(text: str) -> str:
    """The text in lower case, without accents: Réélu → reelu, ёлка → елка; Hangul stays whole."""
    low = text.casefold()
    if low.isascii():
        return low
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFKD", low)))
