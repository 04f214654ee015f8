"""Quotation marks: a quotation takes those of its own language, and one inside it the inner kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Marks:
    """What opens and closes a quotation, and one inside it."""

    open: str
    close: str
    inner_open: str
    inner_close: str

    @property
    def outer(self) -> frozenset[str]:
        """The outer marks without their spaces."""
        return frozenset({self.open.strip(), self.close.strip()})


_CURLY = Marks("“", "”", "‘", "’")
_LOW = Marks("„", "“", "‚", "‘")
_ANGLES = Marks("«", "»", "“", "”")
_SLAVIC = Marks("«", "»", "„", "“")
_NORDIC = Marks("”", "”", "’", "’")
_CORNERS = Marks("「", "」", "『", "』")

# as newspapers print them; where they differ from CLDR's delimiters the newspapers count
_MARKS = {
    **dict.fromkeys(("de", "cs", "sk", "sl", "hr", "bg", "lt", "is"), _LOW),
    **dict.fromkeys(("de-ch", "de-li"), Marks("«", "»", "‹", "›")),
    "fr": Marks("«\u202f", "\u202f»", "“", "”"),
    **dict.fromkeys(("es", "it", "pt-pt", "ca", "el", "no", "nb", "nn", "ar", "fa"), _ANGLES),
    **dict.fromkeys(("ru", "uk", "be"), _SLAVIC),
    **dict.fromkeys(("pl", "ro"), Marks("„", "”", "«", "»")),
    "hu": Marks("„", "”", "»", "«"),
    "nl": Marks("‘", "’", "“", "”"),
    **dict.fromkeys(("sv", "fi"), _NORDIC),
    **dict.fromkeys(("ja", "zh-hant", "zh-tw", "zh-hk", "zh-mo"), _CORNERS),
}


def quoted(text: str, lang: str) -> str:
    """The text in the quotation marks of its language; a quotation inside it takes the inner kind.

    Where the inner marks do not pair, the outer ones are of the other kind: they must not meet their like.
    """
    marks = _marks(lang)
    if marks is _CORNERS:
        return f"「{text.replace('「', '『').replace('」', '』')}」"
    inner = _pairs(marks).sub(
        lambda found: f"{marks.inner_open}{found[0][1:-1].strip()}{marks.inner_close}", text
    )
    if (marks.outer | {'"'}) & set(inner):
        return f"{marks.inner_open}{text}{marks.inner_close}"
    return f"{marks.open}{inner}{marks.close}"


@cache
def _marks(lang: str) -> Marks:
    base, *rest = lang.lower().split("-")
    found = (_MARKS.get(key) for key in (*(f"{base}-{part}" for part in rest), base))
    return next(filter(None, found), _CURLY)


@cache
def _pairs(marks: Marks) -> re.Pattern[str]:
    """A quotation inside a text: in the outer marks of its language, in English ones or in straight ones."""
    kinds = {(marks.open.strip(), marks.close.strip()), ("“", "”"), ('"', '"')}
    kinds -= {(marks.inner_open, marks.inner_close)}
    return re.compile("|".join(f"{one}[^{one}{other}]+{other}" for one, other in sorted(kinds)))
