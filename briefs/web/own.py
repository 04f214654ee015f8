"""What a page of a reader's own shows: which newsletters of the site its address gets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from babel import Locale

from briefs.adapters.pages.colour import DEFAULT, accents
from briefs.adapters.pages.dates import calendar
from briefs.adapters.pages.languages import own_words
from briefs.adapters.pages.links import base_language, clean
from briefs.adapters.pages.own_words import OwnEnglish
from briefs.config import Config
from briefs.domain.audience import Subscriber, Subscription
from briefs.domain.newsletter import Newsletter
from briefs.newsroom.preferences import MAILED, Outcome, Wish


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every such page: its wording, its colours, and who publishes."""

    words: OwnEnglish
    accent: str
    accent_dark: str
    contact: str
    publisher: tuple[str, ...]

    @property
    def dir(self) -> str:
        """How the wording is written, as HTML's `dir` has it."""
        order = Locale.parse(self.words.lang, sep="-").character_order
        return "rtl" if order == "right-to-left" else "ltr"


@dataclass(frozen=True, slots=True)
class Row:
    """One newsletter: when and in which language it appears, and whether this address gets it."""

    name: str
    title: str
    lang: str
    about: str
    mailed: bool
    blocked: bool


@dataclass(frozen=True, slots=True)
class Note:
    """What was done, line by line, and the wish that takes it back."""

    lines: tuple[str, ...]
    undo: Wish


def frame(config: Config, name: str = "") -> Frame:
    """The page in the look and language of the newsletter of that name, without one in those of the first."""
    known = {newsletter.name: newsletter for newsletter in reversed(config.newsletters)}
    newsletter = known.get(name) or next(iter(config.newsletters), None)
    light, dark = accents(newsletter.accent if newsletter else DEFAULT)
    site = config.site
    lines = map(clean, (*site.postal_address.splitlines(), site.contact))
    return Frame(
        words=own_words(newsletter.language if newsletter else ""),
        accent=light,
        accent_dark=dark,
        contact=clean(site.contact),
        publisher=tuple(dict.fromkeys(line for line in lines if line)),
    )


def title_of(config: Config, name: str) -> str:
    """What a newsletter is called; its name where it has no title, or is not published any longer."""
    titles = {newsletter.name: clean(newsletter.title) for newsletter in config.newsletters}
    return titles.get(name) or name


def rows(config: Config, stored: Sequence[Subscriber], words: OwnEnglish, today: date) -> tuple[Row, ...]:
    """The site's newsletters in their order, then those that the address gets though they do not appear."""
    status = {subscriber.newsletter: subscriber.status for subscriber in stored}
    published = {newsletter.name: newsletter for newsletter in config.newsletters}
    resting = sorted(name for name, at in status.items() if at in MAILED and name not in published)
    return tuple(
        Row(
            name=name,
            title=title_of(config, name),
            lang=_foreign(published.get(name), words),
            about=_about(published.get(name), words, today),
            mailed=status.get(name) in MAILED,
            blocked=status.get(name) is Subscription.SUPPRESSED,
        )
        for name in (*published, *resting)
    )


def note(config: Config, done: Outcome, words: OwnEnglish) -> Note:
    """What a reader is told after a wish."""
    lines = tuple(_lines(config, done, words)) or (words.unchanged,)
    return Note(lines, Wish(join=frozenset(done.left), leave=frozenset(done.joined)))


def _lines(config: Config, done: Outcome, words: OwnEnglish) -> Iterator[str]:
    def titles(names: Iterable[str]) -> list[str]:
        return [title_of(config, name) for name in names]

    if done.left:
        yield words.left(titles(done.left))
    if done.joined:
        yield words.joined(titles(done.joined))
    if done.blocked:
        yield words.stays_blocked(titles(done.blocked))


def _about(newsletter: Newsletter | None, words: OwnEnglish, today: date) -> str:
    if newsletter is None:
        return words.rests
    clock = calendar(words.lang, newsletter.timezone, today).clock
    when = words.when(newsletter.schedule, newsletter.timezone, clock)
    return words.about(when, _language(newsletter.language, words))


def _language(tag: str, words: OwnEnglish) -> str:
    names = Locale.parse(words.lang, sep="-").languages
    return str(names.get(base_language(tag), "") or clean(tag))


def _foreign(newsletter: Newsletter | None, words: OwnEnglish) -> str:
    """The language of a title that is not the page's own."""
    tag = newsletter.language if newsletter else words.lang
    return "" if base_language(tag) == base_language(words.lang) else tag
