"""`briefs feeds add`: finds the feed of a site and writes it into feeds.yaml."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from briefs.cli.context import Failed, Now, at, of

if TYPE_CHECKING:
    from briefs.config import Config
    from briefs.domain.feed import Candidate, Feed, Visit
    from briefs.ports import Services
    from briefs.steps.looking import Discovery


def add(
    context: typer.Context,
    url: Annotated[str, typer.Argument(metavar="URL", help="A feed, or a page of the site that has one.")],
    name: Annotated[str, typer.Option("--name", help="Its name in feeds.yaml.")] = "",
    outlet: Annotated[str, typer.Option("--outlet", help="Who publishes it.")] = "",
    tags: Annotated[str, typer.Option("--tags", help="Tags, with commas between.")] = "",
    now: Now = None,
) -> None:
    """Find the feed of a site and add it to feeds.yaml.

    The address itself, what its page names, then the usual places are tried, one at a time. Nothing else is
    changed in feeds.yaml.
    """
    with of(context).services() as services:
        moment, config = at(now), services.config
        asked = _address(url)
        _refuse_known(config, asked)
        if name and name in {feed.name for feed in config.feeds}:
            raise Failed(f"a feed is called {name} already; choose another --name")
        visit = _found(services, asked, moment)
        place = visit.moved_to or visit.feed
        _refuse_known(config, place, visit.url)
        typer.echo(f"found {place}: {_told(visit, moment)}")
        known = tuple(filter(None, (tag.strip().removeprefix("tag:") for tag in tags.split(","))))
        _write(config, _feed(services, visit, place, name, outlet, known))


def _address(url: str) -> str:
    from briefs.config.values import address

    whole = url if "://" in url else f"https://{url}"
    try:
        return address(whole)
    except ValueError as error:
        raise Failed(f"{url!r} {error}") from error


def _refuse_known(config: Config, *urls: str) -> None:
    from briefs.config.names import same_address

    known = {same_address(feed.url): feed.name for feed in config.feeds}
    for url in filter(None, urls):
        if same_address(url) in known:
            raise Failed(f"{url} is in {config.path} already: {known[same_address(url)]}")


def _found(services: Services, url: str, now: datetime) -> Visit:
    """The visit to the feed that is to be added; Failed when there is none."""
    from briefs.domain.feed import Outcome
    from briefs.steps.looking import discover, look_at_address

    found = discover(services, url, now)
    if found.feed is not None:
        return found.feed
    if not found.links:
        raise Failed(_nothing(found, url))
    link = _chosen(found.links)
    _refuse_known(services.config, link.url)
    visit = look_at_address(services, link.url, now)
    if visit.outcome is not Outcome.FRESH:
        raise Failed(f"the page names {link.url}, but it cannot be read: {_reason(visit)}")
    return visit


def _nothing(found: Discovery, url: str) -> str:
    from briefs.steps.looking import HOPELESS, PLACES

    asked = found.asked
    if asked.rest is not None or asked.kind in HOPELESS:
        return f"{url} cannot be read: {_reason(asked)}"
    what = "is none and names none" if asked.kind == "not-a-feed" else f"cannot be read ({asked.error})"
    tried = ", ".join(PLACES)
    return (
        f"no feed found: {url} {what}, and none is at {tried}; "
        "look in a browser for its RSS link, and add that"
    )


def _reason(visit: Visit) -> str:
    from briefs.adapters.feeds.faults import LATER

    if visit.rest is not None:
        until = f"its host rests until {visit.rest.until:%Y-%m-%d %H:%M} UTC; try again then"
        return f"{visit.error}; {until}" if visit.error else until
    mend = "try again later" if visit.mend == LATER else visit.mend
    return "; ".join(filter(None, (visit.error, mend)))


def _chosen(links: tuple[Candidate, ...]) -> Candidate:
    """The feed to take: the only one, else what a person says, else the first."""
    usable = [link for link in links if not link.of_comments] or list(links)
    if len(usable) == 1:
        return usable[0]
    typer.echo(f"the page names {len(usable)} feeds:")
    for place, link in enumerate(usable, 1):
        typer.echo(f"{place:3}  {link.url}" + (f"  {link.title}" if link.title else ""))
    if not sys.stdin.isatty():
        typer.echo("taking the first; for another, add its address")
        return usable[0]
    number: int = typer.prompt("which one", default=1, type=int)
    if not 1 <= number <= len(usable):
        raise Failed(f"there is no feed {number}; nothing was added")
    return usable[number - 1]


def _told(visit: Visit, now: datetime) -> str:
    from briefs.cli.feed_tables import ago

    count = len(visit.found)
    articles = "no article in it yet" if not count else "1 article" if count == 1 else f"{count} articles"
    dated = (
        f", the newest {ago(visit.newest, now)}" if visit.newest else ", none with a date" if count else ""
    )
    return f"“{visit.title}”, {articles}{dated}" if visit.title else f"{articles}{dated}"


def _feed(services: Services, visit: Visit, url: str, name: str, outlet: str, tags: tuple[str, ...]) -> Feed:
    from briefs.config.names import feed_names
    from briefs.domain.feed import Feed
    from briefs.newsroom.naming import outlet_name

    called = outlet or outlet_name(visit.title, url, services.outlets)
    repeats = services.outlets.get(called).kind == "aggregator"
    return Feed(name or feed_names([url])[0], url, called, tags, aggregator=repeats)


def _write(config: Config, feed: Feed) -> None:
    from briefs.cli.rewriting import rewrite
    from briefs.config.editing import additions, with_feeds
    from briefs.config.names import outlet_of

    new = additions([feed], config.feeds)
    if new.refused:
        raise Failed(f"not added: {new.refused[0]}")
    accepted = rewrite(config, with_feeds(config.text, new.new, config.path.name), "nothing was added")
    added = accepted.feeds[-1]
    tags = f", tags {', '.join(added.tags)}" if added.tags else ""
    kind = ", an aggregator" if added.aggregator else ""
    typer.echo(f"added to {config.path} as {added.name}: outlet {added.outlet}{kind}{tags}")
    if added.outlet == outlet_of(added.url):
        typer.echo(f"its outlet is called after its host; write a better name into {config.path}")
    typer.echo("next: briefs refresh")
