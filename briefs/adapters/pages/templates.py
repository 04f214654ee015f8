"""The templates of each newsletter, as they stand in the operator's folder at the moment, and ours."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from jinja2 import Environment

from briefs.adapters.pages.environment import NEWSLETTERS, render
from briefs.domain.errors import TemplateError

log = logging.getLogger("briefs")

Broken = list[TemplateError]
"""What was wrong with templates of an operator, in the order in which it was met."""

Printed = TypeVar("Printed")

Make = Callable[[Path | None, str], Environment]
"""Makes an environment of an operator's folder and the name of a newsletter that has templates of its own."""

Seen = frozenset[tuple[str, int, int]]


class Templates:
    """Environments by newsletter, made anew when a file of the operator's folder is another than before."""

    def __init__(self, overrides: Path | None, make: Make) -> None:
        self._overrides = overrides
        self._make = make
        self._own: dict[str, Environment] = {}
        self._seen: Seen = frozenset()
        self._told: set[str] = set()
        self.ours = make(None, "")

    def of(self, newsletter: str = "") -> Environment:
        """The templates of a newsletter; without a name, those of none in particular."""
        if self._overrides is None:
            return self.ours
        # Jinja looks at a template's own file, not at those that it imports or that begin to replace it
        seen = frozenset(_files(self._overrides))
        if seen != self._seen:
            self._own, self._seen = {}, seen
        own = newsletter if (self._overrides / NEWSLETTERS / newsletter).is_dir() else ""
        if own not in self._own:
            self._own[own] = self._make(self._overrides, own)
        return self._own[own] if seen else self.ours

    def first(self, newsletter: str, by: Callable[[Environment], Printed], broken: Broken) -> Printed:
        """What the newsletter's templates print, or where one is broken, ours; `broken` is added to."""
        own = self.of(newsletter)
        if own is self.ours:
            return by(own)
        try:
            return by(own)
        except TemplateError as error:
            broken.append(error)
            return by(self.ours)

    def printed(self, name: str, values: Mapping[str, Any]) -> str:
        """A template of no newsletter in particular, or where it is broken, ours; each fault is logged once.

        TemplateError when ours is broken.
        """
        broken: Broken = []
        text = self.first("", lambda those: render(those, name, values), broken)
        for line in dict.fromkeys(map(str, broken)):
            if line not in self._told:
                self._told.add(line)
                log.warning("%s; the packaged template takes its place", line)
        return text


def _files(folder: Path) -> Iterator[tuple[str, int, int]]:
    for path in folder.rglob("*"):
        try:
            found = path.stat()
        except OSError:
            continue  # gone meanwhile
        yield str(path), found.st_mtime_ns, found.st_size
