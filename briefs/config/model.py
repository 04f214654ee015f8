"""The blocks of feeds.yaml: each key with its default and meaning; schema and reference come from here."""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from briefs.config.kinds import (
    Clock,
    Colour,
    Count,
    CountOrNone,
    Country,
    Dollars,
    Every,
    FeedName,
    Language,
    MailAddress,
    Mailbox,
    NewsletterName,
    One,
    Pause,
    Points,
    SectionName,
    Span,
    Start,
    Text,
    Url,
    Words,
    Yes,
    Zone,
)
from briefs.config.names import feed_names
from briefs.domain.newsletter import Budget, Section, Selection, WriterSettings
from briefs.domain.ruling import Referee

_SELECTION = Selection()
_BUDGET = Budget()
_SECTION = Section("")
_REFEREE = Referee()
_WRITER = WriterSettings()


class Block(BaseModel):
    """A mapping of feeds.yaml: no unknown keys, no silent conversion of kinds."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class SiteBlock(Block):
    """Who publishes: shown in every mail, and sent as the contact with every fetch."""

    url: Annotated[Url, Field(description="Address of the desk and the public pages.")] = ""
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


class ScheduleBlock(Block):
    """Local times of one day. Without a schedule a brief is made only by hand."""

    draft: Annotated[Start, Field(description="When the draft is made.")]
    send: Annotated[
        Clock | None, Field(description="When an approved brief leaves; left out, once it is approved.")
    ] = None
    latest: Annotated[
        Clock | None, Field(description="After this the day's brief is skipped and no longer sent.")
    ] = None


class FilterBlock(Block):
    """Which stories fit: of `include` every list that is given, of `exclude` a single one is enough.

    A report that does not fit brings no story; a story goes when half of its reports are about what is
    excluded.
    """

    keywords: Annotated[list[Text], Field(description="Whole words or phrases in a report, case aside.")] = []
    outlets: Annotated[list[Text], Field(description="Outlets by name.")] = []
    languages: Annotated[list[Language], Field(description="Languages of the reports.")] = []
    countries: Annotated[list[Country], Field(description="Countries of the newsrooms.")] = []
    tags: Annotated[list[Text], Field(description="Tags of feeds.")] = []
    sections: Annotated[list[Text], Field(description="Titles of this newsletter's `sections`.")] = []


class SelectBlock(Block):
    """How many stories a brief has, and which."""

    max_stories: Annotated[Count, Field(description="Stories with a summary.")] = _SELECTION.max_stories
    max_also: Annotated[CountOrNone, Field(description="Further stories, with a headline each.")] = (
        _SELECTION.max_also
    )
    min_outlets: Annotated[
        Count, Field(description="Outlets that must carry a story, retellings included.")
    ] = _SELECTION.min_outlets
    window: Annotated[
        Span,
        Field(default="36h", validate_default=True, description="How far back the first brief may reach."),
    ]
    include: Annotated[FilterBlock, Field(default_factory=FilterBlock, description="Only stories that fit.")]
    exclude: Annotated[FilterBlock, Field(default_factory=FilterBlock, description="No stories that fit.")]


class SectionBlock(Block):
    """A heading of the brief; needs keywords or tags."""

    title: Annotated[Text, Field(description="The heading.")]
    keywords: Annotated[list[Text], Field(description="Words or phrases that put a story under it.")] = []
    tags: Annotated[list[Text], Field(description="Tags of feeds that put a story under it.")] = []
    weight: Annotated[
        Points, Field(description="Points for the stories under it, beside those of a feed's `weight`.")
    ] = _SECTION.weight


class BudgetBlock(Block):
    """The most that writing may spend. A bare amount is short for `{run_usd: …}`."""

    run_usd: Annotated[Dollars, Field(description="For one brief.")] = _BUDGET.run_usd
    day_usd: Annotated[Dollars | None, Field(description="For one day; left out, four times `run_usd`.")] = (
        None
    )
    run_tokens: Annotated[CountOrNone, Field(description="Tokens for one brief.")] = _BUDGET.run_tokens


def _budget(value: object) -> object:
    return value if isinstance(value, dict) else {"run_usd": value}


BudgetEntry = Annotated[BudgetBlock, BeforeValidator(_budget, json_schema_input_type=BudgetBlock | Dollars)]


class WriterBlock(Block):
    """Who writes the summaries, and what that may cost."""

    kind: Annotated[
        Literal["auto", "llm", "extractive"],
        Field(
            description="`llm` is a language model, `extractive` takes sentences from the articles and needs "
            "no model, `auto` is the model where the environment names one."
        ),
    ] = "auto"
    model: Annotated[Text, Field(description="Model; left out, `BRIEFS_MODEL`.")] = ""
    tone: Annotated[Text, Field(description="How to write, in a few words for the model.")] = ""
    words: Annotated[
        Words, Field(description="The most words of a story's summary; its sections are not counted.")
    ] = _WRITER.words
    parts: Annotated[
        list[SectionName],
        Field(description="Sections that a model may add to a story's page where articles support them."),
    ] = [*get_args(SectionName)]
    mail_parts: Annotated[
        list[SectionName], Field(description="Those of them that stand in the mail too.")
    ] = []
    budget: Annotated[
        BudgetEntry, Field(default_factory=BudgetBlock, description="The most that writing may spend.")
    ]


class ReviewBlock(Block):
    """Whether a person must approve a brief before it leaves."""

    required: Annotated[
        Yes,
        Field(description="A person must approve; if not, a brief leaves only without blocking findings."),
    ] = True
    approvers: Annotated[One, Field(description="How many people must approve: one, for the time being.")] = 1


class NewsletterBlock(Block):
    """One publication."""

    title: Annotated[Text, Field(description="Title; left out, the name.")] = ""
    language: Annotated[Language, Field(description="Language in which it is written.")] = "en"
    timezone: Annotated[Zone, Field(description="Time zone of the schedule and of the dates shown.")] = "UTC"
    schedule: Annotated[ScheduleBlock | None, Field(description="When it appears.")] = None
    feeds: Annotated[
        list[Text],
        Field(default=["*"], min_length=1, description="Feeds by name, `tag:x` for a tag, `*` for all."),
    ]
    select: Annotated[
        SelectBlock, Field(default_factory=SelectBlock, description="How many stories, and which.")
    ]
    sections: Annotated[
        list[SectionBlock], Field(description="Headings; a story stands under the one that fits best.")
    ] = []
    writer: Annotated[WriterBlock, Field(default_factory=WriterBlock, description="Who writes.")]
    review: Annotated[ReviewBlock, Field(default_factory=ReviewBlock, description="Who approves.")]
    notice: Annotated[Text, Field(description="A line at the head of every brief.")] = ""
    accent: Annotated[Colour, Field(description="Colour of headings and links.")] = "#9b1c1c"


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
