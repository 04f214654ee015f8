"""What an editor does beside dropping: change, add, restore, take on, move, go back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from http import HTTPStatus

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from briefs.adapters.pages.dates import calendar
from briefs.adapters.pages.links import clean
from briefs.domain.brief import Document
from briefs.domain.errors import BriefsError, Conflict, NotAllowed
from briefs.domain.summary import SECTIONS, Part
from briefs.newsroom.check.gate import NOTED
from briefs.newsroom.edit import LONGEST, NOTE, Wording, parts_for, wording_of
from briefs.newsroom.opening import passages_of
from briefs.newsroom.places import Place, Row, item_of, sentence_at
from briefs.ports import Services
from briefs.steps import review
from briefs.steps.correcting import correct
from briefs.steps.material import material
from briefs.web import forms
from briefs.web.choosing import Offered, offered
from briefs.web.said import PARTS, anchor
from briefs.web.session import Sessions

Render = Callable[..., HTMLResponse]


class Editing:
    """The handlers of these acts; every one begins by asking who is there."""

    def __init__(
        self, services: Services, sessions: Sessions, render: Render, clock: Callable[[], datetime]
    ) -> None:
        self._services = services
        self._sessions = sessions
        self._render = render
        self._clock = clock

    def sentence(self, request: Request) -> Response:
        """The page on which a sentence is changed; Conflict when its address is of an earlier revision."""
        actor, document = self._opened(request)
        place = forms.place(request.query_params)
        sentence = sentence_at(document, place)
        what = "Mend a held-back sentence" if place.row is Row.HELD_BACK else "Change a sentence"
        page = self._page(request, document, place, wording_of(sentence), (sentence.part,))
        return page(actor=actor, act="change-sentence", title=what, sentence=sentence)

    def new_sentence(self, request: Request) -> Response:
        """The page on which an editor writes a sentence; Conflict and NotAllowed as the act itself."""
        actor, document = self._opened(request)
        story = forms.text(request.query_params, "story")
        parts = parts_for(document, story)
        if not parts:
            raise NotAllowed(f"{story} is told in one line; only its headline can be changed")
        page = self._page(request, document, Place(story, 0), Wording(""), parts)
        return page(actor=actor, act="add-sentence", title="Add a sentence", sentence=None)

    def change_sentence(self, request: Request, form: FormData) -> Response:
        """Changes words or citations of a sentence; where it cannot be, shows what was written."""
        by, place, wording = self._posted(request, form), forms.place(form), forms.wording(form)
        try:
            review.change_sentence(
                self._services, by.brief, by.revision, place, wording, by.actor, self._clock()
            )
        except (Conflict, NotAllowed) as error:
            return self._kept(by, error, wording)
        return forms.back(by.brief, place.story if place.row is Row.HELD_BACK else anchor(place))

    def add_sentence(self, request: Request, form: FormData) -> Response:
        """Adds an editor's own sentence; where it cannot be, shows what was written."""
        by, story, wording = self._posted(request, form), forms.text(form, "story"), forms.wording(form)
        part = forms.part(form)
        try:
            review.add_sentence(
                self._services, by.brief, by.revision, story, part, wording, by.actor, self._clock()
            )
        except (Conflict, NotAllowed) as error:
            return self._kept(by, error, wording)
        return forms.back(by.brief, story or "opening")

    def restore_sentence(self, request: Request, form: FormData) -> Response:
        """Restores a held-back sentence."""
        by, story, number = (
            self._posted(request, form),
            forms.text(form, "story"),
            forms.number(form, "number"),
        )
        review.restore_sentence(self._services, by.brief, by.revision, story, number, by.actor, self._clock())
        return forms.back(by.brief, story)

    def override(self, request: Request, form: FormData) -> Response:
        """Publishes a blocked sentence anyway, under the editor's name."""
        by, place, note = self._posted(request, form), forms.place(form), forms.text(form, "note")
        review.override(self._services, by.brief, by.revision, place, note, by.actor, self._clock())
        return forms.back(by.brief, anchor(place))

    def move_sentence(self, request: Request, form: FormData) -> Response:
        """Moves a sentence within its part."""
        by, place, step = self._posted(request, form), forms.place(form), forms.step(form)
        review.move_sentence(
            self._services, by.brief, by.revision, place.story, place.number, step, by.actor, self._clock()
        )
        return forms.back(by.brief, place.story or "opening")

    def move_story(self, request: Request, form: FormData) -> Response:
        """Moves a story within its section."""
        by, story, step = self._posted(request, form), forms.text(form, "story"), forms.step(form)
        review.move_story(self._services, by.brief, by.revision, story, step, by.actor, self._clock())
        return forms.back(by.brief, story)

    def go_back(self, request: Request, form: FormData) -> Response:
        """Makes an earlier revision the newest again."""
        by, to = self._posted(request, form), forms.number(form, "to")
        review.go_back(self._services, by.brief, by.revision, to, by.actor, self._clock())
        return forms.back(by.brief)

    def correct(self, request: Request, form: FormData) -> Response:
        """Says publicly that a published brief was wrong; where it cannot be, shows what was written."""
        by, story, text = self._posted(request, form), forms.text(form, "story"), forms.text(form, "text")
        try:
            correct(self._services, by.brief, story, text, by.actor, self._clock())
        except (Conflict, NotAllowed) as error:
            return self._kept(by, error, Wording(text))
        return forms.back(by.brief, story or "corrections")

    def _posted(self, request: Request, form: FormData) -> forms.Posted:
        return forms.posted(self._sessions, request, form)

    def _opened(self, request: Request) -> tuple[str, Document]:
        """Who wants to edit, and the document as its page showed it."""
        actor = self._sessions.actor(request)
        revision = forms.number(request.query_params, "revision")
        return actor, review.editable(self._services, request.path_params["id"], revision)

    def _page(
        self,
        request: Request,
        document: Document,
        place: Place,
        wording: Wording,
        parts: tuple[Part, ...],
    ) -> Callable[..., HTMLResponse]:
        """The page with the fields of a sentence and all that it may cite."""
        return partial(
            self._render,
            "sentence",
            brief=document.brief,
            revision=forms.number(request.query_params, "revision"),
            form_token=self._sessions.form_token(request),
            language=document.language,
            place=place,
            wording=replace(wording, text=clean(wording.text), label=clean(wording.label)),
            parts=tuple((part.value, PARTS[part] or "Summary") for part in parts),
            labelled=any(part in SECTIONS for part in parts),
            noted=any(part in NOTED for part in parts),
            needed=any(part not in NOTED for part in parts),
            offered=self._offered(document, place.story, wording),
            longest=LONGEST,
            note=NOTE,
        )

    def _offered(self, document: Document, story: str, wording: Wording) -> tuple[Offered, ...]:
        kept = passages_of(document) if not story else [p.key for p in item_of(document, story).passages]
        days = calendar("en", document.timezone, document.date)
        return offered(material(self._services, document, story), frozenset(kept), wording.cites, days)

    def _kept(self, by: forms.Posted, error: BriefsError, wording: Wording) -> Response:
        """Why nothing was stored, and what the editor wrote: the browser may have forgotten it."""
        title = "Somebody changed it first." if isinstance(error, Conflict) else "That cannot be done."
        wrote = f"{wording.label}: {wording.text}" if wording.label else wording.text
        return self._render(
            "message", HTTPStatus.CONFLICT, title=title, text=str(error), brief=by.brief, wrote=wrote
        )
