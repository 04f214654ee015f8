"""A language model behind any OpenAI-compatible server, asked through chat completions."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import Any

import httpx2
import openai

from briefs.adapters.llm.client import OPENAI, client, endpoint_of
from briefs.adapters.llm.dialect import Dialect
from briefs.adapters.llm.translation import FOREIGN, translated
from briefs.domain.errors import ModelRefused, ReplyInvalid
from briefs.domain.model import Prompt, Reply
from briefs.newsroom import budget

DEFAULT = "gpt-5-mini"

ATTEMPTS = 3
"""Calls for one answer, while the server says that it is busy or the connection breaks."""

PATIENCE = 20.0
"""Seconds that a server may ask us to wait; the client library alone would sleep up to 120."""


class OpenAIModel:
    """Asks one model; what the server does not understand is asked for more simply, and remembered.

    `timeout` is in seconds for one attempt. An attempt that timed out is not repeated: it may have been paid.
    """

    def __init__(
        self,
        model: str,
        key: str,
        base_url: str = "",
        timeout: float = 120,
        transport: httpx2.BaseTransport | None = None,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self._name = model or DEFAULT
        self._endpoint = endpoint_of(base_url)
        self._pause = pause
        self._again = partial(
            OpenAIModel, key=key, base_url=base_url, timeout=timeout, transport=transport, pause=pause
        )
        self._others: dict[str, OpenAIModel] = {}
        self._dialect = Dialect("max_completion_tokens" if self._endpoint == OPENAI else "max_tokens")
        self._client = client(key, base_url, timeout, transport)

    @property
    def name(self) -> str:
        """The model's name as the server knows it."""
        return self._name

    @property
    def endpoint(self) -> str:
        """The server's base address."""
        return self._endpoint

    def named(self, name: str) -> OpenAIModel:
        """Another model of the same server; one and the same for a name, since it remembers its dialect."""
        if name == self._name:
            return self
        return self._others.setdefault(name, self._again(name))

    def complete(self, prompt: Prompt) -> Reply:
        """One answer; ModelUnavailable, ModelRefused or ReplyInvalid when there is none to use."""
        try:
            completion = self._completion(prompt)
        except (*FOREIGN, ValueError, TypeError) as error:
            most = Reply("", self._name, budget.prompt_tokens(prompt), prompt.max_tokens, estimated=True)
            raise translated(error, self._endpoint, most) from error
        return self._reply(completion, prompt)

    def _completion(self, prompt: Prompt) -> Any:
        dialect = self._dialect
        while True:
            try:
                completion = self._patiently(prompt, dialect)
            except openai.APIStatusError as error:
                simpler = dialect.simpler(error)
                if simpler is None:
                    raise
                dialect = simpler
            else:
                self._dialect = dialect
                return completion

    def _patiently(self, prompt: Prompt, dialect: Dialect) -> Any:
        for attempt in range(1, ATTEMPTS):
            try:
                return self._client.chat.completions.create(**dialect.arguments(prompt, self._name))
            except openai.APIError as error:
                wait = None if _is_form(error, dialect) else _wait(error, attempt)
                if wait is None:
                    raise
                self._pause(wait)
        return self._client.chat.completions.create(**dialect.arguments(prompt, self._name))

    def _reply(self, completion: Any, prompt: Prompt) -> Reply:
        """The answer's text with its usage; what came without any is estimated."""
        choices = getattr(completion, "choices", None)
        choice = choices[0] if isinstance(choices, list) and choices else None
        message = getattr(choice, "message", None)
        text = getattr(message, "content", None)
        text = text if isinstance(text, str) else ""
        reply = _counted(text, completion, prompt, self._name)
        if message is None:
            raise ReplyInvalid("the model's server answered without a choice", reply)
        if getattr(message, "refusal", None) or getattr(choice, "finish_reason", None) == "content_filter":
            raise ModelRefused("the model declined to write about this story", reply)
        if getattr(choice, "finish_reason", None) == "length":
            raise ReplyInvalid("the model's answer is longer than the room it has", reply)
        if not text.strip():
            raise ReplyInvalid("the model gave an empty answer", reply)
        return reply


def _counted(text: str, completion: Any, prompt: Prompt, model: str) -> Reply:
    usage = getattr(completion, "usage", None)
    asked, answered = getattr(usage, "prompt_tokens", None), getattr(usage, "completion_tokens", None)
    named = getattr(completion, "model", None)
    name = named if isinstance(named, str) and named else model
    if isinstance(asked, int) and isinstance(answered, int) and asked > 0:
        return Reply(text, name, asked, answered)
    return Reply(text, name, budget.prompt_tokens(prompt), budget.tokens(text), estimated=True)


def _is_form(error: openai.APIError, dialect: Dialect) -> bool:
    return isinstance(error, openai.APIStatusError) and dialect.simpler(error) is not None


def _may_have_been_paid(error: openai.APIError) -> bool:
    """Whether the request had left when the connection failed: one reservation must not cover two answers."""
    failed = isinstance(error, openai.APIConnectionError)
    return failed and not isinstance(error.__cause__, httpx2.ConnectError | httpx2.ConnectTimeout)


def _wait(error: openai.APIError, attempt: int) -> float | None:
    """Seconds before the next attempt, as the server asks or growing; None when none is worth it."""
    again = openai.APIConnectionError | openai.RateLimitError | openai.InternalServerError
    if not isinstance(error, again) or _may_have_been_paid(error):
        return None
    headers = error.response.headers if isinstance(error, openai.APIStatusError) else {}
    if error.code == "insufficient_quota" or headers.get("x-should-retry") == "false":
        return None
    try:
        asked = float(headers.get("retry-after", ""))
    except ValueError:
        asked = 0.5 * 2**attempt
    return asked if 0 <= asked <= PATIENCE else None
