"""② Find whose a message is that says no more than its address: a client's, or that of somebody who is not known yet.

A message comes in on a line, a number or bot of ours. The line says for which creditors it can be; the address, also
the same phone on the other of SMS and WhatsApp, says for which of their clients; `flows.reception` decides. Who is not
found is a visitor: a row among the clients that owes nothing and is in no list, with a conversation of its own, so that
order, outbox and console serve them as everyone. What they write first is kept, and answered once they are known.

Where several creditors share a line, the visitor is kept with the first of those who may be meant, by their ids.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.errors import NobodyListens
from bot.numbers import canonical, is_phone
from bot.stage import Stage
from flows.reception import TRIES_MAX, Caller, Found, Known, Visitor, bare, find, judge, numbers, repeat
from flows.wording.wording import Wording
from storage.queue.inbox import Arrived
from storage.repositories.clients import VISITOR, Reached
from storage.schema import Address, Client, Direction
from storage.unit_of_work import UnitOfWork

DAY = timedelta(days=1)  #: within which the numbers that an address tries are counted
PHONE = ("sms", "whatsapp")  #: one phone is the same person on both
KEY = "reception"  #: where the conversation of a visitor holds what is remembered here
ASKING = frozenset({"reception-which", "reception-which-again", "reception-number"})
PASSED_ON = "reception-passed-on"


@dataclass(frozen=True, slots=True)
class Guest:
    """Whose conversation a message belongs to.

    `visitor` says what is answered where nobody is known; `told` that only the message says who it is: they show it
    anew. `kept` is what they wrote before, still to be answered.
    """

    creditor: str
    client: str
    visitor: Visitor | None = None
    told: bool = False
    kept: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where a message is looked at: its creditors, its addresses, who may be meant, the visitor's row and memory."""

    uow: UnitOfWork
    arrived: Arrived
    now: datetime
    creditors: tuple[str, ...]
    address: Address
    reached: Collection[int]
    here: tuple[Known, ...]
    row: Client | None
    host: str
    memory: Mapping[str, Any]

    @property
    def tries(self) -> list[str]:
        """Return when this address tried a number within the last day."""
        tried = (str(one) for one in self.memory.get("tries", ()))
        return [one for one in tried if datetime.fromisoformat(one) > self.now - DAY]


@dataclass(frozen=True, slots=True)
class Reception:
    """Finds whose a message is; one for a process. `lines` are the settings' own senders by channel."""

    wording: Wording
    lines: Mapping[str, str | None] = field(default_factory=dict)

    def receive(self, uow: UnitOfWork, arrived: Arrived, now: datetime) -> Guest:
        """Return whose a message is. A visitor's row is written when there is none."""
        if arrived.creditor_id is not None and arrived.client_id is not None:
            return Guest(arrived.creditor_id, arrived.client_id)
        desk = self._open(uow, arrived, now)
        if self._is_held(desk):
            return Guest(desk.host, visitor_id(desk.address))
        caller, wrong = self._call(desk)
        found = find(caller)
        if found is not None:
            return self._lead(desk, found)
        if wrong:
            self._remember(desk, tries=[*desk.tries, now.isoformat()])
            self._trace(desk, desk.host, "client.verification_failed", visitor_id(desk.address))
        is_wrong = desk.address.wrong_at is not None
        visitor = Visitor(
            verdict=judge(caller),
            answered=bool(caller.asked) or caller.passed_on or is_wrong,
            is_shared=len(desk.creditors) > 1,
            again=None if is_wrong else repeat(caller),
            is_wrong=is_wrong,
        )
        return Guest(desk.host, self._ensure(desk).id, visitor)

    def note(self, stage: Stage, guest: Guest, arrived: Arrived) -> None:
        """Remember what a visitor was told in this turn, and keep what they wrote first."""
        if guest.visitor is None:
            return
        keys = {message.text_key for message in stage.sent}
        before = stage.conversation.state.get(KEY) or {}
        after = dict(before)
        if keys & ASKING:
            after["asked"] = before.get("asked", 0) + 1
            after["kept"] = before.get("kept") or dict(arrived.payload)
        if PASSED_ON in keys:
            after["passed_on"] = True
        stage.conversation.state = {**stage.conversation.state, KEY: after}

    def _open(self, uow: UnitOfWork, arrived: Arrived, now: datetime) -> _Desk:
        """Bring together what the line and the address say."""
        creditors = (arrived.creditor_id,) if arrived.creditor_id else self._creditors(uow, arrived)
        uow.scope(*creditors)
        found = uow.clients.reached_at(spots(arrived.channel, arrived.address))
        uow.addresses.know(one.address for one in found)
        address = uow.addresses.ensure(arrived.channel, arrived.address, now)
        reached = {address.id, *(one.address.id for one in found)}
        people = {(one.client.creditor_id, one.client.id): one for one in found}
        host = min((creditor for creditor, _ in people), default=creditors[0])
        row = None if _is_unvisited(found, host, address) else uow.clients.find(host, visitor_id(address))
        talk = uow.conversations.lock(host, row.id) if row else None
        remembered = (talk.state.get(KEY) or {}) if talk else {}
        here = tuple(self._known(uow, one, reached, remembered.get("last")) for one in people.values())
        return _Desk(uow, arrived, now, creditors, address, reached, here, row, host, remembered)

    def _creditors(self, uow: UnitOfWork, arrived: Arrived) -> tuple[str, ...]:
        """Return the creditors whose line was written to: who name it; on the settings' own, who name none.

        A channel with one line for all, such as Telegram's bot, names none: any of them may be meant.
        """
        line, ours = _line(arrived.line), _line(self.lines.get(arrived.channel))
        senders = uow.scope_in_force(arrived.channel)
        named = {creditor for creditor, own in senders if line and _line(own) == line}
        without = {creditor for creditor, own in senders if not own}
        everyone = {creditor for creditor, _ in senders}
        found = everyone if line is None else named | without if line == ours else named
        listening = found or without or everyone
        if not listening:
            raise NobodyListens(arrived.channel)
        return tuple(sorted(listening))

    def _known(self, uow: UnitOfWork, one: Reached, reached: Collection[int], last: list[str] | None) -> Known:
        """Return a client at the address, with whether a talk with them is under way there."""
        creditor, client = one.client.creditor_id, one.client.id
        company = uow.creditors.get(creditor).name
        is_open = bool(one.is_open) and one.talks_at in reached
        return Known(creditor, client, company, is_open, [creditor, client] == last)

    def _is_held(self, desk: _Desk) -> bool:
        """Say whether an adviser writes with the visitor: then it is theirs to find out who it is."""
        talk = desk.uow.conversations.get(desk.host, desk.row.id) if desk.row else None
        return talk is not None and talk.held_at is not None and not any(one.is_open for one in desk.here)

    def _call(self, desk: _Desk) -> tuple[Caller, bool]:
        """Return what decides, and whether the text names a number that is nobody's.

        An address may try so many numbers a day; after that none is looked up.
        """
        text, asked = str(desk.arrived.payload.get("text") or ""), int(desk.memory.get("asked", 0))
        passed_on = bool(desk.memory.get("passed_on"))
        told = numbers(text, asked=bool(asked) or passed_on) if len(desk.here) != 1 else ()
        may_try = told and len(desk.tries) < TRIES_MAX
        rows = desk.uow.clients.numbered(_spellings(told)) if may_try else []
        at = {(one.creditor, one.client) for one in desk.here}
        named = tuple(
            Known(row.creditor_id, row.id, "") for row in rows if (row.creditor_id, row.id) not in at
        )  # fmt: skip
        return Caller(text, desk.here, named, asked, passed_on), bool(may_try and not rows)

    def _lead(self, desk: _Desk, found: Found) -> Guest:
        """Lead somebody who was found to their conversation; one who was a visitor until now leaves a trace."""
        known = found.known
        if not found.told:
            return Guest(known.creditor, known.client)
        kept = desk.memory.get("kept") if desk.row else None
        message = self._write_down(desk) if kept else 0
        row = self._ensure(desk)
        last, tries = [known.creditor, known.client], [*desk.tries, desk.now.isoformat()]
        self._remember(desk, last=last, tries=tries, asked=0, kept=None, passed_on=False)
        self._trace(desk, known.creditor, "address.joined", known.client, visitor=row.id, message=message)
        if message:
            self._trace(desk, desk.host, "visitor.joined", row.id, message=message)
        return Guest(known.creditor, known.client, told=True, kept=kept)

    def _trace(self, desk: _Desk, creditor: str, action: str, client: str, **payload: Any) -> None:  # noqa: ANN401 - JSON
        """Leave a trace of who said who they are, and where their words stand."""
        what = {"address": desk.address.id, **payload}
        desk.uow.audit.append(creditor, desk.now, "client", action, f"client:{client}", what)

    def _write_down(self, desk: _Desk) -> int:
        """Write the words that told who it is to the visitor's messages, and return their number."""
        talk = desk.uow.conversations.lock(desk.host, visitor_id(desk.address))
        message = desk.uow.messages.add(
            talk,
            direction=Direction.IN,
            channel=desk.arrived.channel,
            initiated_by="client",
            kind="message",
            text=str(desk.arrived.payload.get("text") or ""),
            at=desk.arrived.received_at,
            provider_id=desk.arrived.provider_id,
            trace_id=desk.arrived.trace_id,
        )
        return message.seq

    def _remember(self, desk: _Desk, **what: Any) -> None:  # noqa: ANN401 - JSON values
        """Write to the memory of the visitor's conversation."""
        talk = desk.uow.conversations.lock(desk.host, self._ensure(desk).id)
        talk.state = {**talk.state, KEY: {**desk.memory, **what}}

    def _ensure(self, desk: _Desk) -> Client:
        """Return the visitor's row at the host, made when new: no fact but where they wrote from."""
        if desk.row is not None:
            return desk.row
        found = desk.uow.clients.find(desk.host, visitor_id(desk.address))
        if found is not None:
            return found
        owner = desk.uow.creditors.get(desk.host)
        return desk.uow.clients.put(
            desk.host,
            visitor_id(desk.address),
            desk.now,
            person_id=desk.uow.people.ensure(None, desk.now).id,
            name=self.wording.word("visitor-name", owner.locale),
            locale=owner.locale,
            country=owner.country,
            timezone=owner.timezone,
            visitor_since=desk.now,
        )


def _is_unvisited(found: Collection[Reached], host: str, address: Address) -> bool:
    """Say whether it is known already that nobody wrote to the host from an address before they were known."""
    here = [one for one in found if one.address is address and one.client.creditor_id == host]
    return bool(here) and not here[0].is_visited


def visitor_id(address: Address) -> str:
    """Return the id under which somebody who writes from an address is kept while nobody knows them."""
    return f"{VISITOR}{address.id}"


def spots(channel: str, address: str) -> list[tuple[str, str]]:
    """Return an address with its channel, and the same phone on its other channels."""
    others = PHONE if channel in PHONE and is_phone(address) else ()
    return [(channel, address), *((other, address) for other in others if other != channel)]


def siblings(uow: UnitOfWork, address: Address, made_at: datetime | None = None) -> list[Address]:
    """Return the same phone on its other channels, where it was seen; made where it was not, with `made_at`."""
    others = spots(address.channel, address.address)[1:]
    if made_at is not None:
        return [uow.addresses.ensure(*spot, made_at) for spot in others]
    found = (uow.addresses.find(*spot) for spot in others)
    return [one for one in found if one is not None]


def _line(written: str | None) -> str | None:
    """Return a number or bot of ours as it is compared."""
    return canonical(written).casefold().removeprefix("@") if written else None


def _spellings(told: Collection[str]) -> set[str]:
    """Return the ways in which a client's number may stand in a portfolio."""
    return {form for one in told for form in (one, one.upper(), bare(one), bare(one).upper())}
