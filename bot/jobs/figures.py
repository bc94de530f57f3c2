"""Hold what creditors' own systems lay in their folders each day against what we know, and note what differs."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from bot.creditors.document import Figures
from bot.errors import BotError
from bot.jobs.care import each
from bot.log import logger
from bot.portfolio.comparison import compare
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault

JOB = "figures"
REJECTED = ".rejected.csv"


@dataclass(frozen=True, slots=True)
class CompareFigures:
    """The job; it does nothing for creditors whose file names no folder."""

    vault: Vault

    def __call__(self, uow: UnitOfWork, now: datetime, rest: str) -> None:
        """Compare the newest file of one creditor; without its name enqueue this for each that has a folder."""
        if not rest:
            named = [row.id for row in uow.creditors.all() if _figures(row.document).folder]
            uow.jobs.put_all({f"{JOB} {creditor}": now for creditor in named})
            return
        uow.scope(rest)
        each(uow, JOB, [rest], partial(_compare, uow, self.vault, now=now))


def _figures(document: object) -> Figures:
    return Figures.model_validate(document.get("figures") or {} if isinstance(document, dict) else {})


def _compare(uow: UnitOfWork, vault: Vault, creditor: str, now: datetime) -> None:
    """Note how many differences of each kind there are, or why the file says nothing."""
    figures = _figures(uow.creditors.get(creditor).document)
    path = newest(Path(figures.folder), figures.mapping) if figures.folder else None
    if path is None:
        _note(uow, creditor, now, "figures.missing", {})
        return
    try:
        found = compare(uow, vault, creditor, path, path.with_name(figures.mapping) if figures.mapping else None)
    except BotError as fault:
        _note(uow, creditor, now, "figures.unread", {"file": path.name, "why": str(fault)})
        return
    told = {"file": path.name, "rows": found.rows, "unread": sum(found.unread.values()), "kinds": found.counts()}
    _note(uow, creditor, now, "figures.agree" if found.agrees else "figures.differ", told)


def _note(uow: UnitOfWork, creditor: str, now: datetime, action: str, told: dict[str, object]) -> None:
    if action != "figures.agree":
        logger().warning(action, creditor=creditor, remedy="See `concilia reconcile` with the creditor's file.")
    uow.audit.append(creditor, now, "clock", action, f"creditor:{creditor}", told)


def newest(folder: Path, mapping: str | None = None) -> Path | None:
    """Return the file of a folder that was written last, but for hidden ones, rejected rows and the mapping."""
    found = folder.iterdir() if folder.is_dir() else ()
    files = (one for one in found if one.is_file() and not one.name.startswith(".") and one.name != mapping)
    theirs = (one for one in files if not one.name.endswith(REJECTED))
    return max(theirs, key=lambda one: (one.stat().st_mtime, one.name), default=None)
