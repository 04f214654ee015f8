"""Mail → the bytes that leave: multipart/alternative with the headers that bulk senders must send."""

from __future__ import annotations

import hashlib
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime, parseaddr
from typing import Any

from briefs.adapters.mail.words import mailbox, unstructured
from briefs.domain.audience import Mail
from briefs.domain.errors import MailError

_LIBRARYS_OWN = ("content-type", "content-transfer-encoding", "mime-version")
"""Fields that the library makes itself, out of nothing that a feed wrote."""


class _Policy(EmailPolicy):
    """SMTP's line ends, 7-bit bodies, and our own fields as we give them.

    The library would decode what looks like an encoded word, and fold long addresses of List-* fields into
    encoded words, which no receiver decodes there.
    """

    def header_store_parse(self, name: str, value: Any) -> tuple[str, Any]:
        ours = not name.lower().startswith(_LIBRARYS_OWN)
        return (name, value) if ours else super().header_store_parse(name, value)

    def fold_binary(self, name: str, value: Any) -> bytes:
        if name.lower().startswith(_LIBRARYS_OWN):
            return super().fold_binary(name, value)
        return f"{name}: {value}{self.linesep}".encode("ascii")


_JOINERS = frozenset("\u200c\u200d\u200e\u200f")
"""Invisible signs that hold emoji together, part Persian words and set directions."""

_POLICY = _Policy(linesep="\r\n", raise_on_defect=False, cte_type="7bit")


def to_bytes(mail: Mail) -> bytes:
    """The message as it leaves, the same bytes for the same mail; MailError when an address is none."""
    message = EmailMessage(policy=_POLICY)
    sender = sender_address(mail.sender)
    message["From"] = mailbox("From", sender.display_name, sender.addr_spec)
    message["To"] = address(mail.to, "the subscriber's address").addr_spec
    message["Subject"] = unstructured("Subject", _line(mail.subject))
    message["Date"] = format_datetime(mail.date)
    message["Message-ID"] = _token(mail.message_id)
    if mail.automatic:
        message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no holiday notice answers it
    else:
        _say_how_to_leave(message, mail)
    message.set_content(mail.text)
    message.add_alternative(mail.html, subtype="html")
    # later than the parts, which would take every Content-* header with them
    message["Content-Language"] = _token(mail.language)
    message.set_boundary(f"briefs-{digest(mail.message_id)}")
    return message.as_bytes()


def envelope(mail: Mail) -> tuple[str, str]:
    """The bare addresses that an SMTP server is told, from and to; MailError when one is none."""
    return sender_address(mail.sender).addr_spec, address(mail.to, "the subscriber's address").addr_spec


def digest(message_id: str) -> str:
    """Twenty hexadecimal digits that stand for a Message-ID in names."""
    return hashlib.sha256(message_id.encode()).hexdigest()[:20]


def sender_address(sender: str) -> Address:
    """The sender as "Name <address>" or a bare address; MailError tells what to set."""
    name, spec = parseaddr(_line(sender))
    if not spec:
        raise MailError("there is no sender; set site.from in feeds.yaml", temporary=True)
    return address(spec, "site.from in feeds.yaml", name)


def _say_how_to_leave(message: EmailMessage, mail: Mail) -> None:
    """List-Id (RFC 2919), List-Unsubscribe (RFC 2369) and, over https, one click (RFC 8058)."""
    message["List-Id"] = f"<{_token(mail.list_id)}>"
    message["List-Unsubscribe"] = f"<{_token(mail.unsubscribe)}>"
    if mail.unsubscribe.startswith("https://"):
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"


def address(spec: str, what: str, name: str = "") -> Address:
    """The address, its domain as DNS has it (IDNA); MailError when `what` cannot be mailed."""
    user, at, domain = spec.rpartition("@")
    try:
        return Address(display_name=name, addr_spec=f"{user}{at}{domain.encode('idna').decode()}")
    except (ValueError, IndexError, MessageError) as error:
        raise MailError(f"{what} is no address that can be mailed: {spec!r}", temporary=False) from error


def _line(text: str) -> str:
    """The text on one line: what a feed wrote must not begin another header."""
    return " ".join("".join(sign if sign.isprintable() or sign in _JOINERS else " " for sign in text).split())


def _token(text: str) -> str:
    if (
        not text
        or not text.isascii()
        or _line(text) != text
        or " " in text
        or "<" in text[1:]
        or "=?" in text
    ):
        raise MailError(f"{text!r} cannot stand in a header", temporary=False)
    return text
