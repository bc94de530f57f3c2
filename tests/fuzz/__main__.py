"""Fuzz one reader: `python -m tests.fuzz NAME RUNS FOLDER`; FOLDER keeps what was found, and -1 runs end with the time.

A fault ends with its traceback, and the input that led to it lies in the folder. Where the fuzzer has no wheel the
inputs are spoilt seeds, which follow no branches.
"""

import sys
from collections.abc import Callable
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path
from random import Random

try:
    import atheris
except ImportError:
    atheris = None

from tests.fuzz.followed import FOLLOWED
from tests.fuzz.target import Target

SEED = 1  #: the same runs each time, so that a test that passes passes again
LASTS_SECONDS = 240
LONGEST = 4096  #: bytes of an input
HANGS_SECONDS, MEMORY_MB = 20, 2048
CUT = 0.2  #: share of spoilt seeds that are cut off


def main(name: str, runs: str, folder: str) -> None:
    """Fuzz a reader; the library ends the process."""
    module, followed = FOLLOWED[name]
    following = atheris.instrument_imports(include=list(followed)) if atheris else nullcontext()
    with following:  # what is imported here is followed
        target: Target = import_module(f"tests.fuzz.{module}").TARGETS[name]

    def try_one(data: bytes) -> None:
        try:
            target.read(data)
        except target.refuses:
            return

    (_follow if atheris else _spoil)(target, try_one, int(runs), Path(folder))


def _follow(target: Target, try_one: Callable[[bytes], None], runs: int, kept: Path) -> None:
    """Let the library draw inputs that lead to branches which none before took."""
    corpus = kept / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for place, seed in enumerate(target.seeds):
        (corpus / f"seed-{place}").write_bytes(seed)
    signs = kept / "signs.dict"
    signs.write_text("".join(f'"{sign}"\n' for sign in (*target.signs, "a")))  # an empty one is refused
    options = {
        "seed": SEED, "runs": runs, "max_total_time": LASTS_SECONDS, "max_len": LONGEST, "timeout": HANGS_SECONDS,
        "rss_limit_mb": MEMORY_MB, "dict": signs, "artifact_prefix": f"{kept}/", "print_final_stats": 1,
    }  # fmt: skip
    atheris.Setup([sys.argv[0], *(f"-{key}={value}" for key, value in options.items()), str(corpus)], try_one)
    atheris.Fuzz()


def _spoil(target: Target, try_one: Callable[[bytes], None], runs: int, kept: Path) -> None:
    """Write other bytes into seeds, or cut them off."""
    chance = Random(SEED)
    for _ in range(runs):
        data = bytearray(chance.choice([*target.seeds, b""])[:LONGEST])
        for _ in range(chance.randint(0, 8)):
            place = chance.randint(0, len(data))
            data[place : place + chance.randint(0, 4)] = chance.randbytes(chance.randint(0, 4))
        try:
            try_one(bytes(data[: chance.randint(0, len(data))] if chance.random() < CUT else data))
        except Exception:
            (kept / "crash-spoilt").write_bytes(data)
            raise
    sys.stdout.write(f"stat::number_of_executed_units: {runs}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
