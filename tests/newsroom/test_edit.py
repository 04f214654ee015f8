"""Editors' acts on a document."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefs.domain.brief import Coverage, Document, Item, RelatedStory
from briefs.domain.errors import NotAllowed, NotFound
from briefs.domain.story import Lineage
from briefs.domain.summary import Citation, Finding, Origin, Part, Sentence, Severity, Summary
from briefs.newsroom.edit import blocked, without_sentence, without_story

CITED = (Citation("a1", 1, 0, 5),)


def item(story: str, *texts: str, related: str = "") -> Item:
    sentences = tuple(Sentence(text, CITED, Origin.LLM) for text in texts)
    summary = Summary(story, Sentence(f"{story}!", CITED, Origin.LLM), sentences)
    relations = (RelatedStory(related, f"{related}!"),) if related else ()
    return Item(story, 1, summary, Lineage(None, (), ()), (), (), (), related=relations)


def document(*items: Item) -> Document:
    coverage = Coverage(1, (), 1, 1, len(items), 3, 0, "extractive")
    return Document(
        1, "b1", "asia", "Asia", "en", "UTC", date(2025, 6, 24), "0600", "s", "p", (), items, coverage
    )


DRAFT = document(item("s1", "One.", "Two."), item("s2", "Three.", related="s1"))


def texts(found: Document) -> dict[str, list[str]]:
    return {each.story: [sentence.text for sentence in each.summary.sentences] for each in found.items}


def test_a_dropped_sentence_is_gone_and_no_longer_counted():
    edited = without_sentence(DRAFT, "s1", 0)
    assert texts(edited) == {"s1": ["Two."], "s2": ["Three."]}
    assert edited.coverage.sentences == 2


def test_a_sentence_of_the_opening_can_be_dropped_alone():
    opening = tuple(Sentence(text, (), Origin.EDITOR) for text in ("Good.", "Morning."))
    edited = without_sentence(replace(DRAFT, opening=opening), "", 0)
    assert edited == replace(DRAFT, opening=opening[1:])
    with pytest.raises(NotFound, match="the opening has no sentence 1; it has 1"):
        without_sentence(edited, "", 1)


def test_a_story_goes_with_its_last_sentence():
    assert texts(without_sentence(DRAFT, "s2", 0)) == {"s1": ["One.", "Two."]}


def test_a_dropped_sentence_of_a_section_leaves_the_others():
    told = item("s1", "One.", "Two.")
    points = tuple(Sentence(f"Point {n}.", CITED, Origin.LLM, Part.KEY_POINT, label=f"{n}") for n in range(2))
    draft = document(replace(told, summary=replace(told.summary, sections=points)))
    edited = without_sentence(draft, "s1", 2)
    assert texts(edited) == {"s1": ["One.", "Two."]}
    assert edited.items[0].summary.sections == points[1:]
    assert edited.coverage.sentences == 3
    with pytest.raises(NotFound, match="it has 4"):
        without_sentence(draft, "s1", 4)


def test_a_story_without_a_sentence_but_those_of_sections_goes():
    told = item("s1", "One.")
    point = (Sentence("Point.", CITED, Origin.LLM, Part.KEY_POINT),)
    draft = document(replace(told, summary=replace(told.summary, sections=point)), item("s2", "Three."))
    assert texts(without_sentence(draft, "s1", 0)) == {"s2": ["Three."]}


def test_a_dropped_story_is_no_longer_linked_as_related():
    edited = without_story(DRAFT, "s1")
    assert texts(edited) == {"s2": ["Three."]}
    assert edited.items[0].related == ()
    assert edited.coverage.stories == 1


def test_subject_and_preheader_follow_what_is_left():
    edited = without_story(DRAFT, "s1")
    assert edited.subject == "Asia: s2!"
    assert "s1!" not in edited.subject + edited.preheader


def test_the_last_story_cannot_be_dropped():
    with pytest.raises(NotAllowed, match="cancel"):
        without_story(document(item("s1", "One.")), "s1")


@pytest.mark.parametrize(("story", "number"), [("s9", 0), ("s1", 2), ("s1", -1)])
def test_what_is_not_there_cannot_be_dropped(story, number):
    with pytest.raises(NotFound):
        without_sentence(DRAFT, story, number)


def test_blocked_sentences_are_found_in_headlines_too_and_overridden_ones_are_let_through():
    finding = Finding("number", Severity.BLOCK, "5 is not in the cited text")
    bad = Sentence("It rose 5 percent.", CITED, Origin.LLM, findings=(finding,))
    taken_on = replace(bad, overridden_by="an editor", override_note="confirmed by telephone")
    first = item("s1", "One.")
    held = replace(first, summary=replace(first.summary, headline=bad, sentences=(taken_on, bad)))
    assert [story for story, _ in blocked(document(held))] == ["s1", "s1"]
