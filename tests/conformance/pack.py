"""Packs feedparser's test files from its source distribution: `python pack.py feedparser-6.0.14.tar.gz`.

The distribution is what `pip download --no-binary :all: --no-deps feedparser==6.0.14` brings. Its licence goes
into the archive and stands beside it.
"""

from __future__ import annotations

import io
import sys
import tarfile
from pathlib import Path

FOLDERS = ("wellformed", "illformed", "encoding", "entities")


def pack(source: Path, target: Path) -> int:
    """Writes the files in a fixed order, without times or owners; returns how many."""
    with tarfile.open(source) as given, tarfile.open(target, "w:xz", preset=9) as made:
        found = {_short(member.name): member for member in given.getmembers() if member.isfile()}
        wanted = sorted(name for name in found if name and (name == "LICENSE" or _is_test(name)))
        for name in wanted:
            data = given.extractfile(found[name])
            if data is not None:
                body = data.read()
                entry = tarfile.TarInfo(name.removeprefix("tests/"))
                entry.size = len(body)
                made.addfile(entry, io.BytesIO(body))
    return len(wanted)


def _short(name: str) -> str:
    return name.partition("/")[2]


def _is_test(name: str) -> bool:
    return name.endswith(".xml") and name.startswith(tuple(f"tests/{folder}/" for folder in FOLDERS))


if __name__ == "__main__":
    archive = Path(sys.argv[1])
    here = Path(__file__).parent
    count = pack(archive, here / f"{archive.name.removesuffix('.tar.gz')}.tar.xz")
    sys.stdout.write(f"{count} files\n")
