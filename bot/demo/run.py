"""Run the demonstration: database, bot, console and phone on this machine, with the sample portfolio."""

import os
import signal
import socket
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import NoReturn

import click

from bot.errors import BotError
from bot.log import configure
from bot.settings import load

HOST = "127.0.0.1"
TRIES = 50  #: ports that are tried, from the one asked for
GRACE_SECONDS = 2  #: for pages that are open when it ends


class NoPort(BotError):
    """No port is free."""

    def __init__(self, port: int) -> None:
        """Name the ports and the remedy."""
        super().__init__(f"Ports {port} to {port + TRIES - 1} are busy: choose another one with --port.")


def run(port: int = 8000, data_dir: Path | None = None) -> None:
    """Serve the demonstration on this machine until Ctrl-C: on `port`, or the next one that is free.

    Settings are the environment's, with `data_dir` in place of theirs where given. Prints the addresses once it
    answers. Raises NoPort, NotOurs, and what the start of the database raises.
    """
    with listen(port) as listening:
        configure()
        signal.signal(signal.SIGTERM, _end)
        address = f"http://{HOST}:{listening.getsockname()[1]}"
        given = load(os.environ, Path(".env"))
        settings = replace(given, demo_clock=True, public_url=address, data_dir=data_dir or given.data_dir)
        from bot.demo.serving import serve  # noqa: PLC0415 - a busy port or a bad setting is told before all is loaded

        with suppress(KeyboardInterrupt):
            serve(settings, listening, lambda: _tell(address), GRACE_SECONDS)
        click.echo("\nThe demonstration has ended.")


def listen(port: int) -> socket.socket:
    """Return a socket that listens on the first free port from this one on. Raises NoPort."""
    for place in range(port, min(port + TRIES, 65_536)):
        found = socket.socket()
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            found.bind((HOST, place))
            found.listen()
        except OSError:
            found.close()
        else:
            return found
    raise NoPort(port)


def _tell(address: str) -> None:
    click.echo(f"Phone and console   {address}/demo")
    click.echo(f"Console alone       {address}/console/demo")
    click.echo(f"API                 {address}/api/v1  (a key: concilia api-key create --name demo)")
    click.echo("Ctrl-C ends it.")


def _end(_: int, __: FrameType | None) -> NoReturn:
    """End as by Ctrl-C, so that the database is left in order."""
    raise KeyboardInterrupt
