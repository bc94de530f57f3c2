"""Payments of a creditor's clients: files of them, and the key of whoever tells of them by HTTP."""

import sys
from pathlib import Path

import click

from bot.commands.context import FILE, as_json, opened, show
from bot.commands.listing import Listing


@click.group(cls=Listing)
def payments() -> None:
    """Take in payments."""


@payments.command("import")
@click.argument("file", type=FILE)
@click.option("--creditor", "creditor_id", required=True, help="The creditor's id.")
@click.option("--mapping", type=FILE, help="Names of columns and manners of writing, as YAML.")
@click.option("--dry-run", is_flag=True, help="Write nothing; only report.")
@as_json
def import_(file: Path, creditor_id: str, mapping: Path | None, *, dry_run: bool, as_json: bool) -> None:
    """Import payments from CSV, TSV, XLSX, camt.053 or MT940; the same file twice changes nothing.

    Example: concilia payments import extracto.sta --creditor aguas-del-valle
    """
    from bot.bank.loader import import_payments  # noqa: PLC0415 - a command loads only its own parts

    with (
        opened() as app,
        click.progressbar(
            length=file.stat().st_size, label="Importing", file=sys.stderr, hidden=not sys.stderr.isatty()
        ) as bar,
    ):
        report = import_payments(
            app.database,
            app.receiver,
            creditor_id,
            file,
            mapping,
            dry_run=dry_run,
            progress=lambda done: bar.update(done - bar.pos),
            now=app.clock.now(),
        )
    show(report.as_json(), as_json=as_json, words=report.words())
