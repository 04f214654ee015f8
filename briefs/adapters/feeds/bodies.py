"""Reading an answer's body: how large, in how many pieces, and how many large ones at one time."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager

import aiohttp

from briefs.adapters.feeds.faults import explain_encoding, explain_waste
from briefs.adapters.feeds.wire import Meter
from briefs.domain.errors import FeedError

PIECES = 100_000
"""Chunks in which a body may come, each of which costs time: a body of 10 MB in pieces of 100 bytes."""

ROOMS = ((256 * 1024, 32), (2 * 1024 * 1024, 4))
"""How many bodies may be larger than so many bytes while they are read and wait for a worker.

With 200 hosts asked at once they hold 160 MB at most: without a bound 120 bodies of 9.5 MB took 1.2 GB. Of 44
recorded feeds four are larger than the first size, none than the second.
"""

UNPACKED = frozenset({"", "identity", "gzip", "deflate", "br", "zstd"})
"""Packings that aiohttp undoes, or refuses itself; any other it would hand on as it is."""

Gates = Iterable[tuple[int, asyncio.Semaphore]]


class Share:
    """One body's part of the memory for bodies."""

    def __init__(self, gates: Gates, held: AsyncExitStack) -> None:
        self._gates = deque(gates)
        self._held = held

    async def grow(self, size: int, clock: asyncio.Timeout) -> None:
        """Waits until a body of so many bytes has room; the host is not to blame, so its clock stands still.

        Who holds a gate waits only for later ones, and who passed them all for nobody: nothing locks up.
        """
        while self._gates and size > self._gates[0][0]:
            _, gate = self._gates.popleft()
            async with _stopped(clock):
                await self._held.enter_async_context(gate)


class Room:
    """The memory for bodies."""

    def __init__(self, rooms: Iterable[tuple[int, int]] = ROOMS) -> None:
        self._gates = [(size, asyncio.Semaphore(count)) for size, count in rooms]

    @asynccontextmanager
    async def share(self) -> AsyncIterator[Share]:
        """A body's part, until the block ends."""
        async with AsyncExitStack() as held:
            yield Share(self._gates, held)


async def read_body(
    response: aiohttp.ClientResponse, largest: int, meter: Meter, share: Share, clock: asyncio.Timeout
) -> bytes:
    """The decoded body, never more of it in memory than allowed, however small it was sent; or FeedError."""
    packed = response.headers.get("Content-Encoding", "").strip().lower()
    if packed not in UNPACKED:
        raise explain_encoding(packed)
    body, pieces = bytearray(), 0
    async for piece, ended in response.content.iter_chunks():
        body += piece
        pieces += ended
        if len(body) > largest:
            words = f"larger than {largest / (1 << 20):.2g} MB"
            raise FeedError("too-big", words, "ask its publisher for a shorter feed")
        if pieces > PIECES:
            raise explain_waste()
        meter.unpacked(len(body))
        await share.grow(len(body), clock)
    # a body without a length ends where the connection does, which then was our doing
    if meter.is_over:
        raise explain_waste()
    return bytes(body)


@asynccontextmanager
async def _stopped(clock: asyncio.Timeout) -> AsyncIterator[None]:
    loop, until = asyncio.get_running_loop(), clock.when()
    left = None if until is None else until - loop.time()
    clock.reschedule(None)
    yield
    clock.reschedule(None if left is None else loop.time() + left)
