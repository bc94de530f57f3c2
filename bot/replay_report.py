"""Hold what came of judging again everything that left in a creditor's name."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.counted import counted
from flows.contact.evidence import Fault

TOLD = 100  #: faults of a creditor that are told one by one; all are counted
BY_HAND = "A contact that was told of by hand is not on record as it was told."


@dataclass(frozen=True, slots=True)
class Found:
    """What does not fit about one message."""

    message: int
    fault: Fault


@dataclass(slots=True)
class Report:
    """What came of a creditor's messages, as far as they were judged.

    `without_facts`: they left before facts were kept, and cannot be judged. `by_hand`: the audit entries of contacts
    told of by hand that are not on record as they were told.
    """

    creditor: str
    left: int = 0
    replayed: int = 0
    without_facts: int = 0
    faults: int = 0
    told: list[Found] = field(default_factory=list)
    by_hand: Sequence[int] = ()

    @property
    def is_whole(self) -> bool:
        """Say whether every message was allowed, as far as that can be judged."""
        return not self.fault_count

    @property
    def fault_count(self) -> int:
        """Return how many faults there are, told or not."""
        return self.faults + len(self.by_hand)

    def add(self, message: int, faults: Sequence[Fault]) -> None:
        """Count the faults of a message, and tell of the first ones."""
        self.faults += len(faults)
        self.told += [Found(message, fault) for fault in faults[: max(TOLD - len(self.told), 0)]]

    def as_json(self) -> dict[str, Any]:
        """Return it as `audit verify --json` prints it."""
        return {
            "left": self.left,
            "replayed": self.replayed,
            "without_facts": self.without_facts,
            "fault_count": self.fault_count,
            "faults": [
                *({"entry": entry, "rule": "contact", "why": BY_HAND} for entry in self.by_hand),
                *({"message": one.message, "rule": one.fault.rule, "why": one.fault.why} for one in self.told),
            ],
        }

    def words(self) -> list[str]:
        """Return sentences for people: how many messages, and each fault that is told."""
        judged = f"{counted(self.left, 'message')} left, {self.replayed} judged again"
        without = f", {self.without_facts} of before facts were kept" if self.without_facts else ""
        state = "all allowed" if self.is_whole else counted(self.fault_count, "fault")
        told = [f"  message {one.message}: {one.fault.rule}: {one.fault.why}" for one in self.told]
        by_hand = [f"  audit entry {entry}: contact: {BY_HAND}" for entry in self.by_hand]
        more = [f"  and {self.faults - len(self.told)} more"] if self.faults > len(self.told) else []
        return [f"{self.creditor}: {judged}{without}: {state}", *by_hand, *told, *more]
