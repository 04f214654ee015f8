"""Checks across blocks: names that name nothing, times in the wrong order, one address twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from briefs.config.explaining import in_file
from briefs.config.model import FeedsFile, named_feeds
from briefs.config.names import same_address
from briefs.config.publications import NewsletterBlock
from briefs.config.reading import Document, Where
from briefs.config.words import nearest, shown
from briefs.domain.errors import Problem

Finding = tuple[Where, str]


def cross_check(file: FeedsFile, document: Document) -> list[Problem]:
    """Problems between blocks that are right each for itself."""
    names, tags = _known(document.value)
    findings = list(_twice(file))
    for name, newsletter in file.newsletters.items():
        place: Where = ("newsletters", name)
        findings += [
            ((*place, *where), message)
            for check in (
                _feeds(newsletter, names, tags),
                _tags(newsletter, tags),
                _sections(newsletter),
                _rest(newsletter),
            )
            for where, message in check
        ]
    return [
        document.problem(document.standing(in_file(where, document.value)), message)
        for where, message in findings
    ]


def _known(value: object) -> tuple[set[str], set[str]]:
    """Names and tags of the feeds as they stand in the file: a feed with a mistake is not missed as well."""
    feeds = named_feeds(value.get("feeds")) if isinstance(value, Mapping) else None
    blocks = feeds if isinstance(feeds, Mapping) else {}
    lists = (block.get("tags") for block in blocks.values() if isinstance(block, Mapping))
    tags = {tag for found in lists if isinstance(found, list) for tag in found if isinstance(tag, str)}
    return set(blocks), tags


def _twice(file: FeedsFile) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for name, feed in file.feeds.items():
        earlier = first.setdefault(same_address(feed.url), name)
        if earlier != name:
            yield ("feeds", name, "url"), f"{shown(feed.url)} is the address of feed {earlier!r} already"


def _feeds(newsletter: NewsletterBlock, names: set[str], tags: set[str]) -> Iterator[Finding]:
    for number, item in enumerate(newsletter.feeds):
        tag = item.removeprefix("tag:")
        if tag == item and item != "*" and item not in names:
            known = [*names, *(f"tag:{known}" for known in tags)]
            yield ("feeds", number), f"{shown(item)} is no feed{nearest(item, known)}"
        elif tag != item and tag not in tags:
            yield ("feeds", number), _no_tag(item, tag, tags)


def _tags(newsletter: NewsletterBlock, tags: set[str]) -> Iterator[Finding]:
    lists: Iterable[tuple[Where, list[str]]] = [
        *((("sections", n, "tags"), section.tags) for n, section in enumerate(newsletter.sections)),
        (("select", "include", "tags"), newsletter.select.include.tags),
        (("select", "exclude", "tags"), newsletter.select.exclude.tags),
    ]
    for where, used in lists:
        for number, tag in enumerate(used):
            if tag not in tags:
                yield (*where, number), _no_tag(tag, tag, tags)


def _sections(newsletter: NewsletterBlock) -> Iterator[Finding]:
    titles = {section.title for section in newsletter.sections}
    filters = {"include": newsletter.select.include, "exclude": newsletter.select.exclude}
    for name, asked in filters.items():
        for number, title in enumerate(asked.sections):
            if title not in titles:
                message = f"{shown(title)} is no section of this newsletter{nearest(title, titles)}"
                yield ("select", name, "sections", number), message


def _no_tag(item: str, tag: str, tags: set[str]) -> str:
    return f"{shown(item)} is a tag of no feed{nearest(tag, tags)}"


def _rest(newsletter: NewsletterBlock) -> Iterator[Finding]:
    for number, section in enumerate(newsletter.sections):
        if not (section.keywords or section.tags):
            yield ("sections", number), "needs keywords or tags, or no story can stand under it"
    yield from _order(newsletter)
    budget = newsletter.writer.budget
    if budget.day_usd is not None and budget.day_usd < budget.run_usd:
        message = f"{budget.day_usd:g} is less than run_usd, {budget.run_usd:g}"
        yield ("writer", "budget", "day_usd"), message


def _order(newsletter: NewsletterBlock) -> Iterator[Finding]:
    if newsletter.schedule is None:
        return
    schedule = newsletter.schedule
    times = [("draft", schedule.draft[0]), ("send", schedule.send), ("latest", schedule.latest)]
    given = [(key, at) for key, at in times if at is not None]
    for (key, at), (later_key, later) in pairwise(given):
        if later < at:
            message = f"'{later:%H:%M}' is before {key}, '{at:%H:%M}'; all are times of one day"
            yield ("schedule", later_key), message
