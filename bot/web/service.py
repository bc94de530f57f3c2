"""Give the web its hands: the joined app, the hub, and a bounded way to work with the database off the event loop."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import anyio

from bot.app import App
from bot.web.hub import Hub
from storage.unit_of_work import UnitOfWork

Answer = TypeVar("Answer")
THREADS = 8  #: as many as the pool has connections


@dataclass(frozen=True, slots=True)
class Service:
    """What every route needs."""

    app: App
    hub: Hub
    limiter: anyio.CapacityLimiter

    async def work(self, task: Callable[[UnitOfWork], Answer], *creditors: str, within: float | None = None) -> Answer:
        """Run a task in one transaction in the thread pool, and commit it; an error rolls back and is raised here.

        After `within` seconds nobody waits for it any longer, and TimeoutError is raised; it may be kept all the same.
        """

        def run() -> Answer:
            with self.app.database.unit_of_work(*creditors) as uow:
                answer = task(uow)
                uow.commit()
                return answer

        with anyio.fail_after(within):
            return await anyio.to_thread.run_sync(run, limiter=self.limiter, abandon_on_cancel=within is not None)
