"""Feeds that feeds.yaml lacks, and its text with them added: every other character stays as it is."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ruamel.yaml import YAML
from ruamel.yaml.nodes import CollectionNode, MappingNode

from briefs.config.names import feed_names, same_address
from briefs.config.values import FEED_NAME, address
from briefs.config.words import shown
from briefs.domain.errors import ConfigError, Problem
from briefs.domain.feed import Feed


@dataclass(frozen=True, slots=True)
class Additions:
    """What becomes of feeds that were found: new ones, named; names of known ones; why others are refused."""

    new: tuple[Feed, ...]
    known: tuple[str, ...]
    refused: tuple[str, ...]


def additions(found: Iterable[Feed], feeds: Sequence[Feed]) -> Additions:
    """Which of the feeds that were found are missing among `feeds`; an address counts once.

    Names become names that feeds.yaml takes and that are free; tags are written as they stand there already.
    """
    before = {same_address(feed.url): feed.name for feed in feeds}
    seen, taken = set(before), set(before.values())
    tags = {tag.casefold(): tag for feed in feeds for tag in feed.tags}
    new: list[Feed] = []
    known: list[str] = []
    refused: list[str] = []
    for feed in found:
        url = _web(feed.url)
        try:
            key = same_address(address(url))
        except ValueError as error:
            refused.append(f"{shown(feed.name)}: {shown(url)} {error}")
            continue
        if key in before:
            known.append(before[key])
        elif key not in seen:
            own = dict.fromkeys(tags.setdefault(tag.casefold(), tag) for tag in feed.tags)
            new.append(replace(feed, name=_free(_name(feed.name, url), taken), url=url, tags=tuple(own)))
            seen.add(key)
            taken.add(new[-1].name)
    return Additions(tuple(new), tuple(dict.fromkeys(known)), tuple(refused))


def with_feeds(text: str, new: Sequence[Feed], file: str) -> str:
    """The text of an accepted feeds.yaml with the feeds below its last one, in the form that it uses.

    ConfigError, with the mend, where its feeds stand in {} or [], which have no line of their own to add.
    """
    feeds = feeds_of(text)
    if feeds.flow_style:
        message = "stands in brackets; write each feed on a line of its own below 'feeds:', and try again"
        raise ConfigError((Problem(file, feeds.start_mark.line + 1, "feeds", message),))
    break_ = "\r\n" if "\r\n" in text else "\n"
    indent = " " * feeds.start_mark.column
    lines = [f"{break_}{indent}{_line(feed, named=isinstance(feeds, MappingNode))}" for feed in new]
    at = line_end(text, _end(text, feeds))
    return text[:at] + "".join(lines) + text[at:]


def _web(url: str) -> str:
    """The address that a "feed:" one stands for."""
    return re.sub(r"^feed://", "http://", re.sub(r"^feed:(//)?(?=https?://)", "", url))


def feeds_of(text: str) -> CollectionNode:
    """The node of the feeds in the text of an accepted feeds.yaml."""
    root = YAML(typ="safe", pure=True).compose(text)
    found: CollectionNode = next(value for key, value in root.value if key.value == "feeds")
    return found


def _end(text: str, feeds: CollectionNode) -> int:
    """Where the last feed ends; the block's own end lies beyond the comments below it.

    Events and not nodes, since the node of an alias stands where its anchor is.
    """
    begin, end = feeds.start_mark.index, feeds.end_mark.index
    events = YAML(typ="safe", pure=True).parse(text)
    last = max(event.end_mark.index for event in events if begin <= event.start_mark.index < end)
    return len(text[:last].rstrip())


def line_end(text: str, start: int) -> int:
    """Where the line goes on no further, its break left out; a comment may stand before that."""
    found = re.compile(r"\r?\n|\Z").search(text, start)
    return found.start() if found else len(text)


def _line(feed: Feed, *, named: bool) -> str:
    block: dict[str, object] = {"url": feed.url, "outlet": feed.outlet}
    if feed.tags:
        block["tags"] = list(feed.tags)
    if feed.aggregator:
        block["aggregator"] = True
    if not named:
        return f"- {_flow(block)}"
    return _flow({feed.name: block})[1:-1]


def _flow(value: dict[str, object]) -> str:
    """One line of YAML with the quotes that it needs."""
    yaml = YAML()
    yaml.default_flow_style, yaml.width = True, 1_000_000
    stream = io.StringIO()
    yaml.dump(value, stream)
    return stream.getvalue().strip()


def _name(name: str, url: str) -> str:
    """The name where feeds.yaml takes it, else its letters and digits, else one made of the address."""
    if re.fullmatch(FEED_NAME, name):
        return name
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:70].strip("-") or feed_names([url])[0]


def _free(name: str, taken: set[str]) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name[:70]}-{number}"
    return free
