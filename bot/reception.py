"""② Find whose a message is that says no more than its address: a client's, or that of somebody who is not known yet.

A message comes in on a line, a number or bot of ours. The line says for which creditors it can be; the address, also
the same phone on the other of SMS and WhatsApp, says for which of their clients; `flows.reception` decides. Who is not
found is a visitor (`bot.lobby`), with a conversation of their own, so that order, outbox and console serve them as
everyone. What they write first is kept, and answered once they are known.

Where several creditors share a line, the visitor is kept with the first of those who may be meant, by their ids.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.errors import NobodyListens
from bot.lobby import KEY, Lobby, siblings, visitor_id
from bot.numbers import canonical, spots
from bot.stage import Stage
from flows import conversation as memory
from flows.dialogues.identify import anew
from flows.mourning import BEREAVEMENT
from flows.reception import TRIES_MAX, Caller, Found, Known, Visitor, bare, find, judge, numbers, repeat
from flows.wording.wording import Wording
from storage.queue.inbox import Arrived
from storage.repositories.clients import Reached
from storage.schema import Address
from storage.unit_of_work import UnitOfWork

ASKING = frozenset({"reception-which", "reception-which-again", "reception-number"})
PASSED_ON = "reception-passed-on"
CASES_MAX = 200  #: open cases of one kind that are looked through
SAID_MAX = 500  #: characters kept of what was answered to who they are


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
class Reception:
    """Finds whose a message is; one for a process. `lines` are the settings' own senders by channel."""

    wording: Wording
    lines: Mapping[str, str | None] = field(default_factory=dict)

    def receive(self, uow: UnitOfWork, arrived: Arrived, now: datetime) -> Guest:
        """Return whose a message is. A visitor's row is written when there is none."""
        if arrived.creditor_id is not None and arrived.client_id is not None:
            return Guest(arrived.creditor_id, arrived.client_id)
        lobby = self._open(uow, arrived, now)
        if self._is_held(lobby):
            return Guest(lobby.host, lobby.visitor)
        caller, wrong = self._call(lobby)
        found = find(caller)
        if found is not None:
            return self._lead(lobby, found)
        lobby.ensure(self._called)
        if wrong:
            lobby.remember(tries=[*lobby.tries, now.isoformat()])
            lobby.trace(lobby.host, "client.verification_failed", lobby.visitor)
        is_wrong = lobby.address.wrong_at is not None
        visitor = Visitor(
            verdict=judge(caller),
            answered=bool(caller.asked) or caller.passed_on or is_wrong,
            is_shared=len(lobby.creditors) > 1,
            again=None if is_wrong else repeat(caller),
            is_wrong=is_wrong,
            is_mourning=is_wrong and _is_mourning(lobby),
        )
        return Guest(lobby.host, lobby.visitor, visitor)

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
            said = f"{before.get('said', '')} {arrived.payload.get('text') or ''}"
            after["said"] = said[-SAID_MAX:]
        if PASSED_ON in keys:
            after["passed_on"] = True
        stage.conversation.state = {**stage.conversation.state, KEY: after}

    def _open(self, uow: UnitOfWork, arrived: Arrived, now: datetime) -> Lobby:
        """Bring together what the line and the address say."""
        creditors = (arrived.creditor_id,) if arrived.creditor_id else self._creditors(uow, arrived)
        uow.scope(*creditors)
        found = uow.clients.reached_at(arrived.address, *(on for on, _ in spots(arrived.channel, arrived.address)))
        uow.addresses.know(one.address for one in found)
        address = uow.addresses.ensure(arrived.channel, arrived.address, now)
        reached = {address.id, *(one.address.id for one in found)}
        people = {(one.client.creditor_id, one.client.id): one for one in found}
        host = min((creditor for creditor, _ in people), default=creditors[0])
        row = None if _is_unvisited(found, host, address) else uow.clients.find(host, visitor_id(address))
        talk = uow.conversations.lock(host, row.id) if row else None
        remembered = (talk.state.get(KEY) or {}) if talk else {}
        known = [self._known(uow, one, reached, remembered.get("last")) for one in people.values()]
        here = tuple(_one_of_each(uow, known, now) if len(known) > 1 else known)
        return Lobby(uow, arrived, now, creditors, address, reached, here, row, host, remembered)

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

    def _is_held(self, lobby: Lobby) -> bool:
        """Say whether an adviser writes with the visitor: then it is theirs to find out who it is."""
        talk = lobby.uow.conversations.get(lobby.host, lobby.row.id) if lobby.row else None
        return talk is not None and talk.held_at is not None and not any(one.is_open for one in lobby.here)

    def _call(self, lobby: Lobby) -> tuple[Caller, bool]:
        """Return what decides, and whether the text names a number that is nobody's.

        An address may try so many numbers a day; after that none is looked up.
        """
        text, asked = str(lobby.arrived.payload.get("text") or ""), int(lobby.memory.get("asked", 0))
        passed_on = bool(lobby.memory.get("passed_on"))
        told = numbers(text, asked=bool(asked) or passed_on) if len(lobby.here) != 1 else ()
        may_try = told and len(lobby.tries) < TRIES_MAX
        rows = lobby.uow.clients.numbered(_spellings(told)) if may_try else []
        at = {(one.creditor, one.client) for one in lobby.here}
        named = tuple(
            Known(row.creditor_id, row.id, "") for row in rows if (row.creditor_id, row.id) not in at
        )  # fmt: skip
        before = str(lobby.memory.get("said") or "")
        return Caller(text, lobby.here, named, asked, passed_on, before), bool(may_try and not rows)

    def _lead(self, lobby: Lobby, found: Found) -> Guest:
        """Lead somebody who was found to their conversation; one who was a visitor until now leaves a trace."""
        known = found.known
        if not found.told:
            return Guest(known.creditor, known.client)
        kept = lobby.memory.get("kept") if lobby.row else None
        message = lobby.write_down() if kept else 0
        lobby.ensure(self._called)
        last, tries = [known.creditor, known.client], [*lobby.tries, lobby.now.isoformat()]
        lobby.remember(last=last, tries=tries, asked=0, kept=None, said="", passed_on=False)
        greet_anew(lobby.uow, known.creditor, known.client)
        lobby.trace(known.creditor, "address.joined", known.client, visitor=lobby.visitor, message=message)
        if message:
            lobby.trace(lobby.host, "visitor.joined", lobby.visitor, message=message)
        return Guest(known.creditor, known.client, told=True, kept=kept)

    def _called(self, locale: str) -> str:
        """Return what a visitor is called in a language."""
        return self.wording.word("visitor-name", locale)


def greet_anew(uow: UnitOfWork, creditor: str, client: str) -> None:
    """Let a client's talk ask whoever comes by their own word who they are, from the first question on."""
    talk = uow.conversations.lock(creditor, client)
    talk.state = {**talk.state, **memory.to_json(anew(memory.from_json(talk.state)))}


def _is_mourning(lobby: Lobby) -> bool:
    """Say whether a person has the case of somebody who died, told from this phone."""
    phone = {lobby.address.id, *(one.id for one in siblings(lobby.uow, lobby.address))}
    points = (
        address.id
        for case in lobby.uow.cases.page(kind=BEREAVEMENT, limit=CASES_MAX)
        for _, address in lobby.uow.clients.contact_points(case.creditor_id, case.client_id)
    )
    return any(one in phone for one in points)


def _one_of_each(uow: UnitOfWork, here: Sequence[Known], now: datetime) -> Iterator[Known]:
    """Yield of each person the numbers between which there is something to choose: where a talk is open, or a debt."""
    people: dict[tuple[str, str], list[Known]] = {}
    for one in here:
        people.setdefault((one.creditor, uow.merges.root(one.creditor, one.client)), []).append(one)
    for found in people.values():
        matters = (one for one in found if one.is_open or uow.accounts.account(one.creditor, one.client, now).balance)
        yield from (list(matters) if len(found) > 1 else found) or found[:1]


def _is_unvisited(found: Collection[Reached], host: str, address: Address) -> bool:
    """Say whether it is known already that nobody wrote to the host from an address before they were known."""
    here = [one for one in found if one.address is address and one.client.creditor_id == host]
    return bool(here) and not here[0].is_visited


def _line(written: str | None) -> str | None:
    """Return a number or bot of ours as it is compared."""
    return canonical(written).casefold().removeprefix("@") if written else None


def _spellings(told: Collection[str]) -> set[str]:
    """Return the ways in which a client's number may stand in a portfolio."""
    return {form for one in told for form in (one, one.upper(), bare(one), bare(one).upper())}
