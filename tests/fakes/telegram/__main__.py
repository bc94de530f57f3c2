"""Serve a Telegram for tests until interrupted: `python -m tests.fakes.telegram --port 8081 --ledger calls.jsonl`."""

import signal
import sys
import threading
from argparse import ArgumentParser
from pathlib import Path

from tests.fakes.telegram.pace import Pace, unhurried
from tests.fakes.telegram.server import serving
from tests.fakes.telegram.telegram import TOKEN, Telegram


def main() -> None:
    """Read what is wanted, say the address on a line, and serve."""
    parser = ArgumentParser("python -m tests.fakes.telegram", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on")
    parser.add_argument("--port", type=int, default=0, help="where to listen; 0 takes a free port")
    parser.add_argument("--token", default=TOKEN, help=f"the bot's token, {TOKEN} by default")
    parser.add_argument("--ledger", type=Path, help="the file to which every happening is added as a JSON line")
    parser.add_argument("--unhurried", action="store_true", help="refuse no bot for writing too fast")
    parser.add_argument("--seed", type=int, default=0, help="the seed of troubles that come by chance")
    wanted = parser.parse_args()
    ended = threading.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: ended.set())
    pace = unhurried() if wanted.unhurried else Pace()
    telegram = Telegram(token=wanted.token, pace=pace, path=wanted.ledger, seed=wanted.seed)
    with serving(telegram, wanted.port, wanted.host) as address:
        sys.stdout.write(f"Telegram for tests: {address}\n")
        sys.stdout.flush()
        ended.wait()


if __name__ == "__main__":
    main()
