"""The one error tree: every failure that Briefs can explain to a person.

BriefsError
├── ConfigError          feeds.yaml or the environment is wrong; carries every problem at once
├── FeedError            one visit to a feed or a page failed; carries its kind and the mend
├── StoreError           the database cannot be read or written
│   ├── Conflict             somebody else changed it first
│   └── StoreBroken          nothing can be stored at all: full, read-only, damaged; ends the run
├── ModelError           the language model gave nothing usable
│   ├── ModelUnavailable     no answer: timeout, connection, 5xx, 429 beyond the cap
│   ├── ModelRefused         it declined, or its content filter did
│   ├── ReplyInvalid         it answered something that is not a summary
│   └── BudgetSpent          the cap would be exceeded; the call was not made
├── MailError            one mail was not accepted; carries whether a later try can help
├── TemplateError        a template is broken; carries its name and line
├── ExportError          pages cannot be written into a folder; names the mend
├── NotAllowed           the act does not fit the brief's state
├── NotFound             no such brief, newsletter, feed or subscriber
└── NothingToTell        no brief can be made of what is stored; the slot is skipped
"""

from __future__ import annotations

from dataclasses import dataclass

from briefs.domain.feed import Candidate
from briefs.domain.model import Reply


class BriefsError(Exception):
    """A failure with a one-line message for a person, which names the mend where there is one."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a configuration file: where, what stands there, what was expected."""

    file: str
    line: int | None
    path: str
    message: str

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        return " ".join(part for part in (where, self.path and f"{self.path}:", self.message) if part)


class ConfigError(BriefsError):
    """The configuration was refused; `problems` lists everything that is wrong with it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


class FeedError(BriefsError):
    """One visit failed; `kind` is a stable word ("timeout", "status", "not-a-feed"), `mend` advice.

    `links` are the feeds that a web page names, where it was sent instead of a feed.
    """

    def __init__(self, kind: str, message: str, mend: str = "", links: tuple[Candidate, ...] = ()) -> None:
        self.kind = kind
        self.mend = mend
        self.links = links
        super().__init__(message)

    def __reduce__(self) -> tuple[type[FeedError], tuple[str, str, str, tuple[Candidate, ...]]]:
        """Travels whole from a worker process; exceptions are otherwise made anew from their message."""
        return FeedError, (self.kind, str(self), self.mend, self.links)


class StoreError(BriefsError):
    """The database cannot be read or written."""


class Conflict(StoreError):
    """Somebody else changed the same thing first; read again and repeat."""


class StoreBroken(StoreError):
    """Nothing can be stored at all; the run ends, since every other item would fail the same way."""


class ModelError(BriefsError):
    """The language model gave nothing that can be used; `usage` is what the attempt may have cost."""

    def __init__(self, message: str, usage: Reply | None = None) -> None:
        self.usage = usage
        super().__init__(message)


class ModelUnavailable(ModelError):
    """The model's server did not answer in time, or answered that it cannot.

    `down` says that it fails whatever it is asked, so that asking again at once is in vain.
    """

    def __init__(self, message: str, usage: Reply | None = None, *, down: bool = True) -> None:
        self.down = down
        super().__init__(message, usage)


class ModelRefused(ModelError):
    """The model, or its content filter, declined to write."""


class ReplyInvalid(ModelError):
    """The model answered, but not with a summary of the story."""


class BudgetSpent(ModelError):
    """The call would exceed the configured cap and was not made."""


class MailError(BriefsError):
    """One mail was not accepted; `temporary` says whether trying later can help.

    `in_doubt` says that the connection broke before the last answer, so the mail may have left all the same.
    """

    def __init__(self, message: str, *, temporary: bool, in_doubt: bool = False) -> None:
        self.temporary = temporary
        self.in_doubt = in_doubt
        super().__init__(message)


class TemplateError(BriefsError):
    """A template cannot be used; the message names the file and the line."""


class ExportError(BriefsError):
    """Pages cannot be written into a folder."""


class NotAllowed(BriefsError):
    """The act does not fit the state that the brief is in."""


class NotFound(BriefsError):
    """Nothing stored or configured has that name."""


class NothingToTell(BriefsError):
    """What is stored gives no brief; the slot is skipped, never an empty mail."""
