"""Read what did not go through straight from the tables: messages that could not be handled, sent or delivered.

Outgoing ones are read with their message and client, so that only those of the creditors in scope are seen. Messages
from clients are read without a scope, as the queue is: whose they are may not be known.
"""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from storage.schema import Address, Client, Creditor, InboxRow, Message, OutboxRow, SendStatus, WorkStatus

LEFT_OVER = (SendStatus.PARKED, SendStatus.UNKNOWN, SendStatus.FAILED, SendStatus.DEAD)


@dataclass(frozen=True, slots=True)
class Leftover:
    """An outgoing message that waits for its client, did not arrive, or may have."""

    row: OutboxRow
    message: Message
    client: Client
    creditor: Creditor
    address: Address


def leftovers(
    session: Session, statuses: Collection[SendStatus], *, code: str | None = None, limit: int = 25, offset: int = 0
) -> list[Leftover]:
    """Return what is left over in these states, the newest first; `code` is how it was refused."""
    statement = _joined(statuses, code).order_by(OutboxRow.id.desc()).limit(limit).offset(offset)
    return [Leftover(*found) for found in session.execute(statement)]


def find_leftover(session: Session, row: int) -> Leftover | None:
    """Return one that is left over and in scope, its row locked; nothing when it no longer is."""
    statement = _joined(LEFT_OVER, None).where(OutboxRow.id == row).with_for_update(of=OutboxRow)
    found = session.execute(statement, execution_options={"populate_existing": True}).one_or_none()
    return Leftover(*found) if found is not None else None


def count_leftovers(session: Session, creditors: Collection[str]) -> dict[tuple[SendStatus, str], int]:
    """Return how many messages of creditors are left over, by state and code."""
    code = func.coalesce(OutboxRow.error, "")
    rows = session.execute(
        select(OutboxRow.status, code, func.count())
        .where(
            OutboxRow.status.in_(LEFT_OVER), OutboxRow.let_go_at.is_(None), OutboxRow.creditor_id.in_(list(creditors))
        )
        .group_by(OutboxRow.status, code)
    )
    return {(status, error): count for status, error, count in rows}


def dead_letters(
    session: Session, creditors: Collection[str], *, limit: int = 25, offset: int = 0
) -> list[tuple[InboxRow, Creditor | None]]:
    """Return the messages that could not be handled, of creditors or of nobody known, the newest first."""
    statement = (
        select(InboxRow, Creditor)
        .outerjoin(Creditor, Creditor.id == InboxRow.creditor_id)
        .where(*_dead(creditors))
        .order_by(InboxRow.id.desc())
    )
    return [(row, creditor) for row, creditor in session.execute(statement.limit(limit).offset(offset))]


def find_dead_letter(session: Session, row: int, creditors: Collection[str]) -> InboxRow | None:
    """Return one that could not be handled, locked; nothing when it no longer is one, or another creditor's."""
    statement = select(InboxRow).where(*_dead(creditors), InboxRow.id == row).with_for_update()
    return session.scalars(statement, execution_options={"populate_existing": True}).one_or_none()


def count_dead_letters(session: Session, creditors: Collection[str]) -> int:
    """Return how many messages could not be handled."""
    return session.execute(select(func.count()).select_from(InboxRow).where(*_dead(creditors))).scalar_one()


def _joined(
    statuses: Collection[SendStatus], code: str | None
) -> Select[OutboxRow, Message, Client, Creditor, Address]:
    told = () if code is None else (func.coalesce(OutboxRow.error, "") == code,)
    return (
        select(OutboxRow, Message, Client, Creditor, Address)
        .join(Message, (Message.creditor_id == OutboxRow.creditor_id) & (Message.id == OutboxRow.message_id))
        .join(Client, (Client.creditor_id == OutboxRow.creditor_id) & (Client.id == OutboxRow.client_id))
        .join(Creditor, Creditor.id == OutboxRow.creditor_id)
        .join(Address, Address.id == OutboxRow.address_id)
        .where(OutboxRow.status.in_(list(statuses)), OutboxRow.let_go_at.is_(None), *told)
    )


def _dead(creditors: Collection[str]) -> tuple[ColumnElement[bool], ...]:
    mine = or_(InboxRow.creditor_id.is_(None), InboxRow.creditor_id.in_(list(creditors)))
    return (InboxRow.status == WorkStatus.DEAD, mine)
