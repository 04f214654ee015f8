"""Which language an article is in: as declared, unless its letters say otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefs.newsroom.check.tongue import tongue

READ = 300
"""Characters that tell; the vote of words costs a tenth of a millisecond for as many."""

ASKED = 5
"""Articles of one feed whose words are asked, when none of them says its language."""

_WRITTEN = {
    "ru": "ru uk be bg mk sr mn kk ky tg tt uz az bs ba os ce cv sah rue",
    "ar": "ar fa ur ps ckb ku sd ug ks pnb az prs",
    "hi": "hi mr ne bho mai sa kok ks sd",
    "zh": "zh ja ko yue wuu nan",
    "ja": "ja",
    "ko": "ko",
    "el": "el grc",
    "he": "he yi iw ji",
    "th": "th",
}
"""Languages by the script that they are written in, which is named for its largest one."""

_LATIN_TOO = frozenset({"sr", "mn", "kk", "uz", "az", "bs", "ku", "tt", "sd", "ks", "nan"})
_BY_SCRIPT = {script: frozenset(languages.split()) for script, languages in _WRITTEN.items()}
_NEVER_LATIN = frozenset[str]().union(*_BY_SCRIPT.values()) - _LATIN_TOO

_BEYOND_LATIN = re.compile("[\u0370-\u1dff\u2e80-\ud7ff]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_HAN = re.compile(r"[\u3400-\u9fff]")

_UNTOLD = re.compile(r"\b(?:og|ikke|och|att|inte|på|til|af|det|nie)\b")
"""Words of Nordic languages and Afrikaans, which would pass for English and Dutch."""

_LETTERS = {
    "ru": (
        ("", re.compile("[әғқңөұүһҳҷӣ]")),
        ("be", re.compile("ў")),
        ("uk", re.compile("[їєґ]")),
        ("mk", re.compile("[ѓќѕ]")),
        ("sr", re.compile("[ђћџљњј]")),
        ("ru", re.compile("[ыэё]")),
        ("bg", re.compile(r"\b(?:на|за|от|се|със)\b.*ъ|ъ.*\b(?:на|за|от|се|със)\b", re.DOTALL)),
    ),
    "ar": (
        ("", re.compile("[ڵێۆڕەټډړږښڼې]")),
        ("ur", re.compile("[ٹڈڑںے]")),
        ("fa", re.compile("[پچژگ]|می\u200c")),
        ("ar", re.compile("[ةأإ]")),
    ),
    "hi": (("mr", re.compile(r"आहे|मध्ये")), ("hi", re.compile(r"\bहै|\bमें\b"))),
}
"""Letters and words that one language of a script has and its others lack, in the order to look for them."""


def language_of(declared: str, text: str) -> str:
    """The declared language (BCP 47); another, or "", where the text is in letters it is not written in."""
    sample, base = text[:READ], declared.partition("-")[0].casefold()
    if base not in _NEVER_LATIN and not _BEYOND_LATIN.search(sample):
        return declared
    told = tongue(sample)
    if told in _BY_SCRIPT:
        fits = base in _BY_SCRIPT[told] or (told == "ja" and base == "zh" and detected(sample) == "zh")
        return declared if fits else detected(sample)
    return told if told and base in _NEVER_LATIN else declared


def detected(text: str) -> str:
    """The language that letters and words of a text tell (ISO 639-1), "" when they do not."""
    sample = text[:READ]
    told = tongue(sample)
    if told == "ja":
        # Chinese borrows a の now and then
        return "ja" if len(_KANA.findall(sample)) * 10 > len(_HAN.findall(sample)) else "zh"
    if told not in _LETTERS:
        others = set(_UNTOLD.findall(sample))
        return "" if len(others) > 1 or (told == "nl" and "nie" in others) else told
    return next((language for language, sign in _LETTERS[told] if sign.search(sample.casefold())), "")


def of_all(texts: Sequence[str]) -> Iterable[str]:
    """The languages of texts that declare none: one for all of a feed when some of them agree on it."""
    told = {language for language in map(detected, texts[:ASKED]) if language}
    if len(told) == 1:
        (common,) = told
        return (language_of(common, text) for text in texts)
    return map(detected, texts)
