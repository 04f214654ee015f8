"""The desk: the list of briefs, one brief with its evidence, and what an editor does to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from briefs.domain.audience import Delivery, DeliveryStatus, Subscription
from briefs.domain.brief import PUBLISHED, Brief, Document, Status
from briefs.domain.errors import NotFound
from briefs.newsroom import paths
from briefs.newsroom.correcting import LONGEST
from briefs.newsroom.edit import blocked
from briefs.newsroom.ledger import tally
from briefs.newsroom.slots import may_leave, send_time, slot_of
from briefs.ports import Services
from briefs.steps import review
from briefs.web import forms, left_out, view
from briefs.web.corrected import corrected, retold
from briefs.web.headers import for_pictures
from briefs.web.history import lines
from briefs.web.session import Sessions, check_origin
from briefs.web.site.wrapping import elsewhere

Render = Callable[..., HTMLResponse]

SHOWN = 60
"""Briefs in the list: two months of a daily one."""

TO_REVIEW = frozenset({Status.DRAFTING, Status.DRAFT})
ON_THE_WAY = frozenset({Status.APPROVED, Status.SENDING, Status.PAUSED})
SETTLED = frozenset({DeliveryStatus.SENT, DeliveryStatus.PENDING, DeliveryStatus.SUPPRESSED})


class Desk:
    """The handlers behind the sign-in; every one begins by asking who is there."""

    def __init__(
        self, services: Services, sessions: Sessions, render: Render, clock: Callable[[], datetime]
    ) -> None:
        self._services = services
        self._sessions = sessions
        self._render = render
        self._clock = clock

    def invitation(self, request: Request) -> Response:
        """The page of a sign-in link: a button, so that a program that follows links uses nothing up."""
        token = request.query_params.get("token", "")
        return self._render("sign_in", actor=self._sessions.invited(token), token=token)

    def sign_in(self, request: Request, form: FormData) -> Response:
        """Signs in, once for each link."""
        check_origin(request)
        response = RedirectResponse("/desk", 303)
        self._sessions.sign_in(str(form.get("token", "")), response, https=request.url.scheme == "https")
        return response

    def overview(self, request: Request) -> Response:
        """The newest briefs, those to review first."""
        actor = self._sessions.actor(request)
        briefs = [self._row(brief) for brief in self._services.store.briefs.all()[:SHOWN]]
        groups = {
            "To review": [row for row in briefs if row["brief"].status in TO_REVIEW],
            "On the way": [row for row in briefs if row["brief"].status in ON_THE_WAY],
            "Earlier": [row for row in briefs if row["brief"].status not in TO_REVIEW | ON_THE_WAY],
        }
        return self._render("list", actor=actor, groups=groups)

    def show(self, request: Request) -> Response:
        """One brief: each sentence beside what it cites, and what may be done."""
        actor = self._sessions.actor(request)
        brief = self._services.store.briefs.get(request.path_params["id"])
        history = self._services.store.briefs.revisions(brief.id)
        if not history:
            state = f"It is {brief.status}. {brief.note}"
            return self._render("message", title=brief.id, text=state, brief="")
        document = history[-1].document
        members = left_out.members(document)
        articles = self._services.store.articles.get((*view.cited_articles(document), *members))
        told = view.stories(document, articles, self._services.store.articles.passages(members))
        return self._render(
            "brief",
            actor=actor,
            brief=brief,
            document=document,
            stories=told,
            opening=view.opening(document, articles),
            stopping=_stopping(document),
            weak=sum(story.weak for story in told),
            history=lines(history),
            form_token=self._sessions.form_token(request),
            zone=document.timezone,
            broken=self._broken(brief, document),
            retold=retold(document),
            correctable=brief.status in PUBLISHED,
            corrected=corrected(document, self._services.store.corrections.of(brief.id)),
            longest_correction=LONGEST,
            **self._delivery(brief),
        )

    def preview(self, request: Request) -> Response:
        """The draft as readers would get it on the web; stores nothing."""
        actor = self._sessions.actor(request)
        services = self._services
        brief = services.store.briefs.get(request.path_params["id"])
        document = services.store.briefs.document(brief.id)
        frozen = services.pages.freeze(document, brief.revision, services.config.site, actor, self._clock())
        page = elsewhere(frozen.page, paths.brief_page(brief.id))
        return HTMLResponse(page, headers=for_pictures(page.encode()))

    def approve(self, request: Request, form: FormData) -> Response:
        """Approves the revision that the editor saw."""
        by = forms.posted(self._sessions, request, form)
        review.approve(self._services, by.brief, by.actor, self._clock(), by.revision)
        return forms.back(by.brief)

    def drop_sentence(self, request: Request, form: FormData) -> Response:
        """Drops one sentence."""
        by = forms.posted(self._sessions, request, form)
        story, number = forms.text(form, "story"), forms.number(form, "number")
        review.drop_sentence(self._services, by.brief, by.revision, story, number, by.actor, self._clock())
        return forms.back(by.brief, story or "opening")

    def drop_story(self, request: Request, form: FormData) -> Response:
        """Drops one story."""
        by = forms.posted(self._sessions, request, form)
        story = forms.text(form, "story")
        review.drop_story(self._services, by.brief, by.revision, story, by.actor, self._clock())
        return forms.back(by.brief)

    def _row(self, brief: Brief) -> dict[str, Any]:
        """A line of the list; of a draft also what there is to do."""
        todo = ""
        if brief.status is Status.DRAFT:
            todo = _todo(self._services.store.briefs.document(brief.id))
        return {"brief": brief, "title": self._title(brief.newsletter), "todo": todo}

    def _broken(self, brief: Brief, document: Document) -> tuple[str, ...]:
        """What is wrong with the templates that an approval of this draft would use."""
        if brief.status is not Status.DRAFT:
            return ()
        return self._services.pages.broken(document, self._services.config.site)

    def _title(self, newsletter: str) -> str:
        try:
            return self._services.config.newsletter(newsletter).title
        except NotFound:
            return newsletter

    def _delivery(self, brief: Brief) -> dict[str, Any]:
        """Who gets the brief and when, or who got it."""
        audience = self._services.store.audience
        rows = audience.deliveries(brief.id)
        readers = audience.subscribers(brief.newsletter)
        frozen = self._services.store.briefs.frozen(brief.id) if brief.status in PUBLISHED else None
        return {
            "frozen": frozen,
            "readers": sum(reader.status is Subscription.CONFIRMED for reader in readers),
            "tally": tally(rows),
            "troubles": tuple(filter(_troubled, rows))[:SHOWN],
            "leaving": self._leaving(brief),
        }

    def _leaving(self, brief: Brief) -> str:
        """When an approved brief leaves."""
        if brief.status not in {Status.APPROVED, Status.DRAFT}:
            return ""
        try:
            newsletter = self._services.config.newsletter(brief.newsletter)
        except NotFound:
            return "It leaves only by hand: its newsletter is no longer configured."
        start = brief.send_at or send_time(newsletter, slot_of(brief))
        now, approved = self._clock(), brief.status is Status.APPROVED
        if start and now < start:
            condition = "" if approved else " once it is approved"
            return f"It leaves at {view.local_time(start, newsletter.timezone)}{condition}."
        if may_leave(newsletter, brief, now):
            return "It leaves within a minute." if approved else "It leaves as soon as it is approved."
        return f"Its latest time has passed; once it is approved, send it with: briefs send {brief.id}"


def _todo(document: Document) -> str:
    told = view.stories(document, {})
    counts = ((_stopping(document), "unsupported"), (sum(s.weak for s in told), "weak"))
    doubts = ", ".join(f"{count} {what}" for count, what in counts if count)
    return f"{len(told)} stories{', ' + doubts if doubts else ''}"


def _stopping(document: Document) -> int:
    """How many sentences stop the approval."""
    return sum(1 for _ in blocked(document))


def _troubled(row: Delivery) -> bool:
    return row.status not in SETTLED
