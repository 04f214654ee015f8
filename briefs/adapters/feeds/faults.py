"""Foreign exceptions and refusals → what went wrong in plain words, with the mend."""

from __future__ import annotations

import signal
from collections.abc import Mapping
from http import HTTPStatus
from ssl import SSLCertVerificationError, SSLError

import aiohttp

from briefs.adapters.feeds.addresses import PRIVATE
from briefs.domain.errors import FeedError


class WorkerEndedError(Exception):
    """A worker process ended in the midst of a job; `code` as `multiprocessing` tells it: -9 is signal 9."""

    def __init__(self, code: int | None) -> None:
        self.code = code
        super().__init__(code)


LATER = "it is tried again later"
SOURCE = "look at its source"

_FETCH: tuple[tuple[type[Exception] | tuple[type[Exception], ...], str, str, str], ...] = (
    (aiohttp.ClientConnectorDNSError, "dns", "its host name cannot be found", "check the address"),
    (
        (aiohttp.ClientConnectorCertificateError, SSLCertVerificationError),
        "tls",
        "its certificate is not accepted",
        "look at it in a browser",
    ),
    (
        (aiohttp.ClientSSLError, SSLError),
        "tls",
        "no secure connection can be made",
        "look whether a browser reads it over https, or over http only",
    ),
    (aiohttp.InvalidURL, "address", "this is no web address", "write it with https:// in feeds.yaml"),
    (aiohttp.ClientConnectionError, "connection", "its server cannot be reached", LATER),
)
_STATUS = {
    HTTPStatus.UNAUTHORIZED: "it wants a password; use a feed that is public",
    HTTPStatus.PAYMENT_REQUIRED: "it is for paying readers; use a feed that is public",
    HTTPStatus.FORBIDDEN: "it refuses programs; look for another feed of this outlet",
    HTTPStatus.NOT_FOUND: "look for the feed's new address on the outlet's site",
    HTTPStatus.GONE: "its publisher ended it; take it out of feeds.yaml",
    HTTPStatus.TOO_MANY_REQUESTS: "it is asked again when it allows; visit it less often",
}
_KINDS = {
    HTTPStatus.UNAUTHORIZED: "blocked",
    HTTPStatus.PAYMENT_REQUIRED: "blocked",
    HTTPStatus.FORBIDDEN: "blocked",
    HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS: "blocked",
    HTTPStatus.NOT_FOUND: "missing",
    HTTPStatus.GONE: "gone",
}


def explain_fetch(error: Exception, connect: float, total: float) -> FeedError:
    """Why there was no answer; `connect` and `total` are the seconds that were allowed."""
    # aiohttp tries several addresses and then gives only their messages, joined
    if PRIVATE in str(error):
        return FeedError(
            "private", "its address is not public", "if it is yours, allow it in BRIEFS_ALLOWED_NETWORKS"
        )
    if isinstance(error, aiohttp.ClientResponseError) and "content-encoding" in error.message:
        return explain_encoding(error.message.partition("(")[2].partition(")")[0])
    if isinstance(error, aiohttp.ConnectionTimeoutError):
        return FeedError("timeout", f"no connection within {connect:g} s", LATER)
    if isinstance(error, TimeoutError):
        return FeedError("timeout", f"no answer within {total:g} s", LATER)
    for kinds, kind, message, mend in _FETCH:
        if isinstance(error, kinds):
            return FeedError(kind, message, mend)
    return FeedError("broken-answer", "its answer broke off or makes no sense", LATER)


def explain_encoding(encoding: str) -> FeedError:
    """A body that is packed in a way that was not asked for."""
    how = shown(encoding) or "something"
    words = f"it is compressed with {how}, which was not asked for"
    return FeedError("encoding", words, "tell its publisher")


def explain_waste() -> FeedError:
    """An answer that is mostly framing: chunks of a byte, interim answers without end, endless headers."""
    return FeedError("broken-answer", "most of what it sends is not its answer", LATER)


def explain_work(error: Exception, seconds: float, memory: int) -> FeedError:
    """What went wrong in a worker process, which may have used so many seconds and bytes for the job."""
    if isinstance(error, FeedError):
        return error
    if isinstance(error, TimeoutError):
        return FeedError(
            "too-slow", f"reading it took longer than {seconds:g} s; it may be an attack", SOURCE
        )
    if isinstance(error, MemoryError):
        words = f"reading it took more than {memory / (1 << 30):.2g} GB of memory; it may be an attack"
        return FeedError("too-big", words, SOURCE)
    if isinstance(error, WorkerEndedError):
        return FeedError("unreadable", f"the process that read it ended twice ({_end(error.code)})", SOURCE)
    return FeedError("unreadable", f"it cannot be read ({type(error).__name__})", "report this feed")


def _end(code: int | None) -> str:
    """How a process ended; SIGKILL is what a system that is short of memory sends."""
    if code is None or code >= 0:
        return f"exit code {'unknown' if code is None else code}"
    if code == -signal.SIGKILL:
        return "killed, perhaps for want of memory"
    return signal.strsignal(-code) or f"signal {-code}"


def explain_status(status: int, headers: Mapping[str, str]) -> FeedError:
    """What an answer other than 200 or 304 means for a feed."""
    # the header by which Cloudflare marks a page that only a browser can get past
    if headers.get("cf-mitigated") == "challenge":
        return FeedError("blocked", "it asks for a browser", _STATUS[HTTPStatus.FORBIDDEN])
    known = {each.value: each for each in HTTPStatus}.get(status)
    words = f"it answers {status}" + (f" {known.phrase}" if known else "")
    kind = _KINDS.get(known, "status") if known else "status"
    return FeedError(kind, words, _STATUS.get(known, LATER) if known else LATER)


def shown(text: str) -> str:
    """At most 120 printable ASCII characters of what a stranger wrote, for a message or a header."""
    return "".join(sign for sign in text if " " <= sign <= "~")[:120]
