"""Hold that what has had its time goes, what the law keeps stays, and the audit chain proves itself all the same.

The laws fill every table with one mark, let one class after the other have its time, and hold what is gone against
`bot/tables.yml`: a new table fails them until it says what becomes of it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest

from bot.creditors.document import Retention
from bot.creditors.faults import faults
from bot.erasure import kept
from bot.jobs.expiry import JOB, Expire
from bot.jobs.retention import ForgetExpired
from bot.jobs.runner import JobRunner
from bot.periods import asked_for, days_of, periods, tables
from storage.repositories import expiry
from storage.schema import Base, Client, Difficulty, Invoice, Ticket, UnmatchedStatus
from tests.bot.marks import MARK, empty, fill, superuser, told
from tests.bot.world import FILE, World

ASKS = {"messages": 730, "identity": 365, "contacts": 730}
CENTURY = timedelta(days=36_500)
ENDED = """
UPDATE invoices SET status = 'paid', balance = 0, disputed_amount = 0;
UPDATE agreements SET status = 'kept';
UPDATE cases SET status = 'resolved', kind = 'hardship', details = jsonb_build_object('contingency', kind);
UPDATE conversations SET held_at = NULL;
UPDATE unmatched_payments SET status = 'matched';
UPDATE audit SET action = 'contact.recorded' WHERE seq > 9000;
UPDATE jobs SET status = 'done';
UPDATE inbox SET status = 'done';
UPDATE webhook_deliveries SET status = 'sent';
"""
"""Ends whatever was filled in, so that its time can come."""
PHONE = "+56911223344"


def pages(world: World, **by: float) -> Iterator[None]:
    """Let the job do its work after a time, one page after the other."""
    world.wall.move(**by)
    table = {JOB: Expire(world.app.vault, Path("/nowhere"))}
    runner = JobRunner(world.app.database, world.app.clock, table, many={JOB})
    with world.unit() as uow:
        uow.jobs.put(f"{JOB} {world.creditor}", world.now)
    while runner.run_many():
        yield


def record(world: World) -> list[dict[str, Any]]:
    """Return what the audit log tells of what went, page by page, once its chain has proved itself."""
    with world.unit() as uow:
        entries = uow.audit.about(world.creditor, f"creditor:{world.creditor}")
        assert uow.audit.verify(world.creditor).is_whole
    return [dict(payload or {}) for entry, payload in entries if entry.action == "retention.erased"]


def expire(world: World, **by: float) -> dict[str, int]:
    """Let the job do all its work after a time, and return how many rows of which class went."""
    known = len(record(world))
    for _ in pages(world, **by):
        pass
    world.wall.move(**{unit: -amount for unit, amount in by.items()})
    return {one["class"]: one["so_far"] for one in record(world)[known:]}


def ask(world: World, **retention: int) -> None:
    """Let the creditor's file ask for periods."""
    with world.unit() as uow:
        row = uow.creditors.get(world.creditor)
        row.document = {**row.document, "retention": retention}


def test_what_clients_told_of_themselves(world: World) -> None:
    """What happened to a client is forgotten after the time for which it is heeded; that something did stays."""
    with world.unit() as uow:
        for age in (91, 89):
            at = world.now - timedelta(days=age)
            uow.difficulties.add(world.creditor, "1041", "temporary", "estoy enferma", at, "illness")
    went = expire(world)
    with world.unit() as uow:
        rows: list[Difficulty] = uow.difficulties.of(world.creditor, "1041")

    assert {"health": 1} == went
    assert [("estoy enferma", "illness"), ("", None)] == [(row.note, row.contingency) for row in rows]
    assert ["temporary", "temporary"] == [row.code for row in rows]


@pytest.mark.parametrize(("days", "left"), [(89, ("estoy enferma", True)), (91, ("", False))])
def test_what_a_case_tells_of_them(world: World, days: int, left: tuple[str, bool]) -> None:
    """What a client told goes from a case of hardship too, once that is answered for as long; the case stays."""
    with world.unit() as uow:
        answered, still = (
            uow.cases.open(
                creditor=world.creditor, client="1041", kind="hardship", at=world.now, due_at=world.now,
                summary="Dificultad", note="estoy enferma", details={"contingency": "illness", "address": "1"},
            ).id
            for _ in range(2)
        )  # fmt: skip
        uow.cases.resolve(answered, "other", "", world.now)
    expire(world, days=days)
    with world.unit() as uow:
        row, open_one = uow.cases.get(answered), uow.cases.get(still)
        assert (*left, "Dificultad") == (row.note, "contingency" in row.details, row.summary)
        assert ("estoy enferma", "1") == (open_one.note, row.details["address"])


def test_nothing_else_goes_unasked(world: World) -> None:
    """Where the creditor's file says nothing, words, files and identity stay, however old."""
    world.verify()

    assert {} == expire(world, days=9_000)


def test_a_day_without_any(world: World) -> None:
    """Where nothing has had its time, a creditor's day is one job."""
    assert 1 == len(list(pages(world)))


def test_words_and_identity(world: World) -> None:
    """After the creditor's own time words go, and identity facts where nothing is open; messages stay as rows."""
    ask(world, **ASKS)
    world.verify()
    with world.unit() as uow:
        kept = len(uow.messages.of(world.creditor, "1041"))
    first = expire(world, days=800)
    with world.unit() as uow:
        for bill in uow.invoices.of(world.creditor, "1041"):
            uow.invoices.put(world.creditor, bill.number, world.now, balance=0)
    second = expire(world, days=801)
    with world.unit() as uow:
        texts = [row.text for row in uow.messages.of(world.creditor, "1041")]
        client = uow.clients.get(world.creditor, "1041")
        left = uow.session.query(Invoice).count()

    assert (kept, {""}) == (len(texts), set(texts))
    assert "identity" not in first
    assert {"identity": 1} == {kind: count for kind, count in second.items() if kind == "identity"}
    assert (None, None) == (client.document_sealed, client.birth_date_sealed)
    assert left


def test_what_staff_noted(world: World) -> None:
    """What was noted of a call goes out of the audit log, whose chain stays whole; that there was a call stays."""
    ask(world, **ASKS)
    noted = {"note": "contestó su hermana", "contact": 1}
    with world.unit() as uow:
        uow.audit.append(world.creditor, world.now, "staff:1", "contact.recorded", "client:1041", noted)

    assert {"contacts": 1} == expire(world, days=731)
    with world.unit() as uow:
        ((entry, payload),) = [
            one for one in uow.audit.about(world.creditor, "client:1041") if one[0].action == "contact.recorded"
        ]
    assert ("contact.recorded", None) == (entry.action, payload)


def test_tickets(world: World) -> None:
    """Tickets that are closed for as long go; those that are open stay, however old."""
    ask(world, tickets=30)
    with world.unit() as uow:
        facts = {"client_id": "1041", "kind": "ticket", "subject": "sin agua", "status": "-", "url": None}
        for number, closed in (("old", date(2026, 2, 1)), ("new", date(2026, 3, 1)), ("open", None)):
            row = {"number": number, "opened_on": date(2025, 1, 1), "closed_on": closed, **facts}
            uow.tickets.put(world.creditor, [row], world.now)

    assert {"tickets": 1} == expire(world)
    with world.unit() as uow:
        assert {"new", "open"} == {row.number for row in uow.session.query(Ticket)}


def unmatched(world: World, reference: str, *, settled: bool) -> int:
    """Write money of a payer whom a bank told of, and let a person say whose it is."""
    with world.unit() as uow:
        seal = world.app.vault.seal("Juana Soto, cuenta 7788")
        number = uow.unmatched.put(
            creditor=world.creditor, reference=reference, amount=1, currency="CLP", paid_on=date(2026, 3, 1),
            source="bank", payer=seal, text=seal, candidates=[{"client": "1041", "reasons": []}], at=world.now,
        )  # fmt: skip
        assert number
        if settled:
            row = uow.unmatched.lock(world.creditor, number)
            uow.unmatched.settle(row, UnmatchedStatus.RETURNED, "staff:1", world.now, client=None, note="de Juana")
    return number


def test_payers(world: World) -> None:
    """What a bank told of who paid goes once a person has settled it for as long; what waits stays, and so do sums."""
    ask(world, payers=365)
    settled, waits = unmatched(world, "P-1", settled=True), unmatched(world, "P-2", settled=False)

    assert {} == expire(world, days=364)
    assert {"payers": 1} == expire(world, days=366)
    with world.unit() as uow:
        row, other = uow.unmatched.lock(world.creditor, settled), uow.unmatched.lock(world.creditor, waits)
        assert (None, None, [], "", 1) == (row.payer_sealed, row.text_sealed, row.candidates, row.note, row.amount)
        assert other.payer_sealed
        assert other.candidates


@pytest.mark.parametrize(("days", "joined", "left"), [(364, False, True), (366, False, False), (366, True, True)])
def test_visitors(world: World, days: int, joined: bool, left: bool) -> None:
    """Who wrote and never became known goes after a year; who did stays as long as the client that they are."""
    world.say("hola, soy Juana Soto", channel="sms", address=PHONE)
    with world.unit() as uow:
        address = uow.addresses.find("sms", PHONE)
        assert address
        for case in uow.cases.of(world.creditor, f"visitor~{address.id}"):
            uow.cases.resolve(case.id, "other", "", world.now)
        if joined:
            uow.clients.reach(world.creditor, "1041", address.id, used_at=world.now)
    went = expire(world, days=days)

    assert left == ("visitors" not in went)
    with superuser(world) as connection:
        assert left == bool(told(connection, "Juana Soto"))
        assert (left, True) == (bool(told(connection, PHONE)), bool(told(connection, "Marcela Fuentes")))


def test_clients(world: World) -> None:
    """Where the file asks for it a client goes of whom nothing is open for as long; the bills stay under the number."""
    ask(world, clients=2190)
    world.verify()
    assert {} == expire(world, days=2200)
    with world.unit() as uow:
        for bill in uow.invoices.of(world.creditor, "1041"):
            uow.invoices.put(world.creditor, bill.number, world.now, balance=0)
    went = expire(world, days=2201)

    assert {"clients": 1} == {kind: count for kind, count in went.items() if kind == "clients"}
    with world.unit() as uow:
        row = uow.session.query(Client).filter_by(id="1041").one()
        assert ("1041", True) == (row.name, row.erased_at is not None)
        assert uow.session.query(Invoice).filter_by(client_id="1041").count()
    with superuser(world) as connection:
        assert set() == told(connection, "Marcela", "12.345.678-5")


def many(world: World, count: int = 7) -> None:
    """Write so many old difficulties."""
    with world.unit() as uow:
        for _ in range(count):
            uow.difficulties.add(world.creditor, "1041", "temporary", "enferma", world.now, "illness")


def count_left(world: World) -> int:
    """Return how many difficulties still have their words."""
    with world.unit() as uow:
        return sum(bool(row.note) for row in uow.difficulties.of(world.creditor, "1041"))


def test_page_by_page(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A transaction erases a page at most, and tells how many went so far; the last one says that all is done."""
    monkeypatch.setattr(expiry, "ROWS", 2)
    many(world)
    counts = [count_left(world) for _ in pages(world, days=91)]

    assert [7, 5, 3, 1, 0] == list(dict.fromkeys(counts))
    assert [2, 4, 6, 7] == [one["so_far"] for one in record(world)]
    assert [False, False, False, False] == [one["done"] for one in record(world)]  # words in cases come after


def test_killed_in_the_middle(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page whose process dies before its commit never was; the next process does it, and nothing is counted twice."""
    monkeypatch.setattr(expiry, "ROWS", 2)
    many(world)
    for _ in pages(world, days=91):
        if count_left(world) == 3:
            break
    with world.app.database.unit_of_work() as uow:
        due = uow.jobs.claim(world.now, 9, only={JOB})
        assert due
        for job in due:
            Expire(world.app.vault, Path("/nowhere"))(uow, job.due_at, job.name.partition(" ")[2])
    assert 3 == count_left(world)
    for _ in pages(world):
        pass

    assert 0 == count_left(world)
    assert [2, 4, 6, 7] == [one["so_far"] for one in record(world)]


def test_the_law_keeps(world: World) -> None:
    """A period shorter than the law's is a fault of the file, and erases nothing sooner."""
    assert ["retention.messages: must be kept for 730 days in CL; write that or more, or leave it out."] == faults(
        {**FILE, "retention": {"messages": 30, "health": 10}}
    )
    assert {"health": 10, "messages": 730, "visitors": 365} == days_of({"messages": 30, "health": 10}, "CL")
    assert {"health": 90, "visitors": 365} == days_of({}, "CL")
    assert set(Retention.model_fields) == asked_for()


@pytest.mark.parametrize("kind", periods())
def test_periods_have_grounds(kind: str) -> None:
    """Every period says what it is of, where it is from, and how sure that is; what nobody may ask for has its days."""
    period = periods()[kind]

    assert period.what
    assert period.source
    assert period.confidence
    assert not period.fixed or period.days
    assert set() == {days for days in period.least.values() if days < 30}


def test_every_table_is_told() -> None:
    """Every table of the schema ends by classes that there are, or says why it stays."""
    assert set(Base.metadata.tables) == set(tables())
    for held in tables().values():
        assert bool(held.ends) != bool(held.stays)
        assert set(held.ends) <= set(periods())


@contextmanager
def filled(world: World) -> Iterator[psycopg.Connection[Any]]:
    """Fill every table with the mark, in rows of one client of whom nothing is open."""
    ask(world, **dict.fromkeys(asked_for() - {"health"}, 36000))
    with superuser(world) as connection:
        fill(connection, {name for name, held in tables().items() if held.stays} - {"audit", "paces", "sessions"})
        connection.execute(ENDED)
        yield connection


def lost(world: World, connection: psycopg.Connection[Any], kind: str) -> set[str]:
    """Let one class have its time, and return the tables that hold less than before."""
    before = told(connection, MARK)
    now = world.now + CENTURY
    with world.unit() as uow:
        uow.jobs.put(f"{JOB} {world.creditor} {kind} 0 0 ", now)
    world.wall.at += CENTURY
    table = {JOB: Expire(world.app.vault, Path("/nowhere"))}
    while JobRunner(world.app.database, world.app.clock, table, many={JOB}).run_many():
        pass
    return {name for name, _ in before - told(connection, MARK)}


@pytest.mark.parametrize("kind", sorted(asked_for() - {"visitors", "clients"}))
def test_what_a_class_ends(world: World, kind: str) -> None:
    """A class takes words from the tables that name it, and from no other."""
    with filled(world) as connection:
        assert {name for name, held in tables().items() if kind in held.ends} == lost(world, connection, kind)


@pytest.mark.parametrize("kind", ["visitors", "clients"])
def test_who_goes_whole(world: World, kind: str) -> None:
    """Of a client, or a visitor, whose time is over nothing stays but what an erasure leaves, with its reason."""
    allowed = {(table, name) for one in kept() for table, names in one.columns.items() for name in names}
    with filled(world) as connection:
        if kind == "visitors":
            connection.execute("UPDATE clients SET visitor_since = created_at")
        lost(world, connection, kind)
        ends = {name for name, held in tables().items() if "clients" in held.ends}

        assert set() == {(name, column) for name, column in told(connection, MARK) if name in ends} - allowed


def test_what_ends_for_all(world: World) -> None:
    """What is kept equally long for every creditor goes from the tables that name it, and links and sessions end."""
    fixed = {kind for kind, period in periods().items() if period.fixed}
    with filled(world) as connection:
        before, bare = told(connection, MARK), empty(connection)
        with world.unit() as uow:
            ForgetExpired()(uow, world.now + CENTURY, "")
        gone = {name for name, _ in before - told(connection, MARK)} | (empty(connection) - bare)

    assert {name for name, held in tables().items() if fixed & set(held.ends)} <= gone
    assert {"links", "paces", "sessions"} == {name for name in gone if not fixed & set(tables()[name].ends)}
