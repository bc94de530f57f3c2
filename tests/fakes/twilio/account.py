"""Describe an account at the provider: its numbers, services, webhooks and opt-out words."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

WHATSAPP: Final = "whatsapp:"


def new_sid(prefix: str) -> str:
    """Return a fresh identifier of the provider: two letters and 32 hexadecimal digits."""
    return prefix + secrets.token_hex(16)


@dataclass(frozen=True, slots=True)
class OptOut:
    """The words that the provider answers by itself on SMS; `advanced` ones reach the webhook as `OptOutType`."""

    stop: frozenset[str]
    start: frozenset[str]
    help: frozenset[str]
    advanced: bool = False

    def kind(self, text: str) -> str | None:
        """Return STOP, START or HELP where the whole text is such a word."""
        word = text.strip().upper()
        kinds = (("STOP", self.stop), ("START", self.start), ("HELP", self.help))
        return next((kind for kind, words in kinds if word in words), None)


DEFAULT_WORDS: Final = OptOut(
    frozenset({"STOP", "UNSUBSCRIBE", "END", "QUIT", "STOPALL", "REVOKE", "OPTOUT", "CANCEL"}),
    frozenset({"START", "UNSTOP", "YES"}),
    frozenset({"HELP", "INFO"}),
)
"""What long codes do without any setting: English words only."""

ADVANCED_WORDS: Final = OptOut(
    DEFAULT_WORDS.stop | {"BAJA", "ALTO", "PARAR", "SAIR"},
    DEFAULT_WORDS.start | {"ALTA", "VOLVER", "VOLTAR"},
    DEFAULT_WORDS.help | {"AYUDA", "AJUDA"},
    advanced=True,
)
"""What a messaging service may be configured to do."""

_WORDS: Final = {"default": DEFAULT_WORDS, "advanced": ADVANCED_WORDS, "none": None}


@dataclass(frozen=True, slots=True)
class Line:
    """One sender: an SMS number in E.164, or `whatsapp:` and one. `webhook` may carry connection overrides after `#`.

    `words` are those that the provider answers by itself; a WhatsApp sender has none whatever it says.
    """

    number: str
    webhook: str = ""
    words: OptOut | None = DEFAULT_WORDS

    @property
    def whatsapp(self) -> bool:
        """Tell whether it is a sender of WhatsApp."""
        return self.number.startswith(WHATSAPP)

    @property
    def own_words(self) -> OptOut | None:
        """Return the words that the provider answers by itself here."""
        return None if self.whatsapp else self.words


@dataclass(frozen=True, slots=True)
class Service:
    """A messaging service: the numbers that it sends from, and where statuses go when a message names no place."""

    sid: str
    numbers: tuple[str, ...]
    status_callback: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """An account. `reach` maps the public addresses of webhooks to where they are on this machine."""

    lines: tuple[Line, ...]
    services: tuple[Service, ...] = ()
    reach: Mapping[str, str] = field(default_factory=dict)
    sid: str = "AC" + "5e" * 16
    token: str = "an auth token for tests, 32 signs"

    def line(self, number: str) -> Line | None:
        """Return a sender by its number."""
        return next((line for line in self.lines if line.number == number), None)

    def service(self, sid: str) -> Service | None:
        """Return a messaging service by its identifier."""
        return next((service for service in self.services if service.sid == sid), None)


def read_account(data: Mapping[str, Any]) -> Account:
    """Read an account from JSON: `lines`, `services`, `reach`, `sid`, `token`; `words` is default, advanced or none."""
    lines = tuple(Line(**{**line, "words": _WORDS[line.get("words", "default")]}) for line in data["lines"])
    services = tuple(Service(**{**one, "numbers": tuple(one["numbers"])}) for one in data.get("services", ()))
    rest = {key: data[key] for key in ("reach", "sid", "token") if key in data}
    return Account(lines=lines, services=services, **rest)
