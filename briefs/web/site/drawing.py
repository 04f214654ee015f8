"""The picture of a lineage as lines, marks and texts, ready for web/lineage.html.j2."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from unicodedata import bidirectional

from briefs.adapters.pages.plain import columns
from briefs.web.site.picture import CLOSE, ROW, ROWS, TOP, UNSEEN, Dot, Row, Sign, by_outlet, tree
from briefs.web.site.scale import days, places, times

NARROW, MARGIN = 343, 10
"""Pixels that the picture has on a phone of 375, and by which a text may stick out of it to the right."""

LETTER = 6.7
"""Pixels of a column of text in 12.5 px sans serif, bold ones included."""

GAP, ARROW, RING = 13, 21, 4
"""Pixels from a mark to its text; to a text on the side where an arrow comes from; more beside a ring."""

LONGEST = 27
"""Columns of a name in the picture; the list below has it whole."""

DOT, LEVELS = 13, 4
"""Pixels from one dot to the next where outlets share a row, and dots below one another at most."""

TEXT = 17
"""Pixels from the marks of a shared row to its text below."""

DAYS_APART = 19.0
"""Per cent from one day's name to the next, so that they do not touch on a phone."""


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line; x in per cent, y in pixels."""

    x1: float
    y1: int
    x2: float
    y2: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """A mark: its sign, its place, and what it is called where it has no text of its own."""

    sign: Sign
    x: float
    y: int
    title: str = ""


@dataclass(frozen=True, slots=True)
class Arrow:
    """The head of an arrow before a mark; it comes from the left, or `back` from the right."""

    x: float
    y: int
    back: bool


@dataclass(frozen=True, slots=True)
class Label:
    """A text beside a mark: to its right, or where there is no room to its left; `shift` in pixels.

    `whole` is for wide screens where `text` had to be cut.
    """

    x: float
    y: int
    shift: int
    end: bool
    text: str
    time: str
    sign: Sign
    whole: str = ""


@dataclass(frozen=True, slots=True)
class DayLine:
    """Where a day begins, and what it is called."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything that is drawn, from the back to the front."""

    height: int
    days: tuple[DayLine, ...]
    lines: tuple[Line, ...]
    marks: tuple[Drawn, ...]
    arrows: tuple[Arrow, ...]
    labels: tuple[Label, ...]
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """How the picture calls things: a day, a time, an outlet, and outlets that share a row."""

    day: Callable[[datetime], str]
    time: Callable[[datetime], str]
    outlet: Callable[[str], str]
    together: Callable[[Row], str]
    undated: str


@dataclass(frozen=True, slots=True)
class _Edge:
    """From the mark of an outlet to the first and the last mark of a row that repeats it."""

    source: str
    row: Row
    first: float
    last: float


@dataclass(frozen=True, slots=True)
class _Layout:
    """The rows with the place of every mark: across by outlet, down by row and then by outlet."""

    rows: tuple[Row, ...]
    across: Mapping[str, float]
    down: Mapping[Row, int]
    lower: Mapping[str, int]
    height: int
    edges: tuple[_Edge, ...]


def draw(dots: Sequence[Dot], names: Names, zone: tzinfo) -> Drawing:
    """The picture of these reports, of at least one."""
    rows = tree(dots)
    scale = times(rows)
    layout = _layout(rows, places(rows, scale))
    present = {row.sign for row in rows}
    return Drawing(
        height=layout.height,
        days=tuple(DayLine(x, names.day(time)) for time, x in days(scale, zone, DAYS_APART)),
        lines=tuple(_lines(layout)),
        marks=tuple(_marks(layout, names)),
        arrows=tuple(_arrows(layout)),
        labels=tuple(_label(row, layout, names) for row in rows),
        signs=tuple(sign for sign in Sign if sign in present),
    )


def _layout(rows: Sequence[Row], across: Mapping[str, float]) -> _Layout:
    down: dict[Row, int] = {}
    lower: dict[str, int] = {}
    y, pitch = TOP, ROW if len(rows) <= ROWS else CLOSE
    apart: dict[str, float] = {}
    for row in rows:
        down[row] = y
        spread = _spread(row, across)
        apart |= {outlet: x for outlet, (x, _) in spread.items()}
        lower |= {outlet: y + level * DOT for outlet, (_, level) in spread.items()}
        y += pitch + max(level for _, level in spread.values()) * DOT + (TEXT if len(row.dots) > 1 else 0)
    return _Layout(tuple(rows), apart, down, lower, y - ROW // 2 + 4, tuple(_edges(rows, apart)))


def _spread(row: Row, across: Mapping[str, float]) -> dict[str, tuple[float, int]]:
    """Where the marks of a row stand, and on which of its lines.

    Marks of one time lie below one another, and where they are more than LEVELS a little to the right.
    """
    step = DOT * 100 / NARROW
    ends: list[float] = []
    found: dict[str, tuple[float, int]] = {}
    for dot in sorted(row.dots, key=lambda dot: across[dot.outlet]):
        x = across[dot.outlet]
        free = next((level for level, end in enumerate(ends) if end + step <= x), len(ends))
        level = free if free < LEVELS else ends.index(min(ends))
        x = x if free < LEVELS else ends[level] + step
        ends[level : level + 1] = [x]
        found[dot.outlet] = (round(x, 1), level)
    return found


def _edges(rows: Sequence[Row], across: Mapping[str, float]) -> Iterator[_Edge]:
    """Who repeats whom; of outlets that share a row only what they share."""
    named = by_outlet(rows)
    for row in rows:
        places = [across[dot.outlet] for dot in row.dots]
        shared = [row.above.dots[0].outlet] if row.above else []
        for source in dict.fromkeys(shared if len(row.dots) > 1 else row.dots[0].sources):
            above = named.get(source)
            if above is not None and above is not row and len(above.dots) == 1:
                yield _Edge(source, row, min(places), max(places))


def _lines(layout: _Layout) -> Iterator[Line]:
    """From each mark that is repeated a line down or up, and from that one to each mark that repeats it."""
    by_source: dict[str, list[_Edge]] = {}
    for edge in layout.edges:
        by_source.setdefault(edge.source, []).append(edge)
    for source, edges in by_source.items():
        x, ends = layout.across[source], [layout.lower[source], *(layout.down[edge.row] for edge in edges)]
        yield Line(x, min(ends), x, max(ends))
        for edge in edges:
            y = layout.down[edge.row]
            yield Line(x, y, edge.last if edge.last > x else edge.first, y)


def _arrows(layout: _Layout) -> Iterator[Arrow]:
    found = {
        Arrow(x, layout.down[edge.row], back)
        for edge in layout.edges
        for back in [layout.across[edge.source] > edge.first]
        for x in [edge.last if back else edge.first]
    }
    yield from sorted(found, key=lambda arrow: (arrow.y, arrow.x))


def _marks(layout: _Layout, names: Names) -> Iterator[Drawn]:
    for row in layout.rows:
        for dot in row.dots:
            at = f", {names.time(dot.at)}" if dot.at else ""
            title = f"{names.outlet(dot.outlet)}{at}" if len(row.dots) > 1 else ""
            yield Drawn(dot.sign, layout.across[dot.outlet], layout.lower[dot.outlet], title)


def _label(row: Row, layout: _Layout, names: Names) -> Label:
    """The text of a row, on the side where there is most room for it."""
    if len(row.dots) > 1:
        return _shared_label(row, layout, names)
    dot, x = row.dots[0], layout.across[row.dots[0].outlet]
    name, gaps = names.outlet(dot.outlet), _gaps(row, layout)
    rooms = {False: NARROW + MARGIN - x * NARROW / 100 - gaps[False], True: x * NARROW / 100 - gaps[True]}
    end = columns(name) * LETTER > rooms[False] < rooms[True]
    whole, text = cut(name, LONGEST), cut(name, min(LONGEST, int(rooms[end] / LETTER)))
    return Label(
        x=x,
        y=layout.down[row],
        shift=-gaps[end] if end else gaps[end],
        end=end,
        text=text,
        time="" if dot.sign in UNSEEN else _after(text, names.time(dot.at) if dot.at else names.undated),
        sign=row.sign,
        whole=whole if whole != text else "",
    )


def _after(name: str, time: str) -> str:
    """The time, kept to the right of a name that is written from right to left (UAX #9)."""
    turned = any(bidirectional(sign) in {"R", "AL"} for sign in name)
    return f"\u200e{time}" if turned else time


def _gaps(row: Row, layout: _Layout) -> dict[bool, int]:
    """Pixels to a text that begins right of the mark (False) or ends left of it (True)."""
    backs = {layout.across[edge.source] > edge.first for edge in layout.edges if edge.row is row}
    ring = RING if row.sign in {Sign.FIRST, Sign.FIRST_UNSEEN} else 0
    return {end: (ARROW if (not end) in backs else GAP) + ring for end in (False, True)}


def _shared_label(row: Row, layout: _Layout, names: Names) -> Label:
    """Below its marks: beside them there may be no room at all."""
    y = max(layout.lower[dot.outlet] for dot in row.dots) + TEXT
    places = [layout.across[dot.outlet] for dot in row.dots]
    end = min(places) > 50
    text = names.together(row)
    return Label(max(places) if end else min(places), y, 6 if end else -6, end, text, "", row.sign)


def cut(name: str, room: int) -> str:
    """The name in at most so many columns, marked where it is cut."""
    if columns(name) <= room:
        return name
    kept = ""
    for sign in name:
        if columns(kept + sign) >= room:
            break
        kept += sign
    return f"{kept.rstrip()}…"
