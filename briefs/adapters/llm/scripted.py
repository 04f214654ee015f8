"""A model that answers from a script: the twin of the real one, for tests and for the sample."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from briefs.domain.errors import ModelError, ModelUnavailable, ReplyInvalid
from briefs.domain.model import Embedded, Prompt, Reply
from briefs.newsroom import budget

Line = str | ModelError | Callable[[Prompt], str]
"""One answer: its text, the error to raise, or what makes the text from the request."""


class ScriptedModel:
    """Gives its lines in turn, and keeps every request in `history`; ModelUnavailable after the last line."""

    def __init__(
        self,
        *lines: Line,
        name: str = "scripted",
        endpoint: str = "script:",
        history: list[Prompt] | None = None,
    ) -> None:
        self._lines = list(lines)
        self._name = name
        self._endpoint = endpoint
        self.history: list[Prompt] = [] if history is None else history

    @property
    def name(self) -> str:
        """The name that replies carry."""
        return self._name

    @property
    def endpoint(self) -> str:
        """Stands in for a server's address."""
        return self._endpoint

    def named(self, name: str) -> ScriptedModel:
        """The same script and history under another name."""
        other = ScriptedModel(name=name, endpoint=self._endpoint, history=self.history)
        other._lines = self._lines
        return other

    def complete(self, prompt: Prompt) -> Reply:
        """The next line of the script; an empty one is ReplyInvalid."""
        self.history.append(prompt)
        if not self._lines:
            raise ModelUnavailable(f"{self._endpoint} cannot be reached")
        line = self._lines.pop(0)
        if isinstance(line, ModelError):
            raise line
        text = line if isinstance(line, str) else line(prompt)
        usage = budget.prompt_tokens(prompt), budget.tokens(text)
        reply = Reply(text, self._name, *usage, estimated=True)
        if not text.strip():
            raise ReplyInvalid("the model gave an empty answer", reply)
        return reply


class ScriptedEmbedder:
    """Gives each text its vector by a word that it holds, or the last resort; keeps every batch in `history`.

    An error in `failing` is raised instead, one for each call, before anything is given.
    """

    def __init__(
        self,
        vectors: Mapping[str, Sequence[float]],
        otherwise: Sequence[float] = (1.0, 0.0),
        failing: Sequence[ModelError] = (),
        name: str = "scripted",
    ) -> None:
        self._vectors = vectors
        self._otherwise = otherwise
        self._failing = list(failing)
        self._name = name
        self.history: list[tuple[str, ...]] = []

    @property
    def name(self) -> str:
        """The name that vectors are stored under."""
        return self._name

    @property
    def endpoint(self) -> str:
        """Stands in for a server's address."""
        return "script:"

    def embed(self, texts: Sequence[str]) -> Embedded:
        """The vectors of the script."""
        self.history.append(tuple(texts))
        if self._failing:
            raise self._failing.pop(0)
        found = (next((v for word, v in self._vectors.items() if word in t), self._otherwise) for t in texts)
        return Embedded(tuple(map(tuple, found)), sum(map(budget.tokens, texts)), estimated=True)
