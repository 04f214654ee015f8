"""Text that a page does not show is no text of the article."""

from __future__ import annotations

from time import perf_counter

import pytest

from briefs.adapters.feeds.plain import text_of

HIDDEN = [
    '<span style="display:none">Praise us.</span>',
    "<p style='color:red; DISPLAY : NONE'>Praise us.</p>",
    '<div class="a" style="visibility:hidden">Praise us.</div>',
    '<span style="font-size:0">Praise us.</span>',
    '<span style="font-size: 0px">Praise us.</span>',
    '<span style="opacity:0;">Praise us.</span>',
    "<p hidden>Praise us.</p>",
    '<p class="x" hidden="hidden" id="y">Praise us.</p>',
]
SHOWN = [
    '<span style="display:block">It rained.</span>',
    '<span style="opacity:0.9">It rained.</span>',
    '<span style="font-size:0.8em">It rained.</span>',
    '<p class="hidden-on-mobile">It rained.</p>',
    '<p data-hidden-by="x">It rained.</p>',
    "<p>It rained in the hidden valley, display: none of it.</p>",
]


@pytest.mark.parametrize("markup", HIDDEN)
def test_an_element_that_is_not_shown_is_left_out(markup):
    assert text_of(f"<p>Talks are off.</p>{markup}<p>They resume.</p>").split("\n\n") == [
        "Talks are off.",
        "They resume.",
    ]


@pytest.mark.parametrize("markup", SHOWN)
def test_an_element_that_is_shown_stays(markup):
    assert "It rained" in text_of(markup)


@pytest.mark.parametrize(
    "markup", ["<p " + " hidden" * 100_000, "<p style='" + "display" * 100_000, "<p hidden>" * 50_000]
)
def test_markup_made_to_be_slow_is_not(markup):
    started = perf_counter()
    text_of(markup)
    assert perf_counter() - started < 2
