"""Quotations given to the right and to the wrong speaker: the reports of speakers.yaml."""

from __future__ import annotations

from collections.abc import Iterator

import labelled
from ruamel.yaml import YAML

from briefs.domain.article import Outlets
from briefs.domain.summary import Severity, Source
from briefs.newsroom.check import check

REPORTS = YAML(typ="safe").load((labelled.OWN / "check/speakers.yaml").read_text(encoding="utf-8"))


def is_flagged(sentence: str, text: str, outlets: Outlets) -> bool:
    found = check(sentence, [Source("s", "Kyodo News", text, labelled.UNDATED)], outlets).findings
    return any(one.check == "speaker" and one.severity is not Severity.NOTE for one in found)


def mistakes(report: dict, outlets: Outlets) -> Iterator[str]:
    for kind in ("right", "wrong"):
        for sentence in report[kind]:
            if is_flagged(sentence, report["text"], outlets) != (kind == "wrong"):
                yield f"{kind}: {sentence}"


def test_the_sentences_of_a_report_are_told_apart_by_who_speaks(outlets):
    assert len(REPORTS) >= 25
    wrong = [mistake for report in REPORTS for mistake in mistakes(report, outlets)]
    assert not wrong, labelled.listed(wrong)
