"""SpamAssassin's rules, without the network, over the demo's mail and the brief that shows everything."""

from __future__ import annotations

import json
import os
import re
import subprocess
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich_brief import LANGUAGES

from briefs.adapters.mail.mime import to_bytes
from briefs.domain.audience import Mail, Subscriber, Subscription
from briefs.domain.brief import Brief, Frozen, Status
from briefs.newsroom.ledger import mail_to

pytestmark = pytest.mark.e2e

SAMPLE = Path(__file__).resolve().parents[2] / "docs" / "sample"
NOW = datetime(2025, 6, 23, 21, 30, tzinfo=UTC)
MOST = {"ja": 1.0, "ar": 1.0}
"""Else 0.5. SpamAssassin takes a link that "、" or "،" follows without a space for a word cut up by tags."""
SPAM = """CONGRATULATIONS!!! You have won $1,000,000.00 USD in the lottery. Dear winner, viagra cialis cheap
online pharmacy. Click here now: http://192.0.2.7/win.exe
This is not spam. 100% guaranteed. Make money fast, no risk.
"""


STATUS = re.compile(
    r"^X-Spam-Status: \w+, score=(-?[\d.]+).*?tests=(.*?)autolearn.*?^Message-ID: <(\w+)@",
    re.MULTILINE | re.DOTALL,
)
"""The mails come out in another order than they went in."""


@dataclass(frozen=True, slots=True)
class Judged:
    score: float
    rules: str


def demo() -> Mail:
    """The mail of the sample brief, as the demo puts it into its outbox."""
    subject = json.loads((SAMPLE / "brief.json").read_text(encoding="utf-8"))["subject"]
    text, html = ((SAMPLE / f"brief.{kind}").read_text(encoding="utf-8") for kind in ("txt", "html"))
    return letter(subject, text, html)


def letter(subject: str, text: str, html: str) -> Mail:
    return Mail(
        message_id="<asia-2025-06-22-0600.s1@briefs.example>",
        sender="Asia Morning Brief <brief@briefs.example>",
        to="reader@example.org",
        subject=subject,
        text=text,
        html=html,
        date=NOW,
        list_id="asia.briefs.example",
        unsubscribe="https://briefs.example/unsubscribe/s1",
    )


def to_a_reader(frozen: Frozen, site) -> Mail:
    reader = Subscriber("s1", "reader@example.org", "harbour", Subscription.CONFIRMED, NOW)
    brief = Brief(frozen.brief, "harbour", NOW.date(), "0530", Status.SENDING, NOW)
    return mail_to(frozen, brief, "<harbour.s1@news.example>", reader, site, NOW)


@pytest.fixture(scope="module")
def judged(program, frozen, site, tmp_path_factory) -> dict[str, Judged]:
    """What one run says of all mails, one after the other in a mailbox."""
    mails = {"demo": demo(), "spam": letter("!!! You WON $1,000,000 - ACT NOW !!!", SPAM, f"<p>{SPAM}</p>")}
    mails |= {lang: to_a_reader(frozen[lang], site) for lang in LANGUAGES}
    named = {name: replace(mail, message_id=f"<{name}@briefs.example>") for name, mail in mails.items()}
    box = b"".join(map(in_mailbox, named.values()))
    said = subprocess.run(
        [program("spamassassin"), "--local", "--test-mode", "--nocreate-prefs", "--mbox"],
        input=box,
        capture_output=True,
        check=True,
        env={"HOME": str(tmp_path_factory.mktemp("home")), "PATH": os.environ["PATH"], "LC_ALL": "C"},
    ).stdout.decode("utf-8", "replace")
    found = {
        name: Judged(float(score), "".join(rules.split())) for score, rules, name in STATUS.findall(said)
    }
    assert found.keys() == mails.keys(), said[:2000]
    return found


def in_mailbox(mail: Mail) -> bytes:
    body = to_bytes(mail).replace(b"\r\n", b"\n")
    return b"From brief@briefs.example Mon Jun 23 21:30:00 2025\n" + body + b"\n"


@pytest.mark.parametrize("name", ["demo", *LANGUAGES])
def test_a_brief_looks_like_no_spam(judged, name):
    assert judged[name].score <= MOST.get(name, 0.5), judged[name]


def test_what_is_spam_would_be_seen(judged):
    assert judged["spam"].score > 5, judged["spam"]
