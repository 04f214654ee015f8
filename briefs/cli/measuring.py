"""What the commands of `briefs eval` share: a table of figures, and a bar for long measuring."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.table import Table


def number_table(first: str, *others: str) -> Table:
    """An empty table whose first column is words and whose others are figures."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(first, box=SIMPLE_HEAD, pad_edge=False)
    for name in others:
        table.add_column(name, justify="right")
    return table


def progress(what: str, total: int) -> AbstractContextManager[Callable[[], None]]:
    """A bar of so many items on standard error."""
    from briefs.adapters.engine.progress import Bars

    return Bars(sys.stderr).track(what, total)
