"""feedparser's own test files: where feedparser finds what they expect, `briefs parse` shows the same."""

from __future__ import annotations

import builtins
import datetime as dt
import io
import re
import tarfile
import warnings
from calendar import timegm
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import feedparser
import pytest

from briefs.adapters.feeds.charset import to_utf8
from briefs.adapters.feeds.parse import parse
from briefs.domain.article import Article
from briefs.domain.errors import FeedError
from briefs.domain.feed import Feed

ARCHIVE = Path(__file__).with_name("feedparser-6.0.14.tar.xz")
NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
SERVED = "http://127.0.0.1:8097/tests/"

EXPECTED = re.compile(r"Description:\s*.*?\s*Expect:\s*(.*)\s*-->")
NEEDED = re.compile(r"SkipUnless:\s*(.*?)\n")
HEADER = re.compile(r"^Header:\s+([^:]+):(.+)$", re.MULTILINE)
INLINE = {
    "a",
    "abbr",
    "b",
    "big",
    "code",
    "em",
    "font",
    "i",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "tt",
    "u",
}
PLAIN = frozenset({"text/plain", "application/octet-stream"})
READABLE = PLAIN | {"text/html", "application/xhtml+xml"}


UNREAD = (
    "_crazy.xml",
    "not_a_doctype2.xml",
    "script_nested_cdata.xml",
    "xml_declaration_unexpected_character.xml",
    "xml_malicious_comment.xml",
)
"""Files with broken markup that feedparser's sanitiser leaves and browsers do not show."""


@dataclass(frozen=True)
class File:
    """One test file, with the headers that it wants to be served with."""

    name: str
    data: bytes

    @property
    def says(self) -> str:
        return to_utf8(self.data).decode()

    @property
    def headers(self) -> dict[str, str]:
        if "http" not in self.name:
            return {}
        sent = {name.lower(): value.strip() for name, value in HEADER.findall(self.data.decode("latin-1"))}
        own = SERVED + self.name
        place = urljoin(own, sent.get("content-location", ""))
        safe = place if place.startswith("http:") else own
        return {"content-type": "text/xml"} | sent | {"content-location": safe}


@dataclass(frozen=True)
class Difference:
    file: File
    aspect: str
    theirs: Any
    ours: Any
    entry: Any = None


class Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.parts.append("" if tag in INLINE else " ")

    def handle_endtag(self, tag: str) -> None:
        self.handle_starttag(tag, None)


def words(text: str, kind: str = "text/plain") -> list[str]:
    """What a reader reads: signs and what cannot be seen are not compared."""
    if kind != "text/plain":
        reader = Text()
        reader.feed(text)
        reader.close()
        text = unescape("".join(reader.parts))
    return re.findall(r"\w+", re.sub("[\x80-\x9f\xad\u200b-\u200f]", "", text))


def moment(parsed: Any) -> dt.datetime | None:
    return dt.datetime.fromtimestamp(timegm(parsed), dt.UTC) if parsed else None


def texts(entry: Any) -> list[Any]:
    parts = [*entry.get("content", ()), entry.get("summary_detail", {})]
    return [part for part in parts if part.get("value") and part.get("type", "text/html") in READABLE]


def longest(entry: Any) -> Any:
    return max(texts(entry), key=lambda part: len(part["value"]), default={})


def language(entry: Any, read: Any) -> str:
    """An article has one language: that of its text, else of its title, its entry, its feed."""
    title = entry.get("title_detail", {})
    said = longest(entry).get("language") or title.get("language") or entry.get("language")
    return said or read.feed.get("language") or ""


def differences(file: File, read: Any) -> Iterator[Difference]:
    try:
        headers = file.headers
        place, kind = headers.get("content-location", ""), headers.get("content-type", "")
        parsed = parse(file.data, kind, Feed("f", "", ""), place, NOW, bare=True)
    except FeedError as error:
        if read.entries or read.version:
            yield Difference(file, "error", len(read.entries), str(error))
        return
    found = [each.article for each in parsed.found]
    name = words(read.feed.get("title", ""), read.feed.get("title_detail", {}).get("type", "text/html"))
    if name != words(parsed.title):
        yield Difference(file, "feed", name, words(parsed.title), read.feed)
    if len(found) != len(read.entries):
        yield Difference(file, "count", read.entries, found)
        return
    for entry, article in zip(read.entries, found, strict=True):
        yield from compared(file, read, entry, article)


def compared(file: File, read: Any, entry: Any, article: Article) -> Iterator[Difference]:
    title = words(entry.get("title", ""), entry.get("title_detail", {}).get("type", "text/html"))
    text = words(longest(entry).get("value", ""), longest(entry).get("type", "text/html"))
    updated = moment(dict.get(entry, "updated_parsed"))
    published = moment(dict.get(entry, "published_parsed") or dict.get(entry, "created_parsed"))
    rows = (
        ("title", title, words(article.title), bool(title)),
        ("text", text, words(article.text or article.title), bool(text)),
        ("link", entry.get("link", ""), article.url, True),
        ("published", published or updated or NOW, article.published, True),
        ("updated", updated, article.updated, True),
        (
            "authors",
            [a["name"] for a in entry.get("authors", ()) if a.get("name")],
            list(article.authors),
            True,
        ),
        ("language", language(entry, read).lower(), article.lang.lower(), True),
    )
    for aspect, theirs, ours, counts in rows:
        if counts and theirs != ours:
            yield Difference(file, aspect, theirs, ours, entry)


def page(address: str) -> tuple[str, str, str, str]:
    parts = urlsplit(address)
    return parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", parts.query


def told_apart(entries: Any) -> int:
    """How many entries differ by what tells articles apart."""
    shown = (
        (e.get("link"), e.get("title"), *words(longest(e).get("value", ""), "text/html")) for e in entries
    )
    return len({e.get("id") or mark for e, mark in zip(entries, shown, strict=True)})


def is_plain(d: Difference) -> bool:
    part = longest(d.entry) if d.aspect == "text" else d.entry.get("title_detail", {})
    return part.get("type") in PLAIN and words(part["value"], "text/html") == d.ours


DELIBERATE: dict[str, Callable[[Difference], bool]] = {
    "an address that is relative to nothing leads nowhere": lambda d: (
        d.aspect == "link" and not d.ours and not urlsplit(d.theirs).netloc
    ),
    "a page has one address: no fragment, its host in small letters": lambda d: (
        d.aspect == "link" and bool(d.ours) and page(d.ours) == page(d.theirs)
    ),
    "tags are not shown to readers, even of a text that calls itself plain": lambda d: (
        d.aspect in {"title", "text", "feed"} and is_plain(d)
    ),
    "drawings, formulas and frames are not read as text": lambda d: (
        d.aspect == "text" and bool(re.search(rb"(?:<|&lt;)(?:svg|math|iframe)\b", d.file.data)) and set(d.ours) <= set(d.theirs)
    ),
    "what browsers take for a script, a comment or a doctype is not read as text": lambda d: (
        d.aspect in {"title", "text", "feed"} and d.file.name.endswith(UNREAD)
    ),
    "one article is shown once": lambda d: d.aspect == "count" and told_apart(d.theirs) == len(d.ours),
    "an entry in whose middle the document ends is not shown": lambda d: (
        d.aspect == "error" and "breaks off" in d.ours and d.file.name == "illformed/rss_incomplete_cdata.xml"
    ),
    "one broken byte leaves the rest of a document UTF-8, as in browsers": lambda d: (
        d.aspect in {"text", "feed"} and d.file.name.startswith("encoding/bozo_") and "�" in to_utf8(d.file.data).decode()
    ),
    "what a server says of its language is not believed": lambda d: (
        d.aspect == "language" and d.file.headers.get("content-language") == d.theirs
    ),
    "where no language is declared the words tell it": lambda d: d.aspect == "language" and not d.theirs,
    "whom an entry names as its source is credited": lambda d: (
        d.aspect == "authors" and [*d.theirs, *words_of_source(d)] == [w for name in d.ours for w in words(name)]
    ),
}  # fmt: skip


def words_of_source(d: Difference) -> list[str]:
    source = d.entry.get("source", {})
    return words(source.get("title", ""), source.get("title_detail", {}).get("type", "text/html"))


def reason(difference: Difference) -> str:
    return next((why for why, holds in DELIBERATE.items() if holds(difference)), "")


def is_expected(file: File, read: Any) -> bool:
    """Whether feedparser itself finds what the file says; one that needs a codec that is not here says nothing."""
    known = {"__builtins__": builtins, "feedparser": feedparser, "datetime": dt}
    needed, expected = NEEDED.search(file.says), EXPECTED.search(file.says)
    assert expected, file.name
    try:
        # the files are in this repository and are Python by design
        return bool(eval(needed[1] if needed else "1", known) and eval(expected[1], known, read))  # noqa: S307
    except (ImportError, LookupError, AttributeError):
        return False


@cache
def files() -> tuple[File, ...]:
    with tarfile.open(ARCHIVE) as archive:
        tests = [member for member in archive if member.name.endswith(".xml")]
        return tuple(File(member.name, archive.extractfile(member).read()) for member in tests)  # type: ignore[union-attr]


@cache
def outcome() -> tuple[Counter[str], tuple[Difference, ...]]:
    """How many files and entries there are, and every difference."""
    counted: Counter[str] = Counter()
    found: list[Difference] = []
    for file in files():
        with warnings.catch_warnings():
            # feedparser warns of a fallback that its own expectations use
            warnings.simplefilter("ignore")
            read = feedparser.parse(io.BytesIO(file.data), response_headers=file.headers)
            read.update({k: v for k, v in file.headers.items() if k == "etag"})
            expected = is_expected(file, read)
        counted["files"] += 1
        counted["expected"] += expected
        counted["entries"] += len(read.entries) * expected
        found.extend(differences(file, read) if expected else ())
    return counted, tuple(found)


def folder(file: File) -> str:
    return file.name.rpartition("/")[0]


@pytest.mark.parametrize("where", sorted({folder(file) for file in files()}))
def test_articles_are_what_feedparser_finds(where):
    _, found = outcome()
    ours = [d for d in found if folder(d.file) == where and not reason(d)]
    assert not ours, "\n".join(f"{d.file.name}: {d.aspect} {d.ours!r}, not {d.theirs!r}" for d in ours)


def test_feedparser_meets_its_own_expectations():
    counted, _ = outcome()
    assert counted["files"] == 2233
    assert counted["expected"] > 2200
    assert counted["entries"] > 1100


@pytest.mark.parametrize("why", DELIBERATE)
def test_each_deliberate_difference_occurs(why):
    assert any(reason(d) == why for d in outcome()[1])
