"""The operator's mail leaves once, whatever happens; with a real outbox."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from briefs.adapters.engine.inprocess import InProcess
from briefs.adapters.engine.progress import Silent
from briefs.adapters.mail.memory import MemoryMailer
from briefs.adapters.mail.outbox import Outbox
from briefs.adapters.pages.jinja import JinjaPages
from briefs.adapters.store.memory import MemoryStore
from briefs.config import Config, Environment
from briefs.domain.article import Outlets
from briefs.domain.errors import MailError, Problem, TemplateError
from briefs.domain.feed import Feed, FeedState, Fetching
from briefs.domain.newsletter import Newsletter, Site
from briefs.domain.work import Owner
from briefs.newsroom.alerts import LOOKS, MAILS, REMINDERS
from briefs.ports import Services
from briefs.steps.alerting import alert

NOW = datetime(2026, 11, 24, 6, tzinfo=UTC)
DAY = timedelta(days=1)
OPERATOR = "ops@briefs.example"
FEEDS = tuple(Feed(name, f"https://{name}.example/rss", name.upper()) for name in ("ft", "scmp"))
PROBLEM = Problem("feeds.yaml", 12, "feeds.ft.evry", "is no key")


@pytest.fixture(scope="session")
def pages() -> JinjaPages:
    return JinjaPages()


@pytest.fixture
def services(pages, tmp_path) -> Services:
    site = Site("https://briefs.example", "Morning Brief <brief@briefs.example>")
    return Services(
        config=Config(site, FEEDS, (), Environment(), fetching=Fetching(alerts_to=OPERATOR), revision=7),
        store=MemoryStore(),
        reader=None,
        model=None,
        mailer=Outbox(tmp_path / "outbox"),
        pages=pages,
        engine=InProcess(Silent()),
        owner=Owner("host", "boot", 1, 0.0),
        outlets=Outlets(),
        prices=(),
    )


def fail(services: Services, *names: str, since: datetime = NOW - 5 * DAY) -> None:
    for name in names:
        state = FeedState(name, NOW, NOW, since, errors=9, error="500 from its server", first_visit=since)
        services.store.feeds.record(state, ())


def mend(services: Services, name: str, at: datetime) -> None:
    services.store.feeds.record(FeedState(name, at, at, at, first_visit=at, newest=at), ())


def mails(folder: Path) -> list[EmailMessage]:
    files = sorted((folder / "outbox").glob("*.eml"), key=lambda file: file.name)
    return [message_from_bytes(file.read_bytes(), policy=policy.SMTP) for file in files]


def test_the_mail_is_written_for_the_operator_and_is_no_brief(services, tmp_path):
    fail(services, "ft")
    alert(services, "", NOW)
    (mail,) = mails(tmp_path)
    assert {name: mail[name] for name in ("From", "To", "Subject", "Auto-Submitted", "List-Unsubscribe")} == {
        "From": "Morning Brief <brief@briefs.example>",
        "To": OPERATOR,
        "Subject": "Briefs: trouble with ft",
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": None,
    }
    assert "briefs feeds check ft --fix" in mail.get_body(("plain",)).get_content()
    assert "<th scope=" in mail.get_body(("html",)).get_content()


def test_a_trouble_is_told_once_until_a_week_has_passed(services, tmp_path):
    fail(services, "ft")
    for at in (NOW, NOW + LOOKS, NOW + MAILS, NOW + REMINDERS - LOOKS):
        alert(services, "", at)
    assert len(mails(tmp_path)) == 1
    alert(services, "", NOW + REMINDERS)
    assert len(mails(tmp_path)) == 2


def test_a_second_trouble_of_the_day_waits_for_the_next_mail_which_names_both(services, tmp_path):
    fail(services, "ft")
    alert(services, "", NOW)
    fail(services, "scmp")
    alert(services, "", NOW + MAILS - LOOKS)
    assert len(mails(tmp_path)) == 1
    alert(services, "", NOW + MAILS)
    assert mails(tmp_path)[1]["Subject"] == "Briefs: trouble with scmp and ft"


def test_a_feed_that_recovered_and_fails_again_is_told_anew(services, tmp_path):
    fail(services, "ft")
    alert(services, "", NOW)
    mend(services, "ft", NOW + DAY)
    alert(services, "", NOW + DAY)
    fail(services, "ft", since=NOW - 5 * DAY)
    alert(services, "", NOW + 2 * DAY)
    assert len(mails(tmp_path)) == 2


def test_a_refused_file_is_told_with_its_lines_though_a_mail_left_that_day(services, tmp_path):
    fail(services, "ft")
    alert(services, "", NOW)
    refused = replace(services, config=replace(services.config, refused=(PROBLEM,)))
    for minutes in (1, 2):
        alert(refused, "", NOW + minutes * LOOKS / 10)
    _, mail = mails(tmp_path)
    assert "feeds.yaml:12 feeds.ft.evry: is no key" in mail.get_body(("plain",)).get_content()


@pytest.mark.parametrize("address", ["", OPERATOR])
def test_the_log_says_it_as_often_as_a_mail_would(services, tmp_path, caplog, address):
    caplog.set_level(logging.WARNING)
    config = replace(services.config, fetching=Fetching(alerts_to=address))
    fail(services, "ft")
    for at in (NOW, NOW + LOOKS, NOW + DAY):
        alert(replace(services, config=config), "", at)
    (line,) = caplog.messages
    assert line.startswith("ft: failing since 2026-11-19 (9 in a row): 500 from its server (")
    assert ("set fetching.alerts_to" in line) is (address == "")
    assert len(mails(tmp_path)) == bool(address)


class Scripted(MemoryMailer):
    """Runs something in the moment in which a mail leaves."""

    def __init__(self, meanwhile) -> None:
        super().__init__()
        self.meanwhile = meanwhile

    def send(self, mail) -> None:
        self.meanwhile()
        super().send(mail)


@pytest.mark.parametrize(
    ("error", "tries"),
    [
        (MailError("451 later", temporary=True), 2),
        (MailError("550 nobody", temporary=False), 1),
        (MailError("cut off", temporary=True, in_doubt=True), 1),
    ],
    ids=["for later", "for good", "in doubt"],
)
def test_only_a_mail_that_surely_did_not_leave_is_tried_again_and_not_at_once(services, error, tries):
    attempts = []

    def refuse() -> None:
        attempts.append(error)
        raise error

    fail(services, "ft")
    refusing = replace(services, mailer=Scripted(refuse))
    for at in (NOW, NOW + LOOKS / 2, NOW + LOOKS):
        with refusing.engine.item("alert", "operator"):
            alert(refusing, "", at)
    assert len(attempts) == tries
    assert {failure.message for failure in refusing.engine.failures} == {str(error)}


def test_a_run_that_is_killed_between_record_and_mail_tells_nothing_twice(services):
    def die() -> None:
        raise KeyboardInterrupt

    fail(services, "ft")
    with pytest.raises(KeyboardInterrupt):
        alert(replace(services, mailer=Scripted(die)), "", NOW)
    after = replace(services, mailer=MemoryMailer())
    for at in (NOW, NOW + LOOKS, NOW + DAY):
        alert(after, "", at)
    assert after.mailer.sent == []
    alert(after, "", NOW + REMINDERS)
    assert len(after.mailer.sent) == 1


def test_two_schedulers_that_look_at_once_send_one_mail(services):
    fail(services, "ft")
    second = replace(services, mailer=MemoryMailer())

    class Slow:
        """Pages that take so long that another process looks meanwhile."""

        broken = staticmethod(services.pages.broken)

        def letter(self, *what: object):
            alert(second, "", NOW + LOOKS)
            return services.pages.letter(*what)

    first = replace(services, pages=Slow(), mailer=MemoryMailer())
    alert(first, "", NOW)
    assert [len(one.mailer.sent) for one in (first, second)] == [0, 1]


def test_a_broken_template_fails_the_step_and_records_nothing_as_told(services, tmp_path):
    class Broken:
        broken = staticmethod(services.pages.broken)

        def letter(self, *_: object):
            raise TemplateError("email/operator/body.txt.j2:3: is broken")

    fail(services, "ft")
    with pytest.raises(TemplateError):
        alert(replace(services, pages=Broken()), "", NOW)
    alert(services, "", NOW + LOOKS)
    assert len(mails(tmp_path)) == 1


def test_a_broken_template_is_told_before_a_brief_must_go_out_and_anew_once_it_was_whole(services, tmp_path):
    folder = tmp_path / "templates/email"
    folder.mkdir(parents=True)
    config = replace(services.config, newsletters=(Newsletter("asia", "Asia", ()), Newsletter("b", "B", ())))
    services = replace(services, config=config, pages=JinjaPages(tmp_path / "templates"))
    for turn, text in enumerate(("{{ nothing }}", "{{ nothing }}\n", "OURS", "{{ nothing }}")):
        (folder / "subject.txt.j2").write_text(text)
        alert(services, "", NOW + turn * LOOKS)
    first, second = mails(tmp_path)
    text = " ".join(first.get_body(("plain",)).get_content().split())
    assert first["Subject"] == second["Subject"] == "Briefs: trouble with templates"
    assert text.count("subject.txt.j2:1: 'nothing' is undefined") == 1
    assert "mend: briefs doctor" in text


def test_a_broken_template_of_the_operators_own_mail_stops_no_mail(services, tmp_path):
    folder = tmp_path / "templates/email/operator"
    folder.mkdir(parents=True)
    (folder / "body.html.j2").write_text("{{ nothing }}")
    fail(services, "ft")
    alert(replace(services, pages=JinjaPages(tmp_path / "templates")), "", NOW)
    assert [mail["Subject"] for mail in mails(tmp_path)] == ["Briefs: trouble with ft"]
