"""Hold what supervisors read of all that is owed: each of their creditors, all together, no currency into another."""

import re
from datetime import date
from html import unescape

from bot.console.totals import ALL, PATH
from storage.schema import Role
from tests.bot.console.conftest import Desk, Hire
from tests.bot.world import CREDITOR, World

LATE = date(2026, 2, 12)
ROW = re.compile(r"<tr><th scope=\"row\">(.*?)</th>(.*?)</tr>")
CELL = re.compile(r"<td[^>]*>(.*?)</td>")


def rows(page: str) -> list[tuple[str, list[str]]]:
    """Return the rows of a page's tables: name, then clients, what is owed, overdue and so on."""
    return [(unescape(name), CELL.findall(cells)) for name, cells in ROW.findall(page)]


def agency(world: World) -> None:
    """Let there be three creditors in two countries, and one client of two of them."""
    world.add_creditor("luz-del-sur", name="Luz del Sur")
    world.add_creditor("nopal", country="MX", name="Nopal")
    world.add_client("7", creditor="luz-del-sur", invoices=((6_000, LATE, "Luz"),))
    world.add_client("9", creditor="nopal", document=None, invoices=((99_950, LATE, "Pedido"),))


def test_totals(world: World, hire: Hire) -> None:
    """A supervisor reads a table for each currency, a row for each creditor, and all where there are several."""
    agency(world)
    desk = hire("Paula Reyes", "paula@example.org", role=Role.SUPERVISOR)
    desk.enter()
    nothing = "$0"

    assert [
        ("Aguas del Valle", ["1", "$144.000", "$144.000", nothing, nothing, nothing, nothing]),
        ("Luz del Sur", ["1", "$6.000", "$6.000", nothing, nothing, nothing, nothing]),
        (ALL, ["1", "$150.000", "$150.000", nothing, nothing, nothing, nothing]),
        ("Nopal", ["1", "$999.50", "$999.50", nothing, nothing, nothing, nothing]),
    ] == rows(desk.see(PATH).text)


def test_own_creditors(world: World, hire: Hire) -> None:
    """A supervisor of one creditor reads that one's figures alone, and nothing is added up."""
    agency(world)
    desk = hire("Luis Peña", "luis@example.org", "luz-del-sur", role=Role.SUPERVISOR)
    desk.enter()

    assert ["Luz del Sur"] == [name for name, _ in rows(desk.see(PATH).text)]


def test_nothing_owed(world: World, paula: Desk) -> None:
    """Where nobody owes anything the page says so."""
    with world.unit() as uow:
        world.app.cashier.record(uow, creditor=CREDITOR, client="1041", amount=144_000, source="bank", now=world.now,
                                 paid_on=date(2026, 2, 20), reference="P-1")  # fmt: skip

    assert "Nada se debe" in paula.see(PATH).text


def test_not_for_advisers(andrea: Desk) -> None:
    """An adviser has no way there, and the page is not theirs."""
    assert (False, 403) == (PATH in andrea.see().text, andrea.see(PATH).status_code)
