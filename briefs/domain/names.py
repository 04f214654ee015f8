"""Names that are written differently in each language, so that reports of one event can meet."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """One country, capital, person or body: its English key and its written forms by language.

    `common` marks places and topics: they are shared by much of a day's news and prove little.
    """

    key: str
    forms: tuple[tuple[str, str], ...]
    common: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """The gazetteer; without one, stories never join across languages."""

    table: tuple[Name, ...] = ()
