"""Hold what a payment does: instalments and invoices are paid, the client is thanked, and nothing happens twice."""

from datetime import date
from typing import Any

from bot.bank.entry import Entry
from tests.bot.api.conftest import Program, payment
from tests.bot.beside import beside
from tests.bot.world import World


def instalments(world: World, program: Program) -> list[str]:
    """Return where the instalments of the first client's agreement stand."""
    rows = program.get("/clients/1041/agreements", creditor=world.creditor).json()["items"]
    return [part["status"] for part in rows[0]["instalments"]]


def agree(world: World) -> None:
    """Settle the first client's invoice in four payments."""
    world.verify()
    world.say("puedo pagar 24.000 el viernes y el resto en 3 cuotas desde el 15")
    world.say("sí", button="affirm")
    world.hear()


def test_pays_instalments(world: World, program: Program) -> None:
    """Money fills instalments first to last and the invoice behind them, and the client is thanked at once."""
    agree(world)
    answer = program.post("/payments", payment(world, "64000"))
    world.work()
    first, second = {"amount": "24000", "currency": "CLP"}, {"amount": "40000", "currency": "CLP"}

    assert 201 == answer.status_code
    assert {
        "creditor": world.creditor,
        "client_id": "1041",
        "reference": "R-1",
        "amount": {"amount": "64000", "currency": "CLP"},
        "paid_on": "2026-03-05",
        "known": False,
        "reversed_on": None,
        "allocation": [
            {"amount": first, "invoice": "1041-1", "instalment": 1},
            {"amount": second, "invoice": "1041-1", "instalment": 2},
        ],
    } == answer.json()
    assert ["paid", "paid", "pending", "pending"] == instalments(world, program)
    assert ["$64.000"] == [amount for amount in ("$64.000",) if amount in world.hear()[0]]


def test_keeps_an_agreement(world: World, program: Program) -> None:
    """An agreement whose last instalment is paid is kept, and nothing is owed."""
    agree(world)
    program.post("/payments", payment(world, "144000"))
    agreement = program.get("/clients/1041/agreements", creditor=world.creditor).json()["items"][0]
    statement = program.get("/clients/1041/statement", creditor=world.creditor).json()

    assert ("kept", "0") == (agreement["status"], statement["balance"]["amount"])


def test_same_reference(world: World, program: Program) -> None:
    """The same reference twice is the same payment: told as known, allocated and thanked for once."""
    agree(world)
    first = program.post("/payments", payment(world, "24000"))
    again = program.post("/payments", payment(world, "24000"))
    world.work()

    assert {**first.json(), "known": True} == again.json()
    assert (["paid", "pending", "pending", "pending"], 1) == (instalments(world, program), len(world.hear()))


def test_other_facts(world: World, program: Program) -> None:
    """A known reference with another amount is refused, and changes nothing."""
    program.post("/payments", payment(world, "24000"))
    other = program.post("/payments", payment(world, "25000"))
    paid = program.get("/clients/1041/statement", creditor=world.creditor).json()["payments"]

    assert (409, ["24000"]) == (other.status_code, [row["amount"]["amount"] for row in paid])


def test_towards_an_invoice(world: World, program: Program) -> None:
    """A payment that names its invoice pays that one."""
    owed = {"creditor": world.creditor, "client_id": "1041", "amount": {"amount": "5000", "currency": "CLP"}}
    program.put("/invoices/NEW", {**owed, "due_on": "2026-06-01"})
    answer = program.post("/payments", payment(world, "5000", invoice="NEW"))

    assert ["NEW"] == [row["invoice"] for row in answer.json()["allocation"]]


def test_stranger_is_not_thanked(world: World, program: Program) -> None:
    """Nobody hears of a payment on an address that never showed who it is."""
    world.say("hola")
    world.hear()
    program.post("/payments", payment(world, "24000"))
    world.work()

    assert [] == world.hear()


def test_refused(world: World, program: Program) -> None:
    """A payment that cannot be is refused with what is wrong and where, and nothing is written."""
    world.add_client("2002", "Otra Persona", document=None)
    whole = {"paid_on": 0}, {"client_id": "nobody"}, {"creditor": "other"}, {"invoice": "2002-1"}, {"invoice": "none"}
    money = ("0", "CLP"), ("10", "USD"), ("1.50", "CLP"), ("-5", "CLP"), ("5000.001", "CLP")
    bodies = [{**payment(world, "100"), **changes} for changes in whole]
    bodies += [{**payment(world, "1"), "amount": {"amount": amount, "currency": unit}} for amount, unit in money]
    bodies += [{**payment(world, "1"), "amount": 100}, {**payment(world, "1"), "amuont": "1"}]
    statuses = [program.post("/payments", body).status_code for body in bodies]
    statement = program.get("/clients/1041/statement", creditor=world.creditor).json()

    assert [422, 404, 404, 422, 404, 422, 422, 422, 422, 422, 422, 422] == statuses
    assert [] == statement["payments"]


def test_invoice(world: World, program: Program) -> None:
    """An invoice is written and updated, each with an audit line; a settled one owes nothing."""
    body = {"creditor": world.creditor, "client_id": "1041", "amount": {"amount": "5000", "currency": "CLP"}}
    body |= {"due_on": "2026-02-23", "issued_on": "2026-02-01", "description": "Agua, marzo"}
    first = program.put("/invoices/NEW", body)
    again = program.put("/invoices/NEW", {**body, "balance": {"amount": "0", "currency": "CLP"}})
    with world.unit() as uow:
        lines = [entry.action for entry, _ in uow.audit.about(world.creditor, "invoice:NEW")]

    assert {
        "number": "NEW",
        "description": "Agua, marzo",
        "issued_on": "2026-02-01",
        "due_on": "2026-02-23",
        "amount": {"amount": "5000", "currency": "CLP"},
        "balance": {"amount": "5000", "currency": "CLP"},
        "days_overdue": 10,
        "disputed": False,
        "barred_on": None,
        "document_url": None,
    } == first.json()
    assert ("0", 0) == (again.json()["balance"]["amount"], again.json()["days_overdue"])
    assert ["invoice.written", "invoice.written"] == lines


def test_invoice_written_again(world: World, program: Program) -> None:
    """An invoice that is written again without a balance owes what was not paid yet."""
    body = {"creditor": world.creditor, "client_id": "1041", "due_on": "2026-02-12"}
    program.post("/payments", payment(world, "44000"))
    answer = program.put("/invoices/1041-1", {**body, "amount": {"amount": "150000", "currency": "CLP"}})

    assert "106000" == answer.json()["balance"]["amount"]


def test_invoice_written_while_it_is_paid(world: World, program: Program) -> None:
    """A payment that is being recorded counts: an invoice that is written beside it owes what is left then."""
    money = {"amount": "150000", "currency": "CLP"}
    body = {"creditor": world.creditor, "client_id": "1041", "due_on": "2026-02-12", "amount": money}
    facts: dict[str, Any] = {"creditor": world.creditor, "client": "1041", "source": "test", "reference": "R-1"}
    with beside(world, lambda: program.put("/invoices/1041-1", body)) as uow:
        world.app.cashier.record(uow, amount=44_000, paid_on=world.now.date(), now=world.now, **facts)
    statement = program.get("/clients/1041/statement", creditor=world.creditor).json()

    assert "106000" == statement["invoices"][0]["balance"]["amount"]


def test_written_first_by_two(world: World, program: Program) -> None:
    """A new client and a new bill that two programs write at the same moment are written one after the other."""
    money = {"amount": "5000", "currency": "CLP"}
    bill = {"creditor": world.creditor, "client_id": "1041", "due_on": "2026-02-23", "amount": money}
    answers = []
    with beside(world, lambda: answers.append(program.put("/invoices/NEW", bill))) as uow:
        uow.take_turn("invoice", world.creditor, "NEW")
        facts = {"client_id": "1041", "currency": "CLP", "amount": 4_000, "balance": 4_000, "due_on": date(2026, 2, 23)}
        uow.invoices.put(world.creditor, "NEW", world.now, **facts)
    client = {"creditor": world.creditor, "client_id": "77", "name": "Eva Paz"}
    with beside(world, lambda: answers.append(program.post("/clients", client))) as uow:
        uow.take_turn("client", world.creditor, "77")
        kept = {"country": "CL", "locale": "es-CL", "timezone": "America/Santiago", "name": "Eva"}
        uow.clients.put(world.creditor, "77", world.now, person_id=uow.people.ensure(None, world.now).id, **kept)

    assert [200, 201] == [answer.status_code for answer in answers]
    assert ("5000", "Eva Paz") == (answers[0].json()["amount"]["amount"], answers[1].json()["name"])


def test_invoice_facts(world: World, program: Program) -> None:
    """Where a bill is found and since when it is barred stays until it is named again; the log says what moved."""
    money = {"amount": "5000", "currency": "CLP"}
    owed: dict[str, object] = {"creditor": world.creditor, "client_id": "1041", "due_on": "2026-02-23", "amount": money}
    facts = {"barred_on": "2026-03-01", "document_url": "https://facturas.example/NEW.pdf"}
    answers = [program.put("/invoices/NEW", {**owed, **one}).json() for one in (facts, {}, {"barred_on": None})]
    with world.unit() as uow:
        lines = [payload for _, payload in uow.audit.about(world.creditor, "invoice:NEW") if payload]

    assert [facts, facts, {**facts, "barred_on": None}] == [{name: row[name] for name in facts} for row in answers]
    assert [None, {}, {"barred_on": ["2026-03-01", None]}] == [line.get("changed") for line in lines]


def test_invoice_refused(world: World, program: Program) -> None:
    """An invoice of nobody, of another client, in another currency, or whose facts cannot be true is refused."""
    world.add_client("2002", "Otra Persona", document=None)
    body = {"creditor": world.creditor, "client_id": "1041", "due_on": "2026-02-23"}
    peso, dollar = {"amount": "5000", "currency": "CLP"}, {"amount": "50", "currency": "USD"}
    more = {"amount": "5001", "currency": "CLP"}
    bodies = (
        {**body, "amount": dollar},
        {**body, "amount": peso, "balance": dollar},
        {**body, "amount": peso, "balance": more},
        {**body, "amount": peso, "issued_on": "2026-02-24"},
        {**body, "amount": peso, "document_url": "ftp://facturas.example/1"},
        {**body, "amount": peso, "document_url": "https://facturas.example/ 1"},
        {**body, "amount": peso, "barred_on": "hoy"},
        {**body, "amount": peso, "client_id": "nobody"},
    )
    stolen = program.put("/invoices/2002-1", {**body, "amount": peso})

    assert [422] * 7 + [404] == [program.put("/invoices/NEW", one).status_code for one in bodies]
    assert 409 == stolen.status_code


def test_waited(world: World, program: Program) -> None:
    """Money that waited for a person waits no longer once a program says whose it is, and how much."""
    entry = Entry("R-9", 144_000, "CLP", date(2026, 3, 5), payer="FUENTES MARCELA")
    with world.unit() as uow:
        assert ["unmatched"] == world.app.receiver.receive(
            uow, uow.creditors.get(world.creditor), [entry], "camt", "operator", world.now
        )
    other = program.post("/payments", payment(world, "5", reference="R-9"))
    told = program.post("/payments", payment(world, "144000", reference="R-9"))
    with world.unit() as uow:
        left = uow.unmatched.count([world.creditor])
    cases = program.get("/cases", kind="unmatched_payment", status="resolved").json()["items"]

    assert ([409, 201], 0) == ([other.status_code, told.status_code], left)
    assert [("1041", "other")] == [(one["client_id"], one["outcome"]) for one in cases]
