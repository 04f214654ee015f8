"""Which addresses may be fetched from: public ones, and those that the operator allowed."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable, Sequence
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any, TypeVar

S = TypeVar("S", bound=socket.socket)

GLOBAL = ip_network("2000::/3")
"""All of IPv6 that is given out as public; `ipaddress` also calls unassigned space global (RFC 4291, 2.4)."""

NAT64 = ip_network("64:ff9b::/96")
"""Global to `ipaddress`, but behind it stands an IPv4 address (RFC 6052). Networks without IPv4 need it."""

SPECIAL = tuple(
    ip_network(network)
    for network in (
        "192.0.0.0/24",  # protocol assignments (RFC 6890)
        "192.88.99.0/24",  # relays of 6to4, given up (RFC 7526)
        "2001::/23",  # protocol assignments, Teredo among them (RFC 2928, RFC 4380)
        "2002::/16",  # 6to4, where an IPv4 address of any kind is embedded (RFC 3056)
        "3fff::/20",  # documentation (RFC 9637)
    )
)
"""Global to some versions of `ipaddress`, and never a publisher's."""

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

    def socket(self, kind: Callable[[int, int, int], S], info: tuple[Any, ...]) -> S:
        """A socket of a kind, by what `getaddrinfo` tells; PrivateAddressError when it may not be dialled."""
        family, transport, protocol, _, (host, *_) = info
        if not self.allows(host):
            raise PrivateAddressError(errno.EACCES, f"{host} {PRIVATE}")
        return kind(family, transport, protocol)


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address):
        inner = _embedded(address)
        if inner is not None:
            return _is_public(inner)
        if address not in GLOBAL:
            return False
    if any(address in network for network in SPECIAL):
        return False
    return address.is_global and not address.is_multicast


def _embedded(address: IPv6Address) -> IPv4Address | None:
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped
