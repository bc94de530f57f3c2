"""Hold what a program changes on an account: credits, payments taken back, money that finds its bill by itself."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from flows.negotiation.account import AgreementStatus
from tests.bot.api.conftest import Program, payment
from tests.bot.jobs.test_promises import do
from tests.bot.world import World


def credit(world: World, amount: str, reference: str = "N-1") -> dict[str, Any]:
    """Return what is sent for a credit of the first client's bill."""
    money = {"amount": amount, "currency": "CLP"}
    own = {
        "creditor": world.creditor,
        "client_id": "1041",
        "invoice": "1041-1",
        "reference": reference,
        "reason": "fuga",
    }
    return {**own, "amount": money}


def agree(world: World) -> None:
    """Settle the first client's invoice in four payments."""
    world.verify()
    world.say("puedo pagar 24.000 el viernes y el resto en 3 cuotas desde el 15")
    world.say("sí", button="affirm")
    world.hear()


def statement(world: World, program: Program) -> dict[str, Any]:
    """Return the statement, when its lines sum to its balance."""
    told: dict[str, Any] = program.get("/clients/1041/statement", creditor=world.creditor).json()
    billed, paid = total(told["invoices"]), total(told["payments"])
    taken_off = total([row for row in told["credits"] if row["invoice"]])
    favour = total([row for row in told["credits"] if not row["invoice"]])
    assert Decimal(told["balance"]["amount"]) == billed - paid - taken_off + favour
    with world.unit() as uow:
        assert [] == uow.credits.unbalanced(world.creditor)
    return told


def total(rows: list[dict[str, Any]]) -> Decimal:
    """Return what rows come to."""
    return sum((Decimal(row["amount"]["amount"]) for row in rows), Decimal())


def parts(world: World, program: Program) -> list[tuple[str, str]]:
    """Return amount and status of the newest agreement's instalments."""
    rows = program.get("/clients/1041/agreements", creditor=world.creditor).json()["items"]
    return [(part["amount"]["amount"], part["status"]) for part in rows[0]["instalments"]]


def test_credit(world: World, program: Program) -> None:
    """A credit note lowers its invoice once, whatever reference comes twice, and the statement names it."""
    first = program.post("/credits", credit(world, "44000"))
    again = program.post("/credits", credit(world, "44000"))
    told = statement(world, program)

    assert (201, "100000", False) == (first.status_code, first.json()["balance"]["amount"], first.json()["known"])
    assert {**first.json(), "known": True} == again.json()
    assert ("100000", [("credit_note", "1041-1", "N-1", "fuga")]) == (
        told["balance"]["amount"],
        [(row["kind"], row["invoice"], row["reference"], row["reason"]) for row in told["credits"]],
    )


def test_correction(world: World, program: Program) -> None:
    """A negative amount raises the invoice."""
    program.post("/credits", credit(world, "-1000"))

    assert "145000" == statement(world, program)["balance"]["amount"]


def test_credit_refused(world: World, program: Program) -> None:
    """What cannot be taken off is refused, and nothing is written."""
    world.add_client("2002", "Otra Persona", document=None)
    amounts = ("144001", "CLP"), ("0", "CLP"), ("10", "USD"), ("1.5", "CLP")
    changes: list[dict[str, Any]] = [{"amount": {"amount": amount, "currency": unit}} for amount, unit in amounts]
    changes += [{"invoice": "2002-1"}, {"invoice": "none"}, {"client_id": "nobody"}]
    statuses = [program.post("/credits", {**credit(world, "10"), **change}).status_code for change in changes]

    assert ([422] * 5 + [404, 404], []) == (statuses, statement(world, program)["credits"])


@pytest.mark.parametrize(
    ("named", "amount", "left"),
    [
        ({}, None, "0"),  # the whole bill was stopped
        ({}, 50_000, "94000"),  # a part of it was
        ({"amount": {"amount": "30000", "currency": "CLP"}}, None, "114000"),
    ],
)
def test_case_ends_with_a_credit(
    world: World, program: Program, named: dict[str, Any], amount: int | None, left: str
) -> None:
    """A case that ends with a credit takes off the bill what it had stopped, or what staff name, and nothing stays."""
    number = world.dispute()
    with world.unit() as uow:
        for hold in uow.holds.of_case(world.creditor, number):
            hold.amount = amount
    program.post(f"/cases/{number}/resolve", {"outcome": "credit", "text": "Se lo descontamos.", **named})
    told = statement(world, program)

    assert (left, False) == (told["balance"]["amount"], told["invoices"][0]["disputed"])
    with world.unit() as uow:
        assert [number] == [row.case_id for row in uow.credits.of(world.creditor, "1041")]


def test_other_credit(world: World, program: Program) -> None:
    """A known reference with another amount is refused: somebody must look."""
    program.post("/credits", credit(world, "44000"))

    assert 409 == program.post("/credits", credit(world, "45000")).status_code


def test_credit_under_an_agreement(world: World, program: Program) -> None:
    """Who agreed to instalments is asked for less, last one first; once nothing is left the agreement is kept."""
    agree(world)
    program.post("/payments", payment(world, "24000"))
    program.post("/credits", credit(world, "50000"))
    lowered = parts(world, program)
    program.post("/credits", credit(world, "70000", reference="N-2"))
    with world.unit() as uow:
        kept = uow.agreements.of(world.creditor, "1041")[0]

    assert [("24000", "paid"), ("40000", "pending"), ("30000", "pending"), ("0", "paid")] == lowered
    assert (AgreementStatus.KEPT, "0") == (kept.status, statement(world, program)["balance"]["amount"])


@pytest.mark.parametrize("by", ["program", "case"])
def test_a_credit_closes_the_account(world: World, program: Program, by: str) -> None:
    """Who paid a part late, and is credited the rest, gets the closing letter at once; who owes on gets none."""
    program.post("/payments", payment(world, "100000"))
    number = world.dispute()
    if by == "program":
        program.post(f"/cases/{number}/resolve", {"outcome": "explanation", "text": "Es correcta."})
    world.work()
    before = [message.text_key for message in world.messages()]
    if by == "program":
        program.post("/credits", credit(world, "44000"))
    else:
        program.post(f"/cases/{number}/resolve", {"outcome": "credit", "text": "Se lo descontamos."})
    world.work()

    assert "settlement-sent" not in before
    assert 1 == [message.text_key for message in world.messages()].count("settlement-sent")
    assert "0" == statement(world, program)["balance"]["amount"]


def test_credit_of_a_paid_bill(world: World, program: Program) -> None:
    """What was paid beyond a lowered bill goes to the next open one by itself."""
    owed = {"creditor": world.creditor, "client_id": "1041", "due_on": "2026-06-01"}
    program.post("/payments", payment(world, "144000"))
    program.put("/invoices/NEXT", {**owed, "amount": {"amount": "30000", "currency": "CLP"}})
    program.post("/credits", credit(world, "44000"))
    told = statement(world, program)

    assert ("0", [("credit_note", "44000"), ("in_favour", "14000")]) == (
        told["balance"]["amount"],
        [(row["kind"], row["amount"]["amount"]) for row in told["credits"]],
    )


@pytest.mark.parametrize("by", ["api", "job"])
def test_money_in_favour(world: World, program: Program, by: str) -> None:
    """Money that nothing was owed for pays the next bill, at once where a program writes it, else within the hour."""
    program.post("/payments", payment(world, "150000"))
    owed = {"client_id": "1041", "due_on": "2026-06-01"}
    if by == "api":
        money = {"amount": "10000", "currency": "CLP"}
        answer = program.put("/invoices/NEXT", {**owed, "creditor": world.creditor, "amount": money})
        assert "4000" == answer.json()["balance"]["amount"]
    else:
        with world.unit() as uow:
            due = {**owed, "due_on": world.now.date(), "currency": "CLP"}
            uow.invoices.put(world.creditor, "NEXT", world.now, amount=10_000, balance=10_000, **due)
        do(world, "favour")
    told = statement(world, program)

    assert ("4000", []) == (told["balance"]["amount"], told["credits"])


def test_reversal(world: World, program: Program) -> None:
    """A payment that never arrived is owed again, its instalments open, and who was thanked is told once."""
    agree(world)
    program.post("/payments", payment(world, "64000"))
    world.work()
    world.hear()
    body = {"reversed_on": "2026-03-09", "reason": "sin fondos"}
    first = program.post("/payments/R-1/reverse", body)
    again = program.post("/payments/R-1/reverse", body)
    once_more = program.post("/payments", payment(world, "64000"), "once-more").json()
    world.work()
    told, said = statement(world, program), world.hear()

    assert (True, "2026-03-09") == (once_more["known"], once_more["reversed_on"])
    assert (200, False, "2026-03-09") == (first.status_code, first.json()["known"], first.json()["reversed_on"])
    assert {**first.json(), "known": True} == again.json()
    assert ("144000", []) == (told["balance"]["amount"], told["payments"])
    assert ["pending"] * 4 == [status for _, status in parts(world, program)]
    assert (1, True) == (len(said), "$64.000" in said[0])


def test_reversal_before_the_thanks_left(world: World, program: Program) -> None:
    """Thanks and closing letter that wait for the morning are withdrawn: nobody hears of money that came and went."""
    agree(world)
    world.wall.at = datetime(2026, 3, 6, 4, tzinfo=UTC)  # one at night in Santiago
    program.post("/payments", payment(world, "144000"))
    world.work()
    waiting = [(row.kind, row.text_key, row.status) for row in world.messages()[-2:]]
    program.post("/payments/R-1/reverse", {"reversed_on": "2026-03-06"})
    program.post("/payments", payment(world, "24000", reference="R-2"))
    world.wall.at = datetime(2026, 3, 6, 13, tzinfo=UTC)
    world.work()
    said = world.hear()

    assert [("thanks", "payment-received-all", "queued"), ("outcome", "settlement-sent", "queued")] == [
        (kind, (key or "").removesuffix("-agreed"), status) for kind, key, status in waiting
    ]
    assert (1, True) == (len(said), "$24.000" in said[0])
    assert 2 == [row.error for row in world.messages()].count("withdrawn")


@pytest.mark.parametrize("night", [True, False], ids=["it still waited", "it had left"])
def test_letter_after_a_reversal(world: World, program: Program, *, night: bool) -> None:
    """What was settled by money that did not arrive has its letter once more when it is paid after all, by itself."""
    agree(world)
    world.wall.at = datetime(2026, 3, 6, 4 if night else 13, tzinfo=UTC)
    program.post("/payments", payment(world, "144000"))
    world.work()
    before = [text for text in world.hear() if "/documents/" in text]
    program.post("/payments/R-1/reverse", {"reversed_on": "2026-03-06"})
    world.wall.at = datetime(2026, 3, 6, 14, tzinfo=UTC)
    world.work()
    between = [text for text in world.hear() if "/documents/" in text]
    program.post("/payments", payment(world, "144000", reference="R-2"))
    world.work()
    after = [text for text in world.hear() if "/documents/" in text]

    assert (0 if night else 1, 0, 1) == (len(before), len(between), len(after))
    assert before != after


def test_reversal_of_what_kept_an_agreement(world: World, program: Program) -> None:
    """An agreement that such a payment kept goes on; a stranger to our thanks hears nothing."""
    agree(world)
    with world.unit() as uow:
        uow.conversations.lock(world.creditor, "1041").address_id = None
        for point, _ in uow.clients.contact_points(world.creditor, "1041"):
            point.verified_at = None
    program.post("/payments", payment(world, "144000"))
    program.post("/payments/R-1/reverse", {"reversed_on": "2026-03-09"})
    world.work()
    with world.unit() as uow:
        status = uow.agreements.of(world.creditor, "1041")[0].status

    assert (AgreementStatus.ACTIVE, []) == (status, world.hear())


def test_reversal_refused(world: World, program: Program) -> None:
    """A payment that is not there, or that was taken back before it was paid, is refused."""
    program.post("/payments", payment(world, "1000"))
    unknown = program.post("/payments/none/reverse", {"reversed_on": "2026-03-09"})
    early = program.post("/payments/R-1/reverse", {"reversed_on": "2026-03-01"})

    assert (404, 422) == (unknown.status_code, early.status_code)
