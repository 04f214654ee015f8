"""Several items at one time, in threads that do not keep the process alive."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from threading import Thread


def abreast(run: Callable[[str], None], keys: Iterable[str], at_once: int) -> None:
    """Calls `run` for every key, up to `at_once` at one time; the first error ends it and is raised.

    An executor would wait at the end of the process for a call that hangs; these threads are left behind, as
    after a kill, and what is stored is whole then too.
    """
    waiting = deque(keys)
    if at_once <= 1 or len(waiting) <= 1:
        for key in waiting:
            run(key)
        return
    errors: list[BaseException] = []

    def work() -> None:
        while not errors:
            try:
                key = waiting.popleft()
            except IndexError:
                return
            try:
                run(key)
            except BaseException as error:  # noqa: BLE001 - handed on to the caller's thread
                errors.append(error)

    threads = [Thread(target=work, daemon=True) for _ in range(min(at_once, len(waiting)))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
