"""What pydantic found wrong → problems in plain words, at the places of the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from briefs.config.block import Block
from briefs.config.model import FeedsFile, blocks, named_feeds
from briefs.config.reading import NO_FEEDS, Document, Where
from briefs.config.words import nearest, shown
from briefs.domain.errors import Problem

_EXPECTED = {
    "string_type": "text",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "float_type": "a number",
    "finite_number": "a number",
    "list_type": "a list such as [a, b]",
    "dict_type": "a mapping of lines such as 'name: value'",
    "model_type": "a mapping such as {key: value}",
}


def explain(error: ValidationError, document: Document) -> list[Problem]:
    """One problem per place, in the order of the model."""
    return [_problem(detail, document) for detail in error.errors(include_url=False)]


def _problem(detail: ErrorDetails, document: Document) -> Problem:
    found = tuple(step for step in detail["loc"] if step != "[key]")
    where = in_file(found, document.value)
    if detail["type"] not in {"missing", "extra_forbidden"}:
        where = document.standing(where)
    return document.problem(where, _message(detail, found))


def in_file(where: Where, value: object) -> Where:
    """The place in the file of a place in the model, where a list of feeds has become a mapping."""
    feeds = value.get("feeds") if isinstance(value, Mapping) else None
    if not isinstance(feeds, list) or len(where) < 2 or where[0] != "feeds":
        return where
    return ("feeds", position(str(where[1]), feeds), *where[2:])


def position(name: str, feeds: list[object]) -> int:
    """Where in a list of feeds the one stands that was given this name."""
    names = named_feeds(feeds)
    return list(names).index(name) if isinstance(names, dict) else 0


def _message(detail: ErrorDetails, where: Where) -> str:
    value, context = shown(detail["input"]), detail.get("ctx", {})
    match detail["type"]:
        case "extra_forbidden":
            message = _unknown(where)
        case "missing":
            message = "is missing" + ("; write 'version: 1'" if where == ("version",) else "")
        case "value_error":
            message = f"{value} {context['error']}"
        case "literal_error":
            message = f"{value} is not {context['expected']}"
        case "greater_than_equal" | "less_than_equal":
            message = f"{value} is not {_bound(context)}"
        case "string_too_short" | "too_short":
            message = NO_FEEDS if where == ("feeds",) else "is empty; it needs something in it"
        case kind:
            message = f"{value} is not {_expected(kind, detail['input'])}"
    return message


def _bound(context: Mapping[str, Any]) -> str:
    least, most = (str(context.get(bound, "")).removesuffix(".0") for bound in ("ge", "le"))
    return f"{least} or more" if least else f"{most} or less"


def _expected(kind: str, value: object) -> str:
    quotes = "; put it in quotes" if kind == "string_type" and isinstance(value, int | float) else ""
    return _EXPECTED.get(kind, "what belongs here") + quotes


def _unknown(where: Where) -> str:
    known = sorted(keys_at(where[:-1]))
    near = nearest(str(where[-1]), known)
    return f"is no key of this block{near or '; its keys are ' + ', '.join(known)}"


def keys_at(where: Where) -> Iterator[str]:
    """The keys that may stand in the block at `where`."""
    block: type[Block] = FeedsFile
    steps = iter(where)
    for step in steps:
        annotation = next(a for key, a in fields_of(block) if key == step)
        block = blocks(annotation) or block
        if getattr(annotation, "__origin__", None) in {dict, list}:
            next(steps, None)
    return (key for key, _ in fields_of(block))


def fields_of(block: type[Block]) -> Iterator[tuple[str, Any]]:
    """Keys of a block as they stand in the file, each with its annotation."""
    for name, info in block.model_fields.items():
        yield info.alias or name, info.annotation
