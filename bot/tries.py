"""Count how often somebody tries what they could guess, in the database: all processes and machines count together.

Whoever tries is kept by a mark alone, and for an hour at most after it keeps nothing back (`bot.jobs.retention`).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, IPv6Network, ip_address

from storage.unit_of_work import UnitOfWork
from storage.vault import Vault

HOUSEHOLD = 64  #: bits of an IPv6 address that one customer of a provider has the rest of


@dataclass(frozen=True, slots=True)
class Limit:
    """So many tries at once, and then one `every` so often; the name says of what."""

    name: str
    burst: int
    every: timedelta


CODES = Limit("verify", 10, timedelta(seconds=6))
"""Codes of messages, from one address."""


@dataclass(frozen=True, slots=True)
class Tries:
    """The counter."""

    vault: Vault

    def count(self, uow: UnitOfWork, limit: Limit, whom: str, now: datetime) -> timedelta:
        """Count a try and return zero; after too many count nothing, and return how long to wait."""
        return uow.paces.take(self._key(limit, whom), limit.every, now, limit.burst)

    def left(self, uow: UnitOfWork, limit: Limit, whom: str, now: datetime) -> timedelta:
        """Return how long to wait before the next try, and count nothing."""
        return uow.paces.left(self._key(limit, whom), now + limit.every * (limit.burst - 1))

    def forget(self, uow: UnitOfWork, limit: Limit, whom: str) -> None:
        """Begin anew."""
        uow.paces.free(self._key(limit, whom))

    def _key(self, limit: Limit, whom: str) -> str:
        return f"{limit.name} {self.vault.sign(f'{limit.name} {whom}')}"


def household(host: str) -> str:
    """Return what stands for whoever tries: the address, of IPv6 the part that is not theirs to choose."""
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if not isinstance(address, IPv6Address) or address.ipv4_mapped:
        return str(getattr(address, "ipv4_mapped", None) or address)
    return str(IPv6Network((address, HOUSEHOLD), strict=False))
