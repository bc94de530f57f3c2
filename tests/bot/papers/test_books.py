"""Hold that a client's books are read whole, and by as many statements however long the client has been paying."""

from typing import Any

import psycopg

from bot.papers.books import read_books
from flows.movements import Books
from storage.database import Database
from tests.storage import deeds
from tests.storage.people import settle_in

PART = 10_000


class Counted(psycopg.Cursor[Any]):
    """Counts what is run."""

    ran = 0

    def execute(self, *args: Any, **more: Any) -> Any:  # noqa: ANN401 - the driver's
        """Run a statement."""
        Counted.ran += 1
        return super().execute(*args, **more)


def look(database: Database) -> tuple[Books, int]:
    """Return the books of client "1", and how many statements it took to read them."""
    with database.unit_of_work(deeds.CREDITOR) as uow:
        client = uow.clients.get(deeds.CREDITOR, "1")
        driver: Any = uow.session.connection().connection.driver_connection
        plain, driver.cursor_factory, Counted.ran = driver.cursor_factory, Counted, 0
        books, ran = read_books(uow, client), Counted.ran
        driver.cursor_factory = plain
    return books, ran


def test_reading_costs_the_same(database: Database) -> None:
    """Each payment has the bills that it paid, a returned one none, and the tenth costs no more than the first."""
    settle_in(database, deeds.CREDITOR)
    deeds.bill(database, "F1", 20 * PART, None)
    deeds.pay(database, "1", "P0", PART, None)
    few, cost = look(database)
    for place in range(1, 10):
        deeds.pay(database, "1", f"P{place}", PART, None)
    deeds.reverse(database, "P3")
    many, cost_of_many = look(database)

    assert [(("F1", PART),)] == [paid.parts for paid in few.payments]
    assert {f"P{place}": (() if place == 3 else (("F1", PART),)) for place in range(10)} == {
        paid.reference: paid.parts for paid in many.payments
    }
    assert 0 < cost == cost_of_many
