"""Prefer: what a reader asks for on a page of their own → the subscriptions of that address."""

from __future__ import annotations

import secrets
from datetime import datetime

from briefs.domain.errors import Conflict
from briefs.newsroom.preferences import Wish, decided
from briefs.ports import Services

TRIES = 3
"""How often a wish is decided anew when somebody changed the same rows meanwhile."""

BYTES = 16
"""Randomness of an id: it stands in links and is all that a reader has to show."""


def prefer(services: Services, subscriber: str, wish: Wish, now: datetime) -> None:
    """Fulfils a wish for the address of this subscriber, on whichever newsletters.

    NotFound for an unknown id; Conflict when others keep changing the same rows.
    """
    for tries_left in reversed(range(TRIES)):
        try:
            _fulfil(services, subscriber, wish, now)
        except Conflict:
            if not tries_left:
                raise
        else:
            return


def _fulfil(services: Services, subscriber: str, wish: Wish, now: datetime) -> None:
    audience = services.store.audience
    reader = audience.subscriber(subscriber)
    rows = audience.of_address(reader.email)
    published = {newsletter.name for newsletter in services.config.newsletters}
    ids = [secrets.token_urlsafe(BYTES) for _ in wish.join]
    for change in decided(reader, rows, wish, published, ids, now):
        if change.before is not None:
            audience.change(change.before, change.after)
        elif not audience.add(change.after):
            raise Conflict(f"{change.after.newsletter} has the address by now")
