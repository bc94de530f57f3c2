"""Run the service: demo, serve, worker, migrate."""

import os
import signal
import threading
from pathlib import Path

import click

from bot.commands.context import opened, settings
from bot.log import configure, logger

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
@click.option("--port", default=PORT, show_default=True, help="Port to listen on.")
@click.option("--no-worker", is_flag=True, help="Leave arrived and outgoing messages to other processes.")
@click.option("--no-clock", is_flag=True, help="Leave the clock to other processes.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes on this machine.")
def serve(host: str, port: int, *, no_worker: bool, no_clock: bool, workers: int) -> None:
    """Run the service from its settings: webhooks, API, console, worker and clock.

    Example: CONCILIA_DATABASE_URL=postgresql://… concilia serve --host 0.0.0.0 --port 8000
    """
    import uvicorn  # noqa: PLC0415 - a command loads only its own parts

    configure()
    os.environ["CONCILIA_SERVE"] = f"{int(not no_worker)}{int(not no_clock)}"
    with opened():  # the database is started and migrated once, and stays up while the processes run
        uvicorn.run(
            "bot.web.process:create",
            factory=True,
            host=host,
            port=port,
            workers=workers if workers > 1 else None,
            log_config=None,
            server_header=False,
        )


@click.command()
def worker() -> None:
    """Handle messages and jobs, without the web; run as many as wanted, on any machine.

    Example: CONCILIA_DATABASE_URL=postgresql://… concilia worker
    """
    from bot.jobs.leader import ClockKeeper  # noqa: PLC0415

    with opened() as app:
        stop = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stop.set())
        parts = (app.worker(), ClockKeeper(app.database, app.url, app.clock))
        for part in parts:
            part.start()
        logger().info("worker.started")
        stop.wait()
        for part in reversed(parts):
            part.stop()


@click.command()
def migrate() -> None:
    """Bring the database to the current schema.

    Example: concilia migrate
    """
    from storage import embedded, migrations  # noqa: PLC0415

    given = settings()
    if given.database_url:
        migrations.upgrade(given.database_url)
    else:
        with embedded.start(Path(given.data_dir)) as server:
            migrations.upgrade(server.url)
    click.echo("The database is at the current schema.")
