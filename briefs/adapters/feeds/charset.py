"""Bytes in whatever encoding → UTF-8, as browsers read them (WHATWG Encoding) where that is known to help."""

from __future__ import annotations

import codecs
import re
import sys

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0?\0", "utf-16-le"),
    (b"\0<\0?", "utf-16-be"),
)
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
}
"""The encoding that is meant by a label, where Python takes the label at its narrow word."""

_LABELS = {
    "x-sjis": "shift_jis", "windows-31j": "shift_jis", "ms_kanji": "shift_jis", "csshiftjis": "shift_jis",
    "x-euc-jp": "euc_jp", "x-gbk": "gbk", "x-x-big5": "big5", "ks_c_5601-1987": "euc_kr",
    "windows-949": "euc_kr", "x-cp1250": "cp1250", "x-cp1251": "cp1251", "x-cp1252": "cp1252",
    "x-cp1253": "cp1253", "x-cp1254": "cp1254", "windows-874": "cp874", "dos-874": "cp874",
    "iso-8859-8-i": "iso8859-8", "logical": "iso8859-8", "visual": "iso8859-8", "macintosh": "mac_roman",
    "x-mac-roman": "mac_roman", "x-mac-cyrillic": "mac_cyrillic", "x-mac-ukrainian": "mac_cyrillic",
    "unicode-1-1-utf-8": "utf-8",
}  # fmt: skip
"""Labels that browsers know and Python does not (WHATWG Encoding, 4.2)."""

_DECLARED = re.compile(rb"\A\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*[\"']([\w.:-]{1,40})[\"']", re.IGNORECASE)
_UTF_8 = re.compile("utf-?8", re.IGNORECASE)
_SENT = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_REFERENCE = re.compile("&#(?:x0*([0-9a-f]+)|0*([0-9]+));", re.IGNORECASE)
"""A character by its number: feedparser gives up a whole feed for one that cannot be."""

LONGEST = 7
"""Digits of the largest character's number, leading zeros aside."""

_ESCAPE = b"\x1b"
_EBCDIC = "<?xm".encode("cp037")
"""What a document of a mainframe begins with (XML 1.0, appendix F): its declaration names the code page."""


def to_utf8(data: bytes, content_type: str = "") -> bytes:
    """The document in UTF-8, without the characters that XML forbids; never fails.

    Bytes that are valid UTF-8 are UTF-8 whatever their labels say: servers' labels are wrong more often.
    """
    text = _CONTROLS.sub("", _decoded(data, content_type))
    return _REFERENCE.sub(_allowed, text).encode()


def _allowed(reference: re.Match[str]) -> str:
    digits = reference[1] or reference[2]
    if len(digits) > LONGEST:
        return ""
    number = int(digits, 16 if reference[1] else 10)
    return "" if number > sys.maxunicode or _CONTROLS.match(chr(number)) else reference[0]


def _decoded(data: bytes, content_type: str) -> str:
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return data.decode(codec, "replace").removeprefix("\ufeff")
    if data.startswith(_EBCDIC):
        declared = _DECLARED.match(data[:300].decode("cp037").encode())
        return _by_label(data, declared[1].decode() if declared else "cp037")
    if _ESCAPE not in data:
        try:
            return data.decode()
        except UnicodeDecodeError:
            pass
    declared = _DECLARED.match(data)
    sent = _SENT.search(content_type)
    labels = [label for label in (declared and declared[1].decode(), sent and sent[1]) if label]
    return _by_label(data, *labels[:2])


def page_text(data: bytes, content_type: str) -> str | bytes:
    """A page as its server says that it is written, else its bytes, of which it tells itself."""
    sent = _SENT.search(content_type)
    if sent is None or data.startswith(tuple(mark for mark, _ in _BOMS)):
        return data
    try:
        name = codecs.lookup(_known(sent[1])).name
    except (LookupError, ValueError):
        return data
    text = data.decode(_WIDER.get(name, name), "replace")
    return data if name == "utf-8" and "\ufffd" in text else text


def _known(label: str) -> str:
    return _LABELS.get(label.lower(), label)


def _by_label(data: bytes, label: str = "", other: str = "") -> str:
    """The document as its label says; as the other one says where the first plainly does not hold."""
    try:
        name = codecs.lookup(_known(label) or "utf-8").name
        text = data.decode(_WIDER.get(name, name), "replace")
    except (LookupError, ValueError):
        return _by_label(data, other or "cp1252")
    # a document with a single broken character stays what it says; one that is mostly broken does not
    if name == "utf-8" and text.count("\ufffd") * 2 > sum(sign > "\x7f" for sign in text):
        return _by_label(data, "cp1252" if _UTF_8.fullmatch(other or "utf-8") else other)
    return text
