"""Renders a document into everything that is approved, with Jinja templates an operator may replace."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import css_inline
from jinja2 import Environment

from briefs.adapters.pages.brief import view
from briefs.adapters.pages.environment import environment, place, render
from briefs.adapters.pages.fitness import HTML, MARKDOWN, PAGE, SUBJECT, TEXT, lacking, no_way_out
from briefs.adapters.pages.frozen import as_json, hash_of
from briefs.adapters.pages.letter import view as letter_view
from briefs.adapters.pages.links import clean
from briefs.adapters.pages.marked import markdown_environment
from briefs.adapters.pages.plain import fold, tidy
from briefs.adapters.pages.readers import for_readers
from briefs.adapters.pages.shortening import plainly_linked, shortened
from briefs.adapters.pages.templates import Broken, Templates
from briefs.adapters.pages.view import BriefView
from briefs.domain.alert import Letter, Trouble
from briefs.domain.brief import PREFERENCES, UNSUBSCRIBE, WRAPPED, Document, Frozen
from briefs.domain.errors import TemplateError
from briefs.domain.newsletter import Site
from briefs.newsroom.weight import AIM, LIGHT, MOST, weight

log = logging.getLogger("briefs")

LONGEST_SUBJECT = 200
"""Characters of a subject line: longer ones are cut by every mail program."""

OPERATOR = tuple(f"email/operator/{part}.j2" for part in ("subject.txt", "body.txt", "body.html"))
"""The templates of the mail to the operator."""

TRIED = tuple(
    Trouble(f"feed {n}", f"feed-{n}", ("does not answer",), "briefs feeds check") for n in range(120)
)
"""What that mail is tried with: more than it shows."""


class JinjaPages:
    """The `Pages` of Briefs; files in `overrides` replace the packaged templates one by one.

    Where one of them is broken, the packaged template prints that part, and a warning names file and line.
    """

    def __init__(self, overrides: Path | None = None) -> None:
        self._templates = Templates(overrides, mail_environment)
        self._markdown = Templates(overrides, markdown_environment)
        # remote style sheets are never loaded: approval must not depend on the network
        self._inliner = css_inline.CSSInliner(load_remote_stylesheets=False, minify_css=True)

    def freeze(self, document: Document, revision: int, site: Site, actor: str, now: datetime) -> Frozen:
        """Subject, HTML mail, text part, page and JSON, with their hash; TemplateError if ours is broken."""
        broken: Broken = []
        subject, html, text, page = self._parts(document, view(document, site), broken)
        _warn(broken, document.brief)
        frozen = Frozen(
            brief=document.brief,
            revision=revision,
            subject=subject,
            html=html,
            text=text,
            page=page,
            json=as_json(for_readers(document)),
            sender=site.sender,
            language=document.language,
            hash="",
            approved_by=actor,
            approved_at=now,
        )
        return replace(frozen, hash=hash_of(frozen))

    def broken(self, document: Document, site: Site) -> tuple[str, ...]:
        """What is wrong with the operator's templates for this document, a line each with file and line."""
        name = document.newsletter
        if not any(self._is_own(templates.of(name)) for templates in (self._templates, self._markdown)):
            return ()
        found: Broken = []
        brief = view(document, site)
        self._parts(document, brief, found)
        self._marked(document, brief, found)
        self._letter(TRIED, site, datetime.combine(document.date, time(), UTC), found)
        return _lines(found)

    def markdown(self, document: Document, site: Site) -> str:
        """The brief as CommonMark; TemplateError if our template is broken."""
        broken: Broken = []
        printed = self._marked(document, view(document, site), broken)
        _warn(broken, document.brief)
        return printed

    def letter(self, troubles: Sequence[Trouble], site: Site, now: datetime) -> Letter:
        """The mail that tells the operator of troubles; TemplateError if our template is broken."""
        broken: Broken = []
        letter = self._letter(troubles, site, now, broken)
        _warn(broken, "the mail to the operator")
        return letter

    def _letter(self, troubles: Sequence[Trouble], site: Site, now: datetime, broken: Broken) -> Letter:
        values = {"letter": letter_view(troubles, site, now)}

        def printed(templates: Environment) -> Letter:
            subject, text, html = (render(templates, part, values) for part in OPERATOR)
            return Letter(_subject(subject), tidy(text), self._inlined(templates, OPERATOR[-1], html))

        return self._templates.first("", printed, broken)

    def _parts(self, document: Document, brief: BriefView, broken: Broken) -> tuple[str, str, str, str]:
        """Subject, HTML, text and page; the text holds no more than the HTML does."""

        def printed(name: str, brief: BriefView) -> str:
            return self._templates.first(
                document.newsletter, lambda those: self._printed(those, name, brief), broken
            )

        mail, html = self._templates.first(
            document.newsletter, lambda those: self._mail(those, brief), broken
        )
        return printed(SUBJECT, brief), html, printed(TEXT, mail), printed(PAGE, brief)

    def _marked(self, document: Document, brief: BriefView, broken: Broken) -> str:
        return self._markdown.first(
            document.newsletter, lambda those: self._printed(those, MARKDOWN, brief), broken
        )

    def _mail(self, templates: Environment, brief: BriefView) -> tuple[BriefView, str]:
        """What of the brief a mail holds, and its HTML; TemplateError where only ours are light enough."""
        made: list[tuple[BriefView, str]] = []

        def printed(less: BriefView) -> str:
            found = next((html for known, html in made if known is less), "")
            if not found:
                made.append((less, found := self._printed(templates, HTML, less)))
            return found

        def weigh(less: BriefView) -> int:
            return weight(printed(less))

        light = brief if weigh(brief) <= LIGHT else plainly_linked(brief)
        mail = shortened(light, weigh, AIM)
        html = printed(mail)
        heavy = weight(html) > MOST and self._is_own(templates)
        if heavy and weight(self._mail(self._templates.ours, brief)[1]) <= MOST:
            raise _unfit(templates, HTML, f"makes a mail of {weight(html):,} bytes; {MOST:,} is the most")
        return mail, html

    def _printed(self, templates: Environment, name: str, brief: BriefView) -> str:
        """What the template of that name makes of the brief; TemplateError where that must not be used."""
        printed = self._finished(templates, name, render(templates, name, _values(name, brief)))
        own = self._is_own(templates)
        if wrong := lacking(name, printed, brief) if own else no_way_out(name, printed):
            raise _unfit(templates, name, wrong)
        return printed

    def _finished(self, templates: Environment, name: str, printed: str) -> str:
        if name == SUBJECT:
            return _subject(printed)
        if name == HTML:
            return self._inlined(templates, name, printed)
        return printed if name == PAGE else tidy(printed)

    def _inlined(self, templates: Environment, name: str, html: str) -> str:
        try:
            return self._inliner.inline(html)
        except css_inline.InlineError as error:
            raise _unfit(templates, name, f"its styles cannot be inlined: {error}") from error

    def _is_own(self, templates: Environment) -> bool:
        return templates not in (self._templates.ours, self._markdown.ours)


def _values(name: str, brief: BriefView) -> dict[str, Any]:
    """What a template is given; a page has no links of one reader's own, and a mail is not wrapped later."""
    values: dict[str, Any] = {"brief": brief, "words": brief.words}
    if name in {HTML, TEXT}:
        # the page of preferences is the site's own
        values |= {"unsubscribe": UNSUBSCRIBE, "preferences": PREFERENCES if brief.publisher.home else ""}
    return values | ({"wrapped": WRAPPED} if name == PAGE else {})


def mail_environment(overrides: Path | None, newsletter: str = "") -> Environment:
    """The templates' environment with the filter that folds plain text."""
    made = environment(overrides, newsletter)
    made.filters["fold"] = fold
    return made


def _subject(rendered: str) -> str:
    line = clean(rendered)
    return line if len(line) <= LONGEST_SUBJECT else f"{line[: LONGEST_SUBJECT - 1]}…"


def _unfit(templates: Environment, name: str, wrong: str) -> TemplateError:
    return TemplateError(f"{place(templates, name)}: {wrong}; mend the template, or remove it if it is yours")


def _warn(broken: Broken, what: str) -> None:
    for line in _lines(broken):
        log.warning("%s; the packaged template takes its place in %s", line, what)


def _lines(broken: Broken) -> tuple[str, ...]:
    """Each fault once: a broken piece stands in several templates."""
    return tuple(dict.fromkeys(map(str, broken)))
