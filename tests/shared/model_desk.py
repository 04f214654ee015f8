"""A desk whose stories a model behind a real socket writes: the step of the program on a store in memory."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from types import SimpleNamespace

from briefs.adapters.data import load_outlets
from briefs.adapters.llm.openai_model import OpenAIModel
from briefs.adapters.store.memory import MemoryStore
from briefs.domain.article import Article
from briefs.domain.model import Call, Price
from briefs.domain.newsletter import Newsletter
from briefs.domain.story import Dossier, Story
from briefs.domain.summary import Summary
from briefs.newsroom.lineage import trace
from briefs.newsroom.passages import split
from briefs.ports import Model, Store
from briefs.steps.writing import summarise

NOW = datetime(2025, 6, 21, 5, 30, tzinfo=UTC)
BRIEF = "asia-2025-06-21-0530"
OUTLETS = load_outlets()
PRICES = (Price("m", 1.0, 10.0),)

HEADLINE = "Japan scraps US talks after demand for more defence spending"
LEAD = ("Tokyo has withdrawn from annual security talks planned for July 1 in Washington.", ["A1.2"])
DEMAND = ("Washington had raised its demand for Japanese defence spending to 3.5 per cent of GDP.", ["A1.3"])
INVENTED = ("The prime minister of Iceland was furious about the price of herring.", ["A1.2"])


@cache
def dossier(story: str = "s1") -> Dossier:
    """Two reports of one event."""
    first = Article(
        f"ft-{story}",
        "Financial Times",
        "Japan scraps US talks after Washington demands more defence spending",
        "Tokyo has withdrawn from the annual security talks planned for July 1 in Washington.\n"
        "Washington had raised its demand for Japanese defence spending to 3.5 per cent of GDP from 3 per cent.",
        published=datetime(2025, 6, 20, 18, 45, tzinfo=UTC),
        lang="en",
    )
    second = Article(
        f"nk-{story}",
        "Nikkei Asia",
        "Japan calls off July 1 security talks with US",
        "The withdrawal was first reported by the Financial Times.\n"
        "Japan plans to bring defence spending to 2 per cent of gross domestic product in fiscal 2027.",
        published=datetime(2025, 6, 21, 2, tzinfo=UTC),
        lang="en",
    )
    articles = (first, second)
    told = Story(story, tuple(a.id for a in articles), first.published, second.published)
    return Dossier(told, articles, tuple(p for a in articles for p in split(a)), trace(articles, OUTLETS))


def answer(*sentences: tuple[str, Sequence[str]], cites: Sequence[str] = ("A1.1",), **more: object) -> str:
    """A model's answer in the form that is asked for; without sentences, two good ones."""
    rows = [{"part": "summary", "text": text, "cites": ids} for text, ids in sentences or (LEAD, DEMAND)]
    told = {"headline": {"text": HEADLINE, "cites": cites}, "sentences": rows, "insufficient": False}
    return json.dumps(told | more)


class Desk:
    """One model and one store; everything that it tells may be shown to readers and is cited."""

    def __init__(self, model: Model, store: Store | None = None) -> None:
        self._model = model
        self._store = store or MemoryStore()

    def write(self, about: Dossier | None = None) -> Summary:
        services = SimpleNamespace(store=self._store, model=self._model, outlets=OUTLETS, prices=PRICES)
        about = about or dossier()
        summary = summarise(services, Newsletter("asia", "Asia", ("ft",)), about, BRIEF, NOW)
        offered = {passage.key for passage in about.passages}
        assert len(summary.sentences) >= 1
        for sentence in (summary.headline, *summary.said):
            assert sentence.publishable
            assert sentence.citations
            assert {citation.key for citation in sentence.citations} <= offered
        return summary

    @property
    def calls(self) -> tuple[Call, ...]:
        return self._store.replies.calls()


def model(url: str, pauses: list[float] | None = None, timeout: float = 5, key: str = "k") -> OpenAIModel:
    """The real adapter, which does not sleep where it would wait for a busy server."""
    told = [] if pauses is None else pauses
    return OpenAIModel("m", key, url, timeout, pause=told.append)
