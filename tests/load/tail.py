"""Read what a provider writes down, as it comes, and keep what each client waited for."""

import json
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple


class Heard(NamedTuple):
    """A message reached an address; `answer` when it is the first since its client wrote."""

    address: str
    answer: bool


@dataclass
class Tail:
    """The ledgers of both providers, whose clocks differ; `began`: the trial's own beginning.

    `waits`: when an answer was taken, in seconds of the trial, and seconds since its client wrote.
    """

    folder: Path
    places: dict[str, int] = field(default_factory=dict)
    asked: dict[str, datetime] = field(default_factory=dict)
    began: float = field(default_factory=time.monotonic)
    waits: list[tuple[float, float]] = field(default_factory=list)
    told: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))

    def read(self) -> Iterator[Heard]:
        """Yield what reached clients since the last reading."""
        for entry in self._lines("twilio.jsonl"):
            if entry["event"] == "wrote":
                self._ask(entry["from"], entry)
            elif entry["event"] == "accepted":
                yield self._hear(entry["to"], entry)
        for entry in self._lines("telegram.jsonl"):
            if entry["kind"] == "person" and entry["name"] == "write":
                self._ask(str(entry["chat"]), entry)
            elif entry["kind"] == "call" and entry["name"] == "sendMessage" and entry["outcome"] == "ok":
                yield self._hear(str(entry["chat"]), entry)

    def _ask(self, address: str, entry: dict[str, Any]) -> None:
        self.asked[address] = datetime.fromisoformat(entry["at"])

    def _hear(self, address: str, entry: dict[str, Any]) -> Heard:
        self.told[address] += 1
        asked = self.asked.pop(address, None)
        if asked is not None:
            waited = datetime.fromisoformat(entry["at"]) - asked
            self.waits.append((time.monotonic() - self.began, waited.total_seconds()))
        return Heard(address, asked is not None)

    def _lines(self, name: str) -> Iterator[dict[str, Any]]:
        """Yield the whole lines that were added to a file."""
        path = self.folder / name
        if not path.exists():
            return
        with path.open("rb") as file:
            file.seek(self.places.get(name, 0))
            for line in file:
                if not line.endswith(b"\n"):
                    return
                self.places[name] = self.places.get(name, 0) + len(line)
                yield json.loads(line)
