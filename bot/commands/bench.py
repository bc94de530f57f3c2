"""Measure the project's own figures, as JSON."""

import json

import click

from bot.app import MODEL_FOLDER
from bot.commands.context import settings


@click.group()
def bench() -> None:
    """Measure; every figure is printed as JSON."""


@bench.command("import")
@click.option("--rows", default=1_000_000, show_default=True, type=click.IntRange(1), help="Generated rows.")
def bench_import(rows: int) -> None:
    """Import generated rows into a throw-away database.

    Example: concilia bench import --rows 1000000
    """
    from bot.bench.imports import run  # noqa: PLC0415 - a command loads only its own parts

    click.echo(json.dumps(run(rows)))


@bench.command("understanding")
@click.option("--messages", default=5_000, show_default=True, type=click.IntRange(1), help="Messages that are read.")
@click.option("--rasa", metavar="URL", help="A running Rasa server, to measure beside us in the same run.")
@click.option("--rasa-messages", default=300, show_default=True, type=click.IntRange(1), help="Messages put to it.")
def bench_understanding(messages: int, rasa: str | None, rasa_messages: int) -> None:
    """Read messages: intent, amounts, dates and legs.

    Example: concilia bench understanding --rasa http://127.0.0.1:5005
    """
    from bot.bench.understanding import run  # noqa: PLC0415 - a command loads only its own parts

    click.echo(json.dumps(run(messages, settings().data_dir / MODEL_FOLDER, rasa, rasa_messages)))


@bench.command("negotiate")
@click.option("--cases", default=1_000, show_default=True, type=click.IntRange(10), help="Proposals that are judged.")
def bench_negotiate(cases: int) -> None:
    """Judge generated proposals that no policy accepts as they are, and tell how the cost grows with their size.

    Example: concilia bench negotiate --cases 1000
    """
    from bot.bench.negotiation import run  # noqa: PLC0415 - a command loads only its own parts

    click.echo(json.dumps(run(cases)))
