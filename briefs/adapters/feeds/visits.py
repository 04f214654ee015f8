"""One visit to one feed: ask, parse in a worker, tell what came of it."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from http import HTTPStatus

from briefs.adapters.feeds.faults import explain_status
from briefs.adapters.feeds.fetch import Answer, Fetcher
from briefs.adapters.feeds.parse import Parsed, parse
from briefs.adapters.feeds.robots import Robots
from briefs.adapters.feeds.turns import RestingError
from briefs.adapters.feeds.wishes import BUSY, wait
from briefs.adapters.feeds.workers import Workers
from briefs.domain.errors import FeedError
from briefs.domain.feed import Feed, FeedState, Outcome, Visit
from briefs.newsroom.visiting import address, asking

log = logging.getLogger("briefs")

ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
LONGEST = 2000
"""Characters of a header that are kept."""


@dataclass(frozen=True, slots=True)
class Hands:
    """What visits and page readings work with."""

    fetcher: Fetcher
    robots: Robots
    workers: Workers


async def visit(hands: Hands, feed: Feed, state: FeedState, now: datetime) -> Visit:
    """The visit, whatever happens; an error that nobody foresaw is logged with its traceback."""
    state = asking(state, now)
    try:
        async with hands.fetcher.get(address(feed, state), _conditions(state)) as answer:
            return await _told(hands, feed, state, answer, now)
    except RestingError as error:
        return Visit(feed.name, now, Outcome.LEFT, rest=error.rest)
    except FeedError as error:
        return _failed(feed, now, error)
    except Exception as error:
        log.exception("feed %s", feed.name)
        words = f"unexpected {type(error).__name__}"
        return _failed(feed, now, FeedError("unexpected", words, "report this feed"))


def _conditions(state: FeedState) -> dict[str, str]:
    """The validators exactly as they were received (RFC 9110, 13.1)."""
    headers = {"Accept": ACCEPT}
    if state.etag:
        headers["If-None-Match"] = state.etag
    if state.last_modified:
        headers["If-Modified-Since"] = state.last_modified
    return headers


async def _told(hands: Hands, feed: Feed, state: FeedState, answer: Answer, now: datetime) -> Visit:
    # a 304 that was not asked for would keep a feed silent for ever
    if answer.status == HTTPStatus.NOT_MODIFIED and (state.etag or state.last_modified):
        return _not_modified(feed, state, answer, now)
    if answer.status != HTTPStatus.OK:
        return _refused(feed, answer, now, address(feed, state))
    digest = hashlib.sha256(answer.body).hexdigest()
    # many servers ignore validators: the same bytes are no news either
    if digest == state.body_hash:
        return _answered(feed, answer, now, Outcome.UNCHANGED, digest)
    kind = answer.headers.get("content-type", "")
    parsed = await hands.workers.work(parse, answer.body, kind, feed, answer.url, now)
    return _answered(feed, answer, now, Outcome.FRESH, digest, parsed)


def _answered(
    feed: Feed, answer: Answer, now: datetime, outcome: Outcome, digest: str, parsed: Parsed | None = None
) -> Visit:
    return Visit(
        feed=feed.name,
        at=now,
        outcome=outcome,
        found=parsed.found if parsed else (),
        etag=_kept(answer.headers.get("etag", "")),
        last_modified=_kept(answer.headers.get("last-modified", "")),
        body_hash=digest,
        wait=wait(answer.headers, now),
        ttl=(parsed.wait if parsed else None) or timedelta(),
        moved_to=_kept(answer.moved_to),
        whole=answer.status == HTTPStatus.OK,
        url=_kept(answer.url),
        title=parsed.title if parsed else "",
    )


def _not_modified(feed: Feed, state: FeedState, answer: Answer, now: datetime) -> Visit:
    """Nothing new; what a 304 does not say stays as it was (RFC 9111, 4.3.4)."""
    told = _answered(feed, answer, now, Outcome.UNCHANGED, state.body_hash)
    return replace(
        told,
        etag=told.etag or state.etag,
        last_modified=told.last_modified or state.last_modified,
        wait=state.max_age if told.wait is None else told.wait,
    )


def _refused(feed: Feed, answer: Answer, now: datetime, asked: str) -> Visit:
    failed = _failed(feed, now, explain_status(answer.status, answer.headers))
    pause = wait(answer.headers, now) if answer.status in BUSY else None
    # a place to which it only leads for now says nothing of the feed itself
    own = answer.url == asked or bool(answer.moved_to)
    return replace(failed, rest=answer.rest, wait=pause, gone=own and answer.status == HTTPStatus.GONE)


def _failed(feed: Feed, now: datetime, error: FeedError) -> Visit:
    return Visit(
        feed.name, now, Outcome.FAILED, error=str(error), mend=error.mend, kind=error.kind, links=error.links
    )


def _kept(header: str) -> str:
    """A header's value as it came; "" for one that could not be sent back as it came."""
    return header if len(header) <= LONGEST and header.isascii() and header.isprintable() else ""
