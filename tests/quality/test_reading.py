"""What the checks read in real reports: those of honest.jsonl."""

from __future__ import annotations

import labelled
import pytest
from figure_spans import quick_spans, slow_spans

from briefs.newsroom.check.reading import Reading
from briefs.newsroom.check.words import content, flat


@pytest.fixture(scope="module")
def passages() -> list[str]:
    rows = labelled.rows(labelled.OWN / "check/honest.jsonl")
    texts = (text for row in rows for article in row["articles"] for text in article["text"].split("\n"))
    return [flat(text) for text in texts if text]


def test_no_figure_of_real_reports_is_passed_over(passages: list[str]) -> None:
    slow = {text: slow_spans(text) for text in passages}
    assert sum(map(len, slow.values())) > 1000
    passed_over = [text for text in passages if quick_spans(text) != slow[text]]
    assert not passed_over, labelled.listed(passed_over)


def test_what_stands_beside_a_span_is_the_nearest_words_that_carry_content(passages: list[str]) -> None:
    for text in passages[:200]:
        reading = Reading(text)
        carrying = [word for word in reading.words if content((word,))]
        for start, end in [(word.end, word.end + 1) for word in carrying] if text.isascii() else ():
            before = [word for word in carrying if word.end <= start][-3:]
            after = [word for word in carrying if word.start >= end][:3]
            assert reading.beside(start, end, 3) == content((*before, *after))
