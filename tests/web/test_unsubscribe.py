"""The page by which readers leave, and what mail programs do with it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefs.domain.audience import Subscription


def test_following_the_link_of_a_mail_unsubscribes_nobody(visitor, services):
    page = visitor.get("/unsubscribe/s1").text
    visitor.head("/unsubscribe/s1")
    assert '<form method="post">' in page
    assert "Unsubscribe from Asia Morning Brief?" in page
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
    assert "You have left Asia Morning Brief" in reply.text
    assert services.store.audience.subscriber("s1").status is Subscription.UNSUBSCRIBED


def test_unsubscribing_twice_is_fine(visitor, services, clock):
    visitor.post("/unsubscribe/s1")
    first = services.store.audience.subscriber("s1")
    assert first.since == clock()
    assert visitor.post("/unsubscribe/s1").status_code == 200
    assert services.store.audience.subscriber("s1") == first
    assert "You have left Asia Morning Brief" in visitor.get("/unsubscribe/s1").text


def test_who_was_suppressed_stays_suppressed(visitor, services):
    reader = services.store.audience.subscriber("s1")
    services.store.audience.save_subscriber(replace(reader, status=Subscription.SUPPRESSED))
    assert visitor.post("/unsubscribe/s1").status_code == 200
    assert services.store.audience.subscriber("s1").status is Subscription.SUPPRESSED


def test_a_newsletter_that_is_no_longer_configured_can_still_be_left(visitor, services):
    reader = services.store.audience.subscriber("s1")
    services.store.audience.save_subscriber(replace(reader, newsletter="gone"))
    assert "gone" in visitor.get("/unsubscribe/s1").text
    assert visitor.post("/unsubscribe/s1").status_code == 200
    assert services.store.audience.subscriber("s1").status is Subscription.UNSUBSCRIBED


def test_leaving_one_newsletter_leaves_the_others_of_the_address(visitor, services):
    reader = services.store.audience.subscriber("s1")
    other = replace(reader, id="s2", newsletter="europe")
    services.store.audience.add(other)
    visitor.post("/unsubscribe/s1")
    assert services.store.audience.subscriber("s2") == other


def test_the_page_leads_to_the_preferences_and_looks_like_the_public_pages(visitor):
    for page in (visitor.get("/unsubscribe/s1"), visitor.post("/unsubscribe/s1")):
        assert '<a href="../preferences/s1">' in page.text
        assert '<meta name="robots" content="noindex">' in page.text
        assert "1 Street" in page.text
        assert page.headers["cache-control"] == "no-store"


def test_who_may_not_be_mailed_is_offered_no_way_back(visitor, services):
    assert "Undo" in visitor.post("/unsubscribe/s1").text
    reader = services.store.audience.subscriber("s1")
    services.store.audience.save_subscriber(replace(reader, status=Subscription.SUPPRESSED))
    assert "Undo" not in visitor.get("/unsubscribe/s1").text
