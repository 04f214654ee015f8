"""The public site as files in a folder: exactly the pages that are shown live, whole or not at all.

What an export wrote stands in a manifest in the folder, and nothing else is ever overwritten or removed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from briefs.adapters.pages.environment import environment
from briefs.adapters.pages.templates import Templates
from briefs.bootstrap import overrides
from briefs.domain.errors import ExportError, TemplateError
from briefs.ports import Engine, Services
from briefs.web.site.address import segments
from briefs.web.site.kinds import KINDS
from briefs.web.site.library import Library

MANIFEST = ".briefs-export"
"""The file that lists what was written, with the SHA-256 of each file; "" while it may not be written yet."""

PART = ".briefs-export.part"
"""What is written next; it becomes its page in one step, so that a kill leaves no half of one."""

Files = Mapping[str, str]
"""Files of the folder by their path in it, with what the manifest says of each."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export did; `left` were to be removed, but somebody else had changed them."""

    pages: int
    changed: int
    removed: int
    left: tuple[str, ...]


def library(services: Services) -> Library:
    """The published briefs with the operator's templates, for all pages together."""
    return Library(services, Templates(overrides(services.config.path), environment), KINDS, whole=True)


def export(library: Library, folder: Path, engine: Engine) -> Exported:
    """Writes every public page into the folder and removes those that are gone.

    ExportError when the folder holds what no export wrote, or cannot be written. A page that cannot be made
    fails alone, and stays as it was; TemplateError ends the export, since every other page would fail too.
    """
    with _explained(folder):
        before = _manifest(folder)
        wanted = {file_of(listed.path): listed.path for listed in library.paths()}
        _refuse_foreign(folder, wanted, before)
        _remember(folder, before, {**before, **{file: "" for file in wanted if file not in before}})
        written, changed = _write(library, folder, engine, wanted, before)
        gone = before.keys() - wanted.keys()
        left = tuple(sorted(file for file in gone if not _remove(folder, file, before[file])))
        (folder / PART).unlink(missing_ok=True)
        _remember(folder, before, written)
    return Exported(len(written), changed, len(gone) - len(left), left)


def file_of(path: str) -> str:
    """The file in which a public path stands: its parts as a browser decodes them from disk.

    ExportError when one of them is no file's name.
    """
    parts = segments(path)
    for part in parts:
        if part in {"", ".", ".."} or any(sign in part for sign in "/\\\0"):
            raise ExportError(f"no file can be called {part!r}, and so {path} cannot be exported")
    return "/".join(parts)


def _write(
    library: Library, folder: Path, engine: Engine, wanted: Mapping[str, str], before: Files
) -> tuple[dict[str, str], int]:
    written: dict[str, str] = {}
    changed = 0
    with engine.track("exporting", len(wanted)) as done:
        for file, path in wanted.items():
            with _item(engine, path):
                if file in before:
                    written[file] = before[file]
                if (page := library.page(path)) is not None:
                    written[file] = sha256(page.content).hexdigest()
                    changed += _put(folder, file, page.content)
            done()
    return written, changed


@contextmanager
def _item(engine: Engine, path: str) -> Iterator[None]:
    """Guards one page, but not against what every page would meet."""
    broken: Exception | None = None
    with engine.item("export", path):
        try:
            yield
        except (OSError, TemplateError) as error:
            broken = error
    if broken:
        raise broken


def _put(folder: Path, file: str, content: bytes) -> bool:
    """Whether the file had to be written; one that holds this content already is not touched."""
    place = folder / file
    if place.is_file() and place.read_bytes() == content:
        return False
    place.parent.mkdir(parents=True, exist_ok=True)
    part = folder / PART
    part.write_bytes(content)
    part.replace(place)
    return True


def _remove(folder: Path, file: str, hash: str) -> bool:
    """Whether the file is gone; one that is no longer what an export wrote stays."""
    place = folder / file
    if place.is_file():
        if hash and sha256(place.read_bytes()).hexdigest() != hash:
            return False
        place.unlink()
    for above in place.relative_to(folder).parents[:-1]:
        if (folder / above).is_dir() and not any((folder / above).iterdir()):
            (folder / above).rmdir()
    return True


def _manifest(folder: Path) -> Files:
    """What earlier exports wrote; ExportError when the folder holds files and no manifest."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / MANIFEST
    if file.is_file():
        return _read(file)
    if any(one.name != PART for one in folder.iterdir()):
        raise ExportError(
            f"{folder} holds files that no export wrote; name an empty folder, or one that an export made"
        )
    return {}


def _read(file: Path) -> Files:
    try:
        files = json.loads(file.read_text(encoding="utf-8"))["files"]
        return {_inside(str(name)): str(digest) for name, digest in files.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ExportError(f"{file} is damaged; empty its folder and export again") from error


def _inside(name: str) -> str:
    """The name of a file in the folder; ValueError when it leads out of it."""
    if Path(name).is_absolute() or ".." in Path(name).parts:
        raise ValueError(f"{name} is not in the folder")
    return name


def _refuse_foreign(folder: Path, wanted: Mapping[str, str], before: Files) -> None:
    for file in wanted:
        if file not in before and (folder / file).exists():
            raise ExportError(f"{folder / file} was not written by an export; move it away and export again")


def _remember(folder: Path, before: Files, files: Files) -> None:
    """Before anything is written and again at the end: a killed export knows what it may have written."""
    if files == before and (folder / MANIFEST).is_file():
        return
    whole = {"format": 1, "files": dict(sorted(files.items()))}
    _put(folder, MANIFEST, json.dumps(whole, indent=0).encode())


@contextmanager
def _explained(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        where = error.filename or folder
        raise ExportError(
            f"{where} cannot be written: {error.strerror}; name a folder that you may write"
        ) from error
