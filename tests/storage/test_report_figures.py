"""Hold what reports add up against a small world that is counted by hand, by the creditor's own calendar."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from flows.negotiation.account import InstalmentStatus
from flows.negotiation.proposal import Payment
from flows.negotiation.till import Allocation
from flows.reports.forecast import Past
from flows.reports.period import Period, month_of
from flows.reports.plans import Kept, Made
from flows.service_levels import Deadline
from storage.database import Database
from storage.repositories.case_words import Words
from storage.repositories.report_money import Aged, Asked, Moved, OnDay
from storage.repositories.report_treatment import (
    Advised,
    Answered,
    Closed,
    Opened,
    Pressed,
    Satisfied,
    Spoken,
    Talked,
    Uneasy,
)
from storage.schema import CaseWords, MessageStatus, QualityReview, Role
from storage.unit_of_work import UnitOfWork
from tests.storage.people import NOW, add_invoice, book, settle_in, write

ZONE = "America/Santiago"
END = datetime(2026, 3, 31, 15, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MIDNIGHT = datetime(2026, 3, 1, 3, tzinfo=UTC)  #: on which March begins there


def asked(period: Period, now: datetime = END) -> Asked:
    """Return what a report of creditor "a" asks for."""
    zone = ZoneInfo(ZONE)
    return Asked("a", period, *period.moments(zone), now, now.astimezone(zone).date(), ZONE)


MARCH, EARLY = asked(month_of(NOW.date())), asked(Period(date(2026, 3, 1), date(2026, 3, 4)))


@pytest.fixture
def counted(database: Database) -> Database:
    """Give bills, an agreement, payments, messages, talks and cases of three clients in March."""
    settle_in(database, "a", clients=3)
    with database.unit_of_work("a") as uow:
        bill(uow)
        treat(uow)
        uow.commit()
    return database


def bill(uow: UnitOfWork) -> None:
    """Write the money: a client who agreed, one who paid an old bill and not a younger one, one who will be late."""
    for client, number, amount, due_on in (
        ("1", "F1", 1_000, date(2026, 2, 10)),
        ("2", "F2", 600, date(2026, 1, 10)),
        ("3", "F3", 500, date(2026, 3, 20)),
        ("3", "F4", 300, date(2026, 4, 20)),
        ("2", "F5", 200, date(2026, 2, 20)),
    ):
        add_invoice(uow, "a", client, number, amount, due_on)
    pay(uow, "3", "P0", date(2026, 2, 28), Allocation(50, invoice="F3"))
    plan = (Payment(date(2026, 3, 5), 400), Payment(date(2026, 3, 25), 300), Payment(date(2026, 4, 24), 300))
    agreed = book(uow, plan).id
    pay(uow, "1", "P1", date(2026, 3, 5), Allocation(400, invoice="F1", instalment=1), agreed)
    pay(uow, "2", "P2", date(2026, 3, 10), Allocation(600, invoice="F2"))
    pay(uow, "3", "P3", date(2026, 3, 6), Allocation(100, invoice="F3"))
    uow.payments.reverse("a", "P3", date(2026, 3, 9), NOW, "returned")
    uow.agreements.mark("a", agreed, 2, InstalmentStatus.LATE)


def pay(
    uow: UnitOfWork, client: str, reference: str, on: date, piece: Allocation, agreement: int | None = None
) -> None:
    """Write a payment and what it paid."""
    row = uow.payments.record(creditor="a", client=client, reference=reference, amount=piece.amount, currency="CLP",
                              paid_on=on, source="bank", at=NOW).payment  # fmt: skip
    uow.payments.allocate(row, [piece], agreement, NOW)


def treat(uow: UnitOfWork) -> None:
    """Write the treatment: what was written to two of them, who was ill at ease, what an adviser saw to."""
    for client, at, status in (
        ("1", MIDNIGHT, MessageStatus.SENT),
        ("1", MIDNIGHT - timedelta(seconds=1), MessageStatus.SENT),
        ("2", NOW, MessageStatus.READ),
        ("2", NOW + 36 * HOUR, MessageStatus.DELIVERED),
        ("2", NOW + DAY, MessageStatus.BLOCKED),
    ):
        row = write(uow, "a", client, "Hola de nuevo", initiated_by="bot")
        row.at, row.status = at, status
    for client, commitment, receptivity in (("1", "agreement", 5), ("2", "none", 3), ("3", "rating", 3)):
        uow.talks.open("a", client, NOW)
        uow.talks.close(creditor="a", client=client, at=NOW + HOUR, commitment=commitment, commitment_on=None,
                        receptivity=receptivity, next_step="", owner="bot")  # fmt: skip
    uow.people.opt_out(uow.clients.get("a", "3").person_id, "sms", NOW)
    adviser = uow.staff.add(name="Ana", email="ana@example.org", password_hash="-", role=Role.ADVISER,
                            creditors=["a"], at=NOW).id  # fmt: skip
    opened(uow, "3", "exit_intent", NOW)
    opened(uow, "2", "complaint", NOW)
    right = opened(uow, "2", "dispute_invoice", NOW)
    uow.case_clocks.start(
        uow.cases.get(right), [Deadline("answer", NOW + 3 * HOUR, NOW), Deadline("resolve", NOW, NOW)]
    )
    uow.cases.take(right, adviser)
    uow.cases.resolve(right, "credit", "", NOW + 2 * HOUR)
    other = opened(uow, "2", "dispute_invoice", NOW + DAY)
    look_again(uow, right, adviser)
    for case in (right, other):
        uow.satisfactions.ask("a", case, "2", NOW + 3 * HOUR)
    uow.satisfactions.answer("a", right, [4, 1], "", NOW + 4 * HOUR)


def look_again(uow: UnitOfWork, case: int, adviser: int) -> None:
    """Write who wrote how much in a resolved case, that it was drawn, and what two found in it."""
    uow.session.add(CaseWords(creditor_id="a", case_id=case, client=30, adviser=10, bot=20))
    uow.quality.keep("a", date(2026, 3, 2), "seed", 2, {adviser: [case]}, {adviser: [case]}, END)
    for marks in ({"kind": 2, "within": None}, {"kind": 1, "within": 0}):
        reviewer = uow.staff.add(name="Eva", email=f"{len(marks)}{marks['kind']}@example.org", password_hash="-",
                                 role=Role.SUPERVISOR, creditors=["a"], at=NOW).id  # fmt: skip
        uow.quality.add(QualityReview(creditor_id="a", case_id=case, reviewer_id=reviewer, client_id="2",
                                      adviser_id=adviser, marks=marks, told={}, note="", at=END))  # fmt: skip


def opened(uow: UnitOfWork, client: str, kind: str, at: datetime) -> int:
    """Write a case, and return its number."""
    return uow.cases.open(creditor="a", client=client, kind=kind, at=at, due_at=at + DAY).id


def test_money(counted: Database) -> None:
    """Payments that stand count on their day, plans as they were promised; a client who paid soon did so."""
    with counted.unit_of_work("a") as uow:
        read = uow.report_money
        late = replace(MARCH, now=NOW, today=date(2026, 3, 5))

        assert [OnDay(date(2026, 3, 5), 400), OnDay(date(2026, 3, 10), 600)] == read.paid(MARCH)
        assert 2 == read.payers(MARCH)
        assert [OnDay(date(2026, 3, 5), 400), OnDay(date(2026, 3, 25), 300)] == read.promised(MARCH)
        assert {("client", "uneven"): Kept(2, 1, 700, 400)} == read.kept(MARCH)
        assert {("client", "uneven"): Kept(1, 1, 400, 400)} == read.kept(late)  # a day to come breaks nothing
        assert {("client", "uneven"): Made(1, 1_000, 1, 1, 1)} == read.made(MARCH)
        assert {("client", "uneven"): Made(1, 1_000, 1, 0, 0)} == read.made(late)
        assert {3: 300} == read.coming(MARCH, date(2026, 5, 1))
        assert [Past(700, 400)] == read.past("a", [month_of(date(2026, 2, 1)), MARCH.period])


def test_accounts(counted: Database) -> None:
    """What was owed at an end is what is owed now with later lines put back: today's sums are those of the totals."""
    with counted.unit_of_work("a") as uow:
        now, then = uow.report_money.ageing(MARCH), uow.report_money.ageing(EARLY)
        (total,) = uow.totals.of_creditors(END).creditors

        assert [Aged(0, 300, 1, 0), Aged(1, 450, 1, 0), Aged(2, 800, 2, 600)] == now
        assert [Aged(0, 750, 1, 0), Aged(1, 1_200, 2, 1_000), Aged(2, 600, 1, 0)] == then
        assert (total.owed, total.paid) == (
            sum(one.amount for one in now),
            sum(one.amount for one in uow.report_money.paid(MARCH)),
        )
        assert Moved(to_pay=2_250, paid=1_000, young=1_200, held=1_000, late=2, cured=1, fallen=1) == (
            uow.report_money.moved(MARCH)
        )


def test_treatment(counted: Database) -> None:
    """What left counts from the creditor's own midnight on; who is ill at ease counts once, whatever they said."""
    with counted.unit_of_work("a") as uow:
        read = uow.report_treatment

        assert Pressed(clients=2, contacts=3, most=2, words=9, hours=36.0) == read.pressed(MARCH)
        assert [Talked(3, 1, 1), Talked(5, 1, 0)] == read.talked(MARCH)
        assert Uneasy(touched=3, uneasy=2, complained=1, leaving=1, silent=1, gone=1) == read.uneasy(MARCH)
        assert [Opened("dispute_invoice", 2, 1), Opened("complaint", 1, 0), Opened("exit_intent", 1, 0)] == (
            read.opened(MARCH)
        )
        assert Closed(cases=1, disputes=1, ours=1, minutes=120.0, first_minutes=120.0) == read.closed(MARCH)
        assert [Answered("answer", 1, 1), Answered("resolve", 0, 1)] == sorted(
            read.answered(MARCH), key=lambda one: one.name
        )
        assert [Advised("Ana", 1, 2.0, 1, 1, 1, 4.0, 2, 1.0, 30, 60)] == read.advised(MARCH)
        assert Spoken(1, Words(30, 10, 20)) == read.spoken(MARCH)
        assert [Satisfied(4, 1), Satisfied(None, 1)] == read.satisfied(MARCH)


def test_others(counted: Database) -> None:
    """Another creditor's report, and a month in which nothing happened, have none of it."""
    settle_in(counted, "b")
    may = asked(month_of(date(2026, 5, 1)), datetime(2026, 5, 31, tzinfo=UTC))
    with counted.unit_of_work("b") as uow:
        assert _empty(uow, replace(MARCH, creditor="b"))
        assert [] == uow.report_money.ageing(replace(MARCH, creditor="b"))
    with counted.unit_of_work("a") as uow:
        assert _empty(uow, may)


def _empty(uow: UnitOfWork, nothing: Asked) -> bool:
    money, treatment = uow.report_money, uow.report_treatment
    return not (
        money.paid(nothing)
        or money.promised(nothing)
        or money.made(nothing)
        or treatment.pressed(nothing).contacts
        or treatment.talked(nothing)
        or treatment.uneasy(nothing).touched
        or treatment.opened(nothing)
        or treatment.closed(nothing).cases
        or treatment.answered(nothing)
        or treatment.advised(nothing)
        or treatment.spoken(nothing).cases
    )
