"""Pause the contacts of a campaign, or all that a creditor starts, and lift that."""

import click

from bot import campaigns
from bot.commands.campaign_context import NUMBER, WHO, WHY, creditor_of, operator
from bot.commands.campaign_facts import pause_facts
from bot.commands.context import as_json, remembering, show
from bot.commands.stops import read_words
from storage.schema import ContactPause

CREDITOR = click.option("--creditor", "creditor_id", help="The creditor's id, where no campaign is named.")


@click.command("pause")
@click.argument("number", metavar="[ID]", type=NUMBER, required=False)
@CREDITOR
@WHY
@WHO
@as_json
def pause(number: int | None, creditor_id: str | None, reason: str, by: str | None, *, as_json: bool) -> None:
    """Let nothing of a campaign leave, or without its ID no contact that we start, until it is lifted.

    Example: concilia campaign pause --creditor aguas-del-valle --reason "many complain" --by "Paula Reyes"
    """
    who, why = operator(by), read_words("--reason", reason)
    with remembering() as memory, memory.database.unit_of_work() as uow:
        creditor = creditor_of(uow, number, creditor_id)
        row = campaigns.pause(uow, creditor, number, who, why, memory.clock.now())
        if row is None:
            raise click.ClickException("That is paused already: `concilia campaign list` shows by whom and why.")
        told = pause_facts(uow, row)
        uow.commit()
    show(told, as_json=as_json, words=f"Paused: nothing of {_named(row)} leaves until `concilia campaign lift`.")


@click.command("lift")
@click.argument("number", metavar="[ID]", type=NUMBER, required=False)
@CREDITOR
@WHY
@WHO
@as_json
def lift(number: int | None, creditor_id: str | None, reason: str, by: str | None, *, as_json: bool) -> None:
    """Let go on what a guard rail or a person paused: a campaign by its ID, or without it all contacts of a creditor.

    Example: concilia campaign lift 3 --reason "the text is right now" --by "Paula Reyes"
    """
    who, why = operator(by), read_words("--reason", reason)
    with remembering() as memory, memory.database.unit_of_work() as uow:
        creditor = creditor_of(uow, number, creditor_id)
        standing = (row for row in uow.contact_pauses.standing(creditor) if row.campaign_id == number)
        found = next(standing, None)
        if found is None:
            raise click.ClickException("That is not paused: `concilia campaign list` shows what is.")
        row = campaigns.lift(uow, creditor, found.id, who, why, memory.clock.now())
        told = pause_facts(uow, row)
        uow.commit()
    show(told, as_json=as_json, words=f"Contacts of {_named(row)} may leave again.")


def _named(row: ContactPause) -> str:
    return f"{row.creditor_id}" if row.campaign_id is None else f"campaign {row.campaign_id}"
