"""Let a person decide what becomes of a message that could not be handled, sent or delivered: again, or let it go.

What leaves again leaves by the one door, so that the contact rules look at it anew. A contact of our own that is old is
never sent again: its day is past, and the cadence has gone on.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from bot.errors import ClientMistake
from bot.stage import CASES, CHAT
from flows.contact.ways import FRESH
from storage.errors import Missing
from storage.leftovers import Leftover, find_dead_letter, find_leftover
from storage.queue.leases import GIVEN_UP
from storage.schema import InboxRow, MessageStatus, SendStatus
from storage.unit_of_work import UnitOfWork

ASKING = timedelta(minutes=15)  #: for so long the provider alone is asked what it took
STALE, ASKED, CHANGED = "stale", "asked", "changed"  #: why a message may not leave again, or no longer


def obstacle(found: Leftover, now: datetime) -> str | None:
    """Return why a message may not be sent again, None when it may."""
    row, message = found.row, found.message
    if row.status is SendStatus.PARKED:
        return CHANGED
    if message.initiated_by == "bot" and now - row.created_at > FRESH:
        return STALE
    called = row.attempted_at or row.created_at
    if row.status is SendStatus.UNKNOWN and row.looks < GIVEN_UP and now - called < ASKING:
        return ASKED
    return None


def send_again(uow: UnitOfWork, row: int, now: datetime, actor: str) -> None:
    """Let a message that failed, or of which nobody knows, leave again. Raises Missing, ClientMistake with why not."""
    found = _outgoing(uow, row)
    if (why := obstacle(found, now)) is not None:
        raise ClientMistake(f"This message is not sent again ({why}).", 409, why)
    _note(uow, found, now, actor, "message.sent_again")
    uow.outbox.again(row, now)
    found.message.status, found.message.error = MessageStatus.QUEUED, None


def let_go(uow: UnitOfWork, row: int, now: datetime, actor: str) -> None:
    """Record that nobody needs to look at a message any more; it stays as it is. Raises Missing, ClientMistake."""
    found = _outgoing(uow, row)
    if found.row.status is SendStatus.PARKED:
        raise ClientMistake("A message that waits for its client cannot be let go.", 409, CHANGED)
    found.row.let_go_at = now
    _note(uow, found, now, actor, "message.let_go")


def handle_again(uow: UnitOfWork, row: int, creditors: Collection[str], now: datetime, actor: str) -> None:
    """Let a message that could not be handled be tried again from the start. Raises Missing."""
    found = _letter(uow, row, creditors)
    uow.inbox.revive(row, now)
    _note_letter(uow, found, creditors, now, actor, "inbox.revived")


def drop(uow: UnitOfWork, row: int, creditors: Collection[str], now: datetime, actor: str) -> None:
    """Let a message go that could not be handled: what the provider sent is erased. Raises Missing."""
    found = _letter(uow, row, creditors)
    uow.inbox.done(row)
    _note_letter(uow, found, creditors, now, actor, "inbox.let_go")


def _outgoing(uow: UnitOfWork, row: int) -> Leftover:
    found = find_leftover(uow.session, row)
    if found is None:
        raise Missing("message", row)
    return found


def _letter(uow: UnitOfWork, row: int, creditors: Collection[str]) -> InboxRow:
    found = find_dead_letter(uow.session, row, creditors)
    if found is None:
        raise Missing("message", row)
    return found


def _note(uow: UnitOfWork, found: Leftover, now: datetime, actor: str, action: str) -> None:
    """Note what is done, with how the message stands before."""
    row = found.row
    told = {"status": str(row.status), "channel": row.channel, "code": row.error}
    uow.audit.append(row.creditor_id, now, actor, action, f"message:{row.message_id}", told)
    uow.notify(CHAT, f"{row.creditor_id} {row.client_id}")
    if found.message.case_id is not None:
        uow.notify(CASES, f"{row.creditor_id} {found.message.case_id}")


def _note_letter(
    uow: UnitOfWork, found: InboxRow, creditors: Collection[str], now: datetime, actor: str, action: str
) -> None:
    """Note it with the creditor whose client wrote, with all who may be meant where nobody knows."""
    told = {"channel": found.channel, "error": found.error, "tries": found.tries}
    for creditor in [found.creditor_id] if found.creditor_id else sorted(creditors):
        uow.audit.append(creditor, now, actor, action, f"inbox:{found.id}", told)
