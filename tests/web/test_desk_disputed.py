"""The desk shows where outlets disagree, with both passages in their articles."""

from __future__ import annotations

from dataclasses import replace

import lxml.html
import pytest

from briefs.domain.article import Passage
from briefs.domain.brief import Revision, Status
from briefs.domain.story import Disagreement, Side

ID = "asia-2026-11-24-0530"


def passage(article, quote: str) -> Passage:
    start = article.document.index(quote)
    return Passage(article.id, article.revision, start, start + len(quote), quote)


@pytest.fixture
def shown(services, editor):
    """The text of the disagreement at the desk, and its links."""

    def show(**more: object) -> tuple[str, list[str]]:
        newest = services.store.briefs.revisions(ID)[-1]
        articles = services.store.articles.get(["ft", "scmp"])
        ft = passage(
            articles["ft"], "Washington had asked Tokyo to spend 3.5 per cent of its output on defence."
        )
        scmp = passage(articles["scmp"], "The decision follows a demand for higher spending <b>now</b>.")
        sides = (
            Side("3.5 per cent", 3.5, ("Financial Times",), (ft,)),
            Side("5%", 5.0, ("South China Morning Post",), (scmp,), hedge="about"),
        )
        found = Disagreement(**{"thing": "share", "sides": sides} | more)
        first, *rest = newest.document.items
        passages = tuple(dict.fromkeys((*first.passages, ft, scmp)))
        first = replace(first, disagreements=(found,), passages=passages)
        edited = replace(newest.document, items=(first, *rest))
        revision = Revision(ID, newest.number + 1, edited, "Ada", "edited", newest.at)
        services.store.briefs.add_revision(revision, Status.DRAFT)
        page = lxml.html.fromstring(editor.get(f"/desk/{ID}").text)
        (block,) = page.find_class("disputed")
        return " ".join(block.text_content().split()), [a.get("href") for a in block.iter("a")]

    return show


def test_both_figures_stand_beside_their_passages_and_links(shown):
    text, links = shown()
    assert "Outlets disagree: 3.5 per cent or about 5% (percentage)" in text
    assert "Readers are not told: it may be of two things." in text
    own = text.index("3.5 per cent Japan cancels"), text.index("Washington had asked Tokyo")
    other = text.index("about 5% Talks"), text.index("demand for higher spending <b>now</b>")
    assert [*own, *other] == sorted([*own, *other])
    assert [link.partition("#")[0] for link in links] == [
        "https://ft.example/news",
        "https://scmp.example/news",
    ]


def test_an_editor_sees_what_readers_are_told_and_that_a_number_may_only_be_newer(shown):
    text, _ = shown(thing="dead", sure=True, later=True)
    assert "Readers are told. The larger number came later and may only be newer." in text
