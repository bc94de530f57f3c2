"""Run the service: demo, serve, worker, migrate."""

import signal
import threading
from typing import TYPE_CHECKING

import click

from bot import heap
from bot.commands.context import as_json, opened, settings, show
from bot.log import configure, logger

if TYPE_CHECKING:
    from bot.app import App

PORT = 8000


@click.command()
@click.option("--port", default=PORT, show_default=True, help="Port of the pages; the next free one when it is taken.")
def demo(port: int) -> None:
    """Run everything on this machine with a sample portfolio.

    Example: concilia demo --port 8000
    """
    from bot.demo.run import run  # noqa: PLC0415 - a command loads only its own parts

    run(port)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=PORT, show_default=True, type=click.IntRange(0, 65_535), help="Port to listen on.")
@click.option("--no-worker", is_flag=True, help="Leave arrived and outgoing messages to other processes.")
@click.option("--no-clock", is_flag=True, help="Leave the clock to other processes.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes on this machine.")
def serve(host: str, port: int, *, no_worker: bool, no_clock: bool, workers: int) -> None:
    """Run the service from its settings: webhooks, API, console, worker and clock.

    With several processes one of them keeps the clock, whichever holds the lock.

    Example: concilia serve --host 0.0.0.0 --port 8000 --workers 2
    """
    from bot.web import process  # noqa: PLC0415 - a command loads only its own parts

    beside = {"worker": not no_worker, "clock": not no_clock}
    with process.listen(host, port) as listening, opened() as app:
        where = f"http://{host}:{listening.getsockname()[1]}"
        _tell_ways(app)
        if workers == 1:
            process.serve_alone(app, listening, lambda: click.echo(f"Concilia answers at {where}."), **beside)
        else:
            app.database.close()  # each process opens its own; what is embedded stays up for them
            click.echo(f"Concilia starts {workers} processes at {where}.")
            process.serve_together(listening, workers, **beside)


def _tell_ways(app: "App") -> None:
    """Say how what clients write comes in, and what is missing before anybody is answered."""
    from bot.ways import lacks, ways_of  # noqa: PLC0415 - a command loads only its own parts

    with app.database.unit_of_work() as uow:
        told = [*ways_of(app.settings), *lacks(uow)]
    click.echo("\n".join(told))


@click.command()
def worker() -> None:
    """Handle messages and jobs, without the web; run as many as wanted, on any machine.

    One of all processes keeps the clock; a worker is ready to when nobody else does.

    Example: CONCILIA_DATABASE_URL=postgresql://… concilia worker
    """
    from bot.jobs.leader import ClockKeeper  # noqa: PLC0415 - a command loads only its own parts

    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    with opened() as app:
        parts = (app.worker(), ClockKeeper(app.database, app.url, app.clock))
        for part in parts:
            part.start()
        heap.settle()
        logger().info("worker.started")
        stop.wait()
        for part in reversed(parts):
            part.stop()
        logger().info("worker.stopped")


@click.command()
@as_json
def migrate(*, as_json: bool) -> None:
    """Bring the database to the current schema.

    Example: concilia migrate
    """
    from bot.memory import reach  # noqa: PLC0415 - a command loads only its own parts
    from storage import migrations  # noqa: PLC0415

    configure()
    with reach(settings()) as url:
        migrations.upgrade(url)
    show(
        {"schema": migrations.HEAD},
        as_json=as_json,
        words=f"The database is at schema {migrations.HEAD}, the current one.",
    )
