"""Hold whom a creditor asks how a case went: once, within a day of their word, nobody in grief."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from bot.creditors.faults import faults
from bot.satisfaction import JOB
from tests.bot.world import FILE, World
from tests.mail import reach

ASKED = "satisfaction-ask"
PHONE = "+56911112222"


@pytest.fixture
def answered(world: World) -> World:
    """Give a client whose dispute a person has just answered, of a creditor that asks how it was."""
    world.add_creditor(satisfaction={})
    reach(world, world.creditor, world.client, whatsapp=PHONE)
    number = world.dispute()
    world.say("no")
    resolve(world, number)
    return world


def resolve(world: World, number: int) -> None:
    """Let a person answer a case."""
    with world.unit() as uow:
        world.app.desk.resolve(uow, number, None, "explanation", "Se repuso el día 3.", world.now, uuid4().hex)
    world.work()


def asked(world: World) -> int:
    """Let half an hour go by; return how often the client was asked."""
    world.wall.move(minutes=30)
    world.work()
    return [row.text_key for row in world.messages()].count(ASKED)


def again(world: World) -> None:
    """Let the same be asked for once more."""
    with world.unit() as uow:
        uow.jobs.put(f"{JOB} {world.creditor} {newest(world)}", world.now)


def newest(world: World) -> int:
    """Return the number of the client's newest case."""
    with world.unit() as uow:
        return max(row.id for row in uow.cases.of(world.creditor, world.client))


def test_once(answered: World) -> None:
    """A case is asked about once, whatever is tried again; so is its client for thirty days; what is told stays."""
    first = asked(answered)
    again(answered)
    second = asked(answered)
    answered.say("muy bien")
    answered.say("rápidos y claros")
    number = newest(answered)
    with answered.unit() as uow:
        row = uow.satisfactions.of(answered.creditor, number)
        assert row is not None
        told = (row.score, row.comment)
        talk = uow.talks.last(answered.creditor, answered.client)
        assert talk is not None
        assert "rating" == talk.commitment  # no talk that came to nothing
    answered.say("quiero hablar con una persona")
    resolve(answered, newest(answered))

    assert (1, 1, 1) == (first, second, asked(answered))
    assert (5, "rápidos y claros") == told


def grieve(world: World) -> None:
    """Let a death have been told, and seen to."""
    case = newest(world)
    with world.unit() as uow:
        row = uow.cases.get(case)
        row.kind = "bereavement"


def opt_out(world: World) -> None:
    """Let the client have asked for silence."""
    world.say("BAJA")


def busy(world: World) -> None:
    """Let a plan be under way."""
    world.say("puedo pagar 50000 el viernes y el resto en 2 cuotas")


def off(world: World) -> None:
    """Let the creditor have switched it off meanwhile."""
    world.add_creditor(satisfaction=None)


def held(world: World) -> None:
    """Let a person have another case of the client."""
    world.say("quiero hablar con una persona")


def late(world: World) -> None:
    """Let the client's last word be a day old."""
    world.wall.move(hours=24)


@pytest.mark.parametrize("why", [grieve, opt_out, busy, off, held, late])
def test_never(answered: World, why: Callable[[World], None]) -> None:
    """Nobody is asked who mourns, wants silence, is in the middle of something, or wrote too long ago."""
    why(answered)

    assert 0 == asked(answered)


def test_expires(answered: World) -> None:
    """A figure written a day later is no score any more."""
    first = asked(answered)
    answered.wall.move(hours=24)
    answered.say("5")
    with answered.unit() as uow:
        row = uow.satisfactions.of(answered.creditor, newest(answered))

    assert (1, None) == (first, row and row.score)


@pytest.mark.parametrize(
    ("written", "fits"),
    [
        ("on", True),
        (True, True),
        ({"questions": ["¿Le quedó claro?"]}, True),
        ({"questions": ["Díganos cómo fue."]}, False),
        ({"questions": ["¿" + "a" * 120 + "?"]}, False),
        ({"questions": ["¿Le quedó claro?"] * 4}, False),
        ({"questions": ["¿Pagará usted, moroso?"]}, False),
    ],
    ids=str,
)
def test_questions(written: object, *, fits: bool) -> None:
    """A creditor's own questions are questions, short, at most three, and free of what nobody says to clients."""
    found = faults(FILE | {"satisfaction": written})

    assert fits == (found == [])
    assert all("satisfaction" in fault for fault in found)
