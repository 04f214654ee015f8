"""Faults put into true sentences, as writers make them, to measure how many the checks catch.

A fault returns the case with one thing changed, or None where the sentence holds nothing of its kind. What it
chooses comes from the `random.Random` that is handed in, so that a seed repeats every number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random

from briefs.newsroom.check.figures import Kind, figures
from briefs.newsroom.check.quotes import masked, quoted
from briefs.newsroom.check.words import flat, words
from briefs.newsroom.corpus import MONTHS, NAME, NOT_NAMES, WEEKDAYS, Case, Corpus
from briefs.newsroom.passages import sentences

Fault = Callable[[Corpus, Case, Random], Case | None]

_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|may|might|must|does|do|did)\b"
    r"(?! not| never|n't| no\b)"
)
_NEGATION = re.compile(r"(?<=[a-z]) ?(?:\bnot|\bnever|n't)\b")
_DAY = re.compile(
    rf"\b(?:{'|'.join((*WEEKDAYS, *MONTHS))})\b|(?<=[a-z] )\d{{1,2}}(?= (?:{'|'.join(MONTHS)})\b)"
)
_MONTHDAYS = tuple(map(str, range(1, 29)))
_CREDIT = ("{0}, according to {1}.", "{0}, {1} reported.", "{1} reports that {0}.")
_TALK = "(?:said|says|told|added|warned|insisted|argued)"
_DIGITS = re.compile(r"\d(?:[\d,.]*\d)?")


def inject(corpus: Corpus, fault: Fault, seed: int) -> tuple[Case, ...]:
    """The clean sentences that the fault applies to, each with it."""
    rng = Random(seed)  # noqa: S311  # to be repeated, not to be secret
    made = (fault(corpus, case, rng) for case in corpus.clean)
    return tuple(case for case in made if case)


def cite_any(corpus: Corpus, case: Case, rng: Random) -> Case | None:
    """Cites another article."""
    others = corpus.others(case)
    return Case(case.sentence, rng.choice(others), case.row) if others else None


def cite_nearest(corpus: Corpus, case: Case, _: Random) -> Case | None:
    """Cites the article that shares most words with the sentence, after its own."""
    near = corpus.nearest(case)
    return Case(case.sentence, near[0], case.row) if near else None


def change_number(_: Corpus, case: Case, rng: Random) -> Case | None:
    """Changes the digits of a number; a year moves by up to three."""
    found = [f for f in figures(case.sentence) if f.kind in _NUMBERS and re.match(r"\D?\d", f.text)]
    if not found:
        return None
    figure = rng.choice(found)
    digits = _DIGITS.findall(figure.text)[0]
    new = "".join(str((int(c) + rng.randint(1, 8)) % 10 or 1) if c.isdigit() else c for c in digits)
    if figure.kind is Kind.YEAR:
        new = str(int(digits) + rng.choice((-3, -2, -1, 1, 2, 3)))
    return _changed(case, figure.start, figure.end, figure.text.replace(digits, new, 1))


_NUMBERS = frozenset({Kind.COUNT, Kind.YEAR})


def swap_number(_: Corpus, case: Case, rng: Random) -> Case | None:
    """Puts another number of the source, of the same kind and unit, in a number's place."""
    own = [f for f in figures(case.sentence) if f.kind in _NUMBERS and f.hard]
    if not own:
        return None
    figure, taken = rng.choice(own), {f.value for f in own}
    others = [
        f.text
        for f in figures(flat(case.text))
        if (f.kind, f.unit) == (figure.kind, figure.unit) and f.value not in taken
    ]
    return _changed(case, figure.start, figure.end, rng.choice(others)) if others else None


def import_name(corpus: Corpus, case: Case, rng: Random) -> Case | None:
    """Puts a name from another article in a name's place."""
    if not (found := _names(case.sentence)) or not (others := corpus.others(case)):
        return None
    at = rng.choice(found)
    foreign = corpus.names_of(rng.choice(others))
    return _renamed(case, at, found, [name for name in foreign if name not in case.text], rng)


def swap_name(corpus: Corpus, case: Case, rng: Random) -> Case | None:
    """Puts another name of the source in a name's place."""
    if not (found := _names(case.sentence)):
        return None
    return _renamed(case, rng.choice(found), found, corpus.names_of(case.sources), rng)


def insert_not(_: Corpus, case: Case, __: Random) -> Case | None:
    """Denies what the sentence says."""
    found = _AUXILIARY.search(case.sentence)
    return _changed(case, found.end(), found.end(), " not") if found else None


def remove_not(_: Corpus, case: Case, __: Random) -> Case | None:
    """Says what the sentence denies."""
    found = _NEGATION.search(case.sentence)
    return _changed(case, *found.span(), "") if found else None


def shift_date(_: Corpus, case: Case, rng: Random) -> Case | None:
    """Names a weekday, a month or a day of the month that the source does not name."""
    found = list(_DAY.finditer(case.sentence))
    if not found:
        return None
    at = rng.choice(found)
    kind = next((names for names in (WEEKDAYS, MONTHS) if at[0] in names), _MONTHDAYS)
    others = [name for name in kind if name != at[0] and not re.search(rf"\b{name}\b", case.text)]
    return _changed(case, *at.span(), rng.choice(others)) if others else None


def credit_another(corpus: Corpus, case: Case, rng: Random) -> Case | None:
    """Credits the sentence to an outlet of which the source knows nothing."""
    own = {source.outlet for source in case.sources}
    others = [name for name in corpus.outlets if name not in own and name not in case.text]
    if not others or '"' in case.sentence or "”" in case.sentence:
        return None
    form, outlet = rng.choice(_CREDIT), rng.choice(others)
    told = case.sentence.rstrip(".")
    first = told.split()[0]
    if form.startswith("{1}") and first.casefold() in _OPENERS:
        told = told[0].lower() + told[1:]
    return Case(form.format(told, outlet), case.sources, case.row)


_ARTICLES = "the a an it he she they his her its their this that there in on at after for"
_OPENERS = frozenset(_ARTICLES.split())


def change_quotation(_: Corpus, case: Case, rng: Random) -> Case | None:
    """Puts another word of the source in a quotation of one of the source's own sentences."""
    quotes = list(_quotations(case.text))
    if not quotes:
        return None
    sentence, start, inside = rng.choice(quotes)
    spots = list(re.finditer(r"[a-z]{4,}", inside))
    if not spots:
        return None
    spot = rng.choice(spots)
    surfaces = (word.surface for word in words(flat(case.text)))
    pool = [word for word in surfaces if len(word) > 3 and word.casefold() != spot[0]]
    changed = Case(sentence, case.sources, case.row)
    return _changed(changed, start + spot.start(), start + spot.end(), rng.choice(pool)) if pool else None


def change_speaker(corpus: Corpus, case: Case, rng: Random) -> Case | None:
    """Gives a quotation of one of the source's own sentences to somebody else of the source."""
    told = [
        (sentence, speaker)
        for sentence, _, _ in _quotations(case.text)
        for speaker in _names(masked(sentence))
        if _speaks(sentence, speaker)
    ]
    if not told:
        return None
    sentence, at = rng.choice(told)
    found = _names(masked(sentence))
    people = [name for name in corpus.names_of(case.sources) if not name.endswith("'s")]
    return _renamed(Case(sentence, case.sources, case.row), at, found, people, rng)


def _speaks(sentence: str, name: re.Match[str]) -> bool:
    before, after = sentence[: name.start()], sentence[name.end() :]
    if before.endswith("told "):
        return False
    return bool(re.search(rf"\b{_TALK} \Z", before) or re.match(rf" (?:has |had )?{_TALK}\b", after))


FAULTS: Mapping[str, Fault] = {
    "cites a random article": cite_any,
    "cites the nearest article": cite_nearest,
    "number changed": change_number,
    "number swapped in the source": swap_number,
    "name from elsewhere": import_name,
    "name swapped in the source": swap_name,
    "negation inserted": insert_not,
    "negation removed": remove_not,
    "date shifted": shift_date,
    "outlet credited wrongly": credit_another,
    "quotation word changed": change_quotation,
    "quotation of another speaker": change_speaker,
}
"""Every fault, by what it is called in the table of `briefs eval claims`."""


def _quotations(source: str) -> Iterator[tuple[str, int, str]]:
    """Sentences of the source with a quotation of some length in each: where it begins, and its words."""
    for begin, end in sentences(source):
        sentence = source[begin:end]
        if len(sentence) < 300:
            for quote in quoted(sentence):
                if len(quote.text.split()) > 4:
                    yield sentence, quote.start, quote.text


def _names(sentence: str) -> list[re.Match[str]]:
    return [found for found in NAME.finditer(sentence) if not NOT_NAMES & set(found[0].split())]


def _renamed(
    case: Case, at: re.Match[str], found: Sequence[re.Match[str]], pool: Sequence[str], rng: Random
) -> Case | None:
    """The case with a name of the pool, of as many words, that shares no word with the sentence's names."""
    taken = {word for match in found for word in match[0].split()}
    size = len(at[0].split())
    fit = [name for name in pool if len(name.split()) == size and not taken & set(name.split())]
    return _changed(case, *at.span(), rng.choice(fit)) if fit else None


def _changed(case: Case, start: int, end: int, new: str) -> Case:
    return Case(case.sentence[:start] + new + case.sentence[end:], case.sources, case.row)
