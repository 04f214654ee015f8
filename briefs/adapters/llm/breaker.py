"""A model whose server is left alone while it gives no answer: a whole brief must not wait for each timeout."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock

from briefs.domain.errors import ModelError, ModelUnavailable
from briefs.domain.model import Prompt, Reply
from briefs.newsroom.circuit import Circuit, answered, asked, failed, wait
from briefs.ports import Model


class Breaker:
    """Asks another model as long as its server answers; all names of one server share what is known of it."""

    def __init__(self, model: Model, clock: Callable[[], float] = time.monotonic) -> None:
        self._model = model
        self._state = _State(clock)

    @property
    def name(self) -> str:
        """The model's name as the server knows it."""
        return self._model.name

    @property
    def endpoint(self) -> str:
        """The server's base address."""
        return self._model.endpoint

    def named(self, name: str) -> Breaker:
        """Another model of the same server."""
        other = Breaker(self._model.named(name))
        other._state = self._state
        return other

    def complete(self, prompt: Prompt) -> Reply:
        """One answer; ModelUnavailable at once, and at no cost, while the server is left alone."""
        if seconds := self._state.begin():
            raise ModelUnavailable(
                f"{self.endpoint} gave no answer several times running; it is asked again in {_span(seconds)}"
            )
        try:
            reply = self._model.complete(prompt)
        except ModelUnavailable:
            self._state.end(failed)
            raise
        except ModelError:
            self._state.end(lambda *_: answered())
            raise
        self._state.end(lambda *_: answered())
        return reply


class _State:
    """The circuit that calls of several threads share."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = Lock()
        self._circuit = Circuit()

    def begin(self) -> float:
        """Seconds to wait; 0 when the call may be made, which is noted."""
        with self._lock:
            now = self._clock()
            if seconds := wait(self._circuit, now):
                return seconds
            self._circuit = asked(self._circuit, now)
            return 0.0

    def end(self, change: Callable[[Circuit, float], Circuit]) -> None:
        with self._lock:
            self._circuit = change(self._circuit, self._clock())


def _span(seconds: float) -> str:
    return f"{seconds / 60:.0f} min" if seconds >= 90 else f"{seconds:.0f} s"
