"""Give commands what they share: the settings of this folder, the joined app, the way results are shown."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.errors import UnknownCreditor
from bot.log import configure
from bot.memory import Memory, remember
from bot.settings import Settings, load
from storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from bot.app import App

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
as_json = click.option("--json", "as_json", is_flag=True, help="Print machine-readable output.")


def settings() -> Settings:
    """Return the settings of the environment and this folder's `.env`."""
    return load(os.environ, Path(".env"))


@contextmanager
def opened() -> "Iterator[App]":
    """Open the app for one command, and close it after."""
    from bot.app import build  # noqa: PLC0415 - most commands only remember, and need not load what reads messages

    configure()
    app = build(settings())
    try:
        yield app
    finally:
        app.close()


@contextmanager
def remembering() -> Iterator[Memory]:
    """Open the database alone, for a command that neither reads messages nor answers them."""
    configure()
    memory = remember(settings())
    try:
        yield memory
    finally:
        memory.close()


def check_creditors(uow: UnitOfWork, *creditors: str) -> None:
    """Raise UnknownCreditor for the first one that does not exist."""
    for creditor in creditors:
        if uow.creditors.find(creditor) is None:
            raise UnknownCreditor(creditor)


def show(result: Any, *, as_json: bool, words: str) -> None:  # noqa: ANN401 - JSON values
    """Print a result: as JSON, or as a sentence for people."""
    click.echo(json.dumps(result, ensure_ascii=False) if as_json else words)
