"""Keep a log per creditor in which nothing can be changed, removed or put elsewhere unseen.

Each entry's hash covers its facts, the hash of its payload and the hash of the entry before. Payloads stand apart, each
with a random salt: one can be erased, and the chain still proves itself; the erasure is an entry of its own, so that a
payload which merely vanished is found. Who could also rewrite the whole chain is found by comparing `Verification.hash`
with one noted elsewhere earlier.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any, NamedTuple, cast

from sqlalchemy import Row, Select, bindparam, delete, select, text
from sqlalchemy.dialects.postgresql import JSONB, insert
from sqlalchemy.orm import Session

from storage.errors import NotStorable
from storage.plain import Plain, blobs, texts
from storage.schema import AuditEntry, AuditHead, AuditPayload, Json
from storage.schema.base import AwareTime

ERASED = "audit.erased"  #: the action under which erased payloads are listed
GENESIS = bytes(32)  #: what the first entry takes for the hash before it
NOTED = "audit.noted"  #: where a session keeps what is to be written at its commit
SALT_BYTES = 16
LOCK_HEAD = Plain(text("SELECT seq, hash FROM audit_heads WHERE creditor_id = :creditor FOR UPDATE"))
APPEND = Plain(
    text("""
WITH entry AS (
    INSERT INTO audit (creditor_id, seq, at, actor, action, subject, payload_hash, hash, previous)
    VALUES (:creditor_id, :seq, :at, :actor, :action, :subject, :payload_hash, :hash, :previous)
), told AS (
    INSERT INTO audit_payloads (creditor_id, seq, salt, payload) VALUES (:creditor_id, :seq, :salt, :payload)
)
UPDATE audit_heads SET seq = :seq, hash = :hash WHERE creditor_id = :creditor_id
""").bindparams(bindparam("at", type_=AwareTime), bindparam("payload", type_=JSONB))
)


APPEND_MANY = Plain(
    text("""
WITH told AS (
    SELECT * FROM unnest(CAST(:seq AS bigint[]), CAST(:at AS timestamptz[]), CAST(:actor AS text[]),
        CAST(:action AS text[]), CAST(:subject AS text[]), CAST(:payload_hash AS bytea[]), CAST(:hash AS bytea[]),
        CAST(:previous AS bytea[]), CAST(:salt AS bytea[]), CAST(:payload AS text[]))
        AS one (seq, at, actor, action, subject, payload_hash, hash, previous, salt, payload)
), entries AS (
    INSERT INTO audit (creditor_id, seq, at, actor, action, subject, payload_hash, hash, previous)
    SELECT :creditor_id, seq, at, actor, action, subject, payload_hash, hash, previous FROM told
), payloads AS (
    INSERT INTO audit_payloads (creditor_id, seq, salt, payload)
    SELECT :creditor_id, seq, salt, CAST(payload AS jsonb) FROM told
)
UPDATE audit_heads SET seq = :last, hash = :end WHERE creditor_id = :creditor_id
""")
)
WRITER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)
MANY, MOST = 16, 2_000  #: entries that are written in one statement, from so many on and up to so many


@dataclass(frozen=True, slots=True)
class Verification:
    """What a walk along a creditor's chain found. `faults` are sentences, empty when the chain is whole."""

    creditor: str
    entries: int
    erased: int
    hash: bytes
    faults: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Say whether nothing was changed, removed or put elsewhere."""
        return not self.faults


@dataclass(frozen=True, slots=True)
class Note:
    """An entry that waits for the commit. `told` is the payload's canonical JSON."""

    creditor: str
    at: datetime
    actor: str
    action: str
    subject: str
    payload: Json
    told: bytes


class _Link(NamedTuple):
    """The columns of an entry but for its own hash."""

    creditor_id: str
    seq: int
    at: datetime
    actor: str
    action: str
    subject: str
    payload_hash: bytes
    previous: bytes


class Audit:
    """The chains of the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def append(self, creditor: str, at: datetime, actor: str, action: str, subject: str, payload: Json) -> None:
        """Note an entry, written when the unit of work commits and lost when it does not.

        `actor` is bot, client, clock, visitor or staff:ID; `action` dotted and past (agreement.accepted); `subject`
        what it is about (client:ID, case:ID). The payload holds text, whole numbers, booleans, null, lists, objects.
        """
        self._noted().append(Note(creditor, at, actor, action, subject, payload, canonical(payload)))

    def write(self) -> None:
        """Chain what was noted. Heads are locked last and in order, so that writers wait for one commit at most."""
        noted = sorted(self._noted(), key=lambda note: note.creditor)
        for creditor, notes in groupby(noted, key=lambda note: note.creditor):
            self._chain(creditor, notes)
        self.forget()

    def forget(self, but_first: int = 0) -> None:
        """Drop what was noted, but for the first ones."""
        del self._noted()[but_first:]

    def noted(self) -> tuple[Note, ...]:
        """Return the entries that wait for the commit, in order."""
        return tuple(self._noted())

    def count_noted(self) -> int:
        """Return how many entries wait for the commit."""
        return len(self._noted())

    def erase(self, creditor: str, seqs: Sequence[int], at: datetime, actor: str, subject: str) -> None:
        """Erase the payloads of entries, and note that this was done; what tells of an erasure itself stays."""
        erasable = sorted(
            self._session.scalars(
                select(AuditEntry.seq).where(
                    AuditEntry.creditor_id == creditor, AuditEntry.seq.in_(seqs), AuditEntry.action != ERASED
                )
            )
        )
        self._session.execute(
            delete(AuditPayload).where(AuditPayload.creditor_id == creditor, AuditPayload.seq.in_(erasable))
        )
        self.append(creditor, at, actor, ERASED, subject, {"entries": erasable})

    def about(self, creditor: str, subject: str, *actions: str) -> list[tuple[AuditEntry, Json | None]]:
        """Return the entries about a subject with their payloads, oldest first; an erased payload is None.

        Where actions are named, it is the entries of these.
        """
        of_it = _with_payloads(creditor).where(AuditEntry.subject == subject)
        wanted = of_it.where(AuditEntry.action.in_(actions)) if actions else of_it
        rows = self._session.execute(wanted.order_by(AuditEntry.seq))
        return [(entry, kept.payload if kept else None) for entry, kept in rows]

    def latest_about(self, creditor: str, subject: str, limit: int) -> list[tuple[AuditEntry, Json | None]]:
        """Return the latest entries about a subject with their payloads, oldest first."""
        of_it = _with_payloads(creditor).where(AuditEntry.subject == subject)
        rows = self._session.execute(of_it.order_by(AuditEntry.seq.desc()).limit(limit)).all()
        return [(entry, kept.payload if kept else None) for entry, kept in reversed(rows)]

    def about_staff(self, creditor: str, staff: int, limit: int) -> list[tuple[AuditEntry, Json | None]]:
        """Return the latest entries about a member of staff with their payloads, newest first, by their own index."""
        rows = self._session.execute(
            _with_payloads(creditor)
            .where(AuditEntry.subject == f"staff:{staff}", text("audit.subject LIKE 'staff:%'"))
            .order_by(AuditEntry.seq.desc())
            .limit(limit)
        )
        return [(entry, kept.payload if kept else None) for entry, kept in rows]

    def verify(self, creditor: str) -> Verification:
        """Walk a creditor's chain from the first entry to its head, and say what does not fit."""
        rows: Iterable[Row[Any]] = self._session.execute(
            _told_with_payloads(creditor).order_by(AuditEntry.seq).execution_options(yield_per=1000)
        )
        walk = _Walk()
        for row in rows:
            walk.visit(row)
        return walk.conclude(creditor, self._session.get(AuditHead, creditor))

    def _noted(self) -> list[Note]:
        noted: list[Note] = self._session.info.setdefault(NOTED, [])
        return noted

    def _chain(self, creditor: str, notes: Iterable[Note]) -> None:
        """Write entries behind the creditor's head, which stays locked until the commit."""
        self._session.flush()
        rows = list(_linked(creditor, notes, *self._lock_head(creditor)))
        if len(rows) < MANY:
            for row in rows:
                APPEND.run(self._session, row)
            return
        for place in range(0, len(rows), MOST):
            self._append_many(creditor, rows[place : place + MOST])

    def _append_many(self, creditor: str, rows: Sequence[Json]) -> None:
        """Write many entries in one statement."""
        columns = {name: [row[name] for row in rows] for name in ("seq", "at")}
        words = {name: texts([row[name] for row in rows]) for name in ("actor", "action", "subject")}
        bits = {name: blobs([row[name] for row in rows]) for name in ("payload_hash", "hash", "previous", "salt")}
        told = {"payload": texts([row["told"].decode() for row in rows])}
        ended = {"last": rows[-1]["seq"], "end": rows[-1]["hash"]}
        APPEND_MANY.run(self._session, {"creditor_id": creditor, **columns, **words, **bits, **told, **ended})

    def _lock_head(self, creditor: str) -> tuple[int, bytes]:
        """Return the number and hash of the creditor's last entry, written when there is none yet."""
        rows = LOCK_HEAD.run(self._session, {"creditor": creditor})
        if not rows:
            first = insert(AuditHead).values(creditor_id=creditor, seq=0, hash=GENESIS).on_conflict_do_nothing()
            self._session.execute(first)
            rows = LOCK_HEAD.run(self._session, {"creditor": creditor})
        return rows[0].seq, rows[0].hash


def _linked(creditor: str, notes: Iterable[Note], last: int, previous: bytes) -> Iterable[Json]:
    """Yield what is written of entries, each chained to the one before."""
    for seq, note in enumerate(notes, start=last + 1):
        salt = secrets.token_bytes(SALT_BYTES)
        told = hashlib.sha256(salt + note.told).digest()
        link = _Link(creditor, seq, note.at, note.actor, note.action, note.subject, told, previous)
        previous = hash_entry(link)
        yield {**link._asdict(), "hash": previous, "salt": salt, "payload": note.payload, "told": note.told}


class _Walk:
    """One pass over a chain in the order of its numbers."""

    def __init__(self) -> None:
        self._seq, self._hash = 0, GENESIS
        self._entries = 0
        self._faults: list[str] = []
        self._without_payload: set[int] = set()
        self._erased: set[int] = set()

    def visit(self, entry: Row[Any]) -> None:
        """Hold one entry against the one before it, and its payload against its hash."""
        self._entries += 1
        if entry.seq != self._seq + 1:
            self._faults.append(f"entry {self._seq + 1} is missing")
        elif entry.previous != self._hash:
            self._faults.append(f"entry {entry.seq} does not follow the one before it")
        if entry.hash != hash_entry(entry):
            self._faults.append(f"entry {entry.seq} was changed")
        if entry.salt is None:
            self._without_payload.add(entry.seq)
        elif entry.payload_hash != hash_payload(entry.salt, entry.payload):
            self._faults.append(f"the payload of entry {entry.seq} was changed")
        elif entry.action == ERASED:
            self._erased.update(entry.payload["entries"])
        self._seq, self._hash = entry.seq, entry.hash

    def conclude(self, creditor: str, head: AuditHead | None) -> Verification:
        """Hold the last entry against the head, and the missing payloads against the recorded erasures."""
        end = (head.seq, head.hash) if head else (0, GENESIS)
        if end != (self._seq, self._hash):
            self._faults.append(f"the chain ends at entry {self._seq}, its head says {end[0]}")
        vanished = sorted(self._without_payload - self._erased)
        self._faults.extend(f"the payload of entry {seq} vanished without an erasure" for seq in vanished)
        return Verification(creditor, self._entries, len(self._without_payload), self._hash, tuple(self._faults))


def _told_with_payloads(creditor: str) -> Select[Any]:
    """Return the query of a creditor's entries as columns: a session holds on to whole rows until it ends."""
    payload = (AuditPayload.salt, AuditPayload.payload)
    return _with_payloads(creditor).with_only_columns(*AuditEntry.__table__.columns, *payload)


def _with_payloads(creditor: str) -> Select[AuditEntry, AuditPayload | None]:
    """Return the query of a creditor's entries, each with its payload or None."""
    return (
        select(AuditEntry, cast("type[AuditPayload | None]", AuditPayload))
        .outerjoin(
            AuditPayload, (AuditPayload.creditor_id == AuditEntry.creditor_id) & (AuditPayload.seq == AuditEntry.seq)
        )
        .where(AuditEntry.creditor_id == creditor)
    )


def canonical(value: object) -> bytes:
    """Return the one JSON text of a value: keys sorted, no blanks, UTF-8; refuse what JSON does not hold exactly."""
    _check(value)
    return _text(value)


def _text(value: object) -> bytes:
    return WRITER.encode(value).encode()


def hash_payload(salt: bytes, payload: Json) -> bytes:
    """Return the SHA-256 of a payload under its salt."""
    return hashlib.sha256(salt + canonical(payload)).digest()


def hash_entry(entry: _Link | Row[Any]) -> bytes:
    """Return the SHA-256 of the hash before, and of the canonical JSON of the entry's facts."""
    facts = {
        "creditor": entry.creditor_id,
        "seq": entry.seq,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": entry.actor,
        "action": entry.action,
        "subject": entry.subject,
        "payload_hash": entry.payload_hash.hex(),
    }
    return hashlib.sha256(entry.previous + _text(facts)).digest()


def _check(value: object) -> None:
    """Refuse floats, dates and other values that would come back from the database as something else."""
    if isinstance(value, Mapping):
        for key, part in value.items():
            if not isinstance(key, str):
                raise NotStorable(key)
            _check(part)
    elif isinstance(value, list):
        for part in value:
            _check(part)
    elif not (value is None or isinstance(value, str | int)):
        raise NotStorable(value)
