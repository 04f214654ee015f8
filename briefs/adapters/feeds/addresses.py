"""Which addresses may be fetched from: public ones, and those that the operator allowed."""

from __future__ import annotations

import errno
import socket
from collections.abc import Sequence
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any

GLOBAL = ip_network("2000::/3")
"""All of IPv6 that is given out as public; `ipaddress` also calls unassigned space global (RFC 4291, 2.4)."""

NAT64 = ip_network("64:ff9b::/96")
SIX_TO_FOUR = ip_network("2002::/16")
"""To `ipaddress` these are global, but behind them stands an IPv4 address (RFC 6052, RFC 3056)."""

PRIVATE = "is not a public address"


class PrivateAddressError(OSError):
    """The connection was refused because the address is not public."""


class Guard:
    """Refuses connections to addresses that are not public, unless they lie in an allowed network.

    It sees the address that is really dialled, so redirects, rebinding names and literals end here too. An
    allowed IPv4 network does not open its IPv6 spellings.
    """

    def __init__(self, allowed: Sequence[str] = ()) -> None:
        self._allowed = tuple(ip_network(network) for network in allowed)
        # hosts keep their addresses, and judging one takes as long as a tenth of a visit
        self.allows = lru_cache(maxsize=10_000)(self._allows)

    def _allows(self, text: str) -> bool:
        """Whether a connection to this address may be opened."""
        address = ip_address(text.partition("%")[0])
        if any(address.version == network.version and address in network for network in self._allowed):
            return True
        return _is_public(address)

    def socket(self, info: tuple[Any, ...]) -> socket.socket:
        """A socket for an address, as aiohttp asks for it; PrivateAddressError when it may not be dialled."""
        family, kind, protocol, _, (host, *_) = info
        if not self.allows(host):
            raise PrivateAddressError(errno.EACCES, f"{host} {PRIVATE}")
        return socket.socket(family, kind, protocol)


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address):
        inner = _embedded(address)
        if inner is not None:
            return _is_public(inner)
        if address not in GLOBAL:
            return False
    return address.is_global and not address.is_multicast


def _embedded(address: IPv6Address) -> IPv4Address | None:
    if address.ipv4_mapped:
        return address.ipv4_mapped
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    if address in SIX_TO_FOUR:
        return IPv4Address((int(address) >> 80) & 0xFFFFFFFF)
    return None
