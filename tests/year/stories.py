"""Write small chronicles by hand: a client, a bill, and a contact that every law allows; then one thing is changed."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from tests.year.chronicle import Entry, Row
from tests.year.rows import debt_of, word_of

KEY = ("aguas", "1041")
DUE = date(2026, 3, 26)  #: a Thursday
WEDNESDAY = datetime(2026, 3, 25, 13, 0, tzinfo=UTC)  #: ten o'clock in Santiago
OWN: Row = {"creditor_id": KEY[0], "client_id": KEY[1]}
BASE: dict[str, Row] = {
    "creditors": {"id": KEY[0], "stopped_at": None},
    "people": {"id": 1, "opted_out_at": None, "contact_week": None},
    "addresses": {
        "id": 1, "channel": "sms", "address": "+56", "wrong_at": None, "unreachable_at": None, "opted_out_at": None,
    },
    "clients": {
        "creditor_id": KEY[0], "id": KEY[1], "person_id": 1, "country": "CL", "region": None,
        "timezone": "America/Santiago", "postponed_until": None, "locked_at": None, "visitor_since": None,
        "document_type": "id", "birth_date_sealed": None,
    },
    "contact_points": {**OWN, "address_id": 1, "consent": True, "verified_at": "2026-01-01T00:00:00+00:00"},
    "conversations": {**OWN, "held_at": None},
    "invoices": {
        **OWN, "number": "F-1", "due_on": DUE.isoformat(), "balance": 500, "disputed_amount": 0, "status": "open",
        "delivered_on": "2026-03-06", "promised_service_ok": None,
    },
}  # fmt: skip
MADE: dict[str, Row] = {
    "talks": {**OWN, "id": 1, "opened_at": "2026-03-25T08:00:00+00:00", "closed_at": None},
    "cases": {**OWN, "id": 1, "kind": "complaint", "status": "open"},
    "holds": {
        **OWN, "id": 1, "invoice_number": None, "kind": "complaint", "starts_at": "2026-03-01T00:00:00+00:00",
        "ends_at": None, "lifted_at": None,
    },
    "regional_holds": {
        "id": 1, "creditor_id": None, "country": "CL", "region": None, "starts_at": "2026-03-01T00:00:00+00:00",
        "ends_at": None, "lifted_at": None,
    },
    "agreements": {**OWN, "id": 7, "status": "active"},
    "agreement_invoices": {"creditor_id": KEY[0], "agreement_id": 7, "invoice_number": "F-1"},
    "instalments": {
        "creditor_id": KEY[0], "agreement_id": 7, "number": 1, "due_on": "2026-03-27", "amount": 500, "paid": 0,
        "status": "pending",
    },
}  # fmt: skip


@dataclass
class Story:
    """Rows in the order in which they came to be."""

    entries: list[Entry] = field(default_factory=list)
    count: int = 0

    @classmethod
    def begin(cls, **changes: Row) -> "Story":
        """Begin with a client whom nothing keeps from being written to; `changes` by table."""
        story = cls()
        for place, row in BASE.items():
            story.add(place, {**row, **changes.get(place, {})}, datetime(2026, 3, 1, tzinfo=UTC))
        return story

    def add(self, place: str, row: Row, at: datetime = WEDNESDAY) -> "Story":
        """Let a row come to be, or become another one."""
        self.entries.append(Entry(len(self.entries) + 1, at, place, row))
        return self

    def make(self, place: str, **changes: Any) -> "Story":  # noqa: ANN401 - columns
        """Let something come to be that may stand in a contact's way."""
        return self.add(place, {**MADE.get(place, BASE.get(place, {})), **changes})

    def tell(self, at: datetime = WEDNESDAY, kind: str = "before_due", channel: str = "sms", **more: Any) -> "Story":  # noqa: ANN401
        """Write a contact about the bill, which leaves at a moment; `more` are other columns of its message."""
        self.count += 1
        trace = f"{word_of(DUE)}:{kind}{self.count}~1"
        message = {
            **OWN, "id": self.count, "direction": "out", "kind": kind, "initiated_by": "bot", "channel": channel,
            "address_id": 1, "trace_id": trace, "contact_decision": {"decision": "allowed"}, "at": at.isoformat(),
            **more,
        }  # fmt: skip
        self.add("messages", {**message, "status": "queued"}, at)
        self.add("messages", {**message, "status": "sent"}, at)
        return self.count_contact(at, kind, channel, initiated_by=message["initiated_by"])

    def count_contact(self, at: datetime, kind: str, channel: str, **more: Any) -> "Story":  # noqa: ANN401 - columns
        """Let a contact be counted."""
        made = {"id": len(self.entries), "person_id": 1, "address_id": 1, "channel": channel, "kind": kind}
        own = {"initiated_by": "bot", "debt": debt_of(KEY), "at": at.isoformat(), "recorded_by": None}
        return self.add("contacts", {**made, **own, **more}, at)

    def write(self, at: datetime) -> "Story":
        """Let the client write."""
        row = {**OWN, "id": 900, "direction": "in", "kind": "message", "initiated_by": "client", "channel": "sms"}
        own = {"address_id": 1, "status": "received", "trace_id": "x", "contact_decision": None, "at": at.isoformat()}
        return self.add("messages", {**row, **own}, at)

    def noons(self, first: date, last: date) -> "Story":
        """Let days pass on which everybody is looked at."""
        for ordinal in range(first.toordinal(), last.toordinal() + 1):
            day = date.fromordinal(ordinal)
            self.add("noon", {}, datetime(day.year, day.month, day.day, 12, tzinfo=UTC))
        return self
