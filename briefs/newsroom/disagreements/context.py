"""The words around a figure: what it may be of, where, when, of which kind, and what limits it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from briefs.domain.article import Passage
from briefs.newsroom.check.clauses import Clause
from briefs.newsroom.check.figures import Figure, Kind
from briefs.newsroom.check.moments import all_months
from briefs.newsroom.check.reading import Reading, read
from briefs.newsroom.check.words import Word, content, people, spaceless
from briefs.newsroom.disagreements import marks, things
from briefs.newsroom.disagreements.notation import Noted, noted

SPACELESS = frozenset({"ja", "zh"})

NEAR = 3
"""Content words on each side of a figure that tell what it is about, as the checks have it.

Pairs of letters of an unspaced script are twice as many.
"""

_NAME = re.compile(r"(?<![\w'])[A-ZÀ-Þ][\w'’-]*")
_INSIDE = re.compile(r"(?<=[a-zà-ÿ,;:] )[A-ZÀ-Þ][\w'’-]*")
_SMALL = re.compile(r"(?<![\w'])[a-zß-ÿ][\w'’-]*")
_DAYS = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
september october november december
"""
_NO_NAMES = content(read(f"{_DAYS} gdp ceo tv covid dna ai it").words)


@dataclass(frozen=True, slots=True)
class Names:
    """The roots of the names in a story's reports, and of the words that are written small somewhere."""

    known: frozenset[str] = frozenset()
    small: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Place:
    """One passage as it is read; `number` counts its article's passages, the title is 0."""

    passage: Passage
    note: Noted
    reading: Reading
    lang: str
    number: int
    year: int
    names: Names

    @property
    def text(self) -> str:
        """Its text in English notation, to which all positions belong."""
        return self.note.text


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a figure, as roots.

    `nouns` are counted, `whats` things of which it may be; `near` stands beside it, `around` in its clause.
    `field` is what it may be about: its passage where it is the only figure of its kind (`alone`), else its
    clause, else what is near. `perhaps` are capitals at the beginning of a sentence that may be names.
    """

    nouns: frozenset[str]
    whats: frozenset[str]
    limits: frozenset[str]
    times: frozenset[int]
    names: frozenset[str]
    perhaps: frozenset[str]
    near: frozenset[str]
    around: frozenset[str]
    field: frozenset[str]
    alone: bool


def place(passage: Passage, lang: str, number: int, year: int, names: Names) -> Place:
    """The passage, read; `year` is the one of publication, 0 for none."""
    note = noted(passage.text, lang)
    return Place(passage, note, read(note.text), lang, number, year, names)


def names_in(passages: Iterable[Passage]) -> Names:
    """What is written with a capital inside a sentence of any report, and countries; titles prove nothing."""
    texts = [passage.text for passage in passages]
    inside = {word for p in passages if p.start > 0 for word in _INSIDE.findall(p.text)}
    countries = {
        w.surface for text in texts for w in read(text).words if people(w.plain) and w.surface[:1].isupper()
    }
    small = {word for text in texts for word in _SMALL.findall(text)}
    return Names(_roots(inside | countries) - _NO_NAMES, _roots(small))


def context(place: Place, start: int, end: int, figure: Figure | None = None) -> Context:
    """What stands around the span of a figure or a date."""
    clause = place.reading.clause(start)
    unsaid = marks.unsaid(place.text)
    said = [
        (at, root)
        for word in place.reading.words
        for at, root in _placed(word)
        if unsaid[at : at + 1].strip() and not start <= at < end
    ]
    most = 2 * NEAR if place.lang in SPACELESS else NEAR
    near = _near([(at, root) for at, root in said if root != "person"], start, end, most)
    around = frozenset(root for at, root in said if clause.start <= at < clause.end)
    names, perhaps = _named(place, clause, unsaid)
    whole = figure is None or _is_lone(place, figure)
    return Context(
        nouns=_nouns(place, figure) if figure else frozenset(),
        whats=_whats(place, clause),
        limits=_limits(place, clause, figure, whole=whole),
        times=_times(place, clause),
        names=names,
        perhaps=perhaps,
        near=near,
        around=around,
        field=_field(place, clause, figure, near, around),
        alone=whole,
    )


def _placed(word: Word) -> Iterator[tuple[int, str]]:
    """The roots of a word, each where it begins: those of unspaced scripts are pairs of letters."""
    roots = content((word,)) - marks.STOP
    if not spaceless(word.surface):
        yield from ((word.start, root) for root in sorted(roots))
        return
    for at in range(len(word.surface) - 1):
        if (pair := word.surface[at : at + 2]) in roots:
            yield word.start + at, pair


def _near(said: Sequence[tuple[int, str]], start: int, end: int, most: int) -> frozenset[str]:
    before = [root for at, root in said if at < start][-most:]
    return frozenset((*before, *[root for at, root in said if at >= end][:most]))


def _field(
    place: Place, clause: Clause, figure: Figure | None, near: frozenset[str], around: frozenset[str]
) -> frozenset[str]:
    if figure is None or _is_lone(place, figure):
        return place.reading.roots - marks.STOP
    inside = any(clause.start <= other.start < clause.end for other in _alike(place, figure))
    return near if inside else around


def _limits(place: Place, clause: Clause, figure: Figure | None, *, whole: bool) -> frozenset[str]:
    found = marks.limits(place.text if whole else place.text[clause.start : clause.end])
    return found | {"change"} if figure and figure.unit and marks.is_change(place.text, figure) else found


def _roots(words: Iterable[str]) -> frozenset[str]:
    return content(tuple(word for text in sorted(words) for word in read(text).words))


def _is_lone(place: Place, figure: Figure) -> bool:
    return not _alike(place, figure)


def _alike(place: Place, figure: Figure) -> list[Figure]:
    """The passage's other figures of the same kind and unit."""
    kind = marks.dimension(place.text, figure)[:2]
    others = (f for f in place.reading.figures if f != figure and f.kind is Kind.COUNT)
    return [other for other in others if marks.dimension(place.text, other)[:2] == kind]


def _nouns(place: Place, figure: Figure) -> frozenset[str]:
    """The roots of up to three words after the figure, as far as nothing stands between."""
    run = re.match(r"(?:[ -][^\W\d_][\w'-]*){1,3}", place.text[figure.end :])
    if not run or figure.unit:
        return frozenset()
    roots = (content((word,)) - marks.STOP for word in read(run.group()).words)
    return frozenset[str]().union(*takewhile(bool, roots))


def _whats(place: Place, clause: Clause) -> frozenset[str]:
    """What the clause, else the passage, says that the figure may be of."""
    found = things.whats(place.text, place.lang)
    inside = frozenset(thing for thing, start, _ in found if clause.start <= start < clause.end)
    return inside or frozenset(thing for thing, _, _ in found)


def _times(place: Place, clause: Clause) -> frozenset[int]:
    """The months (1 to 12) and years that the clause names."""
    text = place.text[clause.start : clause.end]
    years = (f for f in place.reading.figures if f.kind is Kind.YEAR and clause.start <= f.start < clause.end)
    return all_months(text) | frozenset(int(figure.value) for figure in years)


def _named(place: Place, clause: Clause, unsaid: str) -> tuple[frozenset[str], frozenset[str]]:
    """The roots of the clause's names, and of what may be one; German nouns tell nothing."""
    if place.lang in SPACELESS or place.lang == "de":
        return frozenset(), frozenset()
    found = _roots(_NAME.findall(unsaid[clause.start : clause.end])) - _NO_NAMES
    first = _NAME.match(unsaid) if place.number and clause.start == 0 else None
    perhaps = _roots([first.group()] if first else []) - place.names.small - _NO_NAMES
    return found & place.names.known, perhaps - place.names.known
