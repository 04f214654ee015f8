"""A model's raw reply → a summary, whatever the model wrapped around it; nothing in it is trusted yet."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from briefs.domain.errors import ReplyInvalid
from briefs.domain.model import Prompt, Reply
from briefs.domain.summary import SECTIONS, Citation, Origin, Part, Sentence, Summary
from briefs.newsroom.passages import sentences
from briefs.newsroom.shown import CONTEXT, NEWS

MOST = 8
"""Sentences that are read: four are asked for, and a split may double them; the rest is chatter."""

MOST_OF = {Part.KEY_POINT: 5, Part.PERSPECTIVE: 4, Part.QUOTE: 1, Part.TIMELINE: 5, Part.UNKNOWN: 3}
"""Sentences of each section that are read."""

LABEL = 60
"""Characters of a label; what is longer is a sentence in the wrong place."""

LONGEST = 100_000
"""Characters that are searched for the answer."""

_KEY = re.compile(r"(?P<article>.+)\.(?P<revision>\d+):(?P<start>\d+)-(?P<end>\d+)", re.DOTALL)
_MARKS = re.compile(r"""\A[\s"“”„«»「『‘']+|[\s"“”«»」』’']+\Z""")
_OBJECT = re.compile(r'\{(?=\s*["}])')
"""Where an object can begin: decoding at every brace would take a text of braces seconds."""

_ID = re.compile(r"[A-CS]\d+\.\d+", re.IGNORECASE)


def read(reply: Reply, prompt: Prompt) -> Summary:
    """The summary in a reply, not judged yet; ids that were not offered are dropped from its citations.

    A text of two sentences becomes two; a repeated sentence is left out. ReplyInvalid when there is no
    JSON object of the asked form, no sentence, or no citation of anything that was offered.
    """
    answer = first_object(reply.text, "headline", "sentences")
    headline = sentence_of(answer["headline"], prompt, Part.HEADLINE)
    if headline is None:
        raise ReplyInvalid("the model's answer has no headline")
    everything = _unique(headline, _sentences(answer, prompt))
    found = tuple(sentence for sentence in everything if sentence.part not in SECTIONS)
    if not found:
        raise ReplyInvalid(_why_nothing(answer))
    if not any(sentence.citations for sentence in found):
        raise ReplyInvalid("the model cited only passages that it was not given")
    return Summary(
        prompt.story,
        headline,
        found[:MOST],
        writer=Origin.LLM,
        model=reply.model,
        sections=tuple(_in_sections(everything)),
    )


def _in_sections(found: Sequence[Sentence]) -> Iterator[Sentence]:
    """The sentences of the sections, section by section, each no longer than it may be."""
    for part, most in MOST_OF.items():
        yield from [sentence for sentence in found if sentence.part is part][:most]


def first_object(text: str, *keys: str) -> Mapping[str, Any]:
    """The first object with these keys, the last of them a list: behind chatter, in a fence, after thoughts.

    ReplyInvalid, in words for an editor, when there is none.
    """
    if not text.strip():
        raise ReplyInvalid("the model gave an empty answer")
    found = list(objects(text))
    for value in found:
        if all(key in value for key in keys) and isinstance(value[keys[-1]], list):
            return value
    if _breaks_off(text):
        raise ReplyInvalid("the model's answer breaks off in the middle")
    if found:
        raise ReplyInvalid(f"the model's answer is JSON without {_listed(keys)}")
    raise ReplyInvalid("the model's answer is not JSON")


def _breaks_off(text: str) -> bool:
    """Whether the text ends inside its first object: Ollama says "stop" also of what it cut off."""
    try:
        json.JSONDecoder(strict=False).raw_decode(text, text.index("{"))
    except json.JSONDecodeError as error:
        return error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string")
    except (ValueError, RecursionError):
        return False
    return False


def _listed(keys: Sequence[str]) -> str:
    """The keys as words: "a headline and sentences"."""
    articles = {key: "" if key.endswith("s") else "an " if key[0] in "aeiou" else "a " for key in keys}
    return " and ".join(f"{article}{key}" for key, article in articles.items())


def objects(text: str) -> Iterator[dict[str, Any]]:
    """The JSON objects in a text, whatever stands around them; not those inside another."""
    text = text[:LONGEST]
    decoder = json.JSONDecoder(strict=False)
    start = _OBJECT.search(text)
    while start:
        try:
            value, end = decoder.raw_decode(text, start.start())
        except (ValueError, RecursionError):
            end = start.end()
        else:
            if isinstance(value, dict):
                yield value
        start = _OBJECT.search(text, end)


def _sentences(answer: Mapping[str, Any], prompt: Prompt) -> Iterator[Sentence]:
    """The answer's sentences one by one; a part that the request did not allow becomes the summary."""
    for raw in answer["sentences"]:
        part = str(raw.get("part")) if isinstance(raw, dict) else ""
        allowed = part in _parts(prompt)
        sentence = sentence_of(raw, prompt, Part(part) if allowed else Part.SUMMARY)
        if sentence is not None:
            yield from _split(sentence)


def _parts(prompt: Prompt) -> tuple[str, ...]:
    properties = prompt.schema["properties"]["sentences"]["items"]["properties"]
    return tuple(properties["part"]["enum"])


def sentence_of(raw: object, prompt: Prompt, part: Part) -> Sentence | None:
    """One sentence of a reply, citing what of it the request offered; None where there is no text."""
    raw = {"text": raw} if isinstance(raw, str) else raw
    text = raw.get("text") if isinstance(raw, dict) else None
    if not isinstance(raw, dict) or not isinstance(text, str) or not text.strip():
        return None
    ids = _ids(raw.get("cites"), prompt)
    citations = tuple(_citation(prompt.passages[ref]) for ref in ids)
    label = _label(raw.get("label")) if part in SECTIONS else ""
    words = _storable(text)
    words = _MARKS.sub("", words) if part is Part.QUOTE else words
    return Sentence(words, citations, Origin.LLM, _placed(part, ids), label=label)


def _storable(text: str) -> str:
    return " ".join(text.encode("utf-8", "ignore").decode().replace("\0", "").split())


def _label(raw: object) -> str:
    """A label on one line, without what ends it; "" for one that is too long to be any."""
    label = _storable(raw).rstrip(" :：.—–-") if isinstance(raw, str) else ""
    return label if len(label) <= LABEL else ""


def _placed(part: Part, ids: tuple[str, ...]) -> Part:
    """What cites only related stories is context, and what cites nothing new is not new."""
    if part is Part.HEADLINE or part in SECTIONS or not ids:
        return part
    if all(ref.startswith(CONTEXT) for ref in ids):
        return Part.CONTEXT
    return Part.BACKGROUND if part is Part.NEW and not any(ref.startswith(NEWS) for ref in ids) else part


def _ids(raw: object, prompt: Prompt) -> tuple[str, ...]:
    """The offered ids among those given, each once; "[a1.3]" and "A1.3, A1.4" are understood."""
    given = raw if isinstance(raw, list) else [raw]
    found = (ref.upper() for one in given if isinstance(one, str) for ref in _ID.findall(one))
    return tuple(dict.fromkeys(ref for ref in found if ref in prompt.passages))


def _citation(key: str) -> Citation:
    found = _KEY.fullmatch(key)
    if found is None:
        raise ReplyInvalid(f"the request offered {key!r}, which names no passage")
    return Citation(found["article"], int(found["revision"]), int(found["start"]), int(found["end"]))


def _split(sentence: Sentence) -> Iterator[Sentence]:
    if sentence.part in SECTIONS:
        yield sentence
        return
    for start, end in sentences(sentence.text):
        yield replace(sentence, text=sentence.text[start:end])


def _unique(headline: Sentence, found: Iterator[Sentence]) -> tuple[Sentence, ...]:
    said = {_plain(headline.text)}
    kept = []
    for sentence in found:
        if _plain(sentence.text) not in said:
            said.add(_plain(sentence.text))
            kept.append(sentence)
    return tuple(kept)


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()


def _why_nothing(answer: Mapping[str, Any]) -> str:
    if answer.get("insufficient") is True:
        return "the model found the passages too thin for a summary"
    return "the model's answer has no sentences"
