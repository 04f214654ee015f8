"""The referee: close calls of grouping are put to a model, where feeds.yaml wants that, and never twice."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from briefs.domain.article import Article
from briefs.domain.errors import ModelError
from briefs.domain.newsletter import Budget
from briefs.domain.ruling import Doubt, Ruling
from briefs.domain.story import Grouping, Vocabulary
from briefs.newsroom.referee import ask, askable, read
from briefs.ports import Services
from briefs.steps.asking import day_cap, reply

log = logging.getLogger("briefs.steps")

REQUESTS = 3
"""Requests of one refresh; what is left stays as grouping decided it."""

Grouped = Callable[[Sequence[Ruling] | None], tuple[Grouping, Vocabulary]]
"""Groups the window under these rulings; None tells of no doubts."""


def refereed(
    services: Services, articles: Sequence[Article], grouped: Grouped, since: datetime, now: datetime
) -> tuple[Grouping, Vocabulary]:
    """What grouping decides when a referee has spoken about its close calls; rulings are kept from `since`.

    Where there is no referee, no answer, or nothing left to spend, it is what grouping decides alone.
    """
    if not services.config.referee.on:
        return grouped(None)
    by_id = {article.id: article for article in articles}
    rulings = services.store.stories.rulings(since)
    decided = grouped(rulings)
    for _ in range(REQUESTS):
        fresh = _asked(services, askable(decided[0].doubts, by_id), by_id, now)
        if not fresh:
            break
        services.store.stories.save_rulings(fresh)
        rulings += fresh
        decided = grouped(rulings)
    return decided


def _asked(
    services: Services, doubts: Sequence[Doubt], articles: Mapping[str, Article], now: datetime
) -> tuple[Ruling, ...]:
    """What the referee says of these doubts; nothing when it cannot be asked or its answer is void."""
    referee, model = services.config.referee, services.model
    if not doubts:
        return ()
    if model is None:
        log.warning("referee: no model is configured; words alone decide close calls")
        return ()
    caps = Budget(referee.day_usd, day_cap(services), referee.day_tokens)
    named = model.named(referee.model) if referee.model else model
    try:
        answer = reply(services, named, ask(doubts, articles), caps, f"referee {now:%Y-%m-%d}", now)
        return read(answer, doubts, now)
    except ModelError as error:
        log.warning("referee: %s; words alone decide close calls", error)
        return ()
