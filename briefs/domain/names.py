"""Names that are written differently in each language, so that reports of one event can meet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Sounds = Mapping[str, tuple[str, ...]]
"""How each letter or syllable of a script may sound as consonants; "-" is a vowel."""


@dataclass(frozen=True, slots=True)
class Name:
    """One country, capital, person, body or topic: its English key and its written forms by language.

    A trailing * of a form's word stands for any ending. `common` marks places and topics: they are shared by
    much of a day's news and prove little. `kind` is "who" (a person or body), "where", "what" (an event) or
    "role" (an office or service, which is in much of the news of any event); a "person" is a well-known who.
    """

    key: str
    forms: tuple[tuple[str, str], ...]
    common: bool = False
    kind: str = "who"


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """The gazetteer, and how languages write dates, numbers and sounds; without one, languages stay apart.

    `months` and `counts` map a language's words to numbers, `scales` words of any language to factors,
    `sounds` a script to its letters' sounds, `simpler` traditional Chinese characters to simplified ones, by
    code point as str.translate wants them.
    """

    table: tuple[Name, ...] = ()
    months: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    scales: Mapping[str, int] = field(default_factory=dict)
    sounds: Mapping[str, Sounds] = field(default_factory=dict)
    simpler: Mapping[int, str] = field(default_factory=dict)
