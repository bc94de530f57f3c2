"""Measure the engine of intents on a public set: `python -m tests.external.banking DIR` prints the figures as JSON.

Ten messages of each of 77 intents teach it, drawn once by chance with seed 0; the set's own test messages ask it.
Rasa's classifier (DIET, 100 epochs) read 65.4 % of them right when taught and asked so, with a calibration error of 7.
"""

import csv
import json
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from random import Random
from typing import Any

from nlu.examples import LANGUAGES, Example
from nlu.rasa.compare import by_embedded

EACH = 10
DIET = 65.4


def main(folder: Path) -> dict[str, Any]:
    """Return accuracy, macro-F1 and calibration error, in per cent, with speed and memory."""
    lessons = draw(read(folder / "train.csv"))
    questions = [Example(text, intent, "en") for text, intent in read(folder / "test.csv")]
    with tempfile.TemporaryDirectory(prefix="concilia-trial-") as place:
        return by_embedded(Path(place) / "model", lessons, questions)


def draw(rows: list[tuple[str, str]]) -> list[Example]:
    """Draw the messages that teach, dealt out over our languages, since calibration is learnt for each."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for text, intent in rows:
        groups[intent].append(text)
    chance = Random(0)
    drawn = [(text, intent) for intent in sorted(groups) for text in chance.sample(groups[intent], EACH)]
    return [Example(text, intent, LANGUAGES[place % len(LANGUAGES)]) for place, (text, intent) in enumerate(drawn)]


def read(path: Path) -> list[tuple[str, str]]:
    """Read texts and their intents."""
    with path.open(encoding="utf-8", newline="") as file:
        return [(" ".join(row["text"].split()), row["category"]) for row in csv.DictReader(file)]


if __name__ == "__main__":
    sys.stdout.write(f"{json.dumps(main(Path(sys.argv[1])), indent=2)}\n")
