"""Read messages with a kept model in a process of its own: `python -m nlu.rasa.embedded FOLDER`, JSON lines in.

A line is `[text, language]`; the answer is one JSON object: what was read, how many in a second, and the memory.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

from nlu.intents import Model

KB_PER_MB = 1024


def resident_mb(process: int | str = "self") -> int:
    """Give the memory that a process holds, in MB."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    return round(int(next(line.split()[1] for line in lines if line.startswith("VmRSS:"))) / KB_PER_MB)


def measure(folder: Path, lines: list[tuple[str, str]]) -> dict[str, Any]:
    """Read all messages, and measure."""
    model = Model.load(folder)
    begin = time.monotonic()
    chances = [model.score(text).chances(language) for text, language in lines]
    seconds = time.monotonic() - begin
    best = [(model.intents[int(each.argmax())], round(float(each.max()), 6)) for each in chances]
    return {"read": best, "messages_per_s": round(len(lines) / seconds, 1), "memory_mb": resident_mb()}


if __name__ == "__main__":
    told = measure(Path(sys.argv[1]), [json.loads(line) for line in sys.stdin])
    sys.stdout.write(json.dumps(told))
