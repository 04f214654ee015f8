"""Which configuration is in force after a look at feeds.yaml, and what the log says."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from briefs.config import Config, Environment
from briefs.domain.errors import Problem
from briefs.domain.feed import Feed, Fetching
from briefs.domain.newsletter import Newsletter, Review, Site
from briefs.domain.ruling import Referee
from briefs.newsroom.revising import changes, in_force, said

FT, SCMP, BBC = (Feed(name, f"https://{name}.example/rss", name.upper()) for name in ("ft", "scmp", "bbc"))
ASIA, WORLD = (Newsletter(name, name.title(), ("ft",)) for name in ("asia", "world"))
OLD = Config(Site(), (FT, SCMP), (ASIA,), Environment(), "old", revision=7)
NEW = replace(OLD, feeds=(FT, SCMP, BBC), text="new", revision=0)
BROKEN = (Problem("feeds.yaml", 12, "feeds.ft.evry", "is no key"),)
WORSE = (*BROKEN, Problem("feeds.yaml", 14, "", "is not YAML"))
REFUSED = replace(OLD, refused=BROKEN)


@pytest.mark.parametrize(
    ("force", "before", "found", "after"),
    [
        (OLD, OLD, OLD, OLD),
        (OLD, OLD, NEW, NEW),
        (OLD, OLD, BROKEN, OLD),
        (OLD, BROKEN, BROKEN, REFUSED),
        (OLD, BROKEN, WORSE, replace(OLD, refused=WORSE)),
        (REFUSED, BROKEN, WORSE, replace(OLD, refused=WORSE)),
        (OLD, BROKEN, replace(OLD, revision=0), OLD),
        (REFUSED, BROKEN, replace(OLD, revision=0), OLD),
        (REFUSED, BROKEN, NEW, NEW),
    ],
    ids=[
        "nothing new",
        "taken over",
        "an editor may be saving",
        "still broken",
        "broken in another way",
        "broken yet more",
        "saved after all",
        "as it was",
        "mended",
    ],
)
def test_what_is_in_force_after_a_look(force, before, found, after):
    assert in_force(force, before, found) == after


STAYS = "feeds.yaml is refused, revision 7 stays in force: feeds.yaml:12 feeds.ft.evry: is no key"


@pytest.mark.parametrize(
    ("before", "found", "line"),
    [
        (OLD, OLD, ""),
        (OLD, NEW, "feeds.yaml is taken over as revision 7: 1 feed added"),
        (BROKEN, NEW, "feeds.yaml is taken over as revision 7: 1 feed added"),
        (OLD, BROKEN, STAYS),
        (BROKEN, BROKEN, ""),
        (BROKEN, WORSE, f"{STAYS}; feeds.yaml:14 is not YAML"),
        (BROKEN, OLD, "feeds.yaml is as it was, revision 7 stays in force"),
        (OLD, BROKEN * 12, f"{'; '.join([STAYS, *[str(BROKEN[0])] * 9])}; and 2 more"),
    ],
)
def test_the_log_says_each_thing_once(before, found, line):
    assert said(OLD, before, found, 7) == line


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, "comments and layout only"),
        ({"feeds": (SCMP, FT)}, "comments and layout only"),
        ({"feeds": (FT,)}, "1 feed removed"),
        ({"feeds": (FT, SCMP, BBC, replace(BBC, name="nhk"))}, "2 feeds added"),
        (
            {"feeds": (replace(FT, every=timedelta(hours=2)), BBC, replace(BBC, name="nhk"))},
            "2 feeds added, 1 removed, 1 changed",
        ),
        ({"newsletters": (replace(ASIA, review=Review(required=False)),)}, "newsletter asia changed"),
        ({"newsletters": (ASIA, WORLD, replace(WORLD, name="pacific"))}, "newsletters world, pacific added"),
        (
            {"feeds": (FT, SCMP, BBC), "newsletters": (WORLD,), "site": Site("https://b.example")},
            "1 feed added; newsletter world added; newsletter asia removed; site changed",
        ),
        ({"fetching": Fetching(alerts_to="ops@example.org")}, "fetching changed"),
        ({"referee": Referee(on=True)}, "referee changed"),
    ],
)
def test_what_changed_is_told_in_words(more, words):
    assert changes(OLD, replace(OLD, **more)) == words
