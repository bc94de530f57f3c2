"""A bill that never came, or came too late, is told from one that is wrong, in three languages, whatever was read."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.dialogues.bill import later_due
from flows.negotiation.account import Account
from flows.outcome import ResendBill
from flows.turn import Turn
from flows.undelivered import never_came
from tests.flows.facts import AGREED, POLICY, TODAY, facts, invoice, keys, verified

TOLD = (
    "no me llegó la boleta",
    "No recibí la cuenta",
    "nunca me mandaron el recibo de este mes",
    "a mí no me ha llegado ninguna factura",
    "la boleta no me llegó, por eso no he pagado",
    "llevo tres meses sin que me llegue el recibo",
    "me cobran mora y la culpa fue de ustedes que no mandaron el recibo",
    "la factura me llegó después de la fecha",
    "não recebi o boleto",
    "cadê a conta que não chega?",
    "I never got the bill",
    "no bill ever came",
    "the invoice never reached us",
)
NOT_TOLD = (
    "la boleta está mal cobrada",
    "me llegó la factura de otra persona",
    "no reconozco la factura que me llegó",
    "la cuenta que me cobran no corresponde, nunca recibí el servicio",
    "no me llegó el refri",
    "eso que me cobran no llegó nunca",
    "no me llegó el pago a la cuenta",
    "no me mandaron la cuenta para transferir",
    "no me llegó la boleta pero ya la pagué",
    "me llegaron dos boletas iguales",
    "a fatura veio errada",
    "I sent back the router and you've charged me for it",
)


@pytest.mark.parametrize("text", TOLD)
def test_it_never_came(text: str) -> None:
    """Who tells that no bill came is heard."""
    assert never_came(Turn(text, "dispute_invoice"))


@pytest.mark.parametrize("text", NOT_TOLD)
def test_it_is_wrong(text: str) -> None:
    """Who tells of a wrong bill, of a thing that was bought, of a bank account or of a payment is not."""
    assert not never_came(Turn(text, "dispute_invoice"))


def test_what_outweighs_it() -> None:
    """A payment that was made and an offer to pay are heard in that."""
    assert not never_came(Turn("no me llegó la boleta", "already_paid"))
    assert not never_came(Turn("no me llegó la boleta", "dispute_invoice", button="deny"))


@given(st.integers(-400, 60), st.integers(0, 60), st.booleans())
def test_the_date_moves_once_and_never_back(due_in: int, days: int, moved: bool) -> None:
    """A due date moves to today and the policy's days, once for a bill, and only to a later day."""
    due_on = TODAY + timedelta(days=due_in)
    bill = replace(invoice("F1", 60_000, due_on), first_due_on=due_on if moved else None)
    known = facts(Account("CLP", (bill,)), policy=replace(POLICY, late_bill_extension_days=days))
    expected = TODAY + timedelta(days=days)

    assert (None if moved or expected <= due_on else expected) == later_due(known, bill)


def test_no_policy_no_date() -> None:
    """Without the policy's word, or with instalments promised for it, the bill is sent and its date stays."""
    late = replace(POLICY, late_bill_extension_days=15)
    said = Turn("no me llegó la boleta", "dispute_invoice")
    plain, agreed = verified().take(said), verified(replace(facts(AGREED), policy=late)).take(said)

    assert ([ResendBill("F1")], ["bill-resent-again"]) == (list(plain[:1]), keys(plain))
    assert [ResendBill("F1")] == [effect for effect in agreed if isinstance(effect, ResendBill)]


def test_nothing_to_send() -> None:
    """Where no bill is open a person looks for it, once however often it is asked."""
    shell = verified(facts(Account("CLP", ())))
    said = Turn("no me llegó la boleta", "dispute_invoice")

    assert (["bill-none"], ["bill-none-noted"]) == (keys(shell.take(said)), keys(shell.take(said)))
    assert ["missing_document"] == [case.kind for case in shell.facts.cases]
