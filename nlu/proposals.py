"""Measure how well amounts, dates and legs are read, on JSON lines in the contract's own form with what is expected."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from nlu.parse import Reader


@dataclass(frozen=True, slots=True)
class Case:
    """One message: what `concilia parse` should print for it, and what it prints."""

    locale: str
    wanted: dict[str, Any]
    printed: dict[str, Any]

    @property
    def entities_right(self) -> bool:
        """Say whether every value is found and nothing else."""
        return values(self.wanted) == values(self.printed)

    @property
    def legs_right(self) -> bool:
        """Say whether the legs are exactly those expected."""
        return bool(self.wanted["legs"] == self.printed["legs"])

    @property
    def proposes(self) -> bool:
        """Say whether the message proposes something."""
        return bool(self.wanted["legs"])


def values(line: dict[str, Any]) -> set[tuple[str, str]]:
    """Give the types and values of a line's entities; one that is named twice counts once."""
    return {(entity["type"], str(entity["value"])) for entity in line["entities"]}


def read_cases(reader: Reader, path: Path) -> list[Case]:
    """Read each line of a file: `locale`, `today`, `text`, perhaps `question`, and the expected answer."""
    lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [Case(line["locale"], line, _print(reader, line)) for line in lines]


def _print(reader: Reader, line: dict[str, Any]) -> dict[str, Any]:
    today = date.fromisoformat(line["today"])
    return reader.understand(line["text"], line["locale"], today, question=line.get("question")).as_json()


def share(said: Iterable[bool]) -> float:
    """Give the share that is true, 1 when there is nothing."""
    known = list(said)
    return sum(known) / len(known) if known else 1.0


def by_locale(cases: Sequence[Case]) -> dict[str, list[Case]]:
    """Group cases by locale, in the alphabet's order, with all of them first."""
    return {"all": list(cases)} | {
        locale: [case for case in cases if case.locale == locale] for locale in sorted({case.locale for case in cases})
    }
