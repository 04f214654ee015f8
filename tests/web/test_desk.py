"""The desk: what an editor sees, what a form may do, and what nobody may do by it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import lxml.html
import pytest

from briefs.domain.audience import Subscription
from briefs.domain.brief import Revision, ScorePart, Status
from briefs.steps import send

ID = "asia-2026-11-24-0530"
SECRET = "a secret of the tests"
NOW = datetime(2026, 11, 23, 21, 0, tzinfo=UTC)
BASE = "http://testserver"


def token_of(page: str) -> str:
    return re.search(r'name="form_token" value="([^"]+)"', page)[1]


def form(editor, **values: object) -> dict[str, object]:
    page = editor.get(f"/desk/{ID}").text
    revision = re.search(r'name="revision" value="(\d+)"', page)[1]
    return {"form_token": token_of(page), "revision": revision} | values


def link(actor: str, clock, **more: object) -> str:
    from briefs.web import sign_in_link

    return sign_in_link(more.get("secret", SECRET), actor, BASE, clock())


def token(address: str) -> str:
    return parse_qs(urlsplit(address).query)["token"][0]


class Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))

    def of(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.seen if tag == name]


# signing in


@pytest.mark.parametrize(
    "path", ["/desk", f"/desk/{ID}", f"/desk/{ID}/preview", "/desk/unknown", "/desk/sign-in?token=x"]
)
def test_without_a_sign_in_every_page_says_how_to_get_one(visitor, path):
    reply = visitor.get(path)
    assert reply.status_code == 401
    assert "briefs sign-in" in reply.text
    assert "Asia" not in reply.text


@pytest.mark.parametrize("act", ["approve", "drop-sentence", "drop-story"])
def test_without_a_sign_in_nothing_can_be_done(visitor, editor, changed, act):
    values = form(editor, story="talks", number=0)
    assert visitor.post(f"/desk/{ID}/{act}", data=values).status_code == 401
    assert not changed()


def test_looking_at_a_link_any_number_of_times_uses_nothing_up(visitor, clock):
    address = link("Ada", clock)
    for _ in range(3):
        reply = visitor.get(address)
        assert reply.status_code == 200
        assert "set-cookie" not in reply.headers
        assert Tags(reply.text).of("form")[0]["method"] == "post"
    assert visitor.post("/desk/sign-in", data={"token": token(address)}).status_code == 303
    assert visitor.get("/desk").status_code == 200


def test_a_link_signs_in_once(visitor, app, clock):
    address = link("Ada", clock)
    assert visitor.post("/desk/sign-in", data={"token": token(address)}).status_code == 303
    visitor.cookies.clear()
    again = visitor.post("/desk/sign-in", data={"token": token(address)})
    assert again.status_code == 401
    assert "set-cookie" not in again.headers
    assert visitor.get(address).status_code == 401


def test_two_links_of_one_moment_are_two_links(visitor, clock):
    first, second = link("Ada", clock), link("Ada", clock)
    assert [visitor.post("/desk/sign-in", data={"token": token(t)}).status_code for t in (first, second)] == [
        303,
        303,
    ]


@pytest.mark.parametrize(("minutes", "status"), [(14, 303), (15, 401)])
def test_a_link_is_good_for_fifteen_minutes(visitor, clock, minutes, status):
    address = link("Ada", clock)
    clock.now += timedelta(minutes=minutes)
    assert visitor.post("/desk/sign-in", data={"token": token(address)}).status_code == status


def test_a_session_ends_after_half_a_day(editor, clock):
    clock.now += timedelta(hours=12)
    assert editor.get("/desk").status_code == 401


@pytest.mark.parametrize("forged", ["", "x", "eyJhY3RvciI6IkFkYSJ9.x"])
def test_a_forged_link_or_cookie_is_nobody(visitor, clock, forged):
    assert visitor.post("/desk/sign-in", data={"token": forged}).status_code == 401
    other = token(link("Ada", clock, secret="another secret"))
    assert visitor.post("/desk/sign-in", data={"token": other}).status_code == 401
    visitor.cookies.set("briefs_desk", forged or other, path="/desk")
    assert visitor.get("/desk").status_code == 401


def test_a_link_is_no_cookie_and_a_cookie_is_no_link(visitor, editor, clock):
    visitor.cookies.set("briefs_desk", token(link("Ada", clock)), path="/desk")
    assert visitor.get("/desk").status_code == 401
    cookie = editor.cookies["briefs_desk"]
    assert visitor.post("/desk/sign-in", data={"token": cookie}).status_code == 401


@pytest.mark.parametrize(("base", "secure"), [("http://testserver", False), ("https://testserver", True)])
def test_the_cookie_is_kept_from_scripts_other_sites_and_the_public_pages(app, clock, base, secure):
    from starlette.testclient import TestClient

    with TestClient(app, base_url=base, follow_redirects=False) as client:
        reply = client.post("/desk/sign-in", data={"token": token(link("Ada", clock))})
    cookie = reply.headers["set-cookie"].lower()
    assert {"httponly", "samesite=lax", "path=/desk"} <= set(re.split(r"; ?", cookie))
    assert ("secure" in cookie) is secure


def test_another_site_cannot_sign_anybody_in(visitor, clock):
    reply = visitor.post(
        "/desk/sign-in", data={"token": token(link("Ada", clock))}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert reply.status_code == 403
    assert "set-cookie" not in reply.headers


# reading


def test_the_list_shows_what_is_to_be_reviewed_with_its_doubts(editor):
    page = editor.get("/desk").text
    assert "To review" in page
    assert "2 stories, 1 unsupported, 1 weak" in page
    assert f'href="/desk/{ID}"' in page


def test_an_empty_desk_says_what_makes_a_brief(services, editor, monkeypatch):
    monkeypatch.setattr(services.store.briefs, "all", lambda *_: ())
    assert "briefs run" in editor.get("/desk").text


def test_each_sentence_stands_beside_the_passage_it_cites_within_its_article(editor):
    page = editor.get(f"/desk/{ID}").text
    marks = re.findall(r"<mark>(.*?)</mark>", page)
    assert "Japan has called off a meeting of foreign and defence ministers." in marks
    assert "Japan cancels security talks with US <mark>Japan has called off" in page
    assert "ministers.</mark> Washington had asked Tokyo" in page
    assert "Financial Times" in page
    assert "24 November, 02:00" in page
    assert "(subscription; only a summary of it was read)" in page
    assert 'href="https://ft.example/news#:~:text=' in page


def test_a_storys_place_is_explained_by_its_score(editor, services):
    score = (
        ScorePart("independent reports", 4.755, "2 families: NHK, <CNA>"),
        ScorePart("freshness", 1.0, "new"),
    )
    whole = services.store.briefs.document(ID)
    scored = replace(whole, items=(replace(whole.items[0], score=score), *whole.items[1:]))
    number = services.store.briefs.get(ID).revision + 1
    services.store.briefs.add_revision(Revision(ID, number, scored, "Ada", "scored", NOW), Status.DRAFT)
    page = editor.get(f"/desk/{ID}").text
    assert page.count("Why here:") == 1
    assert "<summary>Why here: 5.8 points</summary>" in page
    assert "<li><bdi>+4.8 independent reports: 2 families: NHK, &lt;CNA&gt;</bdi></li>" in page


def test_verdicts_and_findings_are_said_in_words(editor):
    page = editor.get(f"/desk/{ID}").text
    assert re.findall(r'class="verdict">(\w+)<', page).count("Unsupported") == 2
    assert "<b>Doubt:</b> <bdi>3.5 is not in the cited passage</bdi>" in page
    assert "<b>Stops it:</b> <bdi>no cited passage says this</bdi>" in page
    assert "Held back: the yen fell." in page
    assert "It cites nothing." in page


def test_feeds_that_were_not_read_and_readers_are_counted(editor, services):
    page = editor.get(f"/desk/{ID}").text
    assert "<bdi>NHK</bdi> (timed out)" in page
    assert "<b>1</b> reader" in page
    assert "It leaves at 06:30 (Asia/Tokyo) once it is approved." in page


def test_an_article_that_changed_since_the_draft_is_marked_and_its_passage_still_shown(editor, services):
    from dataclasses import replace

    from briefs.domain.article import Found
    from briefs.domain.feed import FeedState

    old = services.store.articles.get(["ft"])["ft"]
    new = replace(old, text="Everything was rewritten.", revision=2)
    services.store.feeds.record(FeedState("ft", new.published), [(Found(new, (), ("ft",)), new)])
    page = editor.get(f"/desk/{ID}").text
    assert "the article was changed since this was drafted" in page
    assert "<mark>Japan has called off a meeting of foreign and defence ministers.</mark>" in page
    assert "rewritten" not in page


def test_what_feeds_wrote_is_text_and_never_markup(editor):
    tags = Tags(editor.get(f"/desk/{ID}").text)
    assert not {"script", "img", "iframe"} & {tag for tag, _ in tags.seen}
    assert not any(name.startswith("on") for _, attributes in tags.seen for name in attributes)
    page = editor.get(f"/desk/{ID}").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "&lt;b&gt;now&lt;/b&gt;" in page
    assert "\u202e" not in page


def test_an_address_that_is_no_web_address_is_no_link(editor, services):
    from dataclasses import replace

    document = services.store.briefs.document(ID)
    first = document.items[0]
    sources = tuple(replace(source, url="javascript:alert(1)") for source in first.sources)
    edited = replace(document, items=(replace(first, sources=sources), *document.items[1:]))
    services.store.briefs.add_revision(
        Revision(ID, 2, edited, "Ada", "x", first.sources[0].published), Status.DRAFT
    )
    assert "javascript:" not in editor.get(f"/desk/{ID}").text


def test_the_preview_is_the_page_as_it_would_be_approved(editor, changed):
    reply = editor.get(f"/desk/{ID}/preview")
    assert reply.status_code == 200
    assert "Japan called off the ministers" in reply.text
    assert "Held back" not in reply.text
    assert not changed()


def test_a_brief_that_is_not_there_is_404(editor):
    assert editor.get("/desk/asia-1999-01-01-0530").status_code == 404
    assert editor.get("/nowhere").status_code == 404


# doing


def test_no_get_changes_anything(editor, services, changed):
    paths = ["/desk", f"/desk/{ID}", f"/desk/{ID}/preview", f"/briefs/{ID}", "/unsubscribe/s1"]
    acts = [f"/desk/{ID}/approve", f"/desk/{ID}/drop-sentence", f"/desk/{ID}/drop-story"]
    for path in paths:
        editor.get(path)
        editor.head(path)
    assert [editor.get(path, params=form(editor, story="talks", number=0)).status_code for path in acts] == [
        405
    ] * 3
    assert not changed()


def test_a_sentence_is_dropped_by_name(editor, services):
    reply = editor.post(f"/desk/{ID}/drop-sentence", data=form(editor, story="talks", number=2))
    assert (reply.status_code, reply.headers["location"]) == (303, f"/desk/{ID}#talks")
    page = editor.get(f"/desk/{ID}").text
    assert "Ministers will resign." not in page
    revision = services.store.briefs.revisions(ID)[-1]
    assert (revision.number, revision.actor) == (2, "Ada")
    history = lxml.html.fromstring(page).find_class("history")[0].text_content()
    assert 'dropped sentence 3 of “Talks <script>alert(1)</script> "off"' in history


def test_a_story_is_dropped(editor, services):
    editor.post(f"/desk/{ID}/drop-story", data=form(editor, story="quake"))
    assert [item.story for item in services.store.briefs.document(ID).items] == ["talks"]


def test_the_last_story_cannot_be_dropped_and_the_page_says_why(editor):
    editor.post(f"/desk/{ID}/drop-story", data=form(editor, story="quake"))
    reply = editor.post(f"/desk/{ID}/drop-story", data=form(editor, story="talks"))
    assert reply.status_code == 409
    assert "would be empty" in reply.text


def test_an_unsupported_sentence_stops_the_approval(editor, changed):
    page = editor.get(f"/desk/{ID}").text
    assert Tags(page).of("button")[0].keys() >= {"disabled"}
    assert "1 sentence stops the approval" in page
    reply = editor.post(f"/desk/{ID}/approve", data=form(editor))
    assert reply.status_code == 409
    assert "unsupported" in reply.text
    assert not changed()


def test_a_clean_draft_is_approved_under_the_editors_name(editor, services, clean_draft):
    reply = editor.post(f"/desk/{ID}/approve", data=form(editor))
    assert (reply.status_code, reply.headers["location"]) == (303, f"/desk/{ID}")
    assert services.store.briefs.get(ID).status is Status.APPROVED
    assert services.store.briefs.frozen(ID).approved_by == "Ada"
    page = editor.get(f"/desk/{ID}").text
    assert "Approved by Ada" in page
    assert services.store.briefs.frozen(ID).hash[:16] in page
    assert f'href="/briefs/{ID}"' in page


def test_an_edit_voids_the_approval(editor, services, clean_draft):
    editor.post(f"/desk/{ID}/approve", data=form(editor))
    editor.post(f"/desk/{ID}/drop-story", data=form(editor, story="quake"))
    assert services.store.briefs.get(ID).status is Status.DRAFT
    assert editor.get(f"/briefs/{ID}").status_code == 404


@pytest.mark.parametrize(
    ("act", "values"),
    [("approve", {}), ("drop-sentence", {"story": "talks", "number": 0}), ("drop-story", {"story": "talks"})],
)
def test_whoever_saw_an_older_revision_is_told_that_somebody_was_first(
    editor, services, clean_draft, act, values
):
    before = services.store.briefs.revisions(ID)
    reply = editor.post(f"/desk/{ID}/{act}", data=form(editor, revision=1, **values))
    assert reply.status_code == 409
    assert "Somebody changed it first" in reply.text
    assert f'href="/desk/{ID}"' in reply.text
    assert services.store.briefs.revisions(ID) == before
    assert services.store.briefs.get(ID).status is Status.DRAFT


@pytest.mark.parametrize("act", ["approve", "drop-sentence", "drop-story"])
@pytest.mark.parametrize(
    ("change", "headers"),
    [
        ({"form_token": ""}, {}),
        ({"form_token": "ünknown"}, {}),
        ({}, {"Sec-Fetch-Site": "cross-site"}),
        ({}, {"Sec-Fetch-Site": "same-site"}),
        ({}, {"Sec-Fetch-Site": "none"}),
    ],
)
def test_a_form_of_another_site_does_nothing(editor, changed, act, change, headers):
    values = form(editor, story="talks", number=0) | change
    assert editor.post(f"/desk/{ID}/{act}", data=values, headers=headers).status_code == 403
    assert not changed()


def test_a_form_token_of_another_session_does_nothing(editor, visitor, clock, changed):
    theirs = form(editor, story="quake")
    visitor.post("/desk/sign-in", data={"token": token(link("Eve", clock))})
    assert visitor.post(f"/desk/{ID}/drop-story", data=theirs).status_code == 403
    assert not changed()


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({"revision": "x"}, 400),
        ({"revision": ""}, 400),
        ({"number": "x"}, 400),
        ({"number": 99}, 404),
        ({"number": -1}, 404),
        ({"story": "unknown"}, 404),
    ],
)
def test_a_broken_form_is_told_so(editor, changed, values, status):
    data = form(editor, story="talks", number=0) | values
    assert editor.post(f"/desk/{ID}/drop-sentence", data=data).status_code == status
    assert not changed()


def test_a_form_that_cannot_be_read_is_told_so(editor, changed):
    reply = editor.post(f"/desk/{ID}/approve", content=b"x", headers={"Content-Type": "multipart/form-data"})
    assert reply.status_code == 400
    assert not changed()


def test_a_page_that_only_takes_forms_says_so(editor):
    assert editor.get(f"/desk/{ID}/approve").headers["allow"] == "POST"


def test_a_huge_form_is_refused(editor, changed):
    assert editor.post(f"/desk/{ID}/approve", data={"x": "y" * 100_000}).status_code == 413
    assert not changed()


def test_mails_that_need_a_look_are_named(editor, services, clean_draft, clock):
    from briefs.domain.errors import MailError

    editor.post(f"/desk/{ID}/approve", data=form(editor))
    services.mailer.refusals["ada@example.org"] = MailError("550 no such <person>", temporary=False)
    send.freeze_audience(services, ID, clock())
    send.deliver(services, f"{ID}/s1", clock())
    page = editor.get(f"/desk/{ID}").text
    assert "Mails: 1 failed." in page
    assert "ada@example.org: failed, 550 no such &lt;person&gt;" in page
    assert "Drop story" not in page


# every answer


@pytest.mark.parametrize("path", ["/desk", f"/desk/{ID}", "/nowhere", "/unsubscribe/s1", f"/briefs/{ID}"])
def test_every_answer_forbids_scripts_frames_guessing_and_referrers(editor, path):
    headers = editor.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_the_desk_is_never_kept_by_a_cache(editor):
    assert editor.get("/desk").headers["cache-control"] == "no-store"


def test_a_broken_store_is_one_line_and_no_traceback(editor, services, monkeypatch):
    from briefs.domain.errors import StoreError

    def locked(*_args: object) -> None:
        raise StoreError("the database is locked")

    monkeypatch.setattr(services.store.briefs, "all", locked)
    reply = editor.get("/desk")
    assert reply.status_code == 503
    assert "the database is locked" in reply.text
    assert "Traceback" not in reply.text


def test_nobody_is_subscribed_by_the_desk(editor, services):
    assert [s.status for s in services.store.audience.subscribers()] == [Subscription.CONFIRMED]
