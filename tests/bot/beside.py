"""Let something happen beside a transaction that is not committed yet: it waits for the lock, and goes on behind it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread

from storage.database import Database
from storage.unit_of_work import UnitOfWork
from tests.bot.world import World

WAITING = """
SELECT count(*) FROM pg_locks WHERE NOT granted
    AND pid IN (SELECT pid FROM pg_stat_activity WHERE datname = current_database())
"""
LOOKS = 400  #: twenty seconds


@contextmanager
def beside(world: World, act: Callable[[], object]) -> Iterator[UnitOfWork]:
    """Give a transaction, begin an act when it is about to be committed, and end when both are done.

    The act must come to wait for what the transaction has locked; one that does not is told of as a failure.
    """
    hand = Thread(target=act)
    with world.unit() as uow:
        yield uow
        uow.session.flush()
        hand.start()
        waited = _waits(world.app.database, hand)
    hand.join()
    assert waited, "the act waited for nothing"


def _waits(database: Database, hand: Thread) -> bool:
    """Say whether somebody waits for a lock, once somebody does."""
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for _ in range(LOOKS):
            if connection.exec_driver_sql(WAITING).scalar_one():
                return True
            if not hand.is_alive():
                return False
            connection.exec_driver_sql("SELECT pg_sleep(0.05)")
    return False
