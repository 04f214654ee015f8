"""What a request to a model costs, before it is made and after."""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefs.domain.model import Price, Prompt, Reply

PER_TOKEN = 3.5
"""Characters of a token in alphabetic scripts: an estimate on the high side, without loading a tokeniser."""

STORY = (6_000, 1_200)
"""Tokens of the request and of the answer for a story of four long reports."""

PER_WIDE = 1.3
"""Tokens of a Chinese, Japanese or Korean character, on the high side too."""

OVERHEAD = 20
"""Tokens that a server adds around two messages."""

_WIDE = re.compile(r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef]")
_DATED = r"-(?:\d{4}-\d{2}-\d{2}|\d{4}|latest)"


@dataclass(frozen=True, slots=True)
class Estimate:
    """What requests may cost at most; `usd` is None when the model's price is not known."""

    tokens: int
    usd: float | None

    def __str__(self) -> str:
        price = "price unknown" if self.usd is None else f"at most ${self.usd:.2f}"
        return f"{self.tokens:,} tokens, {price}"


def tokens(text: str) -> int:
    """How many tokens a text may have; more often too many than too few."""
    wide = len(_WIDE.findall(text))
    return math.ceil((len(text) - wide) / PER_TOKEN + wide * PER_WIDE)


def prompt_tokens(prompt: Prompt) -> int:
    """Tokens that a request may take before its answer, its schema included."""
    return tokens(prompt.system) + tokens(prompt.user) + tokens(json.dumps(dict(prompt.schema))) + OVERHEAD


def most(prompt: Prompt, model: str, prices: Sequence[Price]) -> Estimate:
    """The most that a request may cost: what is reserved before it is made."""
    asked = prompt_tokens(prompt)
    return Estimate(asked + prompt.max_tokens, cost(asked, prompt.max_tokens, model, prices))


def spent(reply: Reply, model: str, prices: Sequence[Price]) -> Estimate:
    """What a reply has cost by its usage."""
    usd = cost(reply.prompt_tokens, reply.completion_tokens, model, prices)
    return Estimate(reply.prompt_tokens + reply.completion_tokens, usd)


def outlook(stories: int, model: str, prices: Sequence[Price]) -> Estimate:
    """The most that a run of so many stories is likely to cost, told before anything is chosen."""
    asked, answered = (2 * stories * each for each in STORY)
    return Estimate(asked + answered, cost(asked, answered, model, prices))


def cost(asked: int, answered: int, model: str, prices: Sequence[Price]) -> float | None:
    """US dollars for tokens of a request and of its answer; None when the price is unknown."""
    found = price(model, prices)
    return None if found is None else (asked * found.prompt + answered * found.completion) / 1_000_000


def price(model: str, prices: Sequence[Price]) -> Price | None:
    """The model's price; a dated name ("gpt-4o-2024-08-06") has the price of the plain one."""
    fits = (one for one in prices if re.fullmatch(rf"{re.escape(one.model)}(?:{_DATED})?", model))
    return next(fits, None)


def key(prompt: Prompt, model: str, endpoint: str) -> str:
    """SHA-256 over everything that decides a reply: the request, the model and its server."""
    decides = {
        "version": prompt.version,
        "system": prompt.system,
        "user": prompt.user,
        "schema": dict(prompt.schema),
        "max_tokens": prompt.max_tokens,
        "model": model,
        "endpoint": endpoint,
    }
    return hashlib.sha256(json.dumps(decides, sort_keys=True).encode()).hexdigest()
