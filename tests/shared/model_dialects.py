"""How servers that speak OpenAI's protocol answer: what each understands, and in which form it says so.

The forms are those of OpenAI's API (2025), vLLM 0.6 and 0.11, Ollama 0.12 and its cloud, llama.cpp's server
(b6400), llama-cpp-python 0.3 and a plain FastAPI server that knows no response_format.
"""

from __future__ import annotations

from typing import Any

from model_answers import Body, Sent, as_json, unstrict

DECLINED = "I'm sorry, but I can't help with that."
COUNTED = (120, 30)
"""Tokens of request and answer that servers which count tell."""


class OpenAI:
    """Wants max_completion_tokens, a key and a schema in its strict form; counts tokens in detail."""

    name = "OpenAI"
    counts = True
    model = "gpt-5-mini-2025-08-07"
    cut_off = "length"

    def refused(self, body: Body, key: str) -> Sent | None:
        """The answer to a request that the server does not understand; None when it does."""
        if key != "Bearer k":
            return self.error(
                401, "Incorrect API key provided: k***y.", "invalid_request_error", "invalid_api_key"
            )
        if "max_tokens" in body:
            why = "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."
            return self.error(400, why, "invalid_request_error", "unsupported_parameter")
        asked = body.get("response_format", {})
        if asked.get("type") == "json_schema" and (wrong := list(unstrict(asked["json_schema"]["schema"]))):
            why = f"Invalid schema for response_format 'summary': {wrong[0]}"
            return self.error(400, why, "invalid_request_error", None)
        return None

    def message(self, content: object, refusal: str | None = None) -> Body:
        return {"role": "assistant", "content": content, "refusal": refusal, "annotations": []}

    def declined(self) -> Body:
        return self.completion(None, message=self.message(None, DECLINED))

    def completion(
        self, content: object, finish: str = "stop", message: Body | None = None, **more: Any
    ) -> Body:
        choice = {"index": 0, "message": message or self.message(content), "logprobs": None}
        return (
            {
                "id": "chatcmpl-1",
                "object": "chat.completion",
                "created": 1750000000,
                "model": self.model,
                "choices": [choice | {"finish_reason": self.cut_off if finish == "length" else finish}],
            }
            | (self.usage() if self.counts else {})
            | more
        )

    def usage(self) -> Body:
        asked, answered = COUNTED
        details = {"cached_tokens": 0, "audio_tokens": 0}
        thought = {"reasoning_tokens": 20, "accepted_prediction_tokens": 0, "rejected_prediction_tokens": 0}
        return {
            "usage": {
                "prompt_tokens": asked,
                "completion_tokens": answered,
                "total_tokens": asked + answered,
                "prompt_tokens_details": details,
                "completion_tokens_details": thought,
            },
            "service_tier": "default",
        }

    def error(self, status: int, message: str, kind: str, code: object, **headers: str) -> Sent:
        error = {"message": message, "type": kind, "param": None, "code": code}
        return as_json({"error": error}, status, **headers)

    def too_long(self) -> Sent:
        why = "Input tokens exceed the configured limit of 272000 tokens. Your messages resulted in 300000 tokens."
        return self.error(400, why, "invalid_request_error", "context_length_exceeded")

    def unknown(self) -> Sent:
        why = "The model `m` does not exist or you do not have access to it."
        return self.error(404, why, "invalid_request_error", "model_not_found")

    def busy(self) -> Sent:
        why = "The server is currently overloaded. Please try again later."
        return self.error(503, why, "server_error", "server_overloaded")


class VLLM(OpenAI):
    """Until 0.9: errors are not in an "error"; a key is wanted only when it was started with one."""

    name = "vLLM"
    model = "Qwen/Qwen2.5-7B-Instruct"

    def refused(self, body: Body, key: str) -> Sent | None:
        if unknown := body.keys() & {"guided_json", "guided_grammar"}:
            return self.error(400, f"Extra inputs are not permitted: {unknown}", "BadRequestError", 400)
        return None

    def message(self, content: object, refusal: str | None = None) -> Body:
        return {"role": "assistant", "reasoning_content": None, "content": content, "tool_calls": []}

    def declined(self) -> Body:
        return self.completion(DECLINED)

    def usage(self) -> Body:
        asked, answered = COUNTED
        counts = {"prompt_tokens": asked, "total_tokens": asked + answered, "completion_tokens": answered}
        return {"usage": counts | {"prompt_tokens_details": None}, "prompt_logprobs": None}

    def error(self, status: int, message: str, kind: str, code: object, **headers: str) -> Sent:
        plain = {"object": "error", "message": message, "type": kind, "param": None, "code": status}
        return as_json(plain, status, **headers)

    def too_long(self) -> Sent:
        why = (
            "'max_tokens' or 'max_completion_tokens' is too large: 4000. This model's maximum context length is "
            "4096 tokens and your request has 2100 input tokens (4000 > 4096 - 2100). None"
        )
        return self.error(400, why, "BadRequestError", 400)

    def unknown(self) -> Sent:
        return self.error(404, "The model `m` does not exist.", "NotFoundError", 404)

    def busy(self) -> Sent:
        return Sent(503, b"", {"content-type": "text/plain"})


class NewVLLM(VLLM):
    """Since 0.10: errors as OpenAI has them, with numbers as codes."""

    name = "vLLM, newer"

    def error(self, status: int, message: str, kind: str, code: object, **headers: str) -> Sent:
        return OpenAI.error(self, status, message, kind, status, **headers)


class Ollama(OpenAI):
    """Needs no key, enforces a schema, and says "stop" also of an answer that was cut off."""

    name = "Ollama"
    model = "llama3.2"
    cut_off = "stop"

    def refused(self, body: Body, key: str) -> Sent | None:
        return None

    def message(self, content: object, refusal: str | None = None) -> Body:
        return {"role": "assistant", "content": content}

    def declined(self) -> Body:
        return self.completion(DECLINED)

    def usage(self) -> Body:
        asked, answered = COUNTED
        counts = {"prompt_tokens": asked, "completion_tokens": answered, "total_tokens": asked + answered}
        return {"usage": counts, "system_fingerprint": "fp_ollama"}

    def error(self, status: int, message: str, kind: str, code: object, **headers: str) -> Sent:
        error = {"message": message, "type": "api_error", "param": None, "code": None}
        return as_json({"error": error}, status, **headers)

    def too_long(self) -> Sent:
        return self.error(400, "the input length exceeds the context length", "api_error", None)

    def unknown(self) -> Sent:
        return self.error(404, 'model "m" not found, try pulling it first', "api_error", None)

    def busy(self) -> Sent:
        why = "server busy, please try again.  maximum pending requests exceeded"
        return self.error(503, why, "api_error", None)


class OllamaCloud(Ollama):
    """Takes a schema and does not keep to it; tells no usage, but why it was done."""

    name = "Ollama's cloud"
    counts = False

    def completion(
        self, content: object, finish: str = "stop", message: Body | None = None, **more: Any
    ) -> Body:
        return super().completion(content, finish, message, **{"done": True, "done_reason": finish} | more)


class LlamaCpp(OpenAI):
    """Enforces a schema; its codes are numbers, and it adds its timings."""

    name = "llama.cpp"
    model = "gemma-3-270m"

    def refused(self, body: Body, key: str) -> Sent | None:
        return None

    def message(self, content: object, refusal: str | None = None) -> Body:
        return {"role": "assistant", "content": content}

    def declined(self) -> Body:
        return self.completion(DECLINED)

    def usage(self) -> Body:
        asked, answered = COUNTED
        counts = {"completion_tokens": answered, "prompt_tokens": asked, "total_tokens": asked + answered}
        timings = {
            "prompt_n": asked,
            "prompt_ms": 812.5,
            "predicted_n": answered,
            "predicted_per_second": 76.4,
        }
        return {"usage": counts, "timings": timings, "system_fingerprint": "b6400-1"}

    def error(self, status: int, message: str, kind: str, code: object, **headers: str) -> Sent:
        return as_json({"error": {"code": status, "message": message, "type": kind}}, status, **headers)

    def too_long(self) -> Sent:
        why = "request (5120 tokens) exceeds the available context size (4096 tokens), try increasing it"
        counts = {"n_prompt_tokens": 5120, "n_ctx": 4096}
        error = {"code": 400, "message": why, "type": "exceed_context_size_error"}
        return as_json({"error": error | counts}, 400)

    def unknown(self) -> Sent:
        return self.error(404, "File Not Found", "not_found_error", None)

    def busy(self) -> Sent:
        return self.error(503, "Loading model", "unavailable_error", None)


class LlamaCppPython(LlamaCpp):
    """Answers a json_schema with a 500, knows json_object with a schema, and counts nothing."""

    name = "llama-cpp-python"
    counts = False

    def refused(self, body: Body, key: str) -> Sent | None:
        if body.get("response_format", {}).get("type") == "json_schema":
            why = "[{'type': 'literal_error', 'loc': ('body', 'response_format', 'type'), 'msg': \"Input should be 'text' or 'json_object'\"}]"
            return self.error(500, why, "internal_server_error", None)
        return None

    def error(self, status: int, message: str, kind: str, code: object, **headers: str) -> Sent:
        return OpenAI.error(self, status, message, kind, code, **headers)

    def too_long(self) -> Sent:
        why = "This model's maximum context length is 2048 tokens, however you requested 6100 tokens (2100 in your prompt; 4000 for the completion). Please reduce your prompt; or completion length."
        return self.error(400, why, "invalid_request_error", "context_length_exceeded")


class Plain(Ollama):
    """A server of one page of code behind FastAPI: knows no response_format, counts nothing."""

    name = "plain"
    counts = False
    cut_off = "length"

    def refused(self, body: Body, key: str) -> Sent | None:
        if "response_format" not in body:
            return None
        why = {
            "type": "extra_forbidden",
            "loc": ["body", "response_format"],
            "msg": "Extra inputs are not permitted",
        }
        return as_json({"detail": [why]}, 422)

    def error(self, status: int, message: str, kind: str, code: object, **headers: str) -> Sent:
        return as_json({"detail": message}, status, **headers)


DIALECTS = (OpenAI(), VLLM(), NewVLLM(), Ollama(), OllamaCloud(), LlamaCpp(), LlamaCppPython(), Plain())
