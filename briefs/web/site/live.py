"""The public pages over HTTP: found by their path, told apart by a hash of their bytes."""

from __future__ import annotations

import re
from hashlib import sha256

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from briefs.adapters.pages.templates import Templates
from briefs.newsroom import paths
from briefs.ports import Services
from briefs.web.headers import for_pictures
from briefs.web.site import searching
from briefs.web.site.address import canonical
from briefs.web.site.kinds import KINDS
from briefs.web.site.library import Library, Page

_CONTROL = re.compile(r"%(0[0-9A-F]|1[0-9A-F]|7F)")
"""No page has a control sign in its path, and no database takes a NUL."""


class Live:
    """The handlers of every public page."""

    def __init__(self, services: Services, templates: Templates) -> None:
        self._services = services
        self._templates = templates

    def home(self, request: Request) -> Response:
        """The home page; the desk as long as nothing is published."""
        page = self._library(request).page(paths.HOME)
        return answer(request, page) if page else RedirectResponse("/desk")

    def page(self, request: Request) -> Response:
        """The page of a public path; a brief also without its .html, as earlier mails link to it."""
        path, library = _asked(request), self._library(request)
        page = library.page(path)
        if page is None and path.startswith("briefs/"):
            # relative links hold there too, which they would not in another folder
            page = library.page(f"{path}.html")
        if page is None:
            raise HTTPException(404)
        return answer(request, page)

    def newsletter(self, request: Request) -> Response:
        """A newsletter's address without its file leads to it: links on the page hold only there."""
        asked, path = _asked(request), paths.newsletter_page(request.path_params["name"])
        if self._library(request).page(path) is None:
            raise HTTPException(404)
        return RedirectResponse(paths.between(asked, path), 308)

    def search(self, request: Request) -> Response:
        """What a visitor looks for."""
        library = self._library(request)
        return answer(request, searching.results(library, searching.asked(request, library)))

    def _library(self, request: Request) -> Library:
        return Library(self._services, self._templates, KINDS, str(request.base_url), live=True)


def answer(request: Request, page: Page) -> Response:
    """The page, or that it is still what the reader has (RFC 9110 §13.1.2)."""
    tag = f'"{sha256(page.content).hexdigest()[:32]}"'
    age = f"max-age={page.max_age}" if page.max_age else "no-cache"
    headers = {"ETag": tag, "Cache-Control": age} | for_pictures(page.content)
    if _has(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=headers)
    if request.method == "HEAD":
        headers["Content-Length"] = str(len(page.content))
        return Response(headers=headers, media_type=page.media_type)
    return Response(page.content, headers=headers, media_type=page.media_type)


def _has(known: str, tag: str) -> bool:
    """Whether one of the reader's tags is ours; a proxy that compresses makes them weak."""
    tags = [one.strip().removeprefix("W/") for one in known.split(",")]
    return "*" in tags or tag in tags


def _asked(request: Request) -> str:
    """The path as it was asked for: decoded, an encoded slash of a name would be one of the address."""
    raw: bytes = request.scope.get("raw_path") or request.scope["path"].encode()
    path = canonical(raw.decode("ascii", "replace").split("?")[0].removeprefix("/"))
    if _CONTROL.search(path):
        raise HTTPException(404)
    return path
