from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from rich_brief import LANGUAGES, NOW, SITE, rich

from briefs.adapters.pages.jinja import JinjaPages
from briefs.domain.brief import Frozen
from briefs.domain.newsletter import Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def pages() -> JinjaPages:
    return JinjaPages()


@pytest.fixture(scope="session")
def site() -> Site:
    return SITE


@pytest.fixture(scope="session")
def frozen(pages: JinjaPages) -> dict[str, Frozen]:
    """The brief that shows everything, frozen, by language."""
    return {lang: pages.freeze(rich(lang), 3, SITE, "an editor", NOW) for lang in LANGUAGES}


@pytest.fixture(scope="session")
def chromium(program) -> Iterator[Browser]:
    """One browser for all tests of this folder."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program("chromium"), args=["--no-sandbox"])
        yield browser
        browser.close()
