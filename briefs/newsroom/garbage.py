"""Python's search for cycles, which goes through all that is alive, told to keep quiet for a while."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

GARBAGE = 100_000
"""New objects between two searches, as many as a feed makes; with the usual 700 they took a third of a
visit's time and a fifth of a grouping's."""


@contextmanager
def few_collections() -> Iterator[None]:
    """Has Python look for cycles seldom while the block runs."""
    before = gc.get_threshold()
    gc.set_threshold(GARBAGE, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
