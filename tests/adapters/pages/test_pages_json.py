"""A brief's JSON keeps to a published schema, and says no less than the other formats."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, ValidationError
from rich_brief import LANGUAGES, NOW, SITE, rich

from briefs.adapters.pages.brief_schema import brief_schema
from briefs.newsroom.compose import VERSION

DOCS = Path(__file__).resolve().parents[3] / "docs"
SCHEMA = DOCS / "brief.schema.json"


@pytest.fixture(scope="module")
def validator():
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def test_the_published_schema_is_the_programs():
    assert SCHEMA.read_text(encoding="utf-8") == brief_schema()
    assert json.loads(brief_schema())["properties"]["version"] == {"const": VERSION}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_brief_with_everything_keeps_to_it(validator, pages, language):
    validator.validate(json.loads(pages.freeze(rich(language), 1, SITE, "an editor", NOW).json))


def test_the_sample_brief_keeps_to_it(validator):
    validator.validate(json.loads((DOCS / "sample" / "brief.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "mend",
    [
        lambda brief: brief.pop("items"),
        lambda brief: brief.update(version=2),
        lambda brief: brief.update(date="tomorrow"),
        lambda brief: brief["items"][0]["summary"]["sentences"][0].pop("citations"),
        lambda brief: brief["items"][0]["sources"][0].update(url=None),
    ],
)
def test_what_is_no_brief_is_refused(validator, frozen, mend):
    brief = json.loads(frozen.json)
    mend(brief)
    with pytest.raises(ValidationError):
        validator.validate(brief)


def test_every_citation_leads_to_a_passage_and_an_article_of_its_story(frozen):
    for item in json.loads(frozen.json)["items"]:
        passages = {(p["article"], p["revision"], p["start"], p["end"]) for p in item["passages"]}
        sources = {source["id"] for source in item["sources"]}
        summary = item["summary"]
        for sentence in (summary["headline"], *summary["sentences"], *summary["sections"]):
            for cited in sentence["citations"]:
                assert (cited["article"], cited["revision"], cited["start"], cited["end"]) in passages
                assert cited["article"] in sources


def test_a_field_is_never_taken_away_within_a_version(document):
    """The fields that readers of version 1 may rely on since it was first published."""
    item, sentence = document.items[0], document.items[0].summary.headline
    first = {
        "version brief newsletter title language timezone date slot subject preheader opening items coverage": document,
        "story revision summary lineage sources passages members section also told told_date related disagreements": item,
        "id revision outlet title url published lang paywalled family country kind summary_only": item.sources[
            0
        ],
        "text citations origin part verdict label": sentence,
    }
    for names, part in first.items():
        assert set(names.split()) <= set(asdict(part))


def test_json_reads_back_as_the_same_brief(pages, document, site):
    from pydantic import TypeAdapter

    from briefs.adapters.pages.readers import for_readers
    from briefs.domain.brief import Document

    told = replace(document, subject="“2+2”: 延期")
    frozen = pages.freeze(told, 1, site, "an editor", NOW)
    assert TypeAdapter(Document).validate_json(frozen.json) == for_readers(told)
