"""Sentences that speak to a machine and not to readers: they reach neither a prompt nor a brief.

Patterns are no defence on their own, because an attacker can word it otherwise; the model has no tools, cites
from a closed list, and is checked. They keep the plain attacks out.
"""

from __future__ import annotations

import base64
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from briefs.domain.article import Passage
from briefs.newsroom.address import Theme, themes
from briefs.newsroom.orders import LATIN_SIGNS, SIGNS

AFTER = 2
"""Sentences of its paragraph that are kept from the model with an order: few end at their first full stop.

Not of the next paragraph: whoever wants a sentence hidden would only have to put an order before it.
"""

OFTEN = 4
"""Times that one sentence may stand in an article before it is no prose."""

FRAME = 4
"""Words around a quotation that make it somebody's; a quotation alone speaks for itself."""

CODE = 24
"""Letters of a run that may be a text in a code."""

DOUBTFUL, CERTAIN = 2, 3
"""Themes of an order that make a sentence doubtful, and that make it one; see `address`."""

SPEAKS = "speaks to whoever writes about it"
HIDDEN = "is mostly characters that nobody sees"
DISGUISED = "hides its letters"
CODED = "holds text in a code"
FOLLOWS = "follows a sentence that {}"
REPEATED = "is repeated again and again"

_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)
_LIKE_LATIN = str.maketrans(
    "асекорухіѕјԁԛԝһьАВСЕНКМОРТХІЅЈανορτυχικΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "acekopyxisjdqwhbABCEHKMOPTXISJavoptuxikABEZHIKMNOPTYX",
)
_LIKE_LETTERS = str.maketrans("013457@$", "oieastas")
_DIGIT_INSIDE = re.compile(r"(?:[a-z][013457@$]|[013457@$][a-z])", re.IGNORECASE)
_DIGIT_WORD = re.compile(r"[^\W_]*(?:[a-z][013457@$]|[013457@$][a-z])[\w@$]*", re.IGNORECASE)
_MIXED = re.compile(r"\b(?=[^\W\d_]*[a-z])(?=[^\W\d_]*[\u0370-\u052f])[^\W\d_]{2,}\b", re.IGNORECASE)
_QUOTE = re.compile(r"[“\"][\x20-\u024f]{1,40}?[”\"]")
_INNER_HYPHEN = re.compile(r"(?<=[a-z])-(?=[a-z])")
_SPACED = re.compile(r"(?: [^\W\d_](?= )){10}")
_DOTTED = re.compile(r"(?:[.·_*-][a-z](?=[.·_* -])){4}")
_BOXED = re.compile("[\U0001f130-\U0001f189]{3}")
"""Enclosed Alphanumeric Supplement, without flags."""

_CODE = re.compile(r"[A-Za-z0-9+/]{24,}={0,2}")
_BEYOND_LATIN = re.compile("[\u0370-\u1dff\u2e80-\ud7ff]")
_HEX = re.compile(r"\A(?:[0-9a-fA-F]{2})+\Z")
_TURNED = (frozenset({"gur", "naq", "gung", "lbh"}), frozenset({"eht", "taht", "dna", "uoy"}))
"""Small words of English in ROT13, and backwards."""


def visible(text: str) -> str:
    """The text on one line, without characters that no reader sees (zero-width, bidirectional, tags)."""
    plain = "".join(c if c.isprintable() or c.isspace() else "" for c in _HIDDEN.sub("", text))
    return " ".join(plain.split())


@lru_cache(maxsize=16_384)
def suspicion(text: str) -> str:
    """Why a sentence must not reach a model, in words for an editor; "" when it may."""
    plain = text if text.isascii() and text.isprintable() else unicodedata.normalize("NFKC", visible(text))
    plain = plain.replace("’", "'")
    if len(_HIDDEN.findall(text)) > max(3, len(text) // 10):
        return HIDDEN
    ordered = next(filter(None, map(_ordered, _readings(_spoken(plain)))), "")
    return ordered or _disguised(plain) or (SPEAKS if _speaks(plain) else "")


def _speaks(plain: str) -> bool:
    found = themes(plain)
    return len(found) >= CERTAIN and bool(found & {Theme.YOU, Theme.COMMAND})


@lru_cache(maxsize=16_384)
def doubt(text: str) -> str:
    """Why an editor should look at what rests on a sentence that a model may see; "" for no reason."""
    found = themes(unicodedata.normalize("NFKC", visible(text)))
    return "speaks to somebody" if len(found) >= DOUBTFUL else ""


def suspicions(passages: Sequence[Passage]) -> dict[str, str]:
    """By key, why passages must not reach a model: for themselves, or for what stands before them.

    They are passages of whole articles, in text order.
    """
    found: dict[str, str] = {}
    left, before, why = 0, None, ""
    often = Counter((passage.article, passage.text) for passage in passages)
    for passage in passages:
        left = left if before and _goes_on(before, passage) else 0
        before = passage
        if own := suspicion(passage.text):
            left, why = 0 if own == SPEAKS else AFTER, own
            found[passage.key] = own
        elif left:
            left -= 1
            found[passage.key] = FOLLOWS.format(why)
        elif often[passage.article, passage.text] >= OFTEN:
            found[passage.key] = REPEATED
    return found


def _goes_on(before: Passage, passage: Passage) -> bool:
    """Whether a passage stands in the paragraph of the one before it; a title is a paragraph."""
    return before.article == passage.article and passage.start - before.end <= 1


def _spoken(plain: str) -> str:
    """The text without its one short quotation: people say "ignore the rules", and nothing follows."""
    quotes = _QUOTE.findall(plain)
    rest = _QUOTE.sub("“”", plain)
    return rest if len(quotes) == 1 and len(rest.split()) >= FRAME else plain


def _ordered(text: str) -> str:
    lowered = text.lower()
    signs = SIGNS if _BEYOND_LATIN.search(text) else LATIN_SIGNS
    return next((sign.reason for sign in signs if sign.found(text, lowered)), "")


def _readings(plain: str) -> tuple[str, ...]:
    """The text as it stands, and as a model would read it through look-alike letters and hyphens."""
    read = plain
    if _BEYOND_LATIN.search(read):
        read = _MIXED.sub(lambda word: word[0].translate(_LIKE_LATIN), read)
    if _DIGIT_INSIDE.search(read):
        read = _DIGIT_WORD.sub(lambda word: word[0].translate(_LIKE_LETTERS), read)
    if "-" in read:
        read = _INNER_HYPHEN.sub("", read)
    return (plain,) if read == plain else (plain, read)


def _disguised(plain: str) -> str:
    words = plain.split()
    dotted = any(plain.count(sign) > 3 for sign in ".·_*-")
    if _SPACED.search(plain) or (dotted and _DOTTED.search(plain)):
        return DISGUISED
    if not plain.isascii() and (_BOXED.search(plain) or len(_MIXED.findall(plain)) > 1):
        return DISGUISED
    if any(len(turned & set(words)) > 1 for turned in _TURNED):
        return CODED
    long = (word for word in words if len(word) >= CODE)
    return CODED if any(_decodes(run[0]) for word in long for run in _CODE.finditer(word)) else ""


def _decodes(run: str) -> bool:
    """Whether a run of letters and digits is text in base 64 or in hexadecimal digits."""
    try:
        raw = bytes.fromhex(run) if _HEX.match(run) else base64.b64decode(run[: len(run) // 4 * 4])
        text = raw.decode()
    except ValueError:
        return False
    return sum(char.isalpha() or char == " " for char in text) > 0.8 * len(text)
