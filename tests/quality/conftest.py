"""Whole labelled sets, each judged in one pass; a test names every case that it fails for.

Hence `assert not wrong, listed(wrong)`: pytest alone shows the first of a list and counts the rest.
"""

from __future__ import annotations

import pytest

from briefs.adapters.data import load_background, load_names, load_outlets
from briefs.domain.article import Outlets
from briefs.domain.names import Names
from briefs.domain.story import Vocabulary


@pytest.fixture(scope="session")
def outlets() -> Outlets:
    return load_outlets()


@pytest.fixture(scope="session")
def names() -> Names:
    return load_names()


@pytest.fixture(scope="session")
def background() -> Vocabulary:
    return load_background()
