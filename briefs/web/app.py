"""The web application: its routes, and what each error looks like."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from http import HTTPStatus
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from briefs.adapters.pages.environment import environment
from briefs.adapters.pages.templates import Templates
from briefs.bootstrap import overrides
from briefs.domain.errors import BriefsError, Conflict, NotAllowed, NotFound
from briefs.newsroom import paths
from briefs.ports import Services
from briefs.web.desk import Desk
from briefs.web.editing import Editing
from briefs.web.headers import StrictHeaders
from briefs.web.preferences import Preferences
from briefs.web.session import Forged, Sessions, SignedOut
from briefs.web.site.live import Live

log = logging.getLogger("briefs")

Bound = Callable[[Callable[..., Response]], Callable[..., Response]]
"""Gives a method of the desk or the public pages the services of the moment, at each request."""

LARGEST = 64 * 1024
"""Bytes of a request: no form of ours comes near."""

FIELDS = 120
"""Fields of a form: what names a sentence, and a hundred passages that it cites."""


def make_app(current: Callable[[], Services], secret: str, clock: Callable[[], datetime]) -> Starlette:
    """The desk and the public pages; each request has the `current` services, `secret` signs what we give."""
    templates = Templates(overrides(current().config.path), environment)

    def page(name: str, status: int = 200, **values: Any) -> HTMLResponse:
        return HTMLResponse(templates.printed(f"web/desk/{name}.html.j2", values), status)

    def public_page(name: str, **values: Any) -> str:
        return templates.printed(f"web/{name}.j2", values)

    sessions = Sessions(secret, clock)

    def of_desk(handler: Callable[..., Response]) -> Callable[..., Response]:
        return lambda *asked: handler(Desk(current(), sessions, page, clock), *asked)

    def of_editing(handler: Callable[..., Response]) -> Callable[..., Response]:
        return lambda *asked: handler(Editing(current(), sessions, page, clock), *asked)

    def of_preferences(handler: Callable[..., Response]) -> Callable[..., Response]:
        return lambda *asked: handler(Preferences(current(), public_page, clock), *asked)

    def of_site(handler: Callable[..., Response]) -> Callable[..., Response]:
        return lambda *asked: handler(Live(current(), templates), *asked)

    return Starlette(
        routes=[
            *_desk_routes(of_desk),
            *_editing_routes(of_editing),
            *_preferences_routes(of_preferences),
            *_site_routes(of_site),
        ],
        middleware=[Middleware(StrictHeaders)],
        exception_handlers=_explanations(page),
        max_body_size=LARGEST,
    )


def _desk_routes(of: Bound) -> list[Route]:
    return [
        Route("/desk", of(Desk.overview)),
        Route("/desk/sign-in", of(Desk.invitation)),
        Route("/desk/sign-in", _with_form(of(Desk.sign_in)), methods=["POST"]),
        Route("/desk/{id}", of(Desk.show)),
        Route("/desk/{id}/preview", of(Desk.preview)),
        Route("/desk/{id}/approve", _with_form(of(Desk.approve)), methods=["POST"]),
        Route("/desk/{id}/drop-sentence", _with_form(of(Desk.drop_sentence)), methods=["POST"]),
        Route("/desk/{id}/drop-story", _with_form(of(Desk.drop_story)), methods=["POST"]),
    ]


def _editing_routes(of: Bound) -> list[Route]:
    def act(name: str, handler: Callable[..., Response]) -> Route:
        return Route(f"/desk/{{id}}/{name}", _with_form(of(handler)), methods=["POST"])

    return [
        Route("/desk/{id}/change-sentence", of(Editing.sentence)),
        Route("/desk/{id}/add-sentence", of(Editing.new_sentence)),
        act("change-sentence", Editing.change_sentence),
        act("add-sentence", Editing.add_sentence),
        act("restore-sentence", Editing.restore_sentence),
        act("override", Editing.override),
        act("move-sentence", Editing.move_sentence),
        act("move-story", Editing.move_story),
        act("go-back", Editing.go_back),
        act("correct", Editing.correct),
    ]


def _preferences_routes(of: Bound) -> list[Route]:
    return [
        Route("/preferences/{id}", of(Preferences.show)),
        Route("/preferences/{id}", _with_form(of(Preferences.save)), methods=["POST"]),
        Route("/unsubscribe/{id}", of(Preferences.leaving)),
        Route("/unsubscribe/{id}", of(Preferences.unsubscribe), methods=["POST"]),
    ]


def _site_routes(of: Bound) -> list[Route]:
    """The files at the top, and the folders; the desk's addresses stay the desk's, its errors too."""
    return [
        Route("/", of(Live.home)),
        Route(f"/{paths.SEARCH}", of(Live.search)),
        Route("/newsletters/{name}", of(Live.newsletter)),
        Route("/newsletters/{name}/", of(Live.newsletter)),
        *(Route(f"/{folder}/{{path:path}}", of(Live.page)) for folder in paths.FOLDERS),
        Route("/{file}", of(Live.page)),
    ]


def _with_form(
    handler: Callable[[Request, FormData], Response],
) -> Callable[[Request], Awaitable[Response]]:
    """Starlette reads forms asynchronously; the handler itself runs in a thread, like every other."""

    async def endpoint(request: Request) -> Response:
        form = await request.form(max_files=0, max_fields=FIELDS)
        return await run_in_threadpool(handler, request, form)

    return endpoint


def _explanations(page: Callable[..., HTMLResponse]) -> dict[Any, Any]:
    """One page for each kind of error, in words for the person who meets it."""

    def explain(status: int, title: str, text: str = "") -> Callable[[Request, Exception], Response]:
        def said(request: Request, error: Exception) -> Response:
            at_desk = request.url.path.startswith("/desk/") and status != HTTPStatus.NOT_FOUND
            brief = request.path_params.get("id", "") if at_desk else ""
            return page("message", status, title=title, text=text or str(error), brief=brief)

        return said

    def plain(_: Request, error: HTTPException) -> Response:
        said = error.detail if error.detail != HTTPStatus(error.status_code).phrase else ""
        missing = "There is no such page." if error.status_code == HTTPStatus.NOT_FOUND else ""
        title = missing or HTTPStatus(error.status_code).phrase
        answer = page("message", error.status_code, title=title, text=said, brief="")
        answer.headers.update(error.headers or {})
        return answer

    def broken(request: Request, error: Exception) -> Response:
        """What is wrong is for those who run the site: it may name files, servers and statements."""
        log.error("%s: %s", request.url.path, error)
        inside = request.url.path.startswith("/desk")
        said = str(error) if inside else "Please try again later."
        return page("message", 503, title="Something is broken.", text=said, brief="")

    return {
        SignedOut: lambda *_: page("signed_out", 401),
        Forged: explain(403, "This form is not from the desk.", "Go back, load the page again and repeat."),
        Conflict: explain(409, "Somebody changed it first."),
        NotAllowed: explain(409, "That cannot be done."),
        NotFound: explain(404, "It is not here."),
        BriefsError: broken,
        HTTPException: plain,
    }
