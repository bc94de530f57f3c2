"""Say in whose name nothing leaves now, since when, by whom and why: on every page, so that nobody waits in vain."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.console.manner import Manner, ended
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Halt:
    """One creditor in whose name nothing leaves, with the sentence that says so."""

    creditor: str
    name: str
    words: str


def read_halts(uow: UnitOfWork, creditors: Sequence[str], now: datetime) -> tuple[Halt, ...]:
    """Return what is stopped of some creditors."""
    halts = []
    for row in uow.creditors.stopped(creditors):
        since = Manner.of(row, now).moment(row.stopped_at or now)
        words = ended(f"Todo envío detenido {since} por {row.stopped_by}: {row.stopped_reason}")
        halts.append(Halt(row.id, row.name, words))
    return tuple(halts)
