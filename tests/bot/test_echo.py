"""Two machines do not talk for ever."""

from flows.echo import TIMES_MAX
from storage.schema import Direction
from tests.bot.world import World

AWAY = "Gracias por escribir. Estamos fuera de la oficina."


def test_silence(world: World) -> None:
    """After thirty times the same at once nothing more is answered, a person is told once, and a pause ends it."""
    answered = [bool(world.say(AWAY)) for _ in range(TIMES_MAX)]
    before = _cases(world)
    silent = [world.say(AWAY) for _ in range(5)]
    told = _cases(world) - before
    world.wall.move(seconds=31)
    again = bool(world.say(AWAY))
    heard = [message for message in world.messages() if message.direction is Direction.IN]

    assert ([True] * TIMES_MAX, [[]] * 5, 1, True) == (answered, silent, told, again)
    assert TIMES_MAX + 6 == len(heard)


def _cases(world: World) -> int:
    with world.unit() as uow:
        return len(uow.cases.of(world.creditor, "1041"))
