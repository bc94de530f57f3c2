"""Tickets and orders of clients, as their creditor's service knows of them."""

from pathlib import Path

import click

from bot.commands.context import as_json, remembering
from bot.commands.importing import dry_run, takes_file, tell
from bot.commands.listing import Listing


@click.group(cls=Listing)
def tickets() -> None:
    """Import what a creditor's service knows of its clients: tickets and orders."""


@tickets.command("import")
@takes_file()
@dry_run
@as_json
def import_(file: Path, creditor_id: str, mapping: Path | None, *, dry_run: bool, as_json: bool) -> None:
    """Import tickets and orders from CSV, TSV or XLSX; the same file twice changes nothing.

    Columns: number, client_id, subject, opened_on; and kind (ticket or order), status, closed_on, url.

    Example: concilia tickets import tickets.csv --creditor aguas-del-valle
    """
    from bot.tickets import import_tickets  # noqa: PLC0415 - a command loads only its own parts

    with remembering() as memory:
        report = import_tickets(memory.database, creditor_id, file, mapping, dry_run=dry_run, now=memory.clock.now())
    tell(report, file, as_json=as_json)
