"""A brief's subject line: the newsletter's title, a colon as its language sets it, and what is told."""

from __future__ import annotations

_COLONS = {"fr": "\u202f: ", "ja": "：", "zh": "："}
"""Where it is not followed by a space alone; of French the space before it never ends a line."""

_PLAIN = ": "


def titled(title: str, told: str, language: str) -> str:
    """The line for a newsletter of a language (BCP 47); the title alone where nothing is told."""
    colon = _COLONS.get(language.split("-", maxsplit=1)[0].lower(), _PLAIN)
    return f"{title}{colon}{told}" if told else title


def untitled(title: str, line: str) -> str:
    """What a line tells, whatever its language; all of it where the title does not stand before it."""
    leads = (f"{title}{colon}" for colon in (_PLAIN, *_COLONS.values()))
    return next((line.removeprefix(lead) for lead in leads if line.startswith(lead)), line)
