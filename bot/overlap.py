"""Let the database take in one batch while the next one is read."""

import gc
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

Batch = TypeVar("Batch")
TURN_SECONDS = 0.0005


def take_in(batches: Iterable[Batch], take: Callable[[Batch], None]) -> None:
    """Take in batches one after the other, each by another thread while the next one is read.

    What is taken in stays so when reading a later one fails, or taking it in; nothing behind that is begun.
    """
    with _at_full_speed(), ThreadPoolExecutor(1, thread_name_prefix="import") as pool:
        under_way: Future[None] | None = None
        for batch in batches:
            if under_way is not None:
                under_way.result()
            under_way = pool.submit(take, batch)
        if under_way is not None:
            under_way.result()


@contextmanager
def _at_full_speed() -> Iterator[None]:
    """Let the thread that waits for the database go on at once when it answers, and look for no cycles in rows.

    Both are settings of the whole process, and as they were when the block is left.
    """
    turn, collects = sys.getswitchinterval(), gc.isenabled()
    sys.setswitchinterval(TURN_SECONDS)
    gc.disable()
    try:
        yield
    finally:
        sys.setswitchinterval(turn)
        if collects:
            gc.enable()
