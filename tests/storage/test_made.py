"""What became of our contacts is known by address: the last five of each, and whether they were answered soon."""

from datetime import datetime, timedelta

import pytest

from flows.contact.arrivals import ANSWERED_WITHIN, Made
from storage.database import Database
from storage.schema import Address, Direction, MessageStatus
from storage.unit_of_work import UnitOfWork
from tests.storage.people import MINUTE, NOW, settle_in

SENT, FAILED, READ = MessageStatus.SENT, MessageStatus.FAILED, MessageStatus.READ
DAY = timedelta(days=1)


@pytest.fixture
def told(database: Database) -> Database:
    """Give a database with the clients "1" and "2" of a creditor."""
    settle_in(database, "a", clients=2)
    return database


def ours(uow: UnitOfWork, address: int, at: datetime, status: MessageStatus, **facts: str) -> None:
    """Write a contact of ours with client "1"."""
    known = {"channel": "sms", "initiated_by": "bot", "kind": "due", "text": "…"} | facts
    row = uow.conversations.lock("a", "1")
    uow.messages.add(row, direction=Direction.OUT, at=at, address_id=address, status=status, **known)


def theirs(uow: UnitOfWork, address: int, at: datetime, client: str = "1") -> None:
    """Write a message of a client."""
    facts = {"channel": "sms", "initiated_by": "client", "kind": "reply", "text": "Hola"}
    row = uow.conversations.lock("a", client)
    uow.messages.add(row, direction=Direction.IN, at=at, address_id=address, **facts)


def own(uow: UnitOfWork, channel: str = "sms") -> Address:
    """Return an address of client "1"."""
    found = uow.addresses.ensure(channel, f"{channel}-1", NOW)
    uow.clients.reach("a", "1", found.id, consent=True)
    return found


def test_by_address(told: Database) -> None:
    """Each address has its own, the newest first."""
    with told.unit_of_work("a") as uow:
        sms, telegram = own(uow).id, own(uow, "telegram").id
        ours(uow, sms, NOW, READ)
        ours(uow, telegram, NOW + DAY, SENT)
        ours(uow, sms, NOW + 2 * DAY, FAILED)
        found = uow.contacts.made_at("a", "1")

        assert {sms: [Made(NOW + 2 * DAY, "failed"), Made(NOW, "read")], telegram: [Made(NOW + DAY, "sent")]} == found
        assert {} == uow.contacts.made_at("a", "2")


@pytest.mark.parametrize(
    ("wait", "answered"), [(MINUTE, True), (ANSWERED_WITHIN, True), (ANSWERED_WITHIN + MINUTE, False)]
)
def test_answered(told: Database, wait: timedelta, answered: bool) -> None:
    """A message of theirs from that address within three days answers it; another's, or elsewhere, does not."""
    with told.unit_of_work("a") as uow:
        sms, telegram = own(uow).id, own(uow, "telegram").id
        theirs(uow, sms, NOW - MINUTE)
        ours(uow, sms, NOW, SENT)
        theirs(uow, telegram, NOW + MINUTE)
        theirs(uow, sms, NOW + MINUTE, client="2")
        theirs(uow, sms, NOW + wait)

        assert [Made(NOW, "sent", answered)] == uow.contacts.made_at("a", "1")[sms]


def test_ours_alone(told: Database) -> None:
    """Answers of ours tell nothing, nor what still waits or never left; of the rest the last five do."""
    with told.unit_of_work("a") as uow:
        sms = own(uow).id
        for day in range(7):
            ours(uow, sms, NOW + day * DAY, SENT)
        ours(uow, sms, NOW + 8 * DAY, READ, initiated_by="client", kind="reply")
        ours(uow, sms, NOW + 9 * DAY, MessageStatus.QUEUED)
        ours(uow, sms, NOW + 9 * DAY, MessageStatus.BLOCKED)
        found = uow.contacts.made_at("a", "1")[sms]

        assert [NOW + day * DAY for day in (6, 5, 4, 3, 2)] == [one.at for one in found]
