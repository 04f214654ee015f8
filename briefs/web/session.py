"""Who an editor is: one-use sign-in links, the session cookie, and the tokens in forms."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock
from urllib.parse import quote

from itsdangerous import BadData, Signer, URLSafeSerializer
from starlette.requests import Request
from starlette.responses import Response

LINK = timedelta(minutes=15)
"""How long a sign-in link may be used, once."""

SESSION = timedelta(hours=12)
"""How long an editor stays signed in: a morning and its evening."""

COOKIE = "briefs_desk"


class SignedOut(Exception):
    """Nobody is signed in, or the link that should do it is used up."""


class Forged(Exception):
    """A form did not come from a page of this desk."""


def sign_in_link(secret: str, actor: str, base_url: str, now: datetime) -> str:
    """The address that signs `actor` in at the desk, once, within 15 minutes."""
    ticket = {"actor": actor, "until": (now + LINK).timestamp(), "once": secrets.token_urlsafe(9)}
    token = URLSafeSerializer(secret, salt="briefs sign-in").dumps(ticket)
    return f"{base_url.rstrip('/')}/desk/sign-in?token={quote(str(token))}"


class Sessions:
    """Checks links, cookies and forms against one secret.

    Used links are remembered by the process; after a restart an unexpired one would work again, until
    its 15 minutes are over.
    """

    def __init__(self, secret: str, clock: Callable[[], datetime]) -> None:
        self._links = URLSafeSerializer(secret, salt="briefs sign-in")
        self._cookies = URLSafeSerializer(secret, salt="briefs session")
        self._forms = Signer(secret, salt="briefs form")
        self._clock = clock
        self._used: dict[str, float] = {}
        self._lock = Lock()

    def invited(self, token: str) -> str:
        """Whom a sign-in link is for; SignedOut when it is forged, used or too old. Uses nothing up."""
        ticket = self._read(self._links, token)
        with self._lock:
            if str(ticket["once"]) in self._used:
                raise SignedOut
        return str(ticket["actor"])

    def sign_in(self, token: str, response: Response, *, https: bool) -> None:
        """Uses the link up and gives the response the session's cookie; SignedOut as in `invited`."""
        ticket = self._read(self._links, token)
        self._use_up(str(ticket["once"]), float(ticket["until"]))
        until = self._clock() + SESSION
        session = {"actor": ticket["actor"], "until": until.timestamp(), "once": secrets.token_urlsafe(9)}
        response.set_cookie(
            COOKIE,
            str(self._cookies.dumps(session)),
            max_age=int(SESSION.total_seconds()),
            path="/desk",
            secure=https,
            httponly=True,
            samesite="lax",
        )

    def actor(self, request: Request) -> str:
        """The editor who is signed in; SignedOut when there is none."""
        return str(self._read(self._cookies, request.cookies.get(COOKIE, ""))["actor"])

    def form_token(self, request: Request) -> str:
        """What every form of this session must carry."""
        return self._forms.get_signature(request.cookies.get(COOKIE, "")).decode()

    def check_form(self, request: Request, token: object) -> None:
        """Forged unless the form came from a page of this desk, in this session."""
        check_origin(request)
        if not hmac.compare_digest(str(token).encode(), self.form_token(request).encode()):
            raise Forged

    def _use_up(self, once: str, until: float) -> None:
        now = self._clock().timestamp()
        with self._lock:
            self._used = {used: end for used, end in self._used.items() if end > now}
            if once in self._used:
                raise SignedOut
            self._used[once] = until

    def _read(self, serializer: URLSafeSerializer, token: str) -> dict[str, str | float]:
        try:
            ticket: dict[str, str | float] = serializer.loads(token)
        except BadData:
            raise SignedOut from None
        if float(ticket["until"]) <= self._clock().timestamp():
            raise SignedOut
        return ticket


def check_origin(request: Request) -> None:
    """Forged when the browser says that another site sent the form (Fetch Metadata, W3C)."""
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        raise Forged
