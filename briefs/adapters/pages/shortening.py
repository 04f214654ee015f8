"""A mail that is too heavy holds less than its page: first what readers miss least, and it says so.

What is left out of the mail stays on the page and in the JSON.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from briefs.adapters.pages.links import plain_address
from briefs.adapters.pages.view import Block, BriefView, Group, Phrase, StoryView

ALSO, PARTS, SOURCES, SENTENCES = "also", "parts", "sources", "sentences"
"""What a mail may be without, in the order in which it goes; the wording has a phrase for each."""


def shortened(brief: BriefView, weigh: Callable[[BriefView], int], most: int) -> BriefView:
    """The brief, as little shortened as makes it weigh at most `most`; if nothing does, as far as it can be.

    Never shortened are headlines and each story's first sentence. `weigh` is asked about a dozen times.
    """
    if weigh(brief) <= most:
        return brief
    gone: list[str] = []
    for name, step in ((ALSO, _without_also), (PARTS, _without_parts), (SOURCES, _only_cited)):
        less = step(brief)
        if less == brief:
            continue
        gone.append(name)
        brief = _telling(less, gone)
        if weigh(brief) <= most:
            return brief
    return _shorter(brief, gone, weigh, most)


def plainly_linked(brief: BriefView) -> BriefView:
    """The brief whose marks lead, in a mail, to articles and not to the cited place in them."""

    def step(story: StoryView) -> StoryView:
        groups = tuple(
            replace(
                group, blocks=tuple(replace(b, phrases=tuple(map(_plain, b.phrases))) for b in group.blocks)
            )
            for group in story.groups
        )
        parts = tuple(
            replace(part, entries=tuple(replace(entry, said=_plain(entry.said)) for entry in part.entries))
            for part in story.parts
        )
        return replace(story, groups=groups, parts=parts)

    return _each(replace(brief, opening=tuple(map(_plain, brief.opening))), step)


def _plain(phrase: Phrase) -> Phrase:
    marks = tuple(replace(mark, mailed=plain_address(mark.mailed)) for mark in phrase.marks)
    return replace(phrase, marks=marks)


def _shorter(
    brief: BriefView, gone: Sequence[str], weigh: Callable[[BriefView], int], most: int
) -> BriefView:
    order = spare(brief)
    if not order:
        return brief

    def without(count: int) -> BriefView:
        less = _only_cited(without_sentences(brief, Counter(order[:count])))
        return _telling(less, [*gone, SENTENCES])

    counts = range(1, len(order))
    fewest = bisect_left(counts, 1, key=lambda count: int(weigh(without(count)) <= most))
    return without(fewest + 1)


def _telling(brief: BriefView, gone: Sequence[str]) -> BriefView:
    said = brief.words.holds_less([brief.words.less[name] for name in gone])
    return replace(brief, left_out=said)


def _without_also(brief: BriefView) -> BriefView:
    return replace(brief, also=())


def _without_parts(brief: BriefView) -> BriefView:
    def step(story: StoryView) -> StoryView:
        return replace(story, parts=tuple(part for part in story.parts if not part.mailed))

    return _each(brief, step)


def _only_cited(brief: BriefView) -> BriefView:
    """The brief, its further sections gone, with those numbered sources only that a sentence still cites."""
    phrases = (*brief.opening, *(phrase for story in _stories(brief) for phrase in _phrases(story)))
    cited = {mark.number for phrase in phrases for mark in phrase.marks}

    def step(story: StoryView) -> StoryView:
        return replace(story, sources=tuple(line for line in story.sources if line.number in cited))

    return _each(brief, step)


def spare(brief: BriefView) -> tuple[str, ...]:
    """Whose last sentence goes first, second and so on: the anchor of the story that is then the longest.

    Of two as long the later one loses first; the first sentence of a story is not spare.
    """
    lengths = [[len(phrase.text) for phrase in _phrases(story)] for story in _stories(brief)]
    anchors = [story.anchor for story in _stories(brief)]
    order = []
    while long := [place for place, left in enumerate(lengths) if len(left) > 1]:
        place = max(long, key=lambda place: (sum(lengths[place]), place))
        lengths[place].pop()
        order.append(anchors[place])
    return tuple(order)


def without_sentences(brief: BriefView, counts: Mapping[str, int]) -> BriefView:
    """The brief whose stories, by anchor, have lost so many of their last sentences."""
    return _each(
        brief,
        lambda story: replace(story, groups=tuple(_shortened_groups(story, counts.get(story.anchor, 0)))),
    )


def _shortened_groups(story: StoryView, lost: int) -> Iterator[Group]:
    """The groups as far as their sentences are kept; one without any goes, unless it says what was told."""
    left = sum(1 for _ in _phrases(story)) - lost
    for group in story.groups:
        blocks: list[Block] = []
        for block in group.blocks:
            kept = block.phrases[: max(left, 0)]
            left -= len(kept)
            blocks += [replace(block, phrases=kept)] if kept else []
        if blocks or group.told:
            yield replace(group, blocks=tuple(blocks))


def _phrases(story: StoryView) -> Iterator[Phrase]:
    return (phrase for group in story.groups for block in group.blocks for phrase in block.phrases)


def _stories(brief: BriefView) -> Iterator[StoryView]:
    return (story for section in brief.sections for story in section.stories)


def _each(brief: BriefView, step: Callable[[StoryView], StoryView]) -> BriefView:
    sections = (replace(section, stories=tuple(map(step, section.stories))) for section in brief.sections)
    return replace(brief, sections=tuple(sections))
