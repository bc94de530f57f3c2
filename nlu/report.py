"""Report how well messages that never taught the engine are read: accuracy, calibration, confusions, weakest first."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from nlu.examples import Example
from nlu.parse import Reader

SAFETY: Final = ("distress", "opt_out", "wrong_person", "complain")
HOME: Final = {"es": "es-CL", "en": "en-GB", "pt": "pt-BR"}
BINS: Final = 10
WORST: Final = 12


@dataclass(frozen=True, slots=True)
class Row:
    """One message: what it is, what it was read as, and how sure the engine was."""

    example: Example
    intent: str
    confidence: float
    certain: bool

    @property
    def right(self) -> bool:
        """Say whether the reading is the message's intent."""
        return self.intent == self.example.intent


def read_all(understanding: Reader, examples: Iterable[Example], today: date) -> list[Row]:
    """Read each example in its language's home locale."""
    rows = []
    for example in examples:
        reading = understanding.understand(example.text, HOME[example.language], today)
        rows.append(Row(example, reading.intent, reading.confidence, reading.certain))
    return rows


def accuracy(rows: Sequence[Row]) -> float:
    """Give the share of messages read right, 1 when there are none."""
    return sum(row.right for row in rows) / len(rows) if rows else 1.0


def calibration_error(rows: Sequence[Row]) -> float:
    """Give the expected calibration error over bins of equal width: how far confidence stands from the share right."""
    bins: dict[int, list[Row]] = {}
    for row in rows:
        bins.setdefault(min(int(row.confidence * BINS), BINS - 1), []).append(row)
    gaps = (abs(sum(row.confidence for row in held) - sum(row.right for row in held)) for held in bins.values())
    return sum(gaps) / len(rows) if rows else 0.0


def recall(rows: Sequence[Row]) -> dict[str, float]:
    """Give the share of each intent's messages that were caught, weakest first."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.example.intent, []).append(row)
    shares = ((name, accuracy(held)) for name, held in groups.items())
    return dict(sorted(shares, key=lambda pair: (pair[1], pair[0])))


def confusions(rows: Sequence[Row]) -> list[tuple[str, str, int]]:
    """List what was taken for what and how often, most frequent first."""
    counted = Counter((row.example.intent, row.intent) for row in rows if not row.right)
    return [
        (gold, read, times) for (gold, read), times in sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    ]


def render(rows: Sequence[Row]) -> str:
    """Write the report as a page of Markdown."""
    languages = sorted({row.example.language for row in rows})
    by_language = {name: [row for row in rows if row.example.language == name] for name in languages}
    groups = {"all": list(rows), **by_language}
    certain = [row for row in rows if row.certain]
    safety = [row for row in rows if row.example.intent in SAFETY]
    lines = [
        "# How well messages are read",
        "",
        "| messages | number | read right | calibration error |",
        "| --- | ---: | ---: | ---: |",
        *(
            f"| {name} | {len(held)} | {accuracy(held):.1%} | {calibration_error(held):.1%} |"
            for name, held in groups.items()
        ),
        f"| acted on without asking back | {len(certain)} | {accuracy(certain):.1%} | |",
        f"| distress, opt-out, wrong person, complaint | {len(safety)} | {accuracy(safety):.1%} | |",
        "",
        "## Weakest intents",
        "",
        "| intent | caught |",
        "| --- | ---: |",
        *(f"| {name} | {share:.0%} |" for name, share in list(recall(rows).items())[:WORST]),
        "",
        "## Confusions",
        "",
        "| is | read as | times |",
        "| --- | --- | ---: |",
        *(f"| {gold} | {read} | {times} |" for gold, read, times in confusions(rows)[:WORST]),
        "",
    ]
    return "\n".join(lines)
