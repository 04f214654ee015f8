"""What `briefs doctor` finds in an operator's folder of templates without printing anything."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from jinja2 import Environment, meta

from briefs.adapters.pages.environment import NEWSLETTERS, SUFFIX, packaged, translated
from briefs.adapters.pages.fitness import HTML, MARKDOWN, PAGE, SUBJECT, TEXT
from briefs.adapters.pages.jinja import mail_environment
from briefs.adapters.pages.marked import markdown_environment
from briefs.config.words import nearest

NEAR = 0.8
"""How like a template's name a file's must be to be taken for a mistyped one and not for a note."""


def replaced(overrides: Path) -> tuple[str, ...]:
    """The files that replace a packaged template, by path in the folder."""
    ours = _names(packaged())
    return tuple(sorted(path for path in _names(overrides) if _parted(path)[1] in ours))


def inspect(overrides: Path, newsletters: Collection[str]) -> tuple[str, ...]:
    """What is wrong with its files, a line each: those that cannot be read, and those that nothing uses."""
    return tuple(dict.fromkeys((*_unread(overrides), *_unused(overrides, newsletters))))


def _unread(overrides: Path) -> Iterator[str]:
    for path in sorted(_names(overrides)):
        newsletter, name = _parted(path)
        if path.endswith(SUFFIX):
            try:
                _environment(overrides, newsletter, name).get_template(name)
            except Exception as error:  # noqa: BLE001  # a template may raise anything
                yield str(translated(error, path))


def _environment(overrides: Path, newsletter: str, name: str) -> Environment:
    made = markdown_environment if name.startswith("md/") else mail_environment
    return made(overrides, newsletter)


def _unused(overrides: Path, newsletters: Collection[str]) -> Iterator[str]:
    ours, theirs = _names(packaged()), _names(overrides)
    known = ours | {other for path in theirs for other in _references(overrides, path)}
    of_a_brief = _of_a_brief()
    for path in sorted(theirs):
        newsletter, name = _parted(path)
        if newsletter and newsletter not in newsletters:
            place = overrides / NEWSLETTERS / newsletter
            yield f"{place}: there is no newsletter {newsletter!r}{nearest(newsletter, newsletters)}"
        elif newsletter and name in ours - of_a_brief:
            yield f"{overrides / path}: is the same for every newsletter; move it to {overrides / name}"
        elif name not in known and (near := nearest(name, ours, cutoff=NEAR)):
            yield f"{overrides / path}: no template is called {name!r}{near}"


def _of_a_brief() -> frozenset[str]:
    """The packaged templates that print a brief, and those that they use: a newsletter may have its own."""
    found = [SUBJECT, HTML, TEXT, PAGE, MARKDOWN]
    for name in found:
        found += sorted(_references(packaged(), name).difference(found))
    return frozenset(found)


def _references(folder: Path, path: str) -> frozenset[str]:
    """What a file includes, imports or extends; nothing where it cannot be read, which `_unread` tells."""
    newsletter, name = _parted(path)
    try:
        source = (folder / path).read_text(encoding="utf-8")
        parsed = _environment(folder, newsletter, name).parse(source)
    except Exception:  # noqa: BLE001  # a template may raise anything
        return frozenset()
    return frozenset(other for other in meta.find_referenced_templates(parsed) if other)


def _parted(path: str) -> tuple[str, str]:
    """The newsletter that a file is for, "" for all of them, and the name of the template."""
    first, _, rest = path.partition("/")
    newsletter, _, name = rest.partition("/")
    return (newsletter, name) if first == NEWSLETTERS and name else ("", path)


def _names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
