"""What everybody may see."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefs.domain.brief import WRAPPED, Status
from briefs.steps.review import approve

ID = "asia-2026-11-24-0530"


@pytest.fixture
def approved(services, clock, clean_draft):
    approve(services, ID, "Ada", clock())


def move(services, status: Status) -> None:
    brief = services.store.briefs.get(ID)
    services.store.briefs.move(brief, replace(brief, status=status))


@pytest.mark.parametrize("status", Status)
def test_only_an_approved_brief_has_a_public_page(visitor, services, approved, status):
    move(services, status)
    shown = status in {Status.APPROVED, Status.SENDING, Status.PAUSED, Status.SENT}
    assert visitor.get(f"/briefs/{ID}").status_code == (200 if shown else 404)


def test_the_page_is_what_was_approved_but_for_what_is_put_at_its_mark(visitor, services, approved):
    before, after = services.store.briefs.frozen(ID).page.split(WRAPPED)
    shown = visitor.get(f"/briefs/{ID}").text
    assert shown.startswith(before)
    assert shown.endswith(after)


def test_a_draft_and_an_unknown_brief_look_the_same(visitor):
    draft, unknown = visitor.get(f"/briefs/{ID}"), visitor.get("/briefs/unknown")
    assert (draft.status_code, draft.text) == (unknown.status_code, unknown.text) == (404, unknown.text)
