"""Hold that nobody is written to about a debt that is not clean: staff get a case, and the client hears nothing."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.clean_debt import PRIORITY
from flows.contact.clean_debt import FAULTS, KIND, load
from flows.negotiation.till import Allocation
from flows.rights.age import MINOR
from flows.rights.book import MATTER
from storage.schema import Case, CaseStatus, TicketKind
from tests.bot.jobs.test_contacts import BILL, DUE, book, on, told
from tests.bot.jobs.test_promises import do, live
from tests.bot.world import World

Spoil = Callable[[World], None]


@pytest.fixture
def rosa(world: World) -> World:
    """Give a client who showed who they are, whose one bill is due in six days, and whose talk is long over."""
    world.add_client("2001", "Rosa Díaz", document="9.876.543-3", invoices=BILL)
    world.client = "2001"
    world.verify(last4="5433")
    world.wall.move(days=2)
    do(world, "silence")
    world.hear()
    world.wall.at = on(-6)
    return world


def write(world: World, number: str = "2001-1", **facts: Any) -> None:  # noqa: ANN401 - columns of an invoice
    """Write what the creditor says of a bill."""
    with world.unit() as uow:
        uow.invoices.put(world.creditor, number, world.now, **facts)


def overpay(world: World, reference: str = "R-1") -> None:
    """Record money for which nothing was owed when it came: what is owed now was billed since."""
    with world.unit() as uow:
        facts: dict[str, Any] = {
            "creditor": world.creditor,
            "client": "2001",
            "currency": "CLP",
            "source": "bank",
            "amount": 500,
        }
        uow.payments.record(reference=reference, paid_on=DUE - timedelta(days=90), at=world.now, **facts)


def lose(world: World) -> None:
    """Let the provider say that nothing arrives at the client's addresses."""
    with world.unit() as uow:
        for _, address in uow.clients.contact_points(world.creditor, "2001"):
            uow.addresses.mark_unreachable(address.id, "30005", world.now)


def tell_delivery(world: World) -> None:
    """Let the creditor say of another client's bill when it was delivered, and nothing of this one."""
    write(world, "1041-1", delivered_on=DUE - timedelta(days=60))


def cases(world: World) -> list[Case]:
    """Return the client's cases, the oldest first."""
    with world.unit() as uow:
        return uow.cases.of(world.creditor, "2001")[::-1]


def found(case: Case) -> list[str]:
    """Return the faults that a case is about, by their names."""
    return [fault.name for fault in load(case.details[FAULTS])]


def resolve(world: World, case: Case) -> None:
    """Close a case as an adviser does."""
    with world.unit() as uow:
        world.app.desk.resolve(uow, case.id, None, "correction", "Entregada en mano", world.now, "t")
    world.work()


def complain_elsewhere(world: World) -> None:
    """Let the creditor's service have an open ticket of the client's, and an order, which is no fault."""
    with world.unit() as uow:
        own = {"client_id": "2001", "subject": "Sin agua", "status": "open", "opened_on": DUE, "closed_on": None}
        rows = ({"number": kind, "kind": kind, "url": None, **own} for kind in TicketKind)
        uow.tickets.put(world.creditor, rows, world.now)


SPOILS: dict[str, Spoil] = {
    "not_delivered": tell_delivery,
    "service": lambda world: write(world, promised_service_ok=False),
    "figures": lambda world: write(world, amount=100),
    "unapplied": overpay,
    "ticket": complain_elsewhere,
    "unreachable": lose,
}


@pytest.mark.parametrize("name", SPOILS)
def test_withheld(rosa: World, name: str) -> None:
    """A debt that is not clean makes one case that says why, and no message, however long the case waits."""
    SPOILS[name](rosa)
    live(rosa, on(9))
    (case,) = cases(rosa)

    assert [] == told(rosa)
    assert (KIND, CaseStatus.OPEN, [name]) == (case.kind, case.status, found(case))
    assert case.summary.startswith("Datos o servicio por corregir. ")
    assert PRIORITY == case.priority


def test_clean(rosa: World) -> None:
    """A debt of which the records say that all is well is spoken of, and makes no case."""
    write(rosa, promised_service_ok=True, delivered_on=DUE - timedelta(days=20))
    live(rosa, on(0))

    assert ([(-1, "before-due")], []) == (told(rosa), cases(rosa))


@pytest.mark.parametrize("name", [name for name in SPOILS if name != "unreachable"])
def test_put_right(rosa: World, name: str) -> None:
    """What staff have closed is told to nobody, withholds nothing any more, and is not raised again."""
    SPOILS[name](rosa)
    live(rosa, on(2))
    before = len(rosa.messages())
    resolve(rosa, cases(rosa)[0])
    in_silence = len(rosa.messages()) == before
    live(rosa, on(9))

    assert in_silence
    assert [(4, "after-due-kind")] == told(rosa)
    assert [CaseStatus.RESOLVED] == [case.status for case in cases(rosa)]


def test_new_fault(rosa: World) -> None:
    """Another fault than those that were looked at is another case, of that fault alone."""
    overpay(rosa)
    live(rosa, on(-1))
    resolve(rosa, cases(rosa)[0])
    overpay(rosa, "R-2")
    live(rosa, on(9))
    first, second = cases(rosa)

    assert [] == told(rosa)
    assert (["R-1"], ["R-2"]) == tuple([one.about for one in load(row.details[FAULTS])] for row in (first, second))


def test_promise(rosa: World) -> None:
    """What the client promised is recalled in any case: they know of it."""
    overpay(rosa)
    book(rosa, DUE + timedelta(days=14))
    live(rosa, on(13))

    assert ([(12, "promise")], []) == (told(rosa), cases(rosa))


def test_not_spoken_of(rosa: World) -> None:
    """Nothing of our own matter is said to a client who writes; when it is late, it rises for the team alone."""
    write(rosa, promised_service_ok=False)
    live(rosa, on(0))
    (case,) = cases(rosa)
    said = rosa.say("hola")
    rosa.wall.move(days=10)
    do(rosa, "sla")

    assert said
    assert not any(str(case.id) in text or "caso" in text for text in said)
    assert ([], [1]) == (rosa.hear(), [row.priority for row in cases(rosa)])


def test_taken(rosa: World) -> None:
    """Who had taken the case gives the conversation back by closing it, and the bot answers again."""
    overpay(rosa)
    live(rosa, on(0))
    (case,) = cases(rosa)
    with rosa.unit() as uow:
        rosa.app.desk.take(uow, case.id, uow.staff.all()[0], rosa.now, "t")
    silent = rosa.say("hola")
    resolve(rosa, case)
    with rosa.unit() as uow:
        conversation = uow.conversations.get(rosa.creditor, "2001")

    assert [] == silent
    assert conversation
    assert (None, None) == (conversation.held_at, conversation.held_by)


def test_rolled_back(rosa: World) -> None:
    """Whoever asks what would be done finds the reason, and leaves nothing behind."""
    overpay(rosa)
    with rosa.app.database.unit_of_work(rosa.creditor) as uow:
        done = rosa.app.reminder.write_first(uow, rosa.creditor, "2001", on(-1), on(-1))

    assert done
    assert ("blocked", KIND, None) == (done.decision.decision, done.decision.rule, done.message)
    assert "payment R-1 is not applied" in done.decision.reason
    assert [] == cases(rosa)


def test_ahead(rosa: World) -> None:
    """Who asks about a day to come opens the case today, when staff can work on it."""
    overpay(rosa)
    with rosa.unit() as uow:
        rosa.app.reminder.write_first(uow, rosa.creditor, "2001", on(-1), rosa.now)

    assert [rosa.now] == [case.opened_at for case in cases(rosa)]


@pytest.mark.parametrize(("lost", "rule"), [("wrong", KIND), ("unreachable", KIND), ("opted_out", "opt_out")])
def test_lost(rosa: World, lost: str, rule: str) -> None:
    """Whose every address is somebody else's or dead is a matter for staff; who wants no messages there is not."""
    with rosa.unit() as uow:
        lose = {
            "wrong": uow.addresses.mark_wrong,
            "unreachable": lambda address, at: uow.addresses.mark_unreachable(address, "30005", at),
            "opted_out": uow.addresses.opt_out,
        }
        for _, address in uow.clients.contact_points(rosa.creditor, "2001"):
            lose[lost](address.id, rosa.now)
    with rosa.unit() as uow:
        done = rosa.app.reminder.write_first(uow, rosa.creditor, "2001", on(-1), on(-1))

    assert done
    assert (rule, [["unreachable"]] if rule == KIND else []) == (
        done.decision.rule,
        [found(row) for row in cases(rosa)],
    )


def test_still_withheld(rosa: World) -> None:
    """While the case is open, whoever asks again is told the same reason, and no second case is opened."""
    overpay(rosa)
    rosa.wall.at = on(-1)
    with rosa.unit() as uow:
        first = rosa.app.reminder.write_first(uow, rosa.creditor, "2001", on(-1), on(-1))
    with rosa.unit() as uow:
        second = rosa.app.reminder.write_first(uow, rosa.creditor, "2001", on(-1), on(-1))

    assert first
    assert second
    assert (KIND, first.decision.reason) == (second.decision.rule, second.decision.reason)
    assert 1 == len(cases(rosa))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    delivered=st.none() | st.integers(-3, 3),
    tells=st.booleans(),
    service=st.none() | st.booleans(),
    paid=st.integers(0, 3),
    applied=st.integers(0, 3),
    balance=st.integers(1, 4),
)
def test_only_clean_debts(
    rosa: World, *, delivered: int | None, tells: bool, service: bool | None, paid: int, applied: int, balance: int
) -> None:
    """Whatever the records say: a contact leaves when all of them are in order, and never else."""
    today, applied = on(-1).date(), min(applied, paid)
    with rosa.app.database.unit_of_work(rosa.creditor) as uow:
        day = None if delivered is None else today + timedelta(days=delivered)
        uow.invoices.put(rosa.creditor, "1041-1", on(-1), delivered_on=today if tells else None)
        facts = {"amount": 4, "balance": balance + applied, "delivered_on": day, "promised_service_ok": service}
        uow.invoices.put(rosa.creditor, "2001-1", on(-1), **facts)
        if paid:
            money: dict[str, Any] = {"creditor": rosa.creditor, "client": "2001", "currency": "CLP", "source": "bank"}
            money |= {"reference": "R", "amount": paid, "paid_on": today, "at": on(-1)}
            payment = uow.payments.record(**money).payment
            slices = [Allocation(applied, "2001-1")] if applied else []
            uow.payments.allocate(payment, slices, None, on(-1))
        done = rosa.app.reminder.write_first(uow, rosa.creditor, "2001", on(-1), on(-1))
    arrived = delivered <= 0 if delivered is not None else not tells
    in_order = arrived and service is not False and paid == applied and balance + applied <= 4

    assert done
    assert ("allowed" if in_order else KIND) == (done.decision.decision if in_order else done.decision.rule)
    assert in_order is (done.message is not None)


def test_under_age(world: World) -> None:
    """Nobody under age is written to: the account is held until the day they come of age, and staff have one case."""
    world.add_client("2001", "Rosa Díaz", document="9.876.543-3", birth_date=date(2010, 5, 15), invoices=BILL)
    world.client = "2001"
    world.verify(last4="5433")
    world.wall.move(days=2)
    do(world, "silence")
    world.hear()
    world.wall.at = on(-6)
    live(world, on(9))
    (case,) = cases(world)
    with world.unit() as uow:
        (hold,) = uow.holds.of(world.creditor, "2001")

    assert [] == told(world)
    assert (KIND, MINOR) == (case.kind, case.details[MATTER])
    assert (MINOR, date(2028, 5, 15)) == (hold.kind, hold.ends_at and hold.ends_at.astimezone(world.now.tzinfo).date())
