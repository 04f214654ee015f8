"""What `briefs doctor` thinks of what it found: facts in, one line with its mend out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parseaddr
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from briefs.adapters.store.examine import Standing
from briefs.config import Config
from briefs.config.environment import SHORTEST_SECRET
from briefs.config.words import counted
from briefs.domain.brief import Brief, Status
from briefs.domain.errors import Problem
from briefs.domain.feed import Feed, FeedState
from briefs.domain.newsletter import Newsletter, Site, WriterKind
from briefs.newsroom.visiting import is_due

SHOWN = 3
"""How many of a kind are named; the commands of the mend show all."""

DAY = timedelta(days=1)
FULL, NEARLY_FULL = 50_000_000, 1_000_000_000
"""Bytes below which a day's articles may not fit, and below which to think of it."""


class Level(StrEnum):
    """How a check ended."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Line:
    """One check: its name, how it ended, what was found, and the mend where one is needed."""

    name: str
    level: Level
    found: str
    mend: str = ""


@dataclass(frozen=True, slots=True)
class Room:
    """A folder: whether it is there, why nothing can be written there ("" when it can), free bytes."""

    folder: Path
    exists: bool
    refusal: str
    free: int


def unseen(name: str, needs: str) -> Line:
    """The line of a check for which something else has to be mended first."""
    return Line(name, Level.WARN, f"not looked at: needs {needs}", f"mend {needs} first")


def configuration(path: Path, config: Config | None, problems: Sequence[Problem]) -> Line:
    """Whether feeds.yaml is accepted, environment aside."""
    if config is None:
        if len(problems) > 1:
            return Line("configuration", Level.FAIL, _some(problems), "briefs config check names all")
        found, _, mend = str(problems[0]).partition("; ")
        return Line("configuration", Level.FAIL, found, mend or f"mend it in {path}")
    names = ", ".join(newsletter.name for newsletter in config.newsletters)
    found = f"{path}: {counted(len(config.feeds), 'feed')}; newsletters: {names}"
    return Line("configuration", Level.OK, found)


def environment(problems: Sequence[Problem]) -> Line:
    """Whether the environment variables are what they should be."""
    if problems:
        found = _some([f"{problem.path} {problem.message}" for problem in problems])
        return Line("environment", Level.FAIL, found, "set it anew; docs/configuration.md has every variable")
    return Line("environment", Level.OK, "every variable can be read")


def data_folder(room: Room) -> Line:
    """Whether the data folder can be written and has space."""
    other = "set BRIEFS_DATA to another folder"
    if room.refusal:
        found = f"cannot write to {room.folder}: {room.refusal}"
        return Line("data folder", Level.FAIL, found, f"make it writable for this user, or {other}")
    found = f"{room.folder}{'' if room.exists else ' will be made'}, {room.free / 1e9:.1f} GB free"
    if room.free < NEARLY_FULL:
        level = Level.FAIL if room.free < FULL else Level.WARN
        return Line("data folder", level, found, f"free some space, or {other}")
    return Line("data folder", Level.OK, found)


def database(place: str, standing: Standing) -> Line:
    """Whether the database has the tables of this program."""
    found, level, mend = {
        Standing.NEW: ("not made yet; the first command that needs it makes it", Level.OK, ""),
        Standing.CURRENT: ("opens, can be written, and has the newest tables", Level.OK, ""),
        Standing.OLDER: ("has older tables", Level.WARN, "the next command migrates it, a copy first"),
        Standing.NEWER: ("was written by a newer Briefs", Level.FAIL, "update Briefs"),
        Standing.FOREIGN: (
            "belongs to another program",
            Level.FAIL,
            "set BRIEFS_DATABASE_URL to one of its own",
        ),
    }[standing]
    return Line("database", level, f"{place} {found}", mend)


def secret(*, given: bool, file: Path, kept: str | None, mode: int) -> Line:
    """Whether sessions and links are signed with a secret that stays; `kept` is the file's text, if any."""
    if given:
        return Line("secret", Level.OK, "BRIEFS_SECRET is set")
    if kept is None:
        return Line("secret", Level.OK, f"none yet; briefs serve makes one and keeps it in {file}")
    if len(kept) < SHORTEST_SECRET:
        return Line("secret", Level.FAIL, f"{file} holds no secret", f"rm {file}; briefs serve makes it anew")
    if mode & 0o077:
        return Line("secret", Level.WARN, f"{file} can be read by others", f"chmod 600 {file}")
    return Line("secret", Level.OK, f"kept in {file}")


def clock(zones: Mapping[str, bool], now: datetime, newest: datetime | None) -> Line:
    """Whether the time can be right and the time zones (name → known) are there."""
    unknown = [zone for zone, known in zones.items() if not known]
    if unknown:
        found = f"no such time zone here: {', '.join(unknown)}"
        return Line("clock", Level.FAIL, found, "pip install tzdata")
    if newest and newest > now + timedelta(minutes=5):
        found = f"{_time(now)} is before what is stored, {_time(newest)}"
        return Line("clock", Level.FAIL, found, "set this machine's clock; let it be kept by NTP")
    return Line("clock", Level.OK, f"{_time(now)}; time zones known: {', '.join(zones)}")


def writer(newsletters: Sequence[Newsletter], model: str, endpoint: str, *, chosen: bool) -> Line:
    """Who will write; `model` is "" where none is configured, `chosen` whether somebody named it."""
    asked = [n.name for n in newsletters if n.writer.kind is WriterKind.LLM]
    if not model and asked:
        found = f"{', '.join(asked)} should be written by a model, and none is configured"
        return Line("writer", Level.WARN, found, "set OPENAI_API_KEY or OPENAI_BASE_URL")
    if not model:
        return Line("writer", Level.OK, "extractive: quoted word for word; no model is configured")
    models = ", ".join(models_of(newsletters, model))
    if not models:
        return Line("writer", Level.OK, "extractive, as every newsletter asks; the model is not used")
    if not chosen and model in models:
        found = f"{models} at {host(endpoint)}, which nobody chose"
        return Line("writer", Level.WARN, found, "set BRIEFS_MODEL to a model of that server")
    return Line("writer", Level.OK, f"{models} at {host(endpoint)}")


def models_of(newsletters: Sequence[Newsletter], default: str) -> tuple[str, ...]:
    """The models that the newsletters are written by, each once."""
    written = [n.writer for n in newsletters if n.writer.kind is not WriterKind.EXTRACTIVE]
    return tuple(dict.fromkeys(asked.model or default for asked in written))


def mail(room: Room | None, server: str, *, login: bool, encrypted: bool) -> Line:
    """Where mails go: a server, or the outbox when there is a room for it."""
    if room is None:
        found = f"SMTP to {server}, {'with a login' if login else 'no login'}"
        return Line("mail", Level.OK, found + (", over TLS" if encrypted else ", TLS where it offers it"))
    if room.refusal:
        found = f"cannot write to {room.folder}: {room.refusal}"
        return Line("mail", Level.FAIL, found, "make it writable for this user")
    return Line("mail", Level.OK, f"put in {room.folder}; BRIEFS_MAIL_URL sends them by SMTP")


def answered(name: str, what: str, error: str, mend: str, *, failed: bool = True) -> Line:
    """What came of asking a server; an `error` that is no failure is a doubt."""
    if not error:
        return Line(name, Level.OK, f"{what} answers")
    return Line(name, Level.FAIL if failed else Level.WARN, error, mend)


def sender(site: Site, readers: int) -> Line:
    """Whether mails have a sender; without one none can leave."""
    if not site.sender:
        level = Level.FAIL if readers else Level.WARN
        return Line("sender", level, "site.from is not set; no mail can leave", _site("from", "its sender"))
    if _is_example(parseaddr(site.sender)[1].rpartition("@")[2]):
        return Line("sender", Level.WARN, f"{site.sender} is an example", _site("from", "your own sender"))
    return Line("sender", Level.OK, site.sender)


def site(site: Site) -> Line:
    """Whether readers can leave in one click (RFC 8058, over https) and know who writes to them."""
    url = urlsplit(site.url)
    local = url.hostname in {"localhost", "127.0.0.1", "::1"} or _is_example(url.hostname or "")
    doubts = []
    if not site.url or url.scheme != "https" or local:
        doubts.append(f"site.url is {site.url or 'not set'}: readers cannot leave in one click")
    if not site.postal_address:
        doubts.append("site.postal_address is not set, which many laws demand in every mail")
    if doubts:
        mend = "set site.url to the public https address, and site.postal_address, in feeds.yaml"
        return Line("site", Level.WARN, "; ".join(doubts), mend)
    return Line("site", Level.OK, f"{site.url}; {site.postal_address}")


def contact(site: Site, alerts_to: str) -> Line:
    """Whether publishers know whom to write to, and the operator hears of feeds that fail."""
    if _is_example(parseaddr(site.contact)[1].rpartition("@")[2]):
        mend = _site("contact", "your own address")
        return Line("contact", Level.WARN, f"{site.contact} is an example", mend)
    doubts = [] if site.contact else ["site.contact is not set: publishers cannot write to you"]
    doubts += [] if alerts_to else ["no mail says when a feed fails"]
    if doubts:
        key = "fetching.alerts_to" if site.contact else "site.contact"
        return Line("contact", Level.WARN, "; ".join(doubts), f"set {key} in feeds.yaml to a mail address")
    return Line("contact", Level.OK, f"{site.contact}; {alerts_to} hears of feeds that fail")


def feeds(configured: Sequence[Feed], states: Mapping[str, FeedState], now: datetime) -> Line:
    """Whether the feeds are read."""
    seen = [states[feed.name] for feed in configured if feed.name in states]
    due = sum(is_due(states.get(feed.name), now) for feed in configured)
    failing = [f"{s.name}: {s.error or 'gone'}" for s in seen if s.errors or s.disabled]
    found = f"{len(seen) - len(failing)} of {len(configured)} read well, {due} due"
    if failing:
        level = Level.FAIL if len(failing) == len(configured) else Level.WARN
        said = f"{found}; {len(failing)} failing: {_some(failing)}"
        return Line("feeds", level, said, "briefs feeds check says what to do")
    last = max((s.last_visit for s in seen if s.last_visit), default=None)
    if last and now - last > DAY:
        return Line("feeds", Level.WARN, f"{found}; none since {_time(last)}", "keep briefs serve running")
    return Line("feeds", Level.OK, found if seen else f"none of {len(configured)} visited yet")


def templates(folder: Path | None, replaced: Sequence[str], wrong: Sequence[str]) -> Line:
    """Whether the operator's templates, in that folder if there is one, can be used."""
    if wrong:
        mend = "mend or remove it; until then the packaged one is used"
        return Line("templates", Level.FAIL, _some(wrong), mend)
    if not replaced:
        return Line("templates", Level.OK, "the packaged ones")
    return Line("templates", Level.OK, f"{folder} replaces {_some(replaced)}")


def readers(confirmed: Mapping[str, int]) -> Line:
    """Whether every newsletter (name → confirmed subscribers) has somebody to go to."""
    alone = [name for name, count in confirmed.items() if not count]
    if alone:
        found = f"no confirmed subscriber: {', '.join(alone)}"
        return Line("readers", Level.WARN, found, f"briefs subscribers add {alone[0]} ADDRESS")
    return Line("readers", Level.OK, ", ".join(f"{name} {count}" for name, count in confirmed.items()))


def briefs(at_work: Sequence[tuple[Brief, datetime]], now: datetime) -> Line:
    """Whether a brief is stuck: drafting or sending, since the moment beside it, for more than a day."""
    stuck = [(brief, since) for brief, since in at_work if now - since > DAY]
    if not stuck:
        return Line("briefs", Level.OK, "none is stuck")
    found = _some([f"{brief.id} {brief.status} since {_time(since)}" for brief, since in stuck])
    sending = [brief for brief, _ in stuck if brief.status is Status.SENDING]
    if sending:
        return Line("briefs", Level.FAIL, found, f"briefs send {sending[0].id} goes on; the log says why")
    return Line("briefs", Level.WARN, found, "its day is over; look in the log for what stopped it")


def deliveries(unknown: Mapping[str, int]) -> Line:
    """Whether it is known of every mail (brief → mails of which it is not) that it left."""
    if not unknown:
        return Line("deliveries", Level.OK, "every mail of the last 30 days is accounted for")
    found = _some([f"{brief} {count}" for brief, count in unknown.items()])
    mend = "the program ended while they left; ask the mail server's log"
    return Line("deliveries", Level.WARN, f"unknown whether mails left: {found}", mend)


def host(address: str) -> str:
    """The host and port of an address: what else stands in it may be secret."""
    parts = urlsplit(address)
    return f"{parts.hostname}:{parts.port}" if parts.port else str(parts.hostname)


def _site(key: str, what: str) -> str:
    return f"set site.{key} in feeds.yaml to {what}"


def _is_example(domain: str) -> bool:
    """Names that never lead anywhere (RFC 2606, RFC 6761)."""
    reserved = ("example", "example.com", "example.net", "example.org", "invalid", "test", "localhost")
    return any(domain == name or domain.endswith(f".{name}") for name in reserved)


def _some(found: Sequence[object]) -> str:
    more = f"; and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    return "; ".join(str(one) for one in found[:SHOWN]) + more


def _time(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"
