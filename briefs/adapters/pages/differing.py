"""The lines that say on which figures outlets differ, with a link to each report's own words."""

from __future__ import annotations

from collections.abc import Iterator

from babel.numbers import format_decimal

from briefs.adapters.pages.citing import Citing
from briefs.adapters.pages.links import base_language, clean, safe_url, text_fragment
from briefs.adapters.pages.subjects import PERSONS, name
from briefs.adapters.pages.view import Difference, DifferingSide, Voice
from briefs.adapters.pages.words import English
from briefs.domain.brief import Item
from briefs.domain.story import Disagreement, Side

NAMED = 3
"""Outlets named for one figure."""


def differences(item: Item, citing: Citing) -> tuple[Difference, ...]:
    """What readers are told of the disagreements of a story: those in words that they can read."""
    return tuple(_difference(found, citing) for found in item.disagreements if _is_readable(found, citing))


def _is_readable(found: Disagreement, citing: Citing) -> bool:
    """Numbers of persons and plain figures are; other units and nouns only in the brief's language."""
    if any(passage.article not in citing.articles for side in found.sides for passage in side.passages):
        return False
    if found.thing in PERSONS[citing.words.lang]:
        return True
    home = base_language(citing.lang)
    langs = {base_language(citing.articles[side.passages[0].article].lang) or home for side in found.sides}
    return langs == {home} or not any(sign.isalpha() for side in found.sides for sign in side.text)


def _difference(found: Disagreement, citing: Citing) -> Difference:
    sides = tuple(_side(found, number, citing) for number in range(len(found.sides)))
    lead = citing.words.differ(name(found.about or found.thing, citing.words.lang))
    told = [_told(side, citing.words) for side in sides]
    return Difference(lead, sides, citing.words.named(lead, citing.words.listed(told)))


def _told(side: DifferingSide, words: English) -> str:
    voices = [words.comma.join(filter(None, (voice.outlet, voice.when))) for voice in side.voices]
    return words.remarked(side.text, [*voices, *filter(None, [side.more])])


def _side(found: Disagreement, number: int, citing: Citing) -> DifferingSide:
    side, words = found.sides[number], citing.words
    counted = format_decimal(round(side.amount), locale=citing.calendar.locale)
    exact = counted if found.thing in PERSONS[words.lang] else clean(side.text)
    text = words.hedged(exact, side.hedge)
    left = len(side.passages) - NAMED
    return DifferingSide(
        text=words.later(text) if found.later and number else text,
        voices=tuple(_voices(side, citing, timed=found.later)),
        more=words.more(left) if left > 0 else "",
    )


def _voices(side: Side, citing: Citing, *, timed: bool) -> Iterator[Voice]:
    for passage in side.passages[:NAMED]:
        article = citing.articles[passage.article]
        url = text_fragment(safe_url(article.url), passage.text)
        yield Voice(citing.outlet(article), url, citing.calendar.minute(article.published) if timed else "")
