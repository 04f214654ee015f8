from __future__ import annotations

import re
from base64 import b64decode
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.quoprimime import header_decode as q_decode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.adapters.mail.mime import envelope, to_bytes
from briefs.domain.audience import Mail
from briefs.domain.errors import MailError

NOW = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)


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
@pytest.mark.parametrize(
    "value", ["", "a\r\nBcc: b@example.org", "a b", "東", "a<b", "=?utf-8?q?a=0D=0ABcc:b?="]
)
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


SUBJECTS = [
    "日米「２プラス２」は見送り、フェリーは曳航され港へ、原油は五か月ぶりの高値、日銀は金利を据え置き、米価は4,000円を下回る",
    "盟国推迟“2+2”安全磋商，渡轮起火后被拖入港口，原油价格升至五个月新高，央行维持利率不变，大米价格跌破四千日元",
    "朝刊：𠮷野家と𩸽の値上げ、絵文字👩‍👩‍👧‍👦と🇯🇵、濁点か\u3099き\u3099の分かれた文字",
    "نشرة الميناء: الحلفاء يؤجلون محادثات «2+2» والعبّارة تصل إلى المرفأ والنفط عند أعلى سعر في خمسة أشهر",
    "Asia: Tokyo cancels the “2+2” " + "and says why in many plain words " * 5,
    "x" * 190,
    "東" * 200,
    "Re: =?utf-8?B?not an encoded word?= 東京",
]  # fmt: skip


def header_lines(data: bytes) -> list[bytes]:
    return data.partition(b"\r\n\r\n")[0].split(b"\r\n")


def words_of(lines: list[bytes]) -> list[tuple[str, str, bytes]]:
    """The encoded words of a header (RFC 2047): charset, encoding, bytes."""
    return re.findall(r"=\?([^?]+)\?([bqBQ])\?([^? ]*)\?=", b"\r\n".join(lines).decode("ascii"))


def field(data: bytes, name: bytes) -> list[bytes]:
    """The lines of one header field."""
    lines = header_lines(data)
    start = next(at for at, line in enumerate(lines) if line.startswith(name + b": "))
    end = next((at for at in range(start + 1, len(lines)) if lines[at][:1] not in {b" ", b"\t"}), len(lines))
    return lines[start:end]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_long_subject_is_folded_and_reads_back_whole(make_mail, subject):
    data = to_bytes(make_mail(subject=subject))
    assert parsed(make_mail(subject=subject))["Subject"] == " ".join(subject.split())
    assert decoded(field(data, b"Subject")) == " ".join(subject.split())
    for line in header_lines(data):
        assert line.isascii()
        assert len(line) <= 78  # RFC 5322 §2.1.1


@pytest.mark.parametrize("subject", SUBJECTS)
def test_no_encoded_word_ends_inside_a_character(make_mail, subject):
    for charset, encoding, text in words_of(field(to_bytes(make_mail(subject=subject)), b"Subject")):
        assert len(f"=?{charset}?{encoding}?{text}?=") <= 75  # RFC 2047 §2
        raw = b64decode(text) if encoding in "bB" else q_decode(text).encode("latin-1")
        raw.decode(charset)  # raises where a character is cut


@pytest.mark.parametrize(
    "word",
    [
        "=?utf-8?q?a=0D=0ABcc:_spy@example.org?=",
        "=?utf-8?b?YQ0KQmNjOiBzcHlAZXhhbXBsZS5vcmcNCg0KYm9keQ==?=",
        "=?utf-8?q?=E2=80=AEgpj?=",
    ],
)
def test_what_a_feed_wrote_as_an_encoded_word_is_shown_and_not_obeyed(make_mail, word):
    mail = make_mail(subject=f"Asia: {word}", sender=f'"{word}" <brief@briefs.example>')
    names = [line.partition(b":")[0] for line in header_lines(to_bytes(mail)) if line[:1] != b" "]
    assert names == [line.partition(b":")[0] for line in header_lines(to_bytes(make_mail()))]
    assert decoded(field(to_bytes(mail), b"Subject")) == f"Asia: {word}"
    assert decoded(field(to_bytes(mail), b"From")) == f"{word} <brief@briefs.example>"


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200), st.text(max_size=60))
def test_no_text_makes_a_header_or_a_line_too_long(subject, name):
    sender = f'"{name.translate({34: None, 92: None})}" <brief@briefs.example>'
    mail = Mail(
        "<a@b.example>", sender, "a@b.example", subject, "a\n", "b\n", NOW, "a.b", "https://b.example/u"
    )
    lines = header_lines(to_bytes(mail))
    assert [line.partition(b":")[0] for line in lines if line[:1] != b" "] == [
        *(b"From", b"To", b"Subject", b"Date", b"Message-ID", b"List-Id", b"List-Unsubscribe"),
        *(b"List-Unsubscribe-Post", b"MIME-Version", b"Content-Type", b"Content-Language"),
    ]
    assert max(map(len, lines)) <= 78


def decoded(lines: list[bytes]) -> str:
    """What a program reads that knows RFC 2047 and nothing of ours."""
    folded = b"\r\n".join(lines).partition(b": ")[2].decode("ascii")
    return str(make_header(decode_header(folded.replace("\r\n", ""))))


@pytest.mark.parametrize(
    "name",
    ["港の朝刊", "港の朝刊と夕刊と日曜版のお知らせと号外をお届けする編集部", "港口晨报", "Brief, “the”"],
)
def test_a_foreign_sender_is_folded_and_reads_back_whole(make_mail, name):
    data = to_bytes(make_mail(sender=f'"{name}" <brief@briefs.example>'))
    assert all(len(line) <= 78 for line in field(data, b"From"))
    # not by the library's own reader, which keeps the space between two encoded words
    shown = decoded(field(data, b"From"))
    assert shown.replace('"', "") == f"{name.replace(chr(34), '')} <brief@briefs.example>"


def test_the_headers_of_a_list_stand_on_one_line_each(make_mail):
    far = "https://briefs.example/" + "a-long-path/" * 20 + "s1"
    lines = header_lines(to_bytes(make_mail(unsubscribe=far, list_id=f"{'long-' * 12}asia.briefs.example")))
    found = [line for line in lines if line.startswith(b"List-")]
    assert [line.partition(b":")[0] for line in found] == [
        b"List-Id",
        b"List-Unsubscribe",
        b"List-Unsubscribe-Post",
    ]
    assert all(line.endswith((b">", b"One-Click")) for line in found)
    assert not [line for line in lines if line[:1] in b" \t" and b"a-long-path" in line]
    assert max(map(len, lines)) <= 998


@pytest.mark.parametrize("language", ["en", "ja", "zh-Hans", "ar"])
def test_each_language_is_named(make_mail, language):
    assert parsed(make_mail(language=language))["Content-Language"] == language


def test_a_readers_own_links_survive_the_transfer_encoding_wherever_they_stand(make_mail):
    own = "https://briefs.example/unsubscribe/" + "0123456789abcdef" * 4
    for before in range(70, 150):
        html = f'<p>{"x" * before}<a href="{own}">東京</a></p>\n'
        plain, rich = parsed(make_mail(text=f"{'x' * before} {own} 東京\n", html=html)).iter_parts()
        assert own in plain.get_content()
        assert rich.get_content().replace("\r\n", "\n") == html


def test_the_lines_of_a_body_are_short_enough_for_every_server(make_mail):
    data = to_bytes(make_mail(text="日本が中止した。" * 300 + "\n", html="<p>" + "é=. " * 2000 + "</p>\n"))
    assert max(map(len, data.split(b"\r\n"))) <= 78
