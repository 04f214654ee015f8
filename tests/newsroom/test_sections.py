"""Optional sections of a summary: when they are asked for, how they are read, and what checks their labels."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from briefs.adapters.data import load_outlets
from briefs.domain.article import Article
from briefs.domain.model import Reply
from briefs.domain.newsletter import Newsletter, WriterSettings
from briefs.domain.story import Dossier, Story
from briefs.domain.summary import SECTIONS, Part, Severity, Verdict
from briefs.newsroom.check.gate import judged_summary
from briefs.newsroom.lineage import trace
from briefs.newsroom.passages import split
from briefs.newsroom.prompt import ask
from briefs.newsroom.reply import read

OUTLETS = load_outlets()
ALL = [part.value for part in SECTIONS]
TEXT = (
    "The Elmholm harbour board voted on Tuesday to close the ferry line to Northport.\n"
    "The line carried 212,000 passengers last year.\n"
    "“We would have to buy a new ship that nobody can pay for,” the board's chair, Mary Lane, said.\n"
    "The union of seafarers called the decision a betrayal of the island.\n"
    "It was not immediately clear when the last ferry would sail.\n"
    "The ferry Astrid ran aground on 3 March.\n"
    "The mayor of Northport, Peter Rowan, said that the town would sue."
)
FERRY = Article(
    "f1", "Reuters", "Elmholm closes ferry line", TEXT, published=datetime(2026, 6, 16, 9, tzinfo=UTC), lang="en"
)  # fmt: skip
THIN = replace(FERRY, text="The Elmholm harbour board voted to close the ferry line.")
LINES = {
    "title": "A1.1", "vote": "A1.2", "passengers": "A1.3", "quote": "A1.4", "union": "A1.5", "unclear": "A1.6",
    "aground": "A1.7", "mayor": "A1.8",
}  # fmt: skip


def dossier(article: Article = FERRY) -> Dossier:
    story = Story("s1", (article.id,), None, None)
    return Dossier(story, (article,), tuple(split(article)), trace((article,), OUTLETS))


def newsletter(*parts: Part) -> Newsletter:
    return Newsletter("isles", "Isles", ("r",), writer=WriterSettings(parts=parts))


def asked(article: Article = FERRY, parts: tuple[Part, ...] = SECTIONS):
    return ask(dossier(article), newsletter(*parts), OUTLETS)


def allowed(prompt) -> list[str]:
    return prompt.schema["properties"]["sentences"]["items"]["properties"]["part"]["enum"]


def section(part: Part, text: str, label: str, *cites: str):
    """A reply's section, judged, with the sentences of it that came through."""
    rows = [
        {"part": "summary", "label": "", "text": "The board voted to close the ferry line.", "cites": ["A1.2"]},
        {"part": part.value, "label": label, "text": text, "cites": [LINES[cite] for cite in cites]},
    ]  # fmt: skip
    answer = {"headline": {"text": "Ferry line closes", "cites": ["A1.1"]}, "sentences": rows, "insufficient": False}  # fmt: skip
    summary = read(Reply(json.dumps(answer), "m", 1, 1), asked())
    (judged,) = judged_summary(summary, dossier(), OUTLETS).sections
    return judged


def test_a_rich_story_may_have_every_section_that_the_newsletter_wants():
    assert allowed(asked()) == ["summary", "background", *ALL]
    assert allowed(asked(parts=(Part.TIMELINE,))) == ["summary", "background", "timeline"]


def test_a_thin_story_has_no_sections_and_one_without_a_quotation_no_quote():
    assert allowed(asked(THIN)) == ["summary", "background"]
    assert "quote" not in allowed(asked(replace(FERRY, text=TEXT.replace("“", "").replace("”", ""))))


def test_sections_are_read_apart_from_the_summary_each_up_to_its_most():
    rows = [{"part": "summary", "text": "The board voted.", "cites": ["A1.2"]}]
    rows += [{"part": "key point", "label": f"Point {n}", "text": f"Point {n}.", "cites": ["A1.2"]} for n in range(9)]  # fmt: skip
    rows += [
        {"part": "quote", "label": "Mary Lane", "text": f"“We would {n}.”", "cites": ["A1.4"]}
        for n in range(3)
    ]
    answer = {"headline": {"text": "Ferry line closes", "cites": ["A1.1"]}, "sentences": rows}
    summary = read(Reply(json.dumps(answer), "m", 1, 1), asked())
    assert [sentence.text for sentence in summary.sentences] == ["The board voted."]
    assert [sentence.part for sentence in summary.sections] == [Part.KEY_POINT] * 5 + [Part.QUOTE]
    assert (summary.sections[-1].label, summary.sections[-1].text) == ("Mary Lane", "We would 0.")


@pytest.mark.parametrize(
    ("raw", "label"),
    [("Passengers:", "Passengers"), ("  The  union —", "The union"), ("x" * 61, ""), (None, ""), (["a"], "")],
)
def test_a_label_is_short_and_ends_in_no_mark(raw, label):
    rows = [
        {"part": "summary", "text": "The board voted.", "cites": ["A1.2"]},
        {"part": "key point", "label": raw, "text": "The line carried many.", "cites": ["A1.3"]},
    ]
    answer = {"headline": {"text": "Ferry line closes", "cites": ["A1.1"]}, "sentences": rows}
    assert read(Reply(json.dumps(answer), "m", 1, 1), asked()).sections[0].label == label


GOOD = [
    (Part.KEY_POINT, "The line carried 212,000 passengers last year.", "Passengers", "passengers"),
    (Part.KEY_POINT, "The line carried 212,000 passengers last year.", "", "passengers"),
    (Part.PERSPECTIVE, "It called the decision a betrayal of the island.", "The seafarers' union", "union"),
    (Part.PERSPECTIVE, "The town would sue, its mayor said.", "Peter Rowan", "mayor"),
    (Part.QUOTE, "We would have to buy a new ship that nobody can pay for.", "Mary Lane", "quote"),
    (Part.TIMELINE, "The ferry Astrid ran aground.", "3 March", "aground"),
    (Part.TIMELINE, "The harbour board voted to close the line.", "Tuesday", "vote"),
    (Part.UNKNOWN, "When the last ferry would sail was not immediately clear.", "", "unclear"),
]


@pytest.mark.parametrize(("part", "text", "label", "cite"), GOOD)
def test_an_honest_section_passes(part, text, label, cite):
    judged = section(part, text, label, cite)
    assert (judged.verdict, judged.text, judged.label) == (Verdict.SUPPORTED, text, label)


BAD = [
    (Part.KEY_POINT, "The line carried 312,000 passengers last year.", "Passengers", "passengers", "number", Severity.BLOCK),
    (Part.KEY_POINT, "The line carried passengers last year.", "In 14 towns", "passengers", "number", Severity.BLOCK),
    (Part.KEY_POINT, "The line carried 212,000 passengers.", "See www.x.example", "passengers", "text", Severity.BLOCK),
    (Part.PERSPECTIVE, "It called the decision a betrayal of the island.", "", "union", "label", Severity.BLOCK),
    (Part.PERSPECTIVE, "It called the decision a betrayal of the island.", "Robert Hale", "union", "name", Severity.WARN),
    (Part.QUOTE, "We would have to buy an old ship that nobody can pay for.", "Mary Lane", "quote", "quotation", Severity.BLOCK),
    (Part.QUOTE, "We would have to buy a new ship that nobody can pay for.", "", "quote", "label", Severity.BLOCK),
    (Part.TIMELINE, "The ferry Astrid ran aground.", "", "aground", "label", Severity.BLOCK),
    (Part.TIMELINE, "The ferry Astrid ran aground.", "5 May", "aground", "date", Severity.BLOCK),
]  # fmt: skip


@pytest.mark.parametrize(("part", "text", "label", "cite", "check", "severity"), BAD)
def test_a_section_is_checked_with_its_label(part, text, label, cite, check, severity):
    judged = section(part, text, label, cite)
    assert (check, severity) in {(finding.check, finding.severity) for finding in judged.findings}
    assert judged.verdict is (Verdict.UNSUPPORTED if severity is Severity.BLOCK else Verdict.WEAK)


def test_a_quote_of_another_speaker_is_doubted():
    judged = section(
        Part.QUOTE, "We would have to buy a new ship that nobody can pay for.", "Peter Rowan", "quote"
    )
    assert judged.verdict is not Verdict.SUPPORTED
