"""Payments of a creditor's clients: files of them, and the key of whoever tells of them by HTTP."""

from pathlib import Path

import click

from bot.commands.context import as_json, check_creditors, opened, remembering, show
from bot.commands.importing import dry_run, progress_of, takes_file, tell
from bot.commands.listing import Listing


@click.group(cls=Listing)
def payments() -> None:
    """Take in payments."""


@payments.command("import")
@takes_file()
@dry_run
@as_json
def import_(file: Path, creditor_id: str, mapping: Path | None, *, dry_run: bool, as_json: bool) -> None:
    """Import payments from CSV, TSV, XLSX, camt.053 or MT940; the same file twice changes nothing.

    Example: concilia payments import extracto.sta --creditor aguas-del-valle
    """
    from bot.bank.loader import import_payments  # noqa: PLC0415 - a command loads only its own parts

    with opened() as app, progress_of(file.stat().st_size) as progress:
        report = import_payments(
            app.database,
            app.receiver,
            creditor_id,
            file,
            mapping,
            dry_run=dry_run,
            progress=progress,
            now=app.clock.now(),
        )
    tell(report, file, as_json=as_json)


@payments.command("key")
@click.option("--creditor", "creditor_id", required=True, help="The creditor's id.")
@click.option("--end", is_flag=True, help="Let the present key prove nothing any more, and give no other.")
@as_json
def key(creditor_id: str, *, end: bool, as_json: bool) -> None:
    """Print a new key, once, with which a payment provider signs what it tells; it takes the place of the one before.

    Example: concilia payments key --creditor aguas-del-valle
    """
    from bot.bank.keys import end_key, make_key  # noqa: PLC0415 - a command loads only its own parts

    with remembering() as memory, memory.database.unit_of_work(creditor_id) as uow:
        check_creditors(uow, creditor_id)
        now = memory.clock.now()
        words = None if end else make_key(uow, memory.vault, creditor_id, now)
        if end:
            end_key(uow, creditor_id, now)
        uow.commit()
        address = f"{memory.settings.public_url.rstrip('/')}/channels/payments/{creditor_id}"
    told = (
        "No key proves anything any more." if end else f"{words}\nKeep it now: it is not shown again. Call {address}."
    )
    show({"creditor": creditor_id, "key": words, "url": address}, as_json=as_json, words=told)
