"""Reports of how clients are treated, and of what is owed."""

from datetime import timedelta
from typing import Any

import click

from bot.commands.context import as_json, check_creditors, remembering, show
from bot.commands.fairness_words import facts, told
from bot.commands.listing import Listing
from bot.commands.totals_words import totals_facts, totals_told
from flows.fairness import differences
from flows.totals import Owed

YEAR_DAYS = 365


@click.group(cls=Listing)
def report() -> None:
    """Tell how clients are treated, and what is owed."""


@report.command("fairness")
@click.option("--creditor", "creditor_id", required=True, help="The creditor's id.")
@click.option("--days", type=click.IntRange(1, 3650), default=YEAR_DAYS, show_default=True, help="How far back.")
@as_json
def fairness(creditor_id: str, days: int, *, as_json: bool) -> None:
    """Hold each segment against all others: contacts, agreements, discounts, exceptions, waiting, complaints.

    Example: concilia report fairness --creditor aguas-del-valle --json
    """
    with remembering() as memory, memory.database.unit_of_work(creditor_id) as uow:
        check_creditors(uow, creditor_id)
        now = memory.clock.now()
        since = now - timedelta(days=days)
        treated = uow.fairness.treated(creditor_id, since, now)
    head = {
        "creditor": creditor_id,
        "since": since.isoformat(timespec="seconds"),
        "until": now.isoformat(timespec="seconds"),
    }
    result: dict[str, Any] = head | facts(treated, differences(treated))
    show(result, as_json=as_json, words=told(result))


@report.command("totals")
@click.option("--creditor", "creditors", multiple=True, help="A creditor's id; may be given again. Without: all.")
@as_json
def totals(creditors: tuple[str, ...], *, as_json: bool) -> None:
    """Add up what is owed, overdue, agreed, disputed and paid this month: per creditor and of all, by currency.

    Example: concilia report totals --json
    """
    with remembering() as memory, memory.database.unit_of_work() as uow:
        check_creditors(uow, *creditors)
        chosen = creditors or uow.creditors.ids()
        now = memory.clock.now()
        if chosen:
            uow.scope(*chosen)
        found = uow.totals.of_creditors(now) if chosen else Owed([], [])
        names = {row.id: row.name for row in uow.creditors.all()}
    result = {"at": now.isoformat(timespec="seconds"), **totals_facts(found)}
    show(result, as_json=as_json, words=totals_told(found, names))
