"""The operator's templates, for `briefs doctor`: read, and tried on made-up briefs of every newsletter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefs.bootstrap import in_memory, overrides
from briefs.cli import diagnosis
from briefs.cli.diagnosis import Line
from briefs.newsroom.specimen import specimens

if TYPE_CHECKING:
    from briefs.cli.probes import Patient


def templates(patient: Patient) -> Line:
    """Whether every file can be read, and those that mails and pages use print what they must."""
    folder = overrides(patient.path)
    if folder is None:
        return diagnosis.templates(None, (), ())
    from briefs.adapters.pages.inspecting import inspect, replaced

    config, pages = patient.accepted, in_memory(patient.accepted).pages
    tried = (brief for newsletter in config.newsletters for brief in specimens(newsletter, patient.now))
    lines = [*inspect(folder, [newsletter.name for newsletter in config.newsletters])]
    lines += [line for brief in tried for line in pages.broken(brief, config.site)]
    wrong = dict.fromkeys(line.partition("; mend the template")[0] for line in lines)
    return diagnosis.templates(folder, replaced(folder), tuple(wrong))
