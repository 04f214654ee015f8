"""The packaged tables: outlets, prices, names in several languages, and how common words are."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

from briefs.domain.article import Article, Outlet, Outlets
from briefs.domain.model import Price
from briefs.domain.names import Name, Names
from briefs.domain.story import Vocabulary
from briefs.newsroom.vocabulary import words

LANGUAGES = ("en", "ja", "zh")


def load_outlets() -> Outlets:
    """The table of outlets: name, publisher family, country, language, kind, aliases."""
    return Outlets(tuple(_outlet(row) for row in _read("outlets.yaml")))


def load_prices() -> tuple[Price, ...]:
    """List prices of well-known models."""
    return tuple(Price(row["model"], row["prompt"], row["completion"]) for row in _read("prices.yaml"))


def load_names() -> Names:
    """The gazetteer."""
    return Names(tuple(_name(row) for row in _read("names.yaml")))


def load_background() -> Vocabulary:
    """The vocabulary to begin with, before anything was read."""
    data = _read("background.yaml")
    counts: dict[str, int] = {}
    for count, text in data["counts"].items():
        for word in words(Article("", "", text)):
            counts[word.term] = max(int(count), counts.get(word.term, 0))
    return Vocabulary(0, data["documents"], counts)


def _outlet(row: dict[str, Any]) -> Outlet:
    return Outlet(
        name=row["name"],
        family=row.get("family", row["name"]),
        country=row.get("country", ""),
        lang=row.get("lang", ""),
        kind=row.get("kind", ""),
        aliases=tuple(row.get("aliases", ())),
    )


def _name(row: dict[str, Any]) -> Name:
    forms = tuple((lang, form) for lang in LANGUAGES for form in row.get(lang, ()))
    return Name(row["key"], forms, row.get("common", False))


def _read(name: str) -> Any:
    text = files("briefs").joinpath("data", name).read_text(encoding="utf-8")
    return YAML(typ="safe").load(text)
