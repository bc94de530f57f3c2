"""Say where a webhook may go: to the public web by https, and to hosts that the operator names.

A name is resolved as it is called, all its addresses are looked at, and the connection goes to one that was: a name
that changes between look and call leads nowhere else. Addresses of this machine, of its networks and of a cloud's
metadata are refused however they are written.
"""

import socket
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urlsplit

from bot.errors import ClientMistake
from bot.settings import Settings

SITE = IPv6Network("fec0::/10")  #: a site's own, of old
URL_MAX = 2000
PORTS = {"https": 443, "http": 80}
HERE = frozenset({"127.0.0.1", "localhost", "::1"})
TRANSLATED = IPv6Network("64:ff9b::/96")  #: IPv4 addresses behind a translator of IPv6
FIELD = "url"


class RefusedAddress(Exception):
    """A name leads to an address that nothing is sent to."""


@dataclass(frozen=True, slots=True)
class Guard:
    """Knows the hosts that the operator names, each `host` or `host:port`."""

    named: frozenset[str]

    def check(self, url: str) -> str:
        """Return an address that a webhook may have. Raises ClientMistake with the reason."""
        parts = _split(url)
        host, port = str(parts.hostname), parts.port or PORTS[parts.scheme]
        if self.is_named(host, port):
            return url
        if parts.scheme != "https":
            raise ClientMistake("url: must begin with https://.", field=FIELD)
        if _is_private(host):
            raise ClientMistake("url: leads into a private network; the operator can name it as a host.", field=FIELD)
        return url

    def is_named(self, host: str, port: int) -> bool:
        """Say whether the operator lets webhooks go to a host, wherever it is."""
        return not {host.lower(), f"{host.lower()}:{port}"}.isdisjoint(self.named)

    def find(self, host: str, port: int) -> list[str]:
        """Return the addresses of a host that may be called. Raises RefusedAddress, and OSError where there is none."""
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = list(dict.fromkeys(str(row[4][0]) for row in found))
        if not self.is_named(host, port) and not all(is_public(one) for one in addresses):
            raise RefusedAddress(host)
        return addresses


def guard_of(settings: Settings) -> Guard:
    """Return the guard of a service; one that only this machine reaches may call this machine."""
    own = urlsplit(settings.public_url).hostname
    return Guard(settings.webhook_hosts | (HERE if own in HERE else frozenset()))


def is_public(address: str) -> bool:
    """Say whether an address is one of the public web, also where it carries another one inside."""
    found = ip_address(address.partition("%")[0])
    meant: Sequence[IPv4Address | IPv6Address] = (_inner(found) if isinstance(found, IPv6Address) else []) or [found]
    return all(one.is_global and not (one.is_multicast or one.is_reserved or one in SITE) for one in meant)


def _inner(address: IPv6Address) -> list[IPv4Address]:
    """Return the IPv4 addresses that an IPv6 address stands for."""
    inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in TRANSLATED:
        inner.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return [one for one in inner if one is not None]


def _is_private(host: str) -> bool:
    """Say whether a host is written as an address that is not public, in whatever way systems read one."""
    try:
        return not is_public(str(ip_address(host)))
    except ValueError:
        pass
    try:
        return not is_public(socket.inet_ntoa(socket.inet_aton(host)))
    except (OSError, UnicodeError):
        return host.lower().rstrip(".").rpartition(".")[2] in {"localhost", "local", "internal"}


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as fault:
        raise ClientMistake("url: is no address of the web.", field=FIELD) from fault
    if len(url) > URL_MAX or parts.scheme not in PORTS or not parts.hostname or port == 0:
        raise ClientMistake("url: must be an address of the web that begins with https://.", field=FIELD)
    if parts.username is not None or parts.password is not None or parts.fragment or not url.isascii():
        raise ClientMistake("url: write it without user, password, # and letters beyond ASCII.", field=FIELD)
    return parts
