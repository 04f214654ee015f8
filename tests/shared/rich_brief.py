"""A brief with all that a brief can hold, twelve stories and eight in one line, in three languages.

Made from fixed texts (rich_brief.yaml), so that it is the same document on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from briefs.domain.article import Passage
from briefs.domain.brief import (
    Coverage,
    Document,
    FailedFeed,
    Item,
    RelatedStory,
    ScorePart,
    SourceArticle,
)
from briefs.domain.newsletter import Site
from briefs.domain.story import Disagreement, FirstReport, Lineage, Report, Role, Side
from briefs.domain.summary import SECTIONS, Citation, Origin, Part, Sentence, Summary, Verdict

LANGUAGES = ("en", "ja", "ar")
NOW = datetime(2025, 6, 23, 21, 5, tzinfo=UTC)
MORNING = datetime(2025, 6, 20, 18, 45, tzinfo=UTC)
SITE = Site(
    url="https://news.example",
    sender="Harbour Brief <brief@news.example>",
    contact="desk@news.example",
    postal_address="Harbour Brief\n1 Harbour Road\nSingapore 018989",
)

OUTLETS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("Financial Times", "en", {"paywalled": True, "family": "Nikkei", "country": "GB", "kind": "private"}),
    ("The Straits Times", "en", {"family": "SPH Media", "country": "SG", "kind": "private"}),
    ("NHK", "ja", {"country": "JP", "kind": "public"}),
    ("Xinhua", "zh", {"country": "CN", "kind": "state", "summary_only": True}),
    ("Al Jazeera", "ar", {"country": "QA", "kind": "state"}),
    ("Nikkei Asia", "en", {"paywalled": True, "family": "Nikkei", "country": "JP", "kind": "private"}),
    ("Reuters", "en", {"country": "GB", "kind": "wire"}),
    ("KCNA", "ko", {"country": "KP", "kind": "state"}),
    ("CNA", "en", {"country": "SG", "kind": "public"}),
    ("BBC News", "en", {"family": "BBC", "country": "GB", "kind": "public"}),
    ("Yonhap", "en", {"country": "KR", "kind": "wire"}),
    ("The Guardian", "en", {"country": "GB", "kind": "private"}),
    ("Agence France-Presse", "en", {"country": "FR", "kind": "wire"}),
)


@dataclass(slots=True)
class Told:
    """One story in the making: its sources with a passage each, cited by their place."""

    id: str
    sources: list[SourceArticle] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)

    def said(self, text: str, *cited: int, part: Part = Part.SUMMARY, **more: Any) -> Sentence:
        cites = tuple(Citation(p.article, p.revision, p.start, p.end) for p in map(self._passage, cited))
        fields = {"origin": Origin.LLM, "part": part, "verdict": Verdict.SUPPORTED}
        return Sentence(text, cites, **{**fields, **more})

    def quoted(self, place: int, part: Part = Part.SUMMARY) -> Sentence:
        return self.said(self.passages[place].text, place, part=part, origin=Origin.EXTRACTIVE)

    def _passage(self, place: int) -> Passage:
        return self.passages[place]


@cache
def texts() -> dict[str, Any]:
    return YAML(typ="safe").load(Path(__file__).with_suffix(".yaml"))


def told(number: int, places: Sequence[int]) -> Told:
    """The story with articles of the outlets at these places."""
    made = Told(f"story{number}")
    for turn, place in enumerate(places):
        outlet, lang, known = OUTLETS[place % len(OUTLETS)]
        pool = texts()["passages"][lang]
        text = pool[(number + turn) % len(pool)]
        name = f"s{number}a{turn}"
        host = outlet.lower().replace(" ", "-")
        made.sources.append(
            SourceArticle(
                id=name,
                revision=1,
                outlet=outlet,
                title=texts()[lang]["stories"][number - 1][0] if lang in LANGUAGES else text,
                url=f"https://{host}.example/2025/06/{name}?page=1&from=feed",
                published=MORNING + timedelta(minutes=35 * (number + turn)),
                lang=lang,
                **{"family": outlet, **known},
            )
        )
        made.passages.append(Passage(name, 1, 40, 40 + len(text), text))
    return made


def lineage(made: Told) -> Lineage:
    """The first reported, the second credits it, the last carries a copy."""
    middle = [Role.CREDITS, *[Role.OWN] * (len(made.sources) - 3), Role.COPY]
    roles = [Role.OWN, *(middle if len(made.sources) > 1 else [])]
    first = made.sources[0]
    credited = {Role.OWN: (), Role.CREDITS: (first.outlet,), Role.COPY: ("Reuters",)}
    reports = tuple(
        Report(s.id, s.outlet, s.family, role, credited[role], s.published)
        for s, role in zip(made.sources, roles, strict=True)
    )
    own = tuple(dict.fromkeys(report.family for report in reports if report.role is Role.OWN))
    return Lineage(FirstReport(first.outlet, first.published, first.id), reports, own)


def finished(made: Told, summary: Summary, **more: Any) -> Item:
    fields = {
        "story": made.id,
        "revision": 1,
        "summary": summary,
        "lineage": lineage(made),
        "sources": tuple(made.sources),
        "passages": tuple(made.passages),
        "members": tuple(source.id for source in made.sources),
        "score": (ScorePart("independent reports", 3.0, "of three publishers"),),
    }
    return Item(**{**fields, **more})


def everything(lang: str) -> Item:
    """The first story: told before, every section, a disagreement, a note, all kinds of outlet."""
    own, made = texts()[lang], told(1, (0, 1, 2, 3, 4, 5, 7))
    headline, one, two = own["stories"][0]
    counted = [Passage(f"s1a{n}", 1, 300, 300 + len(t), t) for n, t in enumerate(own["disputed"])]
    made.passages += counted
    sentences = (
        made.said(own["new"], 1, part=Part.NEW),
        made.said(one, 0, 2),
        made.said(two, 0),
        made.quoted(2),
        made.quoted(3),
        made.quoted(4),
        made.said(own["note"], origin=Origin.EDITOR),
        made.said(own["background"], 5, part=Part.BACKGROUND),
        made.said(own["context"], 1, part=Part.CONTEXT),
    )
    sides = tuple(
        Side(figure, float(figure), (made.sources[n].outlet,), (counted[n],), made.sources[n].published)
        for n, figure in enumerate(("12", "14"))
    )
    return finished(
        made,
        Summary(
            "story1", made.said(headline, 0, part=Part.HEADLINE), sentences, sections=sections(made, own)
        ),
        section=own["sections"][0],
        told=own["told"],
        told_date="2025-06-20",
        disagreements=(Disagreement("dead", sides, sure=True, later=True),),
        related=(
            RelatedStory("story3", own["stories"][2][0]),
            RelatedStory("tariffs", own["earlier"], "2025-06-19", "harbour-2025-06-19-0530"),
        ),
    )


def sections(made: Told, own: dict[str, Any]) -> tuple[Sentence, ...]:
    labelled = (
        (Part.KEY_POINT, own["label"], own["key_points"]),
        (Part.PERSPECTIVE, own["holders"], own["views"]),
        (Part.QUOTE, [own["speaker"]], [own["quote"]]),
        (Part.TIMELINE, own["days"], own["timeline"]),
        (Part.UNKNOWN, [""], [own["unknown"]]),
    )
    return tuple(
        made.said(text, turn, part=part, label=label)
        for part, labels, said in labelled
        for turn, (label, text) in enumerate(zip(labels, said, strict=True))
    )


def plain(number: int, lang: str) -> Item:
    """Any other story: two sentences of our own and two quotations, from four outlets.

    The second is by the extractive writer: its headline is an outlet's.
    """
    own, made = texts()[lang], told(number, range(number, number + 4))
    headline, one, two = own["stories"][number - 1]
    title = made.said(headline, 0, part=Part.HEADLINE)
    said = (made.said(one, 0, 1), made.said(two, 2), made.quoted(1), made.quoted(3))
    if number == 2:
        source = made.sources[0]
        made.passages.append(Passage(source.id, 1, 0, len(source.title), source.title))
        title, said = made.quoted(4, Part.HEADLINE), tuple(made.quoted(place) for place in range(4))
    section = own["sections"][min(number // 4, 2)]
    return finished(made, Summary(made.id, title, said), section=section)


def line(number: int, lang: str) -> Item:
    """One that is also reported: a headline, by one outlet."""
    title = texts()[lang]["also"][number]
    outlet, _, known = OUTLETS[(0, 1, 5, 6, 8)[number % 5]]
    published = MORNING + timedelta(hours=number)
    name = f"also{number}"
    fields = {"family": outlet, **known}
    article = SourceArticle(name, 1, outlet, title, f"https://also.example/{name}", published, lang, **fields)
    passage = Passage(name, 1, 0, len(title), title)
    made = Told(name, [article], [passage])
    return finished(made, Summary(name, made.quoted(0, Part.HEADLINE), ()), also=True)


@cache
def rich(lang: str = "en", stories: int = 12) -> Document:
    """The brief in a language of LANGUAGES."""
    own = texts()[lang]
    items = (everything(lang), *(plain(number, lang) for number in range(2, stories + 1)))
    also = tuple(line(number, lang) for number in range(len(own["also"])))
    return Document(
        version=1,
        brief="harbour-2025-06-24-0530",
        newsletter="harbour",
        title=own["title"],
        language=lang,
        timezone=own["timezone"],
        date=date(2025, 6, 24),
        slot="0530",
        subject=own["subject"],
        preheader=own["preheader"],
        opening=(told(1, (0, 1, 2)).said(own["opening"], 0, 1),),
        items=(*items, *also),
        coverage=Coverage(
            feeds=14,
            failed=(
                FailedFeed("scmp-asia", "South China Morning Post", "HTTP 503"),
                FailedFeed("lemonde", "Le Monde", "timed out"),
            ),
            articles=1243,
            outlets=11,
            stories=len(items) + len(also),
            sentences=61,
            held_back=2,
            writer="model-x (1 of 12 stories is quoted instead)",
        ),
        notice=own["notice"],
        mail_parts=SECTIONS,
    )
