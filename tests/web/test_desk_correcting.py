"""The desk: saying publicly that a brief which readers have was wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import lxml.html
import pytest
from at_desk import ID, NOW, every_form, page, post, said, send, stored

from briefs.domain.brief import PUBLISHED, Status
from briefs.domain.correction import Correction

HOSTILE = '<script>alert(1)</script> "it" was \u202e12\u202c\n\n& not 13'
SHOWN = '<script>alert(1)</script> "it" was 12 & not 13'


@pytest.fixture
def sent(services, clean_draft):
    brief = services.store.briefs.get(ID)
    services.store.briefs.move(brief, replace(brief, status=Status.SENT))
    return brief


def made(services) -> list[tuple[str, str, str]]:
    return [(one.story, one.text, one.actor) for one in services.store.corrections.of(ID)]


@pytest.mark.usefixtures("sent")
def test_a_story_is_corrected_in_its_form_and_shows_who_did_it_when(editor, services):
    (form,) = page(editor).xpath("//section[@id='talks']//form")
    reply = send(editor, form, text="It was 3 per cent.")
    assert (reply.status_code, reply.headers["location"]) == (303, f"/desk/{ID}#talks")
    assert made(services) == [("talks", "It was 3 per cent.", "Ada")]
    assert services.store.corrections.of(ID)[0].at == NOW
    section = said(page(editor).get_element_by_id("talks"))
    assert "Corrected: It was 3 per cent. (Ada, 24 November, 06:00)" in section
    assert "Corrected" not in said(page(editor).get_element_by_id("quake"))


@pytest.mark.usefixtures("sent")
def test_the_whole_brief_is_corrected_in_a_form_of_its_own(editor, services):
    (form,) = page(editor).xpath("//*[@id='corrections']//form")
    reply = send(editor, form, text="The date was wrong.")
    assert (reply.status_code, reply.headers["location"]) == (303, f"/desk/{ID}#corrections")
    assert made(services) == [("", "The date was wrong.", "Ada")]
    assert "Corrected: The date was wrong." in said(page(editor).get_element_by_id("corrections"))


@pytest.mark.usefixtures("sent")
def test_two_corrections_of_a_story_stand_in_their_order(editor, services):
    for text in ("It was 12.", "It was 12.", "It was 13."):
        post(editor, "correct", story="talks", text=text)
    assert [text for _, text, _ in made(services)] == ["It was 12.", "It was 13."]
    section = said(page(editor).get_element_by_id("talks"))
    assert section.index("It was 12.") < section.index("It was 13.")


@pytest.mark.usefixtures("sent")
def test_what_was_written_is_text(editor, services):
    post(editor, "correct", story="talks", text=HOSTILE)
    assert made(services) == [("talks", SHOWN, "Ada")]
    reply = editor.get(f"/desk/{ID}")
    assert "\u202e" not in reply.text
    assert not {"script", "img"} & {element.tag for element in lxml.html.fromstring(reply.text).iter()}
    assert SHOWN in said(page(editor).get_element_by_id("talks"))


@pytest.mark.usefixtures("sent")
@pytest.mark.parametrize(
    ("values", "status", "words"),
    [
        ({"story": "talks", "text": ""}, 409, "write a sentence"),
        ({"story": "talks", "text": " \r\n\u200b"}, 409, "write a sentence"),
        ({"story": "talks"}, 409, "write a sentence"),
        ({"story": "talks", "text": "x" * 601}, 409, "601 characters are too many"),
        ({"story": "nowhere", "text": "It was 12."}, 404, "has no story"),
        ({"story": "talks", "text": "It was 12.", "form_token": "x"}, 403, "not from the desk"),
        ({"story": "talks", "text": "It was 12.", "revision": "x"}, 400, "no revision"),
    ],
)
def test_a_correction_that_is_none_is_refused(editor, services, values, status, words):
    reply = post(editor, "correct", **values)
    assert (reply.status_code, words in reply.text) == (status, True)
    assert made(services) == []


@pytest.mark.usefixtures("sent")
def test_what_was_refused_is_shown_so_that_nothing_written_is_lost(editor):
    reply = post(editor, "correct", story="talks", text="It was <12>. " * 60)
    shown = lxml.html.fromstring(reply.text)
    assert said(shown.find_class("wrote")[0]).startswith("It was <12>. It was <12>.")


def test_a_form_of_another_site_corrects_nothing(editor, services, sent):
    fields = every_form(editor) | {"story": "talks", "text": "It was 12."}
    reply = editor.post(f"/desk/{ID}/correct", data=fields, headers={"Sec-Fetch-Site": "cross-site"})
    assert (reply.status_code, made(services)) == (403, [])


def test_without_a_sign_in_nothing_is_corrected(visitor, editor, services, sent):
    fields = every_form(editor) | {"story": "talks", "text": "It was 12."}
    assert visitor.post(f"/desk/{ID}/correct", data=fields).status_code == 401
    assert visitor.get(f"/desk/{ID}/correct", params=fields).status_code in {404, 405}
    assert made(services) == []


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.DRAFTING])
def test_only_what_readers_have_offers_the_form_and_takes_it(editor, services, clean_draft, status):
    brief = services.store.briefs.get(ID)
    fields = every_form(editor) | {"story": "talks", "text": "It was 12."}
    services.store.briefs.move(brief, replace(brief, status=status))
    forms = page(editor).xpath("//form[contains(@action, '/correct')]")
    assert len(forms) == (3 if status in PUBLISHED else 0)
    reply = editor.post(f"/desk/{ID}/correct", data=fields)
    assert reply.status_code == (303 if status in PUBLISHED else 409)
    assert len(made(services)) == (status in PUBLISHED)


def test_a_brief_that_has_not_left_is_better_changed(editor, services, clean_draft):
    brief = services.store.briefs.get(ID)
    services.store.briefs.move(brief, replace(brief, status=Status.APPROVED))
    assert "needs no correction" in said(page(editor).get_element_by_id("corrections"))
    services.store.briefs.move(services.store.briefs.get(ID), replace(brief, status=Status.SENT))
    assert "needs no correction" not in said(page(editor).get_element_by_id("corrections"))


def test_a_brief_whose_newsletter_is_no_longer_configured_is_corrected_all_the_same(
    app, services, sent, clock
):
    from starlette.testclient import TestClient

    from briefs.web import make_app, sign_in_link

    gone = replace(services, config=replace(services.config, newsletters=()))
    secret, base = "a secret of the tests", "http://testserver"
    with TestClient(make_app(lambda: gone, secret, clock), base_url=base, follow_redirects=False) as editor:
        token = sign_in_link(secret, "Ada", base, NOW).partition("token=")[2]
        editor.post("/desk/sign-in", data={"token": token})
        assert post(editor, "correct", story="talks", text="It was 12.").status_code == 303
        assert "It was 12." in said(page(editor).get_element_by_id("talks"))
    assert made(services) == [("talks", "It was 12.", "Ada")]


def test_corrections_of_a_story_that_was_dropped_since_stand_with_those_of_the_whole(editor, services, sent):
    post(editor, "correct", story="quake", text="It was 12.")
    brief = services.store.briefs.get(ID)
    services.store.briefs.move(brief, replace(brief, status=Status.DRAFT))
    document = services.store.briefs.document(ID)
    stored(services, replace(document, items=document.items[:1]))
    assert "Quake off Hokkaido. It was 12." in said(page(editor).get_element_by_id("corrections"))


def test_a_draft_shows_the_corrections_to_earlier_briefs_that_it_tells(editor, services):
    told = Correction(
        "b.1", "b", "asia", "s1", "It was <b>12</b>.", "Bob", NOW, date(2026, 11, 23), "Talks \u202ewobble"
    )
    assert "to earlier ones" not in said(page(editor))
    stored(services, replace(services.store.briefs.document(ID), corrections=(told,)))
    assert (
        "This brief tells a correction to earlier ones: 23 November: Talks wobble. It was <b>12</b>. "
        "(Bob, 24 November, 06:00)" in said(page(editor))
    )


@pytest.mark.usefixtures("sent")
def test_every_field_has_a_label_and_no_id_stands_twice(editor):
    post(editor, "correct", story="talks", text="It was 12.")
    shown = page(editor)
    ids = shown.xpath("//@id")
    assert len(ids) == len(set(ids))
    fields = shown.xpath("//textarea")
    assert len(fields) == 3
    for field in fields:
        assert shown.xpath(f"//label[@for='{field.get('id')}']")
        assert field.get("maxlength") == "600"
