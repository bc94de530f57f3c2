"""Hold what the contact rules answered about a message, and what they were asked with; keep both with the message."""

from dataclasses import dataclass

from flows.contact.evidence import BEFORE, ground_of
from flows.contact.facts import write_facts
from flows.contact.request import Decision, Request
from storage.schema import Json, Message


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision, and what it rests on: nothing where the way alone forbade the message.

    `pack` names the country's rules in force (`flows.contact.kept`). `seen` is the number of the last contact that was
    known of the person, 0 without any; None where past contacts are not asked about.
    """

    decision: Decision
    request: Request | None = None
    pack: str | None = None
    person: int | None = None
    seen: int | None = None

    @property
    def blocks(self) -> bool:
        """Say whether the message may not leave now."""
        return self.decision.decision == "blocked"

    def written(self) -> Json:
        """Return it as JSON values."""
        decision = self.decision
        until = decision.next_allowed_at
        told = {
            "decision": decision.decision,
            "rule": decision.rule,
            "reason": decision.reason,
            "next_allowed_at": until.isoformat() if until else None,
        }
        if self.request is None:
            return told
        counted = {} if self.seen is None else {"person": self.person, "seen": self.seen}
        return {**told, "pack": self.pack, "facts": write_facts(self.request), **counted}

    def keep(self, message: Message) -> None:
        """Write it with a message; of one that had left already the decision that let it leave stays beside."""
        had_left = message.provider_id is not None and self.decision.decision == "blocked"
        ground = ground_of(message.contact_decision)
        message.contact_decision = {**self.written(), **({BEFORE: ground} if had_left and ground else {})}
