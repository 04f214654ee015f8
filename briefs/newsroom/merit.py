"""How much each quote of a story is worth to a reader, before what was quoted already is counted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from briefs.domain.article import Outlets
from briefs.domain.story import Role
from briefs.newsroom.quotes import Pool, Quote

SUPPORTS = 0.35
"""Cosine from which a sentence of another family says much of the same."""

_SPEECH = re.compile(r"[“\"「『][^”\"」』]{20,}[”\"」』]")
_WHY = re.compile(
    r"\b(?:because|in order to|so that|to avoid|to keep|aim(?:s|ed)? (?:to|at)|analysts?|experts?|called|"
    r"warned|argued|despite|which means)\b|ため|理由|狙い|因为|因為|为了|為了|目的|分析",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"\b(?:said|says|to|told|added|by) (?P<after>[A-Z]\w+)(?=[.,]|$)"
    r"|(?:^|[,”\"] )(?P<before>[A-Z]\w+) (?:said|says|added)\b|^(?P<subject>[A-Z]\w+)(?:['’]s)? (?=[a-z])"
)
_DATELINE = re.compile(
    r"^(?:[A-Z][\w./ ,]{2,40}(?:\([^)]{2,30}\))?|\([^)]{2,30}\)) ?[-–—] |^[（【][^）】]{2,20}[）】]"
)
_ROLES = {Role.OWN: 0.0, Role.CREDITS: 0.15, Role.COPY: 2.0}


def merits(pool: Pool, outlets: Outlets) -> tuple[float, ...]:
    """One number for each quote, higher is better; about 0 to 1.5, and below 0 for copies."""
    if not pool.quotes:
        return ()
    central = pool.rows @ pool.rows.mean(axis=0)
    highest = max(float(central.max()), 1e-9)
    support = _support(pool)
    names = _names(pool.quotes, outlets)
    return tuple(
        0.4 * float(central[quote.row]) / highest
        + 0.1 * min(support[quote.row], 3)
        + _interest(quote)
        - _doubt(quote, pool, names)
        for quote in pool.quotes
    )


def _support(pool: Pool) -> list[int]:
    """In how many other families a sentence says much of the same."""
    alike = pool.rows @ pool.rows.T
    families = [quote.family for quote in pool.quotes]
    said = {family: alike[:, [other == family for other in families]].max(axis=1) for family in set(families)}
    return [
        sum(bool(by[quote.row] >= SUPPORTS) for family, by in said.items() if family != quote.family)
        for quote in pool.quotes
    ]


def _interest(quote: Quote) -> float:
    """What somebody said, why, and how much is what one report adds to another; a lead tells most."""
    text = quote.passage.text
    lead = 0.15 / (1 + quote.place)
    speech = 0.35 if _SPEECH.search(text) else 0.0
    why = 0.3 if _WHY.search(text) else 0.0
    figure = 0.1 if any(char.isdigit() for char in text) else 0.0
    return lead + speech + why + figure


def _doubt(quote: Quote, pool: Pool, names: Mapping[str, re.Pattern[str]]) -> float:
    """What speaks against a quote: it is a copy, relays a report that the story has, or is hard to place."""
    text = quote.passage.text
    return (
        _ROLES[quote.role]
        + (0.5 if names[quote.outlet].search(text) else 0.0)
        + (0.6 if _unintroduced(quote, pool) else 0.0)
        + (0.4 if _DATELINE.match(text) else 0.0)
        + (0.2 if quote.words > 35 or quote.words < 10 else 0.0)
    )


def _unintroduced(quote: Quote, pool: Pool) -> bool:
    """Whether a speaker stands with a surname only, because an earlier sentence gave the full name."""
    found = _BARE.search(quote.passage.text)
    if not found:
        return False
    full = re.compile(rf"[A-Z][\w.-]+ {found[found.lastgroup or 0]}\b")
    before = " ".join(passage.text for passage in pool.bodies[quote.article.id][: quote.place])
    return bool(full.search(before)) and not full.search(quote.passage.text)


def _names(quotes: Sequence[Quote], outlets: Outlets) -> dict[str, re.Pattern[str]]:
    """For each outlet of the story a pattern of all others' names."""
    written = {q.outlet: (q.outlet, *outlets.get(q.outlet).aliases) for q in quotes}
    return {
        own: re.compile(
            "|".join(re.escape(form) for name, forms in written.items() if name != own for form in forms)
            or "(?!)"
        )
        for own in written
    }
