from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from briefs.adapters.data import load_outlets
from briefs.config import load, reference, schema
from briefs.config.environment import VARIABLES

ROOT = Path(__file__).resolve().parents[2]
REAL = ROOT / "feeds.yaml"
DEMO = Path(str(files("briefs.demo") / "feeds.yaml"))
PAGE = ROOT / "docs" / "configuration.md"


def test_the_committed_schema_is_that_of_the_model():
    committed = (ROOT / "docs" / "feeds.schema.json").read_text(encoding="utf-8")
    assert committed == schema(), "run: python -m briefs.config schema > docs/feeds.schema.json"


def test_the_committed_reference_is_that_of_the_model():
    assert PAGE.read_text(encoding="utf-8") == reference(), (
        "run: python -m briefs.config reference > docs/configuration.md"
    )


def test_every_example_of_the_reference_is_accepted(read):
    examples = re.findall(r"```yaml\n(.*?)```", reference(), re.DOTALL)
    assert len(examples) >= 2
    assert len(examples[0].splitlines()) <= 10
    for example in examples:
        assert read(example).newsletters


def test_the_reference_tells_every_key_and_variable():
    page = reference()
    keys = {key for block in json.loads(schema())["$defs"].values() for key in block.get("properties", {})}
    assert {key for key in keys if f"| `{key}` |" not in page} == set()
    assert all(f"| `{variable.name}` |" in page for variable in VARIABLES)
    assert "| – | \n" not in page


def test_every_key_of_the_schema_is_described():
    described = json.loads(schema())
    blocks = [described, *described["$defs"].values()]
    assert [
        key for block in blocks for key, part in block["properties"].items() if not part.get("description")
    ] == []


@pytest.mark.parametrize("path", [REAL, DEMO], ids=["real", "demo"])
def test_the_feeds_files_of_the_project_fit_the_schema(path):
    Draft202012Validator(json.loads(schema())).validate(YAML(typ="safe").load(path))


@pytest.mark.parametrize(
    "text",
    [
        "version: 2\nfeeds: [https://a.example]",
        "version: 1\nfeeds: [a.example]",
        "version: 1\nfeeds: [https://a.example]\nextra: 1",
        "version: 1\nfeeds: {a b: https://a.example}",
        "version: 1\nfeeds: {x: {url: https://a.example, every: often}}",
        "version: 1\nfeeds: [https://a.example]\nnewsletters: {n: {accent: red}}",
        "version: 1\nfeeds: [https://a.example]\nnewsletters: {n: {wording: {alsoo: x}}}",
        f"version: 1\nfeeds: [https://a.example]\nnewsletters: {{n: {{logo: {'x' * 61}}}}}",
        "version: 1\nfeeds: [https://a.example]\nnewsletters: {n: {title: null}}",
    ],
)
def test_the_schema_refuses_what_loading_refuses(refused, text):
    assert refused(text)
    assert not Draft202012Validator(json.loads(schema())).is_valid(YAML(typ="safe").load(text))


def test_the_demos_feeds_are_accepted():
    config = load(DEMO, {})
    assert [n.name for n in config.newsletters] == ["asia"]
    assert len(config.newsletters[0].feeds) == len(config.feeds)


def test_the_example_has_many_known_outlets_in_three_reviewed_newsletters():
    config = load(REAL, {})
    known = {outlet.name for outlet in load_outlets().table}
    named = {feed.outlet for feed in config.feeds}
    assert named <= known
    assert len(named) >= 25
    assert len({n.timezone for n in config.newsletters}) == 3
    for newsletter in config.newsletters:
        assert newsletter.schedule
        assert newsletter.sections
        assert newsletter.review.required
        assert newsletter.feeds
    assert {feed.name for feed in config.feeds} == {name for n in config.newsletters for name in n.feeds}


def test_of_paywalled_outlets_no_page_is_read():
    paywalled = [feed for feed in load(REAL, {}).feeds if feed.paywalled]
    assert {"Financial Times", "Nikkei Asia", "New York Times", "Bloomberg"} <= {
        feed.outlet for feed in paywalled
    }
    assert {feed.full_text.value for feed in paywalled} == {"feed"}


def test_the_example_points_editors_at_the_schema():
    first = REAL.read_text(encoding="utf-8").splitlines()[0]
    path = first.removeprefix("# yaml-language-server: $schema=")
    assert (ROOT / path).is_file()
