"""Vectors of texts from any OpenAI-compatible server."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

import httpx2

from briefs.adapters.llm.client import client, endpoint_of
from briefs.adapters.llm.translation import FOREIGN, translated
from briefs.domain.errors import ReplyInvalid
from briefs.domain.model import Embedded, Reply
from briefs.newsroom import budget


class OpenAIEmbedder:
    """Asks one embeddings model, once for each batch: the next refresh asks again for what failed.

    `timeout` is in seconds.
    """

    def __init__(
        self,
        model: str,
        key: str,
        base_url: str = "",
        timeout: float = 60,
        transport: httpx2.BaseTransport | None = None,
    ) -> None:
        self._name = model
        self._endpoint = endpoint_of(base_url)
        self._client = client(key, base_url, timeout, transport)

    @property
    def name(self) -> str:
        """The model's name as the server knows it."""
        return self._name

    @property
    def endpoint(self) -> str:
        """The server's base address."""
        return self._endpoint

    def embed(self, texts: Sequence[str]) -> Embedded:
        """One vector for each text; ModelUnavailable or ReplyInvalid when there are none to use."""
        if not texts:
            return Embedded((), 0)
        most = Reply("", self._name, sum(map(budget.tokens, texts)), 0, estimated=True)
        try:
            # the client would ask for base64, which some servers do not speak
            answer = self._client.embeddings.create(
                model=self._name, input=list(texts), encoding_format="float"
            )
            vectors = tuple(_vectors(answer, len(texts)))
        except (*FOREIGN, ValueError, TypeError) as error:
            raise translated(error, self._endpoint, most) from error
        if len({len(vector) for vector in vectors}) != 1 or not vectors[0]:
            raise ReplyInvalid(f"{self._endpoint} gave vectors of several lengths", most)
        used = getattr(getattr(answer, "usage", None), "prompt_tokens", None)
        if isinstance(used, int) and used > 0:
            return Embedded(vectors, used)
        return Embedded(vectors, most.prompt_tokens, estimated=True)


def _vectors(answer: Any, count: int) -> Iterator[tuple[float, ...]]:
    """The vectors in the order of the texts; ValueError when one is missing or holds no numbers."""
    data = getattr(answer, "data", None)
    given = data if isinstance(data, list) else []
    rows = {getattr(row, "index", None): getattr(row, "embedding", None) for row in given}
    if rows.keys() != set(range(count)) or len(given) != count:
        raise ValueError("not one vector for each text")
    for at in range(count):
        vector = tuple(map(float, rows[at] or ()))
        if not all(map(math.isfinite, vector)):
            raise ValueError("a vector holds what is no number")
        yield vector
