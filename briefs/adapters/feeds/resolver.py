"""Host names → addresses, with the operator's own routes before the system's."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from fnmatch import fnmatch
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver


class Resolver(AbstractResolver):
    """Names as the system knows them, but configured hosts at other addresses, as `curl --connect-to`."""

    def __init__(self, connect_to: Sequence[tuple[str, str]]) -> None:
        self._connect_to = connect_to
        self._system = ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Where to dial; the URL, the Host header and the certificate's name stay the host's own."""
        for pattern, target in self._connect_to:
            if fnmatch(host.lower(), pattern.lower()):
                address, _, other = target.rpartition(":")
                return [_result(host, address.strip("[]"), int(other))]
        return await self._system.resolve(host, port, family)

    async def close(self) -> None:
        """Nothing is held open."""
        await self._system.close()


def _result(host: str, address: str, port: int) -> ResolveResult:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    flags: Any = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV
    return ResolveResult(hostname=host, host=address, port=port, family=family, proto=0, flags=flags)
