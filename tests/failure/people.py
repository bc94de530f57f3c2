"""Play dozens of clients who write through the providers, some without waiting for their answers, until they are heard.

Each holds one of a few conversations. What a provider could not hand over comes once more, as the same message.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any, Protocol

import httpx

from tests.fakes.twilio.remote import Remote

SCRIPTS = {
    "asks": ("hola", "sí", "{last4}", "¿cuánto debo y por qué?", "¿cómo puedo pagar?", "gracias"),
    "disputes": ("hola", "sí", "{last4}", "la luz nunca llegó", "¿cuánto debo?", "¿cómo puedo pagar?"),
    "plans": ("hola", "sí", "{last4}", "puedo pagar todo en 3 cuotas mensuales", "sí", "¿cuánto debo?"),
}
CHANNELS = ("sms", "whatsapp", "telegram")
HEARD_SECONDS = 240.0  #: for which somebody tries to be heard
ANSWER_SECONDS = 40.0  #: for which somebody who waits for an answer waits
AGAIN_SECONDS = 0.3
WRITES = {"sms": "+56944{:06d}", "whatsapp": "whatsapp:+56955{:06d}"}


@dataclass(frozen=True, slots=True)
class Role:
    """Who somebody is: where they write from, what they will say, and the document that shows who they are."""

    client: str
    channel: str
    address: str
    document: str
    script: str

    @property
    def lines(self) -> tuple[str, ...]:
        """Return what they say, in order; whoever opens a bot says so."""
        last4 = self.document.replace("-", "")[-4:]
        return tuple(line.format(last4=last4) for line in SCRIPTS[self.script])


class Phone(Protocol):
    """What somebody writes with."""

    def say(self, text: str) -> bool:
        """Write; tell whether the service has it."""
        ...

    def again(self) -> bool:
        """Let the newest message reach the service once more; tell whether it has it."""
        ...

    def heard(self) -> int:
        """Return how many messages came."""
        ...


@dataclass
class TwilioPhone:
    """A phone behind Twilio: SMS, or WhatsApp."""

    remote: Remote
    number: str
    line: str

    def say(self, text: str) -> bool:
        """Write a text."""
        return self.remote.write(self.number, text, to=self.line).taken

    def again(self) -> bool:
        """Let Twilio call once more, with the same fields and token."""
        return self.remote.repeat(self.number).taken

    def heard(self) -> int:
        """Return how many messages the phone has."""
        return len(self.remote.received(self.number))


@dataclass
class TelegramPhone:
    """Somebody on Telegram, which itself brings an update until it is taken."""

    api: httpx.Client
    person: int

    def say(self, text: str) -> bool:
        """Write a text."""
        return self._act("write", text=text)

    def again(self) -> bool:
        """Wait: Telegram does what is to be done."""
        return True

    def open(self) -> None:
        """Open the bot, which lets it write."""
        self._act("start")

    def heard(self) -> int:
        """Return how many messages the chat has of the bot."""
        entries = self.api.get("/play/ledger", params={"chat": self.person}).json()["entries"]
        return sum(one["kind"] == "call" and one["message"] is not None and one["outcome"] == "ok" for one in entries)

    def _act(self, act: str, **how: Any) -> bool:  # noqa: ANN401 - JSON
        return self.api.post(f"/play/people/{self.person}/{act}", json=how).raise_for_status().is_success


@dataclass
class Client:
    """Somebody with a phone and a role. `chance` decides how long they take, and how long they wait."""

    role: Role
    phone: Phone
    chance: Random
    pauses: tuple[float, float] = (0.0, 0.0)
    patience: Sequence[float] = (ANSWER_SECONDS,)
    unheard: list[str] = field(default_factory=list)

    def talk(self) -> None:
        """Say all lines."""
        for line in self.role.lines:
            time.sleep(self.chance.uniform(*self.pauses))
            before = self.phone.heard()
            if not self._say(line):
                self.unheard.append(line)
                return
            self._wait(before, self.chance.choice(self.patience))

    def _say(self, line: str) -> bool:
        """Write until the service has it; tell whether that came to pass."""
        end = time.monotonic() + HEARD_SECONDS
        taken = self.phone.say(line)
        while not taken and time.monotonic() < end:
            time.sleep(AGAIN_SECONDS)
            taken = self.phone.again()
        return taken

    def _wait(self, before: int, patience: float) -> None:
        end = time.monotonic() + patience
        while time.monotonic() < end and self.phone.heard() <= before:
            time.sleep(AGAIN_SECONDS)


def cast(chance: Random, count: int, people: Sequence[int]) -> list[Role]:
    """Return one role for each channel and conversation, in calm weather's use, then so many more.

    `people` are as many of Telegram's as there are roles.
    """
    models = [(channel, script) for channel in CHANNELS for script in SCRIPTS]
    drawn = [(CHANNELS[place % len(CHANNELS)], chance.choice(list(SCRIPTS))) for place in range(count)]
    return [
        Role(f"C-{place:04d}", channel, _address(channel, place, people), rut(11_000_000 + 137 * place), script)
        for place, (channel, script) in enumerate(models + drawn)
    ]


def _address(channel: str, place: int, people: Sequence[int]) -> str:
    return WRITES[channel].format(place) if channel in WRITES else str(people[place])


def rut(number: int) -> str:
    """Return a Chilean document with its check digit; one with a letter is passed over for the next number."""
    total = sum(int(digit) * (2 + place % 6) for place, digit in enumerate(reversed(str(number))))
    check = 11 - total % 11
    return rut(number + 1) if check == 10 else f"{number}-{check % 11}"
