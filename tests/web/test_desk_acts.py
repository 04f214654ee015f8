"""The desk: what moves, what is taken back, and what holds of every act and for everybody."""

from __future__ import annotations

from dataclasses import replace

import lxml.html
import pytest
from at_desk import ID, NOW, acts, every_form, follow, form_at, page, post, said, send, stored, told

from briefs.domain.brief import Status

ACTS = [
    ("change-sentence", {"story": "talks", "number": 0, "text": "Nobody came."}),
    ("add-sentence", {"story": "talks", "part": "summary", "text": "We will follow this."}),
    ("restore-sentence", {"story": "talks", "number": 0}),
    ("override", {"story": "talks", "number": 2, "note": "seen"}),
    ("move-sentence", {"story": "talks", "number": 0, "to": "down"}),
    ("move-story", {"story": "talks", "to": "down"}),
    ("go-back", {"to": 1}),
]


# moving


def test_a_sentence_is_moved_by_its_buttons(editor, services):
    def words(number: int) -> list[str]:
        return page(editor).xpath(f"//*[@id='talks-{number}']//button[@name='to']/@value")

    assert [words(number) for number in range(3)] == [["down"], ["up", "down"], ["up"]]
    reply = post(editor, "move-sentence", story="talks", number=1, to="up")
    assert (reply.status_code, reply.headers["location"]) == (303, f"/desk/{ID}#talks")
    assert [one.text for one in told(services).sentences][:2] == [
        "Washington asked for 3.5 per cent.",
        "Japan called off the ministers' meeting.",
    ]
    assert acts(services) == [(2, "Ada", "moved sentence 2 of talks up")]
    assert post(editor, "move-sentence", story="talks", number=0, to="up").status_code == 409


def test_a_story_is_moved_by_its_buttons(editor, services):
    document = services.store.briefs.document(ID)
    first, second = document.items
    stored(services, replace(document, items=(first, replace(first, story="again"), second)))
    assert page(editor).xpath("//*[@id='talks']/header//button/@value") == ["down"]
    assert page(editor).xpath("//*[@id='again']/header//button/@value") == ["up"]
    assert page(editor).xpath("//*[@id='quake']/header//button/@value") == []
    post(editor, "move-story", story="again", to="up")
    assert [one.story for one in services.store.briefs.document(ID).items] == ["again", "talks", "quake"]
    assert acts(services)[-1] == (3, "Ada", "moved again up")
    assert post(editor, "move-story", story="quake", to="up").status_code == 409


# going back


def test_an_act_is_undone_and_done_again(editor, services):
    before = services.store.briefs.document(ID)
    assert not page(editor).xpath("//button[.='Undo']")
    post(editor, "drop-story", story="quake")
    after = services.store.briefs.document(ID)
    (form,) = page(editor).xpath("//form[button[.='Undo']]")
    assert "Last act: dropped “Quake off Hokkaido”, Ada." in said(page(editor))
    assert send(editor, form, to=form.xpath("button/@value")[0]).status_code == 303
    assert services.store.briefs.document(ID) == before
    assert acts(services)[-1] == (3, "Ada", "went back to revision 1")
    (form,) = page(editor).xpath("//form[button[.='Undo']]")
    send(editor, form, to=form.xpath("button/@value")[0])
    assert services.store.briefs.document(ID) == after


def test_the_history_leads_back_to_each_earlier_revision(editor, services):
    first = services.store.briefs.document(ID)
    post(editor, "drop-story", story="quake")
    post(editor, "drop-sentence", story="talks", number=2)
    buttons = page(editor).xpath("//details[@class='history']//button")
    assert [(button.text, button.get("value")) for button in buttons] == [
        ("Go back to this", "2"),
        ("Go back to this", "1"),
    ]
    post(editor, "go-back", to=1)
    assert services.store.briefs.document(ID) == first
    assert services.store.briefs.get(ID).revision == 4


@pytest.mark.parametrize("to", [0, 1, 7, -1])
def test_there_is_no_way_back_to_where_one_stands_or_never_was(editor, changed, to):
    assert post(editor, "go-back", to=to).status_code == 404
    assert not changed()


# every act


@pytest.mark.parametrize(("act", "values"), ACTS)
def test_every_act_is_a_revision_under_a_name_and_voids_the_approval(editor, services, act, values):
    document = services.store.briefs.document(ID)
    again = replace(document.items[0], story="again")
    stored(services, replace(document, items=(*document.items, again)))
    approved = services.store.briefs.get(ID)
    services.store.briefs.move(approved, replace(approved, status=Status.APPROVED))
    assert post(editor, act, **values).status_code == 303
    assert (services.store.briefs.get(ID).status, services.store.briefs.get(ID).revision) == (Status.DRAFT, 3)
    newest = services.store.briefs.revisions(ID)[-1]
    assert (newest.actor, newest.at) == ("Ada", NOW)
    assert newest.document != services.store.briefs.revisions(ID)[-2].document


@pytest.mark.parametrize(("act", "values"), ACTS)
@pytest.mark.parametrize(
    ("change", "headers", "status"),
    [
        ({"form_token": "x"}, {}, 403),
        ({}, {"Sec-Fetch-Site": "cross-site"}, 403),
        ({"revision": 0}, {}, 409),
        ({"revision": "x"}, {}, 400),
    ],
)
def test_a_form_of_another_site_or_revision_does_nothing(
    editor, changed, act, values, change, headers, status
):
    fields = every_form(editor)
    reply = editor.post(f"/desk/{ID}/{act}", data=fields | values | change, headers=headers)
    assert reply.status_code == status
    assert not changed()


@pytest.mark.parametrize(("act", "values"), ACTS)
def test_without_a_sign_in_nothing_can_be_done_or_read(visitor, editor, changed, act, values):
    fields = every_form(editor)
    assert visitor.post(f"/desk/{ID}/{act}", data=fields | values).status_code == 401
    known = {"change-sentence": 401, "add-sentence": 401}
    reply = visitor.get(f"/desk/{ID}/{act}", params={"revision": 1} | values)
    assert (reply.status_code, "Washington" in reply.text) == (known.get(act, 405), False)
    assert not changed()


@pytest.mark.parametrize(("act", "values"), ACTS)
def test_no_get_changes_anything(editor, changed, act, values):
    fields = every_form(editor)
    for method in (editor.get, editor.head):
        reply = method(f"/desk/{ID}/{act}", params=fields | values)
        assert reply.status_code == (200 if act in {"change-sentence", "add-sentence"} else 405)
    assert not changed()


@pytest.mark.parametrize(("act", "values"), ACTS)
def test_a_sent_brief_takes_no_act_and_shows_none(editor, services, act, values):
    fields = every_form(editor)
    sent = services.store.briefs.get(ID)
    services.store.briefs.move(sent, replace(sent, status=Status.SENT))
    reply = editor.post(f"/desk/{ID}/{act}", data=fields | values)
    assert (reply.status_code, "only a draft can be edited" in reply.text) == (409, True)
    assert len(services.store.briefs.revisions(ID)) == 1
    shown = page(editor)
    assert {form.get("action") for form in shown.xpath("//main//form")} == {f"/desk/{ID}/correct"}
    assert not shown.xpath("//main//a[starts-with(@href, '/desk/')]")


@pytest.mark.parametrize(
    ("act", "values", "status"),
    [
        ("change-sentence", {"story": "talks", "number": 9, "text": "It rained."}, 404),
        ("change-sentence", {"story": "talks", "number": "x", "text": "It rained."}, 400),
        ("change-sentence", {"story": "talks", "number": 0, "row": "attic", "text": "It rained."}, 400),
        ("change-sentence", {"story": "talks", "number": 0, "text": "It rained.", "cites": "ft.1:0-3"}, 404),
        ("change-sentence", {"story": "talks", "number": 0}, 409),
        ("add-sentence", {"story": "nowhere", "part": "summary", "text": "It rained."}, 404),
        ("add-sentence", {"story": "talks", "part": "chorus", "text": "It rained."}, 400),
        ("add-sentence", {"story": "talks", "part": "headline", "text": "It rained."}, 409),
        ("restore-sentence", {"story": "talks", "number": 1}, 404),
        ("override", {"story": "talks", "number": 9, "note": "seen"}, 404),
        ("move-sentence", {"story": "talks", "number": 0, "to": "sideways"}, 400),
        ("move-story", {"story": "nowhere", "to": "up"}, 404),
        ("go-back", {}, 400),
    ],
)
def test_a_broken_form_is_told_so(editor, changed, act, values, status):
    assert post(editor, act, **values).status_code == status
    assert not changed()


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("change-sentence?revision=1&story=talks&number=9", 404),
        ("change-sentence?revision=1&story=talks", 400),
        ("change-sentence?story=talks&number=0", 400),
        ("add-sentence?revision=1&story=nowhere", 404),
    ],
)
def test_a_broken_address_is_told_so(editor, path, status):
    assert editor.get(f"/desk/{ID}/{path}").status_code == status


# for everybody


def test_every_field_has_a_label_and_every_button_says_what_it_is_about(editor, services):
    post(editor, "drop-story", story="quake")
    stored(services, replace(services.store.briefs.document(ID), titles=(), opening=()))
    pages = [page(editor), follow(editor, page(editor).xpath("//a[.='Add a sentence']")[0])]
    pages.append(follow(editor, page(editor).xpath("//a[.='Mend']")[0]))
    for one in pages:
        ids = one.xpath("//@id")
        assert len(ids) == len(set(ids))
        fields = one.xpath("//textarea | //select | //input[not(@type='hidden')]")
        assert fields or one is pages[0]
        for field in fields:
            assert one.xpath(f"//label[@for='{field.get('id')}']") or list(field.iterancestors("label"))
        assert set(one.xpath("//@aria-describedby")) <= set(ids)
        assert not one.xpath("//@onclick | //script")


def test_what_feeds_wrote_is_text_also_where_it_is_changed(editor):
    form = form_at(editor, "talks-title-0")
    reply = editor.get(
        f"/desk/{ID}/change-sentence", params={"revision": 1, "story": "talks", "row": "title", "number": 0}
    )
    assert "\u202e" not in reply.text
    assert not {"script", "img"} & {element.tag for element in lxml.html.fromstring(reply.text).iter()}
    assert form.fields["text"].strip().startswith("Talks <script>alert(1)</script>")
