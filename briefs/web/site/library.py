"""What readers may see and how a page of it is printed: the same for a visitor and for an export."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from briefs.adapters.pages.links import safe_url
from briefs.adapters.pages.templates import Templates
from briefs.domain.brief import PUBLISHED, Document, Frozen
from briefs.domain.correction import Correction
from briefs.domain.errors import NotFound, StoreError
from briefs.domain.published import Published, published
from briefs.ports import Services
from briefs.web.site.stories import Stories

HTML = "text/html; charset=utf-8"

LARGEST = 50_000
"""Bytes of a page that a telephone on a slow line shows at once."""

KEPT = 40
"""Briefs that are remembered: more than a month of a daily."""


@dataclass(frozen=True, slots=True)
class Page:
    """What stands at a public path: its bytes, their media type, seconds in which nobody need ask again."""

    content: bytes
    media_type: str = HTML
    max_age: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """A public path, when what it shows last changed, and whether a search engine should know it."""

    path: str
    changed: datetime | None = None
    indexed: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of public page; `kinds.KINDS` lists them all.

    `page` makes the page of a path, None where the path is none of this kind or nothing published stands
    there; `paths` lists what an export writes. The foot of every page links to `front` with the words that
    `SiteWords.fronts` has for `name`. A `live` kind needs a running program: an export neither has nor names
    it. One `of_all` is made of what the other kinds list.
    """

    name: str
    page: Callable[[Library, str], Page | None]
    paths: Callable[[Library], Iterator[Listed]] = lambda _: iter(())
    front: str = ""
    live: bool = False
    of_all: bool = False


class Library:
    """The published briefs and the templates that print them.

    `base` stands in feeds for the site's public address, where there is none and a visitor asked under some
    address. A `whole` library is for all pages together: it asks the store once for what each page needs a
    bit of. One is made for each request and for each export, so that a page shows one state of the store.
    """

    def __init__(
        self,
        services: Services,
        templates: Templates,
        kinds: tuple[Kind, ...],
        base: str = "",
        *,
        live: bool = False,
        whole: bool = False,
    ) -> None:
        self.services = services
        self.home = safe_url(services.config.site.url).rstrip("/")
        self.base = self.home or base.rstrip("/")
        self.live = live
        self.kinds = tuple(kind for kind in kinds if live or not kind.live)
        self.stories = Stories(services.store, whole=whole)
        self._templates = templates
        self._listed: dict[str, tuple[Published, ...]] = {}
        self._known: dict[str, tuple[Listed, ...]] = {}
        self._approved: dict[str, tuple[Published, Frozen] | None] = {}

    def page(self, path: str) -> Page | None:
        """The page at a path of `newsroom.paths`; None where there is none."""
        found = (kind.page(self, path) for kind in self.kinds)
        return next((page for page in found if page is not None), None)

    def paths(self) -> Iterator[Listed]:
        """Every public path, kind by kind."""
        for kind in self.kinds:
            yield from kind.paths(self) if kind.of_all else self._paths(kind)

    @cached_property
    def indexed(self) -> tuple[Listed, ...]:
        """What search engines should know."""
        kinds = (kind for kind in self.kinds if not kind.of_all)
        return tuple(one for kind in kinds for one in self._paths(kind) if one.indexed)

    def _paths(self, kind: Kind) -> tuple[Listed, ...]:
        if kind.name not in self._known:
            self._known[kind.name] = tuple(kind.paths(self))
        return self._known[kind.name]

    def published(self, newsletter: str = "") -> tuple[Published, ...]:
        """The published briefs of a newsletter, or of all, newest first."""
        if newsletter not in self._listed:
            self._listed[newsletter] = self.services.store.briefs.published(newsletter)
        return self._listed[newsletter]

    @cached_property
    def newest(self) -> dict[str, Published]:
        """The newest published brief of each newsletter: those of feeds.yaml in its order, then others."""
        found: dict[str, Published] = {}
        for one in self.published():
            found.setdefault(one.newsletter, one)
        known = [newsletter.name for newsletter in self.services.config.newsletters]
        ordered = [name for name in known if name in found] + sorted(found.keys() - set(known))
        return {name: found[name] for name in ordered}

    @cached_property
    def corrections(self) -> tuple[Correction, ...]:
        """The corrections of published briefs, newest first."""
        return self.services.store.corrections.all()

    def approved(self, brief: str) -> tuple[Published, Frozen] | None:
        """A brief and what was approved of it, None unless it is published."""
        if brief not in self._approved:
            if len(self._approved) >= KEPT:
                del self._approved[next(iter(self._approved))]
            self._approved[brief] = self._read(brief)
        return self._approved[brief]

    def _read(self, brief: str) -> tuple[Published, Frozen] | None:
        try:
            found = self.services.store.briefs.get(brief)
        except NotFound:
            return None
        frozen = self.services.store.briefs.frozen(brief)
        if found.status not in PUBLISHED or frozen is None or frozen.revision != found.revision:
            return None
        return published(found, frozen), frozen

    def document(self, brief: str) -> Document | None:
        """What readers were given of a brief, None unless it is published; StoreError when it is damaged."""
        found = self.approved(brief)
        return document_of(found[1].json) if found else None

    def render(self, template: str, **values: Any) -> str:
        """A template of the site by its name, such as home.html; ours where an operator's is broken.

        TemplateError when ours is.
        """
        return self._templates.printed(f"web/{template}.j2", values)

    def html(self, template: str, **values: Any) -> Page:
        """The same as a page for browsers."""
        return Page(self.render(template, **values).encode())


def fitting(pages: Iterable[Page]) -> Page:
    """The first of ever shorter pages, at least one, that has LARGEST bytes at most; else the last."""
    for made in pages:
        if len(made.content) <= LARGEST:
            break
    return made


@lru_cache(maxsize=KEPT)
def document_of(json: str) -> Document:
    """The document that frozen JSON holds; StoreError when it holds none."""
    try:
        return _DOCUMENTS.validate_json(json)
    except ValidationError as error:
        raise StoreError("an approved brief cannot be read; restore the database from a copy") from error


_DOCUMENTS = TypeAdapter(Document)
