"""Send: an approved brief → its audience, frozen → each reader's mail once → sent.

A row of the ledger is recorded as sending before its mail leaves and is leased meanwhile, so that a run
that dies can be told from one that works. Run again, the steps go on from the rows.
"""

from __future__ import annotations

import logging
from contextlib import suppress
from datetime import datetime, timedelta

from briefs.domain.audience import Delivery, DeliveryStatus, Mail, Subscriber, Subscription
from briefs.domain.brief import Brief, Frozen, Status
from briefs.domain.errors import Conflict, MailError, NotAllowed, NotFound
from briefs.newsroom import ledger
from briefs.ports import Services

log = logging.getLogger("briefs")

SENDING = timedelta(hours=12)
"""How long a run may hold a row: `now` is the run's start, and a long list takes hours."""


def freeze_audience(services: Services, brief: str, now: datetime) -> None:
    """Opens a row for each confirmed subscriber of this moment and moves the approved brief to sending.

    NotAllowed when it is not approved as it stands; a paused one goes on with its old rows.
    """
    before = services.store.briefs.get(brief)
    if before.status in {Status.SENDING, Status.SENT}:
        return
    after = before.moved(Status.SENDING)
    if before.status is Status.APPROVED:
        sender = _approved(services, before).sender
        readers = services.store.audience.subscribers(before.newsletter)
        services.store.audience.open_deliveries(ledger.opened(before, readers, sender, now))
    services.store.briefs.move(before, after)


def undelivered(services: Services, brief: str, now: datetime) -> tuple[str, ...]:
    """The keys of the rows to try now; first settles what a dead run left half done."""
    if services.store.briefs.get(brief).status is not Status.SENDING:
        return ()
    for row in services.store.audience.deliveries(brief):
        if row.status is DeliveryStatus.SENDING:
            _recover(services, row, now)
    rows = services.store.audience.deliveries(brief)
    return tuple(row.key for row in rows if ledger.may_be_tried(row, now))


def _recover(services: Services, row: Delivery, now: datetime) -> None:
    with (
        services.store.lease(_lease(row.key), services.owner, now, now + SENDING) as mine,
        suppress(Conflict),
    ):
        if mine:
            mailer = services.mailer
            left = mailer.has_left(row.message_id) if mailer.knows_what_left else None
            services.store.audience.settle(row, ledger.recovered(row, left, now))


def deliver(services: Services, key: str, now: datetime) -> None:
    """Mails one row of the ledger, unless its reader left meanwhile; what came of it is in the row."""
    with services.store.lease(_lease(key), services.owner, now, now + SENDING) as mine:
        if mine:
            _deliver(services, key, now)


def _deliver(services: Services, key: str, now: datetime) -> None:
    name, _, subscriber = key.rpartition("/")
    row = services.store.audience.delivery(name, subscriber)
    brief = services.store.briefs.get(name)
    if brief.status is not Status.SENDING or not ledger.may_be_tried(row, now):
        return
    reader = _reader(services, row.subscriber)
    if reader is None or reader.status is not Subscription.CONFIRMED:
        services.store.audience.settle(row, ledger.suppressed(row, reader, now))
        return
    mail = ledger.mail_to(
        _approved(services, brief), brief, row.message_id, reader, services.config.site, now
    )
    sending = ledger.started(row, now)
    services.store.audience.settle(row, sending)
    services.store.audience.settle(sending, _sent(services, sending, mail, now))


def _sent(services: Services, row: Delivery, mail: Mail, now: datetime) -> Delivery:
    try:
        services.mailer.send(mail)
    except MailError as error:
        after = ledger.refused(row, error, now)
        log.warning("mail to %s is %s: %s", row.email, after.status, error)
        return after
    return ledger.sent(row, now)


def finish(services: Services, brief: str, _now: datetime) -> None:
    """Moves the brief to sent once no mail of it can still leave, with the tally as its note."""
    before = services.store.briefs.get(brief)
    rows = services.store.audience.deliveries(brief)
    if before.status is Status.SENDING and ledger.finished(rows):
        note = ledger.tally(rows) or "no confirmed subscriber"
        services.store.briefs.move(before, before.moved(Status.SENT, note))


def _approved(services: Services, brief: Brief) -> Frozen:
    """The bytes of the approval of this very revision."""
    frozen = services.store.briefs.frozen(brief.id)
    if frozen is None or frozen.revision != brief.revision:
        raise NotAllowed(f"{brief.id} is not approved at revision {brief.revision}; approve it again")
    if not frozen.sender:
        raise NotAllowed(f"{brief.id} has no sender; set site.from in feeds.yaml and approve it again")
    return frozen


def _reader(services: Services, id: str) -> Subscriber | None:
    try:
        return services.store.audience.subscriber(id)
    except NotFound:
        return None


def _lease(key: str) -> str:
    return f"deliver {key}"
