"""The history at the desk names stories by their headlines."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from briefs.domain.brief import Revision
from briefs.web.history import lines

ID = "asia-2026-11-24-0530"
NOW = datetime(2026, 11, 23, 21, 0, tzinfo=UTC)


@pytest.fixture
def told(services):
    """The acts of a history whose second revision tells the quake alone, under another headline."""

    def tell(act: str) -> str:
        first = services.store.briefs.document(ID)
        quake = first.items[1]
        headline = replace(quake.summary.headline, text="Quake <b>off</b> Honshu")
        changed = replace(quake, summary=replace(quake.summary, headline=headline))
        later = replace(
            first, items=(changed, replace(first.items[0], story="quake-2", summary=quake.summary))
        )
        documents = (first, replace(first, items=(changed,)), later)
        revisions = [
            Revision(ID, number, document, "Ada", act, NOW) for number, document in enumerate(documents, 1)
        ]
        return lines(revisions)[1].act

    return tell


@pytest.mark.parametrize(
    ("act", "words"),
    [
        ("dropped quake", "dropped “Quake <b>off</b> Honshu”"),
        ("moved sentence 2 of quake-2 up", "moved sentence 2 of “Quake off Hokkaido” up"),
        ("moved quakes up", "moved quakes up"),
        ("composed", "composed"),
        ("took on sentence 1 of quake: \u202eseen", "took on sentence 1 of “Quake <b>off</b> Honshu”: seen"),
    ],
)
def test_a_story_has_the_last_headline_that_it_had(told, act, words):
    assert told(act) == words


def test_a_long_headline_is_cut_and_without_a_story_an_act_is_as_it_is(services):
    document = services.store.briefs.document(ID)
    (line,) = lines([Revision(ID, 1, document, "Ada", "dropped talks", NOW)])
    assert len(line.act) <= 75
    assert line.act.endswith("…”")
    (line,) = lines([Revision(ID, 1, replace(document, items=()), "Ada", "dropped talks", NOW)])
    assert (line.number, line.act, line.actor, line.at) == (1, "dropped talks", "Ada", NOW)
