"""The Jinja environment of mails and pages, and its errors as one line with file and line."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from email.utils import format_datetime
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateNotFound,
    select_autoescape,
)
from jinja2 import TemplateSyntaxError as SyntaxProblem

from briefs.domain.errors import TemplateError

SUFFIX = ".j2"


def environment(overrides: Path | None = None) -> Environment:
    """Templates by path, such as email/body.html.j2; a file in `overrides` replaces the packaged one.

    Values are escaped in every *.html.j2 and *.xml.j2. TemplateError when the packaged templates are missing.
    """
    folders = [folder for folder in (overrides, packaged()) if folder]
    templates = Environment(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders]),
        autoescape=select_autoescape(
            enabled_extensions=(f"html{SUFFIX}", f"xml{SUFFIX}"), default_for_string=True
        ),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    templates.filters["rfc822"] = format_datetime
    return templates


def packaged() -> Path:
    """The templates that come with Briefs: inside the wheel, or at the top of a checkout."""
    here = Path(__file__).resolve()
    folders = (here.parents[2] / "templates", here.parents[3] / "templates")
    for folder in folders:
        if (folder / "email").is_dir():
            return folder
    raise TemplateError(f"the packaged templates are missing: {folders[0]}; install briefs again")


def render(templates: Environment, name: str, values: Mapping[str, Any]) -> str:
    """The rendered template; whatever is wrong with it is a TemplateError naming file and line."""
    try:
        return templates.get_template(name).render(values)
    except Exception as error:
        # a template may raise anything
        raise translated(error, name) from error


def translated(error: Exception, name: str) -> TemplateError:
    """A failure while the template of that name was loaded or rendered, as one line."""
    if isinstance(error, SyntaxProblem):
        where, what = f"{error.filename or error.name or name}:{error.lineno}", error.message or "is broken"
    elif isinstance(error, TemplateNotFound):
        where, what = _place(error) or name, f"there is no template {error.name}"
    else:
        where, what = _place(error) or name, f"{str(error) or type(error).__name__}"
    return TemplateError(f"{where}: {' '.join(what.split())}; mend the template, or remove it if it is yours")


def _place(error: Exception) -> str:
    """File and line of the innermost template of a traceback; Jinja puts the templates' own lines in."""
    frames = [(frame.f_code.co_filename, line) for frame, line in traceback.walk_tb(error.__traceback__)]
    return next((f"{file}:{line}" for file, line in reversed(frames) if file.endswith(SUFFIX)), "")
