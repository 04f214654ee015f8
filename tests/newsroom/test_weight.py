"""A mail that Gmail would cut off is refused before it is approved."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from briefs.domain.brief import Frozen
from briefs.domain.errors import NotAllowed
from briefs.domain.newsletter import Newsletter
from briefs.newsroom.specimen import STORIES, specimens
from briefs.newsroom.weight import AIM, MOST, check_weight, weight

NOW = datetime(2026, 11, 24, 6, tzinfo=UTC)
DOCUMENT = specimens(Newsletter("asia", "Asia", ()), NOW)[0]


def frozen(html: str) -> Frozen:
    return Frozen("asia-1", 1, "s", html, "t", "p", "{}", "a@b.example", "en", "", "Ada", NOW)


def test_what_may_leave_is_less_than_what_gmail_shows_and_more_than_what_is_aimed_at():
    assert AIM < MOST < 102 * 1024


def test_weight_counts_bytes_of_utf8():
    assert weight("日本") == 6


def test_a_mail_at_the_limit_may_leave():
    check_weight(frozen("x" * MOST), DOCUMENT)


def test_a_heavier_mail_is_refused_with_its_size_and_the_mend():
    with pytest.raises(NotAllowed) as caught:
        check_weight(frozen("x" * (MOST + 1)), DOCUMENT)

    said = str(caught.value)
    assert "asia-1 has 100,001 bytes" in said
    assert f"drop some of its {STORIES} stories, or set a smaller select.max_stories for asia" in said
    assert "\n" not in said


def test_japanese_is_counted_as_it_is_read_and_not_as_it_is_encoded():
    check_weight(frozen("日" * (MOST // 3)), replace(DOCUMENT, language="ja"))
