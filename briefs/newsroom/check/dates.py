"""Dates: whether the cited text may mean the time that the sentence names, and says it of the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefs.domain.summary import Finding, Severity
from briefs.newsroom.check.comparing import comparable
from briefs.newsroom.check.meant import Bears, bears, homes, next_to, spans
from briefs.newsroom.check.moment import Grain, Moment, Told
from briefs.newsroom.check.moments import moments
from briefs.newsroom.check.nearby import around, held, said_of
from briefs.newsroom.check.reading import Cited, Claim, Reading, Text, share

_LONGEST = 2000
"""Letters of a sentence or passage that are read: a longer one is a list."""

_READ = frozenset(("", "en", "de", "fr", "es", "it", "pt", "nl", "ja", "zh"))
"""Languages whose times are read."""

_DATELINE = 60
"""Letters within which a text's first dash or bracket ends its dateline, whose day is that of writing."""

_MARGIN = 0.25
"""By how much more of what is said around a time must stand by another one to be about that."""


_LOOSE = 0.15
"""How near a length of time, such as "for eight months", must be to bear out a month counted from it."""

_APART = 0.4
"""How near another time must be to tell against the day of publication, which a text need not tell."""

_CLOSE = 0.5
"""The same from which a text certainly speaks of what the sentence does, and so contradicts it."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A time of a cited text: how it bears on the claimed one, and how much of the claim stands by it.

    `beside`: the claimed one may be the day before or after it.
    """

    moment: Moment
    bears: Bears
    near: float
    beside: bool


def findings(claim: Claim, cited: Cited) -> tuple[Finding, ...]:
    """BLOCK for a day or month where the cited text names another of the same event; else WARN.

    WARN for a day, weekday or month that no cited text can mean, for a week, year, season or the like where
    it names another, and for a time that is there, but said of something else. Nothing where a text is in a
    language whose times are not read.
    """
    if len(claim.flat) > _LONGEST:
        return ()
    lang = claim.tongue or next((text.tongue for text in cited.texts), "")
    if any(text.tongue not in _READ for text in cited.texts):
        return ()
    judged = (_judged(claim, moment, lang, cited) for moment in moments(claim.flat, lang) if _tested(moment))
    return tuple(dict.fromkeys(finding for finding in judged if finding))


def _tested(moment: Moment) -> bool:
    return moment.told not in {Told.AGO, Told.BESIDE} and not moment.doubtful


def _judged(claim: Claim, moment: Moment, lang: str, cited: Cited) -> Finding | None:
    about = said_of(claim, moment, lang)
    places = [place for text in cited.texts for place in _places(claim, moment, about, text)]
    rival = max((place for place in places if _rivals(place)), key=lambda place: place.near, default=None)
    today = any(_is_now(moment, text) for text in cited.texts)
    agreeing = [place for place in places if place.bears is Bears.YES]
    if agreeing:
        told = [*agreeing, *(place for place in places if place.moment.told is Told.BESIDE)]
        margin = _APART if today else _MARGIN
        if rival and rival.near >= max(place.near for place in told) + margin:
            return _warn(f"{moment.text} stands in the cited text, but of this it says {rival.moment.text}")
        return _part(moment, agreeing)
    if rival and rival.near >= _needed(moment, today=today):
        detail = f"{moment.text} is not in the cited text, which says {rival.moment.text}"
        return None if _next_day(places) else Finding("date", _severity(moment, rival), detail)
    if today or not _exact(moment) or _wider(moment, places) or _next_day(places):
        return None
    return _warn(f"{moment.text} is not in the cited text, nor a time that it can mean")


def _needed(moment: Moment, *, today: bool) -> float:
    """How near another time must be to tell against one that is not in the text."""
    if today:
        return _APART
    return 0.0 if _exact(moment) else _CLOSE


def _rivals(place: _Place) -> bool:
    return place.bears is Bears.NO and place.near > 0 and not place.moment.doubtful


def _severity(moment: Moment, rival: _Place) -> Severity:
    certain = moment.told is Told.DATE or (moment.told is Told.NAME and moment.grain is Grain.MONTH)
    sure = certain and rival.moment.grain is moment.grain and rival.near >= _CLOSE
    return Severity.BLOCK if sure else Severity.WARN


def _next_day(places: Sequence[_Place]) -> bool:
    """Whether a text tells the day from another one that it names: "the next day"."""
    return any(place.beside for place in places) and any(
        place.moment.told is Told.BESIDE and place.moment.grain is Grain.DAY and place.near >= _MARGIN
        for place in places
    )


def _warn(detail: str) -> Finding:
    return Finding("date", Severity.WARN, detail)


def _exact(moment: Moment) -> bool:
    """Whether a time cannot be a writer's own way to put another: a day or a month by name."""
    return moment.told in {Told.DATE, Told.NAME} and moment.grain in {Grain.DAY, Grain.MONTH}


def _wider(moment: Moment, places: Sequence[_Place]) -> bool:
    """Whether a month may be the writer's for a quarter or a half of the text that holds it."""
    wide = {Grain.QUARTER, Grain.HALF}
    return moment.grain is Grain.MONTH and any(
        place.bears is Bears.OPEN and place.moment.grain in wide for place in places
    )


def _is_now(moment: Moment, text: Text) -> bool:
    """Whether it may be the time of publication, which a text need not tell."""
    written = homes(text.source.published, text.tongue)
    if not written:
        return False
    first, last = written
    return any(low <= last and first <= high for low, high in spans(moment, written))


def _part(moment: Moment, agreeing: Sequence[_Place]) -> Finding | None:
    """WARN for early June where the text says late June."""
    parts = {place.moment.part for place in agreeing if place.moment.grain is moment.grain}
    if not moment.part or not parts or parts & {0, moment.part}:
        return None
    other = next(place.moment for place in agreeing if place.moment.part)
    return _warn(f"the cited text speaks of another part of {other.text}")


def _places(claim: Claim, moment: Moment, about: Mapping[str, float], text: Text) -> Iterator[_Place]:
    same = comparable(claim, text)
    written = homes(text.source.published, text.tongue)
    clause = claim.clause(moment.start).roots
    for at, passage in enumerate(text.passages):
        shared = share(clause, passage.roots)
        for stated in moments(passage.flat[:_LONGEST], text.tongue):
            near = (held(about, around(passage, stated, text.tongue)) + shared) / 2 if same else 0.0
            if at == 0 and _in_dateline(passage, stated):
                near = 0.0
            found = bears(moment, stated, written)
            if stated.told is Told.AGO and found is Bears.YES and same and near < _LOOSE:
                found = Bears.OPEN
            yield _Place(stated, found, near, next_to(moment, stated, written))


def _in_dateline(passage: Reading, moment: Moment) -> bool:
    """Whether it stands before the first sentence: "VIENNA, June 18 -"."""
    head = passage.flat[:_DATELINE]
    end = max(head.find(" - "), head.find(") - "))
    return moment.end <= end
