"""What the program works with once feeds.yaml and the environment are accepted."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from briefs.config.words import nearest
from briefs.domain.errors import NotFound, Problem
from briefs.domain.feed import Feed, Fetching
from briefs.domain.newsletter import Newsletter, Site
from briefs.domain.ruling import Referee


@dataclass(frozen=True, slots=True)
class Environment:
    """What comes from environment variables only: secrets and places; its repr shows no secret.

    `allowed_networks` are CIDRs that fetching may reach although they are not public; `connect_to` sends
    hosts (or "*.suffix") to another address, as `curl --connect-to` does.
    """

    data: Path = Path("var")
    database_url: str = field(default="", repr=False)
    mail_url: str = field(default="", repr=False)
    model_key: str = field(default="", repr=False)
    model_url: str = field(default="", repr=False)
    model: str = ""
    model_at_once: int = 4
    model_timeout: float = 120.0
    embeddings_model: str = ""
    secret: str = field(default="", repr=False)
    allowed_networks: tuple[str, ...] = ()
    connect_to: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Config:
    """The accepted configuration; `text` is feeds.yaml as it was read.

    `revision` is its number in the database, 0 before it has one; `refused` is what is wrong with the file
    that stands there by now, while this one stays in force.
    """

    site: Site
    feeds: tuple[Feed, ...]
    newsletters: tuple[Newsletter, ...]
    environment: Environment
    text: str = field(default="", repr=False)
    path: Path = Path("feeds.yaml")
    fetching: Fetching = field(default_factory=Fetching)
    referee: Referee = field(default_factory=Referee)
    revision: int = 0
    refused: tuple[Problem, ...] = ()

    def newsletter(self, name: str) -> Newsletter:
        """The newsletter of that name; NotFound names those that there are."""
        for newsletter in self.newsletters:
            if newsletter.name == name:
                return newsletter
        names = ", ".join(n.name for n in self.newsletters)
        raise NotFound(f"no newsletter {name!r} in {self.path}; there are: {names}")

    def feed(self, name: str) -> Feed:
        """The feed of that name; NotFound when it is not configured."""
        for feed in self.feeds:
            if feed.name == name:
                return feed
        near = nearest(name, (feed.name for feed in self.feeds))
        raise NotFound(f"no feed {name!r} in {self.path}{near or '; briefs feeds list names all'}")
