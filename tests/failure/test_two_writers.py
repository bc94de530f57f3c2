"""Hold the ledger when two processes write the same accounts at once: nothing is lost, counted twice, or stuck."""

import multiprocessing
from random import Random

from storage.database import Database
from tests.storage import deeds
from tests.storage.people import settle_in

ROUNDS = 25
NUMBERS = ("F1", "F2", "F3", "F4")


def live(url: str, seed: int) -> None:
    """Do to both clients' accounts whatever comes, as one of several processes."""
    chance, database = Random(seed), Database(url, pool_size=1)
    for place in range(ROUNDS):
        do(database, chance, f"{seed}-{place}")
    database.close()


def do(database: Database, chance: Random, name: str) -> None:
    """Do one thing; `name` is the reference of money that nobody else tells of."""
    number, client = chance.choice(NUMBERS), chance.choice(("1", "2"))
    amount, reference = chance.randint(1, 800), f"R{chance.randint(1, 12)}"
    doings = (
        lambda: deeds.pay(database, client, reference, amount, None),
        lambda: deeds.pay(database, client, name, amount, None),
        lambda: deeds.reverse(database, reference),
        lambda: deeds.credit(database, number, reference, amount // 4 + 1),
        lambda: deeds.bill(database, number, 900 + amount, None),
        lambda: deeds.agree(database, client, 2, 20),
        lambda: deeds.find_place(database, client),
    )
    chance.choice(doings)()


def test_two_writers(database: Database) -> None:
    """Payments, credits, reversals, corrections and agreements of two processes leave every balance explained."""
    settle_in(database, deeds.CREDITOR, clients=2)
    for number in NUMBERS:
        deeds.bill(database, number, 1_000, None)
    url, start = database.url.render_as_string(hide_password=False), multiprocessing.get_context("spawn")
    writers = [start.Process(target=live, args=(url, seed)) for seed in (1, 2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert [0, 0] == [writer.exitcode for writer in writers]
    with database.unit_of_work(deeds.CREDITOR) as uow:
        deeds.check_laws(uow)
