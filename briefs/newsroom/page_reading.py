"""When an article's page is asked: once, again after a passing failure, and again after an edit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from briefs.domain.article import THIN, Article, Found
from briefs.domain.feed import Feed, FullText, PageState, PageText
from briefs.newsroom.edits import digest, is_newer, page_tells
from briefs.newsroom.intake import before_of

PAGES = timedelta(hours=48)
"""Pages older than this are not read: no brief reaches further back for its news."""

PAUSES = (timedelta(minutes=15), timedelta(hours=1), timedelta(hours=4))
"""After each passing failure in a row; the failure after the last one is final."""

UNTOLD = timedelta(hours=1)
"""How long a site is left alone that does not tell what it allows; that is no failure of the page."""

MOST_REREADS = 5
"""Requests for the page of an article whose text was read: some feeds date every visit as an edit."""

BETWEEN = timedelta(hours=1)
"""Between two of them at least."""


def wants_page(article: Article, feed: Feed) -> bool:
    """Whether the article's text is to come from its page, or came from there."""
    if feed.full_text is FullText.FEED or not article.url:
        return False
    return article.full_text or feed.full_text is FullText.PAGE or len(article.text) < THIN


def is_due(state: PageState | None, now: datetime) -> bool:
    """Whether the page may be asked; one that is due later than any pause was put off by a clock ahead."""
    if state is None:
        return True
    return state.due is not None and not now < state.due <= now + max(PAUSES)


def after_page(state: PageState | None, before: Article, page: PageText, now: datetime) -> PageState:
    """What to remember once `before`'s page was asked, or its site would not say whether it may be."""
    state = state or PageState(before.id)
    if page.left:
        return replace(state, due=now + UNTOLD)
    if before.full_text:
        state = replace(state, asked=now, rereads=state.rereads + 1)
    else:
        state = replace(state, asked=now, said=digest(before), updated=before.updated)
    if not page.passing:
        return replace(state, due=None, failures=0)
    return _after_failure(state, now)


def _after_failure(state: PageState, now: datetime) -> PageState:
    final = state.failures >= len(PAUSES) or state.rereads >= MOST_REREADS
    due = None if final else now + PAUSES[state.failures]
    return replace(state, due=due, failures=0 if final else state.failures + 1)


def what_it_tells(page: PageText, before: Article, state: PageState | None) -> PageText:
    """The page with what is to be stored of it: when it was read again, an edited text, dated by its feed."""
    if page.error or not before.full_text:
        return page
    if not page_tells(before, page.article):
        label = replace(before, paywalled=page.article.paywalled)
        return replace(page, article=label, spans=(), error="its page tells nothing else")
    updated = state.updated if state else None
    return replace(page, article=replace(page.article, updated=updated or before.updated))


def to_read_again(
    found: Sequence[Found], known: Mapping[str, Article], states: Mapping[str, PageState], now: datetime
) -> tuple[PageState, ...]:
    """What to remember of pages whose text was read and whose feed says at this visit that it was edited.

    Only the feed that the article is from counts, since two feeds tell of one article in different words.
    """
    edited: dict[str, PageState] = {}
    for each in found:
        if not any(known[key].id in states for key in each.keys if key in known):
            continue
        before = before_of(each, known)
        if before and before.full_text and before.id in states and before.feed == each.article.feed:
            edited[before.id] = after_edit(edited.get(before.id, states[before.id]), each.article, now)
    return tuple(state for name, state in edited.items() if state != states[name])


def after_edit(state: PageState, article: Article, now: datetime) -> PageState:
    """The page's state after its feed told of the article: due again when it tells otherwise than before.

    That is a later date of its edit, or another title or text; a state without `said` is from a time when
    that was not noted.
    """
    said = digest(article)
    told = said == state.said and not is_newer(article.updated, state.updated)
    if told or state.rereads >= MOST_REREADS:
        return state
    noted = replace(state, said=said, updated=article.updated or state.updated)
    if not state.said:
        return noted
    waits = (state.due, state.asked and state.asked + BETWEEN, now)
    return replace(noted, due=max(filter(None, waits)))
