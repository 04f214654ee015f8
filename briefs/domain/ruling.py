"""The referee: a model that is asked about stories of which grouping is not sure, and what it said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Referee:
    """Whether there is one, which model it is ("" is the configured one), and what a day of it may cost.

    A cap of 0 is none.
    """

    on: bool = False
    model: str = ""
    day_usd: float = 0.10
    day_tokens: int = 150_000


class Says(StrEnum):
    """What two stories are to each other."""

    SAME = "same"
    RELATED = "related"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two groups of articles of which grouping is not sure, by the articles' ids; `joined` is what it did.

    The first of each group are the two that lie nearest; the rest are a few others, oldest first.
    """

    one: tuple[str, ...]
    other: tuple[str, ...]
    joined: bool


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the referee said of the stories of two articles; weaker than any word of an editor."""

    one: str
    other: str
    says: Says
    model: str
    at: datetime
