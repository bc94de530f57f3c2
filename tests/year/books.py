"""Answer how things stood: what is asked of the newest versions of all rows."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.year.chronicle import Row
from tests.year.country import STATUTORY_HOLD_DAYS
from tests.year.rows import Key, Rows, day_of, moment


class Books(Rows):
    """How things stand, of one client each time."""

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

    def outside(self, key: Key) -> list[Row]:
        """Return the open bills of a client that no agreement which is kept up covers, the oldest first."""
        covered = {number for one in self.agreements(key) for number in self.covered[key[0], one["id"]]}
        return [bill for bill in self.bills(key) if bill["number"] not in covered]

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
                    for one in self.paid_by[key[0], bill["number"]]
                    if one in self.of["payments"][key]
                ]
        return max(late)

    def only_forgets(self, key: Key) -> bool:
        """Say whether a client broke no promise and paid every bill less than ten days late."""
        return key not in self.broken and self.most_late(key) < 10

    def points(self, key: Key) -> Iterable[tuple[Row, Row]]:
        """Return where a client is reached, with the addresses."""
        return [(row, self.rows["addresses"][row["address_id"]]) for row in self.of["contact_points"][key].values()]


def _stands(row: Row, at: datetime, country: str) -> bool:
    begins = moment(row["starts_at"])
    days = STATUTORY_HOLD_DAYS.get((country, row.get("kind", "")))
    ends = [moment(row[name]) for name in ("lifted_at", "ends_at") if row[name]]
    ends = ends or ([begins + timedelta(days=days)] if days else [])
    return begins <= at and all(at < end for end in ends[:1])
