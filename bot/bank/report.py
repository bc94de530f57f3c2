"""Tell what an import of payments did."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.bank.receiving import Outcome
from bot.counted import counted

REASONS_MAX = 50  #: different reasons that are counted apart
OTHER = "other reasons"


@dataclass(slots=True)
class Report:
    """What an import did. A place of the file is a payment, money of nobody yet, known, ignored or rejected.

    `ignored` is what is no payment of a client: money that went out, or is not booked. `reversals` names what
    was taken back by the bank, and must be looked at by a person.
    """

    form: str
    is_dry: bool
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    ignored: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    reversals: list[str] = field(default_factory=list)
    rejected_path: Path | None = None

    def reject(self, reason: str) -> None:
        """Count a row that could not be kept."""
        self.reasons[reason if reason in self.reasons or len(self.reasons) < REASONS_MAX else OTHER] += 1

    @property
    def rejected(self) -> int:
        """Return how many rows could not be kept."""
        return self.reasons.total()

    @property
    def is_vain(self) -> bool:
        """Say whether rows were rejected, and none was of use."""
        return bool(self.rejected) and not (self.outcomes.total() or self.ignored)

    def as_json(self) -> dict[str, Any]:
        """Return the report as JSON values."""
        return {
            "format": self.form,
            "recorded": self.outcomes[Outcome.RECORDED],
            "unmatched": self.outcomes[Outcome.UNMATCHED],
            "known": self.outcomes[Outcome.KNOWN],
            "reversed": self.outcomes[Outcome.REVERSED],
            "reversals": self.reversals,
            "ignored": self.ignored,
            "rejected": self.rejected,
            "rejected_path": str(self.rejected_path) if self.rejected_path else None,
            "reasons": dict(self.reasons.most_common()),
            "dry_run": self.is_dry,
        }

    def words(self) -> str:
        """Return the report in words, one thing a line."""
        count = self.outcomes
        lines = [f"{counted(count[Outcome.RECORDED], 'payment')} recorded, {count[Outcome.KNOWN]} known already."]
        if count[Outcome.UNMATCHED]:
            waiting = counted(count[Outcome.UNMATCHED], "waits", "wait")
            lines.append(f"{waiting} for a person: the console lists them under Pagos sin dueño.")
        if count[Outcome.REVERSED]:
            lines.append(f"{count[Outcome.REVERSED]} taken back, as the bank did.")
        if count[Outcome.REVERSAL]:
            named = ", ".join(self.reversals)
            lines.append(f"{count[Outcome.REVERSAL]} taken back by the bank, find out of which payment: {named}.")
        if self.ignored:
            lines.append(f"{self.ignored} left out: money that went out, or is not booked.")
        if self.rejected:
            where = f", with reasons in {self.rejected_path}" if self.rejected_path else ""
            lines.append(f"{counted(self.rejected, 'row')} rejected{where}:")
            lines += [f"  {many} × {reason}" for reason, many in self.reasons.most_common()]
        if self.is_dry:
            lines.append("Nothing was written: a dry run.")
        return "\n".join(lines)
