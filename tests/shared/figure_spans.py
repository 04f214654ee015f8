"""Where figures stand in a text: as the checks find them, and with the pattern that skips nothing to be quick."""

from __future__ import annotations

import re

from briefs.newsroom.check import figures

UNHURRIED = re.compile(figures._START.pattern.partition("\n")[2], figures._START.flags)
"""The pattern of figures without its first line, which lets it pass quickly over other words."""


def quick_spans(text: str) -> list[tuple[int, int]]:
    return [one.span() for one in figures._START.finditer(text)]


def slow_spans(text: str) -> list[tuple[int, int]]:
    return [one.span() for one in UNHURRIED.finditer(text)]
