"""Environment variables → Environment; no problem repeats a value that may hold a secret."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from briefs.config.accepted import Environment
from briefs.config.words import nearest, shown
from briefs.domain.errors import Problem

FILE = "environment"
SHORTEST_SECRET = 16
MOST_AT_ONCE = 16
LONGEST_TIMEOUT = 1800


def _data(value: str, folder: Path) -> Path:
    if "\0" in value:
        raise ValueError("is not a folder's name")
    return folder / value


def _database(value: str, _: Path) -> str:
    parts = _split(value)
    dialect = parts.scheme.partition("+")[0] if parts else ""
    if dialect not in {"sqlite", "postgresql"} or "://" not in value:
        raise ValueError("is not sqlite:///file.db or postgresql://user:password@host/name")
    return value


def _mail(value: str, _: Path) -> str:
    parts = _split(value)
    if parts is None or parts.scheme not in {"smtp", "smtps"} or not parts.hostname or parts.path.strip("/"):
        raise ValueError("is not smtp://user:password@host:587 or smtps://user:password@host:465")
    return value


def _web(value: str, _: Path) -> str:
    parts = _split(value)
    if parts is None or parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("is not an address such as https://api.openai.com/v1")
    return value


def _line(value: str, _: Path) -> str:
    if not value.isprintable() or " " in value:
        raise ValueError("holds a space or a line break; set it anew, without")
    return value


def _secret(value: str, _: Path) -> str:
    if len(value) < SHORTEST_SECRET:
        raise ValueError(f"is shorter than {SHORTEST_SECRET} characters; make one with: openssl rand -hex 32")
    return value


def _at_once(value: str, _: Path) -> int:
    if not value.isdecimal() or not 1 <= int(value) <= MOST_AT_ONCE:
        raise ValueError(f"{shown(value)} is not a whole number from 1 to {MOST_AT_ONCE}")
    return int(value)


def _seconds(value: str, _: Path) -> float:
    if not value.isdecimal() or not 1 <= int(value) <= LONGEST_TIMEOUT:
        raise ValueError(f"{shown(value)} is not a whole number of seconds from 1 to {LONGEST_TIMEOUT}")
    return float(value)


def _networks(value: str, _: Path) -> tuple[str, ...]:
    networks = tuple(part.strip() for part in value.split(","))
    for network in networks:
        try:
            ip_network(network)
        except ValueError:
            raise ValueError(f"{shown(network)} is not a network such as 10.0.0.0/8") from None
    return networks


def _connections(value: str, _: Path) -> tuple[tuple[str, str], ...]:
    pairs = tuple(part.strip() for part in value.split(","))
    for pair in pairs:
        found = re.fullmatch(r"(\*\.)?[\w.-]+=(\[[0-9A-Fa-f:.]+\]|[\w.-]+):([0-9]{1,5})", pair)
        if not found or not 0 < int(found[3]) < 65_536:
            raise ValueError(f"{shown(pair)} is not 'host=address:port' such as '*.example=127.0.0.1:8000'")
        if not _is_ip(found[2].strip("[]")):
            raise ValueError(
                f"{shown(pair)} names {shown(found[2])}; write its IP address, such as 127.0.0.1"
            )
    return tuple((host, address) for host, _, address in (pair.partition("=") for pair in pairs))


def _is_ip(text: str) -> bool:
    """Whether it can be dialled as it stands: what is configured here is not looked up."""
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _split(value: str) -> SplitResult | None:
    """The parts of an address whose port, if any, is a number; None for anything else."""
    try:
        parts = urlsplit(value)
        return None if re.search(r"\s", value) or parts.port == 0 else parts
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Variable:
    """One environment variable: the field it sets, how it is read, and what the reference says of it."""

    name: str
    field: str
    read: Callable[[str, Path], object]
    default: str
    meaning: str


VARIABLES = (
    Variable(
        "BRIEFS_DATA",
        "data",
        _data,
        "`var`",
        "Folder of the database, the outbox and the session secret; relative to the folder of feeds.yaml.",
    ),
    Variable(
        "BRIEFS_DATABASE_URL",
        "database_url",
        _database,
        "`briefs.db` in the data folder",
        "Another database: `postgresql://user:password@host/name` or `sqlite:///file.db`.",
    ),
    Variable(
        "BRIEFS_MAIL_URL",
        "mail_url",
        _mail,
        "none: mails are put in `outbox` in the data folder",
        "Mail server: `smtp://user:password@host:587` (STARTTLS) or `smtps://user:password@host:465`. "
        "Write special characters of the password as `%40` and the like.",
    ),
    Variable(
        "OPENAI_API_KEY",
        "model_key",
        _line,
        "none: no model is used",
        "Key of the language model's server.",
    ),
    Variable(
        "OPENAI_BASE_URL",
        "model_url",
        _web,
        "OpenAI's own",
        "Address of any server that speaks OpenAI's protocol, such as `http://localhost:11434/v1`.",
    ),
    Variable("BRIEFS_MODEL", "model", _line, "`gpt-5-mini`", "Model for newsletters that name none."),
    Variable(
        "BRIEFS_MODEL_AT_ONCE",
        "model_at_once",
        _at_once,
        f"{Environment().model_at_once}",
        "Stories that the model is asked about at one time; 1 for a server that answers one after the other.",
    ),
    Variable(
        "BRIEFS_MODEL_TIMEOUT",
        "model_timeout",
        _seconds,
        f"{Environment().model_timeout:.0f}",
        "Seconds that one answer of the model may take. After three without an answer its server is left "
        "alone for a minute and more, and the stories are quoted instead.",
    ),
    Variable(
        "BRIEFS_EMBEDDINGS_MODEL",
        "embeddings_model",
        _line,
        "none: words alone tell which reports belong together",
        "Embeddings model of the same server, such as `text-embedding-3-small`: the titles and first lines "
        "of all articles are sent to it, once, and reports of one event are found also where they share few "
        "words.",
    ),
    Variable(
        "BRIEFS_SECRET",
        "secret",
        _secret,
        "made once and kept in the data folder",
        f"Signs the desk's sessions and the links in mails; at least {SHORTEST_SECRET} characters.",
    ),
    Variable(
        "BRIEFS_ALLOWED_NETWORKS",
        "allowed_networks",
        _networks,
        "none",
        "Networks that feeds and pages may be fetched from although they are not public: "
        "`10.0.0.0/8,127.0.0.0/8`.",
    ),
    Variable(
        "BRIEFS_CONNECT_TO",
        "connect_to",
        _connections,
        "none",
        "Other addresses for hosts, for tests and proxies: `*.example=127.0.0.1:8000`.",
    ),
)

CONFIG = "BRIEFS_CONFIG"
"""Read by the command line, before there is a configuration."""


def read_environment(environ: Mapping[str, str], folder: Path) -> tuple[Environment, list[Problem]]:
    """The environment, and what is wrong with it; `folder` is that of feeds.yaml, and empty is unset."""
    found: dict[str, object] = {"data": folder / Environment().data}
    problems = [_misspelt(name) for name in environ if _near(name)]
    for variable in VARIABLES:
        value = environ.get(variable.name, "").strip()
        if not value:
            continue
        try:
            found[variable.field] = variable.read(value, folder)
        except ValueError as error:
            problems.append(Problem(FILE, None, variable.name, str(error)))
    return Environment(**found), problems  # type: ignore[arg-type]  # each variable reads its field's type


def _near(name: str) -> str:
    known = {variable.name for variable in VARIABLES} | {CONFIG}
    return nearest(name, known, cutoff=0.8) if name.startswith("BRIEFS_") and name not in known else ""


def _misspelt(name: str) -> Problem:
    return Problem(FILE, None, name, f"is not read{_near(name)}")
