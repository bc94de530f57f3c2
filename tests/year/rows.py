"""Put rows down as they come to be, each where it is looked for: by client, by person, by kind."""

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from tests.year.chronicle import Entry, Row

Key = tuple[str, str]
"""A creditor and a client of theirs."""
ABOUT_BILLS = frozenset({"before_due", "due", "after_due"})
ABOUT_PROMISES = frozenset({"promise", "missed"})
BEGUN = ABOUT_BILLS | ABOUT_PROMISES | {"silence", "rating"}
ASKED_FOR = frozenset({"outcome", "thanks", "opt_out", "right"})  #: only the hours bind them
OF_CLIENTS = ("contact_points", "cases", "holds", "invoices", "payments", "agreements", "talks")
NAMES = {"contact_points": "address_id", "invoices": "number", "payments": "reference"}
LEFT = frozenset({"sent", "delivered", "read"})


@dataclass(frozen=True)
class Contact:
    """A contact that was made with a person, by a message or outside."""

    at: datetime
    channel: str
    kind: str
    address: int | None
    debt: str
    begun: bool
    by_hand: bool


@dataclass
class Rows:
    """The newest version of every row. `told` are the contacts about bills by client and the word of their day."""

    rows: dict[str, dict[Any, Row]] = field(default_factory=lambda: defaultdict(dict))
    of: dict[str, dict[Key, dict[Any, Row]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(dict)))
    paid_by: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    instalments: dict[tuple[str, int], dict[int, Row]] = field(default_factory=lambda: defaultdict(dict))
    covered: dict[tuple[str, int], set[str]] = field(default_factory=lambda: defaultdict(set))
    contacts: dict[int, list[Contact]] = field(default_factory=lambda: defaultdict(list))
    wrote: dict[Key, datetime] = field(default_factory=dict)
    waiting: dict[tuple[Key, str], dict[int, Row]] = field(default_factory=lambda: defaultdict(dict))
    matched: set[int] = field(default_factory=set)
    told: dict[tuple[Key, str], list[date]] = field(default_factory=lambda: defaultdict(list))
    broken: set[Key] = field(default_factory=set)
    debts: dict[str, Key] = field(default_factory=dict)

    def take(self, entry: Entry) -> None:
        """Put a row down as it is now."""
        row, place = entry.row, entry.place
        if place in OF_CLIENTS:
            self.of[place][row["creditor_id"], row["client_id"]][row[NAMES.get(place, "id")]] = row
        elif place == "clients":
            key = (row["creditor_id"], row["id"])
            self.rows[place][key] = row
            self.debts[debt_of(key)] = key
        elif place == "conversations":
            self.rows[place][row["creditor_id"], row["client_id"]] = row
        elif place == "instalments":
            self.instalments[row["creditor_id"], row["agreement_id"]][row["number"]] = row
        elif place == "agreement_invoices":
            self.covered[row["creditor_id"], row["agreement_id"]].add(row["invoice_number"])
        elif place == "allocations":
            self._pay(row)
        elif place == "messages":
            self._hear(row)
        elif place not in ("contacts", "noon"):
            self.rows[place][row["id"]] = row
        if place == "agreements" and row["status"] == "broken":
            self.broken.add((row["creditor_id"], row["client_id"]))

    def _pay(self, row: Row) -> None:
        if row["invoice_number"] is not None:
            self.paid_by[row["creditor_id"], row["invoice_number"]].add(row["payment_reference"])

    def _hear(self, row: Row) -> None:
        key = (row["creditor_id"], row["client_id"])
        if row["direction"] == "in":
            self.wrote[key] = moment(row["at"])
            return
        self.rows["messages"][row["id"]] = row
        if row["id"] not in self.matched:
            waiting = self.waiting[key, row["kind"]]
            waiting.pop(row["id"], None)
            if row["status"] in LEFT | {"queued"}:
                waiting[row["id"]] = row

    def add(self, row: Row) -> Contact:
        """Put a contact down that was made, and return it."""
        by_hand = row["recorded_by"] is not None
        begun = row["kind"] != "adviser_reply" if by_hand else row["kind"] in BEGUN
        made = Contact(moment(row["at"]), row["channel"], row["kind"], row["address_id"], row["debt"], begun, by_hand)
        self.contacts[row["person_id"]].append(made)
        return made

    def message_of(self, key: Key, kind: str) -> Row | None:
        """Return the message that a contact just made is: the first of its kind that left, else that is to leave."""
        waiting = self.waiting[key, kind]
        found = min(waiting.values(), key=lambda row: (row["status"] == "queued", row["id"]), default=None)
        if found is not None:
            self.matched.add(found["id"])
            del waiting[found["id"]]
        return found


def debt_of(key: Key) -> str:
    """Return the word that stands for what a client owes a creditor."""
    return hashlib.sha256("/".join(key).encode()).hexdigest()[:24]


def word_of(day: date) -> str:
    """Return the word that stands for the bills of a day."""
    return hashlib.sha256(f"bills {day}".encode()).hexdigest()[:24]


def day_of(bill: Row) -> date:
    """Return the day on which a bill is due."""
    return date.fromisoformat(bill["due_on"])


def moment(written: str) -> datetime:
    """Return a moment as the database writes it in JSON."""
    return datetime.fromisoformat(written)
