"""Hold what a case still has to keep, as its head says it: the outcome, the law, and the wait for the client."""

from datetime import timedelta

from flows.service_levels import RESOLVE
from storage.schema import CaseClock
from tests.bot.console.conftest import Desk
from tests.bot.world import World


def clock(world: World, number: int) -> CaseClock:
    """Return a case's clock to its outcome."""
    with world.unit() as uow:
        return uow.case_clocks.of(world.creditor, number)[RESOLVE]


def test_beside_the_promise(andrea: Desk, dispute: int) -> None:
    """By when it is resolved stands there, and what the law of the client's country wants, with how sure that is."""
    page = andrea.see(f"/console/cases/{dispute}").text

    assert "Resolver " in page
    assert "(Ley 19.496 art. 56, por confirmar)" in page


def test_late(world: World, andrea: Desk, dispute: int) -> None:
    """Both say how late they are, in words."""
    world.wall.move(days=30)
    andrea.enter()
    page = andrea.see(f"/console/cases/{dispute}").text

    assert 2 == page.count(" · atraso de ")


def test_the_client_is_waited_for(world: World, andrea: Desk, dispute: int) -> None:
    """The time to resolve stands still from that answer on, and goes on with as much work left when they write."""
    before = clock(world, dispute).due_at
    andrea.act(dispute, "reply", text="¿Me envía una foto de la boleta?", waits="1")
    stands = clock(world, dispute)
    seen = andrea.see(f"/console/cases/{dispute}").text
    world.wall.move(days=7)
    world.say("aquí va")
    after = clock(world, dispute)

    assert "Se espera al cliente" in seen
    assert (None, before) == (stands.next_at, stands.due_at)
    assert (None, before + timedelta(days=7)) == (after.paused_at, after.due_at)


def test_an_answer_alone_waits_for_nobody(world: World, andrea: Desk, dispute: int) -> None:
    """The time runs on where nothing is missing from the client."""
    andrea.act(dispute, "reply", text="Lo estamos revisando con bodega.")

    assert clock(world, dispute).paused_at is None
