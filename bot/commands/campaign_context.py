"""Give commands about campaigns what they share: who acts, which campaign or creditor is meant, and its state then."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import click

from bot import campaigns
from bot.campaign_log import OPERATOR
from bot.commands.campaign_facts import facts
from bot.commands.context import check_creditors, remembering
from bot.commands.stops import name_who
from storage.schema import Campaign
from storage.unit_of_work import UnitOfWork

WHO = click.option("--by", default=None, help="Who decides it. Default: who is signed in to this machine.")
WHY = click.option("--reason", required=True, help="Why; shown in the console and kept in the audit log.")
NUMBER = click.IntRange(1, 2**53)


def operator(by: str | None) -> str:
    """Return who acts, as the audit log names them."""
    return f"{OPERATOR}:{name_who(by)}"


def act(number: int, by: str | None, do: Callable[[UnitOfWork, Campaign, str, datetime], object]) -> dict[str, Any]:
    """Do something with a campaign, and return how it stands then."""
    who = operator(by)
    with remembering() as memory, memory.database.unit_of_work() as uow:
        row, now = find(uow, number), memory.clock.now()
        do(uow, row, who, now)
        told = facts(uow, campaigns.standing(uow, row, now))
        uow.commit()
    return told


def find(uow: UnitOfWork, number: int) -> Campaign:
    """Return a campaign of whichever creditor, which is in scope then."""
    creditors = uow.creditors.ids()
    if creditors:
        uow.scope(*creditors)
        row = uow.campaigns.find(number)
        if row is not None:
            uow.scope(row.creditor_id)
            return row
    raise click.ClickException(f"There is no campaign {number}: `concilia campaign list` shows them.")


def creditor_of(uow: UnitOfWork, number: int | None, creditor: str | None) -> str:
    """Return whose contacts are meant: those of a campaign's creditor, or of the one that is named."""
    if number is not None:
        found = find(uow, number).creditor_id
        if creditor not in (None, found):
            raise click.UsageError(f"Campaign {number} is of {found}, not of {creditor}.")
        return found
    if creditor is None:
        raise click.UsageError("Name a campaign's ID, or with --creditor whose contacts are meant.")
    check_creditors(uow, creditor)
    uow.scope(creditor)
    return creditor
