"""Moving stories and sentences up and down, each among its like."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from briefs.domain.brief import Document, Item
from briefs.domain.errors import NotAllowed
from briefs.domain.summary import Sentence
from briefs.newsroom.compose import with_items
from briefs.newsroom.places import Place, Row, item_of, sentence_at, sentences_in, with_row

Thing = TypeVar("Thing")

UP, DOWN = -1, 1


def story_moved(document: Document, story: str, step: int) -> Document:
    """The document with a story one place up or down within its section; NotAllowed at the section's end."""
    at = document.items.index(item_of(document, story))
    if (other := neighbour(document.items, at, step, kind_of_story)) is None:
        raise NotAllowed(f"{story} is {_end(step)} of its section")
    return with_items(document, _swapped(document.items, at, other))


def sentence_moved(document: Document, story: str, number: int, step: int) -> Document:
    """The document with a sentence one place up or down within its part; NotAllowed at the part's end."""
    sentence_at(document, Place(story, number))
    said = sentences_in(document, story, Row.SAID)
    if (other := neighbour(said, number, step, kind_of_sentence)) is None:
        raise NotAllowed(f"sentence {number + 1} of {story or 'the opening'} is {_end(step)} of its part")
    return with_row(document, story, Row.SAID, _swapped(said, number, other))


def neighbour(things: Sequence[Thing], at: int, step: int, kind: Callable[[Thing], Hashable]) -> int | None:
    """Where the next thing of the same kind stands, upwards or downwards; None when there is none."""
    alike = [other for other, thing in enumerate(things) if kind(thing) == kind(things[at])]
    to = alike.index(at) + step
    return alike[to] if 0 <= to < len(alike) else None


def kind_of_story(item: Item) -> Hashable:
    """What stories have in common that may change places: their section, or that they get one line."""
    return "" if item.also else item.section, item.also


def kind_of_sentence(sentence: Sentence) -> Hashable:
    """What sentences have in common that may change places: their part."""
    return sentence.part


def _swapped(things: Sequence[Thing], one: int, other: int) -> tuple[Thing, ...]:
    order = list(things)
    order[one], order[other] = order[other], order[one]
    return tuple(order)


def _end(step: int) -> str:
    return "the first" if step < 0 else "the last"
