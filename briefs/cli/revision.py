"""Whether feeds.yaml is the configuration that is in force, for `briefs doctor`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefs.cli.diagnosis import Level, Line
from briefs.config import Config
from briefs.config.loading import load_text
from briefs.domain.errors import ConfigError
from briefs.newsroom.revising import changes

if TYPE_CHECKING:
    from briefs.cli.probes import Patient


def revision(patient: Patient) -> Line:
    """The newest accepted revision beside the file that stands there."""
    newest, file = patient.store.newest_config(), patient.path.name
    if newest is None:
        return Line("revision", Level.OK, "none yet; the first command that uses the database takes one")
    try:
        accepted = load_text(newest[1], patient.path, {})
    except ConfigError:
        accepted = None  # an older Briefs took it
    return compared(file, newest[0], accepted, patient.config)


def compared(file: str, number: int, accepted: Config | None, standing: Config | None) -> Line:
    """What to think of revision `number`, None where it cannot be read, and of the file, None when broken."""
    in_force = f"revision {number} is in force"
    if standing is None:
        found = f"{in_force}: a running clock and desk keep to it, other commands refuse {file}"
        return Line("revision", Level.WARN, found, f"mend {file}; it is taken over within half a minute")
    if accepted and accepted.text == standing.text:
        return Line("revision", Level.OK, f"{in_force}, and {file} is the same")
    different = changes(accepted, standing) if accepted else "an older Briefs took that one"
    mend = "a running clock takes it over within half a minute, any other command at once"
    return Line("revision", Level.WARN, f"{in_force}, {file} differs: {different}", mend)
