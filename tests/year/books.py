"""Keep how things stood: the newest version of every row, ordered as questions are asked of it."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tests.year.chronicle import Entry, Row
from tests.year.country import STATUTORY_HOLD_DAYS

Key = tuple[str, str]
"""A creditor and a client of theirs."""
ABOUT_BILLS = frozenset({"before_due", "due", "after_due"})
ABOUT_PROMISES = frozenset({"promise", "missed"})
BEGUN = ABOUT_BILLS | ABOUT_PROMISES | {"silence", "rating"}
ASKED_FOR = frozenset({"outcome", "thanks", "opt_out"})  #: only the hours bind them
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
class Books:
    """How things stand. `told` are the contacts about bills by client and the word of their day."""

    rows: dict[str, dict[Any, Row]] = field(default_factory=lambda: defaultdict(dict))
    of: dict[str, dict[Key, dict[Any, Row]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(dict)))
    paid_by: dict[Key, dict[str, set[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))
    instalments: dict[tuple[str, int], dict[int, Row]] = field(default_factory=lambda: defaultdict(dict))
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
            self.paid_by[row["creditor_id"], ""][row["invoice_number"]].add(row["payment_reference"])

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

    # What stood, of one client ----------------------------------------------------------------------------------------

    def client(self, key: Key) -> Row:
        """Return a client."""
        return self.rows["clients"][key]

    def person(self, key: Key) -> Row:
        """Return who a client is."""
        return self.rows["people"][self.client(key)["person_id"]]

    def local(self, key: Key, at: datetime) -> datetime:
        """Return a moment on the client's clock."""
        return at.astimezone(ZoneInfo(self.client(key)["timezone"]))

    def bills(self, key: Key) -> list[Row]:
        """Return the open bills of a client, the oldest first."""
        found = (row for row in self.of["invoices"][key].values() if row["status"] == "open" and row["balance"] > 0)
        return sorted(found, key=lambda row: (row["due_on"], row["number"]))

    def cases(self, key: Key) -> list[Row]:
        """Return the cases of a client that nobody resolved."""
        return [row for row in self.of["cases"][key].values() if row["status"] != "resolved"]

    def was_cleared(self, key: Key) -> bool:
        """Say whether staff have looked at what was wrong with a client's debt."""
        found = (row for row in self.of["cases"][key].values() if row["kind"] == "unclean_debt")
        return any(row["status"] == "resolved" for row in found)

    def holds(self, key: Key, at: datetime) -> list[Row]:
        """Return the holds that stand on a client, a bill of theirs, or where they live."""
        client = self.client(key)
        regional = (
            row
            for row in self.rows["regional_holds"].values()
            if row["country"] == client["country"]
            and row["creditor_id"] in (None, key[0])
            and (row["region"] is None or client["region"] in (None, row["region"]))
        )
        own = self.of["holds"][key].values()
        return [row for row in (*own, *regional) if _stands(row, at, client["country"])]

    def is_disputed(self, key: Key) -> bool:
        """Say whether some open bill is disputed in the creditor's books."""
        return any(row["disputed_amount"] for row in self.bills(key))

    def agreements(self, key: Key) -> list[Row]:
        """Return the agreements of a client that are kept up."""
        return [row for row in self.of["agreements"][key].values() if row["status"] == "active"]

    def unpaid(self, key: Key) -> Iterator[date]:
        """Yield the days of what is still to be paid of a client's agreements."""
        for agreement in self.agreements(key):
            for part in self.instalments[key[0], agreement["id"]].values():
                if part["paid"] < part["amount"]:
                    yield date.fromisoformat(part["due_on"])

    def has_talk(self, key: Key, at: datetime) -> bool:
        """Say whether a talk is open in which the client wrote within a day."""
        wrote = self.wrote.get(key)
        is_open = any(row["closed_at"] is None for row in self.of["talks"][key].values())
        return is_open and wrote is not None and at < wrote + timedelta(hours=24)

    def most_late(self, key: Key) -> int:
        """Return the most days by which a bill was late that is paid by now."""
        late = [0]
        for bill in self.of["invoices"][key].values():
            if bill["status"] == "paid":
                late += [
                    (date.fromisoformat(self.of["payments"][key][one]["paid_on"]) - day_of(bill)).days
                    for one in self.paid_by[key[0], ""][bill["number"]]
                    if one in self.of["payments"][key]
                ]
        return max(late)

    def only_forgets(self, key: Key) -> bool:
        """Say whether a client broke no promise and paid every bill less than ten days late."""
        return key not in self.broken and self.most_late(key) < 10

    def points(self, key: Key) -> Iterable[tuple[Row, Row]]:
        """Return where a client is reached, with the addresses."""
        return [(row, self.rows["addresses"][row["address_id"]]) for row in self.of["contact_points"][key].values()]


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


def _stands(row: Row, at: datetime, country: str) -> bool:
    begins = moment(row["starts_at"])
    days = STATUTORY_HOLD_DAYS.get((country, row.get("kind", "")))
    ends = [moment(row[name]) for name in ("lifted_at", "ends_at") if row[name]]
    ends = ends or ([begins + timedelta(days=days)] if days else [])
    return begins <= at and all(at < end for end in ends[:1])
