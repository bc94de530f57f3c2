"""Do the same for many, so that one who cannot be served keeps no other from it."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from sqlalchemy.exc import OperationalError

from bot.log import logger
from storage.unit_of_work import UnitOfWork

Item = TypeVar("Item")


def each(uow: UnitOfWork, job: str, items: Iterable[Item], do: Callable[[Item], None]) -> None:
    """Do it for every item; what one of them raises is undone and logged, and the next tick finds that one again."""
    for item in items:
        try:
            with uow.savepoint():
                do(item)
        except OperationalError:
            raise  # the database is gone, for all of them
        except Exception:  # noqa: BLE001 - whatever it is, the others are served
            logger().exception("job.item_failed", job=job)
