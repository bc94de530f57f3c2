"""A supervisor hands a client's whole file over from a case; it is noted who took it."""

from tests.bot.console.conftest import Desk
from tests.bot.world import CREDITOR, World


def test_file(world: World, paula: Desk, andrea: Desk) -> None:
    """Supervisors find the file as paper and as data beside the case, advisers neither; other forms are nowhere."""
    number = world.dispute()
    path = f"/console/cases/{number}"
    paper, data, other = (paula.see(f"{path}/file.{form}") for form in ("pdf", "json", "exe"))
    with world.unit() as uow:
        noted = [entry.actor for entry, _ in uow.audit.about(CREDITOR, f"client:{world.client}")
                 if entry.action == "client.exported"]  # fmt: skip

    assert [True, False] == [f"{path}/file.pdf" in desk.see(path).text for desk in (paula, andrea)]
    assert (b"%PDF", world.client, 404) == (paper.content[:4], data.json()["client_id"], other.status_code)
    assert "no-store" == paper.headers["Cache-Control"]
    assert 403 == andrea.see(f"{path}/file.pdf").status_code
    assert [True] * 2 == [actor.startswith("staff:") for actor in noted]
