"""Labelled summaries and the sentences in them, set back into ordinary writing, to measure the checks on."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefs.newsroom.check.words import content, flat, words
from briefs.newsroom.passages import sentences

NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-zé'-]+(?: [A-Z][a-zé'-]+){0,2}\b")
"""One to three capitalised words that do not begin a sentence."""

_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
_MONTHS = "January February March April May June July August September October November December"
_OTHERS = "Mr Mrs Ms Dr The But It I He She"
WEEKDAYS = tuple(_DAYS.split())
NOT_NAMES = frozenset(f"{_DAYS} {_MONTHS} {_OTHERS}".split())

_WORD = re.compile(r"(?<=[a-z,] )[^\W\d_][\w'-]*")
_TIDY = (
    (re.compile(r" ([,;:?!%)]|'(?:s|m|re|ve|ll|d)\b|n't\b)"), r"\1"),
    (re.compile(r"(?<=\w) ' (?=\w)"), "' "),
    (re.compile(r"\$ (?=\d)"), "$"),
    (re.compile(r"\( "), "("),
    (re.compile(r" ”"), "”"),
    (re.compile(r"“ "), "“"),
    (re.compile(r"(\d) , (\d{3})"), r"\1,\2"),
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A summary, the text that it is of, and whether people found every word of it supported there."""

    claim: str
    source: str
    supported: bool
    dataset: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence with the text that it is said to rest on; `row` is its summary's place in the corpus."""

    sentence: str
    source: str
    row: int


class Corpus:
    """Labelled summaries, and what injected faults are made of: other sources and the names in them."""

    def __init__(self, rows: Sequence[Labelled]) -> None:
        self.rows = tuple(rows)
        self.sources = tuple(sorted({row.source for row in rows}))
        self._forms = _capitals(self.sources)
        self.names = {source: self._names(source) for source in self.sources}

    @cached_property
    def clean(self) -> tuple[Case, ...]:
        """The whole sentences of supported summaries, each once."""
        whole = (case for case in self.cases() if self.rows[case.row].supported and _is_whole(case.sentence))
        return tuple(dict.fromkeys(whole))

    def cases(self) -> Iterator[Case]:
        """Every sentence of every summary."""
        for at, row in enumerate(self.rows):
            for sentence in _split(_written(row.claim, row.source, self._forms)):
                yield Case(sentence, row.source, at)

    def others(self, source: str) -> list[str]:
        """The sources less one, in order."""
        return [other for other in self.sources if other != source]

    def nearest(self, case: Case) -> str:
        """The other source that shares most words with the sentence; "" when there is no other."""
        shared = Counter(at for root in content(words(flat(case.sentence))) for at in self._index[root])
        ranked = sorted(shared, key=lambda at: (-shared[at], at))
        near = (self.sources[at] for at in ranked if self.sources[at] != case.source)
        return next(near, next(iter(self.others(case.source)), ""))

    @cached_property
    def _index(self) -> dict[str, set[int]]:
        index: dict[str, set[int]] = defaultdict(set)
        for at, source in enumerate(self.sources):
            for root in content(words(flat(source))):
                index[root].add(at)
        return index

    def _names(self, source: str) -> tuple[str, ...]:
        return tuple(sorted(name for name in set(NAME.findall(source)) if self._is_name(name)))

    def _is_name(self, name: str) -> bool:
        return all(
            self._forms.get(word.casefold()) == word and word not in NOT_NAMES for word in name.split()
        )


def _capitals(sources: Sequence[str]) -> dict[str, str]:
    """How each word is mostly written inside a sentence, by its lower-case form."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for source in sources:
        for form in _WORD.findall(source):
            seen[form.casefold()][form] += 1
    return {plain: forms.most_common(1)[0][0] for plain, forms in seen.items()}


def _written(claim: str, source: str, forms: dict[str, str]) -> str:
    """The claim as a newspaper writes it: many data sets hold it in tokens and in lower case."""
    text = claim.replace("\\'", "'").replace("``", "“").replace("''", "”").replace("# ", "£")
    text = re.sub(r"` ([^`']+) '(?!\w)", r"‘\1’", text)
    if text == text.casefold():
        known = forms | _capitals([source])
        text = re.sub(r"(?<![\w'])[^\W\d_][\w'-]*", lambda word: known.get(word[0], word[0]), text)
    for pattern, new in _TIDY:
        text = pattern.sub(new, text)
    return text


def _split(text: str) -> Iterator[str]:
    for start, end in sentences(text):
        sentence = re.sub(r" ?\.$", ".", text[start:end])
        if len(sentence.split()) > 2:
            yield sentence[0].upper() + sentence[1:]


def _is_whole(sentence: str) -> bool:
    """A part without a stop was cut off by its length; UNK stands for a word that a model did not know."""
    return sentence[-1] in ".!?”" and not re.search(r"\bunk\b", sentence, re.IGNORECASE)
