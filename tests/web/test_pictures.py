"""Which pages may load pictures of other hosts: a brief that has some, and no other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefs.domain.brief import Revision, Status
from briefs.steps.review import approve
from briefs.web.headers import POLICY, for_pictures

ID = "asia-2026-11-24-0530"


@pytest.fixture
def pictured(services, clock, clean_draft):
    """A draft whose stories have pictures."""
    document = services.store.briefs.document(ID)
    items = tuple(
        replace(item, sources=tuple(replace(s, image="https://i.ft.example/p.jpg") for s in item.sources))
        for item in document.items
    )
    changed = replace(document, items=items, images=True)
    services.store.briefs.add_revision(Revision(ID, 3, changed, "Ada", "pictures", clock()), Status.DRAFT)


def policy(browser, path: str) -> str:
    reply = browser.get(path, follow_redirects=True)
    assert reply.status_code == 200
    return reply.headers["content-security-policy"]


def test_the_page_of_a_brief_with_pictures_may_load_them_over_https(visitor, services, clock, pictured):
    approve(services, ID, "Ada", clock())
    assert policy(visitor, f"/briefs/{ID}") == POLICY.replace("img-src data:", "img-src data: https:")
    assert policy(visitor, "/newsletters/asia") == POLICY


def test_an_editors_preview_shows_them_too(editor, pictured):
    assert "img-src data: https:" in policy(editor, f"/desk/{ID}/preview")
    assert policy(editor, f"/desk/{ID}") == POLICY


def test_the_page_of_a_brief_without_pictures_loads_none(visitor, services, clock, clean_draft):
    approve(services, ID, "Ada", clock())
    assert policy(visitor, f"/briefs/{ID}") == POLICY


@pytest.mark.parametrize(
    ("page", "allowed"),
    [(b"<p><img src='x'></p>", True), (b"<p>&lt;img src='x'&gt;</p>", False), (b"", False)],
)
def test_a_picture_is_an_element_and_no_text(page, allowed):
    assert bool(for_pictures(page)) is allowed
