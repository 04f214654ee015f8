"""What can be found of a published brief: its stories as readers were given them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from briefs.newsroom.lines import one_line
from briefs.newsroom.searching import terms


@dataclass(frozen=True, slots=True)
class Findable:
    """One story: its number on the brief's page, what it tells in one text, and the terms that find it."""

    story: str
    place: int
    headline: str
    text: str
    terms: tuple[str, ...]


def findable(frozen: str) -> tuple[Findable, ...]:
    """The stories that frozen JSON of a brief holds, in its order; none where it holds no brief.

    A story is found by its headline, its sentences and sections, and by the outlets that reported it.
    """
    try:
        items = json.loads(frozen)["items"]
    except (ValueError, KeyError, TypeError):
        return ()
    return tuple(_findable(item, place) for place, item in enumerate(items, 1))


def _findable(item: Mapping[str, Any], place: int) -> Findable:
    summary = item["summary"]
    headline = one_line(summary["headline"]["text"])
    said = [one_line(text) for text in _said(summary)]
    outlets = list(dict.fromkeys(one_line(name) for name in _outlets(item)))
    text = " ".join([*said, ", ".join(outlets)]).strip()
    return Findable(item["story"], place, headline, text, terms([headline, *said, *outlets]))


def _said(summary: Mapping[str, Any]) -> Iterator[str]:
    for sentence in (*summary["sentences"], *summary.get("sections", ())):
        label = sentence.get("label", "")
        yield f"{label}: {sentence['text']}" if label else sentence["text"]


def _outlets(item: Mapping[str, Any]) -> Iterator[str]:
    yield from (report["outlet"] for report in item["lineage"]["reports"])
    yield from (source["outlet"] for source in item["sources"])
