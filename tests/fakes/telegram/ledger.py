"""Keep what happened, in order: calls with their outcome, what people did, and updates handed over."""

import json
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

from tests.fakes.telegram.refusal import JSON


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened. `outcome` is "ok", or Telegram's sentence; `lost` when the caller got no answer to it.

    `message` is the id of the message it concerns; `told` the parameters, the update, or what a person did.
    """

    number: int
    at: str
    kind: Literal["call", "person", "update"]
    name: str
    chat: int | None
    outcome: str
    lost: bool
    message: int | None
    told: JSON


@dataclass(slots=True)
class Ledger:
    """Everything that happened since the server began; also written as JSON lines where a path is given."""

    now: Callable[[], datetime]
    path: Path | None = None
    entries: list[Entry] = field(default_factory=list)

    def add(
        self,
        kind: Literal["call", "person", "update"],
        name: str,
        told: JSON,
        *,
        chat: int | None = None,
        outcome: str = "ok",
        lost: bool = False,
        message: int | None = None,
    ) -> None:
        """Write down what happened; the caller holds the server's lock."""
        at = self.now().isoformat()
        told = deepcopy(told)  # messages may be edited later
        entry = Entry(len(self.entries) + 1, at, kind, name, chat, outcome, lost, message, told)
        self.entries.append(entry)
        if self.path:
            with self.path.open("a", encoding="utf-8") as lines:
                lines.write(json.dumps(asdict(entry), ensure_ascii=False, default=str) + "\n")

    def calls(self, name: str | None = None, chat: int | None = None) -> list[Entry]:
        """Return all calls, also those refused, of one method or chat where asked."""
        return [
            each
            for each in self.entries
            if each.kind == "call" and name in {None, each.name} and chat in {None, each.chat}
        ]

    def accepted(self, chat: int | None = None) -> list[Entry]:
        """Return the messages that were taken, in order, also those whose answer was lost."""
        return [
            each
            for each in self.calls(chat=chat)
            if each.outcome == "ok" and each.name.startswith(("send", "copy")) and each.message is not None
        ]

    def duplicates(self, chat: int | None = None) -> dict[str, int]:
        """Return what was taken more than once in one chat with the same content, and how often."""
        seen = Counter(
            json.dumps([each.name, each.chat, each.told], sort_keys=True, default=str) for each in self.accepted(chat)
        )
        return {told: times for told, times in seen.items() if times > 1}
