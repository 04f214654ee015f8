"""A story's optional sections as readers meet them: key points, views, a quotation, a timeline, the open."""

from __future__ import annotations

from collections.abc import Iterable

from briefs.adapters.pages.citing import Citing
from briefs.adapters.pages.links import clean
from briefs.adapters.pages.quoting import quoted
from briefs.adapters.pages.view import Entry, PartView, Phrase
from briefs.domain.brief import Item
from briefs.domain.summary import SECTIONS, Part, Sentence


def parts(item: Item, citing: Citing, mailed: Iterable[Part]) -> tuple[PartView, ...]:
    """The sections that have something to say; `mailed` are those that stand in the mail too."""
    in_mail = frozenset(mailed)
    found = {part: [s for s in item.summary.sections if s.part is part] for part in SECTIONS}
    return tuple(
        PartView(
            kind=part.value.replace(" ", "-"),
            heading=citing.words.sections[part],
            entries=tuple(_entry(sentence, citing) for sentence in sentences),
            mailed=part in in_mail,
        )
        for part, sentences in found.items()
        if sentences
    )


def _entry(sentence: Sentence, citing: Citing) -> Entry:
    if sentence.part is not Part.QUOTE:
        return Entry(clean(sentence.label), Phrase(clean(sentence.text), citing.marks(sentence.citations)))
    article = citing.article(sentence)
    lang = article.lang if article else ""
    words = quoted(clean(sentence.text), lang or citing.lang)
    said = Phrase(words, citing.marks(sentence.citations))
    return Entry(clean(sentence.label), said, quoted=True, lang=citing.foreign(lang))
