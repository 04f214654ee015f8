"""`briefs show --why`: the score's parts of every story, on memory."""

from __future__ import annotations

from datetime import date

from rich.console import Console

from briefs.cli.tables import order
from briefs.domain.brief import Coverage, Document, Item, ScorePart
from briefs.domain.story import Lineage
from briefs.domain.summary import Origin, Sentence, Summary


def item(story, headline, *score, **more):
    summary = Summary(story, Sentence(headline, (), Origin.EDITOR), ())
    return Item(story, 1, summary, Lineage(None, (), ()), (), (), (), score, **more)


def test_every_story_is_shown_with_its_points_and_their_reasons():
    parts = (
        ScorePart("independent reports", 4.755, "2 independent families: NHK, [Mediacorp]"),
        ScorePart("feed weight", -2.0, "noisy weighs -2 in feeds.yaml"),
    )
    items = (item("s1", "Talks are off", *parts, section="Security"), item("s2", "Oil falls", also=True))
    coverage = Coverage(1, (), 2, 2, 2, 0, 0, "extractive")
    document = Document(
        1,
        "asia-2025-06-22-0600",
        "asia",
        "Asia",
        "en",
        "UTC",
        date(2025, 6, 22),
        "0600",
        "",
        "",
        (),
        items,
        coverage,
    )
    console = Console(width=120, highlight=False, markup=False)
    with console.capture() as capture:
        console.print(order(document))
    told = " ".join(capture.get().split())
    assert (
        "Talks are off Security 2.8 +4.8 independent reports: 2 independent families: NHK, [Mediacorp]"
        in told
    )
    assert "-2.0 feed weight: noisy weighs -2 in feeds.yaml" in told
    assert "Oil falls one line —" in told
