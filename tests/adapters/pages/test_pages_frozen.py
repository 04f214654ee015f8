"""What is approved: the JSON reads back, and the hash covers every byte."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

import pytest
from pydantic import TypeAdapter

from briefs.adapters.pages.frozen import as_json, hash_of
from briefs.adapters.pages.readers import for_readers
from briefs.domain.brief import Document


def test_the_json_reads_back_as_what_readers_get(document, frozen):
    read = TypeAdapter(Document).validate_json(frozen.json)

    assert read == for_readers(document)
    assert frozen.json.endswith("}\n")
    assert "政府は" in frozen.json


def test_the_json_holds_nothing_that_was_held_back(frozen):
    for item in json.loads(frozen.json)["items"]:
        assert item["summary"]["held_back"] == []
        assert all(not sentence["findings"] for sentence in item["summary"]["sentences"])


def test_readers_get_a_clean_document_unchanged(document):
    shown = for_readers(document)

    assert for_readers(shown) == shown


@pytest.mark.parametrize(
    "text", ["plain", 'a "quoted" \\ one', "line\nend\x00\x7f\u2028", "日本 \ud800 🙂", ""]
)
def test_the_json_is_what_the_standard_library_writes(with_hostile, text):
    document = with_hostile(text)

    told = json.dumps(asdict(document), default=lambda day: day.isoformat(), ensure_ascii=False, indent=2)
    assert as_json(document) == told.encode("utf-8", "replace").decode() + "\n"


def test_a_value_that_json_does_not_know_is_refused(document):
    with pytest.raises(TypeError, match="bytes"):
        as_json(replace(document, slot=b"0530"))


@pytest.mark.parametrize("field", ["subject", "html", "text", "page", "json", "sender", "language"])
def test_a_change_of_any_approved_field_changes_the_hash(frozen, field):
    assert hash_of(replace(frozen, **{field: getattr(frozen, field) + " "})) != frozen.hash


def test_moving_text_between_fields_changes_the_hash(frozen):
    moved = replace(frozen, subject=frozen.subject + frozen.html[:1], html=frozen.html[1:])

    assert hash_of(moved) != frozen.hash


def test_the_frozen_brief_tells_who_approved_what(frozen, document, site):
    assert (frozen.brief, frozen.revision, frozen.approved_by) == (document.brief, 3, "editor")
    assert (frozen.sender, frozen.language) == (site.sender, "en")
    assert len(frozen.hash) == 64
    assert frozen.hash == hash_of(frozen)
