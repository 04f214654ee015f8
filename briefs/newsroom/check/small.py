"""Small letters that leave every letter where it was."""

from __future__ import annotations


def lowered(text: str) -> str:
    """The text in small letters, as long as it is: the Turkish İ, whose small form is two, stays."""
    lower = text.lower()
    return (
        lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    )
