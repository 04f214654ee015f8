"""What is put around a frozen page when it is shown; what was approved is never changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from posixpath import dirname, normpath

from briefs.domain.brief import WRAPPED

_RELATIVE = re.compile(r'(?<= href=")(?![a-z][a-z+.-]*:|[#/])[^"]*')
_MAIN = re.compile(r"<main\b[^>]*>\n?")


def wrapped(page: str, pieces: Sequence[str]) -> str:
    """The frozen page with the pieces (HTML) in their order where it has WRAPPED.

    A page that has no such mark gets them at the beginning of its <main>; one without that, and one for which
    there are no pieces, stays as it is, byte for byte.
    """
    put = "".join(piece for piece in pieces if piece)
    if not put:
        return page
    if WRAPPED in page:
        return page.replace(WRAPPED, put, 1)
    found = _MAIN.search(page)
    return page[: found.end()] + put + page[found.end() :] if found else page


def elsewhere(page: str, path: str, site: str = "/") -> str:
    """A frozen page of `path` as it may be shown outside the `site`: its links lead where they did."""
    return _RELATIVE.sub(lambda link: f"{site}{normpath(f'{dirname(path)}/{link[0]}')}", page)
