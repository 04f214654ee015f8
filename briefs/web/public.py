"""What everybody may see: approved briefs, and the page that unsubscribes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from briefs.domain.audience import Subscriber, Subscription
from briefs.domain.brief import PUBLISHED
from briefs.domain.errors import NotFound
from briefs.ports import Services


class Public:
    """The handlers without a sign-in."""

    def __init__(
        self, services: Services, render: Callable[..., HTMLResponse], clock: Callable[[], datetime]
    ) -> None:
        self._services = services
        self._render = render
        self._clock = clock

    def brief(self, request: Request) -> Response:
        """The page as it was approved, byte for byte."""
        try:
            brief = self._services.store.briefs.get(request.path_params["id"])
        except NotFound:
            raise HTTPException(404) from None
        frozen = self._services.store.briefs.frozen(brief.id)
        if brief.status not in PUBLISHED or frozen is None or frozen.revision != brief.revision:
            raise HTTPException(404)
        return HTMLResponse(frozen.page, headers={"Cache-Control": "no-cache"})

    def leaving(self, request: Request) -> Response:
        """A button: a program that follows the links of a mail must not unsubscribe anybody."""
        return self._page(self._subscriber(request))

    def unsubscribe(self, request: Request) -> Response:
        """Unsubscribes at once, as often as asked (RFC 8058: no cookie, no further question, no redirect)."""
        subscriber = self._subscriber(request)
        if subscriber.status in {Subscription.CONFIRMED, Subscription.UNCONFIRMED}:
            subscriber = replace(subscriber, status=Subscription.UNSUBSCRIBED, since=self._clock())
            self._services.store.audience.save_subscriber(subscriber)
        return self._page(subscriber)

    def _subscriber(self, request: Request) -> Subscriber:
        try:
            return self._services.store.audience.subscriber(request.path_params["id"])
        except NotFound:
            raise HTTPException(404) from None

    def _page(self, subscriber: Subscriber) -> HTMLResponse:
        """Without the address: whoever was sent the mail on would read it there."""
        try:
            title = self._services.config.newsletter(subscriber.newsletter).title
        except NotFound:
            title = subscriber.newsletter
        subscribed = subscriber.status in {Subscription.CONFIRMED, Subscription.UNCONFIRMED}
        return self._render("unsubscribe", newsletter=title, subscribed=subscribed)
