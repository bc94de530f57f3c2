"""Campaigns: a cadence for some clients, for a time, made by one person and approved by another."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from bot import campaigns
from bot.campaign_preview import TEXTS_MAX, preview
from bot.campaign_report import report
from bot.commands import campaign_facts as as_facts
from bot.commands import campaign_words as in_words
from bot.commands.campaign_context import NUMBER, WHO, WHY, act, creditor_of, find, operator
from bot.commands.campaign_pauses import lift, pause
from bot.commands.context import FILE, as_json, check_creditors, opened, remembering, show
from bot.commands.listing import Listing
from bot.commands.stops import read_words
from bot.disk import read_text
from bot.errors import BadFile
from flows.contact.campaigns.faults import faults
from storage.unit_of_work import UnitOfWork

ID = click.argument("number", metavar="ID", type=NUMBER)


@click.group(cls=Listing)
def campaign() -> None:
    """Try contacts out with some clients, for a time, with somebody else's yes."""


@campaign.command("check")
@click.argument("file", type=FILE)
@as_json
def check(file: Path, *, as_json: bool) -> None:
    """Report every fault of a campaign's file, each with its line and remedy.

    Example: concilia campaign check abril.yml
    """
    found = faults(read_text(file))
    if found and not as_json:
        raise BadFile(file.name, [str(one) for one in found])
    show({"faults": [asdict(one) for one in found]}, as_json=as_json, words=f"{file.name}: valid.")
    if found:
        raise SystemExit(1)


@campaign.command("submit")
@click.argument("file", type=FILE)
@click.option("--creditor", "creditor_id", required=True, help="The creditor's id.")
@WHO
@as_json
def submit(file: Path, creditor_id: str, by: str | None, *, as_json: bool) -> None:
    """Store a campaign as a draft; a second person approves it.

    Example: concilia campaign submit abril.yml --creditor aguas-del-valle --by "Paula Reyes"
    """
    text, who = read_text(file), operator(by)
    with remembering() as memory, memory.database.unit_of_work() as uow:
        check_creditors(uow, creditor_id)
        uow.scope(creditor_id)
        row = campaigns.submit(uow, creditor_id, text, who, memory.clock.now(), file.name)
        told = as_facts.facts(uow, campaigns.standing(uow, row, memory.clock.now()))
        uow.commit()
    show(told, as_json=as_json, words=f"Campaign {told['id']} is a draft: `concilia campaign preview {told['id']}`.")


@campaign.command("preview")
@ID
@click.option(
    "--texts", type=click.IntRange(0, 10_000), default=TEXTS_MAX, show_default=True, help="How many contacts."
)
@as_json
def show_preview(number: int, texts: int, *, as_json: bool) -> None:
    """Show who would be written to, when and with which words, and what forbids it; nothing of it is kept.

    Example: concilia campaign preview 3 --texts 20
    """
    with opened() as app, app.database.unit_of_work() as uow:
        row = find(uow, number)
        seen = preview(app.reminder, uow, row.creditor_id, number, app.clock.now(), texts)
        told = as_facts.preview_facts(uow, seen)
    show(told, as_json=as_json, words=in_words.preview_words(told))


@campaign.command("approve")
@ID
@WHO
@as_json
def approve(number: int, by: str | None, *, as_json: bool) -> None:
    """Put a draft into force on its days; whoever made it cannot. A name that is typed here proves nothing.

    Example: concilia campaign approve 3 --by "Andrés Soto"
    """
    told = act(number, by, lambda uow, row, who, now: campaigns.approve(uow, row.creditor_id, row.id, who, now))
    show(told, as_json=as_json, words=f"Campaign {number} is approved, from {told['from']} to {told['to']}.")


@campaign.command("recall")
@ID
@WHY
@WHO
@as_json
def recall(number: int, reason: str, by: str | None, *, as_json: bool) -> None:
    """Take a campaign back: nothing more of it leaves, not even what waits to be sent.

    Example: concilia campaign recall 3 --reason "the text names a wrong phone" --by "Paula Reyes"
    """
    why = read_words("--reason", reason)
    told = act(number, by, lambda uow, row, who, now: campaigns.recall(uow, row.creditor_id, row.id, who, why, now))
    show(told, as_json=as_json, words=f"Campaign {number} is recalled: nothing more of it leaves.")


@campaign.command("list")
@click.option("--creditor", "creditor_id", help="The only creditor it is about; without it, all.")
@as_json
def list_campaigns(creditor_id: str | None, *, as_json: bool) -> None:
    """List campaigns with their states, and what is paused.

    Example: concilia campaign list --creditor aguas-del-valle
    """
    with remembering() as memory, memory.database.unit_of_work() as uow:
        creditors = (creditor_of(uow, None, creditor_id),) if creditor_id else tuple(uow.creditors.ids())
        told = _list(uow, creditors, memory.clock.now())
    lines = [*map(in_words.pause_line, told["pauses"]), *map(in_words.line, told["campaigns"])]
    show(told, as_json=as_json, words="\n".join(lines) or "There are no campaigns yet: `concilia campaign submit`.")


@campaign.command("report")
@ID
@as_json
def show_report(number: int, *, as_json: bool) -> None:
    """Tell how the arms of a campaign do, whether they differ, and what its guard rails see.

    Example: concilia campaign report 3 --json
    """
    with remembering() as memory, memory.database.unit_of_work() as uow:
        row = find(uow, number)
        told = as_facts.report_facts(uow, report(uow, row.creditor_id, number, memory.clock.now()))
    show(told, as_json=as_json, words=in_words.report_words(told))


campaign.add_command(pause)
campaign.add_command(lift)


def _list(uow: UnitOfWork, creditors: Sequence[str], now: datetime) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {"campaigns": [], "pauses": []}
    for creditor in creditors:
        uow.scope(creditor)
        found["campaigns"] += [as_facts.facts(uow, one) for one in campaigns.overview(uow, creditor, now)]
        pauses = (row for row in uow.contact_pauses.standing(creditor) if row.campaign_id is None)
        found["pauses"] += [as_facts.pause_facts(uow, row) for row in pauses]
    return found
