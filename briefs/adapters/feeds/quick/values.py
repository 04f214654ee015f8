"""What an element says: a text, an address, a date; each as feedparser would give it."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any, NamedTuple, TypeAlias
from urllib.parse import urljoin

from feedparser.datetimes import _parse_date  # nobody else reads dates as it does, once it knows our zones

from briefs.adapters.feeds import dates  # noqa: F401  # teaches it

Fields = dict[str, Any]
Element: TypeAlias = Any
"""An element of lxml, which tells no types."""

XML = "{http://www.w3.org/XML/1998/namespace}"

TYPES = {
    "text": "text/plain",
    "plain": "text/plain",
    "text/plain": "text/plain",
    "html": "text/html",
    "text/html": "text/html",
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ZONES = {
    "GMT": "+00:00", "UTC": "+00:00", "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00",
    "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00",
}  # fmt: skip
_RFC_822 = re.compile(
    rf"(?:\w{{3}}, )?(\d{{1,2}}) ({'|'.join(_MONTHS)}) ([12]\d{{3}}) (\d\d:\d\d:\d\d) "
    rf"({'|'.join(_ZONES)}|[+-](?:0\d|1[0-3])[0-5]\d)",
    re.ASCII,
)
_ISO_8601 = re.compile(r"[12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d)", re.ASCII)
_C1 = re.compile("[\x80-\x9f]")
_BASES = ("http://outlet.invalid/", "https://outlet.invalid/")
"""With either an address that needs none stays as it is."""


class OddError(Exception):
    """Something that feedparser has an opinion of its own about."""


class Scope(NamedTuple):
    """What the root says for all that is in it; no base where it is not known which one counts."""

    lang: str | None
    base: str | None


def only(condition: bool) -> None:
    """OddError unless the condition holds."""
    if not condition:
        raise OddError


def children(element: Element) -> list[Element]:
    """The elements in it; comments say nothing."""
    return [child for child in element if isinstance(child.tag, str)]


def said(element: Element) -> str:
    """The text of an element that holds nothing else."""
    only(len(element) == 0)
    text = (element.text or "").strip()
    only(text.isascii() or not _is_mangled(text))
    return text


def _is_mangled(text: str) -> bool:
    """Whether feedparser would mend it: UTF-8 that was read as Latin-1, or Windows-1252 as C1 controls."""
    try:
        text.encode("iso-8859-1").decode()
    except UnicodeError:
        return bool(_C1.search(text))
    return True


def detail(kind: str, value: str, lang: str | None) -> Fields:
    """A text as feedparser keeps it."""
    return {"type": kind, "value": value, "language": lang}


def construct(element: Element, scope: Scope) -> Fields:
    """A text construct of Atom (RFC 4287, 3.1)."""
    kind = TYPES.get(element.get("type", "text").lower(), "")
    only(bool(kind) and set(element.keys()) <= {"type", f"{XML}lang", f"{XML}base"})
    lang = element.get(f"{XML}lang", scope.lang or "").replace("_", "-") or None
    return detail(kind, said(element), lang)


def address(text: str, scope: Scope) -> str:
    """An address that feedparser makes absolute and else leaves as it is."""
    only("///" not in text and not ("&" in text and ";" in text))
    if not text:
        return text
    if scope.base is None:
        only(all(urljoin(base, text) == text for base in _BASES))
        return text
    return urljoin(scope.base, text)


def when(text: str) -> Any:
    """UTC as a time tuple: the two common spellings at once, any other as feedparser reads it."""
    if found := _RFC_822.fullmatch(text):
        day, month, year, clock, zone = found.groups()
        number = _MONTHS.index(month) + 1
        text = f"{year}-{number:02}-{int(day):02}T{clock}{_ZONES.get(zone, zone)}"
        return datetime.fromisoformat(text).utctimetuple()
    if _ISO_8601.fullmatch(text):
        return datetime.fromisoformat(text).utctimetuple()
    return _parse_date(text)
