"""When a feeds.yaml that changed is in force, and what the log says of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from briefs.config import Config
from briefs.config.watching import Found

SHOWN = 10
"""How many mistakes one line of the log names; `briefs config check` names all."""


def in_force(config: Config, before: Found, found: Found) -> Config:
    """The configuration after a look: the file's when it was accepted anew, else the one in force.

    A file is held to be `refused` when it was broken at the look before as well: an editor may be saving it.
    """
    if not isinstance(found, Config):
        return replace(config, refused=() if isinstance(before, Config) else found)
    return replace(config, refused=()) if found.text == config.text else found


def said(config: Config, before: Found, found: Found, number: int) -> str:
    """What a look adds to the log, "" for nothing; `number` is the revision in force after it."""
    if not isinstance(found, Config):
        return "" if found == before else f"{config.path.name} is refused, {_stays(number)}: {_some(found)}"
    if found.text != config.text:
        return f"{config.path.name} is taken over as revision {number}: {changes(config, found)}"
    return "" if isinstance(before, Config) else f"{config.path.name} is as it was, {_stays(number)}"


def changes(before: Config, after: Config) -> str:
    """What is different, in words: "2 feeds added, 1 changed; newsletter asia changed"."""
    found = [_counted(before, after), *_newsletters(before, after)]
    found += [f"{part} changed" for part in ("site", "fetching", "referee") if _differs(before, after, part)]
    return "; ".join(filter(None, found)) or "comments and layout only"


def _counted(before: Config, after: Config) -> str:
    old, new = ({feed.name: feed for feed in config.feeds} for config in (before, after))
    counts = [(len(names), verb) for verb, names in _compared(old, new)]
    if not counts:
        return ""
    noun = "feed" if counts[0][0] == 1 else "feeds"
    first, *rest = (f"{count} {verb}" for count, verb in counts)
    return ", ".join([first.replace(" ", f" {noun} ", 1), *rest])


def _newsletters(before: Config, after: Config) -> Iterator[str]:
    old, new = ({item.name: item for item in config.newsletters} for config in (before, after))
    for verb, names in _compared(old, new):
        yield f"newsletter{'s' if len(names) > 1 else ''} {', '.join(names)} {verb}"


def _compared(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Each thing that happened, and the names to which it did."""
    found = {
        "added": [name for name in new if name not in old],
        "removed": [name for name in old if name not in new],
        "changed": [name for name in new if name in old and old[name] != new[name]],
    }
    yield from ((verb, names) for verb, names in found.items() if names)


def _differs(before: Config, after: Config, part: str) -> bool:
    return bool(getattr(before, part) != getattr(after, part))


def _stays(number: int) -> str:
    return f"revision {number} stays in force"


def _some(problems: tuple[Any, ...]) -> str:
    more = f"; and {len(problems) - SHOWN} more" if len(problems) > SHOWN else ""
    return "; ".join(map(str, problems[:SHOWN])) + more
