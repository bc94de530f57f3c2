"""Say what a channel must be able to do, and how it says that it could not."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol, runtime_checkable

from bot.channels.message import Outbound, Receipt
from bot.errors import BotError
from storage.repositories.paces import ACCOUNT


class Action(StrEnum):
    """What follows when a provider refuses a message, at once or by a later receipt."""

    FAIL = "fail"  #: this message has failed; nothing else follows
    ALERT = "alert"  #: it has failed, and whoever runs the service must look
    ACCOUNT = "account"  #: no message of the account is taken: all of them wait, and whoever runs the service must look
    OPERATOR = "operator"  #: it waits, and whoever runs the service must look: a number, a permission
    RETRY_ONCE = "retry_once"  #: tried once more, later
    SLOW_DOWN = "slow_down"  #: tried again when the provider has room
    WAIT = "wait"  #: a limit of the day is used up: tried again after hours, for about a day
    UNREACHABLE = "unreachable"  #: nothing arrives at the address: contacts of our own stop there
    OPT_OUT = "opt_out"  #: the client asked the provider to stop: it holds on every channel
    PARK = "park"  #: the client's window is closed: it is sent as a template, or waits for their next message
    TEMPLATE = "template"  #: a template is not to be had: it waits for the client; whoever runs the service must look


@dataclass(frozen=True, slots=True)
class Limit:
    """How fast messages may leave under a key: one `every` so often, `burst` of them at once after a pause.

    One of a sender's and one recipient's alone is not `shared`.
    """

    key: str
    every: timedelta
    burst: int = 1
    shared: bool = True


class Channel(Protocol):
    """One way to reach clients.

    `send` gives a message to the provider within a bounded time. It raises `Refused` when the provider will never
    take it, `TryLater` when it may take it later, `WindowClosed` when it takes it only after the client has written,
    and `Unknown` when nobody knows whether it was taken. A channel that is `inside` never leaves the house: what it
    sends is kept or lost with the transaction around it.
    """

    name: str
    inside: bool

    def send(self, message: Outbound) -> Receipt:
        """Give a message to the provider."""
        ...


@runtime_checkable
class Provider(Channel, Protocol):
    """A channel outside of the house: with limits, and with codes for what goes wrong."""

    line: str | None  #: the number or bot that messages leave from where the creditor has none of its own

    @property
    def account(self) -> str:
        """Return the name of the account that the provider serves or not: one for all channels that share it."""
        ...

    def limits(self, message: Outbound) -> tuple[Limit, ...]:
        """Return how fast this message's sender, and this pair of sender and address, may be."""
        ...

    def meaning(self, code: str) -> Action:
        """Return what follows a code of the provider; one that is not known has failed, and is looked at."""
        ...


def account_key(channel: Provider) -> str:
    """Return the key under which everything that leaves by a channel's account waits while it is not served."""
    return f"{ACCOUNT}{channel.account}"


@runtime_checkable
class Listing(Channel, Protocol):
    """A channel whose provider can be asked later what it took."""

    def look_up(self, message: Outbound, since: datetime, known: Collection[str]) -> Receipt | None:
        """Return the provider's record of a message it took since a moment; nothing when there is none.

        `known` are the provider's names of other messages to the same address. Raises `TryLater` when it cannot say.
        """
        ...


@runtime_checkable
class Numbering(Channel, Protocol):
    """A channel that shows quick replies as buttons where it can, and writes them below the text where it cannot."""

    def numbers(self, message: Outbound) -> bool:
        """Say whether a message leaves now with its quick replies as numbered lines."""
        ...


class Refused(BotError):
    """The provider will never take this message; the code says why."""

    def __init__(self, code: str, action: Action = Action.FAIL) -> None:
        """Keep the code, and what follows."""
        self.action = action
        super().__init__(code)


class TryLater(BotError):
    """The provider may take this message later."""

    def __init__(self, code: str, after: timedelta | None = None) -> None:
        """Keep the code, and how long the provider asked to wait."""
        self.after = after
        super().__init__(code)


class NotReached(TryLater):
    """The provider could not be called at all: nothing was given to it, and other messages fare no better."""


class Busy(TryLater):
    """The provider takes nothing from the account for a moment: nothing was given to it, and others fare no better."""


class WindowClosed(BotError):
    """The provider takes this message only after the client has written again."""


class Unknown(BotError):
    """Nobody knows whether the provider took this message; it must not be sent again blindly."""
