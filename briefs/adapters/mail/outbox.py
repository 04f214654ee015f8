"""The outbox: a folder with one .eml file per mail, for trying out and for servers that pick mail up."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

from briefs.adapters.mail.mime import digest, envelope, to_bytes
from briefs.domain.audience import Mail
from briefs.domain.errors import MailError, StoreError


class Outbox:
    """Writes each mail once; a file that is there is whole, and stays as it is."""

    knows_what_left = True

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def has_left(self, message_id: str) -> bool:
        """Whether the file of that Message-ID is in the folder; StoreError when that cannot be seen."""
        try:
            return any(self._folder.glob(f"*-{digest(message_id)}.eml"))
        except OSError as error:
            raise StoreError(f"cannot read the outbox {self._folder}: {error.strerror}") from error

    def send(self, mail: Mail) -> None:
        """Writes the mail and waits for the disk; a mail that is there already is left alone."""
        data = to_bytes(mail)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            file = self._folder / _file_name(mail)
            if not file.exists():
                _write_whole(file, data)
        except OSError as error:
            raise MailError(
                f"cannot write to the outbox {self._folder}: {error.strerror}", temporary=True
            ) from error

    def close(self) -> None:
        """Nothing is held open."""


def _file_name(mail: Mail) -> str:
    """The brief and the address for people, the digest for the program."""
    brief = mail.message_id.strip("<>").rpartition("@")[0].rpartition(".")[0]
    readable = re.sub(r"[^\w@.+=-]+", "_", f"{brief}-{envelope(mail)[1]}", flags=re.ASCII)
    return f"{readable[:200].lstrip('.')}-{digest(mail.message_id)}.eml"


def _write_whole(file: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
    _sync_folder(file.parent)


def _sync_folder(folder: Path) -> None:
    """Makes the new name outlive a power cut."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
