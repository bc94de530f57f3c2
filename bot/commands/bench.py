"""Measure the project's own figures, as JSON."""

import json

import click


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
