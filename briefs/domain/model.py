"""What is asked of a language model, what it answered, and what that cost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Prompt:
    """One request for one story: messages, the reply's JSON schema, and what the ids in it stand for.

    `passages` maps the ids that the model may cite to passage keys; `version` is the prompt's own.
    """

    version: str
    story: str
    system: str
    user: str
    schema: Mapping[str, Any]
    passages: Mapping[str, str]
    max_tokens: int


@dataclass(frozen=True, slots=True)
class Reply:
    """A model's raw answer with its usage; `estimated` when the server did not count tokens."""

    text: str
    model: str
    prompt_tokens: int
    completion_tokens: int
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Embedded:
    """Texts as vectors of one length, in their order, and the tokens that took; `estimated` as in a reply."""

    vectors: tuple[tuple[float, ...], ...]
    tokens: int
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """One paid request in the ledger: reserved before it is made, settled when it is answered."""

    key: str
    brief: str
    story: str
    model: str
    prompt_version: str
    at: datetime
    tokens: int
    usd: float
    outcome: str = "reserved"
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Spent:
    """Tokens and US dollars of calls, reservations included."""

    tokens: int = 0
    usd: float = 0.0


@dataclass(frozen=True, slots=True)
class Price:
    """US dollars per million tokens of a model; from the packaged table, overridable."""

    model: str
    prompt: float
    completion: float
