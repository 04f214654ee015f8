from __future__ import annotations

import pytest

from briefs.domain.summary import Severity, Source
from briefs.newsroom.check import check

NIKKEI = "Japan called off its talks with the U.S., the Financial Times reported. Bloomberg opened an office in Nagoya."


@pytest.mark.parametrize(
    ("sentence", "severity"),
    [
        ("Japan called off its talks with the U.S., the Financial Times reported.", None),
        ("Japan called off its talks, the FT reported.", None),
        ("According to Kyodo, Japan called off its talks.", None),
        ("According to Reuters, Japan called off its talks.", "block"),
        ("Japan called off its talks, the BBC said.", "block"),
        ("Bloomberg reported that Japan called off its talks.", "warn"),
        ("Japan called off its talks.", None),
    ],
)
def test_credit_goes_to_an_outlet_that_is_cited_or_credited_there(
    serious, sentence: str, severity: str | None
) -> None:
    found = [finding.severity.value for finding in serious(sentence, NIKKEI) if finding.check == "credit"]
    assert found == ([severity] if severity else [])


def test_an_outlet_that_the_table_does_not_know_can_be_credited(outlets) -> None:
    source = Source("a", "Pacific Ledger", "Japan called off its talks with the U.S.")
    sentence = "Japan called off its talks with the U.S., the Pacific Ledger reported."
    assert not [f for f in check(sentence, [source], outlets).findings if f.check == "credit"]


def notes(outlets, sentence: str, *texts: tuple[str, str]) -> list[tuple[str, str]]:
    sources = [Source(f"s{at}", outlet, text) for at, (outlet, text) in enumerate(texts)]
    found = check(sentence, sources[:1] if sentence.startswith("!") else sources, outlets).findings
    return [(finding.check, finding.detail) for finding in found if finding.severity is Severity.NOTE]


def test_publishers_of_one_family_are_a_single_source(outlets) -> None:
    text = "Japan called off its talks with the U.S."
    sentence = "Japan has called off its American talks."
    assert ("single source", "rests on Nikkei alone") in notes(
        outlets, sentence, ("Nikkei", text), ("Financial Times", text)
    )
    assert notes(outlets, sentence, ("Nikkei", text), ("BBC", text)) == []


def test_a_long_run_word_for_word_is_noted_unless_it_is_quoted(outlets) -> None:
    text = "He said the port would stay shut until the last of the ships had left the bay on Sunday."
    copied = "He said the port would stay shut until the last of the ships had left."
    quoted = "He said: “the port would stay shut until the last of the ships had left the bay”."
    assert "copied" in dict(notes(outlets, copied, ("BBC", text)))
    assert "copied" not in dict(notes(outlets, quoted, ("BBC", text)))


def test_a_citation_that_adds_nothing_is_noted_and_corroboration_is_not(outlets) -> None:
    text, other = "Japan called off its talks with the U.S.", "A bear was seen in Sapporo."
    sentence = "Japan has called off its American talks."
    assert ("redundant", "does not need its citation of BBC") in notes(
        outlets, sentence, ("NHK", text), ("BBC", other)
    )
    assert "redundant" not in dict(notes(outlets, sentence, ("NHK", text), ("BBC", text)))


def test_sources_that_disagree_on_a_number_are_noted(outlets) -> None:
    first, second = "The quake killed 12 people in Sendai.", "The quake killed 15 people in Sendai."
    sentence = "The quake in Sendai killed 12 people."
    assert ("conflict", "BBC says 15, not 12") in notes(outlets, sentence, ("NHK", first), ("BBC", second))
