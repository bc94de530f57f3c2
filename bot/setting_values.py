"""Read the value of one setting: the text that stands in the environment in, what it means out, or ValueError.

A reason begins where the setting's name ends, and says what to write.
"""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

SECRET_LENGTH_MIN = 32
HOST = re.compile(r"(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?")
MILLISECONDS_MAX = 60_000
IDLE_MINUTES = range(5, 721)  #: shorter nobody could work, longer a session ends by itself
SWITCH = {
    "1": True, "true": True, "on": True, "yes": True,
    "0": False, "false": False, "off": False, "no": False, "": False,
}  # fmt: skip


def text(value: str) -> str:
    """Take whatever stands there."""
    return value


def url(value: str) -> str:
    """Take an address of the web, without the stroke at its end."""
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise ValueError("write an address that begins with http:// or https://")
    return value.rstrip("/")


def secret(value: str) -> str:
    """Take what nobody can guess."""
    if len(value) < SECRET_LENGTH_MIN:
        raise ValueError(f"write at least {SECRET_LENGTH_MIN} random characters, such as `openssl rand -hex 32` gives")
    return value


def secrets(value: str) -> tuple[str, ...]:
    """Take several of what nobody can guess, with || between them: what else may stand in them nobody knows."""
    return tuple(secret(one.strip()) for one in value.split("||") if one.strip())


def word(value: str) -> str:
    """Take what may stand in a header."""
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value):
        raise ValueError("write up to 256 letters without accents, digits, _ and -")
    return value


def choice(*allowed: str) -> Callable[[str], str]:
    """Return what takes one of a few words."""

    def read(value: str) -> str:
        if value not in allowed:
            raise ValueError(f"write one of {', '.join(allowed)}")
        return value

    return read


def choices(*allowed: str) -> Callable[[str], frozenset[str]]:
    """Return what takes any of a few words, with commas between them."""

    def read(value: str) -> frozenset[str]:
        found = frozenset(part.strip() for part in value.split(",") if part.strip())
        if not found <= set(allowed):
            raise ValueError(f"write any of {', '.join(allowed)}, with commas between them")
        return found

    return read


def milliseconds(value: str) -> int:
    """Take a span of time."""
    if not value.isdecimal() or not 1 <= int(value) <= MILLISECONDS_MAX:
        raise ValueError(f"write milliseconds from 1 to {MILLISECONDS_MAX}")
    return int(value)


def minutes(value: str) -> int:
    """Take how long somebody may be away."""
    if not value.isdecimal() or int(value) not in IDLE_MINUTES:
        raise ValueError(f"write minutes from {IDLE_MINUTES[0]} to {IDLE_MINUTES[-1]}")
    return int(value)


def hosts(value: str) -> frozenset[str]:
    """Take hosts with commas between them, in small letters, an address of IPv6 without its brackets."""
    found = [part.strip().lower() for part in value.split(",") if part.strip()]
    if not all(HOST.fullmatch(part) for part in found):
        raise ValueError("write hosts with commas between them, such as crm.lan,10.0.0.5:8443")
    return frozenset(part.replace("[", "").replace("]", "") for part in found)


def switch(value: str) -> bool:
    """Take on or off, in the words that people write."""
    if value.lower() not in SWITCH:
        raise ValueError("write on or off")
    return SWITCH[value.lower()]
