"""Public paths as they are asked for, in the one form in which `newsroom.paths` makes them."""

from __future__ import annotations

from urllib.parse import quote, unquote


def segments(path: str) -> tuple[str, ...]:
    """The parts of a path between its slashes, decoded."""
    return tuple(unquote(part) for part in path.split("/"))


def canonical(raw: str) -> str:
    """A path as it was asked for, encoded as `newsroom.paths` does (RFC 3986 §6.2.2)."""
    return "/".join(quote(part, safe="") for part in segments(raw))
