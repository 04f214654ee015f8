"""Telling the language of a text by its script and its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

_KANA = re.compile(r"[\u3040-\u30ff]")
_SCRIPTS = (
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]+")
_COMMON = {
    "en": "the of and to in is was for that with on by as at from has have said will be are his it an not",
    "de": "der die und das ist von mit den dem für auf nicht ein eine im zu wird sich werden hat nach bei",
    "fr": "le la les des et est une du dans pour que qui au aux sur avec pas ce il par sont été",
    "es": "el los las del y es una por con para que se su al lo como más fue han según",
    "it": "il di che la e del della per una con dei gli si da nel alla sono anche più ha",
    "pt": "o os as do da dos das e é uma por com para que não no na em foi mais ao",
    "nl": "de het een van en is dat op te zijn voor met niet aan er ook als door bij naar",
}
_VOTES: dict[str, tuple[str, ...]] = {}
for _language, _words in _COMMON.items():
    for _word in _words.split():
        _VOTES[_word] = (*_VOTES.get(_word, ()), _language)


@lru_cache(maxsize=4096)
def tongue(text: str) -> str:
    """The language (ISO 639-1) of a text, "" when its words do not tell.

    Kana make it Japanese; a script stands for its largest language; Latin needs two common words and a lead.
    """
    latin = _LATIN.findall(text)
    letters = sum(map(len, latin))
    for language, pattern in _SCRIPTS:
        # One ideogram says about as much as three letters of an alphabet.
        if len(pattern.findall(text)) * 3 > letters:
            return "ja" if language == "zh" and _KANA.search(text) else language
    votes = Counter(language for word in latin for language in _VOTES.get(word.casefold(), ()))
    ranked = [*votes.most_common(2), ("", 0), ("", 0)]
    return ranked[0][0] if ranked[0][1] >= 2 and ranked[0][1] > ranked[1][1] else ""
