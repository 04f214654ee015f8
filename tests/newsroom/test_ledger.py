from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from briefs.domain.audience import Delivery, DeliveryStatus, Subscriber, Subscription
from briefs.domain.brief import PREFERENCES, UNSUBSCRIBE, Brief, Frozen, Status
from briefs.domain.errors import MailError
from briefs.domain.newsletter import Site
from briefs.newsroom import ledger

NOW = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
SITE = Site("https://briefs.example/", "Brief <brief@briefs.example>", "editor@briefs.example")
BRIEF = Brief("asia-2026-11-24-0530", "asia", date(2026, 11, 24), "0530", Status.SENDING, NOW, revision=2)
FROZEN = Frozen(
    brief=BRIEF.id,
    revision=2,
    subject="Asia",
    html=f'<a href="{UNSUBSCRIBE}">Leave</a> <a href="{UNSUBSCRIBE}">Leave</a>',
    text=f"Leave: {UNSUBSCRIBE}\n",
    page="",
    json="{}",
    sender=SITE.sender,
    language="en",
    hash="",
    approved_by="Ada",
    approved_at=NOW,
)


def reader(id: str = "s1", status: Subscription = Subscription.CONFIRMED) -> Subscriber:
    return Subscriber(id, f"{id}@example.org", "asia", status, NOW)


def row(status: DeliveryStatus = DeliveryStatus.PENDING, **more: object) -> Delivery:
    return Delivery(BRIEF.id, "s1", "s1@example.org", "<m@briefs.example>", status, NOW, **more)


def test_only_confirmed_subscribers_get_a_row():
    audience = [reader(status.value, status) for status in Subscription]
    (opened,) = ledger.opened(BRIEF, audience, SITE.sender, NOW)
    assert opened.subscriber == "confirmed"
    assert opened.status is DeliveryStatus.PENDING
    assert re.fullmatch(r"<asia-2026-11-24-0530\.[0-9a-f]{20}@briefs\.example>", opened.message_id)


@pytest.mark.parametrize("status", DeliveryStatus)
def test_only_what_waits_is_tried(status):
    waits = status in {DeliveryStatus.PENDING, DeliveryStatus.DEFERRED}
    assert ledger.may_be_tried(row(status), NOW) is waits
    assert not ledger.may_be_tried(row(status, not_before=NOW + timedelta(seconds=1)), NOW)
    assert ledger.may_be_tried(row(status, not_before=NOW), NOW) is waits


def test_a_row_is_tried_later_and_later_and_then_given_up():
    one, pauses = row(), []
    while True:
        one = ledger.refused(ledger.started(one, NOW), MailError("451 later", temporary=True), NOW)
        if one.status is DeliveryStatus.FAILED:
            break
        assert one.status is DeliveryStatus.DEFERRED
        pauses.append(one.not_before - NOW)
    assert pauses == sorted(pauses) == list(ledger.DELAYS)
    assert timedelta(hours=12) < sum(pauses, timedelta()) < timedelta(days=2)
    assert one.detail == "451 later"


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (MailError("550 nobody", temporary=False), DeliveryStatus.FAILED),
        (MailError("451 later", temporary=True), DeliveryStatus.DEFERRED),
        (MailError("lost", temporary=True, in_doubt=True), DeliveryStatus.UNKNOWN),
    ],
)
def test_what_a_refusal_makes_of_a_row(error, status):
    assert ledger.refused(ledger.started(row(), NOW), error, NOW).status is status


@pytest.mark.parametrize(
    ("left", "status"),
    [(True, DeliveryStatus.SENT), (False, DeliveryStatus.PENDING), (None, DeliveryStatus.UNKNOWN)],
)
def test_a_row_of_a_dead_run_is_settled_by_what_is_known(left, status):
    assert ledger.recovered(row(DeliveryStatus.SENDING), left, NOW).status is status


@pytest.mark.parametrize("status", DeliveryStatus)
def test_a_brief_is_finished_when_no_mail_can_still_leave(status):
    unsettled = {DeliveryStatus.PENDING, DeliveryStatus.SENDING, DeliveryStatus.DEFERRED}
    assert ledger.finished([row(DeliveryStatus.SENT), row(status)]) is (status not in unsettled)


def test_a_tally_counts_in_the_order_of_a_mails_life():
    rows = [row(DeliveryStatus.FAILED), row(DeliveryStatus.SENT), row(DeliveryStatus.SENT)]
    assert ledger.tally(rows) == "2 sent, 1 failed"
    assert ledger.tally([]) == ""


def test_a_reader_who_left_is_named_as_such():
    left = ledger.suppressed(row(), reader(status=Subscription.UNSUBSCRIBED), NOW)
    assert left.status is DeliveryStatus.SUPPRESSED
    assert left.detail.startswith("unsubscribed")
    assert ledger.suppressed(row(), None, NOW).detail == "no longer a subscriber"


def test_a_mail_is_the_approved_bytes_with_the_readers_own_way_out():
    mail = ledger.mail_to(FROZEN, BRIEF, "<id@x>", reader("a/b"), SITE, NOW)
    own = "https://briefs.example/unsubscribe/a%2Fb"
    assert mail.unsubscribe == own
    assert mail.html == FROZEN.html.replace(UNSUBSCRIBE, own)
    assert mail.text == f"Leave: {own}\n"
    assert (mail.subject, mail.sender, mail.language) == (FROZEN.subject, FROZEN.sender, "en")
    assert mail.list_id == "asia.briefs.example"


@pytest.mark.parametrize(
    ("url", "own"),
    [
        ("https://briefs.example", "https://briefs.example/preferences/a%2Fb"),
        ("https://b.example/news/", "https://b.example/news/preferences/a%2Fb"),
        # the site lost its address after the approval
        ("", "mailto:editor@briefs.example?subject=preferences"),
    ],
)
def test_a_mail_leads_to_the_readers_own_preferences(url, own):
    frozen = replace(FROZEN, html=f'<a href="{PREFERENCES}">What I get</a>', text=f"Mine: {PREFERENCES}\n")
    mail = ledger.mail_to(frozen, BRIEF, "<id@x>", reader("a/b"), replace(SITE, url=url), NOW)
    assert mail.html == f'<a href="{own}">What I get</a>'
    assert mail.text == f"Mine: {own}\n"
    assert own != mail.unsubscribe


def test_who_looks_at_a_brief_sees_no_placeholder():
    text = f"{UNSUBSCRIBE} {PREFERENCES}"
    assert ledger.for_show(text, replace(SITE, url="https://b.example/news/")) == (
        "https://b.example/news/unsubscribe/… https://b.example/news/preferences/…"
    )
    assert ledger.for_show(text, replace(SITE, url="")) == "mailto:… mailto:…"


@pytest.mark.parametrize(
    ("site", "address"),
    [
        (replace(SITE, url=""), "mailto:editor@briefs.example?subject=unsubscribe"),
        (replace(SITE, url="", contact="Ed <ed+x@b.example>"), "mailto:ed+x@b.example?subject=unsubscribe"),
        (
            replace(SITE, url="", contact="https://b.example/about"),
            "mailto:brief@briefs.example?subject=unsubscribe",
        ),
        (replace(SITE, url="https://b.example/news"), "https://b.example/news/unsubscribe/s1"),
    ],
)
def test_without_a_site_readers_leave_by_mail(site, address):
    assert ledger.unsubscribe_address(reader(), site.sender, site) == address


@pytest.mark.parametrize("placeholder", [UNSUBSCRIBE, PREFERENCES])
def test_a_readers_own_address_cannot_break_out_of_its_link(placeholder):
    frozen = replace(FROZEN, html=f'<a href="{placeholder}">Mine</a>')
    mail = ledger.mail_to(
        frozen, BRIEF, "<id@x>", reader(), replace(SITE, url='https://b.example/"><script>'), NOW
    )
    assert "<script>" not in mail.html


def test_one_delivery_keeps_one_message_id_which_does_not_tell_the_subscribers_id():
    first = ledger.message_id("b1", "s1-secret", "Briefs <a@briefs.example>")
    assert first == ledger.message_id("b1", "s1-secret", "a@briefs.example")
    assert first != ledger.message_id("b1", "s2-secret", "a@briefs.example")
    assert "s1-secret" not in first
