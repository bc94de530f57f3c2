"""Find the next moment at which something happens with a client by itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.jobs.reminders import AHEAD, HOUR
from flows.negotiation.policy import Policy
from storage.schema import Client, OutboxRow, SendStatus
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, order=True)
class Appointment:
    """A moment, the key of what happens then, and the case it is about."""

    at: datetime
    what: str
    case: int | None = None


def next_appointment(uow: UnitOfWork, policy: Policy, client: Client, now: datetime) -> Appointment | None:
    """Return what is next with a client: a reminder, a promised answer, a call, a message that waits."""
    found = (*_reminders(uow, policy, client), *_cases(uow, client), *_waiting(uow, client))
    return min((one for one in found if one.at > now), default=None, key=lambda one: one.at)


def _reminders(uow: UnitOfWork, policy: Policy, client: Client) -> Iterator[Appointment]:
    agreement = uow.agreements.active(client.creditor_id, client.id)
    zone, grace = ZoneInfo(client.timezone), timedelta(days=policy.agreement.grace_days + 1)
    for part in agreement.instalments if agreement else ():
        if part.paid < part.amount:
            yield Appointment(datetime.combine(part.due_on - AHEAD, HOUR, zone), "reminder")
            yield Appointment(datetime.combine(part.due_on + grace, HOUR, zone), "missed_reminder")


def _cases(uow: UnitOfWork, client: Client) -> Iterator[Appointment]:
    for case in uow.cases.open_of(client.creditor_id, client.id):
        if case.first_response_at is None:
            yield Appointment(case.due_at, "answer_due", case.id)
        if case.call_back_at:
            yield Appointment(case.call_back_at, "call", case.id)


def _waiting(uow: UnitOfWork, client: Client) -> Iterator[Appointment]:
    rows = uow.session.scalars(
        select(OutboxRow.next_at).where(
            OutboxRow.creditor_id == client.creditor_id,
            OutboxRow.client_id == client.id,
            OutboxRow.status == SendStatus.WAITING,
        )
    )
    yield from (Appointment(at, "waiting_message") for at in rows)
