"""Vectors for grouping from an embeddings model, where one is configured: stored, and paid for once."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice
from time import perf_counter

from briefs.domain.article import Article
from briefs.domain.errors import BudgetSpent, ModelError
from briefs.domain.model import Call, Embedded, Reply, Spent
from briefs.newsroom import budget
from briefs.newsroom.group.dense import reading
from briefs.ports import Embedder, Services
from briefs.steps.asking import day_cap

log = logging.getLogger("briefs.steps")

BATCH = 64
"""Texts of one request: servers take 96 to 2048, and a failed request loses little."""

BATCHES = 32
"""Requests of one refresh; what is left waits for the next, so that a first run does not take hours."""

LEDGER = "embeddings"
"""Stands for a brief and a prompt in the ledger of calls."""


def embedded(services: Services, articles: Sequence[Article], now: datetime) -> dict[str, tuple[float, ...]]:
    """The articles' vectors by id, as far as there are any: none without a model, fewer when it fails."""
    embedder = services.embedder
    if embedder is None:
        return {}
    model = f"{embedder.name} at {embedder.endpoint}"
    found = services.store.vectors.get(model, articles)
    # the newest first: they are what the next brief is about
    missing = [article for article in reversed(articles) if article.id not in found and reading(article)]
    batches = (missing[at : at + BATCH] for at in range(0, len(missing), BATCH))
    try:
        for batch in islice(batches, BATCHES):
            vectors = _paid(services, embedder, [reading(article) for article in batch], now).vectors
            services.store.vectors.save(model, list(zip(batch, vectors, strict=True)))
            found |= {article.id: vector for article, vector in zip(batch, vectors, strict=True)}
    except (ModelError, BudgetSpent) as error:
        log.warning("embeddings: %s; words alone tell which reports belong together", error)
    return found


def _paid(services: Services, embedder: Embedder, texts: list[str], now: datetime) -> Embedded:
    """The vectors of a request that the ledger has; BudgetSpent before one that could exceed the cap."""
    replies = services.store.replies
    call = _call(services, embedder, texts, now)
    replies.reserve(call, Spent(), Spent(0, day_cap(services)))
    started = perf_counter()
    try:
        answer = embedder.embed(texts)
    except ModelError as error:
        replies.settle(_settled(services, call, error.usage, "failed", started), None)
        raise
    usage = Reply("", embedder.name, answer.tokens, 0, answer.estimated)
    replies.settle(_settled(services, call, usage, "answered", started), None)
    return answer


def _call(services: Services, embedder: Embedder, texts: Sequence[str], now: datetime) -> Call:
    tokens = sum(map(budget.tokens, texts))
    usd = budget.cost(tokens, 0, embedder.name, services.prices) or 0.0
    key = hashlib.sha256("\0".join((embedder.name, embedder.endpoint, *texts)).encode()).hexdigest()
    return Call(key, LEDGER, f"{len(texts)} texts", embedder.name, LEDGER, now, tokens, usd)


def _settled(services: Services, call: Call, usage: Reply | None, outcome: str, started: float) -> Call:
    seconds = perf_counter() - started
    tokens = usage.prompt_tokens if usage else 0
    usd = budget.cost(tokens, 0, call.model, services.prices) or 0.0
    return replace(call, tokens=tokens, usd=usd, outcome=outcome, seconds=seconds)
