"""Carry a trial out in a process of its own: `python -m bot.laboratory.apart`, as the service asks for it.

What is wanted comes as one JSON value; a line leaves for every step, and as the last one the report with its page.
The process yields to whatever else the machine does, and ends when nobody reads its lines any more.
"""

import json
import os
import signal
import sys
from typing import Any, TextIO

from bot.laboratory.page import page
from bot.laboratory.population import load_population
from bot.laboratory.report import report
from bot.laboratory.trial import Wanted, run

STEP = "."  #: a line that says that a step is done
YIELDS = 10  #: to whatever else runs: a tenth of a busy core, a whole one of a quiet machine
Json = dict[str, Any]


def carry_out(given: Json, out: TextIO) -> None:
    """Carry out what is wanted on one core, and write lines of it. Raises BrokenPipeError when nobody reads them."""

    def told() -> None:
        out.write(f"{STEP}\n")
        out.flush()

    policies = tuple((str(name), str(text)) for name, text in given["policies"])
    people = load_population(given["population"])
    wanted = Wanted(policies, people, tuple(given["strategies"]), given["clients"], given["seeds"])
    made = report(wanted, run(wanted, 1, told))
    out.write(json.dumps({"report": made, "page": page(made)}, allow_nan=False) + "\n")
    out.flush()


def main() -> None:
    """Read what is wanted, and carry it out."""
    os.nice(YIELDS)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started us ends us
    try:
        carry_out(json.load(sys.stdin), sys.stdout)
    except BrokenPipeError:
        os._exit(0)  # nobody reads any more: there is nobody to tell anything either


if __name__ == "__main__":
    main()
