"""Give the commands that take in a creditor's files what they share: their options, and a bar that shows how far."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import click

from bot.commands.context import FILE, show

VAIN = "{file}: none of its rows can be kept; correct what the report names, and import it again."
Command = Callable[..., Any]
dry_run = click.option("--dry-run", is_flag=True, help="Write nothing; only report.")


def takes_file(kind: click.Path = FILE) -> Callable[[Command], Command]:
    """Return what lets a command take a file of a kind, whose it is, and how it is written."""

    def decorate(command: Command) -> Command:
        for option in reversed(
            (
                click.argument("file", type=kind),
                click.option("--creditor", "creditor_id", required=True, help="The creditor's id."),
                click.option("--mapping", type=FILE, help="Names of columns and manners of writing, as YAML."),
            )
        ):
            command = option(command)
        return command

    return decorate


@contextmanager
def progress_of(size: int) -> Iterator[Callable[[int], None]]:
    """Show on a terminal how much of so many bytes is done; what is given takes how many are."""
    with click.progressbar(length=size, label="Importing", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        yield lambda done: bar.update(done - bar.pos)


class Report(Protocol):
    """What an import did."""

    @property
    def is_vain(self) -> bool:
        """Say whether rows were rejected, and none was of use."""
        ...

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON values."""
        ...

    def words(self) -> str:
        """Return it in words."""
        ...


def tell(report: Report, file: Path, *, as_json: bool) -> None:
    """Print what an import did; one that could keep nothing of its file has failed."""
    show(report.as_json(), as_json=as_json, words=report.words())
    if report.is_vain:
        raise click.ClickException(VAIN.format(file=file.name))
