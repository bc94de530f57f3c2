"""Hold what is counted of segments: what was done in the time, by the segment that a client is in."""

from datetime import timedelta

from flows.contact.campaigns.sequence import Share
from flows.contact.clean_debt import KIND
from flows.fairness import Measure, Treatment
from flows.negotiation.proposal import Payment
from flows.service_levels import Deadline
from storage.database import Database
from storage.schema import MessageStatus
from storage.unit_of_work import UnitOfWork
from tests.storage.people import NOW, add_invoice, book, settle_in, write

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SINCE = NOW - 30 * DAY
NEXT = NOW + DAY


def close(uow: UnitOfWork, client: str, kind: str, outcome: str, *, after: timedelta = HOUR) -> None:
    """Write a case that was due after two hours, was promised anew, and was decided after some time."""
    first = Deadline("answer", NOW + 2 * HOUR, NOW + HOUR)
    row = uow.cases.open(creditor="a", client=client, kind=kind, at=NOW, due_at=first.due_at)
    uow.case_clocks.start(row, (first,))
    uow.cases.promise(row.id, NOW + 6 * HOUR)
    uow.cases.resolve(row.id, outcome, "", NOW + after)


def test_treated(database: Database) -> None:
    """Contacts that left, agreements with discounts, exceptions, answers, complaints count once, in their segment."""
    settle_in(database, "a", clients=3)
    with database.unit_of_work("a") as uow:
        uow.clients.get("a", "1").segment = "retail"
        uow.clients.get("a", "2").segment, uow.clients.get("a", "2").ruled_segment = "retail", "large"
        for status in (MessageStatus.SENT, MessageStatus.READ, MessageStatus.BLOCKED):
            write(uow, "a", "2", initiated_by="bot").status = status
        add_invoice(uow, "a", "2", "F2", 1_000, NOW.date())
        book(uow, (Payment(NOW.date(), 900),), ("F2",), client="2", discount=100)
        close(uow, "2", "exception", "approved")
        close(uow, "2", "complaint", "other", after=4 * HOUR)
        close(uow, "2", KIND, "other")
        close(uow, "3", "exception", "refused")
        uow.session.flush()
        found = uow.fairness.treated("a", SINCE, NEXT)
        later = uow.fairness.treated("a", NEXT, NEXT + DAY)

    nothing, one = Share(0, 0), Share(1, 1)
    none: dict[Measure, Share] = {
        "contacted": Share(0, 1),
        "agreed": Share(0, 1),
        "discounted": nothing,
        "complained": Share(0, 1),
    }
    large: dict[Measure, Share] = {
        "contacted": one,
        "agreed": one,
        "discounted": one,
        "complained": one,
        "approved": one,
    }
    quiet: dict[Measure, Share] = {**none, "approved": nothing, "answered_in_time": nothing}
    assert (
        Treatment("large", 1, 2, {**large, "answered_in_time": Share(1, 2)}, 10.0, 2.5),
        Treatment("retail", 1, 0, quiet),
        Treatment(None, 1, 0, {**none, "approved": Share(0, 1), "answered_in_time": one}, None, 1.0),
    ) == found
    assert [quiet] * 3 == [segment.shares for segment in later]
