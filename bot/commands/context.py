"""Give commands what they share: the settings of this folder, the joined app, the way results are shown."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from bot.app import App, build
from bot.log import configure
from bot.settings import Settings, load

as_json = click.option("--json", "as_json", is_flag=True, help="Print machine-readable output.")


def settings() -> Settings:
    """Return the settings of the environment and this folder's `.env`."""
    return load(os.environ, Path(".env"))


@contextmanager
def opened() -> Iterator[App]:
    """Open the app for one command, and close it after."""
    configure()
    app = build(settings())
    try:
        yield app
    finally:
        app.close()


def show(result: Any, *, as_json: bool, words: str) -> None:  # noqa: ANN401 - JSON values
    """Print a result: as JSON, or as a sentence for people."""
    click.echo(json.dumps(result, ensure_ascii=False) if as_json else words)
