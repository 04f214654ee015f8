from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from briefs.domain.article import Outlets
from briefs.domain.summary import Finding, Severity, Source
from briefs.newsroom.check import check

MONDAY = datetime(2025, 6, 23, 6, 0, tzinfo=UTC)

Found = Callable[..., set[tuple[str, str]]]


@pytest.fixture
def source() -> Callable[..., Source]:
    def make(
        text: str,
        id: str = "s",
        outlet: str = "Kyodo News",
        published: datetime | None = MONDAY,
        lang: str = "",
    ) -> Source:
        return Source(id, outlet, text, published, lang)

    return make


@pytest.fixture
def serious(outlets: Outlets) -> Callable[..., tuple[Finding, ...]]:
    """The findings, notes left out, of a sentence about one text or several sources."""

    def find(sentence: str, *cited: str | Source) -> tuple[Finding, ...]:
        sources = [
            Source(f"s{at}", "Kyodo News", one, MONDAY) if isinstance(one, str) else one
            for at, one in enumerate(cited)
        ]
        findings = check(sentence, sources, outlets).findings
        return tuple(finding for finding in findings if finding.severity is not Severity.NOTE)

    return find


@pytest.fixture
def found(serious: Callable[..., tuple[Finding, ...]]) -> Found:
    """The same as pairs of check and severity."""
    return lambda *given: {(finding.check, finding.severity.value) for finding in serious(*given)}
