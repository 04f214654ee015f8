"""The demonstration: three mornings of the sample week, from feeds over loopback to mails in an outbox."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path

from briefs import pipeline
from briefs.bootstrap import assemble
from briefs.config import Config, load
from briefs.demo.server import SampleServer
from briefs.domain.audience import Delivery, Subscriber, Subscription
from briefs.domain.brief import Brief, Document, Status
from briefs.domain.errors import NotFound
from briefs.domain.newsletter import Slot
from briefs.newsroom.ledger import for_show
from briefs.newsroom.paths import brief_page
from briefs.newsroom.slots import latest_slot
from briefs.ports import Progress, Services
from briefs.steps.refresh import VISIT
from briefs.steps.review import approve
from briefs.web.site.export import export, library
from briefs.web.site.wrapping import elsewhere

MORNINGS = tuple(datetime(2025, 6, day, 21, tzinfo=UTC) for day in (21, 23, 25))
"""Six o'clock in Tokyo on 22, 24 and 26 June 2025."""

SIGNED_BY = "the demo (nobody reviewed it)"

READERS = ("reader.one@example.com", "reader.two@example.com", "reader.three@example.com")


@dataclass(frozen=True, slots=True)
class Morning:
    """What one morning gave; `made_before` when an earlier run had sent it already."""

    brief: Brief
    document: Document
    folder: Path
    deliveries: tuple[Delivery, ...]
    made_before: bool


def play(out: Path, mornings: Sequence[datetime], progress: Progress) -> Iterator[Morning]:
    """Plays the mornings, each from wherever an earlier run was stopped, and writes the public site."""
    with SampleServer(mornings[0]) as server, assemble(_config(out, server), progress) as services:
        _subscribe(services, mornings[0])
        for now in mornings:
            server.now = now
            yield _morning(services, out, now)
        export(library(services), out / "site", services.engine)


def _config(out: Path, server: SampleServer) -> Config:
    """The sample's feeds.yaml; nothing of the caller's environment, so that no key and no server is used."""
    environ = {
        "BRIEFS_DATA": str(out.absolute()),
        "BRIEFS_ALLOWED_NETWORKS": "127.0.0.0/8",
        "BRIEFS_CONNECT_TO": f"*.example={server.address}",
    }
    with as_file(files("briefs.demo") / "feeds.yaml") as path:
        return load(path, environ)


def _subscribe(services: Services, now: datetime) -> None:
    for number, address in enumerate(READERS, 1):
        reader = Subscriber(f"demo-reader-{number}", address, "asia", Subscription.CONFIRMED, now)
        services.store.audience.add(reader)


def _morning(services: Services, out: Path, now: datetime) -> Morning:
    slot = latest_slot(services.config.newsletters[0], now)
    made_before = _status(services, slot) is Status.SENT
    if not made_before:
        _work(services, slot, now)
    brief = services.store.briefs.get(slot.brief)
    folder = out / slot.date.isoformat()
    _write_files(services, brief, folder)
    return Morning(
        brief,
        services.store.briefs.document(brief.id),
        folder,
        services.store.audience.deliveries(brief.id),
        made_before,
    )


def _work(services: Services, slot: Slot, now: datetime) -> None:
    """One morning as an operator and an editor would have it, the editor's part played by the demo."""
    if _status(services, slot) in {None, Status.DRAFTING, Status.SKIPPED, Status.FAILED}:
        _read(services, now)
        pipeline.draft(services, slot, now)
    if _status(services, slot) is Status.DRAFT:
        approve(services, slot.brief, SIGNED_BY, now)
    pipeline.send(services, slot.brief, now)


def _read(services: Services, now: datetime) -> None:
    """Reads the feeds; those whose visits two kills in a row interrupted are free again after a while."""
    pipeline.refresh(services, now)
    read = {s.name for s in services.store.feeds.states().values() if s.last_visit and s.last_visit >= now}
    if len(read) < len(services.config.feeds):
        pipeline.refresh(services, now + VISIT)


def _status(services: Services, slot: Slot) -> Status | None:
    try:
        return services.store.briefs.get(slot.brief).status
    except NotFound:
        return None


def _write_files(services: Services, brief: Brief, folder: Path) -> None:
    """The approved bytes as files; written whole or not at all, since a run may be killed anywhere."""
    frozen = services.store.briefs.frozen(brief.id)
    if frozen is None:
        return
    folder.mkdir(parents=True, exist_ok=True)
    page = elsewhere(frozen.page, brief_page(brief.id), "../site/")
    for name, text in (("brief.html", page), ("brief.txt", frozen.text), ("brief.json", frozen.json)):
        part = folder / f"{name}.part"
        part.write_text(for_show(text, services.config.site), encoding="utf-8")
        part.replace(folder / name)
