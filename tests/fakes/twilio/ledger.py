"""Keep all that happened at the provider, in order; in a file too, where a trial reads it after processes died."""

import json
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any


class Ledger:
    """What happened: one entry each, with `event`, `at` (ISO, UTC) and `n`, its place.

    | event | tells |
    | --- | --- |
    | request | the API was asked: `method`, `path`, `to`, `answer` (HTTP status, 0 for a dropped connection) |
    | accepted | a message was taken: `sid`, `from`, `to`, `body`, `buttons`, `content_sid`, `callback` |
    | status | it reached a status: `sid`, `status`, `code` |
    | received | a phone has it: `sid`, `from`, `to`, `text`, `buttons`, `items`, `media`, `by` |
    | wrote | a phone wrote: `sid`, `from`, `to`, `text` |
    | webhook | a webhook was tried: `kind`, `url`, `sid`, `status`, `attempt`, `token`, `answer` or why there is none |
    """

    def __init__(self, now: Callable[[], datetime], path: Path | None = None) -> None:
        """Take the clock, and the file that entries are appended to as lines of JSON."""
        self._now, self._lock = now, threading.Condition()
        self._entries: list[dict[str, Any]] = []
        self._file = path.open("a", encoding="utf-8") if path else None

    def write(self, event: str, **facts: object) -> None:
        """Add an entry."""
        with self._lock:
            entry = {"n": len(self._entries), "at": self._now().isoformat(), "event": event, **facts}
            self._entries.append(entry)
            self._lock.notify_all()
            if self._file:
                self._file.write(json.dumps(entry, ensure_ascii=False) + "\n")
                self._file.flush()

    def read(self, event: str | None = None, *, since: int = 0, **facts: object) -> list[dict[str, Any]]:
        """Return the entries of an event whose facts are these, in order."""
        with self._lock:
            entries = self._entries[since:]
        wanted = facts if event is None else {"event": event, **facts}
        return [entry for entry in entries if all(entry.get(key) == value for key, value in wanted.items())]

    def wait(self, event: str, count: int = 1, timeout: float = 30, **facts: object) -> list[dict[str, Any]]:
        """Wait until so many such entries are there, at most so many seconds; return those that are."""
        found: list[dict[str, Any]] = []
        seen = 0

        def has_come() -> bool:
            nonlocal seen
            found.extend(self.read(event, since=seen, **facts))
            seen = len(self._entries)
            return len(found) >= count

        with self._lock:
            self._lock.wait_for(has_come, timeout)
        return found

    def close(self) -> None:
        """Close the file."""
        if self._file:
            self._file.close()


def read_ledger(path: Path) -> list[dict[str, Any]]:
    """Return the entries of a file; a last line cut short by a killed process is left out."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    return [json.loads(line) for line in lines if line.endswith("\n")]
