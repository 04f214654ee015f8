"""Sentences that editors change, add, restore and take on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from briefs.domain.article import Article, Outlets, Passage
from briefs.domain.brief import Coverage, Document, Item
from briefs.domain.errors import NotAllowed, NotFound
from briefs.domain.story import Lineage
from briefs.domain.summary import (
    SECTIONS,
    Citation,
    Finding,
    Origin,
    Part,
    Sentence,
    Severity,
    Summary,
    Verdict,
)
from briefs.newsroom.compose import source
from briefs.newsroom.edit import (
    LONGEST,
    Material,
    Wording,
    added,
    alters,
    blocked,
    changed,
    overridden,
    parts_for,
    restored,
    wording_of,
)
from briefs.newsroom.passages import split
from briefs.newsroom.places import Place, Row, named, sentence_at, sentences_in

WHEN = datetime(2025, 6, 23, tzinfo=UTC)
FT = Article(
    "ft",
    "Financial Times",
    "Japan scraps meeting with US",
    "Japan has cancelled its talks with the U.S. after a demand to spend 3.5 percent of GDP on defence. "
    "Elbridge Colby made the demand. It rained in Tokyo.",
    published=WHEN,
)
NHK = Article("nhk", "NHK", "Talks are off", "Officials said the talks were cancelled.", published=WHEN)
PASSAGES = {passage.key: passage for article in (FT, NHK) for passage in split(article)}
MATERIAL = Material(PASSAGES, {"ft": FT, "nhk": NHK}, Outlets())

TITLE, CANCELLED, COLBY, RAIN = (passage.key for passage in split(FT))
OFFICIALS = split(NHK)[1].key

HEADLINE = Place("s1", 0, Row.TITLE)
TRUE = "Japan called off talks after being asked to spend 3.5 percent of GDP on defence."
FALSE = "Japan called off talks after being asked to spend 5 percent of GDP on defence."
BLOCK = Finding("numbers", Severity.BLOCK, "5 percent is not in the cited text")


def passage(key: str) -> Passage:
    return PASSAGES[key]


def cites(*keys: str) -> tuple[Citation, ...]:
    found = (passage(key) for key in keys)
    return tuple(Citation(one.article, one.revision, one.start, one.end) for one in found)


def sentence(text: str, *keys: str, **more: object) -> Sentence:
    return Sentence(text, cites(*keys), **({"origin": Origin.LLM, "verdict": Verdict.SUPPORTED} | more))


def item(story: str = "s1", **more: object) -> Item:
    """A story of one kept article: two sentences, a key point, and two sentences that were held back."""
    summary = Summary(
        story,
        sentence("Talks are off", TITLE, part=Part.HEADLINE),
        (sentence("Japan cancelled talks with the U.S.", CANCELLED), sentence("It rained in Tokyo.", RAIN)),
        held_back=(
            sentence(FALSE, CANCELLED, findings=(BLOCK,), verdict=Verdict.UNSUPPORTED),
            sentence("Talks with US scrapped by Japan", TITLE, part=Part.HEADLINE),
        ),
        sections=(sentence("Elbridge Colby made it.", COLBY, part=Part.KEY_POINT, label="The demand"),),
    )
    kept = tuple(passage(key) for key in (TITLE, CANCELLED, COLBY, RAIN))
    sources = (source(FT, Outlets()),)
    return replace(Item(story, 1, summary, Lineage(None, (), ()), sources, kept, ("ft", "nhk")), **more)


def document(*items: Item, **more: object) -> Document:
    held = Coverage(1, (), 1, 1, 1, 3, 2, "m")
    day = date(2025, 6, 24)
    told = Document(1, "b1", "asia", "Asia", "en", "UTC", day, "0600", "s", "p", (), items or (item(),), held)
    return replace(told, **more)


def texts(found: Document) -> list[str]:
    return [one.text for one in sentences_in(found, "s1", Row.SAID)]


# changing


def test_a_changed_sentence_is_the_editors_and_judged_at_once():
    found = sentence_at(
        changed(document(), Place("s1", 0), Wording(FALSE, (CANCELLED,)), MATERIAL), Place("s1", 0)
    )
    assert (found.text, found.origin, found.part) == (FALSE, Origin.EDITOR, Part.SUMMARY)
    assert found.verdict is Verdict.UNSUPPORTED
    assert any("5 percent" in finding.detail for finding in found.findings)
    mended = changed(document(), Place("s1", 0), Wording(TRUE, (CANCELLED,)), MATERIAL)
    assert sentence_at(mended, Place("s1", 0)).verdict is Verdict.SUPPORTED
    assert texts(mended)[1:] == texts(document())[1:]


@pytest.mark.parametrize(
    ("place", "part"),
    [
        (HEADLINE, Part.HEADLINE),
        (Place("s1", 1), Part.SUMMARY),
        (Place("s1", 2), Part.KEY_POINT),
        (Place("", 0), Part.OPENING),
        (Place("", 0, Row.TITLE), Part.SUBJECT),
        (Place("", 1, Row.TITLE), Part.PREHEADER),
    ],
)
def test_every_sentence_can_be_changed_and_keeps_its_part(place, part):
    lines = {
        "opening": (sentence("It rained.", RAIN, part=Part.OPENING),),
        "titles": tuple(sentence("Rain", RAIN, part=part) for part in (Part.SUBJECT, Part.PREHEADER)),
    }
    edited = changed(document(**lines), place, Wording("It rained in Tokyo.", (RAIN,), "Weather"), MATERIAL)
    found = sentence_at(edited, place)
    assert (found.text, found.origin, found.part) == ("It rained in Tokyo.", Origin.EDITOR, part)
    assert found.label == ("Weather" if part in SECTIONS else "")
    assert found.publishable


def test_subject_and_preview_line_follow_what_was_changed():
    edited = changed(document(), HEADLINE, Wording("Japan scraps talks", (TITLE,)), MATERIAL)
    assert edited.subject == "Asia: Japan scraps talks"
    titled = added(edited, "", Part.SUBJECT, Wording("Rain in Tokyo", (RAIN,)), MATERIAL)
    assert titled.subject == "Asia: Rain in Tokyo"
    mended = changed(titled, Place("", 0, Row.TITLE), Wording("It rained in Tokyo", (RAIN,)), MATERIAL)
    assert mended.subject == "Asia: It rained in Tokyo"


def test_a_story_keeps_each_passage_that_an_editor_cites_and_its_article_once():
    edited = changed(
        document(), Place("s1", 0), Wording("Officials said talks were off.", (OFFICIALS,)), MATERIAL
    )
    again = changed(
        edited, Place("s1", 1), Wording("Officials said so.", (OFFICIALS, OFFICIALS, RAIN)), MATERIAL
    )
    (story,) = again.items
    assert [one.key for one in story.passages] == [TITLE, CANCELLED, COLBY, RAIN, OFFICIALS]
    assert [one.id for one in story.sources] == ["ft", "nhk"]
    assert story.source("nhk").outlet == "NHK"
    assert [one.key for one in story.summary.sentences[1].citations] == [OFFICIALS, RAIN]


def test_lines_that_cite_a_kept_passage_stay_when_a_sentence_is_changed():
    opened = document(opening=(sentence("It rained.", RAIN, part=Part.OPENING),))
    edited = changed(opened, Place("s1", 1), Wording(TRUE, (CANCELLED,)), MATERIAL)
    assert edited.opening == opened.opening


def test_a_changed_sentence_is_no_longer_taken_on():
    taken = overridden(document(held()), Place("s1", 0), "Ada", "seen by me")
    edited = changed(taken, Place("s1", 0), Wording(FALSE, (CANCELLED,)), MATERIAL)
    assert not sentence_at(edited, Place("s1", 0)).publishable


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("  It rained\r\nin  Tokyo. ", "It rained in Tokyo."),
        ("東京　雨", "東京　雨"),
        ("Cafe\u0301.", "Café."),
    ],
)
def test_a_sentence_is_stored_on_one_line(text, stored):
    edited = changed(document(), Place("s1", 0), Wording(text, (RAIN,)), MATERIAL)
    assert sentence_at(edited, Place("s1", 0)).text == stored


@pytest.mark.parametrize("wording", [Wording(""), Wording(" \r\n\u2028"), Wording("x" * (LONGEST + 1))])
def test_what_is_no_sentence_is_not_taken(wording):
    with pytest.raises(NotAllowed):
        changed(document(), Place("s1", 0), wording, MATERIAL)


def test_a_label_of_a_thousand_characters_is_not_taken():
    with pytest.raises(NotAllowed):
        changed(document(), Place("s1", 2), Wording("It rained.", (RAIN,), "x" * 501), MATERIAL)


@pytest.mark.parametrize(
    ("place", "cited"),
    [
        (Place("s9", 0), RAIN),
        (Place("s1", 3), RAIN),
        (Place("s1", -1), RAIN),
        (Place("s1", 1, Row.TITLE), RAIN),
        (Place("s1", 2, Row.HELD_BACK), RAIN),
        (Place("", 0), RAIN),
        (Place("", 0, Row.TITLE), RAIN),
        (Place("", 0, Row.HELD_BACK), RAIN),
        (Place("s1", 0), "ft.1:0-3"),
    ],
)
def test_what_is_not_there_can_neither_be_changed_nor_cited(place, cited):
    with pytest.raises(NotFound):
        changed(document(), place, Wording("It rained.", (cited,)), MATERIAL)


def test_what_an_editor_may_change_is_what_stands_there():
    point = sentence_at(document(), Place("s1", 2))
    assert wording_of(point) == Wording("Elbridge Colby made it.", (COLBY,), "The demand")


@pytest.mark.parametrize(
    ("wording", "other"),
    [
        (Wording("It rained in Tokyo.", (RAIN, COLBY)), False),
        (Wording(" It rained\r\nin Tokyo.", (COLBY, RAIN)), False),
        (Wording("It rained in Tokyo!", (RAIN, COLBY)), True),
        (Wording("It rained in Tokyo.", (RAIN,)), True),
        (Wording("It rained in Tokyo.", (RAIN, COLBY), "Weather"), True),
    ],
)
def test_only_other_words_labels_or_passages_are_a_change(wording, other):
    assert alters(sentence("It rained in Tokyo.", RAIN, COLBY), wording) is other


# adding


@pytest.mark.parametrize(
    ("part", "label", "verdict"),
    [
        (Part.SUMMARY, "", Verdict.WEAK),
        (Part.CONTEXT, "", Verdict.WEAK),
        (Part.KEY_POINT, "Our view", Verdict.UNSUPPORTED),
    ],
)
def test_without_a_citation_it_is_a_note_where_readers_see_that_it_is_one(part, label, verdict):
    edited = added(document(), "s1", part, Wording("We will follow this story.", label=label), MATERIAL)
    (note,) = [one for one in sentences_in(edited, "s1", Row.SAID) if one.text.startswith("We will")]
    assert (note.origin, note.citations, note.verdict) == (Origin.EDITOR, (), verdict)


def test_an_added_sentence_stands_at_the_end_of_its_part_and_is_counted():
    edited = added(document(), "s1", Part.SUMMARY, Wording(TRUE, (CANCELLED,)), MATERIAL)
    assert texts(edited)[2:] == [TRUE, "Elbridge Colby made it."]
    assert edited.coverage.sentences == 4
    last = added(edited, "s1", Part.UNKNOWN, Wording("No date was given.", (RAIN,)), MATERIAL)
    assert [one.part for one in last.items[0].summary.sections] == [Part.KEY_POINT, Part.UNKNOWN]


def test_the_parts_of_a_story_keep_their_order():
    draft = document(item(told="Talks are on"))
    for part in (Part.CONTEXT, Part.NEW, Part.BACKGROUND, Part.NEW):
        draft = added(draft, "s1", part, Wording(f"{part}.", (RAIN,)), MATERIAL)
    new, summary, later = [Part.NEW] * 2, [Part.SUMMARY] * 2, [Part.BACKGROUND, Part.CONTEXT]
    assert [one.part for one in draft.items[0].summary.sentences] == [*new, *summary, *later]


def test_a_line_of_the_briefs_own_may_be_added_where_there_is_none():
    assert parts_for(document(), "") == (Part.OPENING, Part.SUBJECT, Part.PREHEADER)
    edited = added(document(), "", Part.OPENING, Wording("It rained in Tokyo.", (RAIN,)), MATERIAL)
    edited = added(edited, "", Part.SUBJECT, Wording("Rain in Tokyo", (RAIN,)), MATERIAL)
    assert [one.text for one in edited.opening] == ["It rained in Tokyo."]
    assert parts_for(edited, "") == (Part.OPENING, Part.PREHEADER)
    with pytest.raises(NotAllowed):
        added(edited, "", Part.SUBJECT, Wording("Snow", (RAIN,)), MATERIAL)


@pytest.mark.parametrize(
    ("story", "first"), [({}, Part.SUMMARY), ({"told": "Talks are on"}, Part.NEW), ({"also": True}, None)]
)
def test_the_usual_part_comes_first_and_a_story_in_one_line_has_none(story, first):
    parts = parts_for(document(item(**story)), "s1")
    assert next(iter(parts), None) is first
    assert Part.HEADLINE not in parts
    with pytest.raises(NotAllowed):
        added(document(item(**story)), "s1", Part.HEADLINE, Wording("News", (RAIN,)), MATERIAL)


# held back


def test_a_restored_sentence_returns_to_its_part_with_its_findings():
    edited = restored(document(), "s1", 0)
    assert texts(edited)[2:] == [FALSE, "Elbridge Colby made it."]
    found = sentence_at(edited, Place("s1", 2))
    assert (found.findings, found.origin) == ((BLOCK,), Origin.LLM)
    assert [one.text for one in edited.items[0].summary.held_back] == ["Talks with US scrapped by Japan"]
    assert (edited.coverage.sentences, edited.coverage.held_back) == (4, 1)
    assert [one.text for _, one in blocked(edited)] == [FALSE]


def test_a_restored_headline_replaces_the_one_that_stood_in_for_it():
    edited = restored(document(), "s1", 1)
    assert edited.items[0].summary.headline.text == "Talks with US scrapped by Japan"
    assert edited.subject == "Asia: Talks with US scrapped by Japan"
    assert [one.text for one in edited.items[0].summary.held_back] == [FALSE]


def test_a_mended_held_back_sentence_returns_to_its_part_judged_anew():
    edited = changed(
        document(), Place("s1", 0, Row.HELD_BACK), Wording(TRUE, (CANCELLED, OFFICIALS)), MATERIAL
    )
    assert texts(edited)[2] == TRUE
    assert sentence_at(edited, Place("s1", 2)).publishable
    assert len(edited.items[0].summary.held_back) == 1
    assert "nhk" in {one.id for one in edited.items[0].sources}


def test_a_sentence_cannot_return_to_a_story_told_in_one_line_but_a_headline_can():
    draft = document(item(also=True))
    with pytest.raises(NotAllowed, match="one line"):
        restored(draft, "s1", 0)
    assert restored(draft, "s1", 1).items[0].summary.headline.text == "Talks with US scrapped by Japan"


@pytest.mark.parametrize(("story", "number"), [("s9", 0), ("s1", 2), ("s1", -1), ("", 0)])
def test_what_was_not_held_back_cannot_be_restored(story, number):
    with pytest.raises(NotFound):
        restored(document(), story, number)


# taking on


def held(**more: object) -> Item:
    """A story whose first sentence is blocked."""
    story = item()
    bad = sentence(FALSE, CANCELLED, findings=(BLOCK,), verdict=Verdict.UNSUPPORTED)
    return replace(
        story, summary=replace(story.summary, sentences=(bad, *story.summary.sentences[1:])), **more
    )


def test_a_blocked_sentence_is_let_through_under_a_name_with_a_note():
    edited = overridden(document(held()), Place("s1", 0), "Ada", " The embassy\r\nconfirmed it. ")
    found = sentence_at(edited, Place("s1", 0))
    assert (found.overridden_by, found.override_note) == ("Ada", "The embassy confirmed it.")
    assert found.publishable
    assert (found.verdict, found.findings, found.origin) == (Verdict.UNSUPPORTED, (BLOCK,), Origin.LLM)
    assert list(blocked(edited)) == []


@pytest.mark.parametrize(
    ("place", "editor", "note"),
    [
        (Place("s1", 0), "Ada", ""),
        (Place("s1", 0), "Ada", " \n"),
        (Place("s1", 0), "", "seen"),
        (Place("s1", 0), "Ada", "x" * 501),
        (Place("s1", 1), "Ada", "nothing stops this one"),
        (Place("s1", 0, Row.HELD_BACK), "Ada", "readers would not get it"),
    ],
)
def test_nothing_is_taken_on_without_a_name_a_note_and_a_reason(place, editor, note):
    with pytest.raises(NotAllowed):
        overridden(document(held()), place, editor, note)


def test_who_took_a_sentence_on_stays_under_it():
    edited = overridden(document(held()), Place("s1", 0), "Ada", "seen")
    with pytest.raises(NotAllowed):
        overridden(edited, Place("s1", 0), "Eve", "seen too")


def test_blocked_subjects_stop_a_brief_as_sentences_do():
    subject = sentence("Rain", RAIN, part=Part.SUBJECT, findings=(BLOCK,), verdict=Verdict.UNSUPPORTED)
    draft = document(titles=(subject,))
    assert list(blocked(draft)) == [("", subject)]
    assert list(blocked(overridden(draft, Place("", 0, Row.TITLE), "Ada", "seen"))) == []


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place("s1", 2), "sentence 3 of s1"),
        (HEADLINE, "the headline of s1"),
        (Place("s1", 0, Row.HELD_BACK), "held-back sentence 1 of s1"),
        (Place("", 0), "sentence 1 of the opening"),
        (Place("", 0, Row.TITLE), "the preview line"),
    ],
)
def test_the_history_names_a_place_in_words(place, words):
    assert named(document(titles=(sentence("Rain", RAIN, part=Part.PREHEADER),)), place) == words
