"""Tell what an import did."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.counted import counted


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did. A row is accepted, rejected or not issued; an accepted one created, updated or changed none.

    `clients` counts the known clients of whom something changed, `credits` the credit notes of tax documents. `reasons`
    and `warnings` count rows by what was wrong with them; a row with a warning is kept. `ignored` are the columns that
    nobody reads.
    """

    accepted: int
    rejected: int
    not_issued: int
    created: int
    updated: int
    unchanged: int
    clients: int
    credits: int
    rejected_path: Path | None
    reasons: Mapping[str, int]
    warnings: Mapping[str, int]
    ignored: tuple[str, ...]
    is_dry: bool

    @property
    def is_vain(self) -> bool:
        """Say whether rows were rejected, and none was of use."""
        return bool(self.rejected) and not (self.accepted or self.not_issued)

    def as_json(self) -> dict[str, Any]:
        """Return the report as JSON values."""
        return {
            "accepted": self.accepted,
            "rejected": self.rejected,
            "not_issued": self.not_issued,
            "created": self.created,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "clients_updated": self.clients,
            "credits": self.credits,
            "rejected_path": str(self.rejected_path) if self.rejected_path else None,
            "reasons": dict(self.reasons),
            "warnings": dict(self.warnings),
            "ignored_columns": list(self.ignored),
            "dry_run": self.is_dry,
        }

    def words(self) -> str:
        """Return the report in words, one thing a line."""
        new, same = counted(self.created, "invoice"), counted(self.unchanged, "row")
        changed = f"{new} new, {self.updated} updated, {same} that changed nothing"
        lines = [f"{counted(self.accepted, 'row')} accepted: {changed}."]
        if self.clients:
            lines.append(f"{counted(self.clients, 'known client')} updated.")
        if self.credits:
            lines.append(f"{counted(self.credits, 'credit note')}, each counted once.")
        if self.not_issued:
            lines.append(f"{counted(self.not_issued, 'row')} left out: not issued yet on that day.")
        if self.rejected:
            where = f", with reasons in {self.rejected_path}" if self.rejected_path else ""
            lines.append(f"{counted(self.rejected, 'row')} rejected{where}:")
            lines += [f"  {count} × {reason}" for reason, count in self.reasons.items()]
        lines += [f"{count} × {warning}." for warning, count in self.warnings.items()]
        if self.ignored:
            lines.append(f"Columns not read: {', '.join(self.ignored)}.")
        if self.is_dry:
            lines.append("Nothing was written: a dry run.")
        return "\n".join(lines)
