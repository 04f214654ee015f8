"""What the operator must hear of, and what the operator was told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that waits for the operator: what is wrong, line by line, and the command that mends it.

    `key` names it for the store; `since` is None where nobody knows; `told` is when a mail first named it.
    """

    key: str
    name: str
    wrong: tuple[str, ...]
    mend: str
    outlet: str = ""
    since: datetime | None = None
    told: datetime | None = None


@dataclass(frozen=True, slots=True)
class Alert:
    """What was told under a key, for the first and for the last time; recorded before the mail leaves."""

    key: str
    first: datetime
    last: datetime


@dataclass(frozen=True, slots=True)
class Letter:
    """A rendered mail that has neither sender nor recipient yet."""

    subject: str
    text: str
    html: str
