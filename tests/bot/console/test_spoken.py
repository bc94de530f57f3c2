"""Hold that a plan agreed on by phone passes the same judge as any other: booked, for a second person, or refused."""

import pytest

from storage.schema import CaseStatus
from tests.bot.console.conftest import Desk
from tests.bot.console.test_queue import open_case
from tests.bot.world import POLICY, World

PLAN = {"day-1": "2026-03-20", "amount-1": "72.000", "day-3": "2026-04-20", "amount-3": "72.000"}


def test_booked(world: World, andrea: Desk) -> None:
    """Within the limits of staff it is booked and told at once; the case beside it stays open."""
    world.verify()
    number = open_case(world, "call_back", 2, 3)
    assert 303 == andrea.act(number, "plan", **PLAN).status_code
    world.work()
    with world.unit() as uow:
        booked = uow.agreements.active(world.creditor, world.client)
        assert booked is not None
        assert [("2026-03-20", 72_000), ("2026-04-20", 72_000)] == [
            (part.due_on.isoformat(), part.amount) for part in booked.instalments
        ]
        assert CaseStatus.OPEN is uow.cases.get(number).status
    assert any("lo que conversaron por teléfono" in text for text in world.hear())


def test_two_people(world: World, andrea: Desk, paula: Desk) -> None:
    """Where the policy asks for two people it waits as an exception with its first yes."""
    text = POLICY.format(creditor=world.creditor, country="CL", currency="CLP").replace("'2026-01-01'", "'2'")
    with world.unit() as uow:
        uow.policies.apply(
            world.creditor, "2", text + 'approvals: [{amount_at_least: "100000", people: 2}]\n', world.now
        )
    world.verify()
    number = open_case(world, "call_back", 2, 3)
    assert 303 == andrea.act(number, "plan", **PLAN).status_code
    with world.unit() as uow:
        (waits,) = [one for one in uow.cases.open_of(world.creditor, world.client) if one.kind == "exception"]
        assert uow.agreements.active(world.creditor, world.client) is None
    assert 303 == paula.act(waits.id, "approve").status_code
    with world.unit() as uow:
        assert uow.agreements.active(world.creditor, world.client) is not None


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({}, "Escriba al menos un pago"),
        ({"day-1": "2026-03-20"}, "Complete la fecha y el monto del pago 1"),
        ({"day-1": "2026-03-20", "amount-1": "300.000"}, ""),
        ({"day-1": "2026-03-01", "amount-1": "144.000"}, ""),
        ({"day-1": "2027-09-01", "amount-1": "144.000"}, ""),
    ],
)
def test_refused(world: World, andrea: Desk, fields: dict[str, str], says: str) -> None:
    """More than is owed, a day that is past, what is beyond staff's limits: refused, and nothing is left of it."""
    world.verify()
    number = open_case(world, "call_back", 2, 3)
    answer = andrea.act(number, "plan", **fields)

    assert (422, True) == (answer.status_code, says in answer.text)
    with world.unit() as uow:
        assert [number] == [one.id for one in uow.cases.open_of(world.creditor, world.client)]
        assert uow.agreements.active(world.creditor, world.client) is None
