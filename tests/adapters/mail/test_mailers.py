"""What every mailer does, and what each does in its own way."""

from __future__ import annotations

import smtplib
import socket
import ssl
import subprocess
from email import message_from_bytes, policy

import pytest

from briefs.adapters.mail.memory import MemoryMailer
from briefs.adapters.mail.mime import to_bytes
from briefs.adapters.mail.outbox import Outbox
from briefs.adapters.mail.smtp import PER_CONNECTION, REST, SmtpMailer, server
from briefs.domain.errors import ConfigError, MailError, StoreError


@pytest.fixture(params=["memory", "outbox", "smtp"])
def mailer_and_arrived(request, tmp_path):
    if request.param == "memory":
        memory = MemoryMailer({"550@example.org": MailError("550 no such person", temporary=False)})
        yield memory, lambda: [to_bytes(mail) for mail in memory.sent]
    elif request.param == "outbox":
        folder = tmp_path / "a" / "outbox"
        yield Outbox(folder), lambda: [file.read_bytes() for file in sorted(folder.iterdir())]
    else:
        port, script = request.getfixturevalue("port"), request.getfixturevalue("script")
        mailer = SmtpMailer(f"smtp://127.0.0.1:{port}")
        yield mailer, lambda: script.arrived
        mailer.close()


@pytest.fixture
def smtp(port):
    mailer = SmtpMailer(f"smtp://127.0.0.1:{port}")
    yield mailer
    mailer.close()


def test_a_mail_arrives_byte_for_byte(mailer_and_arrived, make_mail):
    mailer, arrived = mailer_and_arrived
    mailer.send(make_mail())
    assert arrived() == [to_bytes(make_mail())]


def test_only_what_was_sent_has_left(mailer_and_arrived, make_mail):
    mailer, _ = mailer_and_arrived
    assert not mailer.has_left(make_mail().message_id)
    mailer.send(make_mail())
    assert mailer.has_left(make_mail().message_id) == mailer.knows_what_left
    assert not mailer.has_left(make_mail(number=2).message_id)


def test_a_refused_address_does_not_stop_the_next_one(mailer_and_arrived, make_mail):
    mailer, arrived = mailer_and_arrived
    with pytest.raises(MailError) as caught:
        mailer.send(make_mail(to="no address"))
    assert not caught.value.temporary
    mailer.send(make_mail(number=2))
    assert len(arrived()) == 1


def test_closing_twice_is_fine_and_the_next_mail_still_leaves(mailer_and_arrived, make_mail):
    mailer, arrived = mailer_and_arrived
    mailer.send(make_mail())
    mailer.close()
    mailer.close()
    mailer.send(make_mail(number=2))
    assert len(arrived()) == 2


def test_memory_answers_as_it_was_told(make_mail):
    mailer = MemoryMailer({"550@example.org": MailError("550 no such person", temporary=False)})
    with pytest.raises(MailError, match="550"):
        mailer.send(make_mail(to="550@example.org"))
    assert mailer.sent == []


# outbox


def test_a_file_of_the_outbox_is_named_after_brief_and_address(tmp_path, make_mail):
    Outbox(tmp_path).send(make_mail())
    (file,) = tmp_path.iterdir()
    assert file.name.startswith("asia-2026-11-24-0530-ada@example.org-")
    assert file.suffix == ".eml"


@pytest.mark.parametrize(
    "to",
    [
        '"../../x"@example.org',
        "a/b@example.org",
        '"*?<>|"@example.org',
        "x" * 64 + "@" + "y." * 90 + "org",
    ],
)
def test_no_address_leads_out_of_the_outbox(tmp_path, make_mail, to):
    folder = tmp_path / "outbox"
    Outbox(folder).send(make_mail(to=to))
    (file,) = folder.iterdir()
    assert Outbox(folder).has_left(make_mail().message_id)
    assert not set(file.name) & set('/\\*?<>|"')
    assert len(file.name) < 255


def test_a_mail_that_left_is_never_overwritten(tmp_path, make_mail):
    outbox = Outbox(tmp_path)
    outbox.send(make_mail(text="first"))
    before = [file.read_bytes() for file in tmp_path.iterdir()]
    outbox.send(make_mail(text="second"))
    assert [file.read_bytes() for file in tmp_path.iterdir()] == before


def test_a_write_that_fails_leaves_nothing_that_looks_like_a_mail(tmp_path, make_mail, monkeypatch):
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(MailError, match="No space left") as caught:
        Outbox(tmp_path).send(make_mail())
    assert caught.value.temporary
    assert list(tmp_path.iterdir()) == []


def test_an_outbox_that_is_a_file_is_one_line_to_a_person(tmp_path, make_mail):
    file = tmp_path / "outbox"
    file.write_text("")
    with pytest.raises(MailError, match="cannot write to the outbox"):
        Outbox(file).send(make_mail())


def test_an_outbox_that_cannot_be_read_says_so(tmp_path, monkeypatch):
    def denied(*_args: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.glob", denied)
    with pytest.raises(StoreError, match="cannot read the outbox"):
        Outbox(tmp_path).has_left("<x@y>")


# SMTP


@pytest.mark.parametrize(
    ("name", "temporary"),
    [("550", False), ("451", True), ("421", True), ("data-554", False), ("data-452", True)],
)
def test_4xx_is_for_later_and_5xx_for_good_and_the_next_mail_arrives(
    smtp, script, make_mail, name, temporary
):
    with pytest.raises(MailError) as caught:
        smtp.send(make_mail(to=f"{name}@example.org"))
    assert caught.value.temporary is temporary
    assert not caught.value.in_doubt
    assert name[-3:] in str(caught.value)
    assert not set("\n\t") & set(str(caught.value))
    smtp.send(make_mail(number=2))
    assert len(script.arrived) == 1


def test_a_connection_lost_before_the_data_is_for_later(smtp, script, make_mail):
    with pytest.raises(MailError) as caught:
        smtp.send(make_mail(to="hang-up@example.org"))
    assert caught.value.temporary
    smtp.send(make_mail(number=2))
    assert len(script.arrived) == 1


def test_a_connection_lost_before_the_last_answer_is_in_doubt(smtp, script, make_mail):
    with pytest.raises(MailError) as caught:
        smtp.send(make_mail(to="drop@example.org"))
    assert caught.value.in_doubt
    assert len(script.arrived) == 1


def test_a_sender_that_is_refused_is_nobodys_bounce(smtp, script, make_mail):
    script.sender_answer = "553 not your address"
    with pytest.raises(MailError, match=r"the sender brief@briefs\.example was refused: 553") as caught:
        smtp.send(make_mail())
    assert caught.value.temporary


def test_one_connection_carries_many_mails_and_is_then_replaced(smtp, script, make_mail):
    for number in range(PER_CONNECTION + 1):
        smtp.send(make_mail(number=number))
    assert len(script.arrived) == PER_CONNECTION + 1
    assert script.greeted["ehlo"] == 2


def test_a_connection_that_went_stale_is_replaced_without_a_word(smtp, script, make_mail):
    smtp.send(make_mail())
    smtp._smtp.sock.shutdown(socket.SHUT_RDWR)
    smtp.send(make_mail(number=2))
    assert len(script.arrived) == 2


def test_a_password_is_given_and_a_wrong_one_is_nobodys_bounce(port, script, make_mail):
    right, wrong = (SmtpMailer(f"smtp://ada:{word}@127.0.0.1:{port}") for word in ("p%40ss", "guess"))
    right.send(make_mail())
    assert len(script.arrived) == 1
    with pytest.raises(MailError, match="535") as caught:
        wrong.send(make_mail())
    assert caught.value.temporary
    assert "guess" not in str(caught.value)
    right.close()


def test_a_password_never_leaves_this_machine_in_the_clear(port, make_mail):
    # "127.1" is this machine, but does not look like it
    with pytest.raises(MailError, match="the password was not sent"):
        SmtpMailer(f"smtp://ada:p%40ss@127.1:{port}").send(make_mail())


def test_a_server_without_tls_at_a_tls_address_is_told_in_one_line(port, make_mail):
    with pytest.raises(MailError, match=r"cannot use the mail server 127\.0\.0\.1") as caught:
        SmtpMailer(f"smtps://127.0.0.1:{port}").send(make_mail())
    assert caught.value.temporary


def test_a_dead_server_is_left_alone_for_a_minute(script, make_mail):
    seconds = 1000.0
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        mailer = SmtpMailer(f"smtp://127.0.0.1:{closed.getsockname()[1]}", lambda: seconds)
        with pytest.raises(MailError, match="refused"):
            mailer.send(make_mail())
        closed.listen()
        with pytest.raises(MailError, match="refused"):
            mailer.send(make_mail())
        closed.settimeout(0)
        with pytest.raises(BlockingIOError):
            closed.accept()
        seconds += REST
        assert mailer._seconds() >= mailer._resting[0]


@pytest.fixture(scope="session")
def certificate(tmp_path_factory, program):
    folder = tmp_path_factory.mktemp("tls")
    command = f"{program('openssl')} req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=briefs"
    names = ["-addext", "subjectAltName=DNS:127.1", "-keyout", folder / "key", "-out", folder / "crt"]
    subprocess.run([*command.split(), *names], check=True, capture_output=True)
    return folder


@pytest.mark.parametrize("trusted", [True, False])
def test_a_remote_server_is_spoken_to_over_tls_and_must_prove_its_name(
    make_server, script, certificate, make_mail, monkeypatch, trusted
):
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate / "crt", certificate / "key")
    controller = make_server(script, tls_context=context, require_starttls=True)
    controller.start()
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate / "crt"))
    try:
        mailer = SmtpMailer(f"smtp://ada:p%40ss@127.1:{controller.port}")
        if trusted:
            mailer.send(make_mail())
        else:
            with pytest.raises(MailError, match=r"certificate"):
                mailer.send(make_mail())
        mailer.close()
    finally:
        controller.stop()
    assert len(script.arrived) == trusted


FOREIGN = [
    smtplib.SMTPException("odd"),
    smtplib.SMTPNotSupportedError("odd"),
    smtplib.SMTPServerDisconnected("odd"),
    smtplib.SMTPResponseException(451, b"odd"),
    smtplib.SMTPSenderRefused(451, b"odd", "a@b.example"),
    smtplib.SMTPRecipientsRefused({"a@b.example": (451, b"odd")}),
    smtplib.SMTPDataError(451, b"odd"),
    smtplib.SMTPConnectError(451, b"odd"),
    smtplib.SMTPHeloError(451, b"odd"),
    smtplib.SMTPAuthenticationError(535, b"odd"),
    ssl.SSLError("odd"),
    ssl.SSLEOFError("odd"),
    ssl.SSLCertVerificationError("odd"),
    ConnectionResetError(104, "odd"),
    BrokenPipeError(32, "odd"),
    TimeoutError("odd"),
    socket.gaierror(-2, "odd"),
    OSError("odd"),
    UnicodeEncodeError("ascii", "é", 0, 1, "odd"),
    ValueError("odd"),
]


@pytest.mark.parametrize("step", ["connect", "login", "mail", "rcpt", "data"])
@pytest.mark.parametrize("error", FOREIGN, ids=lambda error: type(error).__name__)
def test_every_foreign_error_is_translated(port, make_mail, monkeypatch, step, error):
    def fail(*_args: object, **_kwargs: object) -> None:
        raise error

    mailer = SmtpMailer(f"smtp://ada:p%40ss@127.0.0.1:{port}")
    monkeypatch.setattr(smtplib.SMTP, step, fail)
    with pytest.raises(MailError, match="odd") as caught:
        mailer.send(make_mail())
    assert "\n" not in str(caught.value)
    assert caught.value.in_doubt <= (step == "data")
    mailer.close()


def test_the_table_above_names_every_error_of_smtplib():
    known = {type(error) for error in FOREIGN}
    there_are = {
        c for c in vars(smtplib).values() if isinstance(c, type) and issubclass(c, smtplib.SMTPException)
    }
    assert there_are <= known


@pytest.mark.parametrize(
    ("url", "host", "port", "tls"),
    [
        ("smtp://mail.example", "mail.example", 25, False),
        ("smtp://ada:pw@mail.example", "mail.example", 587, False),
        ("smtps://ada:pw@mail.example", "mail.example", 465, True),
        ("smtp://[::1]:2525/", "::1", 2525, False),
    ],
)
def test_an_address_says_host_port_and_kind_of_tls(url, host, port, tls):
    read = server(url)
    assert (read.host, read.port, read.implicit_tls) == (host, port, tls)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "mail.example",
        "http://mail.example",
        "smtp://",
        "smtp://mail.example:port",
        "smtp://mail.example/path",
        "smtp://[::1",
    ],
)
def test_what_is_no_mail_address_names_the_setting(url):
    with pytest.raises(ConfigError, match="BRIEFS_MAIL_URL"):
        SmtpMailer(url)


def test_credentials_may_hold_any_sign():
    read = server("smtp://ada%40example.org:p%3A%2F%40@mail.example")
    assert (read.user, read.password) == ("ada@example.org", "p:/@")


def test_what_arrives_by_smtp_can_be_read(smtp, script, make_mail):
    smtp.send(make_mail())
    message = message_from_bytes(script.arrived[0], policy=policy.SMTP)
    assert message["To"] == "ada@example.org"
