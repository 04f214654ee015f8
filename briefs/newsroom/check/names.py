"""Names: whether every person, place and body of the sentence is in a cited text, and near its part in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from briefs.domain.summary import Finding, Severity
from briefs.newsroom.check.comparing import comparable
from briefs.newsroom.check.quotes import quoted
from briefs.newsroom.check.reading import Cited, Claim, Reading, Text, read
from briefs.newsroom.check.words import FUNCTION, Word, bare, content, people, same, seat

_JOINS = re.compile(r"[ -]|\. |-al-| (?:of|of the|de|de la|von|van|van der|der|bin|al|and) ")
_NOT_NAMES = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
september october november december mr mrs ms dr sir president prime minister premier chancellor king queen
prince princess pope lord lady judge justice senator representative governor mayor general colonel major
captain lieutenant sergeant admiral officer chief secretary foreign defense defence finance ministry
treasury department government professor doctor coach director chairman chairwoman ceo executive spokesman
spokeswoman former party state city cup museum am pm north south east west northern southern eastern western
central internet christmas easter jan feb mar apr jun jul aug sep sept oct nov dec
"""
_SKIPPED = frozenset(_NOT_NAMES.split())
_SPEAKS = frozenset({"said", "says", "told", "warned", "added", "insisted", "argued", "denied", "announced"})
_SMALL = frozenset({"of", "the", "and", "for", "de", "la", "in", "on", "at", "to"})
_FAR = "stands in the cited text, but not near what the sentence says there"
_FEW = 4
"""Content words of a sentence below which nothing can be said of their place."""

_SPOKEN = 4
"""Words of a quotation of which somebody is the speaker."""

_BESIDE, _REACH = 4, 6
"""Content words on each side of a name in the sentence, and of another one there: what it is about."""

_LEAD = 1.5
"""Words by which another must fit better: sees 44 of 100 names swapped in a source, at 1.2% false alarms."""

_PLACE = re.compile(r"\b(?:in|at|near|from|outside|around) \Z", re.IGNORECASE)
_OPENERS = re.compile(r"[\"'(“‘:]\s?\Z")


@dataclass(frozen=True, slots=True)
class Name:
    """A run of capitalised words."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words as they are written, without a possessive."""
        return " ".join(word.surface for word in self.words).removesuffix("'s")


def findings(claim: Claim, cited: Cited) -> tuple[Finding, ...]:
    """WARN for a name that no cited text has, or has only far from what the sentence says.

    Possessives, initials, hyphens, demonyms and acronyms aside. Not judged: a sentence in Title Case or in
    German, where a capital tells nothing, or in another language.
    """
    if capitals_tell_nothing(claim, cited) or not any(comparable(claim, text) for text in cited.texts):
        return ()
    found = {name.text: name for name in named(claim, cited)}
    missing = [
        text for text, name in found.items() if not (known(name, cited) or _government(claim, name, cited))
    ]
    far = [
        text
        for text, name in found.items()
        if text not in missing and not _judged_elsewhere(claim, name, cited) and _far(claim, name, cited)
    ]
    return (
        *(Finding("name", Severity.WARN, f"{text} is not in the cited text") for text in missing),
        *(Finding("name", Severity.WARN, f"{text} {_FAR}") for text in far),
    )


def capitals_tell_nothing(claim: Claim, cited: Cited) -> bool:
    """Whether every noun has a capital, as in German."""
    return "de" in {claim.tongue, *(text.tongue for text in cited.texts)}


def _judged_elsewhere(claim: Claim, name: Name, cited: Cited) -> bool:
    """Whether the name is an outlet that is credited, or who speaks a quotation: other checks know better."""
    if cited.is_outlet(name.text):
        return True
    start, end = name.words[0].start, name.words[-1].end
    inside = any(quote.start <= start and end <= quote.end for quote in quoted(claim.flat))
    return not inside and any(len(quote.text.split()) >= _SPOKEN for quote in quoted(claim.flat))


def named(claim: Claim, cited: Cited) -> Iterator[Name]:
    """The names of a sentence, those of the cited outlets left out: it may say whose news it is."""
    publishers = {word.plain for word in cited.publishers}
    for name in _named(claim):
        if not all(word.plain in publishers for word in name.words):
            yield name


def _named(claim: Reading) -> Iterator[Name]:
    """The runs of capitalised words, titles and weekdays left out; the first word only when it is a name."""
    if _title_case(claim):
        return
    run: list[Word] = []
    for word in claim.words:
        if run and not (_capital(word) and _JOINS.fullmatch(claim.flat, run[-1].end, word.start)):
            yield Name(tuple(run))
            run = []
        if _capital(word) and not _skipped(word) and not (_first(claim, word) and _ordinary(claim, word)):
            run.append(word)
    if run:
        yield Name(tuple(run))


def _capital(word: Word) -> bool:
    return word.surface[0].isupper()


def _skipped(word: Word) -> bool:
    return word.plain in _SKIPPED or word.plain in FUNCTION or len(word.plain) < 2


def _first(claim: Reading, word: Word) -> bool:
    """Whether the capital may only mean that a sentence, or a quoted one, begins there."""
    opens = _OPENERS.search(claim.flat, max(0, word.start - 2), word.start)
    return word is claim.words[0] or bool(opens)


def _ordinary(claim: Reading, word: Word) -> bool:
    """Whether a first word need not be a name: nothing but its place gives it a capital."""
    if any(char.isupper() for char in word.surface[1:]) or people(word.plain):
        return False
    following = next(iter(claim.words[claim.words.index(word) + 1 :]), None)
    if following is None:
        return True
    speaks = following.plain in _SPEAKS and not word.plain.endswith("s") and word.plain != "police"
    return not (speaks or (_capital(following) and not _skipped(following)))


def _title_case(claim: Reading) -> bool:
    long = [word for word in claim.words if len(word.plain) > 3]
    return len(long) > 3 and sum(map(_capital, long)) > 0.7 * len(long)


def known(name: Name, cited: Cited) -> bool:
    """Whether a cited text has the name, in whatever form."""
    missing = [word for word in name.words if not _has(word, cited)]
    if not missing or _acronym(name, cited):
        return True
    if name.words[-1] in missing or len(name.words) > 3:
        return False
    return not _otherwise_called(name, cited)


def _has(word: Word, cited: Cited) -> bool:
    if same(word.plain) in cited.plain or word.plain in cited.squashed.split(" "):
        return True
    if len(word.plain) > 5 and word.plain in cited.squashed:
        return True
    return bare(word.plain) in cited.bare


def _government(claim: Claim, name: Name, cited: Cited) -> bool:
    """Whether a capital stands for a government that the text has: "Tehran said", not "in Tehran"."""
    word = name.words[0]
    there = _PLACE.search(claim.flat, max(0, word.start - 9), word.start)
    return len(name.words) == 1 and not there and seat(word.plain) in cited.plain


def _acronym(name: Name, cited: Cited) -> bool:
    """Whether the text has the name's initials, or a name of these initials: BOJ, Bank of Japan."""
    if len(name.words) == 1 and name.words[0].surface.isupper():
        return any(_spelled_out(name.words[0].plain, text) for text in cited.texts)
    letters = "".join(word.plain[0] for word in name.words)
    return len(letters) > 1 and any(letters in text.acronyms for text in cited.texts)


def _spelled_out(letters: str, text: Text) -> bool:
    for passage in text.passages:
        capitals = [word for word in passage.words if _capital(word) or word.plain not in _SMALL]
        initials = "".join(word.plain[0] for word in capitals)
        everything = "".join(word.plain[0] for word in passage.words)
        if letters in initials or letters in everything:
            return True
    return False


def _otherwise_called(name: Name, cited: Cited) -> bool:
    """Whether the text gives the same last name another first name: John Smith, where it has Paul Smith."""
    last = name.words[-1].plain
    return any(
        after.plain == last and _capital(before) and _capital(after) and not _skipped(before)
        for text in cited.texts
        for passage in text.passages
        for before, after in pairwise(passage.words)
        if passage.flat[before.end : after.start] == " "
    )


def _far(claim: Claim, name: Name, cited: Cited) -> bool:
    """Whether another name's surroundings fit what the sentence says better; "the Briton" may be anybody."""
    last = content(name.words[-1:])
    if len(claim.roots) < _FEW or not last or people(name.words[-1].plain):
        return False
    texts = [text for text in cited.texts if comparable(claim, text)]
    start, end = name.words[0].start, name.words[-1].end
    wanted = claim.beside(start, end, _BESIDE) - content(name.words)
    rest = claim.roots - content(name.words)
    own = [
        len(wanted & text.roots(at, at + 3)) + len(rest & passage.roots) / 4
        for text in texts
        for at, passage in enumerate(text.passages)
        if last & passage.roots
    ]
    if not own:
        return False
    taken = frozenset[str]().union(*(content(other.words) for other in _named(claim)))
    rivals = (
        len(wanted & passage.beside(rival.words[0].start, rival.words[-1].end, _REACH))
        + len(rest & passage.roots) / 4
        for text in texts
        for passage in text.passages
        for rival in _runs(passage.text)
        if not content(rival.words) & taken and not people(rival.words[-1].plain)
    )
    return max(rivals, default=0.0) >= max(own) + _LEAD


@lru_cache(maxsize=4096)
def _runs(passage: str) -> tuple[Name, ...]:
    return tuple(_named(read(passage)))
