"""Every error of the openai client, and of what lies under it, in the words of Briefs."""

from __future__ import annotations

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


def translated(error: Exception, endpoint: str, possible: Reply) -> ModelError:
    """The error of our own tree; `possible` is the most that a call may have cost that broke off."""
    if isinstance(error, openai.APITimeoutError | httpx2.TimeoutException):
        return ModelUnavailable(f"{endpoint} did not answer in time", possible)
    if isinstance(error, openai.APIConnectionError | httpx2.HTTPError):
        reached = not isinstance(error.__cause__ or error, httpx2.ConnectError)
        message = f"the connection to {endpoint} broke" if reached else f"{endpoint} cannot be reached"
        return ModelUnavailable(message, possible if reached else None)
    if isinstance(error, openai.APIStatusError):
        return _of_status(error, endpoint)
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


def _of_status(error: openai.APIStatusError, endpoint: str) -> ModelError:
    status = error.status_code
    if error.code in {"content_filter", "content_policy_violation"}:
        return ModelRefused("the content filter of the model refused the story")
    if status in {401, 403}:
        return ModelUnavailable(f"{endpoint} refused the key ({status}): {_KEY}")
    if status == 404:
        return ModelUnavailable(f"{endpoint} has no such model or address (404): check OPENAI_BASE_URL")
    if status == 429:
        why = "has no credit left" if error.code == "insufficient_quota" else "is asked too often"
        return ModelUnavailable(f"{endpoint} says that it {why} (429)")
    said = " ".join(error.message.split())[:200]
    return ModelUnavailable(f"{endpoint} answered {status}: {said}")
