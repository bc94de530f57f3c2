"""Write the page that tells how well messages are read: `python -m nlu.report FOLDER MODEL_FOLDER` prints it.

The folder holds messages that never taught the engine: `es.yml`, `en.yml`, `pt.yml` with intents, `extraction.jsonl`
with values and legs.
"""

import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from nlu.examples import LANGUAGES, files, read
from nlu.intents import name_of_model
from nlu.measure import BINS, SAFETY, Row, accuracy, bins, calibration_error, confidence, confusions, read_all, recall
from nlu.proposals import Case, by_locale, read_cases, share
from nlu.understand import Understanding

TODAY: Final = date(2026, 3, 10)
WORST: Final = 12
HEAD: Final = """# How well messages are read

Written by `make report`, for the model `{model}`. The messages were written by another hand than the rules, the grammar
and the training data; they measure and never teach. They are invented, so life will be harder than they are.
"""


def render(rows: Sequence[Row], cases: Sequence[Case], model: str) -> str:
    """Write the report as a page of Markdown."""
    certain = [row for row in rows if row.certain]
    parts = (
        HEAD.format(model=model),
        _table(
            "Intents", "messages | number | read right | calibration error",
            ((name, len(held), f"{accuracy(held):.1%}", f"{calibration_error(held):.1%}")
             for name, held in _by_language(rows).items()),
        ),
        f"Acted on without asking back: {len(certain) / len(rows):.1%}, of which {accuracy(certain):.1%} read right.",
        _table(
            "What must not be missed", "intent | messages | caught | taken for it by mistake",
            (_grave(rows, intent) for intent in SAFETY),
        ),
        _table(
            "Amounts, dates and legs, by country",
            "locale | messages | values right | proposals with legs right | legs where nothing is proposed",
            (_country(name, held) for name, held in by_locale(cases).items()),
        ),
        _table(
            "Calibration", "confidence | messages | mean confidence | read right",
            (_sureness(place, held) for place, held in bins(rows).items()),
        ),
        _table(
            "Weakest intents", "intent | caught",
            ((name, f"{caught:.0%}") for name, caught in list(recall(rows).items())[:WORST]),
        ),
        _table("Confusions", "is | read as | times", confusions(rows)[:WORST]),
    )  # fmt: skip
    return "\n".join(parts)


def _by_language(rows: Sequence[Row]) -> dict[str, list[Row]]:
    return {"all": list(rows)} | {
        language: [row for row in rows if row.example.language == language] for language in LANGUAGES
    }


def _grave(rows: Sequence[Row], intent: str) -> tuple[object, ...]:
    held = [row for row in rows if row.example.intent == intent]
    mistaken = sum(row.intent == intent and not row.right for row in rows)
    return intent, len(held), f"{accuracy(held):.1%}", mistaken


def _sureness(place: int, held: Sequence[Row]) -> tuple[object, ...]:
    span = f"{place / BINS:.0%} to {(place + 1) / BINS:.0%}"
    return span, len(held), f"{confidence(held):.1%}", f"{accuracy(held):.1%}"


def _country(name: str, cases: Sequence[Case]) -> tuple[object, ...]:
    proposing = [case for case in cases if case.proposes]
    others = [case for case in cases if not case.proposes]
    wrong = sum(not case.legs_right for case in others)
    right = share(case.entities_right for case in cases), share(case.legs_right for case in proposing)
    return name, len(cases), *(f"{part:.1%}" for part in right), f"{wrong} of {len(others)}"


def _table(title: str, heads: str, rows: Iterable[Sequence[object]]) -> str:
    names = heads.split(" | ")
    rule = ["---", *["---:"] * (len(names) - 1)]
    lines = [f"| {' | '.join(map(str, row))} |" for row in (names, rule, *rows)]
    return "\n".join(["", f"## {title}", "", *lines, ""])


def main(folder: Path, model_folder: Path) -> None:
    """Print the page."""
    understanding = Understanding(model_folder)
    rows = read_all(understanding, read(files(folder)), TODAY)
    cases = read_cases(understanding, folder / "extraction.jsonl")
    sys.stdout.write(render(rows, cases, name_of_model()))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
