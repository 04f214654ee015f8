"""Every way in which an article's page can go wrong: what it answers, when it is asked, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass

from feed_faults import hang
from feed_server import Answer


@dataclass(frozen=True)
class PageRow:
    """What the page of an article answers, the minutes at which it is asked, and the label that it leaves.

    `robots` is what its host's robots.txt answers; an empty `text` leaves the article with its teaser.
    """

    host: str
    answer: Answer
    asked: tuple[int, ...] = (0,)
    paywalled: bool = False
    robots: Answer = (404, {}, b"")
    text: str = ""


def html(*paragraphs: str, head: str = "") -> bytes:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<!doctype html><html><head>{head}</head><body><article>{body}</article></body></html>".encode()


def page(*paragraphs: str, head: str = "") -> tuple[int, dict[str, str], bytes]:
    return 200, {"Content-Type": "text/html; charset=utf-8"}, html(*paragraphs, head=head)


def drop(exchange) -> None:
    exchange.close_connection = True


PAGE_TEXT = (
    "Japan withdrew from the talks on Monday, a day before they were to begin.",
    "It gave no reason for its step, officials said in the evening.",
)
TEASER = "Japan withdrew from the talks on Monday."
SHUT = '<meta property="article:content_tier" content="locked">'
BACKOFF = (0, 15, 75, 315)
"""Minutes from the first request: after a quarter of an hour, an hour more and four hours more, then never."""

HALF = {"Content-Type": "text/html", "Content-Length": "9999"}
CLOSED = (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /")

PAGE_ROWS = [
    PageRow("page-good.test", page(*PAGE_TEXT), text="\n\n".join(PAGE_TEXT)),
    # may be over soon
    *(PageRow(f"page-{status}.test", (status, {}, b""), BACKOFF) for status in (500, 502, 503, 504)),
    PageRow("page-dropped.test", drop, BACKOFF),
    PageRow("page-half.test", (200, HALF, html()), BACKOFF),
    PageRow("page-hanging.test", hang, BACKOFF),
    PageRow("page-refused.test", (200, {}, b""), ()),
    # over for good
    PageRow("page-missing.test", (404, {}, b"")),
    PageRow("page-gone.test", (410, {}, b"")),
    PageRow("page-forbidden.test", (403, {}, b"")),
    PageRow("page-pdf.test", (200, {"Content-Type": "application/pdf"}, b"%PDF-1.7")),
    PageRow("page-thin.test", page("No.")),
    PageRow("page-closed.test", page(*PAGE_TEXT), (), robots=CLOSED),
    # for paying readers
    PageRow("page-paid.test", (402, {}, b""), paywalled=True),
    PageRow("page-shut.test", page("No.", head=SHUT), paywalled=True),
    PageRow("page-open.test", page(*PAGE_TEXT, head=SHUT), paywalled=True, text="\n\n".join(PAGE_TEXT)),
]
