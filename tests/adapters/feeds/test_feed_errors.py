"""Every foreign error of a request or a worker has its word, and most have a mend."""

from __future__ import annotations

import pickle
import ssl

import aiohttp
import pytest
from aiohttp.client_reqrep import ConnectionKey

from briefs.adapters.feeds.addresses import PrivateAddressError
from briefs.adapters.feeds.faults import WorkerEndedError, explain_fetch, explain_work
from briefs.domain.errors import FeedError

KEY = ConnectionKey(
    "o.example", 443, is_ssl=True, ssl=True, proxy=None, proxy_auth=None, proxy_headers_hash=None
)
PRIVATE = PrivateAddressError(13, "10.0.0.1 is not a public address")


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (PRIVATE, "private"),
        (aiohttp.ClientConnectorError(KEY, PRIVATE), "private"),
        (aiohttp.ClientConnectorDNSError(KEY, OSError("no such name")), "dns"),
        (aiohttp.ClientConnectorCertificateError(KEY, ssl.SSLCertVerificationError("expired")), "tls"),
        (ssl.SSLError("handshake"), "tls"),
        (aiohttp.ServerTimeoutError(), "timeout"),
        (aiohttp.ConnectionTimeoutError(), "timeout"),
        (TimeoutError(), "timeout"),
        (aiohttp.ServerDisconnectedError(), "connection"),
        (aiohttp.ClientOSError(104, "reset"), "connection"),
        (aiohttp.ClientPayloadError(), "broken-answer"),
        (aiohttp.InvalidURL("x"), "address"),
        (ConnectionResetError(), "broken-answer"),
        (UnicodeError(), "broken-answer"),
        (RuntimeError(), "broken-answer"),
    ],
)
def test_every_foreign_error_of_a_request_has_its_word(error, kind):
    told = explain_fetch(error, 10, 30)
    assert (told.kind, bool(told.mend)) == (kind, True)


def test_a_server_without_https_is_not_blamed_for_its_certificate():
    bad = aiohttp.ClientConnectorCertificateError(KEY, ssl.SSLCertVerificationError("expired"))
    none = aiohttp.ClientConnectorSSLError(KEY, ssl.SSLError("wrong version number"))
    assert [str(explain_fetch(error, 10, 30)) for error in (bad, none)] == [
        "its certificate is not accepted",
        "no secure connection can be made",
    ]


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (TimeoutError(), "too-slow", "reading it took longer than 10 s; it may be an attack"),
        (MemoryError(), "too-big", "reading it took more than 1 GB of memory; it may be an attack"),
        (WorkerEndedError(-9), "unreadable", "the process that read it ended twice (killed, perhaps for want of memory)"),
        (WorkerEndedError(-11), "unreadable", "the process that read it ended twice (Segmentation fault)"),
        (WorkerEndedError(-35), "unreadable", "the process that read it ended twice (Real-time signal 1)"),
        (WorkerEndedError(3), "unreadable", "the process that read it ended twice (exit code 3)"),
        (WorkerEndedError(None), "unreadable", "the process that read it ended twice (exit code unknown)"),
        (RecursionError(), "unreadable", "it cannot be read (RecursionError)"),
        (FeedError("empty", "the answer was empty", "try later"), "empty", "the answer was empty"),
    ],
)  # fmt: skip
def test_every_failure_of_a_worker_has_its_word(error, kind, words):
    told = explain_work(error, 10.0, 1 << 30)
    assert (told.kind, str(told), bool(told.mend)) == (kind, words, True)


def test_an_error_crosses_processes_whole():
    told = pickle.loads(pickle.dumps(FeedError("empty", "the answer was empty", "try later")))  # noqa: S301  # our own
    assert (told.kind, str(told), told.mend) == ("empty", "the answer was empty", "try later")
