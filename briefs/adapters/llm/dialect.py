"""How a server wants to be asked for JSON: what it refuses is asked for in the next simpler way."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any

import openai

from briefs.domain.model import Prompt

_FORMAT = re.compile(r"response_format|json_schema|json_object|grammar|structured", re.IGNORECASE)
_LIMIT = re.compile(r"max_(?:completion_)?tokens")
_NO_MATTER_HOW = re.compile(
    r"context|too (?:long|large)|exceed|content.?(?:filter|policy|management)|quota|billing|api key"
    r"|model .*not",
    re.IGNORECASE,
)


class Rung(IntEnum):
    """Ways to ask for JSON, from the strictest down."""

    SCHEMA = 0
    OBJECT = 1
    PROMPT = 2


@dataclass(frozen=True, slots=True)
class Dialect:
    """What a server and model were found to understand."""

    limit: str
    rung: Rung = Rung.SCHEMA
    limit_refused: bool = False

    def arguments(self, prompt: Prompt, model: str) -> dict[str, Any]:
        """The arguments of chat.completions.create; no temperature, since reasoning models refuse it."""
        return {
            "model": model,
            "messages": [
                {"role": "system", "content": prompt.system},
                {"role": "user", "content": prompt.user},
            ],
            self.limit: prompt.max_tokens,
            **self._format(prompt),
        }

    def simpler(self, error: openai.APIStatusError) -> Dialect | None:
        """What to try after this answer; None when another way of asking would not help."""
        text = f"{error.message} {error.body}"
        if error.status_code in {400, 422} and _is_about_limit(text) and not self.limit_refused:
            return replace(self, limit=_other(self.limit), limit_refused=True)
        if self.rung is Rung.PROMPT or not _is_about_form(error.status_code, text):
            return None
        return replace(self, rung=Rung(self.rung + 1))

    def _format(self, prompt: Prompt) -> dict[str, Any]:
        schema = dict(prompt.schema)
        if self.rung is Rung.SCHEMA:
            named = {"name": "summary", "strict": True, "schema": schema}
            return {"response_format": {"type": "json_schema", "json_schema": named}}
        if self.rung is Rung.OBJECT:
            return {"response_format": {"type": "json_object", "schema": schema}}
        return {}


def _is_about_limit(text: str) -> bool:
    """Servers name both limits when it has too little context; the other name would give no more of that."""
    return bool(_LIMIT.search(text)) and not re.search(r"context|too large", text, re.IGNORECASE)


def _is_about_form(status: int, text: str) -> bool:
    """llama-cpp-python refuses json_schema with a 500; others use 400 or 422, often without saying why."""
    if _FORMAT.search(text):
        return status in {400, 422, 500, 501}
    return status in {400, 422} and not _NO_MATTER_HOW.search(text)


def _other(limit: str) -> str:
    return "max_tokens" if limit == "max_completion_tokens" else "max_completion_tokens"
