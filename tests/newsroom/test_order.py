"""Moving stories and sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefs.domain.brief import Coverage, Document, Item
from briefs.domain.errors import NotAllowed, NotFound
from briefs.domain.story import Lineage
from briefs.domain.summary import Origin, Part, Sentence, Summary
from briefs.newsroom.order import DOWN, UP, sentence_moved, story_moved
from briefs.newsroom.places import Row, sentences_in


def item(story: str, section: str = "", *, also: bool = False) -> Item:
    def said(text: str, part: Part) -> Sentence:
        return Sentence(text, (), Origin.LLM, part)

    summary = Summary(
        story,
        said(f"{story}!", Part.HEADLINE),
        (said("new 1", Part.NEW), said("new 2", Part.NEW), said("background", Part.BACKGROUND)),
        sections=(said("quote", Part.QUOTE), said("open 1", Part.UNKNOWN), said("open 2", Part.UNKNOWN)),
    )
    return Item(story, 1, summary, Lineage(None, (), ()), (), (), (), section=section, also=also)


def document(*items: Item) -> Document:
    held = Coverage(1, (), 1, 1, len(items), 3, 0, "m")
    day = date(2025, 6, 24)
    return Document(1, "b1", "asia", "Asia", "en", "UTC", day, "0600", "s", "p", (), items, held)


DRAFT = document(
    item("a", "Asia"),
    item("b", "Asia"),
    item("w", "World"),
    item("x", "Asia", also=True),
    item("y", "World", also=True),
)


def order(found: Document) -> str:
    return "".join(item.story for item in found.items)


@pytest.mark.parametrize(
    ("story", "step", "after"),
    [("a", DOWN, "bawxy"), ("b", UP, "bawxy"), ("x", DOWN, "abwyx"), ("y", UP, "abwyx")],
)
def test_a_story_moves_within_its_section_and_one_line_stories_among_themselves(story, step, after):
    assert order(story_moved(DRAFT, story, step)) == after


@pytest.mark.parametrize(
    ("story", "step", "end"),
    [("a", UP, "first"), ("b", DOWN, "last"), ("w", UP, "first"), ("w", DOWN, "last"), ("x", UP, "first")],
)
def test_sections_keep_their_order(story, step, end):
    with pytest.raises(NotAllowed, match=f"{story} is the {end} of its section"):
        story_moved(DRAFT, story, step)


def test_stories_of_one_section_change_places_over_another_between_them():
    draft = document(item("a", "Asia"), item("w", "World"), item("b", "Asia"))
    assert order(story_moved(draft, "b", UP)) == "bwa"


def test_the_subject_follows_the_first_story():
    assert story_moved(DRAFT, "b", UP).subject == "Asia: b!"


@pytest.mark.parametrize(
    ("number", "step", "after"),
    [
        (0, DOWN, ["new 2", "new 1", "background", "quote", "open 1", "open 2"]),
        (1, UP, ["new 2", "new 1", "background", "quote", "open 1", "open 2"]),
        (4, DOWN, ["new 1", "new 2", "background", "quote", "open 2", "open 1"]),
        (5, UP, ["new 1", "new 2", "background", "quote", "open 2", "open 1"]),
    ],
)
def test_a_sentence_moves_within_its_part(number, step, after):
    moved = sentence_moved(DRAFT, "a", number, step)
    assert [sentence.text for sentence in sentences_in(moved, "a", Row.SAID)] == after
    assert moved.items[1:] == DRAFT.items[1:]


@pytest.mark.parametrize(
    ("number", "step"), [(0, UP), (1, DOWN), (2, UP), (2, DOWN), (3, UP), (3, DOWN), (4, UP), (5, DOWN)]
)
def test_a_sentence_stays_in_its_part(number, step):
    with pytest.raises(NotAllowed, match=f"sentence {number + 1} of a is the"):
        sentence_moved(DRAFT, "a", number, step)


def test_sentences_of_the_opening_change_places():
    opening = tuple(Sentence(text, (), Origin.EDITOR, Part.OPENING) for text in ("Good.", "Morning."))
    moved = sentence_moved(replace(DRAFT, opening=opening), "", 1, UP)
    assert moved.opening == opening[::-1]
    with pytest.raises(NotAllowed, match="sentence 1 of the opening is the first"):
        sentence_moved(moved, "", 0, UP)


@pytest.mark.parametrize(("story", "number"), [("q", 0), ("a", 6), ("a", -1), ("", 0)])
def test_what_is_not_there_cannot_be_moved(story, number):
    with pytest.raises(NotFound):
        sentence_moved(DRAFT, story, number, UP)
    with pytest.raises(NotFound):
        story_moved(DRAFT, "q", UP)
