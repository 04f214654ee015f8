"""The line that says on which figures outlets differ."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import lxml.html
import pytest

from briefs.domain.article import Passage
from briefs.domain.story import Disagreement, Side

TWELVE = "The fire killed 12 people & hurt 30, the harbour office said."
FOURTEEN = "Fourteen people died, the coast guard said."


def passage(article: str, text: str) -> Passage:
    return Passage(article, 1, 20, 20 + len(text), text)


def disagreement(**more: object) -> Disagreement:
    sides = (
        Side("12", 12.0, ("Financial Times",), (passage("ft1", TWELVE),)),
        Side(
            "fourteen",
            14.0,
            ("The Straits Times", "NHK"),
            (passage("st1", FOURTEEN), passage("nhk1", "１４人")),
        ),
    )
    return Disagreement(**{"thing": "dead", "sides": sides, "sure": True, **more})


@pytest.fixture
def disputed(document):
    """The document, whose first story has this disagreement."""

    def made(found: Disagreement, **more: object):
        first = document.items[0]
        passages = (*first.passages, *(p for side in found.sides for p in side.passages))
        told = replace(first, disagreements=(found,), passages=passages)
        return replace(document, items=(told, *document.items[1:]), **more)

    return made


def flat(text: str) -> str:
    return " ".join(text.split())


def line(page: str) -> lxml.html.HtmlElement:
    (found,) = (p for p in lxml.html.fromstring(page).iter("p") if "Outlets differ" in p.text_content())
    return found


TOLD = "Outlets differ on how many died: 12 (Financial Times), 14 (The Straits Times, NHK)"


def test_readers_are_told_both_figures_by_outlet_in_every_format(freeze, disputed):
    frozen = freeze(disputed(disagreement()))
    assert flat(line(frozen.page).text_content()) == TOLD
    assert flat(line(frozen.html).text_content()) == TOLD
    assert TOLD in flat(frozen.text)
    assert json.loads(frozen.json)["items"][0]["disagreements"][0]["sides"][1]["amount"] == 14


def test_each_outlet_is_linked_to_its_own_words(freeze, disputed):
    links = [a.get("href") for a in line(freeze(disputed(disagreement())).page).iter("a")]
    assert links[0].startswith("https://ft1.example/story?id=1&part=2#:~:text=The%20fire%20killed%2012")
    assert [link.partition(".example")[0] for link in links] == ["https://ft1", "https://st1", "https://nhk1"]


def test_a_number_that_came_later_says_so_with_the_times(freeze, disputed, document):
    later = datetime(2025, 6, 21, 1, 5, tzinfo=UTC)
    doubtful = disputed(disagreement(later=True))
    first = doubtful.items[0]
    sources = tuple(replace(s, published=later) if s.id == "st1" else s for s in first.sources)
    told = replace(doubtful, items=(replace(first, sources=sources), *doubtful.items[1:]))
    text = flat(line(freeze(told).page).text_content())
    assert "12 (Financial Times, 21 June, 03:45), later 14 (The Straits Times, 21 June, 10:05" in text


def test_what_is_not_sure_stays_at_the_desk(freeze, disputed):
    frozen = freeze(disputed(disagreement(sure=False)))
    for made in (frozen.page, frozen.html, frozen.text, frozen.json):
        assert "differ" not in made.replace(".differ", "")
        assert "hurt 30" not in made


@pytest.mark.parametrize(
    ("hedge", "told"), [("about", "about 12"), ("over", "12 or more"), ("under", "up to 12")]
)
def test_a_figure_that_is_not_exact_says_so(freeze, disputed, hedge, told):
    found = disagreement()
    sides = (replace(found.sides[0], hedge=hedge), found.sides[1])
    assert told in line(freeze(disputed(replace(found, sides=sides))).page).text_content()


def test_units_of_a_foreign_text_are_not_put_before_readers(freeze, disputed):
    foreign = Side("5億円", 5e8, ("NHK",), (passage("nhk1", "罰金は5億円。"),))
    own = Side("6 yen", 6e8, ("Financial Times",), (passage("ft1", "The fine is 6 yen."),))
    assert "Outlets differ" not in freeze(disputed(disagreement(thing="money", sides=(own, foreign)))).page
    plain = replace(foreign, text="5%")
    shares = (replace(own, text="6%"), plain)
    told = disagreement(thing="share", sides=shares)
    assert flat(line(freeze(disputed(told)).page).text_content()) == (
        "Outlets differ: 6% (Financial Times), 5% (NHK)"
    )
    inflation = freeze(disputed(replace(told, about="inflation"))).text
    assert "Outlets differ on inflation: 6% (Financial Times), 5% (NHK)" in flat(inflation)


def test_a_japanese_brief_says_it_in_japanese(freeze, disputed):
    page = freeze(disputed(disagreement(), language="ja")).page
    text = lxml.html.fromstring(page).text_content()
    assert "媒体により異なる（死者数）" in text
    assert "14（The Straits Times、NHK）" in flat(text)


def test_what_a_feed_wrote_as_a_figure_is_escaped(freeze, disputed):
    found = disagreement(thing="share")
    side = replace(found.sides[0], text='<img src=x onerror="alert(1)">\u202e5%')
    english = replace(found.sides[1], outlets=("NHK",), passages=(passage("st1", FOURTEEN),))
    frozen = freeze(disputed(replace(found, sides=(side, english))))
    for page in (frozen.page, frozen.html):
        assert not list(lxml.html.fromstring(page).iter("img"))
        assert "onerror" in line(page).text_content()
        assert "\u202e" not in page
