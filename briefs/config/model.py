"""The blocks of feeds.yaml: each key with its default and meaning; schema and reference come from here."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from briefs.config.block import Block
from briefs.config.kinds import (
    CountOrNone,
    Dollars,
    Every,
    FeedName,
    Language,
    MailAddress,
    Mailbox,
    NewsletterName,
    Pause,
    Points,
    SiteUrl,
    Span,
    Text,
    Url,
    Yes,
)
from briefs.config.names import feed_names
from briefs.config.publications import NewsletterBlock
from briefs.domain.ruling import Referee

_REFEREE = Referee()


class SiteBlock(Block):
    """Who publishes: shown in every mail, and sent as the contact with every fetch."""

    url: Annotated[SiteUrl, Field(description="Address of the desk and the public pages.")] = ""
    sender: Annotated[
        Mailbox, Field(alias="from", description="Sender of every mail; needed before one can leave.")
    ] = ""
    contact: Annotated[
        Text, Field(description="Mail address or page for publishers; sent with every fetch.")
    ] = ""
    postal_address: Annotated[
        Text, Field(description="Postal address at the foot of every mail, which many laws demand.")
    ] = ""


class FetchingBlock(Block):
    """How feeds and pages are fetched, and who hears of a feed that fails."""

    host_delay: Annotated[
        Pause,
        Field(
            default="1s",
            validate_default=True,
            description="Pause between two requests to one host, at most 1m; a host may ask for longer.",
        ),
    ]
    alerts_to: Annotated[
        MailAddress,
        Field(
            description="Who is told by mail of a feed that is silent or failing; "
            "left out, `site.contact` where that is a mail address."
        ),
    ] = ""
    alert_after: Annotated[
        Span,
        Field(
            default="3d",
            validate_default=True,
            description="How long a feed must be silent or failing before that mail; 5m to 31d.",
        ),
    ]


class GroupingBlock(Block):
    """How reports become stories: by their words, and in close calls by a model if you want that."""

    referee: Annotated[
        Yes,
        Field(
            description="A model is asked whether two stories tell one event, only where words do not tell: "
            "at most three short requests each time that feeds were read."
        ),
    ] = _REFEREE.on
    model: Annotated[Text, Field(description="Model of the referee; left out, `BRIEFS_MODEL`.")] = ""
    day_usd: Annotated[Dollars, Field(description="The most that a day of it may cost; 0 is no limit.")] = (
        _REFEREE.day_usd
    )
    day_tokens: Annotated[CountOrNone, Field(description="Tokens for one day of it; 0 is no limit.")] = (
        _REFEREE.day_tokens
    )


class FeedBlock(Block):
    """One feed. A bare address is short for `{url: …}`."""

    url: Annotated[Url, Field(description="Address of the feed: RSS, Atom or JSON Feed.")]
    outlet: Annotated[
        Text,
        Field(
            description="Who publishes it, named as in the table of outlets. "
            "Left out, it is the host of the address without `www.`."
        ),
    ] = ""
    tags: Annotated[
        list[Text], Field(description="Words by which newsletters and sections choose feeds: `tag:asia`.")
    ] = []
    every: Annotated[
        Every,
        Field(
            default="1h",
            validate_default=True,
            description="Shortest time between two visits, 15m to 24h; its server may ask for longer.",
        ),
    ]
    full_text: Annotated[
        Literal["feed", "page", "auto"],
        Field(
            description="Where an article's text comes from: the feed, its page, "
            "or the page only when the feed holds little text. Pages are read as robots.txt allows."
        ),
    ] = "feed"
    paywalled: Annotated[Yes, Field(description="Readers need a subscription; links are marked.")] = False
    lang: Annotated[Language, Field(description="Language; left out, what the feed itself says.")] = ""
    aggregator: Annotated[
        Yes, Field(description="It repeats other outlets' reports and is not counted as a source of its own.")
    ] = False
    weight: Annotated[
        Points,
        Field(
            description="Points for the stories that it brings. For scale: one independent outlet gives 3, "
            "three give 6, a report of this minute gives 2. Of several feeds the heaviest counts."
        ),
    ] = 0.0


def _feed(value: object) -> object:
    return {"url": value} if isinstance(value, str) else value


FeedEntry = Annotated[FeedBlock, BeforeValidator(_feed, json_schema_input_type=FeedBlock | Url)]


def named_feeds(value: object) -> object:
    """The feeds by name; a list becomes a mapping in the same order, named after the addresses."""
    if not isinstance(value, list):
        return value
    urls = [item.get("url") if isinstance(item, dict) else item for item in value]
    return dict(zip(feed_names(str(url or "") for url in urls), value, strict=True))


class FeedsFile(Block):
    """feeds.yaml: the feeds that are read and the newsletters that are made of them."""

    version: Annotated[Literal[1], Field(description="Version of this format; always 1.")]
    site: Annotated[SiteBlock, Field(default_factory=SiteBlock, description="Who publishes.")]
    fetching: Annotated[
        FetchingBlock,
        Field(default_factory=FetchingBlock, description="How feeds and pages are fetched."),
    ]
    grouping: Annotated[
        GroupingBlock, Field(default_factory=GroupingBlock, description="How reports become stories.")
    ]
    feeds: Annotated[
        dict[FeedName, FeedEntry],
        BeforeValidator(named_feeds, json_schema_input_type=dict[FeedName, FeedEntry] | list[FeedEntry]),
        Field(
            min_length=1,
            description="The feeds by name; or a list of them, which are then named after their addresses.",
        ),
    ]
    newsletters: Annotated[
        dict[NewsletterName, NewsletterBlock],
        Field(
            default_factory=lambda: {"brief": NewsletterBlock()},
            min_length=1,
            description="The newsletters by name; left out, one named `brief` of all feeds.",
        ),
    ]


def blocks(annotation: Any) -> type[Block] | None:
    """The block that an annotation holds, directly or in a list, a mapping or an option."""
    if isinstance(annotation, type) and issubclass(annotation, Block):
        return annotation
    found = (blocks(argument) for argument in getattr(annotation, "__args__", ()))
    return next((block for block in found if block is not None), None)
