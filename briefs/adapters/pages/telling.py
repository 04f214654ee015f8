"""A story's sentences as paragraphs and quotations, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from briefs.adapters.pages.citing import PARTS, Citing, in_reading_order, part_of
from briefs.adapters.pages.links import base_language, clean
from briefs.adapters.pages.quoting import quoted
from briefs.adapters.pages.view import Block, Group, Phrase
from briefs.domain.brief import Item, SourceArticle
from briefs.domain.summary import Origin, Part, Sentence

_SPACELESS = frozenset({"ja", "zh"})
"""Where no space stands between sentences."""


def groups(item: Item, citing: Citing) -> tuple[Group, ...]:
    """The parts of a story that have something to say; one told before opens with what was told."""
    ordered = in_reading_order(item.summary.sentences)
    parts = {part: [s for s in ordered if part_of(s) is part] for part in PARTS}
    found = [_group(item, citing, part, parts[part]) for part in PARTS]
    return tuple(group for group in found if group.blocks or group.told)


def phrase(sentence: Sentence, citing: Citing) -> Phrase:
    """One sentence of our own with its marks; an editor's that cites nothing is a note."""
    return Phrase(clean(sentence.text), citing.marks(sentence.citations), note=_note(sentence))


def _group(item: Item, citing: Citing, part: Part, sentences: Sequence[Sentence]) -> Group:
    blocks = tuple(_blocks(sentences, citing, dated=part is Part.CONTEXT))
    if part is Part.NEW:
        date = citing.calendar.told(clean(item.told_date))
        told = citing.words.told("" if blocks else date, clean(item.told)) if item.told else ""
        return Group(citing.words.since(date) if blocks else "", blocks, told)
    headings = {Part.BACKGROUND: _background(item, citing, sentences), Part.CONTEXT: citing.words.context}
    return Group(headings.get(part, ""), blocks)


def _background(item: Item, citing: Citing, sentences: Sequence[Sentence]) -> str:
    """The heading of the background; what reminds readers of a story that they know is dated."""
    article = next((found for sentence in sentences if (found := citing.article(sentence))), None)
    dated = item.told and article and article.published
    return citing.words.background_of(citing.calendar.day(dated)) if dated else citing.words.background


def _blocks(sentences: Sequence[Sentence], citing: Citing, *, dated: bool) -> Iterator[Block]:
    """Neighbours of our own make a paragraph; quotations of one article stand together, old ones dated."""
    runs = groupby(sentences, key=lambda sentence: (_quoted_article(sentence, citing), _note(sentence)))
    for (article, _), run in runs:
        if article:
            block = _quotation(tuple(run), article, citing)
            day = citing.calendar.day(article.published) if dated and article.published else ""
            yield replace(block, outlet=f"{block.outlet}{citing.words.comma}{day}") if day else block
        else:
            yield Block(tuple(phrase(sentence, citing) for sentence in run))


def _note(sentence: Sentence) -> bool:
    return sentence.origin is Origin.EDITOR and not sentence.citations


def _quoted_article(sentence: Sentence, citing: Citing) -> SourceArticle | None:
    return citing.article(sentence) if sentence.origin is Origin.EXTRACTIVE else None


def _quotation(sentences: Sequence[Sentence], article: SourceArticle, citing: Citing) -> Block:
    phrases = tuple(_quoted_phrase(run, article.lang, citing) for run in _adjoining(sentences))
    return Block(phrases, quoted=True, outlet=citing.outlet(article), lang=citing.foreign(article.lang))


def _quoted_phrase(run: Sequence[Sentence], lang: str, citing: Citing) -> Phrase:
    joint = "" if base_language(lang) in _SPACELESS else " "
    text = joint.join(clean(sentence.text) for sentence in run)
    return Phrase(quoted(text, lang or citing.lang), citing.marks(c for s in run for c in s.citations))


def _adjoining(sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    """Sentences that follow one another in their article are one quotation; others are quoted apart."""
    runs: list[list[Sentence]] = []
    for sentence in sentences:
        if runs and _follows(runs[-1][-1], sentence):
            runs[-1].append(sentence)
        else:
            runs.append([sentence])
    return runs


def _follows(one: Sentence, other: Sentence) -> bool:
    if not one.citations or not other.citations:
        return False
    end, start = one.citations[-1], other.citations[0]
    same = (end.article, end.revision) == (start.article, start.revision)
    return same and 0 <= start.start - end.end <= 1
