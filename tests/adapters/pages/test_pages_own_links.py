"""The two links of a mail that are its reader's own, where they stand in the approved bytes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from briefs.domain.brief import PREFERENCES, UNSUBSCRIBE

NOW = datetime(2025, 6, 24, tzinfo=UTC)


@pytest.mark.parametrize("part", ["html", "text"])
def test_a_mail_has_its_readers_preferences_beside_the_way_out(frozen, part):
    rendered = getattr(frozen, part)
    at = rendered.index(PREFERENCES)
    assert abs(rendered.rindex(UNSUBSCRIBE) - at) < 200
    assert PREFERENCES not in frozen.page + frozen.json + frozen.subject


def test_without_a_site_there_is_no_page_of_preferences(pages, document, site):
    frozen = pages.freeze(document, 3, replace(site, url=""), "editor", NOW)
    assert UNSUBSCRIBE in frozen.html
    assert UNSUBSCRIBE in frozen.text
    assert PREFERENCES not in frozen.html + frozen.text
