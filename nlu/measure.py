"""Measure how well messages that never taught the engine are read: accuracy, calibration, recall, confusions."""

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
    gaps = (abs(confidence(held) - accuracy(held)) * len(held) for held in bins(rows).values())
    return sum(gaps) / len(rows) if rows else 0.0


def bins(rows: Sequence[Row]) -> dict[int, list[Row]]:
    """Group rows by confidence, in bins of equal width, the least sure first; empty bins are left out."""
    groups: dict[int, list[Row]] = {}
    for row in sorted(rows, key=lambda row: row.confidence):
        groups.setdefault(min(int(row.confidence * BINS), BINS - 1), []).append(row)
    return groups


def confidence(rows: Sequence[Row]) -> float:
    """Give the mean confidence of rows, of which there is at least one."""
    return sum(row.confidence for row in rows) / len(rows)


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
