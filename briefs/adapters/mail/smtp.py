"""SMTP: a server that takes mails one by one over a connection that is kept while it lasts."""

from __future__ import annotations

import ipaddress
import smtplib
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from briefs.adapters.mail.mime import envelope, to_bytes
from briefs.domain.audience import Mail
from briefs.domain.errors import ConfigError, MailError, Problem

TIMEOUT = 30.0
"""Seconds without an answer after which a server counts as gone."""

PER_CONNECTION = 50
"""Mails per connection: OpenSMTPD refuses the 101st with 452 "Too many messages sent"."""

REST = 60.0
"""Seconds that an unusable server is left alone, so that it does not cost each mail a timeout."""

_FOREIGN = (smtplib.SMTPException, OSError, ValueError)
"""All that smtplib raises: ssl.SSLError and timeouts are OSErrors, UnicodeError is a ValueError."""


@dataclass(frozen=True, slots=True)
class Server:
    """What BRIEFS_MAIL_URL says."""

    host: str
    port: int
    implicit_tls: bool
    user: str = ""
    password: str = ""

    @property
    def loopback(self) -> bool:
        """True for this machine: TLS would protect nothing, and local servers sign their own certificates."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"


def server(url: str) -> Server:
    """The server of smtp://user:password@host:port or smtps://…; ConfigError when it is no such address."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise _wrong_url() from None
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname or parts.path.strip("/"):
        raise _wrong_url()
    implicit = parts.scheme == "smtps"
    default = 465 if implicit else 587 if parts.username else 25
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return Server(parts.hostname, port or default, implicit, user, password)


class SmtpMailer:
    """Sends through one server; it cannot say later what left."""

    knows_what_left = False

    def __init__(self, url: str, seconds: Callable[[], float] = time.monotonic) -> None:
        self._server = server(url)
        self._seconds = seconds
        self._smtp: smtplib.SMTP | None = None
        self._sent = 0
        self._resting: tuple[float, str] = (seconds(), "")

    def has_left(self, message_id: str) -> bool:  # noqa: ARG002  # no SMTP server can be asked
        """False: see `knows_what_left`."""
        return False

    def send(self, mail: Mail) -> None:
        """Hands the mail over; MailError is `in_doubt` when the connection broke before the last answer."""
        data = to_bytes(mail)
        sender, recipient = envelope(mail)
        smtp = self._greeted(sender)
        with self._translated(f"{recipient} was refused"):
            _accepted(*smtp.rcpt(recipient))
        with self._translated(f"the mail to {recipient} was refused", in_doubt=True):
            _accepted(*smtp.data(data))
        self._sent += 1
        if self._sent >= PER_CONNECTION:
            self.close()

    def greet(self) -> None:
        """Connects and logs in as for a mail, and sends none; MailError when the server cannot be used."""
        smtp = self._connected()
        with self._translated(f"the mail server {self._server.host} is not ready", everybody=True):
            _accepted(*smtp.noop())

    def close(self) -> None:
        """Ends the connection, if there is one."""
        smtp, self._smtp, self._sent = self._smtp, None, 0
        if smtp is not None:
            with suppress(*_FOREIGN):
                smtp.quit()
            smtp.close()

    def _greeted(self, sender: str) -> smtplib.SMTP:
        """A connection whose server took the sender; one that went stale meanwhile is replaced once."""
        if self._smtp is not None:
            with suppress(MailError):
                return self._begin(self._smtp, sender)
            self.close()
        return self._begin(self._connected(), sender)

    def _connected(self) -> smtplib.SMTP:
        until, why = self._resting
        if self._seconds() < until:
            raise MailError(why, temporary=True)
        try:
            with self._translated(f"cannot use the mail server {self._server.host}", everybody=True):
                self._smtp = _connect(self._server)
        except MailError as error:
            self._resting = (self._seconds() + REST, str(error))
            raise
        return self._smtp

    def _begin(self, smtp: smtplib.SMTP, sender: str) -> smtplib.SMTP:
        with self._translated(f"the sender {sender} was refused", everybody=True):
            _accepted(*smtp.mail(sender))
        return smtp

    @contextmanager
    def _translated(self, what: str, *, everybody: bool = False, in_doubt: bool = False) -> Iterator[None]:
        """Turns what smtplib raises into MailError, and leaves the connection fit for the next mail.

        What concerns `everybody` (no connection, no login, a sender refused) is never held against one
        recipient: it counts as temporary whatever the server's code says.
        """
        try:
            yield
        except smtplib.SMTPResponseException as error:
            self._recover(error.smtp_code)
            final = 500 <= error.smtp_code < 600 and not everybody
            raise MailError(
                f"{what}: {error.smtp_code} {_text(error.smtp_error)}", temporary=not final
            ) from error
        except _FOREIGN as error:
            self.close()
            lost = in_doubt and not isinstance(error, smtplib.SMTPNotSupportedError)
            raise MailError(f"{what}: {_reason(error)}", temporary=True, in_doubt=lost) from error

    def _recover(self, code: int) -> None:
        """421 announces that the server hangs up; after any other refusal the next mail starts afresh."""
        if self._smtp is None:
            return
        try:
            if code == 421:
                self.close()
            else:
                self._smtp.rset()
        except _FOREIGN:
            self.close()


def _connect(server: Server) -> smtplib.SMTP:
    if server.implicit_tls:
        context = ssl.create_default_context()
        smtp: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=TIMEOUT, context=context)
    else:
        smtp = smtplib.SMTP(server.host, server.port, timeout=TIMEOUT)
    try:
        _secure(smtp, server)
    except BaseException:
        smtp.close()
        raise
    return smtp


def _secure(smtp: smtplib.SMTP, server: Server) -> None:
    smtp.ehlo_or_helo_if_needed()
    if not (server.implicit_tls or server.loopback):
        if smtp.has_extn("starttls"):
            smtp.starttls(context=ssl.create_default_context())
        elif server.user:
            raise smtplib.SMTPNotSupportedError(
                "it offers no TLS, so the password was not sent; use smtps://"
            )
    if server.user:
        smtp.login(server.user, server.password)


def _accepted(code: int, answer: bytes) -> None:
    if not 200 <= code < 300:
        raise smtplib.SMTPResponseException(code, answer)


def _text(answer: bytes | str) -> str:
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return " ".join(text.split())[:300]


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return _text(error.strerror)
    return _text(str(error)) or type(error).__name__


def _wrong_url() -> ConfigError:
    expected = "is not smtp://user:password@host:port or smtps://user:password@host:port"
    return ConfigError((Problem("environment", None, "BRIEFS_MAIL_URL", expected),))
