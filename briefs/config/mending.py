"""The text of feeds.yaml with one feed changed or set aside: every other character stays as it is."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ruamel.yaml import YAML
from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode

from briefs.config.editing import feeds_of, line_end
from briefs.config.names import feed_names
from briefs.domain.errors import ConfigError, Problem

BY_HAND = "mend it by hand"


@dataclass(frozen=True, slots=True)
class _Item:
    """One feed as it stands in the text: where it begins, and where the next one does."""

    name: str
    value: Node
    start: int
    end: int


def with_address(text: str, name: str, url: str, file: str) -> str:
    """The text of an accepted feeds.yaml in which the feed has another address, in the quotes of the old one.

    ConfigError, with the mend, where the address does not stand with the feed.
    """
    item = _item(text, name)
    old = _address(item.value)
    stands_here = old is not None and item.start <= old.start_mark.index < item.end
    if old is None or not stands_here or old.style not in {None, "'", '"'}:
        raise _refused(text, item, file, f"has its address elsewhere, or in an unusual form; {BY_HAND}")
    return text[: old.start_mark.index] + _scalar(url, old.style) + text[old.end_mark.index :]


def set_aside(text: str, name: str, why: str, file: str) -> str:
    """The text of an accepted feeds.yaml with the feed as a comment, and below why that is.

    ConfigError, with the mend, where its lines hold more than this feed.
    """
    feeds, item = feeds_of(text), _item(text, name)
    if feeds.flow_style:
        raise _refused(text, item, file, f"stands in one line with others; {BY_HAND}")
    begin = text.rfind("\n", 0, item.start) + 1
    end = line_end(text, _last(text, item))
    column = feeds.start_mark.column
    lines = "\n".join(_comment(line, column) for line in text[begin:end].split("\n"))
    break_ = "\r\n" if "\r\n" in text else "\n"
    return f"{text[:begin]}{' ' * column}# {why}{break_}{lines}{text[end:]}"


def _item(text: str, name: str) -> _Item:
    return next(item for item in _items(feeds_of(text)) if item.name == name)


def _items(feeds: CollectionNode) -> Iterator[_Item]:
    """The feeds in their order; those of a list are named after their addresses, as `load` does."""
    if isinstance(feeds, MappingNode):
        names = [str(key.value) for key, _ in feeds.value]
        starts = [key.start_mark.index for key, _ in feeds.value]
        values = [value for _, value in feeds.value]
    else:
        values = list(feeds.value)
        starts = [value.start_mark.index for value in values]
        names = feed_names(str(found.value) if (found := _address(value)) else "" for value in values)
    ends = [*starts[1:], feeds.end_mark.index]
    yield from (_Item(*given) for given in zip(names, values, starts, ends, strict=True))


def _address(value: Node) -> ScalarNode | None:
    """The node of a feed's address: the feed itself when it is bare."""
    found = value
    if isinstance(value, MappingNode):
        found = next((address for key, address in value.value if key.value == "url"), value)
    return found if isinstance(found, ScalarNode) else None


def _last(text: str, item: _Item) -> int:
    """Where the feed ends; a block's own end lies beyond the comments below it."""
    events = YAML(typ="safe", pure=True).parse(text)
    return max(  # type: ignore[no-any-return]  # ruamel types no events
        event.end_mark.index for event in events if item.start <= event.start_mark.index < item.end
    )


def _comment(line: str, column: int) -> str:
    at = min(column, len(line) - len(line.lstrip(" ")))
    return f"{line[:at]}# {line[at:]}" if line.strip() else line


def _scalar(value: str, style: str | None) -> str:
    """The value in the quotes that it had; those that it needs where it had none."""
    if style == '"':
        return json.dumps(value, ensure_ascii=False)
    if style == "'":
        return "'" + value.replace("'", "''") + "'"
    yaml = YAML()
    yaml.default_flow_style, yaml.width = True, 1_000_000
    stream = io.StringIO()
    yaml.dump([value], stream)
    return re.sub(r"^\[|\]\s*$", "", stream.getvalue())


def _refused(text: str, item: _Item, file: str, message: str) -> ConfigError:
    line = text.count("\n", 0, item.start) + 1
    return ConfigError((Problem(file, line, f"feeds.{item.name}", message),))
