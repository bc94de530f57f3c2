"""Say who was due, could have been written to all the while, and was not: a law that only forbids is easily kept.

Once a day everybody is looked at. Somebody is free when nothing stands in the way of a contact. Who is free for two
weeks, from the third to the twelfth day after a bill's day on, has a contact in that time; who is free from six days
before a promised day, with no contact in the week before, is reminded of it where one of the last three days is a
working day.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from tests.year.books import Books
from tests.year.country import open_hours
from tests.year.laws import IN_PEACE_DAYS, NEEDS_NO_CONSENT
from tests.year.rows import Key, day_of, moment

DAY = timedelta(days=1)
FROM, LATEST = 3, 12  #: days after a bill's day on which somebody begins to be free
WAIT = 14  #: days in which they have a contact then
QUIET, BEFORE = 9, 6  #: days before a promised day without a contact, and free
SATURDAY = 5
LAST = 2  #: days before a promised day from which on it is recalled
REACH = frozenset({"web", "sms", "whatsapp", "telegram"})
DOCUMENT_ALONE = frozenset({"distribuidora-nopal"})  #: by their policies nobody shows who they are with a birth date


@dataclass
class Duty:
    """Looks at everybody once a day, at noon UTC: since when they are free, and of which bill."""

    overdue: dict[Key, tuple[date, date]] = field(default_factory=dict)
    free: dict[Key, date] = field(default_factory=dict)
    judged: set[tuple[Key, date]] = field(default_factory=set)
    figures: Counter[str] = field(default_factory=Counter)

    def look(self, books: Books, noon: datetime) -> Iterator[str]:
        """Look at everybody; yield who should have been written to by now."""
        for key in books.rows["clients"]:
            yield from self._look_at(books, key, noon, noon.date())

    def _look_at(self, books: Books, key: Key, at: datetime, today: date) -> Iterator[str]:
        found = [name for name, stands in OBSTACLES.items() if stands(books, key, at)]
        self.figures.update(f"days of {name}" for name in found)
        if found:
            self.free.pop(key, None)
            self.overdue.pop(key, None)
            return
        since = self.free.setdefault(key, today)
        if books.agreements(key):
            self.overdue.pop(key, None)
            yield from self._promises(books, key, today, since)
        else:
            yield from self._bills(books, key, today)

    def _bills(self, books: Books, key: Key, today: date) -> Iterator[str]:
        due = min((day_of(bill) for bill in books.bills(key) if day_of(bill) < today), default=None)
        if due is None:
            self.overdue.pop(key, None)
            return
        known, began = self.overdue.setdefault(key, (due, today))
        if known != due:
            began = today
            self.overdue[key] = due, today
        since = max(began, due + FROM * DAY)
        if (since - due).days > LATEST or today != since + WAIT * DAY:
            return
        self.figures["bills that asked for a contact"] += 1
        if not _told(books, key, since, today):
            yield f"{today} {key[0]}/{key[1]}: free since {since}, and nobody spoke of the bill of {due}"

    def _promises(self, books: Books, key: Key, today: date, since: date) -> Iterator[str]:
        client = books.client(key)
        for due in set(books.unpaid(key)):
            days = [due - ago * DAY for ago in range(LAST + 1)]
            if today != due + DAY or since > due - BEFORE * DAY or (key, due) in self.judged:
                continue
            self.judged.add((key, due))
            is_possible = any(
                open_hours(client["country"], client["region"], day) for day in days if day.weekday() < SATURDAY
            )
            if not is_possible or _told(books, key, due - QUIET * DAY, due - (LAST + 1) * DAY):
                continue
            self.figures["promises that asked for a contact"] += 1
            if not _told(books, key, due - LAST * DAY, due):
                yield f"{today} {key[0]}/{key[1]}: free since {since}, and nobody recalled the promise of {due}"


def _told(books: Books, key: Key, first: date, last: date) -> bool:
    """Say whether the person had a contact in these days, by whoever."""
    found = books.contacts[books.client(key)["person_id"]]
    return any(one.begun and first <= books.local(key, one.at).date() <= last for one in found)


def _talks(books: Books, key: Key, at: datetime) -> bool:
    wrote = books.wrote.get(key)
    return wrote is not None and at < wrote + (IN_PEACE_DAYS + 1) * DAY


def _is_postponed(books: Books, key: Key, at: datetime) -> bool:
    until = books.client(key)["postponed_until"]
    return until is not None and at < moment(until)


def _is_locked(books: Books, key: Key, _: datetime) -> bool:
    return any(books.client(key)[name] for name in ("locked_at", "visitor_since"))


def _is_held_by_adviser(books: Books, key: Key, _: datetime) -> bool:
    return bool(books.rows["conversations"].get(key, {}).get("held_at"))


OBSTACLES: Mapping[str, Callable[[Books, Key, datetime], bool]] = {
    "talk": _talks,
    "postponed": _is_postponed,
    "locked": _is_locked,
    "opted out": lambda books, key, _: bool(books.person(key)["opted_out_at"]),
    "own hours": lambda books, key, _: bool(books.person(key)["contact_week"]),
    "stopped": lambda books, key, _: bool(books.rows["creditors"][key[0]]["stopped_at"]),
    "with an adviser": _is_held_by_adviser,
    "case": lambda books, key, _: bool(books.cases(key)),
    "hold": lambda books, key, at: bool(books.holds(key, at)),
    "dispute": lambda books, key, _: books.is_disputed(key),
    "not reached": lambda books, key, _: not _is_reached(books, key),
}
"""What stands in the way of a contact, by its name; nobody is held to have to write then."""


def _is_reached(books: Books, key: Key) -> bool:
    """Say whether a client is reached where they showed who they are, else where they agreed and could show it."""
    points = [
        (point, address)
        for point, address in books.points(key)
        if address["channel"] in REACH
        and not any(address[name] for name in ("wrong_at", "opted_out_at", "unreachable_at"))
    ]
    known = [one for one in points if one[0]["verified_at"]]
    agreed = {address["channel"] for point, address in points if point["consent"]} | NEEDS_NO_CONSENT
    if known:
        return any(address["channel"] in agreed for _, address in known)
    client, by_birth = books.client(key), key[0] not in DOCUMENT_ALONE
    could = client["document_type"] or (by_birth and client["birth_date_sealed"])
    return bool(could) and any(point["consent"] for point, _ in points)
