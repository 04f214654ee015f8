"""The made-up briefs that templates are tried with hold everything, and next to nothing."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import UTC, datetime

import pytest

from briefs.adapters.pages.brief import view
from briefs.domain.newsletter import Newsletter, Site

NOW = datetime(2026, 11, 24, 6, tzinfo=UTC)
SITE = Site("https://briefs.example", "Brief <brief@briefs.example>", "desk@briefs.example", "1 Street")
NEWSLETTER = Newsletter("asia", "Asia", (), timezone="Asia/Tokyo", logo="ASIA", wording=(("also", "More"),))


@pytest.fixture(scope="module")
def views():
    from briefs.newsroom.specimen import specimens

    full, bare = specimens(NEWSLETTER, NOW)
    return view(full, SITE), view(bare, Site())


def filled(value: object) -> set[tuple[str, str]]:
    """Each field of each kind of value below that is filled at least once."""
    if isinstance(value, tuple):
        return {pair for one in value for pair in filled(one)}
    if not is_dataclass(value):
        return set()
    name = type(value).__name__
    own = {(name, field.name) for field in fields(value) if getattr(value, field.name)}
    return own.union(*(filled(getattr(value, field.name)) for field in fields(value)))


def known(value: object) -> set[tuple[str, str]]:
    if isinstance(value, tuple):
        return {pair for one in value for pair in known(one)}
    if not is_dataclass(value):
        return set()
    own = {(type(value).__name__, field.name) for field in fields(value)}
    return own.union(*(known(getattr(value, field.name)) for field in fields(value)))


def test_the_full_one_fills_every_field_that_a_template_sees(views):
    full, _ = views
    # those of a heavy mail, and of sixty outlets
    rare = {("BriefView", "left_out"), ("DifferingSide", "more"), ("Reported", "more")}

    assert known(full) - filled(full) <= rare


def test_the_bare_one_has_no_part_that_a_brief_may_lack(views):
    _, bare = views
    told = bare.sections[0].stories[0]

    assert {bare.opening, bare.contents, bare.also} == {()}
    assert {bare.notice, bare.publisher.web, told.url} == {""}
    assert {told.parts, told.related, told.differences} == {()}
