"""Hold how the assistant comes back after an adviser: behind the outcome, and with a word of it only to who met one."""

from uuid import uuid4

import pytest

from tests.bot.world import DELIVERED, World

BACK, OUTCOME = "handover-returned", "case-resolved-explanation"


@pytest.fixture
def dispute(world: World) -> int:
    """Let the first client dispute the bill of a plan that was under way; give the case's number."""
    world.verify()
    world.say("puedo pagar 50000 el viernes y el resto en 2 cuotas")
    world.say("el agua nunca llegó, no me corresponde pagar")
    world.say("no")
    with world.unit() as uow:
        return uow.cases.of(world.creditor, world.client)[0].id


def decide(world: World, case: int, *, speaks: bool) -> list[str | None]:
    """Let an adviser take the case, say something or not, and resolve it; return what was written, by its text."""
    before = len(world.messages())
    with world.unit() as uow:
        staff = uow.staff.find("andrea@example.org")
        assert staff is not None
        world.app.desk.take(uow, case, staff, world.now, uuid4().hex)
        if speaks:
            world.app.desk.reply(uow, case, staff, "Lo estoy viendo.", world.now, uuid4().hex)
    with world.unit() as uow:
        world.app.desk.resolve(uow, case, staff.id, "explanation", "Se repuso el día 3.", world.now, uuid4().hex)
    world.work()
    return [row.text_key for row in world.messages()[before:]]


@pytest.mark.parametrize(("speaks", "said"), [(False, [OUTCOME]), (True, [None, OUTCOME, BACK])])
def test_by_day(world: World, dispute: int, speaks: bool, said: list[str | None]) -> None:
    """The outcome comes first, and what was under way goes on; only whoever met an adviser hears of a return."""
    written = decide(world, dispute, speaks=speaks)

    assert (said, True) == (written[: len(said)], len(written) > len(said))
    assert speaks == (BACK in written)


@pytest.mark.parametrize("speaks", [False, True])
def test_by_night(world: World, dispute: int, speaks: bool) -> None:
    """What is decided at night waits with all that follows it, and arrives in the morning in its order."""
    world.wall.move(hours=11)
    written = decide(world, dispute, speaks=speaks)[speaks:]
    early = arrived(world, len(written))
    world.wall.move(hours=11)
    world.work()

    assert (OUTCOME, {False}, {True}) == (written[0], set(early), set(arrived(world, len(written))))


def arrived(world: World, count: int) -> list[bool]:
    """Say of each of the last messages whether it has left."""
    return [row.status in DELIVERED for row in world.messages()[-count:]]


def test_given_back_unseen(world: World, dispute: int) -> None:
    """Taken and given back without a word, nobody is told of a return; who wrote meanwhile is answered."""
    with world.unit() as uow:
        staff = uow.staff.find("andrea@example.org")
        assert staff is not None
    told = []
    for words in ("", "¿hay alguien?"):
        with world.unit() as uow:
            world.app.desk.take(uow, dispute, staff, world.now, uuid4().hex)
        if words:
            world.wall.move(minutes=1)
            world.say(words)
        before = len(world.messages())
        with world.unit() as uow:
            world.app.desk.release(uow, dispute, staff.id, world.now, uuid4().hex)
        told.append([row.text_key for row in world.messages()[before:]])

    assert [[], [BACK]] == [one[:1] for one in told]
