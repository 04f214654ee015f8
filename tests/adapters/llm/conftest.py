"""A fake OpenAI-compatible server, in process, that speaks the dialects and makes the mistakes of real ones."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import httpx2
import pytest

from briefs.adapters.llm.openai_model import OpenAIModel
from briefs.domain.model import Prompt

Answer = Callable[[dict[str, Any]], httpx2.Response]

PROMPT = Prompt(
    "v1",
    "s1",
    "You write JSON.",
    "Write about the talks.",
    {"type": "object", "properties": {}, "required": [], "additionalProperties": False},
    {"A1.1": "a.1:0-5"},
    4000,
)


def completion(text: str | None = "{}", finish: str = "stop", **more: Any) -> httpx2.Response:
    message = {"role": "assistant", "content": text, "refusal": more.pop("refusal", None)}
    body = {
        "id": "1",
        "object": "chat.completion",
        "created": 1,
        "model": "m-2025",
        "choices": [{"index": 0, "message": message, "finish_reason": finish, "logprobs": None}],
        "usage": {"prompt_tokens": 120, "completion_tokens": 30, "total_tokens": 150},
    }
    return httpx2.Response(200, json=body | more)


def failure(status: int, message: str = "", code: str | None = None, **headers: str) -> httpx2.Response:
    error = {"message": message, "type": "error", "param": None, "code": code}
    return httpx2.Response(
        status, json={"error": error}, headers={k.replace("_", "-"): v for k, v in headers.items()}
    )


class FakeServer:
    """Gives its answers in turn, the last one for ever; keeps every request's body and every pause."""

    def __init__(self, *answers: httpx2.Response | Exception | Answer) -> None:
        self._answers = list(answers)
        self.requests: list[dict[str, Any]] = []
        self.headers: list[httpx2.Headers] = []
        self.pauses: list[float] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        body = json.loads(request.content)
        self.requests.append(body)
        self.headers.append(request.headers)
        answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer if isinstance(answer, httpx2.Response) else answer(body)

    def model(
        self, name: str = "m", base_url: str = "http://server.example/v1", key: str = "k"
    ) -> OpenAIModel:
        return OpenAIModel(
            name, key, base_url, transport=httpx2.MockTransport(self), pause=self.pauses.append
        )

    @property
    def formats(self) -> list[str]:
        return [body.get("response_format", {}).get("type", "") for body in self.requests]


@pytest.fixture
def prompt() -> Prompt:
    return PROMPT


@pytest.fixture
def server() -> type[FakeServer]:
    return FakeServer


@pytest.fixture
def answered() -> Callable[..., httpx2.Response]:
    return completion


@pytest.fixture
def failed() -> Callable[..., httpx2.Response]:
    return failure
