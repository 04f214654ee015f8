"""The accepted blocks of feeds.yaml → the words of the domain."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from briefs.config.model import FeedBlock, FeedsFile, FetchingBlock, GroupingBlock, SiteBlock
from briefs.config.names import outlet_of
from briefs.config.publications import FilterBlock, NewsletterBlock, ScheduleBlock, SelectBlock, WriterBlock
from briefs.config.values import MAIL_ADDRESS
from briefs.domain.feed import Feed, Fetching, FullText
from briefs.domain.newsletter import (
    Budget,
    Filter,
    Newsletter,
    Review,
    Schedule,
    Section,
    Selection,
    Site,
    WriterKind,
    WriterSettings,
)
from briefs.domain.ruling import Referee
from briefs.domain.summary import Part

PARTS = {
    "key points": Part.KEY_POINT,
    "perspectives": Part.PERSPECTIVE,
    "quote": Part.QUOTE,
    "timeline": Part.TIMELINE,
    "unknown": Part.UNKNOWN,
}

DAY_PER_RUN = 4
"""How many briefs' budgets a day may spend where feeds.yaml names no amount for the day."""


def build(file: FeedsFile) -> tuple[Site, Fetching, Referee, tuple[Feed, ...], tuple[Newsletter, ...]]:
    """The site, how it fetches, its referee, the feeds and the newsletters, in the order of the file."""
    feeds = tuple(_feed(name, block) for name, block in file.feeds.items())
    newsletters = tuple(_newsletter(name, block, feeds) for name, block in file.newsletters.items())
    fetching = _fetching(file.fetching, file.site.contact)
    return _site(file.site), fetching, _referee(file.grouping), feeds, newsletters


def chosen(items: Sequence[str], tags: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The feeds that names, "tag:x" and "*" stand for, in the order of `tags` (each feed's tags)."""
    wanted = set(items)
    return tuple(
        name
        for name, words in tags.items()
        if "*" in wanted or name in wanted or not wanted.isdisjoint(f"tag:{word}" for word in words)
    )


def _site(block: SiteBlock) -> Site:
    return Site(block.url, block.sender, block.contact, block.postal_address)


def _fetching(block: FetchingBlock, contact: str) -> Fetching:
    reachable = contact if re.fullmatch(MAIL_ADDRESS, contact) else ""
    return Fetching(block.host_delay, block.alerts_to or reachable, block.alert_after)


def _referee(block: GroupingBlock) -> Referee:
    return Referee(block.referee, block.model, block.day_usd, block.day_tokens)


def _feed(name: str, block: FeedBlock) -> Feed:
    return Feed(
        name=name,
        url=block.url,
        outlet=block.outlet or outlet_of(block.url),
        tags=tuple(block.tags),
        every=block.every,
        full_text=FullText(block.full_text),
        paywalled=block.paywalled,
        lang=block.lang,
        aggregator=block.aggregator,
        weight=block.weight,
    )


def _newsletter(name: str, block: NewsletterBlock, feeds: Sequence[Feed]) -> Newsletter:
    return Newsletter(
        name=name,
        title=block.title or name.replace("-", " ").capitalize(),
        feeds=chosen(block.feeds, {feed.name: feed.tags for feed in feeds}),
        language=block.language,
        timezone=block.timezone,
        schedule=_schedule(block.schedule) if block.schedule else None,
        select=_selection(block.select),
        sections=tuple(Section(s.title, tuple(s.tags), tuple(s.keywords), s.weight) for s in block.sections),
        writer=_writer(block.writer),
        review=Review(block.review.required, block.review.approvers),
        notice=block.notice,
        accent=block.accent,
        logo=block.logo,
        wording=tuple(block.wording.items()),
        images=block.images,
    )


def _schedule(block: ScheduleBlock) -> Schedule:
    at, weekdays = block.draft
    return Schedule(at, weekdays, block.send, block.latest)


def _selection(block: SelectBlock) -> Selection:
    return Selection(
        max_stories=block.max_stories,
        max_also=block.max_also,
        min_outlets=block.min_outlets,
        window=block.window,
        include=_filter(block.include),
        exclude=_filter(block.exclude),
    )


def _filter(block: FilterBlock) -> Filter:
    return Filter(
        keywords=tuple(block.keywords),
        outlets=tuple(block.outlets),
        languages=tuple(block.languages),
        countries=tuple(block.countries),
        tags=tuple(block.tags),
        sections=tuple(block.sections),
    )


def _writer(block: WriterBlock) -> WriterSettings:
    run = block.budget.run_usd
    day = run * DAY_PER_RUN if block.budget.day_usd is None else block.budget.day_usd
    budget = Budget(run, day, block.budget.run_tokens)
    return WriterSettings(
        kind=WriterKind(block.kind),
        model=block.model,
        budget=budget,
        tone=block.tone,
        words=block.words,
        parts=tuple(PARTS[name] for name in block.parts),
        mail_parts=tuple(PARTS[name] for name in block.mail_parts if name in block.parts),
    )
