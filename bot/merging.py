"""Say that two numbers of a creditor's clients are one person, or that an address is another client's; both with undo.

Nothing is written over: each number keeps its books, conversation, cases and agreements, and what happens under a
number is that number's, before, between and after. What holds for a person holds for all their numbers meanwhile: they
are reached at each other's addresses, where who they are is still to be shown; limits of contact, the wish for silence
and the past count together; while a case of one is open nothing begins with the others. The client is told nothing.

An undoing gives back what the merging gave: addresses, unless somebody has shown there who they are since; the person;
a wish for silence, unless it was said again.
"""

from datetime import datetime

from bot.errors import ClientMistake
from bot.joining import CLIENT, SHOWN
from bot.reversals import WITHDRAWN
from bot.stage import CHAT
from bot.wishes import carry
from storage.schema import Client, Conversation, Json, Merge, MessageStatus
from storage.unit_of_work import UnitOfWork

TWICE = "twice"  #: the field of a mistake: that number is one person with another already


def merge(uow: UnitOfWork, creditor: str, client: str, other: str, staff: int, now: datetime) -> Merge:
    """Say that another number is this client's too. Raises ClientMistake for nobody's, or one merged already."""
    kept, came = _lock(uow, creditor, uow.merges.root(creditor, client), other)
    if len(uow.merges.numbers(creditor, came.id)) > 1:
        raise ClientMistake("That number is one person with another already.", 409, TWICE)
    had: Json = {"person": came.person_id, "points": {}, "talks": _talks(uow, kept, came)}
    if came.person_id != kept.person_id:
        before, found = uow.people.get(came.person_id), uow.people.get(kept.person_id)
        is_new = carry(uow, creditor, came.id, before, found, f"staff:{staff}", now)
        had["silenced"] = found.opted_out_at.isoformat() if is_new and found.opted_out_at else None
        came.person_id = kept.person_id
    for one, two in ((kept, came), (came, kept)):
        had["points"][one.id] = _share(uow, one, two)
    row = uow.merges.add(creditor, kept.id, came.id, had, f"staff:{staff}", now)
    _note(uow, row, "client.merged", f"staff:{staff}", now)
    return row


def part(uow: UnitOfWork, creditor: str, number: int, staff: int, now: datetime) -> Merge:
    """Undo a merging, or the way of an address. Raises ClientMistake once somebody has shown there who they are."""
    row = uow.merges.get(creditor, number)
    kept, came = _lock(uow, creditor, row.client_id, row.other_id, is_made=True)
    if row.address_id is not None:
        _give_back(uow, row, kept, came)
    else:
        _be_two(uow, row, kept, came, f"staff:{staff}", now)
    uow.merges.part(row, f"staff:{staff}", now)
    _note(uow, row, "client.parted", f"staff:{staff}", now)
    return row


def hand_on(uow: UnitOfWork, creditor: str, client: str, address: int, other: str, staff: int, now: datetime) -> Merge:
    """Say that an address of a client is another one's, who has to show there who they are. Raises ClientMistake."""
    theirs, mine = _lock(uow, creditor, other, client)
    point = next((row for row, at in uow.clients.contact_points(creditor, client) if at.id == address), None)
    if point is None:
        raise ClientMistake("The client is not reached at that address.", 409, CLIENT)
    had: Json = {
        "consent": point.consent,
        "consent_source": point.consent_source,
        "consent_at": _written(point.consent_at),
        "verified_at": _written(point.verified_at),
        "used_at": _written(point.used_at),
        "is_new": _place(uow, theirs, address) is None,
        "talks": _talks(uow, mine),
    }
    uow.clients.leave(creditor, client, address)
    if had["is_new"]:
        uow.clients.reach(creditor, theirs.id, address)
    _leave_talk(uow, mine, {address}, {})
    row = uow.merges.add(creditor, theirs.id, mine.id, had, f"staff:{staff}", now, address)
    _note(uow, row, "address.handed_on", f"staff:{staff}", now)
    return row


def _lock(uow: UnitOfWork, creditor: str, client: str, other: str, *, is_made: bool = False) -> tuple[Client, Client]:
    """Lock both conversations, always in the same order, and return both clients as they are then."""
    found = [uow.clients.find(creditor, one) for one in (client, other)]
    kept, came = found
    if kept is None or came is None or kept.id == came.id:
        raise ClientMistake("There is no client with that number.", 404, CLIENT)
    if not is_made and any(one.visitor_since or one.erased_at for one in (kept, came)):
        raise ClientMistake("There is no client with that number.", 404, CLIENT)
    for one in sorted((kept.id, came.id)):
        uow.conversations.lock(creditor, one)
    for row in (kept, came):
        uow.session.refresh(row)
    return kept, came


def _share(uow: UnitOfWork, one: Client, two: Client) -> list[int]:
    """Let somebody be reached where they are under another number; return where that is new."""
    known = {address.id for _, address in uow.clients.contact_points(one.creditor_id, one.id)}
    come = [row for row, at in uow.clients.contact_points(two.creditor_id, two.id) if at.id not in known]
    for row in come:
        agreed = {"consent": row.consent, "consent_source": row.consent_source, "consent_at": row.consent_at}
        uow.clients.reach(one.creditor_id, one.id, row.address_id, **agreed)
    return [row.address_id for row in come]


def _be_two(uow: UnitOfWork, row: Merge, kept: Client, came: Client, actor: str, now: datetime) -> None:
    """Let two numbers be two people again; what was shown on an address since stays shown."""
    had = row.had
    if came.person_id == kept.person_id and had["person"] != kept.person_id:
        before, found = uow.people.get(had["person"]), uow.people.get(kept.person_id)
        said = _written(found.opted_out_at)
        if had.get("silenced") and said == had["silenced"]:
            uow.people.opt_in(found.id)
        else:  # nobody knows under which number the wish was meant
            carry(uow, row.creditor_id, came.id, found, before, actor, now)
        came.person_id = before.id
    for one in (kept, came):
        new = set(had["points"].get(one.id, ()))
        points = uow.clients.contact_points(one.creditor_id, one.id)
        gone = {at.id for point, at in points if at.id in new and point.verified_at is None}
        for address in gone:
            uow.clients.leave(one.creditor_id, one.id, address)
        _leave_talk(uow, one, gone, had["talks"])


def _give_back(uow: UnitOfWork, row: Merge, theirs: Client, mine: Client) -> None:
    """Let an address be whose it was, with all that was known of it."""
    address, had = row.address_id or 0, row.had
    point = _place(uow, theirs, address)
    if had["is_new"] and point is not None and point[0] is not None:
        raise ClientMistake("Somebody has shown there who they are.", 409, SHOWN)
    if had["is_new"]:
        uow.clients.leave(row.creditor_id, theirs.id, address)
        _leave_talk(uow, theirs, {address}, {})
    times = {name: _read(had[name]) for name in ("consent_at", "verified_at", "used_at")}
    agreed = {"consent": had["consent"], "consent_source": had["consent_source"]}
    uow.clients.reach(row.creditor_id, mine.id, address, **agreed, **times)
    talk = uow.conversations.lock(row.creditor_id, mine.id)
    if talk.address_id is None:
        _lead(talk, had["talks"].get(mine.id))


def _place(uow: UnitOfWork, client: Client, address: int) -> tuple[datetime | None] | None:
    """Return when a client showed who they are at an address; None where they are not reached."""
    points = uow.clients.contact_points(client.creditor_id, client.id)
    return next(((point.verified_at,) for point, at in points if at.id == address), None)


def _talks(uow: UnitOfWork, *clients: Client) -> Json:
    """Return where the conversations of clients are led."""
    talks = {one.id: uow.conversations.lock(one.creditor_id, one.id) for one in clients}
    return {name: [talk.channel, talk.line, talk.address_id] for name, talk in talks.items()}


def _leave_talk(uow: UnitOfWork, client: Client, gone: set[int], talks: Json) -> None:
    """Lead a conversation no longer to an address that is not the client's: to where it was led before, if anywhere.

    What still waits to be sent there never leaves.
    """
    waiting = [row for row in uow.messages.latest(client.creditor_id, client.id) if row.address_id in gone]
    unsent = uow.outbox.withdraw(client.creditor_id, client.id, [row.seq for row in waiting], WITHDRAWN)
    for row in waiting:
        if row.seq in unsent:
            uow.messages.move(client.creditor_id, row.id, MessageStatus.BLOCKED, error=WITHDRAWN)
    talk = uow.conversations.lock(client.creditor_id, client.id)
    if talk.address_id in gone:
        before = talks.get(client.id)
        _lead(talk, before if before and before[2] not in gone else None)


def _lead(talk: Conversation, where: list[str | int | None] | None) -> None:
    talk.channel, talk.line, talk.address_id = where or (None, None, None)  # type: ignore[assignment]


def _note(uow: UnitOfWork, row: Merge, action: str, actor: str, now: datetime) -> None:
    for one, two in ((row.client_id, row.other_id), (row.other_id, row.client_id)):
        told = {"other": two, "merge": row.id, "address": row.address_id}
        uow.audit.append(row.creditor_id, now, actor, action, f"client:{one}", told)
        uow.notify(CHAT, f"{row.creditor_id} {one}")


def _written(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _read(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
