"""Hold an exception over a large amount to the people that its policy asks for, whatever comes at once."""

import threading
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select

from bot import effects
from bot.app import App, build
from bot.clock import Clock
from bot.errors import ClientMistake
from bot.settings import Settings
from flows.outcome import OpenCase, PlaceHold
from storage.schema import Agreement, AuditEntry, Case, CaseStatus, Staff
from tests.bot.world import POLICY, Wall, World

PLAN = "2026-03-20 72000; 2026-10-01 72000"
TWO = 'approvals: [{amount_at_least: "100000", people: 2}]\n'


@pytest.fixture
def second(settings: Settings, wall: Wall) -> Iterator[App]:
    """Give another process of the same service, as far as it can be had in one: another bot on the same database."""
    app = build(settings, Clock(wall))
    yield app
    app.close()


@pytest.fixture
def andrea(world: World) -> Staff:
    """Give an adviser."""
    return world.add_staff("Andrea Soto", email="soto@example.org")


@pytest.fixture
def luis(world: World) -> Staff:
    """Give another one."""
    return world.add_staff("Luis Peña", email="luis@example.org")


def ask(world: World, plan: str = PLAN, *, policy: str = TWO) -> int:
    """Let the first client ask for a plan that only staff may approve; return the case's number."""
    text = POLICY.format(creditor=world.creditor, country="CL", currency="CLP") + policy
    with world.unit() as uow:
        uow.policies.apply(world.creditor, "2", text, world.now)
    world.verify()
    details = {"proposal": plan, "broken_rules": "term_days_max", "policy": "2"}
    with world.unit() as uow:
        stage = world.app.bot.stage(uow, world.creditor, world.client, world.now, uuid4().hex)
        case = OpenCase("exception", world.now, "puedo en octubre", details=details)
        effects.apply(stage, (case, PlaceHold("exception")))
        assert stage.case is not None
        number = stage.case
    world.hear()
    return number


def approve(world: World, number: int, staff: Staff | None, *, app: App | None = None, key: int | None = None) -> Case:
    """Approve as an adviser, or as a program with a key."""
    desk = (app or world.app).desk
    with (app or world.app).database.unit_of_work(world.creditor) as uow:
        case = desk.approve(uow, number, staff.id if staff else None, world.now, uuid4().hex, key)
        uow.commit()
    return case


def agreements(world: World) -> list[Agreement]:
    """Return what was booked."""
    with world.unit() as uow:
        return uow.agreements.of(world.creditor, world.client)


def test_two_people(world: World, andrea: Staff, luis: Staff) -> None:
    """The first yes books nothing and says nothing; the second, another person's, books the plan and tells it."""
    number = ask(world)
    first = approve(world, number, andrea)
    world.work()
    silent, nothing = world.hear(), agreements(world)
    second = approve(world, number, luis)
    world.work()

    assert (CaseStatus.OPEN, [], []) == (first.status, silent, nothing)
    assert (CaseStatus.RESOLVED, "approved", 1) == (second.status, second.outcome, len(agreements(world)))
    assert any("aprobaron su propuesta" in text for text in world.hear())


def test_the_same_person_twice(world: World, andrea: Staff) -> None:
    """Nobody is two people; the audit log names who approved, and nothing is booked."""
    number = ask(world)
    approve(world, number, andrea)
    with pytest.raises(ClientMistake, match="another person must approve it too") as refused:
        approve(world, number, andrea)
    with world.unit() as uow:
        lines = uow.session.scalars(select(AuditEntry).where(AuditEntry.action == "case.approved")).all()

    assert 409 == refused.value.status
    assert [f"staff:{andrea.id}"] == [line.actor for line in lines]
    assert [] == agreements(world)


def test_a_key_is_one_person(world: World, andrea: Staff) -> None:
    """A program's key counts as one person, however often it asks; with an adviser they are two."""
    number = ask(world)
    with world.unit() as uow:
        key = uow.api_keys.create("erp", ("write",), world.now)[0].id
    approve(world, number, None, key=key)
    with pytest.raises(ClientMistake, match="another person"):
        approve(world, number, None, key=key)
    second = approve(world, number, andrea)

    assert (CaseStatus.RESOLVED, 1) == (second.status, len(agreements(world)))


def test_one_no_is_enough(world: World, andrea: Staff, luis: Staff) -> None:
    """Refusal by anyone refuses, also after the first yes."""
    number = ask(world)
    approve(world, number, andrea)
    with world.unit() as uow:
        world.app.desk.refuse(uow, number, luis.id, "En seis pagos sí se puede.", world.now, uuid4().hex)
    with pytest.raises(ClientMistake, match="resolved already"):
        approve(world, number, andrea)

    assert [] == agreements(world)


def test_below_the_amount_one_is_enough(world: World, andrea: Staff) -> None:
    """Below the amount of the rule one yes books."""
    number = ask(world, policy='approvals: [{amount_at_least: "144001", people: 2}]\n')

    assert CaseStatus.RESOLVED is approve(world, number, andrea).status


@pytest.mark.parametrize(
    ("plan", "rule"),
    [
        ("2026-04-01 72000; 2026-10-01 72000", "first_payment_within_days"),
        ("2026-03-20 72000; 2027-04-01 72000", "term_days_max"),
        ("2026-03-20 72000; 2026-10-01 60000", "settlements"),  # less than what is owed, and no discount of the policy
        ("2026-03-20 72000; 2026-10-01 72001", "amount"),  # more than is owed
    ],
)
def test_within_the_limits_of_staff(world: World, andrea: Staff, plan: str, rule: str) -> None:
    """Nobody approves what the staff limits of the policy in force refuse; the rule is named, and no yes is kept."""
    number = ask(world, plan)
    with pytest.raises(ClientMistake) as refused:
        approve(world, number, andrea)
    with world.unit() as uow:
        given = uow.approvals.of(world.creditor, number)

    assert (409, rule) == (refused.value.status, refused.value.field)
    assert ([], []) == (given, agreements(world))


def test_two_at_once(world: World, second: App, andrea: Staff, luis: Staff) -> None:
    """Two people who approve at the same moment, in two processes, book once; a third yes finds it resolved."""
    number = ask(world)
    barrier, came = threading.Barrier(3), []
    third = world.add_staff("Rosa Díaz", email="rosa@example.org")

    def act(app: App, staff: Staff) -> None:
        barrier.wait()
        try:
            came.append(str(approve(world, number, staff, app=app).status))
        except ClientMistake as fault:
            came.append(str(fault.status))

    threads = [
        threading.Thread(target=act, args=pair) for pair in ((world.app, andrea), (second, luis), (second, third))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert ["409", "open", "resolved"] == sorted(came)
    assert 1 == len(agreements(world))


def test_one_person_in_two_processes(world: World, second: App, andrea: Staff) -> None:
    """The same person in two windows at once is one person: one yes is kept, and nothing is booked."""
    number = ask(world)
    barrier, came = threading.Barrier(2), []

    def act(app: App) -> None:
        barrier.wait()
        try:
            came.append(str(approve(world, number, andrea, app=app).status))
        except ClientMistake as fault:
            came.append(str(fault.status))

    threads = [threading.Thread(target=act, args=(app,)) for app in (world.app, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (["409", "open"], []) == (sorted(came), agreements(world))


def test_another_course_of_an_agreement(world: World, andrea: Staff) -> None:
    """A change of what was agreed is booked over what it covered; once the client has paid, it is overtaken."""
    number = ask(world, "2026-03-13 72000; 2026-04-13 72000", policy="")
    approve(world, number, andrea)
    first = agreements(world)[0]
    details = {"proposal": "2026-04-09 72000; 2026-04-13 72000", "agreement": str(first.id), "policy": "2"}
    with world.unit() as uow:
        facts: dict[str, Any] = {
            "creditor": world.creditor,
            "client": world.client,
            "at": world.now,
            "due_at": world.now,
        }
        cases = [uow.cases.open(kind="exception", details=details, **facts).id for _ in range(2)]
    approve(world, cases[0], andrea)
    newest, *_ = agreements(world)
    with pytest.raises(ClientMistake, match="agreement that this would change is over"):
        approve(world, cases[1], andrea)

    assert ["2026-04-09", "2026-04-13"] == [part.due_on.isoformat() for part in newest.instalments]
    assert (newest.id, 0) == (agreements(world)[1].replaced_by, newest.discount)
