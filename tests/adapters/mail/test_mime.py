from __future__ import annotations

from email import message_from_bytes, policy

import pytest

from briefs.adapters.mail.mime import envelope, to_bytes
from briefs.domain.errors import MailError


def parsed(mail):
    return message_from_bytes(to_bytes(mail), policy=policy.SMTP)


def test_a_mail_has_every_header_that_bulk_senders_must_send(make_mail):
    message = parsed(make_mail())
    assert {name: message[name] for name in message} == {
        "From": "Morning Brief <brief@briefs.example>",
        "To": "ada@example.org",
        "Subject": "Asia: Tokyo cancels the “2+2”",
        "Date": "Tue, 24 Nov 2026 06:30:00 +0000",
        "Message-ID": "<asia-2026-11-24-0530.s1@briefs.example>",
        "Content-Language": "en",
        "List-Id": "<asia.briefs.example>",
        "List-Unsubscribe": "<https://briefs.example/unsubscribe/s1>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "MIME-Version": "1.0",
        "Content-Type": message["Content-Type"],
    }


def test_a_mail_to_the_operator_is_of_no_list_and_asks_for_no_automatic_answer(make_mail):
    message = parsed(make_mail(list_id="", unsubscribe="", automatic=True))
    assert message["Auto-Submitted"] == "auto-generated"
    assert not [name for name in message if name.startswith("List-")]


@pytest.mark.parametrize(
    "text", ["plain\n", "日本が「2+2」を中止した。\n" * 40, "x" * 2000 + "\n", ".\n.leading dots\n"]
)
def test_both_parts_read_back_as_they_were_written(make_mail, text):
    message = parsed(make_mail(text=text, html=f"<p>{text}</p>"))
    assert message.get_content_type() == "multipart/alternative"
    plain, html = message.iter_parts()
    assert plain.get_content().replace("\r\n", "\n") == text
    assert html.get_content_type() == "text/html"
    assert html.get_content().replace("\r\n", "\n").strip() == f"<p>{text}</p>"


def test_the_bytes_are_seven_bit_with_crlf_and_no_line_over_998(make_mail):
    data = to_bytes(make_mail(text="é" * 3000, html="<p>" + "東" * 3000 + "</p>", subject="東京 " * 100))
    assert data.isascii()
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(len(line) for line in data.split(b"\r\n")) <= 998


def test_the_same_mail_is_the_same_bytes_and_another_has_another_boundary(make_mail):
    assert to_bytes(make_mail()) == to_bytes(make_mail())
    assert parsed(make_mail()).get_boundary() != parsed(make_mail(number=2)).get_boundary()


def test_a_long_unsubscribe_address_is_left_whole(make_mail):
    address = "https://briefs.example/a-very-long-path-of-a-publisher/unsubscribe/" + "a" * 90
    assert f"List-Unsubscribe: <{address}>\r\n".encode() in to_bytes(make_mail(unsubscribe=address))


@pytest.mark.parametrize(
    "address", ["mailto:editor@briefs.example?subject=unsubscribe", "http://briefs.example/u/1"]
)
def test_one_click_is_promised_only_over_https(make_mail, address):
    message = parsed(make_mail(unsubscribe=address))
    assert message["List-Unsubscribe"] == f"<{address}>"
    assert "List-Unsubscribe-Post" not in message


@pytest.mark.parametrize(
    "subject",
    [
        "One\r\nBcc: spy@example.org",
        "One\nBcc: spy@example.org",
        "One\u2028Bcc: spy@example.org",
        "One\x00\x0bTwo\r",
    ],
)
def test_a_subject_of_a_feed_cannot_begin_another_header(make_mail, subject):
    message = parsed(make_mail(subject=subject))
    assert "Bcc" not in message
    assert message["Subject"].startswith("One ")


@pytest.mark.parametrize(
    "to",
    ["", "ada", "ada@", "@example.org", "a@example.org, b@example.org", "<a@example.org>", "a@b@c", "a b@example.org",
     "a@example.org\r\nBcc: b@example.org", "ä@example.org", "a@" + "x" * 70 + ".org", "a@exa..mple.org"],
)  # fmt: skip
def test_what_is_no_address_is_refused_for_good(make_mail, to):
    with pytest.raises(MailError) as caught:
        to_bytes(make_mail(to=to))
    assert not caught.value.temporary
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("field", ["message_id", "unsubscribe", "list_id", "language"])
@pytest.mark.parametrize("value", ["", "a\r\nBcc: b@example.org", "a b", "東", "a<b"])
def test_what_cannot_stand_in_a_header_is_refused(make_mail, field, value):
    with pytest.raises(MailError):
        to_bytes(make_mail(**{field: value}))


def test_a_foreign_domain_is_written_as_idna(make_mail):
    assert envelope(make_mail(to="ada@bücher.example"))[1] == "ada@xn--bcher-kva.example"


def test_a_sender_with_a_foreign_name_and_comma_stays_one_sender(make_mail):
    message = parsed(make_mail(sender='"朝刊, Morning" <brief@briefs.example>'))
    assert [a.addr_spec for a in message["From"].addresses] == ["brief@briefs.example"]
    assert message["From"].addresses[0].display_name == "朝刊, Morning"


def test_without_a_sender_the_setting_is_named_and_no_reader_is_blamed(make_mail):
    with pytest.raises(MailError, match=r"site\.from") as caught:
        to_bytes(make_mail(sender=""))
    assert caught.value.temporary
