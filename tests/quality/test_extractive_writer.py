"""The promises of the extractive writer, held over all stories that are at hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import labelled
import pytest
from promises import OF_NEWS, Told, tell

from briefs.demo.week import load_expected, load_week
from briefs.domain.article import Article, Outlets
from briefs.domain.summary import Origin

EACH = 5
"""Of so many labelled stories one is told: all of them take a minute."""


def honest() -> Iterator[list[Article]]:
    for row in labelled.rows(labelled.OWN / "check/honest.jsonl"):
        yield [labelled.read(article, f"{row['id']}-{article['id']}") for article in row["articles"]]


def recorded() -> Iterator[list[Article]]:
    for file in sorted((labelled.RECORDED / "grouping").glob("*.jsonl")):
        stories = defaultdict(list)
        for row in labelled.rows(file):
            stories[row["cluster"]].append(labelled.read(row, str(row["id"])))
        yield from list(stories.values())[::EACH]


@pytest.fixture(scope="module", params=[honest, recorded], ids=lambda stories: stories.__name__)
def told(request: pytest.FixtureRequest, outlets: Outlets) -> list[Told]:
    found = [one for story in request.param() if (one := tell(story[:60], outlets))]
    if not found:
        pytest.skip("no labelled stories on this machine")
    return found


@pytest.mark.parametrize("broken", OF_NEWS, ids=lambda broken: broken.__name__)
def test_no_story_breaks_a_promise(told, broken):
    wrong = [what for one in told for what in broken(one)]
    assert not wrong, labelled.listed(wrong)


def of_the_sample(told: Told) -> Iterator[str]:
    """What else holds for the stories of the sample, which are told in English."""
    everything = (told.summary.headline, *told.summary.sentences)
    passages = {passage.key: passage.text for passage in told.dossier.passages}
    if not 2 <= len(told.summary.sentences) <= 4:
        yield f"{len(told.summary.sentences)} sentences"
    if len({sentence.text for sentence in everything}) < len(everything):
        yield "the headline is said again"
    for sentence in everything:
        is_quoted = sentence.text == passages[sentence.citations[0].key]
        if not (is_quoted and sentence.publishable and sentence.origin is Origin.EXTRACTIVE):
            yield f"no passage, or held back: {sentence.text}"
        if told.article(sentence).lang != "en":
            yield f"not in English: {sentence.text}"
    if len({told.family(told.article(sentence)) for sentence in told.summary.sentences}) < 2:
        yield "one family only"


def test_every_story_of_the_sample_keeps_every_promise_in_english(outlets):
    articles = {
        entry.slug: Article(
            entry.slug,
            outlet.outlet,
            entry.title,
            "\n".join(entry.paragraphs),
            published=entry.at,
            lang=outlet.language,
        )
        for outlet in load_week()
        for entry in outlet.entries
    }
    wrong = []
    for story in load_expected().stories:
        told = tell([articles[slug] for slug in (*story.entries, *story.other_languages)], outlets, "en")
        assert told, f"{story.name} is not told"
        broken = (*OF_NEWS, of_the_sample)
        wrong += [f"{story.name}: {what}" for promise in broken for what in promise(told)]
    assert not wrong, labelled.listed(wrong)
