"""The ledger of deliveries: what each row becomes, when it is tried again, and the mail it stands for."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from email.utils import parseaddr
from html import escape
from urllib.parse import quote

from briefs.domain.audience import Delivery, DeliveryStatus, Mail, Subscriber, Subscription
from briefs.domain.brief import PREFERENCES, UNSUBSCRIBE, Brief, Frozen
from briefs.domain.errors import MailError
from briefs.domain.newsletter import Site

DELAYS = tuple(timedelta(minutes=minutes) for minutes in (5, 15, 60, 120, 240, 480, 480))
"""The pause after each refused try, growing as RFC 5321 §4.5.4.1 asks; after the last, the row fails."""

UNSETTLED = frozenset({DeliveryStatus.PENDING, DeliveryStatus.DEFERRED, DeliveryStatus.SENDING})
"""States in which a mail may still leave."""


def opened(brief: Brief, audience: Iterable[Subscriber], sender: str, now: datetime) -> tuple[Delivery, ...]:
    """One pending row for each confirmed subscriber."""
    return tuple(
        Delivery(
            brief=brief.id,
            subscriber=subscriber.id,
            email=subscriber.email,
            message_id=message_id(brief.id, subscriber.id, sender),
            status=DeliveryStatus.PENDING,
            updated=now,
        )
        for subscriber in audience
        if subscriber.status is Subscription.CONFIRMED
    )


def message_id(brief: str, subscriber: str, sender: str) -> str:
    """The Message-ID (RFC 5322 §3.6.4) of a delivery: the same at every try, so that copies are known.

    It holds a digest of the subscriber's id: the id itself unsubscribes, and Message-IDs travel in replies.
    """
    digest = hashlib.sha256(f"{brief} {subscriber}".encode()).hexdigest()[:20]
    return f"<{brief}.{digest}@{_domain(sender)}>"


def may_be_tried(row: Delivery, now: datetime) -> bool:
    """True for a pending row, and for a deferred one whose pause is over."""
    waiting = row.status in {DeliveryStatus.PENDING, DeliveryStatus.DEFERRED}
    return waiting and (row.not_before is None or row.not_before <= now)


def started(row: Delivery, now: datetime) -> Delivery:
    """The row as it is recorded before its mail leaves."""
    return replace(
        row, status=DeliveryStatus.SENDING, updated=now, attempts=row.attempts + 1, not_before=None, detail=""
    )


def sent(row: Delivery, now: datetime) -> Delivery:
    """The row of a mail that was accepted."""
    return replace(row, status=DeliveryStatus.SENT, updated=now, not_before=None, detail="")


def refused(row: Delivery, error: MailError, now: datetime) -> Delivery:
    """The row of a mail that was not accepted: unknown, failed, or deferred with a longer pause each time."""
    row = replace(row, updated=now, detail=str(error))
    if error.in_doubt:
        return replace(row, status=DeliveryStatus.UNKNOWN)
    if not error.temporary or row.attempts > len(DELAYS):
        return replace(row, status=DeliveryStatus.FAILED)
    pause = DELAYS[max(row.attempts, 1) - 1]
    return replace(row, status=DeliveryStatus.DEFERRED, not_before=now + pause)


def suppressed(row: Delivery, subscriber: Subscriber | None, now: datetime) -> Delivery:
    """The row of a reader who may no longer be mailed."""
    detail = f"{subscriber.status} since the brief was approved" if subscriber else "no longer a subscriber"
    return replace(row, status=DeliveryStatus.SUPPRESSED, updated=now, not_before=None, detail=detail)


def stopped(row: Delivery, actor: str, now: datetime) -> Delivery:
    """The row of a mail that an editor kept from leaving."""
    return replace(
        row, status=DeliveryStatus.SUPPRESSED, updated=now, not_before=None, detail=f"stopped by {actor}"
    )


def anybody_has(rows: Iterable[Delivery]) -> bool:
    """True when a mail of the brief left, or may have left."""
    left = {DeliveryStatus.SENT, DeliveryStatus.SENDING, DeliveryStatus.UNKNOWN}
    return any(row.status in left for row in rows)


def recovered(row: Delivery, left: bool | None, now: datetime) -> Delivery:
    """A row that a dead run left `sending`: `left` tells whether its mail went, None when nobody can.

    Nobody may then send it again on a guess; it stays unknown for a person to decide.
    """
    if left is None:
        detail = "the program ended while this mail was being sent; it may have left"
        return replace(row, status=DeliveryStatus.UNKNOWN, updated=now, detail=detail)
    return sent(row, now) if left else replace(row, status=DeliveryStatus.PENDING, updated=now)


def finished(rows: Sequence[Delivery]) -> bool:
    """True when no mail of the brief can still leave."""
    return not any(row.status in UNSETTLED for row in rows)


def tally(rows: Sequence[Delivery]) -> str:
    """How many mails are in which state, in the order of a mail's life: "41 sent, 1 failed"."""
    counts = Counter(row.status for row in rows)
    return ", ".join(f"{counts[status]} {status}" for status in DeliveryStatus if counts[status])


def mail_to(frozen: Frozen, brief: Brief, id: str, subscriber: Subscriber, site: Site, now: datetime) -> Mail:
    """The approved bytes for one subscriber under a Message-ID, with this subscriber's own two links."""
    leave = unsubscribe_address(subscriber, frozen.sender, site)
    prefer = preferences_address(subscriber, frozen.sender, site)
    return Mail(
        message_id=id,
        sender=frozen.sender,
        to=subscriber.email,
        subject=frozen.subject,
        text=_with_links(frozen.text, leave, prefer),
        html=_with_links(frozen.html, escape(leave), escape(prefer)),
        date=now,
        list_id=f"{brief.newsletter}.{_domain(frozen.sender)}",
        unsubscribe=leave,
        language=frozen.language,
    )


def for_show(text: str, site: Site) -> str:
    """Frozen bytes with addresses that stand for each reader's own, for people who look at a brief."""
    home = site.url.rstrip("/")
    leave, prefer = (f"{home}/unsubscribe/…", f"{home}/preferences/…") if home else ("mailto:…", "mailto:…")
    return _with_links(text, leave, prefer)


def unsubscribe_address(subscriber: Subscriber, sender: str, site: Site) -> str:
    """The page that unsubscribes in one click, or where there is no site, a mail to its contact."""
    return _own_page("unsubscribe", subscriber, sender, site)


def preferences_address(subscriber: Subscriber, sender: str, site: Site) -> str:
    """The page of what this subscriber gets, or where there is no site, a mail to its contact."""
    return _own_page("preferences", subscriber, sender, site)


def _own_page(name: str, subscriber: Subscriber, sender: str, site: Site) -> str:
    if site.url:
        return f"{site.url.rstrip('/')}/{name}/{quote(subscriber.id, safe='')}"
    contact = parseaddr(site.contact)[1]
    address = contact if "@" in contact else parseaddr(sender)[1]
    return f"mailto:{quote(address, safe='@+')}?subject={name}"


def _with_links(text: str, leave: str, prefer: str) -> str:
    return text.replace(UNSUBSCRIBE, leave).replace(PREFERENCES, prefer)


def _domain(sender: str) -> str:
    return parseaddr(sender)[1].rpartition("@")[2].encode("idna").decode() or "briefs.invalid"
