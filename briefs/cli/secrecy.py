"""What of the environment nobody may read, taken out of what `briefs doctor` prints."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import parse_qsl, unquote, urlsplit

from briefs.cli.diagnosis import Line
from briefs.config import Environment


def secrets(environment: Environment) -> tuple[str, ...]:
    """Every text of the environment that nobody may read, the longest first."""
    urls = (environment.database_url, environment.mail_url, environment.model_url)
    parts = {environment.model_key, environment.secret, *(part for url in urls for part in _logins(url))}
    return tuple(sorted(filter(None, parts), key=lambda part: (-len(part), part)))


def without(line: Line, hidden: Iterable[str]) -> Line:
    """The line with a sign in the place of everything that nobody may read."""
    found, mend = line.found, line.mend
    for part in hidden:
        found, mend = found.replace(part, "…"), mend.replace(part, "…")
    return Line(line.name, line.level, found, mend)


def _logins(url: str) -> list[str]:
    parts = urlsplit(url)
    query = [value for key, value in parse_qsl(parts.query) if key != "timeout"]
    login = [parts.password or "", unquote(parts.password or "")]
    return [*login, *query]
