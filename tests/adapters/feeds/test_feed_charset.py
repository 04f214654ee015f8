"""Which letters a feed's bytes stand for, as browsers would say."""

from __future__ import annotations

import pytest

from briefs.adapters.feeds.charset import to_utf8


def document(text: str, label: str) -> str:
    return (
        f'<?xml version="1.0" encoding="{label}"?><rss><t>{text}</t></rss>' if label else f"<rss>{text}</rss>"
    )


@pytest.mark.parametrize(
    ("text", "codec", "declared", "sent"),
    [
        ("日本の首相", "shift_jis", "x-sjis", ""),
        ("日本の首相", "shift_jis", "Windows-31J", ""),
        ("中国总理访问", "gbk", "x-gbk", ""),
        ("臺灣總統", "big5", "x-x-big5", ""),
        ("Годы идут", "cp1251", "x-cp1251", ""),
        ("Годы идут", "cp1251", "utf-8", "windows-1251"),
        ("Годы идут", "cp1251", "", "windows-1251"),
        ("ประเทศไทย", "cp874", "windows-874", ""),
        ("שלום", "iso8859-8", "iso-8859-8-i", ""),
        ("Präsident", "utf-8", "iso-8859-1", "iso-8859-1"),
        ("Präsident", "cp1252", "utf-8", "utf-8"),
        ("Präsident", "cp1252", "no-such", "no-such-either"),
    ],
)
def test_labels_are_read_as_browsers_do(text, codec, declared, sent):
    data = document(text, declared).encode(codec)
    assert text in to_utf8(data, f"application/xml; charset={sent}" if sent else "").decode()


def test_one_broken_letter_does_not_change_what_the_others_are():
    data = document("Präsident sagt „Nein“ — ärgerlich", "utf-8").encode() + b"\xe4"
    assert "Präsident sagt „Nein“" in to_utf8(data, "text/xml; charset=iso-8859-1").decode()
