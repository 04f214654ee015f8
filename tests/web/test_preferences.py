"""Pages of a reader's own: what an address gets, and the way out."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import time
from urllib.parse import urljoin

import lxml.html
import pytest

from briefs.domain.audience import Subscriber, Subscription
from briefs.domain.errors import StoreError
from briefs.domain.newsletter import Newsletter, Schedule

CONFIRMED, LEFT = Subscription.CONFIRMED, Subscription.UNSUBSCRIBED
READER = "reader@example.org"


@pytest.fixture
def services(services):
    """Three newsletters; one reader gets the first and may not be mailed the third."""
    weekly = Schedule(time(6), frozenset({0, 3}), send=time(7))
    tech = Newsletter("tech", "Tech & <b>Trade</b>", ("ft",), timezone="Europe/London", schedule=weekly)
    asa = Newsletter("asa", "アジア朝刊", ("ft",), language="ja", timezone="Asia/Tokyo", schedule=weekly)
    audience = services.store.audience
    audience.add(Subscriber("r1", READER, "asia", CONFIRMED, services.store.audience.subscriber("s1").since))
    audience.add(
        replace(audience.subscriber("r1"), id="r3", newsletter="tech", status=Subscription.SUPPRESSED)
    )
    config = replace(services.config, newsletters=(*services.config.newsletters, asa, tech))
    return replace(services, config=config)


@pytest.fixture
def statuses(services):
    """What an address has, by newsletter."""

    def of(email: str = READER) -> dict[str, Subscription]:
        return {row.newsletter: row.status for row in services.store.audience.of_address(email)}

    return of


@pytest.fixture
def japanese(services):
    """The id of a reader whose newsletter is Japanese."""
    reader = replace(services.store.audience.subscriber("r1"), id="j1", email="hanako@example.org")
    services.store.audience.add(replace(reader, newsletter="asa"))
    return "j1"


def boxes(html: str) -> dict[str, bool]:
    """The newsletters of the page, and whether they are ticked."""
    found = lxml.html.fromstring(html).xpath("//input[@type='checkbox']")
    return {box.get("value"): box.get("checked") is not None for box in found}


def submit(visitor, page, button: str, tick=(), untick=()):
    """Sends the form that has the button, as a browser would after some boxes were clicked."""
    for form in lxml.html.fromstring(page.text, base_url=str(page.url)).forms:
        pressed = [one for one in form.xpath(".//button") if one.text_content() == button]
        if pressed:
            names = {
                box.get("value") for box in form.xpath(".//input[@name='get' and @type='checkbox'][@checked]")
            }
            hidden = form.xpath(".//input[@type='hidden']")
            fields = {"get": sorted(({*names, *tick}) - {*untick})}
            for one in hidden:
                fields.setdefault(one.get("name"), [])
                fields[one.get("name")].append(one.get("value"))
            if pressed[0].get("name"):
                fields[pressed[0].get("name")] = [pressed[0].get("value")]
            return visitor.post(urljoin(str(page.url), form.get("action") or ""), data=fields)
    pytest.fail(f"the page has no button {button}")
    return None


def note(page) -> str:
    """What the page says was done."""
    told = lxml.html.fromstring(page.text).find_class("done")
    return " ".join(line.text_content() for one in told for line in one.iter("p"))


def test_the_page_tells_each_newsletter_its_times_its_language_and_whether_it_is_mailed(visitor):
    page = visitor.get("/preferences/r1")
    assert boxes(page.text) == {"asia": True, "asa": False, "tech": False}
    about = [
        line.text_content() for line in lxml.html.fromstring(page.text).xpath("//p[starts-with(@id,'about')]")
    ]
    assert about == [
        "daily at 6:30, Asia/Tokyo · English",
        "Mondays and Thursdays at 7:00, Asia/Tokyo · Japanese",
        "Mondays and Thursdays at 7:00, Europe/London · English",
    ]
    assert "Tech &amp; &lt;b&gt;Trade" in page.text
    assert "1 Street" in page.text


def test_the_address_is_shown_masked(visitor):
    text = visitor.get("/preferences/r1").text
    assert "r…r@example.org" in text
    assert READER not in text
    assert READER not in visitor.post("/preferences/r1", data={"get": "asa"}).text


def test_the_page_is_kept_from_search_engines_caches_and_referrers(visitor):
    page = visitor.get("/preferences/r1")
    assert '<meta name="robots" content="noindex">' in page.text
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["referrer-policy"] == "no-referrer"
    assert "set-cookie" not in page.headers


def test_following_every_link_changes_nothing(visitor, changed):
    """As programs do that look at each link of a mail, and at each link behind it."""
    for path in ("/preferences/r1", "/unsubscribe/r1", "/preferences/r1?leave_all=yes&get=asa&had=asia"):
        page = visitor.get(path)
        visitor.head(path)
        for link in lxml.html.fromstring(page.text).xpath("//@href | //@action"):
            visitor.get(urljoin(str(page.url), link))
    assert not changed()


def test_saving_joins_what_was_ticked_and_leaves_what_was_not(visitor, services, statuses, clock):
    page = submit(visitor, visitor.get("/preferences/r1"), "Save", tick=["asa"], untick=["asia"])
    assert page.status_code == 200
    assert note(page) == "You have left Asia Morning Brief. You will get アジア朝刊 from now on."
    assert boxes(page.text) == {"asia": False, "asa": True, "tech": False}
    assert statuses() == {"asa": CONFIRMED, "asia": LEFT, "tech": Subscription.SUPPRESSED}
    assert {row.since for row in services.store.audience.of_address(READER) if row.newsletter != "tech"} == {
        clock()
    }
    assert statuses("ada@example.org") == {"asia": CONFIRMED}


def test_what_was_done_can_be_undone_and_done_again(visitor, statuses):
    before = statuses()
    page = submit(visitor, visitor.get("/preferences/r1"), "Save", tick=["asa"], untick=["asia"])
    after = statuses()
    undone = submit(visitor, page, "Undo")
    assert note(undone) == "You have left アジア朝刊. You will get Asia Morning Brief from now on."
    assert statuses() == before | {"asa": LEFT}
    submit(visitor, undone, "Undo")
    assert statuses() == after


def test_a_form_that_comes_twice_is_answered_alike(visitor, services):
    """A double click: the reader sees the second answer."""
    fields = {"had": "asia", "get": "asa"}
    first = visitor.post("/preferences/r1", data=fields)
    stored = services.store.audience.subscribers()
    assert visitor.post("/preferences/r1", data=fields).text == first.text
    assert services.store.audience.subscribers() == stored
    page = visitor.get("/preferences/r1")
    first = submit(visitor, page, "Unsubscribe from all")
    assert submit(visitor, page, "Unsubscribe from all").text == first.text


def test_leaving_all_leaves_also_what_does_not_appear_any_longer(visitor, services, statuses):
    reader = services.store.audience.subscriber("r1")
    services.store.audience.add(replace(reader, id="r9", newsletter="gone"))
    page = visitor.get("/preferences/r1")
    assert "does not appear at present" in page.text
    page = submit(visitor, page, "Unsubscribe from all", tick=["asa"])
    assert note(page) == "You have left Asia Morning Brief and gone."
    assert statuses() == {"asia": LEFT, "gone": LEFT, "tech": Subscription.SUPPRESSED}
    assert "Unsubscribe from all" not in page.text
    submit(visitor, page, "Undo")
    assert statuses() == {"asia": CONFIRMED, "gone": CONFIRMED, "tech": Subscription.SUPPRESSED}


def test_a_blocked_newsletter_cannot_be_joined_and_the_page_says_so(visitor, statuses):
    page = visitor.get("/preferences/r1")
    assert "Mails of it to this address are blocked" in page.text
    assert "write to ed@briefs.example" in page.text
    assert len(re.findall(r"<input[^>]* disabled>", page.text)) == 1
    reply = visitor.post("/preferences/r1", data={"had": "asia", "get": ["asia", "tech"]})
    assert note(reply) == "Mails of Tech & <b>Trade</b> stay blocked."
    assert "Undo" not in reply.text
    assert statuses()["tech"] is Subscription.SUPPRESSED


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"data": {"had": "asia", "get": "asia"}},
        {"data": {"get": ["gone", "../asia", "<script>"]}},
        {"data": {"had": "europe"}},
        {"files": {"get": ("name.txt", b"asa")}},
        {"content": b"\xff\x00 not a form"},
    ],
)
def test_a_form_that_asks_for_nothing_changes_nothing(visitor, body, changed):
    reply = visitor.post("/preferences/r1", **body)
    assert reply.status_code in {200, 400}
    assert reply.status_code == 400 or note(reply) == "Nothing was changed."
    assert not changed()


def test_a_form_of_another_site_is_refused_in_the_readers_words(visitor, japanese, changed):
    for reader, words in (("r1", "This form did not come from this page"), (japanese, "操作")):
        reply = visitor.post(
            f"/preferences/{reader}", data={"leave_all": "yes"}, headers={"Sec-Fetch-Site": "cross-site"}
        )
        assert reply.status_code == 403
        assert words in reply.text
        assert "/desk" not in reply.text


@pytest.mark.parametrize(
    "headers", [{}, {"Origin": "null"}, {"Sec-Fetch-Site": "same-origin", "Origin": "null"}]
)
def test_a_mail_programs_own_browser_may_send_the_form(visitor, statuses, headers):
    """Under `Referrer-Policy: no-referrer` browsers send `Origin: null` with it."""
    visitor.post("/preferences/r1", data={"had": "asia"}, headers=headers)
    assert statuses()["asia"] is LEFT


@pytest.mark.parametrize("page", ["preferences", "unsubscribe"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_unknown_link_is_404_with_help(visitor, page, method, changed):
    reply = visitor.request(method, f"/{page}/nobody")
    assert reply.status_code == 404
    assert "Open the link again from a newer mail" in reply.text
    assert "ed@briefs.example" in reply.text
    assert "noindex" in reply.text
    assert not changed()


def test_the_pages_speak_the_language_of_the_readers_newsletter(visitor, japanese, statuses):
    page = visitor.get(f"/preferences/{japanese}")
    assert '<html lang="ja" dir="ltr">' in page.text
    assert "h…o@example.org への配信です。" in page.text
    assert "毎日 6:30（日本時間）、英語" in page.text
    assert '<label for="get-asia" dir="auto" lang="en">Asia Morning Brief</label>' in page.text
    page = visitor.get(f"/unsubscribe/{japanese}")
    assert "「アジア朝刊」の配信を停止しますか" in page.text
    left = submit(visitor, page, "配信を停止する")
    assert "「アジア朝刊」の配信を停止しました。" in left.text
    assert statuses("hanako@example.org") == {"asa": LEFT}
    assert note(submit(visitor, left, "元に戻す")) == "「アジア朝刊」の配信を開始しました。"
    assert statuses("hanako@example.org") == {"asa": CONFIRMED}


def test_an_error_does_not_lead_readers_to_the_desk(visitor, services, monkeypatch):
    def broken(_: str) -> Subscriber:
        raise StoreError("the disk is full")

    monkeypatch.setattr(services.store.audience, "subscriber", broken)
    for page in ("preferences", "unsubscribe"):
        reply = visitor.get(f"/{page}/r1")
        assert reply.status_code == 503
        assert "/desk/" not in reply.text


@pytest.mark.parametrize(("body", "status"), [({"get": "y" * 100_000}, 413), ({"get": ["asa"] * 200}, 400)])
def test_a_huge_form_is_refused(visitor, body, status, changed):
    assert visitor.post("/preferences/r1", data=body).status_code == status
    assert not changed()
