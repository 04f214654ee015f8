"""A browser at the desk, as far as plain links and forms go."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urlsplit

import lxml.html

from briefs.domain.brief import Revision, Status

ID = "asia-2026-11-24-0530"
NOW = datetime(2026, 11, 23, 21, 0, tzinfo=UTC)


def page(editor, path: str = "") -> lxml.html.HtmlElement:
    reply = editor.get(f"/desk/{ID}{path}")
    assert reply.status_code == 200, reply.text
    return lxml.html.fromstring(reply.text)


def said(element) -> str:
    return " ".join(element.text_content().split())


def rows(editor, id: str = "talks") -> list[str]:
    return [said(row) for row in page(editor).get_element_by_id(id).find_class("said")]


def every_form(editor) -> dict[str, str]:
    """What every form of the page carries: its token and the revision that is shown."""
    shown = page(editor)
    return {name: shown.xpath(f"//input[@name='{name}']/@value")[0] for name in ("form_token", "revision")}


def post(editor, act: str, **values: object):
    """Sends a form of the page with these values."""
    return editor.post(f"/desk/{ID}/{act}", data=every_form(editor) | values)


def follow(editor, link) -> lxml.html.HtmlElement:
    """The page behind a link of the desk."""
    address = urlsplit(link.get("href"))
    return page(editor, f"{address.path.removeprefix(f'/desk/{ID}')}?{address.query}")


def form_at(editor, anchor: str, word: str = "Change") -> lxml.html.HtmlElement:
    """The form behind a sentence's link, or a story's."""
    (link,) = page(editor).xpath(f"//*[@id='{anchor}']//a[.='{word}']")
    (form,) = follow(editor, link).forms
    return form


def send(editor, form, **values: object):
    """Sends a form as a browser does, with other values in it."""
    fields = [*((name, value) for name, value in form.form_values() if name not in values)]
    for name, value in values.items():
        fields += [(name, str(one)) for one in (value if isinstance(value, list) else [value])]
    data: dict[str, list[str]] = {}
    for name, value in fields:
        data.setdefault(name, []).append(value)
    return editor.post(form.get("action"), data=data)


def key(services, article: str, quote: str) -> str:
    """The key of the stored passage that begins so."""
    passages = services.store.articles.passages([article])[article]
    return next(passage.key for passage in passages if passage.text.startswith(quote))


def key_of(services, number: int) -> str:
    """The key of the first passage that a sentence of the first story cites."""
    return told(services).sentences[number].citations[0].key


def told(services, story: int = 0):
    return services.store.briefs.document(ID).items[story].summary


def acts(services) -> list[tuple[int, str, str]]:
    return [(one.number, one.actor, one.act) for one in services.store.briefs.revisions(ID)[1:]]


def stored(services, document) -> None:
    """Makes a document the newest."""
    number = services.store.briefs.get(ID).revision + 1
    services.store.briefs.add_revision(Revision(ID, number, document, "Ada", "edited", NOW), Status.DRAFT)
