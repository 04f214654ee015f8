from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from briefs.adapters.data import load_background, load_names, load_outlets
from briefs.domain.article import Article, Outlets
from briefs.domain.names import Names
from briefs.domain.story import Vocabulary

MONDAY = datetime(2025, 6, 23, 6, 0, tzinfo=UTC)

MakeArticle = Callable[..., Article]


@pytest.fixture
def monday() -> datetime:
    return MONDAY


@pytest.fixture
def article() -> MakeArticle:
    def make(
        id: str, outlet: str, title: str, text: str = "", hours: float | None = 0, **more: object
    ) -> Article:
        published = None if hours is None else MONDAY + timedelta(hours=hours)
        return Article(id, outlet, title, text, published=published, **more)

    return make


@pytest.fixture(scope="session")
def outlets() -> Outlets:
    return load_outlets()


@pytest.fixture(scope="session")
def names() -> Names:
    return load_names()


@pytest.fixture(scope="session")
def background() -> Vocabulary:
    return load_background()
