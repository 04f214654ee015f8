"""Tables for people: a brief's stories, the list of briefs, deliveries, feeds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from briefs.domain.audience import Delivery
from briefs.domain.brief import Brief, Document, Item
from briefs.domain.feed import Feed, FeedState, Outcome, Visit
from briefs.domain.summary import Severity

HEADLINE, OUTLET = 24, 14
"""Columns of a terminal: a headline in two or three lines, and an outlet's name in two."""


def stories(document: Document) -> Table:
    """The stories of a brief: headline, outlets and families, first report, citations, findings."""
    table = _table(
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
    sentences = (item.summary.headline, *item.summary.sentences)
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
    table = _table("", "Brief", "State", "Revision", "Made", "Note")
    for brief in found:
        made = f"{brief.created:%Y-%m-%d %H:%M} UTC"
        table.add_row(brief.id, str(brief.status), str(brief.revision), made, brief.note)
    return table


def deliveries(found: Sequence[Delivery]) -> Table:
    """How many mails of a brief are in which state, and the detail of those that did not leave."""
    table = _table("", "Deliveries", "State", "Detail")
    for status, count in sorted(Counter(str(d.status) for d in found).items()):
        details = {d.detail for d in found if str(d.status) == status and d.detail}
        table.add_row(str(count), status, "; ".join(sorted(details)[:3]))
    return table


def feeds(found: Sequence[Feed], states: Mapping[str, FeedState]) -> Table:
    """Every feed with its health."""
    table = _table("", "Feed", "Outlet", "Health", "Last success", "Next visit")
    for feed in found:
        state = states.get(feed.name)
        success = f"{state.last_success:%Y-%m-%d %H:%M}" if state and state.last_success else "never"
        next_visit = f"{state.next_visit:%Y-%m-%d %H:%M}" if state else "now"
        table.add_row(feed.name, feed.outlet, _health(state), success, next_visit)
    return table


def _health(state: FeedState | None) -> Text:
    if state is None:
        return Text("not visited yet", style="dim")
    if state.disabled:
        return Text(f"off: {state.error or 'the server says it is gone'}", style="red")
    if state.errors:
        return Text(f"{state.error} ({state.errors} in a row)", style="red")
    return Text("ok", style="green")


def visits(found: Sequence[Visit]) -> Table:
    """What one fetch of each feed brought, the failures first."""
    table = _table("", "Feed", "Result", "Articles", "Newest", "Mend")
    for visit in sorted(found, key=lambda visit: (visit.outcome is not Outcome.FAILED, visit.feed)):
        articles = [each.article for each in visit.found]
        newest = max((a.published for a in articles if a.published), default=None)
        result = Text(visit.error, style="red") if visit.error else Text("ok", style="green")
        date = f"{newest:%Y-%m-%d %H:%M}" if newest else ""
        table.add_row(visit.feed, result, str(len(articles) or ""), date, visit.mend)
    return table


def _table(title: str, *columns: str) -> Table:
    return Table(
        *columns,
        title=title or None,
        title_justify="left",
        box=SIMPLE_HEAD,
        pad_edge=False,
        collapse_padding=True,
    )
