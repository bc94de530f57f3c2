"""Go through a chronicle and say what was wrong: which contact broke which law, and what was said twice or unproven."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tests.year.books import Books
from tests.year.chronicle import Entry, Row
from tests.year.country import is_open
from tests.year.duty import Duty
from tests.year.laws import Made, broken
from tests.year.rows import ASKED_FOR, BEGUN, LEFT, Contact, Key

AFTER_TALK = frozenset({"adviser_reply", "receipt"})  #: the hours bind them once the talk is over
TALK = timedelta(hours=24)


@dataclass
class Verdict:
    """What was wrong, in sentences; and how much was judged: contacts by kind, messages, rows."""

    wrong: list[str] = field(default_factory=list)
    figures: Counter[str] = field(default_factory=Counter)


def judge(entries: Iterable[Entry], taken: Mapping[str, int] | None = None) -> Verdict:
    """Judge a chronicle. `taken`: how many messages each provider took, by channel, where there are providers."""
    books, verdict, duty = Books(), Verdict(), Duty()
    for entry in entries:
        verdict.figures["rows"] += 1
        books.take(entry)
        if entry.place == "noon":
            verdict.wrong += duty.look(books, entry.at)
        if entry.place == "contacts":
            verdict.wrong += _judge(books, books.add(entry.row), entry.row, verdict.figures)
    verdict.wrong += _once(books, taken or {})
    verdict.figures += duty.figures
    return verdict


def _judge(books: Books, contact: Contact, row: Row, figures: Counter[str]) -> Iterator[str]:
    key = books.debts[contact.debt]
    if contact.by_hand:
        figures["recorded by hand"] += 1
        return
    message = books.message_of(key, contact.kind)
    if contact.begun:
        figures[f"begun {contact.kind}"] += 1
        figures[f"begun in {books.client(key)['country']}"] += 1
        found = broken(Made(contact, key, message, books))
        yield from (_say(contact.at, key, contact.kind, contact.channel, law) for law in found)
    elif _is_bound(books, contact, key) and not _is_in_hours(books, contact, key):
        yield _say(contact.at, key, contact.kind, contact.channel, "hours")
    figures["messages"] += 1


def _is_bound(books: Books, contact: Contact, key: Key) -> bool:
    wrote = books.wrote.get(key)
    is_over = wrote is None or contact.at >= wrote + TALK
    return contact.kind in ASKED_FOR or (contact.kind in AFTER_TALK and is_over)


def _is_in_hours(books: Books, contact: Contact, key: Key) -> bool:
    client = books.client(key)
    return is_open(client["country"], client["region"], books.local(key, contact.at))


def _once(books: Books, taken: Mapping[str, int]) -> Iterator[str]:
    """Yield what was said twice, or without the proof that it was allowed, or is counted otherwise than it was said."""
    left = [row for row in books.rows["messages"].values() if row["direction"] == "out" and row["status"] in LEFT]
    begun = [row for row in left if row["initiated_by"] == "bot" and row["kind"] in BEGUN]
    keys = Counter((row["creditor_id"], row["client_id"], _trace(row)) for row in begun if "~" in str(row["trace_id"]))
    yield from (
        f"{creditor}/{client}: {trace} was said {many} times"
        for (creditor, client, trace), many in keys.items()
        if many > 1
    )
    for row in begun:
        if (row["contact_decision"] or {}).get("decision") != "allowed":
            yield f"{row['creditor_id']}/{row['client_id']}: message {row['id']} has no decision that allowed it"
    counted = Counter(one.channel for found in books.contacts.values() for one in found if not one.by_hand)
    said = Counter(row["channel"] for row in left)
    if counted != said:
        yield f"counted were {dict(counted)}, said {dict(said)}"
    for channel, many in taken.items():
        if many != said[channel]:
            yield f"{channel}: the provider took {many} messages, {said[channel]} were said"


def _trace(row: Row) -> str:
    return str(row["trace_id"]).partition("~")[0]


def _say(at: datetime, key: Key, kind: str, channel: str, law: str) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC {key[0]}/{key[1]}, {kind} by {channel}: {law}"
