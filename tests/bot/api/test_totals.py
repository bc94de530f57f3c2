"""Hold totals as programs ask for them: those of the command, of the creditors that the key opens."""

from datetime import date

from tests.bot.api.conftest import Program, make_key
from tests.bot.world import CREDITOR, World

LATE = date(2026, 2, 12)


def test_totals(world: World, program: Program) -> None:
    """Each creditor's amounts stand by currency; who owes two creditors is one person in all."""
    other = world.add_creditor("luz-del-sur")
    mexican = world.add_creditor("nopal", country="MX")
    world.add_client("7", creditor=other, invoices=((6_000, LATE, "Luz"),))
    world.add_client("9", creditor=mexican, document=None, invoices=((99_950, LATE, "Pedido"),))
    told = program.get("/totals").json()

    assert [(CREDITOR, 1, "144000"), (other, 1, "6000"), (mexican, 1, "999.50")] == [
        (one["creditor"], one["clients"], one["overdue"]["amount"]) for one in told["creditors"]
    ]
    assert [("CLP", 1, "150000"), ("MXN", 1, "999.50")] == [
        (one["currency"], one["clients"], one["owed"]["amount"]) for one in told["all"]
    ]
    assert world.now.isoformat() == told["at"].replace("Z", "+00:00")


def test_of_one(world: World, program: Program) -> None:
    """A creditor that is named stands alone; a key of one creditor opens no other, and adds none up."""
    other = world.add_creditor("luz-del-sur")
    world.add_client("7", creditor=other, invoices=((6_000, LATE, "Luz"),))
    own = Program(program.client, make_key(world, "read", creditor=other))
    asked = program.get("/totals", creditor=CREDITOR), own.get("/totals"), own.get("/totals", creditor=CREDITOR)

    assert [200, 200, 404] == [one.status_code for one in asked]
    assert [["144000"], ["6000"]] == [[one["owed"]["amount"] for one in told.json()["all"]] for told in asked[:2]]


def test_write_alone(world: World, program: Program) -> None:
    """A key that may only write reads no totals."""
    assert 403 == Program(program.client, make_key(world, "write")).get("/totals").status_code
