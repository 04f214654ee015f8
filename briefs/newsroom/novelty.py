"""What is new to readers: which passages of later reports say what neither the brief nor its reports said.

A passage is repeated when the texts of the telling would support it, and new when they would not; words,
figures, names, denials and quotations are read as the checks read them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from briefs.domain.article import Article, Outlets, Passage
from briefs.domain.summary import Severity, Source
from briefs.newsroom.check import names, negation, opposites, quotes
from briefs.newsroom.check.figures import Figure, Kind
from briefs.newsroom.check.moments import all_months, weekdays
from briefs.newsroom.check.reading import Cited, Claim, Reading, opened
from briefs.newsroom.check.tongue import tongue
from briefs.newsroom.check.words import content, flat, words
from briefs.newsroom.credits import read_credits
from briefs.newsroom.quotable import is_furniture, is_question
from briefs.newsroom.shelf import Shelf, Weights, roots

HELD = 0.5
"""Share of a passage's words and figures in one place of what was told, from which it is only said again."""

LEANT = 0.35
"""The same where less need be known: a sentence that credits a told report, or a report older than these."""

UNHEARD = 2.0
"""Weight of what no report that was told says, from which it may be news beside all that is repeated."""

CLAUSE = 3
"""Words of a clause, none of them told, from which it is news beside a sentence that is not."""

FIGURE = 1.5
"""What a figure weighs beside a word: who says it again says the same figures, in whatever words."""

NEAREST = 3
"""Texts, those that hold most of a passage, in which a denial or an opposite of it is looked for."""

TOLD = ""
"""The id of the source that holds the brief's own sentences; reports have theirs."""

LEAST = 2.0
"""Weight of words and figures below which a passage says too little to be compared."""

_VAGUE_WORDS = """
monday tuesday wednesday thursday friday saturday sunday today yesterday newspaper paper people person persons
familiar matter source sources official officials earlier week country countries time times cite cited citing
announcement
"""
_VAGUE = content(words(_VAGUE_WORDS))
_HISTORY = re.compile(
    r"\b(?:in|since|im Jahre?|seit|en|depuis|desde|в|с)\ (?P<west>(?:18|19|20)\d\d)\b"
    r"|(?P<east>(?:19|20)\d\d)年",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\btoday\b|[月火水木金土日]曜|今日|今天")
_DAY_OF_MONTH = re.compile(r"\s?[日号號月时時]")
_EMPTY = re.compile(
    r"\b(?:here(?: is|['’]s) what|what (?:we|you need to) know|(?:read|find out|learn|see) more)\b",
    re.IGNORECASE,
)
_UNCOUNTED = frozenset({Kind.ORDINAL, Kind.NAME, Kind.SPAN, Kind.TIME})


@dataclass(frozen=True, slots=True)
class Telling:
    """What readers know: the sentences that they were told, and the reports behind these."""

    said: tuple[str, ...]
    articles: tuple[Article, ...]


def new_passages(
    articles: Sequence[Article], passages: Iterable[Passage], telling: Telling, outlets: Outlets
) -> frozenset[str]:
    """The keys of those passages of later articles that are new; a title is when the sentence under it is.

    Between languages only figures can be compared: what has none that is unknown counts as told. So does what
    by its own words happened in an earlier year, and, of a report older than the newest one told or under a
    lead that only retells one, whatever brings no unknown name or figure.
    """
    memory = _Memory(telling, outlets, articles)
    by_article: dict[str, list[Passage]] = {}
    for passage in passages:
        by_article.setdefault(passage.article, []).append(passage)
    return frozenset(
        passage.key
        for article in articles
        for passage in _new(article, by_article.get(article.id, ()), memory)
    )


def _new(article: Article, passages: Sequence[Passage], memory: _Memory) -> list[Passage]:
    title, lead = (next((p for p in passages if (p.start > 0) is body), None) for body in (False, True))
    # who opens with another's report, and nothing beside it, goes on with background
    retold = bool(lead and not memory.is_new(lead.text, article) and memory.credits(lead.text, article))
    new = [p for p in passages if p.start > 0 and memory.is_new(p.text, article, retold=retold)]
    if title and (lead in new if lead else memory.is_new(title.text, article)):
        new.insert(0, title)
    return new


class _Memory:
    """The texts of a telling, read once."""

    def __init__(self, telling: Telling, outlets: Outlets, reports: Iterable[Article]) -> None:
        self._outlets = outlets
        self._told = {outlets.get(article.outlet).name for article in telling.articles}
        self._newest = max((a.published for a in telling.articles if a.published), default=None)
        self._sources = _sources(telling)
        named = (_days(source.text) for source in self._sources)
        dates = (a.published for a in telling.articles if a.published)
        self._days = frozenset[str]().union(*named, *map(_day_of, dates))
        self._ignored = _VAGUE | _publishers((*telling.articles, *reports), outlets)
        self._everything = Shelf([opened(source) for source in self._sources], "")
        self._shelves: dict[str, tuple[Shelf, Cited]] = {}

    def is_new(self, text: str, article: Article, *, retold: bool = False) -> bool:
        """Whether a passage of this report says what the telling does not."""
        claim = Claim(text)
        if _says_nothing(claim) or _is_history(claim, self._newest):
            return False
        unknown = [figure for figure in _counted(claim) if not self._everything.places(figure)]
        spoken = _tongue(article.document, article.lang)
        shelf, whole = self._shelf(spoken)
        if not shelf.texts:
            return any(figure.hard for figure in unknown)
        weights = self._weights(claim, spoken)
        texts = shelf.held(weights)
        held = max(texts.values(), default=0.0) / total if (total := sum(weights.values())) >= LEAST else 1.0
        if retold or self._is_late(article):
            return held < LEANT and bool(unknown or names.findings(claim, whole))
        credited = self.credits(text, article)
        return (
            bool(unknown)
            or held < (LEANT if credited else HELD)
            or _is_unheard(weights, shelf, credited=credited)
            or (spoken == "en" and self._adds_a_clause(claim, shelf))
            or any(finding.severity is Severity.BLOCK for finding in quotes.findings(claim, whole))
            or _turned(claim, self._nearest(texts, shelf))
        )

    def _shelf(self, spoken: str) -> tuple[Shelf, Cited]:
        if spoken not in self._shelves:
            same = [source for source in self._sources if _tongue(source.text, source.lang) == spoken]
            cited = Cited(same, (), self._outlets)
            self._shelves[spoken] = Shelf(cited.texts, spoken), cited
        return self._shelves[spoken]

    def _nearest(self, held: Mapping[int, float], shelf: Shelf) -> Cited:
        numbers = sorted(held, key=lambda number: (-held[number], number))[:NEAREST]
        return Cited([shelf.texts[number].source for number in numbers], (), self._outlets)

    def _weights(self, claim: Claim, spoken: str) -> dict[str | Figure, float]:
        """The words, figures and unknown days of a passage, each with its weight."""
        return {
            **dict.fromkeys(roots(claim, spoken) - self._ignored, 1.0),
            **dict.fromkeys(_counted(claim), FIGURE),
            **dict.fromkeys(_days(claim.flat) - self._days, FIGURE),
        }

    def _adds_a_clause(self, claim: Claim, shelf: Shelf) -> bool:
        """Whether one clause of English says nothing that was told: "…, because its cargo had shifted"."""
        said = (clause.roots - self._ignored for clause in claim.clauses)
        return any(len(words) >= CLAUSE and not any(map(shelf.places, words)) for words in said)

    def _is_late(self, article: Article) -> bool:
        """Whether a report is older than the newest one that was told."""
        return bool(self._newest and article.published and article.published < self._newest)

    def credits(self, text: str, article: Article) -> bool:
        """Whether a passage of this report names another outlet that was told as its source."""
        read = read_credits(Article("", article.outlet, "", text), self._outlets, self._told)
        return not self._told.isdisjoint(read.named)


def _sources(telling: Telling) -> tuple[Source, ...]:
    reports = tuple(Source(a.id, a.outlet, a.document, a.published, a.lang) for a in telling.articles)
    return (Source(TOLD, "", "\n".join(telling.said)), *reports) if telling.said else reports


def _publishers(articles: Iterable[Article], outlets: Outlets) -> frozenset[str]:
    """The words of the outlets' names: who reported it is no news."""
    known = (outlets.get(article.outlet) for article in articles)
    return content(words(flat(" ".join(form for outlet in known for form in (outlet.name, *outlet.aliases)))))


def _is_unheard(weights: Weights, shelf: Shelf, *, credited: bool) -> bool:
    """Whether a part of a passage stands in no report at all, though the rest repeats what was told.

    The more reports there are, the less is left that only their choice of words can explain.
    """
    reports = sum(text.source.id != TOLD for text in shelf.texts)
    ways = reports if credited else 1 + reports
    unheard = shelf.unheard(weights)
    return unheard >= UNHEARD and unheard * ways > sum(weights.values())


def _counted(claim: Reading) -> list[Figure]:
    """The figures that tell how much; not days, ordinals, nor "two", which news says of any pair."""
    return [
        figure
        for figure in claim.figures
        if figure.kind not in _UNCOUNTED
        and (figure.value > 2 or figure.hard)
        and not (figure.kind is Kind.COUNT and _DAY_OF_MONTH.match(claim.flat, figure.end))
    ]


def _says_nothing(claim: Claim) -> bool:
    return is_question(claim.text) or is_furniture(claim.text) or bool(_EMPTY.search(claim.text))


def _is_history(claim: Claim, newest: datetime | None) -> bool:
    """Whether a passage tells of an earlier year, and of nothing that happens now."""
    if newest is None or _NOW.search(claim.flat):
        return False
    return any(int(found["west"] or found["east"]) < newest.year for found in _HISTORY.finditer(claim.flat))


def _days(text: str) -> frozenset[str]:
    """The weekdays and months of a text: what happens on another one than what was told is mostly new."""
    months = (f"month {number}" for number in all_months(text))
    return frozenset(f"day {number}" for number in weekdays(text)).union(months)


def _day_of(moment: datetime) -> frozenset[str]:
    return frozenset({f"day {moment.weekday()}", f"month {moment.month}"})


def _turned(claim: Claim, cited: Cited) -> bool:
    """Whether it denies what was told, or says its opposite."""
    return bool(negation.findings(claim, cited) or opposites.findings(claim, cited))


def _tongue(text: str, declared: str) -> str:
    """The language of a text; English where nothing tells."""
    return tongue(text[:2000]) or declared.partition("-")[0].casefold() or "en"
