"""Which sentences of a report can stand alone in a brief, word for word."""

from __future__ import annotations

import re
from functools import lru_cache

from briefs.newsroom.dangling import dangling
from briefs.newsroom.injection import doubt, suspicion

LONGEST = 45
"""Words: what is longer is hard to read out of its place."""

SHORTEST = 6
"""Words: what is shorter is a heading, a caption or the rest of a sentence."""

_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_FINISHED = re.compile(r"[.!。！][\"'”’»›」』)）]*$")
_CUT = re.compile(r"(?:\.{2,}|…|\[\W*\])[\"'”’»)）]*$")
_OPENING = re.compile(r"[\"'“‘„‚«‹(\[「『（¿¡]+")
_MARKS = (("“", "”"), ("「", "」"), ("『", "』"), ("«", "»"), ("(", ")"), ("（", "）"))
_SPOKEN = re.compile(r"\s*(?:“[^”]*”|\"[^\"]*\"|「[^」]*」|『[^』]*』|«[^»]*»|„[^“”]*[“”])\s*")
_FURNITURE = re.compile(
    r"^(?:reporting by|additional reporting|writing by|edit(?:ed|ing) by|compiled by|photo|picture|image|"
    r"video|watch|listen|read|see also|related|click|tap|subscribe|sign up|register|log in|follow|share|"
    r"get|download|advertisement|sponsored|copyright|©|source|sources|updated|published|last updated|"
    r"correction)\b|read more|"
    r"continue reading|click here|sign up (?:for|to)|newsletter|cookies?\b|privacy policy|"
    r"terms of (?:use|service)|all rights reserved|getty images|contributed to this (?:report|story)|"
    r"\b(?:on|in) this episode\b|this (?:article|story) (?:was|is|has been|originally|first)|"
    r"subscribers? only|free trial|"
    r"続きを読む|会員限定|無断転載|責任編集|责任编辑|责编|版权所有|點擊|点击",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://|www\.|\w@\w|(?:^|\s)[@#]\w", re.IGNORECASE)
_SILENCE = re.compile(
    r"""\b(?:request(?:s|ed)?\ for\ comment|immediately\ (?:available|reached)|declined\ to\ comment
    |did\ not\ (?:immediately\ )?comment
    |(?:could\ not|unable\ to)\ (?:(?:immediately|independently)\ (?:confirm|verify)
      |(?:confirm|verify)\ (?:the|this|that)\ (?:\w+\ ){0,4}(?:reports?|claims?|accounts?))
    |could\ not\ be\ (?:immediately|independently)\ (?:confirmed|verified))\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""What a newsroom could not learn: honest of it, and no news."""


def quotable(text: str, lang: str = "") -> bool:
    """Whether the sentence can be shown alone: finished, of fair length, and clear without its neighbours."""
    return (
        SHORTEST <= length(text) <= LONGEST
        and bool(_FINISHED.search(text))
        and not _CUT.search(text)
        and _begins(text)
        and _is_whole(text)
        and not dangling(text, lang)
        and not is_furniture(text)
        and not doubt(text)
    )


@lru_cache(maxsize=4096)
def length(text: str) -> int:
    """Words of a text; two characters of Chinese, Japanese or Korean count as a word."""
    wide = len(_WIDE.findall(text))
    return len(_WIDE.sub(" ", text).split()) + wide // 2 if wide else len(text.split())


def clean_title(title: str) -> bool:
    """Whether a title may be a headline at all: it tells something, to readers."""
    return length(title) >= 2 and not (_ADDRESS.search(title) or _CUT.search(title) or suspicion(title))


def is_question(title: str) -> bool:
    """Whether a title asks or promises instead of telling."""
    asks = (
        r"^(?:why|how|what|who|when|where|explain(?:er|ed)|analysis|opinion|live|watch|factbox|in pictures)\b"
    )
    return title.rstrip("\"'”’」』").endswith(("?", "？")) or bool(re.match(asks, title, re.IGNORECASE))


def _begins(text: str) -> bool:
    first = _OPENING.sub("", text, count=1)[:1]
    return first.isdigit() or first in "$€£¥₩" or (first.isalpha() and not first.islower())


def _is_whole(text: str) -> bool:
    """Whether every quotation is closed, and somebody stands beside it who may have said it."""
    if _SPOKEN.fullmatch(text) or text.count('"') % 2:
        return False
    if "„" in text:
        return text.count("„") == text.count("“") + text.count("”")
    return all(text.count(left) == text.count(right) for left, right in _MARKS)


def is_furniture(text: str) -> bool:
    """Whether a line is no news at all: an invitation, a byline, an address, an order to a machine."""
    patterns = (_FURNITURE, _ADDRESS, _SILENCE)
    return any(pattern.search(text) for pattern in patterns) or bool(suspicion(text))
