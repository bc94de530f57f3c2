"""Hold that an offer stands by the policy under which it was made until it ends, whatever comes in force meanwhile."""

from collections.abc import Callable

import pytest

from flows.agreement import load
from flows.negotiation.policy import load_policy
from storage.schema import Agreement
from tests.bot.world import POLICY, World

FIRST = (
    POLICY.format(creditor="aguas-del-valle", country="CL", currency="CLP")
    .replace("2026-01-01", "2026-02-01")
    .replace("offer_valid_hours: 72", "offer_valid_hours: 1")
)
STRICTER = (
    FIRST.replace("2026-02-01", "2026-03-05")
    .replace("payments_max: 6", "payments_max: 2")
    .replace("payments_max: 12", "payments_max: 2")
    .replace("grace_days: 3", "grace_days: 1")
)
THREE = "puedo pagar 48000 el 10 de marzo, 48000 el 10 de abril y 48000 el 11 de mayo"
NEAREST = "puedo pagar en 24 cuotas de 6000 desde el 10 de marzo"


def offer(world: World, proposal: str) -> None:
    """Let a client propose something under the first policy, and put a stricter one in force."""
    world.verify()
    put(world, FIRST)
    world.say(proposal)
    put(world, STRICTER)


def put(world: World, text: str) -> None:
    """Put a policy in force."""
    with world.unit() as uow:
        uow.policies.apply(world.creditor, load_policy(text).version, text, world.now)


def agreed(world: World) -> list[Agreement]:
    """Return what the client has agreed to."""
    with world.unit() as uow:
        return list(uow.agreements.of(world.creditor, world.client))


def ask(world: World) -> None:
    """Ask something else in the middle, and let most of the offer's time pass."""
    world.say("¿cuánto debo?")
    world.wall.move(minutes=59)
    world.say("¿esto es real?")


def nothing(_: World) -> None:
    """Do nothing between the offer and the yes."""


@pytest.mark.parametrize("meanwhile", [nothing, ask])
@pytest.mark.parametrize("proposal", [THREE, NEAREST])
def test_stands_as_offered(world: World, proposal: str, meanwhile: Callable[[World], None]) -> None:
    """A yes within the offer's time books the plan that was read, by its own policy, also in its terms."""
    offer(world, proposal)
    meanwhile(world)
    world.say("sí, lo dejo así")

    [found] = agreed(world)
    assert "2026-02-01" == found.policy_version
    assert len(load(found.terms).payments) > 2
    assert 3 == load(found.terms).patience.grace_days


def test_ends_with_its_time(world: World) -> None:
    """Once the offer's time is over a yes books nothing: the plan that stands today is read, and agreed by its policy.

    Asking something in the middle does not give an old offer more time.
    """
    offer(world, THREE)
    world.wall.move(minutes=50)
    world.say("¿cuánto debo?")
    world.wall.move(minutes=11)
    late = " ".join(world.say("sí, lo dejo así"))
    before = agreed(world)
    world.say("sí")

    [found] = agreed(world)
    assert [] == before
    assert "en menos pagos" in late
    assert ("2026-03-05", True) == (found.policy_version, len(load(found.terms).payments) <= 2)


def test_new_proposals(world: World) -> None:
    """What a client proposes once another policy is in force is judged by that one."""
    offer(world, THREE)
    world.say("mejor 36000 el 10 de marzo, 36000 el 10 de abril, 36000 el 11 de mayo y 36000 el 10 de junio")
    world.say("sí, lo dejo así")

    assert all("2026-03-05" == one.policy_version for one in agreed(world))
    with world.unit() as uow:
        decided = [row.policy_version for row in uow.proposals.since(world.creditor, world.now.replace(year=2025), 9)]
    assert {"2026-02-01", "2026-03-05"} == set(decided)
