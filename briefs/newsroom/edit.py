"""What an editor may do to a draft's document; every act gives a new document."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from briefs.domain.article import Article, Outlets, Passage
from briefs.domain.brief import Document
from briefs.domain.errors import NotAllowed, NotFound
from briefs.domain.summary import SECTIONS, Citation, Origin, Part, Sentence, Severity
from briefs.newsroom.check.gate import judged
from briefs.newsroom.compose import source, with_items
from briefs.newsroom.places import (
    Place,
    Row,
    everywhere,
    item_of,
    sentence_at,
    sentences_in,
    with_item,
    with_row,
    with_sentence,
    without,
)

LONGEST = 1000
"""Characters of a sentence, as of a passage; a longer one is none."""

NOTE = 500
"""Characters of a label, and of the note to an override."""

TITLED = frozenset({Part.HEADLINE, Part.SUBJECT, Part.PREHEADER})
"""Parts that hold one sentence: another one takes its place."""

_ORDER = tuple(Part)
_SPACES = re.compile(r"[ \t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
"""What becomes one space; the wide space of Japanese headlines stays."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What an editor wrote: a sentence, the keys of the passages that it cites, and what stands before it."""

    text: str
    cites: tuple[str, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class Material:
    """What an editor's sentence may cite: passages by key, and their articles by id."""

    passages: Mapping[str, Passage]
    articles: Mapping[str, Article]
    outlets: Outlets


def changed(document: Document, place: Place, wording: Wording, material: Material) -> Document:
    """The document with another wording of a sentence, judged by the gate.

    A held-back one returns to its part. NotFound for a place or a passage that is not there; NotAllowed for
    a wording that is none.
    """
    sentence = _written(sentence_at(document, place).part, wording, material)
    stocked = _stocked(document, place.story, sentence, material)
    if place.row is not Row.HELD_BACK:
        return with_sentence(stocked, place, sentence)
    return _put(with_row(stocked, place.story, place.row, without(stocked, place)), place.story, sentence)


def added(document: Document, story: str, part: Part, wording: Wording, material: Material) -> Document:
    """The document with an editor's own sentence at the end of a part, judged by the gate.

    Without a story it is a line of the brief's own. Errors as in `changed`; NotAllowed also for a part that
    `parts_for` does not name.
    """
    if part not in parts_for(document, story):
        raise NotAllowed(f"no {part} can be added to {story or document.brief}")
    sentence = _written(part, wording, material)
    return _put(_stocked(document, story, sentence, material), story, sentence)


def parts_for(document: Document, story: str) -> tuple[Part, ...]:
    """The parts to which an editor may add a sentence, the usual one first; a story in one line has none."""
    if not story:
        given = {title.part for title in document.titles}
        return tuple(part for part in (Part.OPENING, Part.SUBJECT, Part.PREHEADER) if part not in given)
    item = item_of(document, story)
    if item.also:
        return ()
    return (Part.NEW if item.told else Part.SUMMARY, Part.BACKGROUND, Part.CONTEXT, *SECTIONS)


def restored(document: Document, story: str, number: int) -> Document:
    """The document with a held-back sentence of a story back in its part; its findings stay with it."""
    place = Place(story, number, Row.HELD_BACK)
    sentence = sentence_at(document, place)
    return _put(with_row(document, story, place.row, without(document, place)), story, sentence)


def overridden(document: Document, place: Place, editor: str, note: str) -> Document:
    """The document with a blocked sentence that a named editor takes on.

    NotAllowed when it is held back, when nothing blocks it, and without a note.
    """
    sentence = sentence_at(document, place)
    if place.row is Row.HELD_BACK:
        raise NotAllowed("the sentence is held back; restore it first")
    if sentence.publishable:
        raise NotAllowed("nothing stops the sentence; there is nothing to take on")
    said = _plain(note)
    if not said or not editor:
        raise NotAllowed("whoever publishes a sentence against the checks says why")
    taken_on = replace(sentence, overridden_by=editor, override_note=_short(said, NOTE))
    return with_sentence(document, place, taken_on)


def without_sentence(document: Document, story: str, number: int) -> Document:
    """The document without one sentence of a story, counted from 0, those of its sections after the others.

    With the last one that stands in no section the story goes. Without a story it is of the opening.
    """
    kept = without(document, Place(story, number))
    if story and all(sentence.part in SECTIONS for sentence in kept):
        return without_story(document, story)
    return with_row(document, story, Row.SAID, kept)


def without_story(document: Document, story: str) -> Document:
    """The document without a story; NotAllowed for the last one, because no brief is sent empty."""
    item_of(document, story)
    kept = [item for item in document.items if item.story != story]
    if not kept:
        raise NotAllowed(f"{document.brief} would be empty; cancel the brief instead")
    return with_items(document, kept)


def blocked(document: Document) -> Iterator[tuple[str, Sentence]]:
    """The sentences that readers may not see as they stand, each with its story."""
    return ((story, sentence) for story, sentence in everywhere(document) if not sentence.publishable)


def stopped(sentence: Sentence) -> bool:
    """Whether a finding blocks the sentence, taken on or not."""
    return any(finding.severity is Severity.BLOCK for finding in sentence.findings)


def wording_of(sentence: Sentence) -> Wording:
    """What an editor may change of a sentence."""
    return Wording(sentence.text, tuple(citation.key for citation in sentence.citations), sentence.label)


def alters(sentence: Sentence, wording: Wording) -> bool:
    """Whether an editor's wording is another one than the sentence has; the order of citations is none."""
    as_it_is = (sentence.text, sentence.label, {citation.key for citation in sentence.citations})
    return as_it_is != (_plain(wording.text), _plain(wording.label), set(wording.cites))


def _written(part: Part, wording: Wording, material: Material) -> Sentence:
    """An editor's sentence as the gate judges it."""
    text = _plain(wording.text)
    if not text:
        raise NotAllowed("a sentence needs words; drop it if it has none")
    label = _short(_plain(wording.label), NOTE) if part in SECTIONS else ""
    cites = tuple(_citation(key, material) for key in dict.fromkeys(wording.cites))
    sentence = Sentence(_short(text, LONGEST), cites, Origin.EDITOR, part, label=label)
    return judged(sentence, material.passages, material.articles, material.outlets)


def _citation(key: str, material: Material) -> Citation:
    passage = material.passages.get(key)
    if passage is None:
        raise NotFound(f"there is no passage {key} to cite")
    return Citation(passage.article, passage.revision, passage.start, passage.end)


def _plain(text: str) -> str:
    """The text on one line, composed as articles are (NFC)."""
    return unicodedata.normalize("NFC", _SPACES.sub(" ", text).strip())


def _short(text: str, limit: int) -> str:
    if len(text) > limit:
        raise NotAllowed(f"{len(text)} characters are too many; {limit} may stand there")
    return text


def _put(document: Document, story: str, sentence: Sentence) -> Document:
    """The document with a sentence at the end of its part; a title replaces the one that stood there."""
    if sentence.part in TITLED:
        others = [
            title for title in sentences_in(document, story, Row.TITLE) if title.part is not sentence.part
        ]
        return with_row(document, story, Row.TITLE, (*others, sentence))
    if story and item_of(document, story).also:
        raise NotAllowed(f"{story} is told in one line; only its headline can be changed")
    said = (*sentences_in(document, story, Row.SAID), sentence)
    return with_row(document, story, Row.SAID, sorted(said, key=lambda one: _ORDER.index(one.part)))


def _stocked(document: Document, story: str, sentence: Sentence, material: Material) -> Document:
    """The document whose story keeps every passage that the sentence cites, and its article."""
    if not story:
        return document
    item = item_of(document, story)
    known, listed = {passage.key for passage in item.passages}, {one.id for one in item.sources}
    passages = [material.passages[one.key] for one in sentence.citations if one.key not in known]
    articles = [one for one in dict.fromkeys(passage.article for passage in passages) if one not in listed]
    sources = (source(material.articles[one], material.outlets) for one in articles)
    return with_item(
        document, replace(item, passages=(*item.passages, *passages), sources=(*item.sources, *sources))
    )
