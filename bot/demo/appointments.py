"""Find the next moment at which something happens with a client by itself."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import select

from bot.chooser import Chooser, at_hour
from bot.profiles import Profile
from storage.schema import Client, OutboxRow, SendStatus
from storage.unit_of_work import UnitOfWork

SEEN_DAYS = 60  #: how far ahead a contact is told


@dataclass(frozen=True, slots=True, order=True)
class Appointment:
    """A moment, the key of what happens then, and the case it is about."""

    at: datetime
    what: str
    case: int | None = None


def next_appointment(
    uow: UnitOfWork, chooser: Chooser, profile: Profile, client: Client, now: datetime
) -> Appointment | None:
    """Return what is next with a client: a reminder, a promised answer, a call, a message that waits."""
    found = (*_reminders(uow, chooser, profile, client, now), *_cases(uow, client), *_waiting(uow, client))
    return min((one for one in found if one.at > now), default=None, key=lambda one: one.at)


def _reminders(
    uow: UnitOfWork, chooser: Chooser, profile: Profile, client: Client, now: datetime
) -> Iterator[Appointment]:
    """Yield the first contact that is to come when nothing happens before; one whose hour is past is on its way."""
    owing = uow.dues.of(client.creditor_id, client.id, now)
    if owing is None:
        return
    today = now.astimezone(owing.zone).date()
    for day in (today + timedelta(days=ahead) for ahead in range(SEEN_DAYS)):
        wish, at = chooser.first(profile, owing, day), at_hour(day, owing.zone)
        if wish and at > now:
            yield Appointment(at, "missed_reminder" if wish.kind == "missed" else "reminder")
            return
        if wish:
            owing = replace(owing, done={**owing.done, wish.key: day})


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
