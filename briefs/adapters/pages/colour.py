"""An accent colour that can be read on white and on black."""

from __future__ import annotations

import re
from functools import lru_cache

DEFAULT = "#9b1c1c"
_PAPER, _NIGHT = "#ffffff", "#161616"
_READABLE = 4.6  # WCAG 2.2 AA asks for 4.5


@lru_cache(maxsize=64)
def accents(colour: str) -> tuple[str, str]:
    """The colour for light and for dark pages, moved towards black or white until it can be read."""
    base = colour if re.fullmatch(r"#[0-9a-fA-F]{6}", colour) else DEFAULT
    return _readable(base, _PAPER, 0), _readable(base, _NIGHT, 255)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two #rrggbb colours (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _readable(colour: str, ground: str, towards: int) -> str:
    for step in range(21):
        mixed = _mix(colour, towards, step / 20)
        if contrast(mixed, ground) >= _READABLE:
            return mixed
    return _mix(colour, towards, 1)


def _mix(colour: str, towards: int, share: float) -> str:
    return "#" + "".join(f"{round(c + (towards - c) * share):02x}" for c in _channels(colour))


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
