"""What the operator must hear of, when a mail says so, and which mail that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from briefs.config import Config
from briefs.domain.alert import Alert, Letter, Trouble
from briefs.domain.audience import Mail
from briefs.domain.feed import Feed, FeedState
from briefs.domain.health import Condition, Habits, Health
from briefs.domain.newsletter import Site
from briefs.newsroom.health import health, is_lasting
from briefs.newsroom.ledger import message_id

LOOK, TRY, MAIL = "look", "try", "mail"
"""The keys of the alerts that stand for the last look, the last mail that did not leave, and that did."""

LOOKS, TRIES, MAILS = timedelta(minutes=10), timedelta(minutes=10), timedelta(days=1)
"""The time between two looks, two tries of a mail, and two mails of feeds."""

REFUSED = "refused"
"""How the key of a refused file begins."""

TEMPLATES = "templates"
"""The key of broken templates: told once, however often their lines change while they are mended."""

REMINDERS = timedelta(weeks=1)
"""The time between two mails that name the same trouble."""

SHOWN = 20
"""Mistakes of feeds.yaml or of templates that a mail names; the command beside them names all."""


def troubles(
    config: Config,
    states: Mapping[str, FeedState],
    habits: Mapping[str, Habits],
    now: datetime,
    broken: Sequence[str] = (),
) -> tuple[Trouble, ...]:
    """A feeds.yaml that was refused, broken templates, and feeds gone, or failing or silent for too long.

    `broken` is what is wrong with templates, a line each.
    """
    found = [_refusal(config)] if config.refused else []
    found += [_of_templates(broken)] if broken else []
    after = config.fetching.alert_after
    for feed in config.feeds:
        fares = health(feed, states.get(feed.name), habits.get(feed.name, Habits()), now, after)
        if fares.kind is Condition.GONE or is_lasting(fares, now, after):
            found.append(_of_feed(feed, fares))
    return tuple(found)


def is_time(config: Config, told: AbstractSet[Alert], now: datetime) -> bool:
    """Whether to look for troubles: counting what every feed brought takes a moment.

    A file that was just refused does not wait: whoever wrote it is still there.
    """
    untold = config.refused and _key(config) not in {alert.key for alert in told}
    return _is_over(told, LOOK, LOOKS, now) or bool(untold and _is_over(told, TRY, TRIES, now))


def remembered(found: Iterable[Trouble], told: AbstractSet[Alert], now: datetime) -> frozenset[Alert]:
    """What stays told after a look: what is no trouble any more is forgotten, so that it may be told anew."""
    keys = {MAIL, TRY, *(trouble.key for trouble in found)}
    return frozenset(alert for alert in told if alert.key in keys) | {Alert(LOOK, now, now)}


def is_due(found: Iterable[Trouble], told: AbstractSet[Alert], now: datetime) -> bool:
    """Whether a mail must leave: a trouble is new or was told a week ago, and no mail left for a day.

    A refused file or a broken template does not wait for that day: a mail of the morning must not hide the
    mistake of the noon.
    """
    waiting = [trouble for trouble in found if _is_over(told, trouble.key, REMINDERS, now)]
    urgent = any(trouble.key.startswith((REFUSED, TEMPLATES)) for trouble in waiting)
    rested = urgent or _is_over(told, MAIL, MAILS, now)
    return bool(waiting) and rested and _is_over(told, TRY, TRIES, now)


def recorded(found: Iterable[Trouble], told: AbstractSet[Alert], now: datetime) -> frozenset[Alert]:
    """What is told once a mail names everything that was found."""
    first = {alert.key: alert.first for alert in told}
    keys = {MAIL, LOOK, *(trouble.key for trouble in found)}
    return frozenset(Alert(key, first.get(key, now), now) for key in keys)


def untold(told: AbstractSet[Alert], now: datetime) -> frozenset[Alert]:
    """What was told before a mail that did not leave, which is tried again later."""
    return frozenset(alert for alert in told if alert.key != TRY) | {Alert(TRY, now, now)}


def in_order(found: Iterable[Trouble], told: AbstractSet[Alert]) -> tuple[Trouble, ...]:
    """The troubles with when they were first told; those that never were come first, then the oldest."""
    first = {alert.key: alert.first for alert in told}
    dated = [replace(trouble, told=first.get(trouble.key)) for trouble in found]
    earliest = datetime.min.replace(tzinfo=UTC)
    return tuple(sorted(dated, key=lambda t: (t.told is not None, t.since or earliest, t.name)))


def summary(found: Sequence[Trouble]) -> str:
    """The troubles in one line for the log."""
    return "; ".join(f"{trouble.name}: {trouble.wrong[0]}" for trouble in found)


def mail_to(operator: str, letter: Letter, site: Site, now: datetime) -> Mail:
    """The letter to the operator, who writes to himself where the site has no sender."""
    sender = site.sender or operator
    return Mail(
        message_id=message_id(f"operator-{now:%Y%m%dT%H%M%S}", operator, sender),
        sender=sender,
        to=operator,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        date=now,
        list_id="",
        unsubscribe="",
        automatic=True,
    )


def _is_over(told: AbstractSet[Alert], key: str, pause: timedelta, now: datetime) -> bool:
    """Whether the pause is over, as it also is when it began that far ahead: the clock was put back."""
    return all(abs(now - alert.last) >= pause for alert in told if alert.key == key)


def _key(config: Config) -> str:
    """It holds the revision: a file that was mended and broken again is another trouble."""
    return f"{REFUSED} {config.revision}"


def _refusal(config: Config) -> Trouble:
    stays = f"refused; revision {config.revision} stays in force until it is mended"
    wrong = (stays, *_some(list(map(str, config.refused))))
    return Trouble(_key(config), config.path.name, wrong, "briefs config check")


def _of_templates(broken: Sequence[str]) -> Trouble:
    wrong = ("briefs go out with the packaged ones until they are mended", *_some(broken))
    return Trouble(TEMPLATES, TEMPLATES, wrong, "briefs doctor")


def _some(lines: Sequence[str]) -> tuple[str, ...]:
    more = (f"and {len(lines) - SHOWN} more",) if len(lines) > SHOWN else ()
    return (*lines[:SHOWN], *more)


def _of_feed(feed: Feed, fares: Health) -> Trouble:
    mend = f"briefs feeds check {feed.name} --fix"
    return Trouble(f"feed {feed.name}", feed.name, (fares.words,), mend, feed.outlet, fares.since)
