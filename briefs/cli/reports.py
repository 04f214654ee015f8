"""What the program's commands tell: who will write and at what cost, what failed, what was made."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from rich.console import Console

from briefs.adapters.mail.mime import to_bytes
from briefs.cli import tables
from briefs.cli.context import Failed
from briefs.cli.feed_tables import Standing, standings
from briefs.config.words import counted
from briefs.domain.audience import DeliveryStatus, Subscriber, Subscription
from briefs.domain.brief import Frozen, Status
from briefs.domain.newsletter import Budget, Newsletter, WriterKind
from briefs.newsroom import ledger
from briefs.newsroom.budget import Estimate, outlook
from briefs.newsroom.health import WINDOW
from briefs.newsroom.visiting import is_due
from briefs.ports import Services

SHOWN = 10
"""Feeds that a line names."""


def out() -> Console:
    """Standard output for people; wide enough for a table where it is no terminal."""
    # without markup: what feeds and servers say may hold [brackets]
    console = Console(highlight=False, markup=False)
    return console if console.is_terminal else Console(highlight=False, markup=False, width=120)


def announce(services: Services, newsletters: Sequence[Newsletter]) -> None:
    """Says who will write each newsletter, and what that may cost, before anything is spent."""
    for newsletter in newsletters:
        sys.stderr.write(f"{newsletter.title}: {_writer(services, newsletter)}\n")


def _writer(services: Services, newsletter: Newsletter) -> str:
    asked = newsletter.writer
    if services.model is None and asked.kind is WriterKind.LLM:
        return "no model is configured (OPENAI_API_KEY or OPENAI_BASE_URL), so it is quoted word for word"
    if services.model is None or asked.kind is WriterKind.EXTRACTIVE:
        return "quoted word for word by the extractive writer; no language model, no cost"
    model = asked.model or services.model.name
    cost = outlook(newsletter.select.max_stories, model, services.prices)
    stories = newsletter.select.max_stories
    return f"written by {model}; about {cost} for {stories} stories, {_cap(asked.budget, cost)}"


def _cap(budget: Budget, cost: Estimate) -> str:
    """The cap that will hold: dollars bind only where the model's price is known."""
    if cost.usd is not None and budget.run_usd:
        return f"capped at ${budget.run_usd:.2f} a run"
    return f"capped at {budget.run_tokens:,} tokens a run" if budget.run_tokens else "no cap is set"


def standing_feeds(services: Services, now: datetime) -> list[Standing]:
    """How each feed fares, those in trouble first."""
    states, habits = services.store.feeds.states(), services.store.articles.habits(now - WINDOW)
    config = services.config
    return standings(config.feeds, states, habits, now, config.fetching.alert_after)


def nothing_due(services: Services, now: datetime) -> None:
    """Says when the next feed is read, where none is now."""
    states = services.store.feeds.states()
    mine = [states.get(feed.name) for feed in services.config.feeds]
    waiting = [state.next_visit for state in mine if state and not state.disabled]
    if waiting and not any(is_due(state, now) for state in mine):
        _line(f"no feed is due before {min(waiting):%Y-%m-%d %H:%M} UTC")


def failing_feeds(services: Services, now: datetime) -> None:
    """Names the feeds that could not be read; why, the log has just said of those that were visited now."""
    found = standing_feeds(services, now)
    failing = [one.feed.name for one in found if one.state and one.state.errors]
    if failing:
        more = f" and {len(failing) - SHOWN} more" if len(failing) > SHOWN else ""
        names = f"{', '.join(failing[:SHOWN])}{more}"
        counts = f"{len(failing)} of {counted(len(found), 'feed')}"
        _line(f"{counts} could not be read: {names}; briefs feeds list --failing says why")


def _line(text: str) -> None:
    """One line, however wide the terminal is."""
    out().print(text, soft_wrap=True)


def outcome(services: Services, brief: str, *, drafted_before: bool) -> None:
    """Tells what became of a slot: the table of a draft and the next command, or why there is none."""
    found = services.store.briefs.get(brief)
    if found.status is Status.DRAFTING:
        out().print(f"{brief} is still being drafted; run the same command again")
    elif found.status is Status.SKIPPED or not found.revision:
        out().print(f"{brief} is {found.status}: {found.note}")
    else:
        if drafted_before:
            out().print(f"{brief} exists already ({found.status}); nothing new was made")
        summary_of(services, brief)
        if found.status is Status.DRAFT:
            out().print(f"look: briefs show {brief} --format text\nnext: briefs approve {brief}")


def summary_of(services: Services, brief: str) -> None:
    """The table of a brief's stories, and what failed to be read for it; NotFound names the mend."""
    services.store.briefs.get(brief)
    document = services.store.briefs.document(brief)
    out().print(tables.stories(document))
    for failed in document.coverage.failed:
        out().print(f"not read: {failed.outlet} ({failed.feed}): {failed.reason}")
    for reason, count in Counter(item.summary.fallback for item in document.items).items():
        if reason:
            out().print(f"{count} of {len(document.items)} stories are quoted without the model: {reason}")


def order_of(services: Services, brief: str) -> None:
    """The table of why each story of a brief stands where it does; NotFound names the mend."""
    services.store.briefs.get(brief)
    out().print(tables.order(services.store.briefs.document(brief)))


def tell_deliveries(services: Services, brief: str) -> None:
    """The table of a brief's mails; Failed when one did not leave, with when it is tried again."""
    rows = services.store.audience.deliveries(brief)
    newsletter = services.store.briefs.get(brief).newsletter
    if not rows:
        out().print(f"no confirmed subscriber; add one: briefs subscribers add {newsletter} ADDRESS")
        return
    out().print(tables.deliveries(rows))
    waiting = [row.not_before for row in rows if row.status is DeliveryStatus.DEFERRED and row.not_before]
    if waiting:
        mails = "1 mail waits" if len(waiting) == 1 else f"{len(waiting)} mails wait"
        raise Failed(f"{mails}; next try {min(waiting):%H:%M} UTC: briefs send {brief}")
    if lost := [row for row in rows if row.status in {DeliveryStatus.FAILED, DeliveryStatus.UNKNOWN}]:
        raise Failed(f"{len(lost)} of {len(rows)} mails did not leave, or nobody knows; the table says why")


def rendered(services: Services, brief: str, format: str, now: datetime) -> str:
    """One brief in one format: approved bytes if there are, else as they would be approved."""
    services.store.briefs.get(brief)
    document = services.store.briefs.document(brief)
    if format == "md":
        return services.pages.markdown(document, services.config.site)
    frozen = _frozen(services, brief, now)
    if format == "eml":
        return _specimen(services, frozen, now)
    shown = {"html": frozen.html, "page": frozen.page, "text": frozen.text, "json": frozen.json}[format]
    return ledger.for_show(shown, services.config.site)


def _frozen(services: Services, brief: str, now: datetime) -> Frozen:
    found = services.store.briefs.get(brief)
    approved = services.store.briefs.frozen(brief)
    if approved and approved.revision == found.revision:
        return approved
    document = services.store.briefs.document(brief)
    return services.pages.freeze(document, found.revision, services.config.site, "preview", now)


def _specimen(services: Services, frozen: Frozen, now: datetime) -> str:
    """The mail as a subscriber would get it, addressed to the publisher."""
    brief = services.store.briefs.get(frozen.brief)
    address = services.config.site.contact or "reader@example.com"
    reader = Subscriber("specimen", address, brief.newsletter, Subscription.CONFIRMED, now)
    name = ledger.message_id(brief.id, reader.id, frozen.sender)
    mail = ledger.mail_to(frozen, brief, name, reader, services.config.site, now)
    return to_bytes(mail).decode("utf-8", "replace")
