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
    ("hi", re.compile(r"[\u0900-\u0963\u0966-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
_OTHER = re.compile(r"[\u0370-\u1fff\u3040-\ud7af]")
"""A letter of any of these scripts: most texts have none."""

_LATIN = re.compile(r"[A-Za-zÀ-ɏ]+")
_SMALL = re.compile(r"(?<![\w'’])(?:[a-zß-ÿ]+|[A-ZÀ-Þ][a-zß-ÿ]*(?= [a-zß-ÿ]))(?!\w)")
"""Words in small letters, and one that begins a sentence: the Los of Los Angeles and the UN are names."""

_PARTICLES = re.compile(
    r"\b(?:(?:[Vv](?:on|an)|[Dd](?:e(?:[rns]|l(?:la)?)?|as?|os?|[iu])|[Ll](?:[ae]s?|os)|[EeAa]l|et?|y|zu) )"
    r"{1,3}(?=[A-ZÀ-Þ])"
)
"""Parts of names in any language: Ursula von der Leyen, Cristina Fernández de Kirchner."""

_COMMON = {
    "en": "the of and to for that with by are be from have said it his not but its which after who their "
    "they were would had been this has at is in will was on as an",
    "de": "der die und das ist von mit dem für auf nicht ein eine einen im zu wird sich werden nach bei sind "
    "den auch aus um haben wurde über zum zur einer an in will was",
    "fr": "le la les des et est une du dans pour que qui au aux sur avec pas ce il par sont été ont cette "
    "ses elle mais leur plus a on en un",
    "es": "el los las del y es una por con para que se su al lo como más fue han según sus pero este esta "
    "sobre ha muy sin un en la",
    "it": "il di che la e del della per una con dei gli si da nel alla sono anche più ha delle è non dal ai "
    "come le al un in",
    "pt": "o os as do da dos das e é uma por com para que não na em foi mais ao pelo pela são seu sua também "
    "um no se como",
    "nl": "de het een van en is dat op te zijn voor niet aan er ook als bij naar wordt deze heeft werd hij "
    "worden om uit maar had was in",
}
_SHARED = "die per van as do no on par pour plus come den sin met door a will was an"
_ENGLISH_TOO = frozenset(_SHARED.split())
"""Words of other languages that English has too: in a short English text two of them would be a lead."""


def _telling() -> dict[str, str]:
    """The words that one language alone has."""
    counted = Counter(word for words in _COMMON.values() for word in words.split())
    return {
        word: language
        for language, words in _COMMON.items()
        for word in words.split()
        if counted[word] == 1 and word not in _ENGLISH_TOO
    }


_TELLING = _telling()


@lru_cache(maxsize=4096)
def tongue(text: str) -> str:
    """The language (ISO 639-1) of a text, "" when its words do not tell.

    Kana make it Japanese; a script stands for its largest language; Latin needs two different common words
    that no other language has, and twice as many as the next.
    """
    scripts = _SCRIPTS if _OTHER.search(text) else ()
    letters = sum(map(len, _LATIN.findall(text))) if scripts else 0
    for language, pattern in scripts:
        # One ideogram says about as much as three letters of an alphabet.
        if len(pattern.findall(text)) * 3 > letters:
            return "ja" if language == "zh" and _KANA.search(text) else language
    used = {word.casefold() for word in _SMALL.findall(_PARTICLES.sub("", text))}
    votes = Counter(_TELLING[word] for word in used if word in _TELLING)
    ranked = [*votes.most_common(2), ("", 0), ("", 0)]
    return ranked[0][0] if ranked[0][1] >= 2 and ranked[0][1] >= 2 * ranked[1][1] else ""
