"""Import a portfolio."""

from datetime import datetime
from pathlib import Path

import click

from bot.commands.context import as_json, remembering, show
from bot.commands.importing import dry_run, progress_of, takes_file, tell

PORTFOLIO = click.Path(exists=True, path_type=Path)  #: a file, or a folder of tax documents


@click.command("import")
@takes_file(PORTFOLIO)
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Import as it was known on that day.")
@dry_run
@as_json
def import_(
    file: Path, creditor_id: str, mapping: Path | None, as_of: datetime | None, *, dry_run: bool, as_json: bool
) -> None:
    """Import clients and invoices from CSV, TSV or XLSX, or from tax documents; the same file twice changes nothing.

    Tax documents are the XML of Chile (DTE) and Mexico (CFDI): one file, a folder, or a ZIP archive of them.

    Example: concilia import cartera.csv --creditor aguas-del-valle --mapping cartera.mapping.yml
    """
    from bot.portfolio import import_portfolio  # noqa: PLC0415 - a command loads only its own parts
    from bot.segmenting import assign_all  # noqa: PLC0415

    with remembering() as memory, progress_of(_size(file)) as progress:
        report = import_portfolio(
            memory.database,
            memory.vault,
            creditor_id,
            file,
            mapping,
            as_of.date() if as_of else None,
            dry_run=dry_run,
            progress=progress,
            now=memory.clock.now(),
        )
        if not dry_run:
            assign_all(memory.database, creditor_id, memory.clock.now())
    tell(report, file, as_json=as_json)


@click.command()
@takes_file(PORTFOLIO)
@as_json
def reconcile(file: Path, creditor_id: str, mapping: Path | None, *, as_json: bool) -> None:
    """Hold a creditor's file against what is known here, and list every difference; nothing is changed.

    Exit 1 if there are some, or rows that cannot be read.

    Example: concilia reconcile cartera.csv --creditor aguas-del-valle
    """
    from bot.portfolio.comparison import compare  # noqa: PLC0415 - a command loads only its own parts

    with remembering() as memory, memory.database.unit_of_work(creditor_id) as uow:
        found = compare(uow, memory.vault, creditor_id, file, mapping)
    show(found.as_json(), as_json=as_json, words=found.words())
    if not found.agrees:
        raise SystemExit(1)


def _size(path: Path) -> int:
    """Return how many bytes a file has, or all of a folder's."""
    files = path.rglob("*") if path.is_dir() else (path,)
    return sum(one.stat().st_size for one in files if one.is_file())
