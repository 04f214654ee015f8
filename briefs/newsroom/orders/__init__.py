"""The wording of orders to a language model, by kind and language; what `injection` looks for.

A sign is looked for only where one of its hints stands in the text: most sentences have none, and finding
that out takes microseconds. Hints are in lower case, parted by bars.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefs.newsroom.orders.forms import ASKED, FORMS
from briefs.newsroom.orders.overriding import ADDRESSED, IGNORED
from briefs.newsroom.orders.summarising import ORDERED


@dataclass(frozen=True, slots=True)
class Sign:
    """One wording; `reason` says what it is, for an editor."""

    reason: str
    hints: tuple[str, ...]
    pattern: re.Pattern[str]

    def found(self, text: str, lowered: str) -> bool:
        """Whether the wording stands in the text; `lowered` is the same text in lower case."""
        return any(hint in lowered for hint in self.hints) and bool(self.pattern.search(text))


SIGNS = tuple(
    Sign(reason, tuple(hints.split("|")), re.compile(pattern, re.IGNORECASE))
    for reason, wordings in (
        ("tells a model to ignore its instructions", IGNORED),
        ("addresses a language model", ADDRESSED),
        ("gives orders about the summary", ORDERED),
        ("asks for the prompt", ASKED),
        ("imitates the form of a prompt", FORMS),
    )
    for hints, pattern in wordings
)
"""Every sign, the plainest kinds first."""

LATIN_SIGNS = tuple(sign for sign in SIGNS if any(max(hint) < "\u0370" for hint in sign.hints))
"""Those that a text in Latin letters can show."""
