"""feeds.yaml and the environment → Config, or a ConfigError that names everything that is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from pydantic import ValidationError

from briefs.config.accepted import Config
from briefs.config.building import build
from briefs.config.checking import cross_check
from briefs.config.environment import read_environment
from briefs.config.explaining import explain
from briefs.config.model import FeedsFile, named_feeds
from briefs.config.reading import Document, Where, read, read_text
from briefs.domain.errors import ConfigError, Problem


def load(path: Path, environ: Mapping[str, str]) -> Config:
    """The accepted configuration; ConfigError carries every problem of the file and of the environment."""
    return _accepted(read(path), path, environ)


def load_text(text: str, path: Path, environ: Mapping[str, str]) -> Config:
    """As `load`, for a feeds.yaml that once stood at `path`."""
    return _accepted(read_text(text, path), path, environ)


def _accepted(document: Document, path: Path, environ: Mapping[str, str]) -> Config:
    environment, wrong = read_environment(environ, path.parent)
    file, problems = _validate(document)
    problems = [*document.problems, *problems]
    if problems or wrong or file is None:
        raise ConfigError((*in_order(problems), *wrong))
    site, fetching, referee, feeds, newsletters = build(file)
    return Config(site, feeds, newsletters, environment, document.text, path, fetching, referee)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems from top to bottom, the first one only of each place."""
    first: dict[tuple[int | None, str], Problem] = {}
    for problem in problems:
        first.setdefault((problem.line, problem.path), problem)
    return sorted(first.values(), key=lambda problem: (problem.line or 0, problem.path))


def _validate(document: Document) -> tuple[FeedsFile | None, list[Problem]]:
    if document.value is None:
        return None, []
    try:
        file = FeedsFile.model_validate(document.value)
    except ValidationError as error:
        return None, [*explain(error, document), *_check_rest(error, document)]
    return file, cross_check(file, document)


def _check_rest(error: ValidationError, document: Document) -> list[Problem]:
    """Checks across blocks for what is left when the keys with a mistake are taken out."""
    wrong = {_part(tuple(detail["loc"])) for detail in error.errors(include_url=False)}
    if ("feeds",) in wrong:
        return []  # without feeds every name would be called unknown
    try:
        rest = FeedsFile.model_validate(_without(wrong, document.value))
    except ValidationError:
        return []
    return cross_check(rest, document)


def _part(where: Where) -> Where:
    """What must go with a mistake at `where`: the key of a feed or newsletter, or all of it."""
    whole = where[2:3] in {("[key]",), ("url",)}
    return where[:2] if whole else where[:3]


def _without(wrong: set[Where], value: object) -> dict[str, object]:
    """The feeds and newsletters less what is wrong; a feed stands in where none is left."""
    found = value if isinstance(value, Mapping) else {}
    feeds = _kept("feeds", named_feeds(found.get("feeds")), wrong)
    newsletters = _kept("newsletters", found.get("newsletters"), wrong)
    stand_in = {"stand-in": "https://stand-in.invalid/feed"}
    kept: dict[str, object] = {"version": 1, "feeds": feeds or stand_in}
    return kept | ({"newsletters": newsletters} if newsletters else {})


def _kept(key: str, blocks: object, wrong: set[Where]) -> dict[str, object]:
    named = blocks if isinstance(blocks, Mapping) else {}
    return {
        name: {k: v for k, v in block.items() if (key, name, k) not in wrong}
        if isinstance(block, Mapping)
        else block
        for name, block in named.items()
        if (key, name) not in wrong
    }
