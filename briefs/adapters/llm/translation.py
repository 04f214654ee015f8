"""Every error of the openai client, and of what lies under it, in the words of Briefs."""

from __future__ import annotations

import re

import httpx2
import openai
import pydantic

from briefs.domain.errors import ModelError, ModelRefused, ModelUnavailable, ReplyInvalid
from briefs.domain.model import Reply

FOREIGN = (
    openai.OpenAIError,
    httpx2.HTTPError,
    httpx2.InvalidURL,
    httpx2.StreamError,
    pydantic.ValidationError,
)
"""What a call may raise; ValueError and TypeError come on top, from a body that is not the JSON it claims."""

_KEY = "check OPENAI_API_KEY"

_UNSENT = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout)
"""How a request fails that never left."""

TOO_LATE = {408, 504, 524}
"""Statuses of a proxy that lost its patience; the server behind it may be answering still, and be paid."""

_TOO_LONG = re.compile(r"context|too (?:long|large)|exceed", re.IGNORECASE)
_TITLE = re.compile(r"<title[^>]*>([^<]+)</title>", re.IGNORECASE)
_MARKUP = re.compile(r"<[^>]*>?|[{}>]")


def translated(error: Exception, endpoint: str, possible: Reply) -> ModelError:
    """The error of our own tree; `possible` is the most that a call may have cost that broke off."""
    if isinstance(error, openai.APIStatusError):
        return _of_status(error, endpoint, possible)
    if isinstance(error, openai.APIConnectionError | httpx2.HTTPError):
        return _of_connection(error, endpoint, possible)
    if isinstance(error, openai.ContentFilterFinishReasonError):
        return ModelRefused("the content filter of the model stopped the answer", possible)
    if isinstance(error, _UNREADABLE):
        return ReplyInvalid(f"{endpoint} did not answer in the form of an OpenAI server", possible)
    return ModelUnavailable(f"{endpoint} cannot be used: {type(error).__name__}", possible)


_UNREADABLE = (
    openai.APIResponseValidationError,
    openai.LengthFinishReasonError,
    pydantic.ValidationError,
    ValueError,
    TypeError,
)


def may_have_been_paid(error: Exception) -> bool:
    """Whether the server may have answered although nothing arrived: asking again would pay again."""
    if isinstance(error, openai.APIStatusError):
        return error.status_code in TOO_LATE
    return isinstance(error, openai.APIConnectionError) and not _unsent(error)


def is_too_long(error: openai.APIStatusError) -> bool:
    """Whether the request has more tokens than the model takes; llama.cpp says that with a 500 at times."""
    return error.status_code in {400, 413, 422, 500} and bool(_TOO_LONG.search(_said(error)))


def line(text: str) -> str:
    """What a server said as one short line for a person: of a page its title, and no markup."""
    title = _TITLE.search(text)
    return " ".join(_MARKUP.sub(" ", title[1] if title else text).split())[:200]


def _unsent(error: Exception) -> bool:
    return isinstance(error.__cause__ or error, _UNSENT)


def _of_connection(error: Exception, endpoint: str, possible: Reply) -> ModelError:
    if _unsent(error):
        return ModelUnavailable(f"{endpoint} cannot be reached")
    if isinstance(error, openai.APITimeoutError | httpx2.TimeoutException):
        return ModelUnavailable(f"{endpoint} did not answer in time", possible)
    return ModelUnavailable(f"the connection to {endpoint} broke", possible)


def _of_status(error: openai.APIStatusError, endpoint: str, possible: Reply) -> ModelError:
    status = error.status_code
    if error.code in {"content_filter", "content_policy_violation"}:
        return ModelRefused("the content filter of the model refused the story")
    if status in TOO_LATE:
        return ModelUnavailable(f"{endpoint} did not answer in time ({status})", possible)
    if status == 429 and error.code != "insufficient_quota":
        return ModelUnavailable(f"{endpoint} says that it is asked too often (429)")
    if why := _of_request(error, endpoint):
        return ModelUnavailable(why, down=False)
    return ModelUnavailable(f"{endpoint} answered {status}: {_said(error)}", down=status >= 500)


def _of_request(error: openai.APIStatusError, endpoint: str) -> str:
    """What is wrong with the request, or with how the server is set up; "" for all else."""
    status = error.status_code
    if status in {401, 403}:
        return f"{endpoint} refused the key ({status}): {_KEY}"
    if status in {402, 429}:
        return f"{endpoint} says that it has no credit left ({status})"
    if status == 404:
        return f"{endpoint} has no such model or address (404): check OPENAI_BASE_URL and the model's name"
    if 300 <= status < 400:
        where = line(error.response.headers.get("location", "elsewhere"))
        return f"{endpoint} sends requests to another address ({where}): check OPENAI_BASE_URL"
    return f"the story is too long for the model: {_said(error)}" if is_too_long(error) else ""


def _said(error: openai.APIStatusError) -> str:
    """The server's own words, in whichever of their forms: OpenAI's, vLLM's older one, FastAPI's."""
    body = error.body
    for key in ("message", "error", "detail"):
        if isinstance(body, dict) and isinstance(body.get(key), str):
            return line(body[key])
    return line(body if isinstance(body, str) else error.message)
