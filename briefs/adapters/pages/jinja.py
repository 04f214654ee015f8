"""Renders a document into everything that is approved, with Jinja templates an operator may replace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import css_inline

from briefs.adapters.pages.brief import view
from briefs.adapters.pages.environment import environment, render
from briefs.adapters.pages.frozen import as_json, hash_of
from briefs.adapters.pages.letter import view as letter_view
from briefs.adapters.pages.links import clean
from briefs.adapters.pages.marked import markdown_environment
from briefs.adapters.pages.plain import fold, tidy
from briefs.adapters.pages.readers import for_readers
from briefs.adapters.pages.view import BriefView
from briefs.domain.alert import Letter, Trouble
from briefs.domain.brief import PREFERENCES, UNSUBSCRIBE, WRAPPED, Document, Frozen
from briefs.domain.errors import TemplateError
from briefs.domain.newsletter import Site

SUBJECT = 200
"""Characters of a subject line: longer ones are cut by every mail program."""

HEAVY = 90_000
"""Bytes of HTML: Gmail cuts off a mail at about 102 kB, and the way out of the list with it."""


class JinjaPages:
    """The `Pages` of Briefs; files in `overrides` replace the packaged templates one by one."""

    def __init__(self, overrides: Path | None = None) -> None:
        self._templates = environment(overrides)
        self._templates.filters["fold"] = fold
        self._markdown = markdown_environment(overrides)
        # remote style sheets are never loaded: approval must not depend on the network
        self._inliner = css_inline.CSSInliner(load_remote_stylesheets=False, minify_css=True)

    def freeze(self, document: Document, revision: int, site: Site, actor: str, now: datetime) -> Frozen:
        """Subject, HTML mail, text part, page and JSON, with their hash; TemplateError when one is broken."""
        brief = view(document, site)
        frozen = Frozen(
            brief=document.brief,
            revision=revision,
            subject=_subject(self._render("email/subject.txt.j2", brief)),
            html=self._mail(brief),
            text=tidy(self._render("email/body.txt.j2", brief)),
            page=self._render("web/brief.html.j2", brief),
            json=as_json(for_readers(document)),
            sender=site.sender,
            language=document.language,
            hash="",
            approved_by=actor,
            approved_at=now,
        )
        return replace(frozen, hash=hash_of(frozen))

    def markdown(self, document: Document, site: Site) -> str:
        """The brief as CommonMark; TemplateError when its template is broken."""
        return tidy(render(self._markdown, "md/brief.md.j2", _values(view(document, site))))

    def letter(self, troubles: Sequence[Trouble], site: Site, now: datetime) -> Letter:
        """The mail that tells the operator of troubles; TemplateError when a template is broken."""
        values = {"letter": letter_view(troubles, site, now)}
        parts = [f"email/operator/{part}.j2" for part in ("subject.txt", "body.txt", "body.html")]
        subject, text, html = (render(self._templates, part, values) for part in parts)
        return Letter(_subject(subject), tidy(text), self._inlined(html, parts[-1]))

    def _render(self, name: str, brief: BriefView, **more: Any) -> str:
        return render(self._templates, name, _values(brief) | more)

    def _mail(self, brief: BriefView) -> str:
        """The HTML mail; one that is too heavy goes without its "also reported" and says so."""
        html = self._inlined(self._render("email/body.html.j2", brief, left_out=False))
        if len(html.encode()) <= HEAVY or not brief.also:
            return html
        return self._inlined(self._render("email/body.html.j2", replace(brief, also=()), left_out=True))

    def _inlined(self, html: str, name: str = "email/body.html.j2") -> str:
        try:
            return self._inliner.inline(html)
        except css_inline.InlineError as error:
            raise TemplateError(f"{name}: its styles cannot be inlined: {error}") from error


def _subject(rendered: str) -> str:
    line = clean(rendered)
    return line if len(line) <= SUBJECT else f"{line[: SUBJECT - 1]}…"


def _values(brief: BriefView) -> dict[str, Any]:
    return {
        "brief": brief,
        "words": brief.words,
        "unsubscribe": UNSUBSCRIBE,
        # the page behind it is the site's own
        "preferences": PREFERENCES if brief.publisher.home else "",
        "wrapped": WRAPPED,
    }
