"""The only place where adapters are chosen: a configuration becomes the services that steps use."""

from __future__ import annotations

import logging
import secrets
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from briefs.config import Config, Environment, load
from briefs.config.environment import SHORTEST_SECRET, read_environment
from briefs.config.loading import load_text
from briefs.config.watching import Found, Watch
from briefs.domain.errors import ConfigError, Problem, StoreError
from briefs.domain.newsletter import Newsletter, Site
from briefs.newsroom import revising
from briefs.ports import Embedder, FeedReader, Mailer, Model, Progress, Services, Store

log = logging.getLogger("briefs")


class Live:
    """The services in force while feeds.yaml may change; whoever holds older ones may finish with them."""

    def __init__(self, services: Services, watch: Watch) -> None:
        self.services = services
        self._watch = watch
        self._found: Found = services.config

    def renew(self, now: datetime) -> Services:
        """Looks at feeds.yaml and gives the services from now on; the store and the mailer stay open."""
        config, before, found = self.services.config, self._found, self._watch.look()
        after, reader = revising.in_force(config, before, found), self.services.reader
        if after.text != config.text:
            after = _recorded(after, self.services.store, now)
            reader = _make_reader(after)
        self.services = replace(self.services, config=after, reader=reader)
        self._found = found
        if said := revising.said(config, before, found, after.revision):
            log.log(logging.INFO if isinstance(found, Config) else logging.WARNING, said)
        return self.services


@contextmanager
def open_live(path: Path, environ: Mapping[str, str]) -> Iterator[Live]:
    """The services of a program that runs on while feeds.yaml changes, until the block ends.

    It begins with the file, or with the configuration last accepted when the file is there and broken;
    ConfigError when there is neither.
    """
    watch = Watch(path, environ)
    found = watch.look()
    config = found if isinstance(found, Config) else _last_accepted(path, environ, found)
    with assemble(config, _for_days()) as services:
        yield Live(services, watch)


def _for_days() -> Progress | None:
    """Bars are for who sits at a terminal; in the log of a program that runs for days they say nothing."""
    from briefs.adapters.engine.progress import Silent

    return None if sys.stderr.isatty() else Silent()


def _last_accepted(path: Path, environ: Mapping[str, str], problems: tuple[Problem, ...]) -> Config:
    """The configuration last accepted; a file that is not there is a wrong path, and starts nothing."""
    from briefs.adapters.store.examine import Standing, examine
    from briefs.adapters.store.sql import open_store

    address = database_url(places(path, environ))
    if examine(address)[1] is Standing.NEW:
        raise ConfigError(problems)
    with closing(open_store(address)) as store:
        newest = store.newest_config()
    try:
        if newest is not None:
            return load_text(newest[1], path, environ)
    except ConfigError:
        pass  # an older Briefs took it; what is wrong with the file says more
    raise ConfigError(problems)


def places(path: Path, environ: Mapping[str, str]) -> Environment:
    """The environment of a feeds.yaml that may be broken but must be there; ConfigError."""
    environment, problems = read_environment(environ, path.parent)
    if problems or not path.exists():
        return load(path, environ).environment  # tells everything that is wrong
    return environment


@contextmanager
def open_services(
    path: Path, environ: Mapping[str, str], progress: Progress | None = None
) -> Iterator[Services]:
    """The services for a feeds.yaml, until the block ends; ConfigError or StoreError when they cannot be."""
    with assemble(load(path, environ), progress) as services:
        yield services


@contextmanager
def assemble(config: Config, progress: Progress | None = None) -> Iterator[Services]:
    """The services for an accepted configuration; the database is opened, and migrated if it is older."""
    from briefs.adapters.store.sql import open_store

    make_folder(config.environment.data)
    with closing(open_store(database_url(config.environment))) as store:
        services = _services(_recorded(config, store, datetime.now(UTC)), store, progress)
        with closing(services.mailer):
            yield services


def _recorded(config: Config, store: Store, now: datetime) -> Config:
    """The configuration with its number in the database."""
    return replace(config, revision=store.accept_config(config.text, now))


def without_store(environ: Mapping[str, str]) -> Services:
    """Services that remember nothing, for commands that read files and write to standard output."""
    newsletter = Newsletter("files", "files", ())
    environment, problems = read_environment(environ, Path())
    if problems:
        raise ConfigError(tuple(problems))
    return in_memory(Config(Site(), (), (newsletter,), environment))


def in_memory(config: Config) -> Services:
    """The services for an accepted configuration, on a store that is forgotten; no file is touched."""
    from briefs.adapters.store.memory import MemoryStore

    return _services(config, MemoryStore(), None)


def _services(config: Config, store: Store, progress: Progress | None) -> Services:
    from briefs.adapters import data
    from briefs.adapters.engine.inprocess import InProcess
    from briefs.adapters.engine.progress import Bars
    from briefs.adapters.pages.jinja import JinjaPages
    from briefs.adapters.store.owner import this_process

    return Services(
        config=config,
        store=store,
        reader=_make_reader(config),
        model=_make_model(config.environment),
        mailer=_make_mailer(config.environment),
        pages=JinjaPages(overrides(config.path)),
        engine=InProcess(progress or Bars(sys.stderr)),
        owner=this_process(),
        outlets=data.load_outlets(),
        prices=data.load_prices(),
        names=data.load_names(),
        background=data.load_background(),
        embedder=_make_embedder(config.environment),
    )


def database_url(environment: Environment) -> str:
    """The configured database, or a SQLite file in the data folder."""
    return environment.database_url or f"sqlite:///{environment.data / 'briefs.db'}"


def session_secret(environment: Environment) -> str:
    """BRIEFS_SECRET, or one made once and kept in the data folder, readable by its owner only."""
    if environment.secret:
        return environment.secret
    file = environment.data / "secret"
    if not file.exists():
        _make_secret(file)
    secret = file.read_text(encoding="ascii")
    if len(secret) < SHORTEST_SECRET:
        raise StoreError(f"{file} holds no secret; delete it, and it is made anew")
    return secret


def _make_secret(file: Path) -> None:
    """Whole or not at all, and the first of two processes wins."""
    part = file.with_name(f"secret.{secrets.token_hex(8)}")
    part.touch(mode=0o600)
    part.write_text(secrets.token_urlsafe(32), encoding="ascii")
    with suppress(FileExistsError):
        file.hardlink_to(part)
    part.unlink()


def overrides(path: Path) -> Path | None:
    """The operator's own templates beside feeds.yaml, None where there are none but the packaged ones."""
    folder = path.parent / "templates"
    packaged = Path(__file__).resolve().parent.parent / "templates"
    return folder if folder.is_dir() and folder.resolve() != packaged else None


def make_folder(data: Path) -> None:
    """Makes the data folder; StoreError names the mend."""
    try:
        data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"cannot make the data folder {data}: {error.strerror}; set BRIEFS_DATA to a folder you may write"
        ) from error


def _make_reader(config: Config) -> FeedReader:
    from briefs.adapters.feeds.reader import HttpFeedReader

    return HttpFeedReader(
        contact=config.site.contact or config.site.url,
        allowed_networks=config.environment.allowed_networks,
        connect_to=config.environment.connect_to,
        host_delay=config.fetching.host_delay.total_seconds(),
    )


def _make_model(environment: Environment) -> Model | None:
    if not (environment.model_key or environment.model_url):
        return None
    from briefs.adapters.llm.breaker import Breaker
    from briefs.adapters.llm.openai_model import OpenAIModel

    key, url = environment.model_key or "none", environment.model_url
    return Breaker(OpenAIModel(environment.model, key, url, environment.model_timeout))


def _make_embedder(environment: Environment) -> Embedder | None:
    if not (environment.embeddings_model and (environment.model_key or environment.model_url)):
        return None
    from briefs.adapters.llm.embeddings import OpenAIEmbedder

    return OpenAIEmbedder(
        environment.embeddings_model, environment.model_key or "none", environment.model_url
    )


def _make_mailer(environment: Environment) -> Mailer:
    if not environment.mail_url:
        from briefs.adapters.mail.outbox import Outbox

        return Outbox(environment.data / "outbox")
    from briefs.adapters.mail.smtp import SmtpMailer

    return SmtpMailer(environment.mail_url)
