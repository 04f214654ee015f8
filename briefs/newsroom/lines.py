"""Text of people and feeds as one line that can be stored and compared."""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile(r"[ \t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
"""What becomes one space; the wide space of Japanese headlines stays."""

_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
"""Control signs, halves of pairs, and what reorders the text after it (UAX #9: all but marks)."""


def one_line(text: str) -> str:
    """The text on one line (NFC), without control signs and signs that reorder what follows them."""
    return unicodedata.normalize("NFC", _SPACES.sub(" ", _UNPRINTABLE.sub("", text)).strip())
