"""Write tickets that say something new; what is known already is left as it is."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any, Literal

from bot.tickets.form import CLOSED
from bot.tickets.rows import Told
from storage.unit_of_work import UnitOfWork

Came = Literal["created", "updated", "unchanged", "stranger", "anothers"]
"""What became of one: written, known already, or refused: its client is not known, or is another one than before."""
REFUSED: Mapping[Came, str] = {
    "stranger": "client_id is of no client of this creditor; import the portfolio first",
    "anothers": "number belongs to another client; give this ticket a number of its own",
}


def write(uow: UnitOfWork, creditor: str, told: Sequence[Told], today: date, now: datetime) -> list[Came]:
    """Write tickets, each number at most once among them, and return what became of each.

    One of which a status alone says that it is closed was closed `today`, the creditor's, or when that was told first.
    """
    known = uow.tickets.known(creditor, [one.number for one in told])
    clients = uow.tickets.clients_among(creditor, {one.client_id for one in told})
    rows = [_whole(one, known.get(one.number, {}), today) for one in told]
    came = [_judge(row, known.get(row["number"]), is_known=row["client_id"] in clients) for row in rows]
    new = (row for row, what in zip(rows, came, strict=True) if what in ("created", "updated"))
    uow.tickets.put(creditor, new, now)
    return came


def _whole(one: Told, before: Mapping[str, Any], today: date) -> dict[str, Any]:
    """Return a ticket as its row: with the day on which it was closed, and a status."""
    closed_on = one.closed_on
    if closed_on is None and one.status.casefold() in CLOSED:
        closed_on = before.get("closed_on") or max(today, one.opened_on)
    status = one.status or ("closed" if closed_on else "open")
    return asdict(replace(one, status=status, closed_on=closed_on))


def _judge(row: Mapping[str, Any], before: Mapping[str, Any] | None, *, is_known: bool) -> Came:
    if not is_known:
        return "stranger"
    if before is None:
        return "created"
    if before["client_id"] != row["client_id"]:
        return "anothers"
    return "unchanged" if row == before else "updated"
