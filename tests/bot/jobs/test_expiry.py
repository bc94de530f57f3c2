"""Hold that what has had its time goes, what the law keeps stays, and the audit chain proves itself all the same."""

from datetime import timedelta

import pytest

from bot.creditors.faults import faults
from bot.jobs.expiry import Expire
from bot.periods import days_of, periods
from storage.schema import Difficulty, Invoice
from tests.bot.world import FILE, World

ASKS = {"messages": 730, "identity": 365, "contacts": 730}


def expire(world: World, **by: float) -> dict[str, object]:
    """Let the job do its work after a time, and return what its audit line tells."""
    with world.unit() as uow:
        Expire()(uow, world.now + timedelta(**by), world.creditor)
        uow.audit.write()
        entries = uow.audit.about(world.creditor, f"creditor:{world.creditor}")
        assert uow.audit.verify(world.creditor).is_whole
    return next((dict(payload or {}) for entry, payload in reversed(entries) if entry.action == "retention.erased"), {})


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
    told = expire(world)
    with world.unit() as uow:
        rows: list[Difficulty] = uow.difficulties.of(world.creditor, "1041")

    assert {"health": 1} == told
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
    second = expire(world, days=800)
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
    told = {"note": "contestó su hermana", "contact": 1}
    with world.unit() as uow:
        uow.audit.append(world.creditor, world.now, "staff:1", "contact.recorded", "client:1041", told)

    assert {"contacts": 1} == expire(world, days=731)
    with world.unit() as uow:
        ((entry, payload),) = [
            one for one in uow.audit.about(world.creditor, "client:1041") if one[0].action == "contact.recorded"
        ]
    assert ("contact.recorded", None) == (entry.action, payload)


def test_the_law_keeps(world: World) -> None:
    """A period shorter than the law's is a fault of the file, and erases nothing sooner."""
    assert ["retention.messages: must be kept for 730 days in CL; write that or more, or leave it out."] == faults(
        {**FILE, "retention": {"messages": 30, "health": 10}}
    )
    assert {"health": 10, "messages": 730} == days_of({"messages": 30, "health": 10}, "CL")
    assert {"health": 90} == days_of({}, "CL")


@pytest.mark.parametrize("kind", periods())
def test_periods_have_grounds(kind: str) -> None:
    """Every period says what it is of, where it is from, and how sure that is."""
    period = periods()[kind]

    assert period.what
    assert period.source
    assert period.confidence
    assert period.floor("XX") <= period.floor("US") or kind == "health"
