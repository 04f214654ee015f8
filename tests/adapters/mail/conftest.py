from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from briefs.domain.audience import Mail

NOW = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)


@pytest.fixture
def make_mail():
    def make(to: str = "ada@example.org", number: int = 1, **more: object) -> Mail:
        values = {
            "message_id": f"<asia-2026-11-24-0530.s{number}@briefs.example>",
            "sender": "Morning Brief <brief@briefs.example>",
            "to": to,
            "subject": "Asia: Tokyo cancels the “2+2”",
            "text": "Tokyo cancelled the talks.\n.\nThe end.\n",
            "html": "<p>Tokyo cancelled the talks.</p>\n",
            "date": NOW,
            "list_id": "asia.briefs.example",
            "unsubscribe": f"https://briefs.example/unsubscribe/s{number}",
        }
        return Mail(**(values | more))

    return make


class Script:
    """Answers as the recipient's name says: 550@, 451@, 421@, data-554@, drop@ (hangs up after the data)."""

    def __init__(self) -> None:
        self.arrived: list[bytes] = []
        self.greeted = Counter()
        self.sender_answer = "250 OK"

    async def handle_EHLO(self, server, session, envelope, hostname, responses):  # noqa: N802  # aiosmtpd's name
        self.greeted["ehlo"] += 1
        session.host_name = hostname
        return responses

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802  # aiosmtpd's name
        if self.sender_answer.startswith("250"):
            envelope.mail_from = address
        return self.sender_answer

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802  # aiosmtpd's name
        name = address.partition("@")[0]
        if name in {"550", "451", "421"}:
            return f"{name} 5.1.1 no such\tperson"
        if name == "hang-up":
            server.transport.close()
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802  # aiosmtpd's name
        name = envelope.rcpt_tos[0].partition("@")[0]
        if name.startswith("data-"):
            return f"{name.removeprefix('data-')} not this one"
        self.arrived.append(envelope.content)
        if name == "drop":
            server.transport.close()
        return "250 OK"

    def log_in(self, server, session, envelope, mechanism, auth_data):
        right = (auth_data.login, auth_data.password) == (b"ada", b"p@ss")
        return AuthResult(success=right, handled=False)


class AnyPort(Controller):
    """A server on a free port; aiosmtpd's own greets itself at the port that it was given, even 0."""

    def __init__(self, script: Script, **more: object) -> None:
        super().__init__(script, "127.0.0.1", 0, authenticator=script.log_in, **more)

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@pytest.fixture(scope="session")
def smtp_server():
    script = Script()
    controller = AnyPort(script, auth_require_tls=False)
    controller.start()
    yield script, controller.port
    controller.stop()


@pytest.fixture(scope="session")
def make_server() -> type[AnyPort]:
    return AnyPort


@pytest.fixture
def script(smtp_server):
    script, _ = smtp_server
    script.__init__()
    return script


@pytest.fixture
def port(smtp_server, script) -> int:
    return smtp_server[1]
