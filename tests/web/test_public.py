"""What everybody may see, and the page by which readers leave."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefs.domain.audience import Subscription
from briefs.domain.brief import Status
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


def test_the_page_is_what_was_approved_byte_for_byte(visitor, services, approved):
    assert visitor.get(f"/briefs/{ID}").content == services.store.briefs.frozen(ID).page.encode()


def test_a_draft_and_an_unknown_brief_look_the_same(visitor):
    draft, unknown = visitor.get(f"/briefs/{ID}"), visitor.get("/briefs/unknown")
    assert (draft.status_code, draft.text) == (unknown.status_code, unknown.text) == (404, unknown.text)


def test_following_the_link_of_a_mail_unsubscribes_nobody(visitor, services):
    page = visitor.get("/unsubscribe/s1").text
    visitor.head("/unsubscribe/s1")
    assert '<form method="post">' in page
    assert "Leave Asia Morning Brief?" in page
    assert "ada@example.org" not in page
    assert services.store.audience.subscriber("s1").status is Subscription.CONFIRMED


@pytest.mark.parametrize(
    "body",
    [
        {"data": {"List-Unsubscribe": "One-Click"}},
        {"files": {"List-Unsubscribe": (None, "One-Click")}},
        {"content": b"\xff\x00 not a form"},
        {},
    ],
)
def test_one_click_unsubscribes_without_cookie_token_or_redirect(visitor, services, body):
    reply = visitor.post("/unsubscribe/s1", headers={"Sec-Fetch-Site": "cross-site"}, **body)
    assert reply.status_code == 200
    assert "set-cookie" not in reply.headers
    assert "You are unsubscribed" in reply.text
    assert services.store.audience.subscriber("s1").status is Subscription.UNSUBSCRIBED


def test_unsubscribing_twice_is_fine(visitor, services, clock):
    visitor.post("/unsubscribe/s1")
    first = services.store.audience.subscriber("s1")
    assert first.since == clock()
    assert visitor.post("/unsubscribe/s1").status_code == 200
    assert services.store.audience.subscriber("s1") == first
    assert "You are unsubscribed" in visitor.get("/unsubscribe/s1").text


def test_who_was_suppressed_stays_suppressed(visitor, services):
    reader = services.store.audience.subscriber("s1")
    services.store.audience.save_subscriber(replace(reader, status=Subscription.SUPPRESSED))
    assert visitor.post("/unsubscribe/s1").status_code == 200
    assert services.store.audience.subscriber("s1").status is Subscription.SUPPRESSED


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_unknown_subscriber_is_404(visitor, method):
    assert visitor.request(method, "/unsubscribe/nobody").status_code == 404


def test_a_newsletter_that_is_no_longer_configured_can_still_be_left(visitor, services):
    reader = services.store.audience.subscriber("s1")
    services.store.audience.save_subscriber(replace(reader, newsletter="gone"))
    assert "gone" in visitor.get("/unsubscribe/s1").text
    assert visitor.post("/unsubscribe/s1").status_code == 200
