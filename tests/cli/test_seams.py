"""The stages of the program, each run alone on JSON lines."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime

import pytest

from briefs.cli.app import run
from briefs.demo.dialects import render_feed
from briefs.demo.week import load_expected, load_week

WEEK = {outlet.name: outlet for outlet in load_week()}
NOW = ["--now", "2025-06-26T12:00Z"]


@pytest.fixture
def piped(monkeypatch, capsys):
    def call(*arguments: str, lines: str = "", code: int = 0) -> list[dict]:
        monkeypatch.setattr("sys.stdin", io.StringIO(lines))
        assert run(list(arguments)) == code
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return call


@pytest.fixture
def feed_files(tmp_path):
    for name, outlet in WEEK.items():
        body, _ = render_feed(outlet, outlet.entries)
        (tmp_path / f"{name}.xml").write_bytes(body)
    return tmp_path


def as_lines(rows) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def test_parse_reads_each_dialect(feed_files, piped):
    rows = piped("parse", *map(str, sorted(feed_files.glob("*.xml"))), *NOW)
    assert len(rows) == sum(len(outlet.entries) for outlet in WEEK.values())
    ft = next(row for row in rows if row["title"].startswith("Japan scraps US talks"))
    assert list(ft) == [
        "id", "title", "text", "url", "published", "updated", "authors", "lang", "feed", "outlet",
    ]  # fmt: skip
    assert datetime.fromisoformat(ft["published"]) == datetime(2025, 6, 20, 18, 45, tzinfo=UTC)
    assert ft["text"].startswith("Tokyo has withdrawn")


def test_parse_reads_a_text_with_its_title_first(tmp_path, piped):
    file = tmp_path / "report.txt"
    file.write_text("Talks are off\n\nJapan withdrew on Friday. It gave no reason.\n")
    (row,) = piped("parse", str(file), *NOW)
    assert (row["title"], row["text"]) == ("Talks are off", "Japan withdrew on Friday. It gave no reason.")


def test_parse_shows_every_entry_of_a_feed_even_one_that_tells_nothing(tmp_path, piped):
    file = tmp_path / "links.xml"
    file.write_text(
        "<rss version='2.0'><channel><item><link>http://o.example/1</link></item></channel></rss>"
    )
    (row,) = piped("parse", str(file), *NOW)
    assert (row["title"], row["text"], row["url"]) == ("", "", "http://o.example/1")


def test_parse_names_each_file_that_is_no_feed_and_goes_on(tmp_path, capsys):
    odd = {
        "a.html": b"<html><title>Home</title>",
        "b.json": b'{"a": 1}',
        "c.bin": bytes(range(256)),
        "d.xml": b"",
        "e.xml": b"<rss version='2.0'><channel><title>F</title><item><title>A</ti",
        "f.xml": b"<rss version='2.0'><channel><title>F</title></channel></rss>",
        "g.xml": b"<rss version='2.0'><channel><item><title>A</title></item></channel></rss>",
    }
    for name, data in odd.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "folder").mkdir()
    files = [str(tmp_path / name) for name in ("gone.xml", "folder", *odd)]
    assert run(["parse", *files, *NOW]) == 1
    told = capsys.readouterr()
    assert [json.loads(line)["title"] for line in told.out.splitlines()] == ["A"]
    assert len(told.err.splitlines()) == 7
    for name, says in {
        "gone.xml": "No such file",
        "folder": "Is a directory",
        "a.html": "this is a web page, not a feed; look on it",
        "b.json": "this JSON is not a JSON Feed; check",
        "c.bin": "this is no RSS, Atom or JSON feed; check",
        "d.xml": "the answer was empty; try again",
        "e.xml": "the feed's XML breaks off before its first entry ends; ask",
    }.items():
        assert f"/{name}: {says}" in told.err


def test_parse_reads_standard_input(monkeypatch, capsys):
    feed = b"<rss version='2.0'><channel><item><title>A</title></item></channel></rss>"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(feed)))
    assert run(["parse", "-", *NOW]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "A"


def test_the_seams_join(feed_files, piped):
    files = [str(feed_files / f"{name}.xml") for name in ("ft", "scmp", "cna", "straitstimes")]
    articles = piped("parse", *files, *NOW)
    grouped = piped("group", "--full", "-", lines=as_lines(articles))
    assert [row["id"] for row in grouped] == [row["id"] for row in articles]
    written = piped("write", "-", lines=as_lines(grouped))
    assert {summary["story"] for summary in written} == {row["story"] for row in grouped}
    texts = {row["id"]: row for row in articles}
    for summary in written:
        for sentence in summary["sentences"]:
            assert sentence["verdict"] == "supported"
            cite = sentence["cites"][0]
            article = texts[cite["article"]]
            document = f"{article['title']}\n\n{article['text']}"
            assert document[cite["start"] : cite["end"]] == sentence["text"]


def test_group_prints_story_and_reason_and_takes_date_and_source(piped):
    rows = [
        {
            "id": str(at),
            "title": entry.title,
            "text": entry.summary,
            "date": entry.at.isoformat(),
            "source": "x",
        }
        for at, entry in enumerate(WEEK["cna"].entries)
    ]
    found = piped("group", lines=as_lines(rows))
    assert [list(row) for row in found] == [["id", "story", "why"]] * len(rows)


SOURCE = {
    "id": "ft",
    "outlet": "Financial Times",
    "text": "Washington asked Tokyo for defence spending of 3.5 per cent of GDP. “Nobody wants a photograph "
    "with that number in the caption,” a Japanese official said.",
    "published": "2025-06-20T18:45:00Z",
}


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("Washington asked Tokyo for defence spending of 3.5 percent of GDP.", "supported"),
        ("Washington asked Tokyo for defence spending of 5 percent of GDP.", "unsupported"),
        (
            "“Nobody wants a photograph with that number in the caption,” a Japanese official said.",
            "supported",
        ),
        (
            "“Everybody wants a photograph with that number in the caption,” a Japanese official said.",
            "unsupported",
        ),
    ],
)
def test_verify_tells_true_from_changed(sentence, verdict, piped):
    row = {"id": 1, "sentence": sentence, "sources": [SOURCE], "cites": ["ft"]}
    (checked,) = piped("verify", lines=as_lines([row]))
    assert checked["verdict"] == verdict, checked
    assert list(checked) == ["id", "verdict", "findings", "evidence"]
    assert checked["evidence"][0]["source"] == "ft"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("not json", "standard input:1 is not JSON"),
        ("[1]", "standard input:1 is not a JSON object"),
        ('{"sentence": "x", "sources": [{"id": "a"}]}', "line 1 has no 'text'"),
        ('{"sentence": "x", "sources": [], "cites": ["a"]}', "cites 'a', which is not among its sources"),
    ],
)
def test_a_bad_line_is_named(line, says, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO(line + "\n"))
    assert run(["verify"]) == 1
    assert says in capsys.readouterr().err


def test_the_central_story_of_the_sample_is_found_by_the_seams_too(feed_files, piped):
    names = [name for name, outlet in WEEK.items() if outlet.language == "en"]
    articles = piped("parse", *(str(feed_files / f"{name}.xml") for name in names), *NOW)
    grouped = piped("group", lines=as_lines(articles))
    story_of = {a["url"].rsplit("/", 1)[1]: row["story"] for a, row in zip(articles, grouped, strict=True)}
    talks = next(story for story in load_expected().stories if story.name == "talks")
    # Feeds are thin: without their pages only most of the reports can be told to belong together.
    together = [story_of[slug] for slug in talks.entries]
    assert max(map(together.count, together)) >= 6


def test_a_story_that_cannot_be_written_is_named_and_the_others_are_written(monkeypatch, capsys):
    good = (
        "The harbour of Calder was closed on Monday after a storm sank two ferries, the port authority said."
    )
    lines = [
        {"id": "a", "story": "s1", "title": "A" * 300, "source": "CNA", "date": "2026-11-24"},
        {
            "id": "b",
            "story": "s2",
            "title": "Storm closes Calder harbour",
            "text": good,
            "source": "CNA",
            "date": "2026-11-24",
        },
    ]
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(json.dumps(line) + "\n" for line in lines)))
    assert run(["write"]) == 1
    found = capsys.readouterr()
    assert [json.loads(line)["story"] for line in found.out.splitlines()] == ["s2"]
    assert "s1" in found.err
