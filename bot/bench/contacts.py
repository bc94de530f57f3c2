"""Measure how fast a portfolio is judged by the cadence, and how fast the contacts that are due are queued.

A database of its own is filled with invented accounts, to a quarter, to one half and whole; each time every account is
judged by the clock's own jobs. Then the contacts that are due are written by theirs, as the worker would, and counted
by a look of its own. Nothing leaves: nobody delivers.
"""

import os
import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from sqlalchemy import text

from bot.app import MODEL_FOLDER, App, build
from bot.bench import processes
from bot.bench.accounts import NOW, seed
from bot.bench.creditor import CREDITOR, POLICY
from bot.clock import Clock
from bot.creditors.document import DEFAULT, Contact
from bot.creditors.register import store
from bot.jobs.reminders import PAGE, PlanPage, PlanReminders, Remind
from bot.jobs.runner import Job, JobRunner
from bot.settings import PREFIX, load
from nlu.intents import find_or_train
from storage import embedded
from storage.statistics import backend

KEY: Final = "k" * 64  #: of a service that is gone after the measuring
GIVEN: Final = {
    "SECRET_KEY": KEY,
    "SENDER_ROLE": "first_party",
    "TWILIO_ACCOUNT_SID": "AC" + "0" * 32,
    "TWILIO_AUTH_TOKEN": "0" * 32,
    "TWILIO_SMS_FROM": "+56900000000",
}
PARTS: Final = (0.25, 0.5, 1.0)
MEMORY_AT: Final = (0.1, 0.5, 1.0)
PER: Final = 100_000
KIB_IN_MIB: Final = 1024
QUEUED: Final = text("""
SELECT count(DISTINCT outbox.id) AS queued, count(*) - count(DISTINCT messages.client_id) AS duplicates
FROM messages LEFT JOIN outbox ON outbox.creditor_id = messages.creditor_id AND outbox.message_id = messages.id
WHERE messages.initiated_by = 'bot' AND messages.at >= :now
""")


@dataclass(slots=True)
class Spent:
    """What was spent on one part of the measuring, in seconds: by the wall's clock, and of processors, where told."""

    seconds: float = 0.0
    cpu: float | None = None
    memory: dict[str, float] = field(default_factory=dict)

    def per(self, many: int) -> dict[str, float | None]:
        """Return what 100,000 accounts cost, of so many that were judged."""
        return {"wall": _rounded(self.seconds * PER / many), "cpu": _rounded(self.cpu and self.cpu * PER / many)}

    def note_memory(self, share: float) -> None:
        """Note this process's highest memory until now, in MiB, where a share is reached that is told."""
        for at in MEMORY_AT:
            if share >= at and str(at) not in self.memory:
                self.memory[str(at)] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB_IN_MIB, 1)


def run(accounts: int, contacts: int, model_folder: Path) -> dict[str, Any]:
    """Judge so many accounts, of which so many have a contact due, and queue those; return the figures.

    `cpu_seconds` are those of this process and of the database's. `peak_rss_mb` is this process's highest resident
    memory in MiB when that share of the accounts was judged.
    """
    find_or_train(model_folder)
    with tempfile.TemporaryDirectory(prefix="concilia-bench-") as place:
        folder = Path(place)
        folder.chmod(0o755)
        (folder / MODEL_FOLDER).symlink_to(model_folder.resolve())
        with embedded.start(folder / "data", refuge=folder / "refuge") as server:
            given = GIVEN | {"DATABASE_URL": server.url, "DATA_DIR": str(folder)}
            settings = load({f"{PREFIX}{name}": value for name, value in given.items()})
            app = build(settings, Clock(lambda: NOW))
            try:
                return _Bench(app, accounts, contacts).run()
            finally:
                app.close()


class _Bench:
    """One measuring, on a service that has everything but a worker."""

    def __init__(self, app: App, accounts: int, contacts: int) -> None:
        self._app, self._accounts, self._contacts = app, accounts, contacts
        self._postmaster = processes.parent(backend(app.database))
        reminder = app.reminder
        table: dict[str, Job] = {
            "reminders": PlanReminders(),
            "due": PlanPage(app.bot, reminder.chooser),
            "remind": Remind(reminder, app.clock),
        }
        self._runner = JobRunner(app.database, app.clock, table, many={"remind"})

    def run(self) -> dict[str, Any]:
        self._register()
        judged, seeded = {}, 0
        for part in PARTS:
            size = max(round(self._accounts * part), 1)
            if size > seeded:
                seed(self._app.database, self._app.vault, seeded, size - 1, self._contacts, self._accounts)
                seeded = size
            judged[str(part)] = (size, self._judge(size))
        return self._figures(judged, self._queue())

    def _register(self) -> None:
        described = CREDITOR.model_copy(update={"contact": Contact(cadence=DEFAULT)})
        with self._app.database.unit_of_work(described.creditor) as uow:
            store(uow, described, POLICY, NOW)
            uow.commit()

    def _judge(self, size: int) -> Spent:
        """Let the clock's jobs look at every account; the contacts found before are forgotten."""
        with self._app.database.unit_of_work() as uow:
            uow.session.execute(text("DELETE FROM jobs"))
            uow.jobs.put("reminders", NOW)
            uow.commit()
        with self._measured() as spent:
            pages = 0
            while self._runner.run_quick():
                spent.note_memory(pages * PAGE / size)
                pages += 1
        return spent

    def _queue(self) -> Spent:
        with self._measured() as spent:
            while self._runner.run_many():
                pass
        return spent

    @contextmanager
    def _measured(self) -> Iterator[Spent]:
        spent, began, before = Spent(), time.perf_counter(), self._cpu()
        yield spent
        spent.seconds, after = time.perf_counter() - began, self._cpu()
        spent.cpu = None if before is None or after is None else after - before

    def _cpu(self) -> float | None:
        return processes.spent({os.getpid(), self._postmaster})

    def _figures(self, judged: dict[str, tuple[int, Spent]], queued: Spent) -> dict[str, Any]:
        size, whole = judged[str(PARTS[-1])]
        with self._app.database.unit_of_work(CREDITOR.creditor) as uow:
            counted = uow.session.execute(QUEUED, {"now": NOW}).one()
        return {
            "accounts": size,
            "seconds_judging": round(whole.seconds, 2),
            "cpu_seconds_judging": _rounded(whole.cpu),
            "accounts_per_second": round(size / whole.seconds),
            "accounts_per_cpu_second": None if whole.cpu is None else round(size / whole.cpu),
            "peak_rss_mb": whole.memory,
            "seconds_per_100000": {part: spent.per(many) for part, (many, spent) in judged.items()},
            "contacts_queued": counted.queued,
            "duplicates": counted.duplicates,
            "seconds_queueing": round(queued.seconds, 2),
            "cpu_seconds_queueing": _rounded(queued.cpu),
        }


def _rounded(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds, 2)
