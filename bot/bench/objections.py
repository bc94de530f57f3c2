"""Measure a file of objections on labelled messages: how many of each are recognised, and what is taken for one."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot.conversation import Understanding
from bot.disk import read_yaml
from bot.errors import BadFile
from nlu.objections import Recogniser

NOTHING = "none"  #: the label of messages that raise no objection
LOCALES = {"es": "es-CL", "en": "en-US", "pt": "pt-BR"}
DAY = date(2026, 3, 5)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A message and the objection that it raises, or `none`."""

    language: str
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Measured:
    """What came of labelled messages: `found` and `total` by objection, `taken` how many were taken for one at all.

    `wrong` are messages that were taken for an objection they do not raise, with what they were taken for.
    """

    found: Mapping[str, int]
    total: Mapping[str, int]
    taken: int
    wrong: tuple[tuple[Labelled, str], ...]

    @property
    def recall(self) -> float:
        """Return the mean share of each objection's messages that were recognised."""
        return sum(self.found.get(code, 0) / count for code, count in self.total.items()) / max(len(self.total), 1)

    @property
    def precision(self) -> float:
        """Return the share of what was taken for an objection that is that objection."""
        return 1 - len(self.wrong) / self.taken if self.taken else 1.0

    def as_json(self) -> dict[str, Any]:
        """Return the figures as JSON values."""
        return {
            "recall": round(self.recall, 4),
            "precision": round(self.precision, 4),
            "objections": {
                code: {"messages": count, "recognised": self.found.get(code, 0)} for code, count in self.total.items()
            },
            "wrong": [{"text": one.text, "is": one.code, "taken_for": code} for one, code in self.wrong],
        }


def read_labelled(paths: Iterable[Path]) -> list[Labelled]:
    """Return the messages of files named by their language, `es.yml`, each objection's code above its messages."""
    found: list[Labelled] = []
    for path in paths:
        if path.stem not in LOCALES:
            raise BadFile(path.name, [f"is not named by its language; call it {', '.join(LOCALES)}, such as es.yml."])
        found += [Labelled(path.stem, code, text) for code, texts in _told(path).items() for text in texts]
    return found


def _told(path: Path) -> dict[str, list[str]]:
    told = read_yaml(path)
    shaped = isinstance(told, dict) and all(
        isinstance(texts, list) and all(isinstance(text, str) for text in texts) for texts in told.values()
    )
    if not shaped:
        raise BadFile(path.name, ["needs each objection's code with a list of messages below it."])
    return {str(code): texts for code, texts in told.items()}


def measure(recogniser: Recogniser, understanding: Understanding, labelled: Iterable[Labelled]) -> Measured:
    """Read every message as the bot does, and compare what it is taken for with its label."""
    found, total, taken = Counter[str](), Counter[str](), 0
    wrong: list[tuple[Labelled, str]] = []
    for one in labelled:
        reading = understanding.understand(one.text, LOCALES[one.language], DAY)
        code = recogniser.find(one.text, reading)
        total.update([one.code] if one.code != NOTHING else [])
        taken += code is not None
        found.update([one.code] if code == one.code else [])
        if code is not None and code != one.code:
            wrong.append((one, code))
    return Measured(found, total, taken, tuple(wrong))
