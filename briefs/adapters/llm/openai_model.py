"""A language model behind any OpenAI-compatible server, asked through chat completions."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from threading import Lock
from typing import Any, TypeGuard

import httpx2
import openai
from openai.types.chat import ChatCompletion

from briefs.adapters.llm.client import OPENAI, client, endpoint_of
from briefs.adapters.llm.dialect import Dialect
from briefs.adapters.llm.translation import FOREIGN, is_too_long, line, may_have_been_paid, translated
from briefs.domain.errors import ModelRefused, ModelUnavailable, ReplyInvalid
from briefs.domain.model import Prompt, Reply
from briefs.newsroom import budget

DEFAULT = "gpt-5-mini"

ATTEMPTS = 3
"""Calls for one answer, while the server says that it is busy or the connection breaks."""

PATIENCE = 20.0
"""Seconds that a server may ask us to wait; the client library alone would sleep up to 120."""

BELIEVED = 10_000_000
"""Tokens of one call that a server may tell of; more is a mistake, and no database's integer."""


class OpenAIModel:
    """Asks one model; what the server does not understand is asked for more simply, and remembered.

    `timeout` is in seconds for one whole attempt. One that timed out is not repeated: it may have been paid.
    Safe to call from several threads.
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
        self._naming = Lock()
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
        with self._naming:
            if name not in self._others:
                self._others[name] = self._again(name)
            return self._others[name]

    def complete(self, prompt: Prompt) -> Reply:
        """One answer; ModelUnavailable, ModelRefused or ReplyInvalid when there is none to use."""
        try:
            completion = self._completion(prompt)
        except (*FOREIGN, ValueError, TypeError) as error:
            most = Reply("", self._name, budget.prompt_tokens(prompt), prompt.max_tokens, estimated=True)
            raise translated(error, self._endpoint, most) from error
        return self._reply(completion, prompt)

    def _completion(self, prompt: Prompt) -> ChatCompletion:
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
                if not isinstance(completion, ChatCompletion):
                    raise TypeError("the library hands on what is not said to be JSON as it is")
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
        text = _text(getattr(message, "content", None))
        reply = _counted(text, completion, prompt, self._name)
        if broken := getattr(completion, "error", None) or getattr(choice, "error", None):
            # OpenRouter answers 200 when the server behind it fails while it writes
            raise ModelUnavailable(f"{self._endpoint} broke off: {_told(broken)}", reply)
        if message is None:
            raise ReplyInvalid("the model's server answered without a choice", reply)
        if getattr(message, "refusal", None) or getattr(choice, "finish_reason", None) == "content_filter":
            raise ModelRefused("the model declined to write about this story", reply)
        if getattr(choice, "finish_reason", None) == "length":
            raise ReplyInvalid("the model's answer is longer than the room it has", reply)
        if not text.strip():
            raise ReplyInvalid("the model gave an empty answer", reply)
        return reply


def _text(content: object) -> str:
    """The text of an answer, whole or in parts, without what no database stores; "" where there is none."""
    if isinstance(content, list):
        parts = (
            part.get("text") for part in content if isinstance(part, dict) and part.get("type") == "text"
        )
        content = "".join(part for part in parts if isinstance(part, str))
    return _storable(content) if isinstance(content, str) else ""


def _storable(text: str) -> str:
    """JSON may hold half a surrogate pair, which is no UTF-8, and a NUL, which PostgreSQL refuses."""
    return text.encode("utf-8", "ignore").decode().replace("\0", "")


def _told(error: object) -> str:
    said = error.get("message") if isinstance(error, dict) else error
    return line(said) if isinstance(said, str) else "it does not say why"


def _counted(text: str, completion: Any, prompt: Prompt, model: str) -> Reply:
    usage = getattr(completion, "usage", None)
    asked, answered = getattr(usage, "prompt_tokens", None), getattr(usage, "completion_tokens", None)
    named = getattr(completion, "model", None)
    name = _storable(named) if isinstance(named, str) and named else model
    if _believed(asked) and _believed(answered) and asked and (answered or not text):
        return Reply(text, name, asked, answered)
    return Reply(text, name, budget.prompt_tokens(prompt), budget.tokens(text), estimated=True)


def _believed(tokens: object) -> TypeGuard[int]:
    return type(tokens) is int and 0 <= tokens <= BELIEVED


def _is_form(error: openai.APIError, dialect: Dialect) -> bool:
    return isinstance(error, openai.APIStatusError) and dialect.simpler(error) is not None


def _wait(error: openai.APIError, attempt: int) -> float | None:
    """Seconds before the next attempt, as the server asks or growing; None when none is worth it."""
    again = openai.APIConnectionError | openai.RateLimitError | openai.InternalServerError
    if not isinstance(error, again) or may_have_been_paid(error):
        return None
    headers = error.response.headers if isinstance(error, openai.APIStatusError) else {}
    if error.code == "insufficient_quota" or headers.get("x-should-retry") == "false":
        return None
    if isinstance(error, openai.APIStatusError) and is_too_long(error):
        return None
    try:
        asked = float(headers.get("retry-after", ""))
    except ValueError:
        asked = 0.5 * 2**attempt
    return asked if 0 <= asked <= PATIENCE else None
