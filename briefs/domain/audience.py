"""Subscribers, and the ledger of what was sent to each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Subscription(StrEnum):
    """Whether an address may be mailed."""

    UNCONFIRMED = "unconfirmed"
    CONFIRMED = "confirmed"
    UNSUBSCRIBED = "unsubscribed"
    SUPPRESSED = "suppressed"


@dataclass(frozen=True, slots=True)
class Subscriber:
    """One address on one newsletter; `id` is stable and random enough to stand in a link."""

    id: str
    email: str
    newsletter: str
    status: Subscription
    since: datetime


class DeliveryStatus(StrEnum):
    """What is known of one mail; `unknown` was being sent when the program died."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    DEFERRED = "deferred"
    FAILED = "failed"
    SUPPRESSED = "suppressed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One brief to one subscriber; recorded before the mail leaves."""

    brief: str
    subscriber: str
    email: str
    message_id: str
    status: DeliveryStatus
    updated: datetime
    attempts: int = 0
    not_before: datetime | None = None
    detail: str = ""

    @property
    def key(self) -> str:
        """Names the delivery for a step."""
        return f"{self.brief}/{self.subscriber}"


@dataclass(frozen=True, slots=True)
class Mail:
    """One message to one address, before it is put into MIME; `unsubscribe` is its one-click address.

    Only an `automatic` one, to the operator, belongs to no list and has no way to leave it.
    """

    message_id: str
    sender: str
    to: str
    subject: str
    text: str
    html: str
    date: datetime
    list_id: str
    unsubscribe: str
    language: str = "en"
    automatic: bool = False
