"""Measure the project's own figures, as JSON."""

import json
from pathlib import Path

import click

from bot.app import LEARNING, MODEL_FOLDER
from bot.commands.context import settings
from bot.commands.listing import Listing


@click.group(cls=Listing)
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


@bench.command("migrate")
@click.option("--rows", default=1_000_000, show_default=True, type=click.IntRange(1), help="Of the table.")
def bench_migrate(rows: int) -> None:
    """Change a large table of a throw-away database while somebody writes to it, and tell how long they waited.

    Example: concilia bench migrate --rows 1000000
    """
    from bot.bench.migrating import run  # noqa: PLC0415 - a command loads only its own parts

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


@bench.command("turns")
@click.option("--conversations", default="1,4,16", show_default=True, help="How many at once, level by level.")
@click.option("--seconds", default=12.0, show_default=True, type=click.FloatRange(0.1), help="Of each measuring.")
@click.option("--rounds", default=2, show_default=True, type=click.IntRange(1), help="Measurings of each level.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1), help="Processes of our service.")
@click.option("--peer", metavar="URL", help="A Rasa bot's REST webhook, measured turn about with ours.")
@click.option("--peer-script", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Its talk, as JSON.")
def bench_turns(
    conversations: str, seconds: float, rounds: int, workers: int, peer: str | None, peer_script: Path | None
) -> None:
    """Negotiate by HTTP with a service of its own, reply in the answer, everything on disk; every reply is checked.

    Example: concilia bench turns --conversations 1,4,16 --seconds 12
    """
    from bot.bench.turns import Wanted, run  # noqa: PLC0415 - a command loads only its own parts

    levels = [int(level) for level in conversations.split(",") if level.strip().isdecimal() and int(level)]
    if not levels or len(levels) != len(conversations.split(",")):
        raise click.BadParameter("write whole numbers above 0, such as 1,4,16", param_hint="--conversations")
    if (peer is None) != (peer_script is None):
        raise click.UsageError("--peer needs --peer-script beside it, and the other way round.")
    wanted = Wanted(levels, seconds, rounds, workers, peer, peer_script)
    for figures in run(wanted, settings().data_dir / MODEL_FOLDER):
        click.echo(json.dumps(figures, ensure_ascii=False))


@bench.command("contacts")
@click.option("--accounts", default=1_000_000, show_default=True, type=click.IntRange(1), help="Invented accounts.")
@click.option("--contacts", default=10_000, show_default=True, type=click.IntRange(1), help="Of them, those to remind.")
def bench_contacts(accounts: int, contacts: int) -> None:
    """Judge every account of a throw-away portfolio, and queue the contacts that are due.

    Example: concilia bench contacts --accounts 1000000 --contacts 10000
    """
    from bot.bench.contacts import run  # noqa: PLC0415 - a command loads only its own parts

    if contacts > accounts:
        raise click.BadParameter(f"write at most {accounts}, one for each account.", param_hint="--contacts")
    click.echo(json.dumps(run(accounts, contacts, settings().data_dir / MODEL_FOLDER)))


@bench.command("negotiate")
@click.option("--cases", default=1_000, show_default=True, type=click.IntRange(10), help="Proposals that are judged.")
def bench_negotiate(cases: int) -> None:
    """Judge generated proposals that no policy accepts as they are, and tell how the cost grows with their size.

    Example: concilia bench negotiate --cases 1000
    """
    from bot.bench.negotiation import run  # noqa: PLC0415 - a command loads only its own parts

    click.echo(json.dumps(run(cases)))


@bench.command("payments")
@click.option("--payments", default=100_000, show_default=True, type=click.IntRange(100), help="Of the statement.")
@click.option("--thanked", default=20, show_default=True, type=click.IntRange(0, 100), help="Percent of the clients.")
def bench_payments(payments: int, thanked: int) -> None:
    """Import a bank's statement into a throw-away database: payments find their clients and are recorded.

    Example: concilia bench payments --payments 100000
    """
    from bot.bench.payments import run  # noqa: PLC0415 - a command loads only its own parts

    click.echo(json.dumps(run(payments, settings().data_dir / MODEL_FOLDER, thanked)))


@bench.command("console")
@click.option("--cases", default=2_000, show_default=True, type=click.IntRange(100), help="Invented cases of a year.")
@click.option("--messages", default=100_000, show_default=True, type=click.IntRange(100), help="Among their clients.")
@click.option("--times", default=20, show_default=True, type=click.IntRange(1), help="That each page is opened.")
def bench_console(cases: int, messages: int, times: int) -> None:
    """Open every page of the console in a throw-away world, and tell how soon it answers.

    Example: concilia bench console --cases 100000 --messages 5000000
    """
    from bot.bench.console import run  # noqa: PLC0415 - a command loads only its own parts

    if messages < cases:
        raise click.BadParameter(f"write at least {cases}, one for each case.", param_hint="--messages")
    click.echo(json.dumps(run(cases, messages, times, settings().data_dir / MODEL_FOLDER)))


@bench.command("simulate")
@click.option("--clients", default=300, show_default=True, type=click.IntRange(10), help="Invented clients.")
@click.option("--policy", "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Instead of ours.")
@click.option(
    "--level", type=click.Choice(("acts", "text")), default="acts", show_default=True, help="What clients say."
)
def bench_simulate(clients: int, file: Path | None, level: str) -> None:
    """Let invented clients live with each way of negotiating, and tell how many lives a core follows in a second.

    With `--level text` they write to ours alone, in nine countries, and it is told what of that is understood.

    Example: concilia bench simulate --clients 1000
    """
    if level == "text":
        from bot.bench import sentences  # noqa: PLC0415 - a command loads only its own parts

        told = sentences.run(clients, settings().data_dir / MODEL_FOLDER, lambda: click.echo(LEARNING, err=True), file)
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    from bot.bench.laboratory import run  # noqa: PLC0415

    click.echo(json.dumps(run(clients, file)))
