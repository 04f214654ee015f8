"""Macros replaced one by one: an operator's file of macros holds those that differ, the others are ours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import Template, TemplateNotFound
from jinja2.environment import TemplateModule
from jinja2.runtime import Macro

OURS = "packaged"
"""The prefix under which a packaged template can be had although another one replaces it."""

SHARED = "shared"
"""The same for the template that newsletters have which have none of their own."""


class Replacing(Template):
    """A template that, imported, has every macro of the one that it replaces; its own count first."""

    def make_module(
        self,
        vars: dict[str, Any] | None = None,
        shared: bool = False,
        locals: Mapping[str, Any] | None = None,
    ) -> TemplateModule:
        """See Template; a macro of the other file that calls one which is replaced calls the one here."""
        module = super().make_module(vars, shared, locals)
        if replaced := self._replaced():
            _complete(module, replaced.make_module(vars, shared, locals))
        return module

    def _replaced(self) -> Template | None:
        ours = self._under(OURS)
        if ours is None or ours.filename == self.filename:
            return None
        shared = self._under(SHARED)
        return ours if shared is None or shared.filename == self.filename else shared

    def _under(self, prefix: str) -> Template | None:
        try:
            return self.environment.get_template(f"{prefix}/{self.name}")
        except TemplateNotFound:
            return None


def _complete(module: TemplateModule, other: TemplateModule) -> None:
    own, others = vars(module), vars(other)
    replaced = {id(macro): own[name] for name, macro in others.items() if name in own}
    for name, macro in others.items():
        own.setdefault(name, macro)
        if isinstance(macro, Macro):
            _rebind(macro, replaced)


def _rebind(macro: Macro, replaced: Mapping[int, Any]) -> None:
    """A macro reaches those of its file through the variables that it closes over."""
    for cell in macro._func.__closure__ or ():  # noqa: SLF001  # Jinja offers no other way to them
        if id(cell.cell_contents) in replaced:
            cell.cell_contents = replaced[id(cell.cell_contents)]
