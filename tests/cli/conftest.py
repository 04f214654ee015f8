"""A folder with a feeds.yaml whose `*.test` hosts are the loopback server."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from briefs.adapters.store.sql import open_store

HEAD = "version: 1\nfetching: {host_delay: 0s}\nfeeds:\n"


@pytest.fixture(scope="session")
def migrated(tmp_path_factory) -> Path:
    """A database with the newest tables; a copy of it is quicker than another one."""
    file = tmp_path_factory.mktemp("migrated") / "briefs.db"
    open_store(f"sqlite:///{file}").close()
    return file


@pytest.fixture
def database(migrated, tmp_path) -> Path:
    """The database of the feeds.yaml in the test's folder, with nothing in it."""
    (tmp_path / "var").mkdir()
    return Path(shutil.copy(migrated, tmp_path / "var" / "briefs.db"))


@pytest.fixture
def feeds_file(loopback, tmp_path, monkeypatch) -> Callable[[str], Path]:
    """Writes feeds.yaml with these lines of feeds, and sends the program's requests to the server."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BRIEFS_ALLOWED_NETWORKS", "127.0.0.1/32")
    monkeypatch.setenv("BRIEFS_CONNECT_TO", f"*.test=127.0.0.1:{loopback.port}")

    def write(feeds: str) -> Path:
        file = tmp_path / "feeds.yaml"
        file.write_text(HEAD + feeds, encoding="utf-8")
        return file

    return write


def rss(
    *pages: int,
    host: str = "quay.test",
    title: str = "Quay Post",
    date: str = "Mon, 23 Jun 2025 10:00:00 GMT",
) -> bytes:
    """A feed that lists these pages."""
    dated = f"<pubDate>{date}</pubDate>" if date else ""
    items = "".join(
        f"<item><title>Report {page} from the quay</title><link>http://{host}/{page}</link>{dated}</item>"
        for page in pages
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>'.encode()


@pytest.fixture(name="rss")
def _rss() -> Callable[..., bytes]:
    return rss
