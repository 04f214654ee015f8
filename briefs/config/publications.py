"""The blocks of feeds.yaml that make a newsletter: when it appears, what it takes, who writes and signs."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, Field

from briefs.config.block import Block
from briefs.config.kinds import (
    Clock,
    Colour,
    Count,
    CountOrNone,
    Country,
    Dollars,
    Language,
    Logo,
    One,
    Phrases,
    Points,
    SectionName,
    Span,
    Start,
    Text,
    Words,
    Yes,
    Zone,
)
from briefs.domain.newsletter import Budget, Section, Selection, WriterSettings

_SELECTION = Selection()
_BUDGET = Budget()
_SECTION = Section("")
_WRITER = WriterSettings()


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
    logo: Annotated[Logo, Field(description="What stands at the head of a brief; left out, the title.")] = ""
    wording: Annotated[
        Phrases,
        Field(
            description="Fixed phrases in words of your own, such as `{also: In brief}`; "
            "[templates.md](templates.md#phrases) lists them.",
        ),
    ] = {}
    images: Annotated[
        Yes,
        Field(
            description="A story shows the picture that its lead article's feed names. Readers' programs "
            "fetch it from the outlet, which so learns their addresses and that they read."
        ),
    ] = False
