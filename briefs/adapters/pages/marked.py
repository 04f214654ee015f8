"""Markdown in which every printed value is escaped, as HTML's autoescape does it."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, Undefined

from briefs.adapters.pages.environment import environment

_SIGNS = re.compile(
    r"([\\`*_\[\]<>|~]"  # emphasis, links, HTML, tables, wherever they stand
    r"|&(?=[#\w])"  # character references
    r"|:(?=//)|(?<=www)\.|@"  # addresses that GitHub's dialect links by itself
    r"|^[#+\-=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]|(?<=^\d{3})[.)]|(?<=^\d{4})[.)])",  # headings and lists
    re.IGNORECASE,
)


class Address(str):
    """An address that stands in angle brackets and needs no more escaping."""

    __slots__ = ()


def markdown_environment(overrides: Path | None, newsletter: str = "") -> Environment:
    """The templates' environment whose values are CommonMark text; `url` prints an address."""
    marked = environment(overrides, newsletter)
    marked.finalize = _finalized
    marked.filters["url"] = address
    return marked


def address(url: str) -> Address:
    """The address as a CommonMark link destination."""
    return Address(f"<{quote(url, safe=_URL_SIGNS)}>")


def _finalized(value: object) -> object:
    if isinstance(value, (Address, Undefined)):
        return value
    return _SIGNS.sub(r"\\\1", str(value))


_URL_SIGNS = "!#$%&'()*+,-./:;=?@_~[]"
