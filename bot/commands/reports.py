"""Reports of how clients are treated."""

from datetime import timedelta
from typing import Any

import click

from bot.commands.context import as_json, check_creditors, remembering, show
from bot.commands.fairness_words import facts, told
from bot.commands.listing import Listing
from flows.fairness import differences

YEAR_DAYS = 365


@click.group(cls=Listing)
def report() -> None:
    """Tell how clients are treated."""


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
