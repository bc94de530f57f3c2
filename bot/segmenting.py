"""Put clients into segments by their creditor's rules: each day, and when the rules or the portfolio change."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.creditors.document import CreditorFile
from flows.segments import Known, segment_of, years_since
from storage.database import Database
from storage.unit_of_work import UnitOfWork

PAGE = 2_000  #: clients of one transaction: the audit has a line for each who moves


def assign_all(database: Database, creditor: str, now: datetime) -> None:
    """Put all clients of a creditor into their segments, page by page."""
    after: str | None = ""
    while after is not None:
        with database.unit_of_work(creditor) as uow:
            after = assign(uow, creditor, now, after)
            uow.commit()


def assign(uow: UnitOfWork, creditor: str, now: datetime, after: str = "") -> str | None:
    """Put the clients behind an id into their segments; return the id behind which more are, None behind the last."""
    owner = CreditorFile.model_validate(uow.creditors.get(creditor).document)
    if not owner.segments and not uow.segments.any(creditor):
        return None
    rows = uow.segments.page(creditor, after, PAGE)
    _put(uow, owner, rows, now)
    return rows[-1].id if len(rows) == PAGE else None


def assign_one(uow: UnitOfWork, creditor: str, client: str, now: datetime) -> None:
    """Put one client into their segment."""
    owner = CreditorFile.model_validate(uow.creditors.get(creditor).document)
    _put(uow, owner, uow.segments.of(creditor, client), now)


def _put(uow: UnitOfWork, owner: CreditorFile, rows: Sequence[Any], now: datetime) -> None:
    """Write what changed, each with a line for the audit."""
    today = now.astimezone(ZoneInfo(owner.timezone)).date()
    found = {row.id: _segment(owner, row, years_since(row.since_on, today)) for row in rows}
    changed = [row for row in rows if row.ruled_segment != found[row.id]]
    uow.segments.put(owner.creditor, {row.id: found[row.id] for row in changed})
    for row in changed:
        told = {
            "from": row.ruled_segment or row.segment,
            "to": found[row.id] or row.segment,
            "rules": bool(found[row.id]),
        }
        uow.audit.append(owner.creditor, now, "clock", "client.segmented", f"client:{row.id}", told)


def _segment(owner: CreditorFile, row: Any, years: int | None) -> str | None:  # noqa: ANN401 - a row of the driver
    known = Known(row.balance, years, row.yearly_value)
    return segment_of(owner.segments, known, owner.currency, row.segment)
