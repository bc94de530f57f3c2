"""Hold what `report totals` adds up: every open amount once, of each creditor and of all, no currency into another."""

from datetime import date

from bot.commands.totals_words import totals_facts
from tests.bot.commands.conftest import Command
from tests.bot.world import CREDITOR, World

PARTS = ("overdue", "agreed", "disputed", "not_due")


def account(world: World) -> None:
    """Let two creditors of two countries have clients who owe, dispute, agree, are ill, and paid."""
    late, ahead = date(2026, 2, 12), date(2026, 4, 1)
    world.add_client("2", document=None, invoices=((30_000, late, "Agua"), (20_000, ahead, "Agua")))
    world.add_client("3", document=None, invoices=((10_000, late, "Agua"), (5_000, late, "Agua")))
    world.add_client("4", document=None, invoices=((7_000, late, "Agua"),))
    mexican = world.add_creditor("nopal", country="MX")
    world.add_client("9", creditor=mexican, document=None, invoices=((99_900, late, "Pedido"),))
    world.add_creditor("vacio")
    world.verify()
    world.say("puedo pagar 50000 el viernes y el resto en 2 cuotas desde el 30 de marzo")
    world.press("Sí, lo dejo así")
    with world.unit() as uow:
        uow.holds.place(
            creditor=CREDITOR, client="3", kind="dispute_invoice", at=world.now, invoice="3-1", amount=4_000
        )
        uow.holds.place(creditor=CREDITOR, client="4", kind="bereavement", at=world.now)
        for client, amount, day, reference in (("2", 1_000, 4, "P-1"), ("2", 2_000, 4, "P-2")):
            world.app.cashier.record(uow, creditor=CREDITOR, client=client, amount=amount, source="bank", now=world.now,
                                     paid_on=date(2026, 3, day), reference=reference)  # fmt: skip


def test_totals(world: World, concilia: Command) -> None:
    """Each creditor's parts sum to what is owed; all creditors together stand by currency; who has none is left out."""
    account(world)
    with world.unit(CREDITOR, "nopal", "vacio") as uow:
        found = totals_facts(uow.totals.of_creditors(world.now))
    water, orders = found["creditors"]
    ran = concilia("report", "totals", "--json").json  # by the day on the wall: nothing was paid this month
    told = concilia("report", "totals", "--creditor", "nopal").out

    assert (CREDITOR, "CLP", 4, "213000", "3000") == tuple(
        water[name] for name in ("creditor", "currency", "clients", "owed", "paid")
    )
    assert {"overdue": "38000", "agreed": "144000", "disputed": "11000", "not_due": "20000"} == {
        name: water[name] for name in PARTS
    }
    assert ("nopal", "MXN", "999", "0") == tuple(orders[name] for name in ("creditor", "currency", "owed", "paid"))
    assert [("CLP", "213000"), ("MXN", "999")] == [(one["currency"], one["owed"]) for one in ran["all"]]
    assert "999 MXN owed (overdue 999 MXN, " in told
    assert "CLP" not in told


def test_as_accounts_say(world: World, concilia: Command) -> None:
    """The totals are what the accounts of all clients say, one by one."""
    account(world)
    (water, _) = concilia("report", "totals", "--json").json["creditors"]
    with world.unit() as uow:
        accounts = [uow.accounts.account(CREDITOR, row.id, world.now) for row in uow.clients.page(CREDITOR)]
        bills = [bill for account in accounts for bill in account.invoices]
    stopped = sum(bill.balance if bill.on_hold else bill.disputed for bill in bills)

    assert (str(sum(bill.balance for bill in bills)), str(stopped)) == (water["owed"], water["disputed"])


def test_people(world: World, concilia: Command) -> None:
    """Who owes a creditor under two numbers, or two creditors, is one person to each, and one to all of them."""
    late = date(2026, 2, 12)
    other = world.add_creditor("luz-del-sur")
    for client, creditor in (("1042", CREDITOR), ("7", other), ("8", other)):
        world.add_client(client, creditor=creditor, document="12.345.678-5" if client != "8" else None,
                         invoices=((1_000, late, "Luz"),))  # fmt: skip
    ran = concilia("report", "totals", "--json").json

    assert [(CREDITOR, 1, "145000"), (other, 2, "2000")] == [
        (one["creditor"], one["clients"], one["owed"]) for one in ran["creditors"]
    ]
    assert [(2, "147000")] == [(one["clients"], one["owed"]) for one in ran["all"]]


def test_nobody(concilia: Command) -> None:
    """Without creditors nothing is owed; one that is none is named."""
    assert "Nothing is owed, and nothing was paid this month.\n" == concilia("report", "totals").out
    assert 1 == concilia("report", "totals", "--creditor", "nobody").status
