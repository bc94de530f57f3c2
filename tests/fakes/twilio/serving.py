"""Serve the provider in a thread of this process, or start it as a process of its own."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bot.clock import Clock
from tests.bot.serving import serving
from tests.fakes.twilio.account import Account
from tests.fakes.twilio.api import application
from tests.fakes.twilio.provider import Twilio
from tests.fakes.twilio.remote import Remote

ROOT = Path(__file__).resolve().parents[3]


@contextmanager
def running(account: Account, clock: Clock | None = None, seed: int = 0) -> Iterator[Twilio]:
    """Serve the provider in a thread."""
    twilio = Twilio(account, clock, seed=seed)
    with serving(application(twilio)) as address:
        twilio.address = address
        try:
            yield twilio
        finally:
            twilio.close()


@contextmanager
def started(account: dict[str, Any], folder: Path, port: int = 0) -> Iterator[Remote]:
    """Start the provider as a process; its account and its ledger lie in a folder (`ledger.jsonl`)."""
    described = folder / "account.json"
    described.write_text(json.dumps(account), encoding="utf-8")
    words = ["--port", str(port), "--account", str(described), "--ledger", str(folder / "ledger.jsonl")]
    command = [sys.executable, "-m", "tests.fakes.twilio", *words]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        if not address:
            raise RuntimeError(f"The played provider did not start by {described}; what it said stands above.")
        remote = Remote(address)
        try:
            yield remote
        finally:
            remote.close()
            process.terminate()
