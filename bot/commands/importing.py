"""Give the commands that take in a creditor's files what they share: their options, and a bar that shows how far."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from bot.commands.context import FILE

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
