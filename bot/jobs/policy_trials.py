"""Carry trials of policies out, each in a process of its own, so that answers to clients never wait for one.

The job is held by its transaction, which the server ends with the process that holds it: another worker takes the
trial up again, from its beginning. Whoever lost it, or whose trial was stopped, learns so at its next step.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from bot.clock import Clock
from bot.laboratory.errand import Errand
from bot.log import logger
from bot.policy_trials import DIED, JOB, TOO_LONG, TRIES_MAX, WAYS, policies_of
from storage.database import Database
from storage.schema import PolicyTrial
from storage.unit_of_work import UnitOfWork

LIMIT_SECONDS = 1800.0  #: a busy machine takes many times as long as a quiet one; then it is too long
LOOK_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class TryPolicies:
    """The job; `leaving` is set when this process ends, and the trial goes back for the next one."""

    database: Database
    clock: Clock
    leaving: threading.Event = field(default_factory=threading.Event)
    limit: float = LIMIT_SECONDS
    start: Callable[..., Errand] = Errand

    def __call__(self, uow: UnitOfWork, _: datetime, rest: str) -> None:
        """Carry out the trial that the job names: creditor and number."""
        creditor, number, *_again = rest.split(" ")
        with self._unit(creditor) as own:
            row = own.policy_trials.take(creditor, int(number))
        if row is None:
            return
        if row.tries > TRIES_MAX:
            self._fail(row, DIED)
            return
        self._live(uow, row)

    def _live(self, uow: UnitOfWork, row: PolicyTrial) -> None:
        """Follow the process until it has ended, or ends because nobody wants it any more."""
        began, told = time.monotonic(), 0
        uow.scope(row.creditor_id)
        with self.start(_given(row)) as errand:
            while errand.goes_on(LOOK_SECONDS):
                if self.leaving.is_set():
                    self._give_back(uow, row)
                    return
                if time.monotonic() - began > self.limit:
                    self._fail(row, TOO_LONG)
                    return
                if not uow.policy_trials.is_wanted(row):  # asked of the job's own transaction, which lives by it
                    return
                if errand.steps > told:
                    told = self._move(row, errand.steps)
        self._end(uow, row, errand)

    def _end(self, uow: UnitOfWork, row: PolicyTrial, errand: Errand) -> None:
        if not errand.found:
            self._again(uow, row)
            return
        with self._unit(row.creditor_id) as own:
            own.policy_trials.end(row, errand.found["report"], errand.found["page"], self.clock.now())

    def _move(self, row: PolicyTrial, steps: int) -> int:
        with self._unit(row.creditor_id) as own:
            own.policy_trials.move(row, steps)
        return steps

    def _again(self, uow: UnitOfWork, row: PolicyTrial) -> None:
        """Try once more what died by itself, or say that nothing comes of it."""
        logger().warning("policy_trial.died", creditor=row.creditor_id, trial=row.id, tries=row.tries)
        if row.tries >= TRIES_MAX:
            self._fail(row, DIED)
            return
        uow.jobs.put(f"{JOB} {row.creditor_id} {row.id} {row.tries}", self.clock.now())

    def _give_back(self, uow: UnitOfWork, row: PolicyTrial) -> None:
        with self._unit(row.creditor_id) as own:
            own.policy_trials.give_back(row)
        uow.jobs.put(f"{JOB} {row.creditor_id} {row.id} {row.tries}", self.clock.now())

    def _fail(self, row: PolicyTrial, fault: str) -> None:
        logger().error("policy_trial.failed", creditor=row.creditor_id, trial=row.id, code=fault)
        with self._unit(row.creditor_id) as own:
            own.policy_trials.fail(row, fault, self.clock.now())

    @contextmanager
    def _unit(self, creditor: str) -> Iterator[UnitOfWork]:
        """Open a transaction of its own beside the one that holds the job, and keep what it writes."""
        with self.database.unit_of_work(creditor) as own:
            yield own
            own.commit()


def _given(row: PolicyTrial) -> dict[str, object]:
    """Return what a trial wants, as the process reads it."""
    wanted = {"population": row.population, "clients": row.clients, "seeds": row.seeds}
    return {"policies": policies_of(row), "strategies": WAYS, **wanted}
