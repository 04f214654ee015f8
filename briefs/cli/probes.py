"""Looks at one thing after the other for `briefs doctor`; what to think of it is decided in diagnosis.py."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from briefs.adapters.store.examine import Standing, examine
from briefs.adapters.store.memory import MemoryStore
from briefs.bootstrap import database_url, in_memory
from briefs.cli import diagnosis, secrecy, servers
from briefs.cli.diagnosis import Level, Line, Room
from briefs.cli.revision import revision
from briefs.cli.templates import templates
from briefs.config import Config, Environment, load
from briefs.config.environment import read_environment
from briefs.domain.audience import DeliveryStatus, Subscription
from briefs.domain.brief import Brief, Status
from briefs.domain.errors import BriefsError, ConfigError, Problem
from briefs.ports import Model, Store

RECENT = timedelta(days=30)
FILE, DATABASE = "feeds.yaml", "the database"


@dataclass(frozen=True, slots=True)
class Patient:
    """What is looked at, and what of it could not be read: `lacks` names files, variables, the database."""

    path: Path
    environment: Environment
    config: Config | None
    store: Store
    now: datetime
    lacks: frozenset[str] = frozenset()

    @property
    def accepted(self) -> Config:
        """The configuration, for checks that need feeds.yaml."""
        if self.config is None:
            raise TypeError("a check that needs feeds.yaml has to say so")
        return self.config


Look = Callable[[Patient], Line]
Server = TypeVar("Server")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look at, and what has to be right before that can be done."""

    name: str
    look: Look
    needs: tuple[str, ...] = ()

    def line(self, patient: Patient) -> Line:
        """Its line; whatever goes wrong while looking is one too, so that the others are still looked at."""
        if missing := [need for need in self.needs if need in patient.lacks]:
            return diagnosis.unseen(self.name, missing[0])
        try:
            return self.look(patient)
        except BriefsError as error:
            message, _, mend = str(error).partition("; ")
            return Line(self.name, Level.FAIL, message, mend)
        except Exception as error:  # noqa: BLE001  # a bug in one check must not hide the others
            return Line(
                self.name, Level.FAIL, f"unexpected {type(error).__name__}: {error}", "tell the authors"
            )


def examination(path: Path, environ: Mapping[str, str], now: datetime, *, online: bool) -> Iterator[Line]:
    """A line a check, in an order in which they can be mended; no line holds a secret."""
    environment, wrong = read_environment(environ, path.parent)
    hidden = secrecy.secrets(environment)
    for line in _lines(path, environment, wrong, now, online=online):
        yield secrecy.without(line, hidden)


def _lines(
    path: Path, environment: Environment, wrong: list[Problem], now: datetime, *, online: bool
) -> Iterator[Line]:
    config, problems = _config(path, environment)
    yield diagnosis.configuration(path, config, problems)
    yield diagnosis.environment(wrong)
    lacks = frozenset(problem.path for problem in wrong) | (frozenset() if config else {FILE})
    patient = Patient(path, environment, config, MemoryStore(), now, lacks)
    yield from (check.line(patient) for check in BEFORE)
    with closing(_Opened()) as opened:
        yield Check("database", opened.look, ("BRIEFS_DATA", "BRIEFS_DATABASE_URL")).line(patient)
        patient = replace(
            patient,
            store=opened.store or patient.store,
            lacks=lacks if opened.usable else lacks | {DATABASE},
        )
        yield from (check.line(patient) for check in (*AFTER, *(_asking(patient) if online else ())))


def _config(path: Path, environment: Environment) -> tuple[Config | None, tuple[Problem, ...]]:
    """feeds.yaml alone: the environment has a line of its own, and a mistake there hides nothing here."""
    try:
        return replace(load(path, {}), environment=environment), ()
    except ConfigError as error:
        return None, error.problems


class _Opened:
    """The store, opened only when that changes nothing: an older database stays as it is."""

    def __init__(self) -> None:
        self.store: Store | None = None
        self.usable = False

    def look(self, patient: Patient) -> Line:
        """Opens an up-to-date database and writes to it; a new one counts as an empty one."""
        from briefs.adapters.store.owner import this_process
        from briefs.adapters.store.sql import open_store

        address = database_url(patient.environment)
        place, standing = examine(address)
        if standing is Standing.CURRENT:
            self.store = open_store(address)
            with self.store.lease("doctor", this_process(), patient.now, patient.now + timedelta(minutes=1)):
                pass  # what cannot be written fails here, as it would for a run
        self.usable = standing in {Standing.CURRENT, Standing.NEW}
        return diagnosis.database(place, standing)

    def close(self) -> None:
        if self.store:
            self.store.close()


def _room(folder: Path) -> Room:
    """Tries to write where the folder is, or where it would be made; nothing stays behind."""
    there = next(part for part in (folder, *folder.absolute().parents) if part.exists())
    try:
        with tempfile.TemporaryFile(dir=there):
            refusal = ""
    except OSError as error:
        refusal = error.strerror or str(error)
    return Room(folder, folder.exists(), refusal, shutil.disk_usage(there).free)


def _data_folder(patient: Patient) -> Line:
    return diagnosis.data_folder(_room(patient.environment.data))


def _secret(patient: Patient) -> Line:
    file = patient.environment.data / "secret"
    kept = file.read_text(encoding="utf-8", errors="replace") if file.exists() else None
    mode = file.stat().st_mode if file.exists() else 0
    return diagnosis.secret(given=bool(patient.environment.secret), file=file, kept=kept, mode=mode)


def _clock(patient: Patient) -> Line:
    newsletters = patient.config.newsletters if patient.config else ()
    names = dict.fromkeys([newsletter.timezone for newsletter in newsletters] or ["Europe/London"])
    stored = [state.last_visit for state in patient.store.feeds.states().values() if state.last_visit]
    stored += [brief.created for brief in patient.store.briefs.all()[:1]]
    known = {name: _is_zone(name) for name in names}
    return diagnosis.clock(known, patient.now, max(stored, default=None))


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _writer(patient: Patient) -> Line:
    environment, newsletters = patient.environment, patient.accepted.newsletters
    if model := _model(patient):
        chosen = bool(environment.model or not environment.model_url)
        return diagnosis.writer(newsletters, model.name, model.endpoint, chosen=chosen)
    return diagnosis.writer(newsletters, "", "", chosen=False)


def _model(patient: Patient) -> Model | None:
    environment = patient.environment
    configured = environment.model_key or environment.model_url
    return in_memory(patient.accepted).model if configured else None


def _mail(patient: Patient) -> Line:
    from briefs.adapters.mail.smtp import server

    if not patient.environment.mail_url:
        return diagnosis.mail(_room(patient.environment.data / "outbox"), "", login=False, encrypted=False)
    found = server(patient.environment.mail_url)
    place = f"{found.host}:{found.port}"
    return diagnosis.mail(None, place, login=bool(found.user), encrypted=found.implicit_tls)


def _sender(patient: Patient) -> Line:
    return diagnosis.sender(patient.accepted.site, sum(_confirmed(patient).values()))


def _site(patient: Patient) -> Line:
    return diagnosis.site(patient.accepted.site)


def _contact(patient: Patient) -> Line:
    return diagnosis.contact(patient.accepted.site, patient.accepted.fetching.alerts_to)


def _feeds(patient: Patient) -> Line:
    return diagnosis.feeds(patient.accepted.feeds, patient.store.feeds.states(), patient.now)


def _readers(patient: Patient) -> Line:
    return diagnosis.readers(_confirmed(patient))


def _confirmed(patient: Patient) -> dict[str, int]:
    found = Counter(
        subscriber.newsletter
        for subscriber in patient.store.audience.subscribers()
        if subscriber.status is Subscription.CONFIRMED
    )
    return {newsletter.name: found[newsletter.name] for newsletter in patient.accepted.newsletters}


def _briefs(patient: Patient) -> Line:
    working = {Status.DRAFTING, Status.SENDING}
    found = [brief for brief in patient.store.briefs.all() if brief.status in working]
    return diagnosis.briefs([(brief, _since(patient.store, brief)) for brief in found], patient.now)


def _since(store: Store, brief: Brief) -> datetime:
    """Sending begins with the approval, or at the time that an editor set."""
    frozen = store.briefs.frozen(brief.id) if brief.status is Status.SENDING else None
    moments = (brief.created, brief.send_at, frozen.approved_at if frozen else None)
    return max(moment for moment in moments if moment)


def _deliveries(patient: Patient) -> Line:
    unknown: dict[str, int] = {}
    for brief in patient.store.briefs.all():
        if patient.now - brief.created <= RECENT:
            rows = patient.store.audience.deliveries(brief.id)
            count = sum(row.status is DeliveryStatus.UNKNOWN for row in rows)
            unknown |= {brief.id: count} if count else {}
    return diagnosis.deliveries(unknown)


def _asking(patient: Patient) -> Iterator[Check]:
    """A check for each server that is configured and asked: every model once, then the mail server."""
    if patient.config and (model := _model(patient)):
        for name in diagnosis.models_of(patient.config.newsletters, model.name):
            yield Check("model", partial(_asked, servers.ask, model.named(name)))
    if patient.config and (embedder := in_memory(patient.accepted).embedder):
        yield Check("embeddings", partial(_asked, servers.embed, embedder))
    if patient.environment.mail_url:
        yield Check("mail server", partial(_asked, servers.greet, patient.environment.mail_url))


def _asked(ask: Callable[[Server], Line], server: Server, _: Patient) -> Line:
    return ask(server)


BEFORE = (Check("data folder", _data_folder, ("BRIEFS_DATA",)),)
AFTER = (
    Check("secret", _secret, ("BRIEFS_DATA", "BRIEFS_SECRET")),
    Check("clock", _clock),
    Check("revision", revision, (DATABASE,)),
    Check("writer", _writer, (FILE, "OPENAI_API_KEY", "OPENAI_BASE_URL", "BRIEFS_MODEL")),
    Check("mail", _mail, ("BRIEFS_DATA", "BRIEFS_MAIL_URL")),
    Check("sender", _sender, (FILE,)),
    Check("site", _site, (FILE,)),
    Check("contact", _contact, (FILE,)),
    Check("feeds", _feeds, (FILE, DATABASE)),
    Check("templates", templates, (FILE,)),
    Check("readers", _readers, (FILE, DATABASE)),
    Check("briefs", _briefs, (DATABASE,)),
    Check("deliveries", _deliveries, (DATABASE,)),
)
