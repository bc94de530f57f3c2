"""Put Rasa and the embedded engine side by side: taught the same messages, asked the same others.

What is compared is the engines alone: neither our rules and grammar nor either one's refusals take part. Rasa is tested
by its own command; its speed and memory are its server's, asked by one caller over HTTP, as the service asks it.
"""

import csv
import json
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import httpx
from sklearn.metrics import f1_score

from nlu.examples import LANGUAGES, Example, files, read
from nlu.intents import keep
from nlu.measure import Row, accuracy, calibration_error
from nlu.rasa.embedded import resident_mb
from nlu.rasa.engine import HEADERS, PATH
from nlu.rasa.program import Rasa, RasaFault
from nlu.rasa.project import epochs_of, few, lay_out, ours, write_examples
from nlu.training import train

TIMED: Final = 500  #: messages that are asked for the speed
WARMING: Final = 30  #: messages asked before
LABELS: Final = ("category", "intent")

Figures = dict[str, Any]


def run(rasa: Rasa, taught: Path | None, asked: Path, *, each: int | None, epochs: int | None) -> Figures:
    """Train both, let both read, and give the figures of both."""
    lessons = messages(taught) if taught else ours()
    lessons = few(lessons, each) if each else lessons
    questions = messages(asked)
    with tempfile.TemporaryDirectory(prefix="concilia-compare-") as place:
        return {
            "taught": len(lessons),
            "asked": len(questions),
            "intents": len({example.intent for example in lessons}),
            "rasa_epochs": epochs or epochs_of(),
            "machine": f"{platform.system()} {platform.machine()}, Python {platform.python_version()}",
            "engines": {
                "rasa": by_rasa(Rasa(Path(place), rasa.environment), Path(place), lessons, questions, epochs),
                "embedded": by_embedded(Path(place) / "embedded", lessons, questions),
            },
        }


def messages(path: Path) -> list[Example]:
    """Read labelled messages: Rasa YAML by language, or CSV with `text` and `category` or `intent`.

    A CSV file tells no languages: its messages are dealt out over the three, as calibration is learnt for each.
    """
    if path.suffix != ".csv":
        return read(files(path) if path.is_dir() else [path])
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    label = next((name for name in LABELS if rows and name in rows[0]), None)
    if label is None or "text" not in rows[0]:
        raise RasaFault(f"{path.name}: the first row must name the columns text and {' or '.join(LABELS)}.")
    return [
        Example(" ".join(row["text"].split()), row[label], LANGUAGES[place % len(LANGUAGES)])
        for place, row in enumerate(rows)
    ]


def by_rasa(
    rasa: Rasa, folder: Path, lessons: Sequence[Example], questions: Sequence[Example], epochs: int | None
) -> Figures:
    """Train Rasa's pipeline as config.yml has it, test it by `rasa test nlu`, and ask its server."""
    project = lay_out(folder / "project", lessons, epochs=epochs, refusing=False)
    begin = time.monotonic()
    model = rasa.train(project)
    seconds = time.monotonic() - begin
    write_examples(folder / "questions", questions)
    rasa.test(model, project.domain, folder / "questions", folder / "results")
    rows = rasa_rows(folder / "results")
    with rasa.serving(model) as (url, process):
        speed = ask(url, [example.text for example in questions])
        memory = resident_mb(process)
    return figures(rows) | {"training_s": round(seconds, 1), "messages_per_s": round(speed, 1), "memory_mb": memory}


def rasa_rows(results: Path) -> list[Row]:
    """Read what `rasa test nlu` wrote of each message, right or wrong."""
    told = [
        row
        for name in ("intent_successes.json", "intent_errors.json")
        if (results / name).is_file()
        for row in json.loads((results / name).read_text(encoding="utf-8"))
    ]
    return [
        Row(
            Example(row["text"], row["intent"], LANGUAGES[0]),
            row["intent_prediction"]["name"] or "",
            float(row["intent_prediction"]["confidence"]),
            certain=True,
        )
        for row in told
    ]


def ask(url: str, texts: Sequence[str]) -> float:
    """Ask a server one message after the other; give how many it answers in a second."""
    with httpx.Client(timeout=60) as client:
        for text in texts[:WARMING]:
            _post(client, url, text)
        timed = texts[:TIMED]
        begin = time.monotonic()
        for text in timed:
            _post(client, url, text)
        return len(timed) / (time.monotonic() - begin)


def by_embedded(folder: Path, lessons: Sequence[Example], questions: Sequence[Example]) -> Figures:
    """Train the embedded engine, and let a process of its own read with nothing but the model."""
    begin = time.monotonic()
    keep(train(lessons), folder)
    seconds = time.monotonic() - begin
    lines = "".join(json.dumps([example.text, example.language]) + "\n" for example in questions)
    done = subprocess.run(
        [sys.executable, "-m", "nlu.rasa.embedded", str(folder)],
        input=lines,
        capture_output=True,
        text=True,
        check=True,
    )
    told: Figures = json.loads(done.stdout)
    rows = [
        Row(example, intent, confidence, certain=True)
        for example, (intent, confidence) in zip(questions, told.pop("read"), strict=True)
    ]
    return figures(rows) | {"training_s": round(seconds, 1)} | told


def figures(rows: Sequence[Row]) -> Figures:
    """Give accuracy, macro-F1 and calibration error, in per cent."""
    gold, said = [row.example.intent for row in rows], [row.intent for row in rows]
    macro = f1_score(gold, said, labels=sorted(set(gold)), average="macro", zero_division=0)
    return {
        "read": len(rows),
        "accuracy": round(100 * accuracy(rows), 2),
        "macro_f1": round(100 * float(macro), 2),
        "ece": round(100 * calibration_error(rows), 2),
    }


COLUMNS: Final = {
    "accuracy": "read right",
    "macro_f1": "macro-F1",
    "ece": "calibration error",
    "messages_per_s": "messages/s",
    "memory_mb": "memory, MB",
    "training_s": "training, s",
}


HEAD: Final = (
    "{taught} messages taught, {asked} others asked, {intents} intents; Rasa trained for {rasa_epochs} epochs."
)


def table(report: Figures) -> str:
    """Write the figures as a table of Markdown."""
    rows = [
        HEAD.format(**report),
        "",
        f"| engine | {' | '.join(COLUMNS.values())} |",
        f"| --- |{' ---: |' * len(COLUMNS)}",
        *(
            f"| {name} | {' | '.join(f'{told[column]:,}' for column in COLUMNS)} |"
            for name, told in report["engines"].items()
        ),
    ]
    return "\n".join(rows) + "\n"


def _post(client: httpx.Client, url: str, text: str) -> None:
    client.post(url + PATH, content=json.dumps({"text": text}).encode(), headers=HEADERS).raise_for_status()
