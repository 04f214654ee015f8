"""Alert: what is wrong with feeds, feeds.yaml and templates → a mail to the operator, one a day of feeds."""

from __future__ import annotations

import logging
from contextlib import suppress
from datetime import datetime

from briefs.domain.alert import Alert, Trouble
from briefs.domain.errors import Conflict, MailError
from briefs.newsroom import alerts
from briefs.newsroom.health import WINDOW
from briefs.newsroom.specimen import specimens
from briefs.ports import Services

log = logging.getLogger("briefs")


def alert(services: Services, _key: str, now: datetime) -> None:
    """Tells the operator of what was not told yet; MailError when the mail was not accepted.

    What is told is recorded before the mail leaves: a run that is killed in between tells it a week later,
    never twice. Of two processes that look at once, the second leaves it to the first.
    """
    before = services.store.alerts.all()
    if not alerts.is_time(services.config, before, now):
        return
    with suppress(Conflict):
        found = alerts.in_order(_troubles(services, now), before)
        told = alerts.remembered(found, before, now)
        services.store.alerts.replace(before, told)
        if alerts.is_due(found, told, now):
            _tell(services, found, told, now)


def _troubles(services: Services, now: datetime) -> tuple[Trouble, ...]:
    states, habits = services.store.feeds.states(), services.store.articles.habits(now - WINDOW)
    return alerts.troubles(services.config, states, habits, now, _broken(services, now))


def _broken(services: Services, now: datetime) -> tuple[str, ...]:
    """What is wrong with templates: found on made-up briefs, so that it is told before one must leave."""
    tried = (one for newsletter in services.config.newsletters for one in specimens(newsletter, now))
    lines = (line for one in tried for line in services.pages.broken(one, services.config.site))
    return tuple(dict.fromkeys(lines))


def _tell(services: Services, found: tuple[Trouble, ...], told: frozenset[Alert], now: datetime) -> None:
    site, operator = services.config.site, services.config.fetching.alerts_to
    letter = services.pages.letter(found, site, now)
    recorded = alerts.recorded(found, told, now)
    services.store.alerts.replace(told, recorded)
    if not operator:
        log.warning("%s (set fetching.alerts_to, and a mail says so)", alerts.summary(found))
        return
    try:
        services.mailer.send(alerts.mail_to(operator, letter, site, now))
    except MailError as error:
        # only what surely did not leave, and may later, counts as not told
        if error.temporary and not error.in_doubt:
            services.store.alerts.replace(recorded, alerts.untold(told, now))
        raise
    log.warning("%s (told %s)", alerts.summary(found), operator)
