"""What a form or an address says: who posted it, to which brief, and what it names there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse

from briefs.domain.summary import Part
from briefs.newsroom.edit import Wording
from briefs.newsroom.order import DOWN, UP
from briefs.newsroom.places import Place, Row
from briefs.web.session import Sessions

STEPS = {"up": UP, "down": DOWN}


@dataclass(frozen=True, slots=True)
class Posted:
    """Who does something, to which brief, having seen which revision."""

    actor: str
    brief: str
    revision: int


def posted(sessions: Sessions, request: Request, form: FormData) -> Posted:
    """The form's sender; SignedOut, Forged, and an answer 400 when the form has no revision."""
    actor = sessions.actor(request)
    sessions.check_form(request, form.get("form_token"))
    return Posted(actor, request.path_params["id"], number(form, "revision"))


def back(brief: str, anchor: str = "") -> RedirectResponse:
    """To the brief's page after an act, so that loading it again repeats nothing."""
    return RedirectResponse(f"/desk/{brief}{f'#{anchor}' if anchor else ''}", 303)


def text(values: Mapping[str, object], name: str) -> str:
    """A field, empty when it is missing."""
    return str(values.get(name) or "")


def number(values: Mapping[str, object], name: str) -> int:
    """A field that is a number; without it an answer 400."""
    try:
        return int(str(values.get(name)))
    except ValueError:
        raise _missing(name) from None


def place(values: Mapping[str, object]) -> Place:
    """The place that the fields story, row and number name; the row is of what is said unless it says so."""
    try:
        row = Row(text(values, "row") or Row.SAID)
    except ValueError:
        raise _missing("row") from None
    return Place(text(values, "story"), number(values, "number"), row)


def part(values: Mapping[str, object]) -> Part:
    """The part that the form names."""
    try:
        return Part(text(values, "part"))
    except ValueError:
        raise _missing("part") from None


def step(values: Mapping[str, object]) -> int:
    """Which way something is moved."""
    try:
        return STEPS[text(values, "to")]
    except KeyError:
        raise _missing("to") from None


def wording(form: FormData) -> Wording:
    """What an editor wrote, and the passages that were ticked."""
    cites = tuple(map(str, form.getlist("cites")))
    return Wording(text(form, "text"), cites, text(form, "label"))


def _missing(name: str) -> HTTPException:
    return HTTPException(400, f"the form has no {name}")
