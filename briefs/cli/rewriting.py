"""feeds.yaml written anew by a command: whole or not at all, and only when it would be accepted."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from difflib import unified_diff
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from briefs.cli.context import Failed

if TYPE_CHECKING:
    from briefs.config import Config


def rewrite(config: Config, text: str, undone: str) -> Config:
    """Replaces feeds.yaml by the text and loads it; Failed says what is `undone` when that cannot be."""
    from briefs.config import load
    from briefs.domain.errors import ConfigError

    path = config.path.resolve()
    if not os.access(path, os.W_OK):
        raise Failed(f"{config.path} is write-protected; make it writable for this user; {undone}")
    try:
        with TemporaryDirectory(prefix=".briefs-", dir=path.parent) as folder:
            part = Path(folder) / path.name  # under its own name, so that problems name it
            _write(part, text, like=path)
            accepted = load(part, {})
            part.replace(path)
    except ConfigError as error:
        raise Failed(f"{undone}, since {path.name} would be wrong then:\n{error}") from error
    except OSError as error:
        mend = "make its folder writable for this user"
        raise Failed(f"cannot write {path}: {error.strerror}; {mend}; {undone}") from error
    return replace(accepted, path=config.path)


def difference(before: str, after: str) -> Iterator[str]:
    """The lines that change, each as `-` and `+`, with the place of each."""
    lines = unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    yield from (line for number, line in enumerate(lines) if number > 1)


def _write(part: Path, text: str, like: Path) -> None:
    """The text with the marks of the file that it replaces, on the disk when this returns."""
    mark = b"\xef\xbb\xbf" if like.read_bytes().startswith(b"\xef\xbb\xbf") else b""
    with part.open("wb") as stream:
        stream.write(mark + text.encode())
        stream.flush()
        os.fsync(stream.fileno())
    shutil.copymode(like, part)
