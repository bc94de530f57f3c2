"""Run the provider: `python -m tests.fakes.twilio --account FILE [--host H] [--port N] [--ledger FILE] [--seed N]`.

FILE of the account is JSON, as `account.read_account` reads it. The first line printed is the address of the API; the
words that steer it (`remote.Remote`) are under `/control` there. Every entry of the ledger is a line of its file.
"""

import argparse
import json
import socket
import sys
from pathlib import Path

import uvicorn

from bot.clock import Clock
from tests.fakes.twilio.account import read_account
from tests.fakes.twilio.api import application
from tests.fakes.twilio.ledger import Ledger
from tests.fakes.twilio.provider import Twilio


def main() -> None:
    """Serve until the process is told to end."""
    parser = argparse.ArgumentParser(prog="python -m tests.fakes.twilio")
    parser.add_argument("--account", type=Path, required=True)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--ledger", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    clock = Clock()
    account = read_account(json.loads(args.account.read_text(encoding="utf-8")))
    twilio = Twilio(account, clock, Ledger(clock.now, args.ledger), args.seed)
    listening = socket.create_server((args.host, args.port))
    twilio.address = f"http://{args.host}:{listening.getsockname()[1]}"
    sys.stdout.write(f"{twilio.address}\n")
    sys.stdout.flush()
    server = uvicorn.Server(uvicorn.Config(application(twilio), log_config=None, timeout_graceful_shutdown=1))
    server.run(sockets=[listening])
    twilio.close()


if __name__ == "__main__":
    main()
