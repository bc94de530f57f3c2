"""Tell what an import of tickets did."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.counted import counted


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did: rows created, updated, unchanged or rejected; `reasons` count the rejected ones."""

    created: int
    updated: int
    unchanged: int
    rejected: int
    rejected_path: Path | None
    reasons: Mapping[str, int]
    ignored: tuple[str, ...]
    is_dry: bool

    @property
    def accepted(self) -> int:
        """Return how many rows were kept, or told nothing new."""
        return self.created + self.updated + self.unchanged

    @property
    def is_vain(self) -> bool:
        """Say whether rows were rejected, and none was of use."""
        return bool(self.rejected) and not self.accepted

    def as_json(self) -> dict[str, Any]:
        """Return the report as JSON values."""
        return {
            "accepted": self.accepted,
            "rejected": self.rejected,
            "created": self.created,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "rejected_path": str(self.rejected_path) if self.rejected_path else None,
            "reasons": dict(self.reasons),
            "ignored_columns": list(self.ignored),
            "dry_run": self.is_dry,
        }

    def words(self) -> str:
        """Return the report in words, one thing a line."""
        changed = f"{self.created} new, {self.updated} updated, {self.unchanged} that changed nothing"
        lines = [f"{counted(self.accepted, 'row')} accepted: {changed}."]
        if self.rejected:
            where = f", with reasons in {self.rejected_path}" if self.rejected_path else ""
            lines += [f"{counted(self.rejected, 'row')} rejected{where}:"]
            lines += [f"  {count} × {reason}" for reason, count in self.reasons.items()]
        if self.ignored:
            lines.append(f"Columns not read: {', '.join(self.ignored)}.")
        if self.is_dry:
            lines.append("Nothing was written: a dry run.")
        return "\n".join(lines)
