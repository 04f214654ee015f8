"""Whether two texts can be compared word by word."""

from __future__ import annotations

from briefs.newsroom.check.reading import Claim, Text

_SCRIPTS = frozenset({"ja", "zh", "ko", "ar", "ru", "el", "he", "hi", "th"})


def comparable(claim: Claim, text: Text) -> bool:
    """Whether sentence and text are in one language, as far as can be told."""
    if claim.tongue and text.tongue:
        return claim.tongue == text.tongue
    return not ({claim.tongue, text.tongue} & _SCRIPTS)
