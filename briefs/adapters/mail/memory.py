"""The mailer that keeps what it sent: the twin of the others in tests and dry runs."""

from __future__ import annotations

from collections.abc import Mapping

from briefs.adapters.mail.mime import to_bytes
from briefs.domain.audience import Mail
from briefs.domain.errors import MailError


class MemoryMailer:
    """Keeps mails in `sent`; `refusals` are the errors that addresses answer with."""

    knows_what_left = True

    def __init__(self, refusals: Mapping[str, MailError] | None = None) -> None:
        self.sent: list[Mail] = []
        self.refusals = dict(refusals or {})

    def has_left(self, message_id: str) -> bool:
        """Whether a mail of that Message-ID was sent."""
        return any(mail.message_id == message_id for mail in self.sent)

    def send(self, mail: Mail) -> None:
        """Keeps the mail, or raises what its address answers with."""
        to_bytes(mail)
        if mail.to in self.refusals:
            raise self.refusals[mail.to]
        self.sent.append(mail)

    def close(self) -> None:
        """Nothing is held open."""
