"""Which sentences of a report can stand alone in a brief, word for word."""

from __future__ import annotations

import re
from functools import lru_cache

from briefs.newsroom.injection import suspicion

LONGEST = 45
"""Words: what is longer is hard to read out of its place."""

SHORTEST = 6
"""Words: what is shorter is a heading, a caption or the rest of a sentence."""

_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_FINISHED = re.compile(r"[.!。！][\"'”’»›」』)）]*$")
_CUT = re.compile(r"(?:\.{2,}|…|\[\W*\])[\"'”’»)）]*$")
_OPENING = re.compile(r"[\"'“‘«‹(\[「『（]+")
_QUOTED = re.compile(r"^[\"“«「『]")
_PERSON = (
    r"(?:officials?|minister|spokes\w+|authors?|reporters?|correspondents?|researchers?|analysts?|experts?|"
    r"sources?|people|pair|duo|trio|two|three|four|men|man|women|woman|suspects?|victims?|former|latter|same|"
    r"others?)"
)
_BODY = (
    r"(?:newspaper|paper|daily|broadcaster|magazine|report|statement|document|study|survey|ministry|companies|"
    r"company|firm|agency)"
)
_OF = r"(?! (?:of|in|at|for|from|behind|who|whose|that|which|to|with|between|on)\b)(?!\w)"
_PRONOUN = (
    r"(?:he|she|it|they|we|i|you|this|that|these|those|such|both|neither|either|its|his|her|their|our|another|"
    r"others?|who|which|whose|none)"
)
_CONNECTIVE = (
    r"(?:but|and|or|nor|yet|so(?! far)|also|too|however|meanwhile|moreover|furthermore|besides|instead|still|"
    r"then|thus|hence|therefore|nevertheless|nonetheless|similarly|likewise|separately|conversely|otherwise|"
    r"additionally|consequently|accordingly|indeed|afterwards?|later|earlier|plus|even so|that said|rather|"
    r"elsewhere|in (?:addition|turn|contrast|response|return|particular|other words|that case|the meantime|"
    r"this|doing so)|by (?:contrast|comparison|then)|as (?:a result|such|well)|"
    r"for (?:example|instance|this|that)|"
    r"on the (?:other hand|contrary)|at the (?:same time|time)|after (?:that|this)|because of (?:this|that)|"
    r"among (?:them|these|those)|of (?:these|those|them)|despite (?:this|that)|if so|what is more)"
)
_DANGLING = re.compile(rf"(?:{_PRONOUN}|{_CONNECTIVE})(?!\w|-)|the (?:{_PERSON}|{_BODY}){_OF}", re.IGNORECASE)
_DANGLING_EAST = re.compile(
    r"しかし|だが|ただ|また|一方|さらに|そのため|このため|これ|それ|この|その|同(?:社|氏|省|日)|彼|但|不过|不過|此外|"
    r"另外|同时|同時|因此|对此|對此|他|她|它|这|這|那|其"
)
_SAID = r"(?:\w+ly )?(?:said|says|added|told|wrote|noted|explained|warned)\b(?! (?:of|in|at|for|from))"
_DANGLING_SPEAKER = re.compile(
    rf"[\"”’,，] ?(?:(?:he|she|it|they|(?:one|some|two) of the \w+|the {_PERSON}) {_SAID}"
    rf"|(?:said|added) (?:he|she|the {_PERSON})\b(?! (?:of|in|at|for|from)))"
    rf"|[\"”’] ?the {_BODY} {_SAID}|\bour (?:own )?(?:reporter|correspondent)",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"^(?:reporting by|additional reporting|writing by|edit(?:ed|ing) by|compiled by|photo|picture|image|"
    r"video|watch|listen|read|see also|related|click|tap|subscribe|sign up|register|log in|follow|share|"
    r"get|download|advertisement|sponsored|copyright|©|source|sources|updated|published|last updated|"
    r"correction)\b|read more|"
    r"continue reading|click here|sign up (?:for|to)|newsletter|cookies?\b|privacy policy|"
    r"terms of (?:use|service)|all rights reserved|getty images|contributed to this (?:report|story)|"
    r"this (?:article|story) (?:was|is|has been|originally|first)|subscribers? only|free trial|"
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


def quotable(text: str) -> bool:
    """Whether the sentence can be shown alone: finished, of fair length, and clear without its neighbours."""
    return (
        SHORTEST <= length(text) <= LONGEST
        and bool(_FINISHED.search(text))
        and not _CUT.search(text)
        and _begins(text)
        and not _is_dangling(text)
        and not is_furniture(text)
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


def _is_dangling(text: str) -> bool:
    if _DANGLING_SPEAKER.search(text):
        return True
    if _QUOTED.match(text):
        return False
    return bool(_DANGLING.match(text) or _DANGLING_EAST.match(text))


def is_furniture(text: str) -> bool:
    """Whether a line is no news at all: an invitation, a byline, an address, an order to a machine."""
    patterns = (_FURNITURE, _ADDRESS, _SILENCE)
    return any(pattern.search(text) for pattern in patterns) or bool(suspicion(text))
