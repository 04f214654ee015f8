"""A model whose server is left alone while it does not answer: no brief must wait for each timeout."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Condition

from briefs.domain.errors import ModelError, ModelUnavailable
from briefs.domain.model import Prompt, Reply
from briefs.newsroom.circuit import Circuit, answered, asked, crowded, failed, wait
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
        """One answer; ModelUnavailable at once, and at no cost, while the server is left alone.

        While a server fails, a call waits for those that run where they will tell whether it is down.
        """
        with self._state.call():
            return self._model.complete(prompt)


class _State:
    """The circuit that calls of several threads share, and how many of them run."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._turn = Condition()
        self._circuit = Circuit()
        self._running = 0
        self._why = ""

    @contextmanager
    def call(self) -> Iterator[None]:
        """Around one call; ModelUnavailable when it must not be made."""
        found = self._begin()
        raised: BaseException | None = None
        try:
            yield
        except BaseException as error:
            raised = error
            raise
        finally:
            self._end(found, raised)

    def _begin(self) -> Circuit:
        """The circuit as the call finds it."""
        with self._turn:
            self._turn.wait_for(lambda: not crowded(self._circuit, self._running))
            found, now = self._circuit, self._clock()
            if seconds := wait(found, now):
                raise ModelUnavailable(f"{self._why}, several times running; asked again in {_span(seconds)}")
            self._circuit = asked(found, now)
            self._running += 1
            return found

    def _end(self, found: Circuit, error: BaseException | None) -> None:
        with self._turn:
            self._running -= 1
            self._circuit = self._after(found, error)
            self._turn.notify_all()

    def _after(self, found: Circuit, error: BaseException | None) -> Circuit:
        if isinstance(error, ModelUnavailable) and error.down:
            self._why = str(error)
            return failed(self._circuit, self._clock(), found)
        if error is None or isinstance(error, ModelError):
            return answered()
        return self._circuit  # a mistake of ours, or the end of the program, tells nothing of the server


def _span(seconds: float) -> str:
    return f"{seconds / 60:.0f} min" if seconds >= 90 else f"{seconds:.0f} s"
