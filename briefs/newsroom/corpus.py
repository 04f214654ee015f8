"""Labelled summaries and the sentences in them, set back into ordinary writing, to measure the checks on."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from briefs.domain.summary import Source
from briefs.newsroom.check.words import content, flat, words
from briefs.newsroom.passages import sentences

NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-zé'-]+(?: [A-Z][a-zé'-]+){0,2}\b")
"""One to three capitalised words that do not begin a sentence."""

_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
_MONTHS = "January February March April May June July August September October November December"
_OTHERS = "Mr Mrs Ms Dr The But It I He She"
WEEKDAYS, MONTHS = tuple(_DAYS.split()), tuple(_MONTHS.split())
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
_TOKENS = re.compile(r" (?:[.,]|'s|n't)(?: |\Z)|``|''|\\'")
"""What only a text has that was cut into tokens."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A claim, the texts that it cites, and whether people found every word of it supported there.

    `single`: it is one sentence, as it stands; `fault`: what was done to it, where its author says so.
    """

    claim: str
    sources: tuple[Source, ...]
    supported: bool
    dataset: str = ""
    fault: str = ""
    single: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence with the texts that it is said to rest on; `row` is its claim's place in the corpus."""

    sentence: str
    sources: tuple[Source, ...]
    row: int

    @property
    def text(self) -> str:
        """All that the sentence rests on."""
        return _joined(self.sources)


class Corpus:
    """Labelled claims, and what injected faults are made of: other sources, names in them, outlets."""

    def __init__(self, rows: Sequence[Labelled], outlets: Sequence[str] = ()) -> None:
        self.rows = tuple(rows)
        self.outlets = tuple(outlets)
        self.sources = tuple(sorted({row.sources for row in rows}, key=_joined))
        texts = [_joined(sources) for sources in self.sources]
        self._forms = _capitals(texts)
        self._named = {sources: self._names(text) for sources, text in zip(self.sources, texts, strict=True)}

    @cached_property
    def clean(self) -> tuple[Case, ...]:
        """The whole sentences of supported claims, each once."""
        whole = (case for case in self.cases() if self.rows[case.row].supported and _is_whole(case.sentence))
        return tuple(dict.fromkeys(whole))

    def cases(self) -> Iterator[Case]:
        """Every sentence of every claim."""
        for at, row in enumerate(self.rows):
            written = _written(row.claim, _joined(row.sources), self._forms)
            for sentence in [written] if row.single else _split(written):
                yield Case(sentence, row.sources, at)

    def others(self, case: Case) -> list[tuple[Source, ...]]:
        """What all other cases rest on, in order."""
        return [other for other in self.sources if other != case.sources]

    def nearest(self, case: Case, count: int = 1) -> list[tuple[Source, ...]]:
        """The others that share most words with the sentence, the nearest first."""
        shared = Counter(at for root in content(words(flat(case.sentence))) for at in self._index[root])
        ranked = sorted(range(len(self.sources)), key=lambda at: (-shared[at], at))
        near = (self.sources[at] for at in ranked if self.sources[at] != case.sources)
        return list(islice(near, count))

    def names_of(self, sources: tuple[Source, ...]) -> tuple[str, ...]:
        """The names in texts of the corpus, in order."""
        return self._named[sources]

    @cached_property
    def _index(self) -> dict[str, set[int]]:
        index: dict[str, set[int]] = defaultdict(set)
        for at, sources in enumerate(self.sources):
            for root in content(words(flat(_joined(sources)))):
                index[root].add(at)
        return index

    def _names(self, text: str) -> tuple[str, ...]:
        return tuple(sorted(name for name in set(NAME.findall(text)) if self._is_name(name)))

    def _is_name(self, name: str) -> bool:
        return all(
            self._forms.get(word.casefold()) == word and word not in NOT_NAMES for word in name.split()
        )


def _joined(sources: Sequence[Source]) -> str:
    return "\n".join(source.text for source in sources)


def _capitals(sources: Sequence[str]) -> dict[str, str]:
    """How each word is mostly written inside a sentence, by its lower-case form."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for source in sources:
        for form in _WORD.findall(source):
            seen[form.casefold()][form] += 1
    return {plain: forms.most_common(1)[0][0] for plain, forms in seen.items()}


def _written(claim: str, source: str, forms: dict[str, str]) -> str:
    """The claim as a newspaper writes it: many data sets hold it in tokens and in lower case."""
    if not _TOKENS.search(claim) and claim != claim.casefold():
        return claim
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
    return sentence[-1] in ".!?。！？”\"'’»」" and not re.search(r"\bunk\b", sentence, re.IGNORECASE)
