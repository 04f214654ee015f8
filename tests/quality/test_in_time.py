"""Texts made to be slow: whatever reads reports takes time in step with their length, not with its square."""

from __future__ import annotations

from dataclasses import replace
from time import process_time

import pytest

from briefs.adapters.data import load_outlets
from briefs.domain.article import Article, Found
from briefs.domain.summary import Source
from briefs.newsroom.check import certainty, check, dates
from briefs.newsroom.check.moments import moments
from briefs.newsroom.check.reading import Cited, Claim
from briefs.newsroom.check.voices import voices
from briefs.newsroom.intake import in_doubt, take_in
from briefs.newsroom.passages import sentences, spans_of
from briefs.newsroom.reply import objects

LONG = 100_000
"""Characters; what takes a second at most here takes minutes where it grows with the square."""

LIMIT = 2
"""Seconds of this process's own time, which other programs on the machine do not spend."""

CLAIM = "The port may close on July 5 and on Tuesday."


def dated(text: str) -> None:
    dates.findings(Claim(CLAIM), cited(text))
    dates.findings(Claim(text), cited(CLAIM))


def hedged(text: str) -> None:
    certainty.findings(Claim(CLAIM), cited(text))
    certainty.findings(Claim(text), cited(CLAIM))


def spoken(text: str) -> None:
    told = voices(text)
    for said in told.quotations[:20]:
        told.speaker(said)


def credited(text: str) -> None:
    source = Source("s", "Reuters", text)
    check("Reuters reported that the pier closed.", [source], load_outlets())


def edited(text: str) -> None:
    """The text when its feed changes one character of it."""
    before = Article("a1", "Reuters", "Talks are off", text)
    after = replace(before, text=f"{text}.")
    known = {"guid:a1": before}
    pairs = [Found(after, spans_of(after), ("guid:a1",))]
    take_in(pairs, known, {name: ((before, spans_of(before)),) for name in in_doubt(pairs, known)})


def answered(text: str) -> None:
    assert list(objects(text)) == []


def cited(text: str) -> Cited:
    return Cited([Source("s", "Reuters", text, None, "")])


HOSTILE = {
    sentences: ["a", "a ", ". ", "A. ", "「a", ".“", ".", "“" + "。" * 299, "z. B. "],
    moments: ["1", "1月", "May 1 ", "in May ", "last ", "週 ", "3 bis "],
    dated: ["May 1 ", "in May ", "last Friday ", "7月1日 ", "Freitag, "],
    hedged: ["may close, ", "whether ", "可能", "könnte ", "a, ", "; "],
    spoken: ['"', "“", "”", "「", "«", "'", '"a" ', "“a” said A B, ", "氏は", "。", "A-", "\n“a "],
    credited: ["Reuters "],
    answered: ["{", "{ ", "[{", "{\n"],
    edited: ["1", "1.1", "vor 1", "updated ", "1秒"],
}


@pytest.mark.parametrize(
    ("read", "piece"),
    [(read, piece) for read, pieces in HOSTILE.items() for piece in pieces],
    ids=lambda told: getattr(told, "__name__", None),
)
def test_a_text_made_to_be_slow_is_read_in_time(read, piece):
    text = (piece * LONG)[:LONG]
    begun = process_time()
    read(text)
    assert process_time() - begun < LIMIT
