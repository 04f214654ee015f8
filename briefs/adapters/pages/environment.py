"""The Jinja environment of mails and pages, and its errors as one line with file and line."""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Mapping
from email.utils import format_datetime
from pathlib import Path
from typing import Any

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateNotFound,
    select_autoescape,
)
from jinja2 import TemplateSyntaxError as SyntaxProblem

from briefs.adapters.pages.replacing import OURS, SHARED, Replacing
from briefs.domain.errors import TemplateError

SUFFIX = ".j2"

NEWSLETTERS = "newsletters"
"""The folder of those templates of an operator that are for one newsletter only, in a folder of its name."""


def environment(overrides: Path | None = None, newsletter: str = "") -> Environment:
    """Templates by path, such as email/body.html.j2; a file in `overrides` replaces the packaged one.

    A file in overrides/newsletters/NAME does so for that newsletter alone. As packaged/email/body.html.j2
    each packaged one can be had as well. Values are escaped in every *.html.j2 and *.xml.j2. TemplateError
    when the packaged templates are missing.
    """
    templates = Environment(
        loader=ChoiceLoader([*_loaders(overrides, newsletter)]),
        autoescape=select_autoescape(
            enabled_extensions=(f"html{SUFFIX}", f"xml{SUFFIX}"), default_for_string=True
        ),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    templates.template_class = Replacing
    templates.filters["rfc822"] = format_datetime
    return templates


def _loaders(overrides: Path | None, newsletter: str) -> Iterator[BaseLoader]:
    ours = FileSystemLoader(packaged())
    yield PrefixLoader({OURS: ours})
    if overrides:
        shared = ChoiceLoader([FileSystemLoader(overrides), ours])
        if newsletter:
            yield PrefixLoader({SHARED: shared})
            yield FileSystemLoader(overrides / NEWSLETTERS / newsletter)
        yield shared
    yield ours


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


def place(templates: Environment, name: str) -> str:
    """The file of the template of that name, its name where it is in none."""
    return templates.get_template(name).filename or name


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
