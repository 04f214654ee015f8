"""Asking a model: from the store when it has answered the same before, otherwise reserved, paid and kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from time import perf_counter

from briefs.domain.errors import ModelError, ModelRefused, ModelUnavailable, ReplyInvalid
from briefs.domain.model import Call, Prompt, Reply, Spent
from briefs.domain.newsletter import Budget
from briefs.newsroom import budget
from briefs.ports import Model, Services


def reply(services: Services, model: Model, prompt: Prompt, caps: Budget, brief: str, now: datetime) -> Reply:
    """The stored reply, or a paid one that is stored; `brief` names the run that pays.

    BudgetSpent before a call that could exceed the caps; ModelError when there is no answer to use. A run
    pays for no second answer to a request of which the first was none.
    """
    replies = services.store.replies
    key = budget.key(prompt, model.name, model.endpoint)
    if stored := replies.get(key):
        return stored
    if in_vain := _in_vain(replies.calls(brief), key):
        raise in_vain
    call = _call(services, model, prompt, key, brief, now)
    replies.reserve(call, Spent(caps.run_tokens, caps.run_usd), Spent(0, caps.day_usd))
    started = perf_counter()
    try:
        answer = model.complete(prompt)
    except ModelError as error:
        seconds = perf_counter() - started
        replies.settle(_settled(services, call, error.usage, _outcome(error), seconds), None)
        raise
    replies.settle(_settled(services, call, answer, "answered", perf_counter() - started), answer)
    return answer


def day_cap(services: Services) -> float:
    """The most (US dollars) that a day may cost: that of the newsletter which may spend most; 0 is no cap."""
    caps = [newsletter.writer.budget.day_usd for newsletter in services.config.newsletters]
    return 0.0 if 0 in caps else max(caps, default=0.0)


def _in_vain(calls: Sequence[Call], key: str) -> ModelError | None:
    """What is wrong with the answer that was paid for this request before; None without one."""
    outcomes = {call.outcome for call in calls if call.key == key}
    if "refused" in outcomes:
        return ModelRefused("the model declined to write about this story")
    if "invalid" in outcomes:
        return ReplyInvalid("the model's answer was of no use; it is not paid again in this run")
    return None


def _call(services: Services, model: Model, prompt: Prompt, key: str, brief: str, now: datetime) -> Call:
    most = budget.most(prompt, model.name, services.prices)
    return Call(
        key=key,
        brief=brief,
        story=prompt.story,
        model=model.name,
        prompt_version=prompt.version,
        at=now,
        tokens=most.tokens,
        usd=most.usd or 0.0,
    )


def _settled(services: Services, call: Call, usage: Reply | None, outcome: str, seconds: float) -> Call:
    if usage is None:
        return replace(call, tokens=0, usd=0.0, outcome=outcome, seconds=seconds)
    spent = budget.spent(usage, call.model, services.prices)
    return replace(call, tokens=spent.tokens, usd=spent.usd or 0.0, outcome=outcome, seconds=seconds)


def _outcome(error: ModelError) -> str:
    words = {ModelUnavailable: "unavailable", ModelRefused: "refused"}
    return words.get(type(error), "invalid")
