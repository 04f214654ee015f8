"""The desk shows what opens a brief and a story's sections, each beside its passage, and drops them."""

from __future__ import annotations

import re
from dataclasses import replace

import lxml.html
import pytest

from briefs.domain.brief import Revision, Status
from briefs.domain.summary import Origin, Part, Sentence, Verdict

ID = "asia-2026-11-24-0530"


@pytest.fixture
def written(services):
    """A draft with an opening, a subject of its own and a section in its first story."""
    newest = services.store.briefs.revisions(ID)[-1]
    first, *rest = newest.document.items
    cites = first.summary.sentences[0].citations

    def line(part: Part, text: str, label: str = "") -> Sentence:
        return Sentence(text, cites, Origin.LLM, part, Verdict.SUPPORTED, label=label)

    sections = (line(Part.QUOTE, "It is off", "A minister"), line(Part.UNKNOWN, "No date was given."))
    document = replace(
        newest.document,
        items=(replace(first, summary=replace(first.summary, sections=sections)), *rest),
        opening=(line(Part.OPENING, "Talks are off."), line(Part.OPENING, "No date was set.")),
        titles=(line(Part.SUBJECT, "Talks called off"),),
    )
    revision = Revision(ID, newest.number + 1, document, "Ada", "edited", newest.at)
    services.store.briefs.add_revision(revision, Status.DRAFT)


def rows(editor, id: str) -> list[str]:
    page = lxml.html.fromstring(editor.get(f"/desk/{ID}").text)
    return [" ".join(said.text_content().split()) for said in page.get_element_by_id(id).find_class("said")]


def drop(editor, story: str, number: int):
    page = editor.get(f"/desk/{ID}").text
    found = {key: re.search(rf'name="{key}" value="([^"]+)"', page)[1] for key in ("form_token", "revision")}
    return editor.post(f"/desk/{ID}/drop-sentence", data=found | {"story": story, "number": number})


@pytest.mark.usefixtures("written")
def test_the_lines_that_open_a_brief_stand_beside_their_passages(editor):
    subject, first, second = rows(editor, "opening")
    assert subject.startswith("Talks called off Supported Subject, written by the model")
    assert "Japan has called off a meeting of foreign and defence ministers." in subject
    assert first.startswith("Talks are off. Supported Opening")
    assert "Drop" not in subject
    assert "Drop" in second


@pytest.mark.usefixtures("written")
def test_a_sentence_of_the_opening_is_dropped(editor, services):
    reply = drop(editor, "", 0)
    assert (reply.status_code, reply.headers["location"]) == (303, f"/desk/{ID}#opening")
    newest = services.store.briefs.revisions(ID)[-1]
    assert [said.text for said in newest.document.opening] == ["No date was set."]
    assert newest.act == "dropped sentence 1 of the opening"


@pytest.mark.usefixtures("written")
def test_the_sentences_of_sections_are_shown_with_their_labels_and_dropped_one_by_one(editor, services):
    told = rows(editor, "talks")
    assert any(row.startswith("A minister: It is off Supported Quote") for row in told)
    assert any(row.startswith("No date was given. Supported Not known") for row in told)
    drop(editor, "talks", 3)
    (left,) = services.store.briefs.document(ID).items[0].summary.sections
    assert left.part is Part.UNKNOWN


def test_a_brief_without_lines_of_its_own_has_no_such_place(editor):
    assert 'id="opening"' not in editor.get(f"/desk/{ID}").text
