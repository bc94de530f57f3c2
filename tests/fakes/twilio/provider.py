"""Be the provider: everything that a test, a phone and the API ask of it, under one name."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from bot.clock import Clock
from tests.fakes.twilio.account import Account
from tests.fakes.twilio.behaviour import NORMAL, Behaviour, Script
from tests.fakes.twilio.incoming import Incoming
from tests.fakes.twilio.ledger import Ledger
from tests.fakes.twilio.messages import Message, Search
from tests.fakes.twilio.outgoing import Outgoing
from tests.fakes.twilio.phones import Phone, Received, Written
from tests.fakes.twilio.state import State
from tests.fakes.twilio.webhooks import Answer


class Twilio:
    """The provider with one account. `address` is where its API is served, set by whoever serves it."""

    def __init__(
        self, account: Account, clock: Clock | None = None, ledger: Ledger | None = None, seed: int = 0
    ) -> None:
        """Take the account, the clock that tells windows and queues, the ledger, and the seed of the weather."""
        self.account, self.clock = account, clock or Clock()
        self.ledger = ledger or Ledger(self.clock.now)
        self.state = State(account, self.clock, self.ledger)
        self._script, self._outgoing, self._incoming = Script(seed), Outgoing(self.state), Incoming(self.state)

    @property
    def address(self) -> str:
        """Return where the API is served."""
        return self._incoming.address

    @address.setter
    def address(self, address: str) -> None:
        self._incoming.address = address

    def script(self, behaviour: Behaviour, *, to: str | None = None, times: int | None = 1) -> None:
        """Let a behaviour meet the next so many requests to a number, or to all; without a count, from now on."""
        self._script.add(behaviour, to=to, times=times)

    def weather(self, *shares: tuple[float, Behaviour]) -> None:
        """Let behaviours happen by chance, each to a share of the requests."""
        self._script.set_weather(*shares)

    def calm(self) -> None:
        """Forget all that was scripted, and the weather."""
        self._script.clear()

    def next_behaviour(self, to: str) -> Behaviour:
        """Take what happens to a request."""
        return self._script.next(to)

    def reach(self, public: str, actual: str) -> None:
        """Say where a public address is to be found on this machine from now on."""
        self.state.reach[public] = actual

    def phone(self, number: str) -> Phone:
        """Return a client's phone."""
        return Phone(self, number)

    def received(self, number: str) -> list[Received]:
        """Return what a phone received, in order."""
        return self.state.received.get(number, [])

    def advance(self, time: timedelta) -> None:
        """Move the provider's clock, and let go what was to wait so long."""
        self.clock.set_offset(self.clock.offset + time)
        self.tick()

    def tick(self) -> None:
        """Let messages go whose time has come, in order."""
        self._outgoing.tick()

    def release(self, *sids: str) -> None:
        """Let held messages go, in this order; all of them, in theirs, where none is named."""
        self._outgoing.release(*sids)

    def call_back(self, sid: str, *statuses: str, code: int | None = None) -> list[Answer]:
        """Send status callbacks now, in this order, whatever became of the message; return the answers."""
        return self._outgoing.call_back(sid, *statuses, code=code)

    def approve(self, sid: str) -> None:
        """Let WhatsApp approve a content."""
        self.state.contents[sid].approval["status"] = "approved"

    def reject(self, sid: str, reason: str) -> None:
        """Let WhatsApp reject a content."""
        self.state.contents[sid].approval |= {"status": "rejected", "rejection_reason": reason}

    def opt_out(self, line: str, number: str) -> None:
        """Let a number be unsubscribed from one of the account's."""
        self.state.opted_out.add((line, number))

    def write(self, number: str, to: str, written: Written) -> Answer:
        """Take what a phone writes to one of the account's numbers, and tell the product; return its answer."""
        return self._incoming.write(number, to, written)

    def repeat(self, number: str) -> Answer:
        """Send a phone's newest webhook once more, with the same fields and token; return its answer."""
        return self._incoming.repeat(number)

    def read(self, sid: str) -> None:
        """Let a phone open a message."""
        self._outgoing.read(sid)

    def create(self, form: Mapping[str, str], media: tuple[str, ...], behaviour: Behaviour = NORMAL) -> dict[str, Any]:
        """Take a message; return it as it was when it was taken. Raises `Fault`."""
        return self._outgoing.create(form, media, behaviour)

    def cancel(self, sid: str) -> Message:
        """Cancel a message that is scheduled. Raises `Fault`."""
        return self._outgoing.cancel(sid)

    def find(self, search: Search) -> list[Message]:
        """Return the messages of a list, newest first."""
        with self.state.lock:
            now = self.clock.now()
            return [message for message in reversed(self.state.messages.values()) if search.finds(message, now)]

    def get(self, sid: str) -> Message:
        """Return a message. Raises `Fault` where there is none."""
        return self.state.get(sid)

    def delete(self, sid: str) -> None:
        """Delete a message."""
        with self.state.lock:
            self.state.get(sid)
            del self.state.messages[sid]

    def idle(self, timeout: float = 30) -> bool:
        """Wait until no callback is under way; tell whether that came to pass."""
        return self.state.webhooks.idle(timeout)

    def close(self) -> None:
        """End the threads, and close the ledger."""
        self.state.webhooks.close()
        self.ledger.close()
