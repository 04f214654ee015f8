"""Pages of a reader's own: what the address gets, and the way out.

Nobody signs in: the subscriber's id in the address is the secret. A GET changes nothing, since programs
follow every link of a mail before its reader does.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from briefs.domain.audience import Subscriber, Subscription
from briefs.domain.errors import NotFound
from briefs.newsroom.preferences import MAILED, Wish, masked, outcome, wish
from briefs.ports import Services
from briefs.steps.preferring import prefer
from briefs.web.forms import text
from briefs.web.own import frame, note, rows, title_of
from briefs.web.session import Forged, check_origin


class Preferences:
    """The handlers; an unknown id gets a page that helps to find the right one."""

    def __init__(self, services: Services, render: Callable[..., str], clock: Callable[[], datetime]) -> None:
        self._services = services
        self._render = render
        self._clock = clock

    def show(self, request: Request) -> Response:
        """What this address gets, and what it could get."""
        reader = self._reader(request)
        return self._overview(reader) if reader else self._lost()

    def save(self, request: Request, form: FormData) -> Response:
        """Does what the form asks for, as often as it comes, and says what was done with the way back."""
        reader = self._reader(request)
        if reader is None:
            return self._lost()
        try:
            check_origin(request)
        except Forged:
            return self._forged(reader)
        wished = self._wish(reader, form)
        prefer(self._services, reader.id, wished, self._clock())
        return self._overview(reader, wished)

    def leaving(self, request: Request) -> Response:
        """A button: a program that follows the links of a mail must not unsubscribe anybody."""
        reader = self._reader(request)
        return self._farewell(reader) if reader else self._lost()

    def unsubscribe(self, request: Request) -> Response:
        """Unsubscribes at once, as often as asked (RFC 8058: no cookie, no further question, no redirect)."""
        reader = self._reader(request)
        if reader is None:
            return self._lost()
        leave = Wish(leave=frozenset({reader.newsletter}))
        prefer(self._services, reader.id, leave, self._clock())
        return self._farewell(self._services.store.audience.subscriber(reader.id))

    def _reader(self, request: Request) -> Subscriber | None:
        asked = request.path_params["id"]
        if not asked.isprintable():
            return None  # no id has a control sign, and no database takes a NUL
        try:
            return self._services.store.audience.subscriber(asked)
        except NotFound:
            return None

    def _stored(self, reader: Subscriber) -> tuple[Subscriber, ...]:
        return self._services.store.audience.of_address(reader.email)

    def _wish(self, reader: Subscriber, form: FormData) -> Wish:
        """What the form asks for; to leave all is also to leave what it showed, if it comes twice."""
        had = text(form, "had").split()
        if not form.get("leave_all"):
            return wish(had, map(str, form.getlist("get")))
        mailed = [row.newsletter for row in self._stored(reader) if row.status in MAILED]
        return Wish(leave=frozenset((*had, *mailed)), leave_all=True)

    def _overview(self, reader: Subscriber, done: Wish | None = None) -> HTMLResponse:
        config, stored = self._services.config, self._stored(reader)
        words = frame(config, reader.newsletter).words
        return self._page(
            "preferences",
            reader.newsletter,
            address=masked(reader.email),
            rows=rows(config, stored, words, self._clock().date()),
            note=note(config, outcome(stored, done), words) if done else None,
        )

    def _farewell(self, reader: Subscriber) -> HTMLResponse:
        """Without the address: whoever was sent the mail on would read it there."""
        return self._page(
            "unsubscribe",
            reader.newsletter,
            reader=reader,
            title=title_of(self._services.config, reader.newsletter),
            subscribed=reader.status in MAILED,
            may_return=reader.status is Subscription.UNSUBSCRIBED,
        )

    def _lost(self) -> HTMLResponse:
        around = frame(self._services.config)
        words, contact = around.words, around.contact
        lines = (words.cut, words.write_to(contact)) if contact else (words.cut,)
        return self._page("own_message", "", 404, title=words.lost, lines=lines)

    def _forged(self, reader: Subscriber) -> HTMLResponse:
        words = frame(self._services.config, reader.newsletter).words
        return self._page("own_message", reader.newsletter, 403, title=words.forged, lines=(words.again,))

    def _page(self, template: str, newsletter: str, status: int = 200, **values: object) -> HTMLResponse:
        around = frame(self._services.config, newsletter)
        html = self._render(f"{template}.html", page=around, words=around.words, **values)
        return HTMLResponse(html, status)
