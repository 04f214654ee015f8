"""Tables for people: a brief's stories, the list of briefs, deliveries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from briefs.domain.audience import Delivery
from briefs.domain.brief import Brief, Document, Item
from briefs.domain.hit import Hit
from briefs.domain.summary import Severity
from briefs.newsroom.rank import reasons
from briefs.newsroom.searching import Query
from briefs.newsroom.snippets import Piece, snippet

HEADLINE, OUTLET = 24, 14
"""Columns of a terminal: a headline in two or three lines, and an outlet's name in two."""

SNIPPET = 100
"""Characters that show why a search found a story."""


def stories(document: Document) -> Table:
    """The stories of a brief: headline, outlets and families, first report, citations, findings."""
    table = plain_table(
        f"{document.title} · {document.date} · {document.slot}",
        "Story",
        "Outlets",
        "Families",
        "First report",
        "Cites",
        "Findings",
    )
    table.columns[0].min_width, table.columns[3].max_width = HEADLINE, OUTLET
    for place in (1, 2, 4):
        table.columns[place].justify = "right"
    for item in document.items:
        table.add_row(*_story(item))
    return table


def order(document: Document) -> Table:
    """Why each story of a brief stands where it does: section, points, and what they are made of."""
    table = plain_table(
        f"{document.title} · {document.date} · {document.slot}", "Story", "Section", "Points", "Why here"
    )
    table.columns[0].min_width, table.columns[2].justify = HEADLINE, "right"
    for item in document.items:
        points, *parts = reasons(item.score) or ("—",)
        where = "one line" if item.also else item.section or "—"
        table.add_row(item.summary.headline.text, where, points.removesuffix(" points"), "\n".join(parts))
    return table


def _story(item: Item) -> tuple[Text, str, str, str, str, str]:
    headline = Text(item.summary.headline.text, style="dim" if item.also else "")
    if item.told:
        headline.append(f"\nnew since {item.told_date}", style="italic")
    lineage = item.lineage
    first = lineage.first.outlet if lineage.first else "—"
    cites = sum(len(sentence.citations) for sentence in item.summary.sentences)
    outlets, families = str(len(lineage.outlets)), str(len(lineage.families))
    return headline, outlets, families, first, "one line" if item.also else str(cites), _findings(item)


def _findings(item: Item) -> str:
    sentences = item.summary.said
    counted = Counter(
        finding.check
        for sentence in sentences
        for finding in sentence.findings
        if finding.severity is not Severity.NOTE
    )
    held = len(item.summary.held_back)
    parts = [f"{count} × {check}" if count > 1 else check for check, count in counted.items()]
    return ", ".join([*parts, *([f"{held} held back"] if held else [])]) or "none"


def briefs(found: Iterable[Brief]) -> Table:
    """Briefs, newest first, with their states."""
    table = plain_table("", "Brief", "State", "Revision", "Made", "Note")
    for brief in found:
        made = f"{brief.created:%Y-%m-%d %H:%M} UTC"
        table.add_row(brief.id, str(brief.status), str(brief.revision), made, brief.note)
    return table


def hits(found: Iterable[Hit], query: Query) -> Table:
    """What a search found, with the place that shows why."""
    table = plain_table("", "Day", "Brief", "Story", "Where")
    table.columns[2].min_width = HEADLINE
    for hit in found:
        headline = _marked(snippet(query, hit.headline, len(hit.headline)))
        table.add_row(f"{hit.day}", hit.brief, headline, _marked(snippet(query, hit.text, SNIPPET)))
    return table


def _marked(pieces: Iterable[Piece]) -> Text:
    return Text.assemble(*((piece.text, "bold" if piece.marked else "") for piece in pieces))


def deliveries(found: Sequence[Delivery]) -> Table:
    """How many mails of a brief are in which state, and the detail of those that did not leave."""
    table = plain_table("", "Deliveries", "State", "Detail")
    for status, count in sorted(Counter(str(d.status) for d in found).items()):
        details = {d.detail for d in found if str(d.status) == status and d.detail}
        table.add_row(str(count), status, "; ".join(sorted(details)[:3]))
    return table


def plain_table(title: str, *columns: str) -> Table:
    """An empty table with a line below its head."""
    return Table(
        *columns,
        title=title or None,
        title_justify="left",
        box=SIMPLE_HEAD,
        pad_edge=False,
        collapse_padding=True,
    )
