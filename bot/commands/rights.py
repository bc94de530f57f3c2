"""What people asked of their data and nobody has answered yet: by when we promised it, and by when a law wants it."""

from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

import click

from bot.commands.context import as_json, check_creditors, remembering, show
from bot.commands.listing import Listing
from bot.rights import load_rights
from bot.staff_lines import masked
from flows.contact.calendar import Calendar
from flows.rights.book import MATTER, RIGHTS, is_found
from flows.service_levels import last_day
from storage.schema import Case
from storage.unit_of_work import UnitOfWork


@click.group(cls=Listing)
def rights() -> None:
    """See which requests over personal data wait for an answer, and by when."""


@rights.command("list")
@click.option("--creditor", "creditor_id", help="Only requests to that creditor; without it, to all.")
@as_json
def list_(creditor_id: str | None, *, as_json: bool) -> None:
    """List the open requests, what a law wants first: number, right, client masked, our day and the law's last day.

    Example: concilia rights list --creditor aguas-del-valle
    """
    with remembering() as memory, memory.database.unit_of_work() as uow:
        if creditor_id is not None:
            check_creditors(uow, creditor_id)
        creditors = [creditor_id] if creditor_id is not None else list(uow.creditors.ids())
        found = [row for one in creditors for row in _of(uow, one)]
    found.sort(key=lambda row: (row["law_last_day"] or row["answer_by"], row["case"]))
    words = "\n".join(map(_line, found)) or "No request waits for an answer."
    show({"requests": found}, as_json=as_json, words=words)


def _of(uow: UnitOfWork, creditor: str) -> Iterator[dict[str, Any]]:
    uow.scope(creditor)
    zone = ZoneInfo(uow.creditors.get(creditor).timezone)
    for case in uow.cases.about(RIGHTS):
        yield _row(uow, case, zone)


def _row(uow: UnitOfWork, case: Case, zone: ZoneInfo) -> dict[str, Any]:
    """Tell a request; `law_confirmed` says whether its days were found written by somebody."""
    client, right = uow.clients.get(case.creditor_id, case.client_id), str(case.details[MATTER])
    country, opened_at = load_rights().of(client.country), case.opened_at.astimezone(zone)
    answer = country.answer(right) if country else None
    last = last_day(answer.statute, Calendar(client.country), opened_at.date()) if answer else None
    return {
        "case": case.id,
        "creditor": case.creditor_id,
        "right": right,
        "client_id": client.id,
        "client": masked(client.name),
        "opened_at": opened_at.isoformat(),
        "answer_by": case.due_at.astimezone(zone).isoformat(),
        "law_last_day": last.isoformat() if last else None,
        "law": country.law if country and answer else None,
        "law_confirmed": answer is not None and is_found(answer.why),
    }


def _line(row: dict[str, Any]) -> str:
    last = row["law_last_day"] or "–"
    sure = "" if row["law_confirmed"] or not row["law_last_day"] else " (to be confirmed)"
    who = f"{row['client']} ({row['client_id']})"
    return f"{row['case']}  {row['creditor']}  {row['right']:8} {who}  by {row['answer_by'][:16]}  law {last}{sure}"
