"""A feeds.yaml that changes under a running program, however an editor writes it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefs.config import Config
from briefs.config.watching import Watch

ONE = "version: 1\nfeeds: {ft: https://ft.example/rss}\n"
TWO = "version: 1\nfeeds: {ft: https://ft.example/rss, scmp: https://scmp.example/rss}\n"


@pytest.fixture
def file(tmp_path) -> Path:
    path = tmp_path / "feeds.yaml"
    path.write_text(ONE.ljust(len(TWO)))
    return path


@pytest.fixture
def watch(file) -> Watch:
    watch = Watch(file, {})
    assert feeds(watch.look()) == ["ft"]
    return watch


def feeds(found) -> list[str]:
    assert isinstance(found, Config), found
    return [feed.name for feed in found.feeds]


def replaced(file: Path) -> None:
    (file.parent / "new").write_text(TWO)
    (file.parent / "new").replace(file)


def replaced_by_one_of_the_same_length_and_time(file: Path) -> None:
    (file.parent / "new").write_text(TWO)
    os.utime(file.parent / "new", ns=(0, file.stat().st_mtime_ns))
    (file.parent / "new").replace(file)


def linked(file: Path) -> None:
    (file.parent / "target").write_text(TWO)
    file.unlink()
    file.symlink_to(file.parent / "target")


CHANGES = [lambda file: file.write_text(TWO), replaced, replaced_by_one_of_the_same_length_and_time, linked]


@pytest.mark.parametrize("change", CHANGES, ids=["in place", "replaced", "same time", "linked"])
def test_a_change_is_seen_at_the_next_look(watch, file, change):
    change(file)
    assert feeds(watch.look()) == ["ft", "scmp"]


def test_a_file_that_did_not_change_is_not_read_again(watch, monkeypatch):
    monkeypatch.setattr("briefs.config.watching.load", None)
    assert feeds(watch.look()) == ["ft"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, "does not exist"),
        ("", "is empty"),
        (TWO[:20], "is not closed"),
        ("version: 1\nfeeds: {ft: {url: https://ft.example/rss, evry: 1h}}\n", "feeds.yaml:2 feeds.ft.evry"),
    ],
    ids=["gone", "empty", "half written", "mistaken"],
)
def test_a_broken_file_is_what_is_wrong_with_it_until_it_is_mended(watch, file, text, words):
    file.unlink()
    if text is not None:
        file.write_text(text)
    for _ in range(2):
        assert words in str(watch.look()[0])
    file.write_text(TWO)
    assert feeds(watch.look()) == ["ft", "scmp"]
