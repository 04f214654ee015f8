"""`briefs feeds check`: fetches each feed once, tells what is wrong with it, and mends feeds.yaml."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from briefs.cli import rows
from briefs.cli.context import Failed, Now, at, of

if TYPE_CHECKING:
    from briefs.config import Config
    from briefs.domain.feed import Feed
    from briefs.domain.health import Checkup
    from briefs.ports import Services

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON lines instead of a table.")]
Edit = Callable[[str, "Checkup"], str]


@dataclass(frozen=True, slots=True)
class _Talk:
    """What is said of mends; on standard error where standard output holds data."""

    yes: bool
    aside: bool

    def say(self, text: str) -> None:
        typer.echo(text, err=self.aside)

    def agrees(self, question: str) -> bool:
        """Whether a person agrees, or did so before; nobody does where nobody can be asked."""
        if self.yes:
            return True
        if sys.stdin.isatty():
            return typer.confirm(question, err=self.aside)
        self.say("nothing was changed; --yes writes it")
        return False


def check(
    context: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="FEED|URL", help="All of feeds.yaml where none is named."),
    ] = None,
    now: Now = None,
    *,
    fix: Annotated[bool, typer.Option("--fix", help="Mend feeds.yaml where the mend is sure; asks.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="With --fix: write without asking.")] = False,
    as_json: AsJson = False,
) -> None:
    """Fetch each feed once, and tell what is wrong with it.

    Nothing is stored of the feeds. With --fix, a new address is written into feeds.yaml, and a feed that is
    gone or there twice becomes a comment; the difference is shown first.
    """
    from briefs.cli.feed_tables import checkup_row, checkup_table
    from briefs.cli.reports import out

    if yes and not fix:
        raise typer.BadParameter("it goes with --fix", param_hint="--yes")
    with of(context).services() as services:
        moment = at(now)
        found = _look(services, _asked(services.config, names), moment)
        if fix:
            found = [_followed(services, one, moment) for one in found]
        if as_json:
            rows.write(checkup_row(one) for one in found)
        else:
            out().print(checkup_table(found, moment))
        mended = _mend(services.config, found, _Talk(yes=yes, aside=as_json)) if fix else set()
        known = {feed.name for feed in services.config.feeds}
    wrong = [one for one in found if one.wrong and one.feed.name not in mended]
    offered = 0 if fix else sum(bool(one.to) or _is_likely(one) for one in wrong if one.feed.name in known)
    _tell(wrong, len(found), offered)


def _asked(config: Config, names: Sequence[str] | None) -> list[Feed]:
    """The feeds in the order of feeds.yaml, since of two that are one the first is right; others last."""
    from briefs.config.names import outlet_of, same_address
    from briefs.domain.errors import NotFound
    from briefs.domain.feed import Feed

    known = {same_address(feed.url): feed for feed in config.feeds}
    found = []
    for name in dict.fromkeys(names or [feed.name for feed in config.feeds]):
        if "/" in name and "://" not in name:
            raise NotFound(f"no feed {name!r} in {config.path}; an address begins with https:// or http://")
        other = known.get(same_address(name)) or Feed(name, name, outlet_of(name))
        found.append(other if "://" in name else config.feed(name))
    places = {feed.name: place for place, feed in enumerate(config.feeds)}
    return sorted(found, key=lambda feed: places.get(feed.name, len(places)))


def _look(services: Services, feeds: Sequence[Feed], now: datetime) -> list[Checkup]:
    from briefs.newsroom.checkup import check_up
    from briefs.steps.looking import look_at

    visits = {}
    with services.engine.track("check feeds", len(feeds)) as done:
        for visit in look_at(services, feeds, now):
            visits[visit.feed] = visit
            done()
    return list(check_up([(feed, visits[feed.name]) for feed in feeds], now))


def _followed(services: Services, one: Checkup, now: datetime) -> Checkup:
    """A page's word for where its feed is counts only when there is one."""
    from briefs.domain.feed import Outcome
    from briefs.domain.health import Result
    from briefs.steps.looking import look_at_address

    if one.result is not Result.NOT_A_FEED or not one.to:
        return one
    visit = look_at_address(services, one.to, now)
    if visit.outcome is Outcome.FRESH:
        return replace(one, to=visit.moved_to or one.to)
    if visit.rest is not None:
        return replace(one, to="", mend=f"its page names {one.to}, but its host rests; check it again later")
    return replace(
        one, to="", mend=f"its page names {one.to}, but there {visit.error or 'is nothing to read'}"
    )


def _mend(config: Config, found: Sequence[Checkup], talk: _Talk) -> set[str]:
    """Writes what is sure, then what is only likely; the names of the feeds that are mended."""
    from briefs.config.mending import set_aside, with_address

    file = config.path.name
    known = {feed.name for feed in config.feeds}
    mine = [one for one in found if one.feed.name in known]
    sure = [one for one in mine if one.to]
    likely = [one for one in mine if _is_likely(one)]
    moved, config = _written(
        config, sure, lambda text, one: with_address(text, one.feed.name, one.to, file), "new addresses", talk
    )
    gone, _ = _written(
        config,
        likely,
        lambda text, one: set_aside(text, one.feed.name, one.words, file),
        "feeds that become comments",
        talk,
    )
    return moved | gone


def _is_likely(one: Checkup) -> bool:
    """Whether the feed most likely has to go."""
    from briefs.domain.health import Result

    return one.result in {Result.GONE, Result.DUPLICATE}


def _written(
    config: Config, found: Sequence[Checkup], edit: Edit, what: str, talk: _Talk
) -> tuple[set[str], Config]:
    """The names of the feeds whose edits were written, and feeds.yaml as it is now."""
    from briefs.cli.rewriting import difference, rewrite

    text, names = _edited(config, found, edit, talk)
    if not names:
        return set(), config
    talk.say("\n".join((f"{what} in {config.path}:", *difference(config.text, text))))
    if not talk.agrees(f"write this to {config.path}?"):
        return set(), config
    accepted = rewrite(config, text, "nothing was changed")
    talk.say(f"written to {config.path}")
    return names, accepted


def _edited(config: Config, found: Sequence[Checkup], edit: Edit, talk: _Talk) -> tuple[str, set[str]]:
    """The text with every edit after which it is still accepted; the others are told."""
    from briefs.config.loading import load_text
    from briefs.domain.errors import ConfigError

    text, names = config.text, set()
    for one in found:
        try:
            changed = edit(text, one)
            load_text(changed, config.path, {})
        except ConfigError as error:
            first = error.problems[0]  # without its line, which is one of a text that nobody has
            why = f"{config.path.name} would be refused then: {first.path}: {first.message}"
            talk.say(f"{one.feed.name} is left as it is; {why}")
        else:
            text = changed
            names.add(one.feed.name)
    return text, names


def _tell(wrong: Sequence[Checkup], total: int, offered: int) -> None:
    if not wrong:
        return
    names = ", ".join(sorted(one.feed.name for one in wrong))
    many = len(wrong) > 1
    mend = f"; briefs feeds check --fix mends {f'{offered} of them' if many else 'it'}" if offered else ""
    need = "need" if many else "needs"
    feeds = "feed" if total == 1 else "feeds"
    raise Failed(f"{len(wrong)} of {total} {feeds} {need} mending: {names}{mend}")
