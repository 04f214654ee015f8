"""Packs what the tests read of two npm packages: `python pack.py caniemail-2.0.2.tgz axe-core-4.14.1.tgz`.

The packages are what `npm pack caniemail@2.0.2 axe-core@4.14.1` brings. Their licences stand beside this file.
Of caniemail's data only each client's newest test result and the notes are kept.
"""

from __future__ import annotations

import json
import lzma
import sys
import tarfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def trimmed(data: dict[str, Any]) -> dict[str, Any]:
    """Features by name: title, notes, and the newest result of each client, such as "a #1"."""
    features = {}
    for feature in data["data"]:
        results = {
            f"{family}.{platform}": list(versions.values())[-1]
            for family, platforms in feature["stats"].items()
            for platform, versions in platforms.items()
            if versions
        }
        features[feature["slug"]] = {
            "title": feature["title"].strip(),
            "results": results,
            "notes": feature["notes_by_num"] or {},
        }
    return {"updated": data["last_update_date"][:10], "features": features}


def read(package: Path, name: str) -> bytes:
    with tarfile.open(package) as given:
        file = given.extractfile(f"package/{name}")
        if file is None:
            raise FileNotFoundError(name)
        return file.read()


def write(name: str, data: bytes) -> None:
    (HERE / name).write_bytes(lzma.compress(data, preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    caniemail, axe = map(Path, sys.argv[1:])
    kept = trimmed(json.loads(read(caniemail, "data/caniemail.json")))
    write("caniemail.json.xz", json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode())
    write("axe.min.js.xz", read(axe, "axe.min.js"))
    (HERE / "LICENSE.axe-core").write_bytes(read(axe, "LICENSE") + b"\n" + read(axe, "LICENSE-3RD-PARTY.txt"))
