"""Let clients talk while processes are killed, the database is restarted and providers have bad days."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from random import Random

from tests.failure.house import ENDS, House
from tests.failure.people import Client, Role
from tests.failure.verdict import faults, figures, gather

MODELS = 9  #: of the roles, who talk in calm weather
WAY = 2  #: kills for which Telegram brings updates by itself, then as many for which it is asked for them
AT_WORK = 0.8  #: of the kills; the others may meet a process that has not begun yet
PATIENCES = (0.0, 0.0, 2.0, 5.0)  #: seconds for which somebody in a hurry waits for an answer


@dataclass(frozen=True)
class Plan:
    """How hard a trial is.

    `step`: seconds of the service that each second of the settling is, 0 for the wall's; `grace`: seconds that most
    victims have to come to work before they are killed again.
    """

    kills: int
    between: tuple[float, float]
    restarts: int
    pauses: tuple[float, float]
    settling: float
    step: float = 0.0
    grace: float = 20.0


@dataclass(frozen=True)
class Absence:
    """A machine that is cut off and comes back after some seconds."""

    cut: Callable[[], None]
    mend: Callable[[], None]
    seconds: float


def weather(house: House, plan: Plan, seed: int, absences: Sequence[Absence] = ()) -> str:
    """Go through a trial; return what went wrong, in sentences, with the seed that it grew from."""
    chance = Random(seed)
    with ThreadPoolExecutor(len(house.roles), "client") as hands:
        calm = _talk(house, hands, house.roles[:MODELS], Random(seed), (0.0, 0.1), (40.0,))
        unheard = _end(calm)
        house.spoil()
        rough = _talk(house, hands, house.roles[MODELS:], Random(seed + 1), plan.pauses, PATIENCES)
        _destroy(house, plan, chance, absences)
        unheard += _end(rough)
    house.calm()
    left = house.settle(plan.settling, plan.step)
    evidence = gather(house)
    wrong = [*unheard, *([f"Still under way: {left}"] if left else []), *faults(evidence)]
    print(figures(evidence))  # noqa: T201 - shown with a failure
    return "\n".join([f"Seed {seed}:", *wrong]) if wrong else ""


def _talk(
    house: House,
    hands: ThreadPoolExecutor,
    roles: Sequence[Role],
    chance: Random,
    pauses: tuple[float, float],
    patience: Sequence[float],
) -> list[tuple[Client, Future[None]]]:
    clients = [house.client(role, Random(chance.random()), pauses, patience) for role in roles]
    return [(client, hands.submit(client.talk)) for client in clients]


def _end(talks: Sequence[tuple[Client, Future[None]]]) -> list[str]:
    """Wait until all have talked; return who was never heard."""
    for _, future in talks:
        future.result()
    return [f"{client.role.client} was never heard: {client.unheard}" for client, _ in talks if client.unheard]


def _destroy(house: House, plan: Plan, chance: Random, absences: Sequence[Absence]) -> None:
    """Kill processes, one at a time; now and then end the database, or cut a machine off. What died starts again.

    Telegram's updates come in one way, then in the other; one that was given in both is still one.
    """
    restarts, away = (
        _spread(plan.kills, plan.restarts),
        dict(zip(_spread(plan.kills, len(absences)), absences, strict=True)),
    )
    for place in range(plan.kills):
        time.sleep(chance.uniform(*plan.between))
        absence = away.get(place)
        if absence is not None:
            absence.cut()
        if place % WAY == 0:
            house.hook(on=place // WAY % 2 == 0)
        victim = chance.choice(house.service)
        if chance.random() < AT_WORK:
            victim.wait_until_ready(plan.grace)
        victim.end()
        if place in restarts:
            house.postgres.end(chance.choice(ENDS))
        if absence is not None:
            time.sleep(absence.seconds)
            absence.mend()
        if place in restarts:  # not before: nobody can see it answer while its own machine is cut off
            house.postgres.start()
        house.keep_up()
    house.hook(on=True)
    house.keep_up()


def _spread(kills: int, count: int) -> list[int]:
    """Return at which of the kills something else happens too, evenly."""
    return [(place + 1) * kills // (count + 1) for place in range(count)]
