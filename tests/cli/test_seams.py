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
