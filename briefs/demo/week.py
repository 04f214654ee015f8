"""The sample week: invented reports of 20 to 26 June 2025, read from the packaged YAML files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any
from urllib.parse import urlsplit

from ruamel.yaml import YAML

NOTICE = "Sample text, not these papers' words."
"""Stands on every page and in every feed of the sample, so that nobody takes it for the papers' own."""

EXPECTED = "expected.yaml"


class Dialect(StrEnum):
    """The format in which a sample outlet publishes its feed."""

    RSS2 = "rss2"
    RSS1 = "rss1"
    ATOM = "atom"
    JSONFEED = "jsonfeed"


class Access(StrEnum):
    """Whether article pages may be read: open, refused with 403, or also closed by robots.txt."""

    OPEN = "open"
    FORBIDDEN = "forbidden"
    ROBOTS = "robots"


@dataclass(frozen=True, slots=True)
class SampleEntry:
    """One report: `summary` is all that the feed tells, `paragraphs` what its page shows."""

    at: datetime
    slug: str
    title: str
    link: str
    guid: str
    summary: str = ""
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SampleOutlet:
    """One outlet of the sample with its feed; `name` is its file's name, entries are oldest first."""

    name: str
    outlet: str
    dialect: Dialect
    feed: str
    site: str
    language: str
    access: Access
    entries: tuple[SampleEntry, ...]

    @property
    def feed_host(self) -> str:
        """The host that serves the feed."""
        return urlsplit(self.feed).netloc

    @property
    def site_host(self) -> str:
        """The host that serves the articles' pages."""
        return urlsplit(self.site).netloc


@dataclass(frozen=True, slots=True)
class ExpectedStory:
    """The slugs of one story's reports; those in other languages belong to it if linking is sure."""

    name: str
    entries: tuple[str, ...]
    other_languages: tuple[str, ...] = ()
    first: str = ""


@dataclass(frozen=True, slots=True)
class NearMiss:
    """Two slugs that look alike and must never be in one story, and what tells them apart."""

    one: str
    other: str
    because: str


@dataclass(frozen=True, slots=True)
class Expected:
    """What grouping should find in the sample week."""

    stories: tuple[ExpectedStory, ...]
    near_misses: tuple[NearMiss, ...]


def load_week() -> tuple[SampleOutlet, ...]:
    """Every outlet of the sample week, by file name."""
    folder = files("briefs.demo") / "week"
    sources = [file for file in folder.iterdir() if file.name.endswith(".yaml") and file.name != EXPECTED]
    return tuple(_outlet(file) for file in sorted(sources, key=lambda file: file.name))


def load_expected() -> Expected:
    """The stories and near misses of the sample week."""
    raw = _read(files("briefs.demo") / "week" / EXPECTED)
    stories = tuple(_story(name, story) for name, story in raw["stories"].items())
    return Expected(stories, tuple(NearMiss(**miss) for miss in raw["near_misses"]))


def _read(file: Traversable) -> dict[str, Any]:
    loaded: dict[str, Any] = YAML(typ="safe").load(file.read_text(encoding="utf-8"))
    return loaded


def _story(name: str, raw: Mapping[str, Any]) -> ExpectedStory:
    others = tuple(raw.get("other_languages", ()))
    return ExpectedStory(name, tuple(raw["entries"]), others, raw.get("first", ""))


def _outlet(file: Traversable) -> SampleOutlet:
    raw = _read(file)
    entries = [_entry(entry, raw["site"]) for entry in raw["entries"]]
    return SampleOutlet(
        name=file.name.removesuffix(".yaml"),
        outlet=raw["outlet"],
        dialect=Dialect(raw["dialect"]),
        feed=raw["feed"],
        site=raw["site"],
        language=raw["language"],
        access=Access(raw["access"]),
        entries=tuple(sorted(entries, key=lambda entry: entry.at)),
    )


def _entry(raw: Mapping[str, Any], site: str) -> SampleEntry:
    link = f"{site}/{raw['slug']}"
    summary = raw.get("summary", "")
    body = [paragraph.strip() for paragraph in raw.get("page", "").split("\n\n")]
    return SampleEntry(
        at=datetime.fromisoformat(raw["at"]),
        slug=raw["slug"],
        title=raw["title"],
        link=link,
        guid=raw.get("guid", link),
        summary=summary,
        paragraphs=tuple(text for text in (summary, *body) if text),
    )
