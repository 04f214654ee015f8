"""Names by their sound: what of their consonants survives when they change the script.

A skeleton is a word's consonants in order: Truss, Трасс → TRS. The scripts that write syllables (kana,
Hangul, Chinese) merge b and p, d and t, g and k, l and r; their skeletons are in small letters: 트러스 → tls.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise, product

from briefs.domain.names import Sounds
from briefs.newsroom.letters import bare

SPELLINGS = 24
"""Skeletons that are kept of one word: each letter that may be read in two ways doubles them."""

ENOUGH = 5
"""Consonants of a name in two parts below which too many names sound alike."""

LONG = 4
"""Consonants of a single word that tell it from most others."""

Skeletons = frozenset[str]
Span = tuple[int, int]

_ALPHABETS = ("latin", "cyrillic", "greek", "arabic")
_MERGED = str.maketrans(dict(zip("BPFDTGKRLSMN", "pppttkkllsmn", strict=True)))
_REPEATED = re.compile(r"([^-])\1+")
_CODA = re.compile("R(?!-)")
_MUTE = re.compile("(?<=-)([^-]*?)[TDSK]+$")
_CASE = re.compile("(?<=...)(?:ого|его|ому|ему|ом|ем|ым|им|ых|их|ами|ями)$")
_CAPITAL = re.compile("[A-ZÀ-ÖØ-ÞĀ-ſΆ-ΫЀ-ЯҐ][^\\W_]*")
_BESIDE = re.compile(
    "[ \u00a0'’‐-]{1,2}|[ \u00a0](?:(?:al|bin|da|das|de|del|della|der|di|do|dos|du|el|ibn|la|le|van|von"
    "|аль|бин|ван|да|де|дер|ди|ду|фон|эль)[ \u00a0-])+"
)
_KATAKANA = re.compile("[ァ-ヺー]{2,}(?:[・＝=·][ァ-ヺー]{2,})+")
_UNCASED = {"hangul": re.compile("[가-힣]{1,8}(?![가-힣])"), "arabic": re.compile("[ء-ی]{2,12}(?![ء-ی])")}
_DOTTED = re.compile("[·・•‧．]")


@dataclass(frozen=True, slots=True)
class Heard:
    """A name in two parts, or one long word: as it stands in the text, and how it may sound."""

    surface: str
    first: Skeletons
    second: Skeletons = frozenset()

    def sounds_like(self, other: Heard) -> bool:
        """Whether both parts may sound alike and are long enough together to tell."""
        if bool(self.second) != bool(other.second):
            return False
        first, second = self.first & other.first, self.second & other.second
        if not (self.second and first and second):
            return bool(first) and not self.second
        return max(map(len, first)) + max(map(len, second)) >= ENOUGH


class Ear:
    """Hears names in texts of any script."""

    def __init__(self, sounds: Mapping[str, Sounds]) -> None:
        self._sounds = sounds
        self._letters = {script: _pattern(table) for script, table in sounds.items()}
        self._word = lru_cache(maxsize=65_536)(self._heard_word)

    def heard(self, text: str, taken: Sequence[Span] = ()) -> Iterator[Heard]:
        """The names of a text, but for those at places that are taken."""
        if not self._sounds:
            return
        found = [*self._alphabetic(text)]
        if not text.isascii():
            found += [*self._chinese(text), *self._katakana(text)]
            found += [pair for script in _UNCASED for pair in self._neighbours(script, text)]
        for start, end, heard in found:
            if not any(start < last and end > first for first, last in taken):
                yield heard

    def _alphabetic(self, text: str) -> Iterator[tuple[int, int, Heard]]:
        """Words that begin with a capital: two beside one another, and long ones by themselves."""
        last: tuple[Span, Skeletons] | None = None
        for found in _CAPITAL.finditer(text):
            if not found.group()[0].isupper() or text[found.start() - 1 : found.start()].isalnum():
                continue
            sounds, span = self._word(found.group()), found.span()
            if last and sounds and _BESIDE.fullmatch(text, last[0][1], span[0]):
                yield last[0][0], span[1], Heard(text[last[0][0] : span[1]], last[1], sounds)
            if long := frozenset(skeleton for skeleton in sounds if len(skeleton) >= LONG):
                yield *span, Heard(found.group(), long)
            last = (span, sounds) if sounds else None

    def _katakana(self, text: str) -> Iterator[tuple[int, int, Heard]]:
        for found in _KATAKANA.finditer(text):
            parts = [self._syllables("kana", part) for part in re.split("[・＝=·]", found.group())]
            for one, other in pairwise(parts):
                yield *found.span(), Heard(found.group(), one, other)

    def _neighbours(self, script: str, text: str) -> Iterator[tuple[int, int, Heard]]:
        """Two words beside one another in a script without capitals, as they are and without particles."""
        words = [found.span() for found in _UNCASED[script].finditer(text)]
        for one, other in pairwise(words):
            if text[one[1] : other[0]] == " ":
                first = self._any(script, _cuts(script, text[slice(*one)]))
                second = self._any(script, _cuts(script, text[slice(*other)]))
                if first and second:
                    yield one[0], other[1], Heard(text[one[0] : other[1]], first, second)

    def _chinese(self, text: str) -> Iterator[tuple[int, int, Heard]]:
        """Syllables on both sides of the dot that Chinese puts into foreign names, as far as they go."""
        table = self._sounds["chinese"]
        for dot in _DOTTED.finditer(text):
            start, end = dot.span()
            while start and text[start - 1] in table and dot.start() - start < 5:
                start -= 1
            while end < len(text) and text[end] in table and end - dot.end() < 6:
                end += 1
            before, after = text[start : dot.start()], text[dot.end() : end]
            if before and after:
                first = self._any("chinese", [before[at:] for at in range(len(before))])
                second = self._any(
                    "chinese", [after[:at] for at in range(min(2, len(after)), len(after) + 1)]
                )
                yield start, end, Heard(text[start:end], first, second)

    def _any(self, script: str, words: Sequence[str]) -> Skeletons:
        return frozenset[str]().union(*(self._syllables(script, word) for word in words))

    def _syllables(self, script: str, word: str) -> Skeletons:
        return _skeletons(self._spelled(script, word))

    def _heard_word(self, word: str) -> Skeletons:
        """The skeletons of a word; one in Latin letters also sounds as syllables would write it."""
        low = bare(word)
        script = next((name for name in _ALPHABETS if low[:1] in self._sounds[name]), "")
        if not script:
            return frozenset()
        ways = self._spelled(script, low)
        if script == "cyrillic" and (cut := _CASE.sub("", low)) != low:
            ways += self._spelled(script, cut)
        if script != "latin":
            return _skeletons(ways)
        # the last consonants of French names are mute, the r of English ones before another consonant
        ways += [cut for way in ways if len(_bones(cut := _MUTE.sub(r"\1", way))) > 1]
        soft = [*ways, *(_CODA.sub("", way) for way in ways)]
        return _skeletons(ways) | _skeletons(way.translate(_MERGED) for way in soft)

    def _spelled(self, script: str, word: str) -> list[str]:
        """The ways in which a word may sound, vowels as -."""
        table = self._sounds[script]
        parts = unicodedata.normalize("NFD", word) if script == "hangul" else word
        ways = (table.get(letter, ("",)) for letter in self._letters[script].findall(parts))
        return ["".join(way) for way in islice(product(*ways), SPELLINGS)]


def _cuts(script: str, word: str) -> list[str]:
    """The word, and without the particles that Korean hangs on its end and Arabic on its beginning."""
    if script == "hangul":
        return [word[: len(word) - size] for size in (0, 1, 2) if size == 0 or len(word) - size >= 2]
    return [word, word[1:]] if word[0] in "وبلف" else [word]


def _skeletons(ways: Iterator[str] | Sequence[str]) -> Skeletons:
    return frozenset(bones for way in ways if (bones := _bones(way)))


def _bones(way: str) -> str:
    """The consonants of a way to sound; doubled ones count once, and syllables write the m before p as n."""
    return _REPEATED.sub(r"\1", way).replace("-", "").replace("mp", "np")


def _pattern(table: Sounds) -> re.Pattern[str]:
    longest_first = sorted(map(re.escape, table), key=lambda key: (-len(key), key))
    return re.compile("|".join((*longest_first, ".")), re.DOTALL)
