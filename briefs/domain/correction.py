"""Corrections: what an editor says publicly of a brief that was wrong; another one corrects a correction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction of a published brief; `story` is empty for one of the whole brief.

    `day` is the brief's, `headline` the story's when it was corrected, so that a correction can be told where
    that brief is not at hand.
    """

    id: str
    brief: str
    newsletter: str
    story: str
    text: str
    actor: str
    at: datetime
    day: date
    headline: str = ""

    @property
    def anchor(self) -> str:
        """Where it stands on the page of its brief."""
        return f"correction-{self.id.rpartition('.')[2]}"


def correction_id(brief: str, number: int) -> str:
    """The id of a brief's correction, counted from 1."""
    return f"{brief}.{number}"
