"""Count how often somebody tries a code, in the database: all processes and machines of a service count together.

An address is kept by its mark alone, and for an hour at most (`bot.jobs.retention`).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, IPv6Network, ip_address

from storage.unit_of_work import UnitOfWork
from storage.vault import Vault

EVERY, BURST = timedelta(seconds=6), 10  #: ten at once, then ten a minute
HOUSEHOLD = 64  #: bits of an IPv6 address that one customer of a provider has the rest of


@dataclass(frozen=True, slots=True)
class Tries:
    """The counter."""

    vault: Vault

    def count(self, uow: UnitOfWork, host: str, now: datetime) -> timedelta:
        """Count a try of an address and return zero; after too many count nothing, and return how long to wait."""
        return uow.paces.take(f"verify {self.vault.sign(f'verify {_household(host)}')}", EVERY, now, BURST)


def _household(host: str) -> str:
    """Return what stands for whoever tries: the address, of IPv6 the part that is not theirs to choose."""
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if not isinstance(address, IPv6Address) or address.ipv4_mapped:
        return str(getattr(address, "ipv4_mapped", None) or address)
    return str(IPv6Network((address, HOUSEHOLD), strict=False))
