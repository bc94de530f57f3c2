"""Run the trial: `python -m tests.load --minutes 60`. Figures are JSON on standard output, faults end it with 1."""

import argparse
import json
import signal
import sys
import tempfile
from pathlib import Path
from random import SystemRandom
from types import FrameType
from typing import NoReturn

from bot.app import MODEL_FOLDER
from nlu.intents import find_or_train
from tests.load.mix import Mix
from tests.load.trial import tried
from tests.load.verdict import Prices, evidence_of, faults, figures

ENDS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


def main() -> None:
    """Let so many minutes pass and tell what was."""
    parser = argparse.ArgumentParser(prog="python -m tests.load", description=__doc__)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--share", type=float, default=1.0, help="of ten times the peak of 10,000 contacts a day")
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(10**6))
    parser.add_argument("--data", type=Path, default=Path("var"), help="the folder where what is learnt lies")
    parser.add_argument("--machine-price", type=float, default=Prices.machine, help="of a machine a month; assumed")
    parser.add_argument("--message-price", type=float, default=Prices.message, help="of a message; assumed")
    parser.add_argument("--keep", type=Path, help="a folder for logs and ledgers, which is not removed")
    args = parser.parse_args()
    for one in ENDS:
        signal.signal(one, _end)
    find_or_train(args.data / MODEL_FOLDER)
    with tempfile.TemporaryDirectory(prefix="concilia-load-") as place:
        folder = args.keep or Path(place)
        folder.mkdir(exist_ok=True)
        folder.chmod(0o755)
        with tried(folder, args.data.resolve(), Mix(args.minutes, args.share), args.seed) as trial:
            wrong = faults(trial, evidence_of(trial))
            told = figures(trial, Prices(args.machine_price, args.message_price))
    sys.stdout.write(json.dumps({**told, "seed": args.seed, "faults": wrong}, ensure_ascii=False, indent=1) + "\n")
    sys.exit(1 if wrong else 0)


def _end(number: int, _: FrameType | None) -> NoReturn:
    """End what was started, and then this process; a second signal does not break that off."""
    for one in ENDS:
        signal.signal(one, signal.SIG_IGN)
    sys.exit(128 + number)


if __name__ == "__main__":
    main()
