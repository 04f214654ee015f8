"""What an editor learns of a template that the operator broke, minutes before a brief must leave."""

from __future__ import annotations

from dataclasses import replace

import lxml.html
import pytest

from briefs.adapters.pages.jinja import JinjaPages
from briefs.domain.brief import Status

ID = "asia-2026-11-24-0530"


@pytest.fixture
def services(services, tmp_path):
    """The desk's, with a folder for the operator's templates."""
    (tmp_path / "email").mkdir()
    return replace(services, pages=JinjaPages(tmp_path))


def panel(editor) -> str:
    page = lxml.html.fromstring(editor.get(f"/desk/{ID}").text)
    found = [panel.text_content() for panel in page.find_class("panel") if "packaged" in panel.text_content()]
    return " ".join(" ".join(found).split())


def test_whole_templates_are_not_spoken_of(editor, clean_draft, tmp_path):
    (tmp_path / "email/subject.txt.j2").write_text("OURS")
    assert panel(editor) == ""


def test_an_editor_sees_file_and_line_and_that_the_brief_goes_out_all_the_same(editor, clean_draft, tmp_path):
    (tmp_path / "email/body.txt.j2").write_text("\n<b>{{ nothing }}")
    assert panel(editor) == (
        "A template of yours is broken. The brief goes out with the packaged one in its place. "
        f"{tmp_path}/email/body.txt.j2:2: 'nothing' is undefined; mend the template, or remove it if it is yours"
    )


def test_what_an_editor_approves_then_is_the_packaged_template(editor, clean_draft, services, tmp_path):
    (tmp_path / "email/body.txt.j2").write_text("{{ nothing }}")
    (tmp_path / "email/subject.txt.j2").write_text("{{ nothing }}")
    assert panel(editor).startswith(
        "Templates of yours are broken. The brief goes out with the packaged ones"
    )
    assert editor.get(f"/desk/{ID}/preview").status_code == 200
    page = editor.get(f"/desk/{ID}").text
    token = lxml.html.fromstring(page).xpath("//input[@name='form_token']/@value")[0]
    reply = editor.post(f"/desk/{ID}/approve", data={"form_token": token, "revision": "2"})
    assert reply.status_code == 303
    assert services.store.briefs.get(ID).status is Status.APPROVED
    ours = JinjaPages().freeze(services.store.briefs.document(ID), 2, services.config.site, "Ada", None)
    assert services.store.briefs.frozen(ID).hash == ours.hash
    assert panel(editor) == ""
