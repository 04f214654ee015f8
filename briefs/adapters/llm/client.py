"""The client of an OpenAI-compatible server, made in one way for every use."""

from __future__ import annotations

import httpx2
import openai

OPENAI = "https://api.openai.com/v1"


def endpoint_of(base_url: str) -> str:
    """The server's base address; an empty one is OpenAI's, which the client library would not assume."""
    return (base_url.strip() or OPENAI).rstrip("/")


def client(
    key: str, base_url: str, timeout: float, transport: httpx2.BaseTransport | None = None
) -> openai.OpenAI:
    """A client that repeats nothing by itself, since a call may have been paid; `timeout` in seconds."""
    return openai.OpenAI(
        # a server of one's own needs no key, but the library does
        api_key=key or "none",
        base_url=endpoint_of(base_url),
        timeout=timeout,
        max_retries=0,
        http_client=openai.DefaultHttpxClient(transport=transport) if transport else None,
    )
