"""What the wording of pages has in common in every language but English and Japanese."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from briefs.adapters.pages.correction_words import CorrectionEnglish
from briefs.adapters.pages.own_words import OwnEnglish
from briefs.adapters.pages.search_words import SearchEnglish
from briefs.adapters.pages.site_words import SiteEnglish
from briefs.adapters.pages.tongues.spoken import Names, Spoken, called
from briefs.adapters.pages.words import English
from briefs.domain.newsletter import Schedule

_WEEKDAYS, _WEEKEND = frozenset(range(5)), frozenset({5, 6})


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language's wording: of briefs, the public site, readers' own pages, corrections and the search."""

    brief: type[English]
    site: type[SiteEnglish]
    own: type[OwnEnglish]
    corrections: type[CorrectionEnglish]
    search: type[SearchEnglish]


def front_names(home: str, corrections: str, search: str) -> Names:
    """What the foot of every page calls the pages that it links to."""
    return called(home=home, corrections=corrections, search=search)


def sign_names(first: str, own: str, credit: str, copy: str, unseen: str, first_unseen: str) -> Names:
    """What the marks of the picture mean, by `picture.Sign`."""
    known = {"first": first, "own": own, "credits": credit, "copy": copy, "unseen": unseen}
    return called(**known, **{"first-unseen": first_unseen})


class SpokenSite(Spoken, SiteEnglish):
    """The wording of the public site; what a language says of one outlet or count stands in its methods."""

    semicolon, stop = "; ", "."
    roles: tuple[str, str, str]
    """A first, an own and a further report."""

    def summed(self, first: str, own: int, credit: int, copy: int, *, seen: bool) -> str:
        """See English."""
        lead = self.was_first(first, seen=seen) if first else ""
        told = [self.found_out(own, others=bool(first))] if own else []
        told += [self.credit_others(credit)] if credit else []
        told += [self.copy_others(copy)] if copy else []
        return self.semicolon.join(part for part in (lead, self.series(told)) if part) + self.stop

    def was_first(self, outlet: str, *, seen: bool) -> str:
        """Who reported first; `seen` is False when that is known only by credits."""
        raise NotImplementedError

    def found_out(self, count: int, *, others: bool) -> str:
        """How many found out for themselves; `others` when a first one is named before."""
        raise NotImplementedError

    def credit_others(self, count: int) -> str:
        """How many credit others."""
        raise NotImplementedError

    def copy_others(self, count: int) -> str:
        """How many carry a copy."""
        raise NotImplementedError

    def role(self, sign: str, sources: Sequence[str]) -> str:
        """See English."""
        if sign == "copy":
            return self.copying(sources)
        if sign == "credits":
            return self.crediting(sources)
        first, own, further = self.roles
        lead = {"first": first, "own": own}.get(sign, further)
        return f"{lead}{self.pause}{self.crediting(sources)}" if sources else lead

    def copying(self, sources: Sequence[str]) -> str:
        """That an outlet carries a text of these, or of somebody."""
        raise NotImplementedError

    def crediting(self, sources: Sequence[str]) -> str:
        """That an outlet credits these, or somebody."""
        raise NotImplementedError


class SpokenOwn(Spoken, OwnEnglish):
    """The wording of a reader's own pages."""

    seldom: str
    """When a newsletter without a schedule appears."""
    at, starting = "{}", "{}"
    """At that time, and from then on."""
    between = "{days} {time} ({clock})"
    spans: tuple[str, str, str]
    """Daily, from Monday to Friday, at the weekend."""
    weekdays: Sequence[str]
    """On Mondays and so on."""

    def when(self, schedule: Schedule | None, zone: str, clock: str) -> str:
        """See English."""
        if schedule is None:
            return self.seldom
        word = self.at if schedule.send else self.starting
        time = word.format(self.hour(schedule.send or schedule.draft))
        return self.between.format(
            days=self._days(schedule.weekdays), time=time, clock=self._zone(zone, clock)
        )

    def hour(self, at: time) -> str:
        """A time of day as it is written in a sentence."""
        return f"{at.hour}:{at:%M}"

    def several(self, days: Sequence[str]) -> str:
        """Several weekdays."""
        return self.series(days)

    def _days(self, days: frozenset[int]) -> str:
        named = dict(zip((_WEEKDAYS | _WEEKEND, _WEEKDAYS, _WEEKEND), self.spans, strict=True))
        return named.get(days) or self.several([self.weekdays[day] for day in sorted(days)])

    def _zone(self, _zone: str, clock: str) -> str:
        return clock

    def _listed(self, names: Sequence[str]) -> str:
        return self.series(names)


class SpokenCorrections(Spoken, CorrectionEnglish):
    """The wording of corrections; `single` is the heading of one."""

    single: str

    def heading(self, count: int) -> str:
        """See English."""
        return self.single if count == 1 else self.title

    def told_in(self, newsletter: str, day: str) -> str:
        """See English."""
        return f"{newsletter}{self.pause}{day}"


class SpokenSearch(Spoken, SearchEnglish):
    """The wording of the search page."""

    all_of = ""
    """The way to search all newsletters."""

    def elsewhere(self) -> str:
        """See English."""
        return self.all_of
