"""Hold the demonstration's clock: it moves forward where the settings allow it, and what falls due happens."""

from dataclasses import replace

import httpx

from bot.web.api.application import create_api
from tests.bot.api.conftest import Program, make_key
from tests.bot.serving import service_of, serving
from tests.bot.world import World


def test_moves(world: World, program: Program) -> None:
    """The clock reaches the moment that was asked for, once under its key; a talk gone silent is closed on the way."""
    world.say("hola")
    first = program.post("/clock", {"now": "2026-03-06T13:00:00-03:00"}, once="k-1")
    again = program.post("/clock", {"now": "2026-03-06T13:00:00-03:00"}, once="k-1")
    with world.unit() as uow:
        talk = uow.talks.last(world.creditor, world.client)

    assert ({"now": "2026-03-06T16:00:00Z"}, first.json()) == (first.json(), again.json())
    assert "2026-03-06T16:00:00+00:00" == world.now.isoformat()
    assert talk is not None


def test_refused(world: World, program: Program) -> None:
    """It goes neither back nor far ahead, takes no moment without its zone, and obeys general keys only."""
    world.add_creditor("luz-del-sur")
    bound = Program(program.client, make_key(world, creditor="luz-del-sur"))
    back, far, bare, seconds = "2026-03-05T14:00:00Z", "2030-01-01T00:00:00Z", "2026-03-07T12:00:00", 1_900_000_000
    statuses = [program.post("/clock", {"now": moment}).status_code for moment in (back, far, bare, seconds)]

    assert [422, 422, 422, 422] == statuses
    assert 403 == bound.post("/clock", {"now": "2026-03-07T12:00:00Z"}).status_code


def test_only_in_a_demonstration(world: World) -> None:
    """Without DEMO_CLOCK the clock stands as it is."""
    app = replace(world.app, settings=replace(world.app.settings, demo_clock=False))
    with serving(create_api(service_of(app))) as address, httpx.Client(base_url=address) as client:
        answer = Program(client, make_key(world)).post("/clock", {"now": "2026-03-07T12:00:00Z"})

    assert (403, world.wall.at) == (answer.status_code, world.now)
