"""One article's page: ask leave, fetch, extract in a worker."""

from __future__ import annotations

import logging
from dataclasses import replace
from http import HTTPStatus

from briefs.adapters.feeds.extract import read_page
from briefs.adapters.feeds.faults import shown
from briefs.adapters.feeds.fetch import Answer
from briefs.adapters.feeds.robots import PASSING, UNKNOWN
from briefs.adapters.feeds.turns import RestingError
from briefs.adapters.feeds.visits import Hands
from briefs.domain.article import Article
from briefs.domain.errors import FeedError
from briefs.domain.feed import PageText

log = logging.getLogger("briefs")

ACCEPT = "text/html, application/xhtml+xml;q=0.9"

FAILING = "failing"
"""The kind of a refusal that may be over soon."""

_WAIT = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS})


async def page(hands: Hands, article: Article) -> PageText:
    """The page's text, or why there is none, whatever happens."""
    try:
        async with hands.fetcher.get(_address(article), {"Accept": ACCEPT}, hands.robots.allow) as answer:
            if answer.rest is not None:
                return PageText(article, error=_refusal(answer), left=True, rest=answer.rest)
            if answer.status == HTTPStatus.PAYMENT_REQUIRED:
                return PageText(replace(article, paywalled=True), error=_refusal(answer))
            _check(answer)
            return await hands.workers.work(read_page, answer.body, article, _kind(answer))
    except RestingError as error:
        return PageText(article, error=str(error), left=True, rest=error.rest)
    except FeedError as error:
        passing = error.kind == FAILING or error.kind in PASSING
        return PageText(article, error=str(error), left=error.kind == UNKNOWN, passing=passing)
    except Exception as error:
        log.exception("page %s", article.id)
        return PageText(article, error=f"unexpected {type(error).__name__}")


def _address(article: Article) -> str:
    if not article.url:
        raise FeedError("address", "the feed gives no address for it")
    return article.url


def _kind(answer: Answer) -> str:
    return answer.headers.get("content-type", "html")


def _refusal(answer: Answer) -> str:
    return f"its page answers {answer.status}"


def _check(answer: Answer) -> None:
    if answer.status != HTTPStatus.OK:
        passing = answer.status in _WAIT or answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR
        raise FeedError(FAILING if passing else "status", _refusal(answer))
    kind = _kind(answer)
    if "html" not in kind.lower():
        raise FeedError("type", f"its page is {shown(kind)}, not HTML")
