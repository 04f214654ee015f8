"""Plain words for people: a value as it stands in the file, and the known word nearest to a wrong one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

LONGEST_SHOWN = 60

_LOGIN = re.compile(r"//[^/\s@]*@")


def shown(value: object) -> str:
    """A value of the file in one short line; a login inside an address is left out."""
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, bool):
        return str(value).lower()
    if value is None:
        return "nothing"
    if isinstance(value, Mapping):
        return "a mapping"
    return "a list" if isinstance(value, list) else str(value)


def nearest(word: str, known: Iterable[str], *, cutoff: float = 0.6) -> str:
    """The advice "; did you mean 'x'?", or "" when no known word is near."""
    lower = {name.casefold(): name for name in known}
    found = get_close_matches(word.casefold(), lower, n=1, cutoff=cutoff)
    return f"; did you mean {lower[found[0]]!r}?" if found else ""


def counted(number: int, thing: str) -> str:
    """The number with its thing: "1 feed", "2 feeds"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _quoted(text: str) -> str:
    plain = _LOGIN.sub("//…@", " ".join(text.split()))
    short = plain if len(plain) <= LONGEST_SHOWN else plain[: LONGEST_SHOWN - 1] + "…"
    return repr(short)
