"""A feeds.yaml that may change while the program runs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from briefs.config.accepted import Config
from briefs.config.loading import load
from briefs.domain.errors import ConfigError, Problem

Found = Config | tuple[Problem, ...]
"""What a look at the file finds: an accepted configuration, or everything that is wrong with it."""


class Watch:
    """Looks at one file again and again; it is read only when it is another one than at the last look."""

    def __init__(self, path: Path, environ: Mapping[str, str]) -> None:
        self._path = path
        self._environ = environ
        self._sign: tuple[int, ...] = ()
        self._found: Found = ()

    def look(self) -> Found:
        """What stands there now; never raises."""
        sign = _sign(self._path)
        if not sign or sign != self._sign:
            # the sign is older than what is read, so that a change in between is seen at the next look
            self._found, self._sign = self._read(), sign
        return self._found

    def _read(self) -> Found:
        try:
            return load(self._path, self._environ)
        except ConfigError as error:
            return error.problems


def _sign(path: Path) -> tuple[int, ...]:
    """What changes with a file, whether it is written in place or replaced; nothing when it is not there."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return ()
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino
