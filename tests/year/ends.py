"""Say what is wrong with how everything stands at the end: money, messages, cases and work, each added up once more.

The laws are statements over the tables as they are, which find what breaks them; the till and the letters are what
clients paid and wrote, as they themselves remember it, and the slips what the providers call what they took.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import psycopg
from psycopg.rows import dict_row

from tests.year.rows import Key

SEEN_TO = timedelta(days=12)  #: after which no case is still open: advisers look every day, and take nine at most
LAWS: Mapping[str, str] = {
    "a bill's balance is not what its lines leave": """
        SELECT i.creditor_id, i.number, i.balance FROM invoices i WHERE i.balance <> i.amount
            - (SELECT coalesce(sum(c.amount), 0) FROM credits c
                WHERE c.creditor_id = i.creditor_id AND c.invoice_number = i.number)
            - (SELECT coalesce(sum(a.amount), 0) FROM allocations a
                WHERE a.creditor_id = i.creditor_id AND a.invoice_number = i.number AND a.undone_at IS NULL)""",
    "a bill is paid and asks for money, or asks for none and is open": """
        SELECT creditor_id, number, status, balance FROM invoices
        WHERE balance < 0 OR status = 'paid' AND balance <> 0 OR status = 'open' AND balance = 0""",
    "a payment is not what was made of it": """
        SELECT p.creditor_id, p.reference, p.amount FROM payments p WHERE p.reversed_at IS NULL AND p.amount <>
            (SELECT coalesce(sum(a.amount), 0) FROM allocations a
                WHERE a.creditor_id = p.creditor_id AND a.payment_reference = p.reference AND a.undone_at IS NULL)""",
    "what arrived was not handled": "SELECT id, status, error FROM inbox WHERE status <> 'done'",
    "a job was not done in its time": """
        SELECT name, status, error FROM jobs WHERE status <> 'done' AND (status <> 'waiting' OR next_at <= %(now)s)""",
    "a message neither left nor waits for its time": """
        SELECT creditor_id, message_id, status, error FROM outbox
        WHERE status IN ('sending', 'unknown', 'dead') OR status = 'waiting' AND next_at <= %(now)s""",
    "a message and its place in the queue disagree": """
        SELECT m.creditor_id, m.id, m.status, o.status AS queued FROM messages m
        LEFT JOIN outbox o ON o.creditor_id = m.creditor_id AND o.message_id = m.id
        WHERE m.direction = 'out'
            AND (m.status IN ('sent', 'delivered', 'read')) <> (o.status IS NOT DISTINCT FROM 'sent')""",
    "a case is stuck": """
        SELECT creditor_id, id, kind, opened_at FROM cases
        WHERE status <> 'resolved' AND opened_at < %(now)s - %(seen_to)s""",
    "a case is answered by nothing": """
        SELECT creditor_id, id, kind FROM cases
        WHERE status = 'resolved' AND (resolved_at IS NULL OR resolved_at < opened_at OR outcome IS NULL)""",
    "a case has no answer promised": """
        SELECT creditor_id, id, kind FROM cases WHERE due_at IS NULL OR due_at < opened_at""",
}
"""What is wrong where a statement finds a row."""
HEARD = "SELECT provider_id FROM messages WHERE direction = 'in'"
TAKEN = """
SELECT channel, provider_id FROM messages
WHERE direction = 'out' AND status IN ('sent', 'delivered', 'read') AND channel <> 'web'
"""
TILL = "till "  #: begins the reference of what is paid in the year
RECEIVED = "SELECT creditor_id, client_id, reference, amount FROM payments WHERE starts_with(reference, %s)"
TOLD = 5  #: of what breaks a law, so many are named


@dataclass
class Memories:
    """What the world outside remembers: payments (whose, reference, minor units), letters, and what providers took.

    Letters and slips are known by their providers' ids, slips by their channel too.
    """

    till: list[tuple[Key, str, int]] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)
    slips: list[tuple[str, str]] = field(default_factory=list)


def look(owner: "psycopg.Connection[Any]", now: datetime, outside: Memories) -> Iterator[str]:
    """Yield what is wrong at the end. `owner` reads past all scopes; `outside` is what the world remembers."""
    with owner.cursor(row_factory=dict_row) as cursor:
        for law, query in LAWS.items():
            found = cursor.execute(query, {"now": now, "seen_to": SEEN_TO}).fetchall()
            yield from _name(law, found)
        heard = (row["provider_id"] for row in cursor.execute(HEARD).fetchall())
        yield from _differ("a letter was not heard once", outside.letters, heard)
        taken = ((row["channel"], row["provider_id"]) for row in cursor.execute(TAKEN).fetchall())
        yield from _differ("a message was not taken once", outside.slips, taken)
        rows = cursor.execute(RECEIVED, (TILL,)).fetchall()
        received = (((row["creditor_id"], row["client_id"]), row["reference"], row["amount"]) for row in rows)
        yield from _differ("what a client paid is not what was received", outside.till, received)


def _differ(law: str, told: Iterable[Hashable], found: Iterable[Hashable]) -> Iterator[str]:
    outside, inside = Counter(told), Counter(found)
    differ = {*outside, *inside}
    yield from _name(law, [(one, outside[one], inside[one]) for one in differ if outside[one] != inside[one]])


def _name(law: str, found: Iterable[object]) -> Iterator[str]:
    named = list(found)
    if named:
        yield f"{law}, {len(named)} times: {named[:TOLD]}"
