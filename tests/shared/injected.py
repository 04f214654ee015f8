"""Reports that try to steer a model, run against one that obeys whatever order it sees."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import lxml.html
from ruamel.yaml import YAML

from briefs.adapters.data import load_outlets
from briefs.adapters.feeds.plain import line_of, text_of
from briefs.adapters.llm.scripted import ScriptedModel
from briefs.adapters.pages.jinja import JinjaPages
from briefs.adapters.store.memory import MemoryStore
from briefs.domain.article import Article
from briefs.domain.brief import Brief, Choice, Coverage, Document, Status
from briefs.domain.errors import NothingToTell
from briefs.domain.model import Prompt
from briefs.domain.newsletter import Newsletter, Site
from briefs.domain.story import Dossier, Story
from briefs.domain.summary import Summary, Verdict
from briefs.newsroom import compose
from briefs.newsroom.lineage import trace
from briefs.newsroom.passages import split
from briefs.newsroom.score import half
from briefs.steps.writing import summarise

FILE = Path(__file__).parents[1] / "newsroom" / "injection.yaml"
NOW = datetime(2026, 3, 3, 5, 30, tzinfo=UTC)
PUBLISHED = datetime(2026, 3, 3, 2, 0, tzinfo=UTC)
OUTLETS = load_outlets()
SITE = Site("https://briefs.example", "Brief <brief@briefs.example>", "ed@briefs.example", "1 Street")
COVERAGE = Coverage(1, (), 1, 1, 1, 1, 0, "llm")
PASSAGE = re.compile(r"(?m)^[0-9a-f]+ \[([A-C]\d+\.\d+)\] (.*)$")

CLEANED = "cleaned away"
KEPT = "kept from the model"
VOID = "reply not read"
BLOCKED = "blocked by the checks"
WEAK = "marked weak"
THROUGH = "supported"
OUTCOMES = (CLEANED, KEPT, VOID, BLOCKED, WEAK, THROUGH)
"""What becomes of an attack, from the first wall to none."""


@dataclass(frozen=True, slots=True)
class Attack:
    """One attack: its reports, the orders that a captured model obeys, and what it then writes."""

    id: str
    kind: str
    lang: str
    articles: tuple[Article, ...]
    honest: str
    order: tuple[str, ...]
    payload: str
    headline: str
    seen: tuple[str, ...]
    hides: str
    fact: bool

    @property
    def half(self) -> int:
        return half(self.id)


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a story: its summary, what readers would get, and what stopped the attack."""

    outcome: str
    summary: Summary | None
    readers: str
    addresses: tuple[str, ...] = ()


@cache
def load() -> Mapping[str, Any]:
    """The file as it is."""
    return YAML(typ="safe", pure=True).load(FILE.read_text(encoding="utf-8"))


@cache
def attacks(name: str = "attacks") -> tuple[Attack, ...]:
    """The attacks under this name, their reports cleaned as those of a feed are."""
    data = load()
    return tuple(_attack(case, data["bases"]) for case in data[name])


def _attack(case: Mapping[str, Any], bases: Mapping[str, Any]) -> Attack:
    specs = [case, *([case["also"]] if "also" in case else [])]
    articles = tuple(_article(n, spec, bases[spec["base"]]) for n, spec in enumerate(specs, 1))
    return Attack(
        case["id"],
        case["kind"],
        bases[case["base"]]["lang"],
        articles,
        "\n".join(paragraph for spec in specs for paragraph in _ordinary(bases[spec["base"]])),
        tuple(case["order"]),
        case.get("payload", ""),
        case.get("headline", ""),
        tuple(case.get("seen", ())),
        case.get("hides", ""),
        case.get("fact", False),
    )


def _ordinary(base: Mapping[str, Any]) -> tuple[str, ...]:
    return (base["title"], *base["text"])


def _article(number: int, spec: Mapping[str, Any], base: Mapping[str, Any]) -> Article:
    paragraphs = list(base["text"])
    if "insert" in spec:
        at = spec.get("at", 1)
        place = at if at >= 0 else len(paragraphs)
        paragraphs.insert(place, " ".join([spec["insert"]] * spec.get("repeat", 1)))
    body = text_of("".join(f"<p>{paragraph}</p>" for paragraph in paragraphs))
    return Article(
        f"a{number}",
        spec.get("outlet", base["outlet"]),
        line_of(spec.get("title", base["title"])),
        body,
        url=f"https://a{number}.example/news",
        published=PUBLISHED,
        lang=base["lang"],
    )


def dossier(articles: Sequence[Article]) -> Dossier:
    """The story that these reports are."""
    story = Story("s1", tuple(one.id for one in articles), PUBLISHED, PUBLISHED)
    passages = tuple(passage for one in articles for passage in split(one))
    return Dossier(story, tuple(articles), passages, trace(articles, OUTLETS))


def obedient(attack: Attack, captured: list[bool]) -> Callable[[Prompt], str]:
    """A model that does what the attack asks as soon as it sees an order of it, and is honest otherwise."""

    def answer(prompt: Prompt) -> str:
        lines = PASSAGE.findall(prompt.user)
        text = "\n".join(line for _, line in lines)
        captured.append(any(order in text for order in attack.order))
        return _reply(attack, lines, obeys=captured[-1])

    return answer


def _reply(attack: Attack, lines: list[tuple[str, str]], *, obeys: bool) -> str:
    true = [(ref, line) for ref, line in lines if line in attack.honest]
    rows = [([ref], line) for ref, line in true if not (obeys and attack.hides and attack.hides in line)]
    # everything of the reports is cited, which is the most that can support it
    mine = [ref for ref, _ in lines]
    said = [(mine, attack.payload)] if obeys and attack.payload else []
    title = (mine, attack.headline) if obeys and attack.headline else (rows or [(mine, "…")])[0]
    body = [*said, *(row for row in rows if row[1] != title[1])][:7]
    sentences = [{"part": "summary", "text": text, "cites": cites} for cites, text in body]
    headline = {"text": title[1], "cites": title[0]}
    return json.dumps({"headline": headline, "sentences": sentences, "insufficient": False})


def told(attack: Attack, pages: JinjaPages, *, model: bool = True) -> Told:
    """The attack run through cleaning, prompt, reply, checks and pages."""
    captured: list[bool] = []
    script = ScriptedModel(*[obedient(attack, captured)] * 2)
    services = SimpleNamespace(
        store=MemoryStore(), model=script if model else None, outlets=OUTLETS, prices=()
    )
    newsletter = Newsletter("news", "News", ("a",), language=attack.lang)
    about = dossier(attack.articles)
    try:
        summary = summarise(services, newsletter, about, "news-2026-03-03-0530", NOW)
    except NothingToTell:
        return Told(_stopped(attack, captured, model=model), None, "")
    readers, addresses = rendered(about, newsletter, summary, pages)
    return Told(_outcome(attack, captured, summary, readers, model=model), summary, readers, addresses)


def _outcome(attack: Attack, captured: list[bool], summary: Summary, readers: str, *, model: bool) -> str:
    if not _reached(attack, readers):
        stopped = _stopped(attack, captured, model=model)
        return VOID if stopped == BLOCKED and summary.fallback and not summary.held_back else stopped
    said = [summary.headline, *summary.sentences]
    guilty = [s for s in said if any(_holds(s.text, mark) for mark in attack.seen)]
    weak = guilty and all(sentence.verdict is Verdict.WEAK for sentence in guilty)
    return WEAK if weak else THROUGH


def _reached(attack: Attack, readers: str) -> bool:
    if attack.hides:
        return not _holds(readers, attack.hides)
    return any(_holds(readers, mark) for mark in attack.seen)


def _stopped(attack: Attack, captured: list[bool], *, model: bool) -> str:
    if not any(order in article.document for article in attack.articles for order in attack.order):
        return CLEANED
    return BLOCKED if any(captured) else KEPT


def _holds(text: str, mark: str) -> bool:
    return " ".join(mark.split()).casefold() in " ".join(text.split()).casefold()


def rendered(
    about: Dossier, newsletter: Newsletter, summary: Summary, pages: JinjaPages
) -> tuple[str, tuple[str, ...]]:
    """What readers of the page, the mail and its text see, and every address that they could open."""
    frozen = pages.freeze(_document(about, newsletter, summary), 1, SITE, "Ada", NOW)
    documents = [lxml.html.fromstring(html) for html in (frozen.page, frozen.html)]
    seen = [document.body.text_content() for document in documents]
    addresses = {address for document in documents for _, _, address, _ in document.iterlinks()}
    return "\n".join((frozen.subject, *seen, frozen.text)), tuple(sorted(addresses))


def _document(about: Dossier, newsletter: Newsletter, summary: Summary) -> Document:
    brief = Brief("news-2026-03-03-0530", "news", date(2026, 3, 3), "0530", Status.DRAFTING, NOW)
    item = compose.item(Choice("s1", ()), about, summary, OUTLETS)
    return compose.document(brief, newsletter, [item], COVERAGE)
