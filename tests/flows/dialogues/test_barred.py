"""Hold that nothing is paid, agreed on or proposed on a time-barred bill before its client knows and says yes."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from flows.negotiation.account import Account, Invoice
from flows.negotiation.proposal import Leg, Share
from flows.outcome import Acknowledge, BookAgreement
from flows.turn import Turn
from tests.flows.dialogues.states import FRIDAY, NO, YES
from tests.flows.facts import TWO, Shell, facts, keys, propose, says, verified
from tests.flows.turns import turns

OLD, NEW = (replace(TWO.invoices[0], is_barred=True), TWO.invoices[1])
PAY, WHOLE = Turn("quiero pagar", "ask_payment_methods"), propose(Leg(Share.ALL, FRIDAY))


def owing(*bills: Invoice) -> Shell:
    """Return a verified client who owes these bills."""
    return verified(facts(Account("CLP", bills)))


@pytest.mark.parametrize(("turn", "answer"), [(PAY, "pay-means"), (WHOLE, "plan-read-back-once")])
def test_asked_first(turn: Turn, answer: str) -> None:
    """Before a way to pay or a plan the client hears that the bill is barred; their yes goes on with what they said."""
    shell = owing(OLD)
    asked, after = shell.take(turn), shell.take(YES)

    assert ["barred-ask"] == keys(asked)
    assert ["affirm", "deny", "ask_human"] == [choice.id for choice in says(asked)[0].choices]
    assert [Acknowledge(("F1",))] == [one for one in after if isinstance(one, Acknowledge)]
    assert [answer] == keys(after)


def test_left_as_it_is() -> None:
    """A no leaves it as it is; what was proposed is let go, and asking again is asked again."""
    shell = owing(OLD)
    shell.take(WHOLE)

    assert ["barred-left"] == keys(shell.take(NO))
    assert ["barred-ask"] == keys(shell.take(PAY))


def test_left_out_beside_others() -> None:
    """Beside other bills nobody is asked about it, and a plan covers the others alone."""
    shell = owing(OLD, NEW)
    read, booked = shell.take(WHOLE), shell.take(YES)

    assert ["plan-read-back-once"] == keys(read)
    (agreed,) = [one for one in booked if isinstance(one, BookAgreement)]
    assert (("F2",), 60_000) == (agreed.invoices, agreed.total)


def test_balance_tells_it_apart() -> None:
    """Who asks what is owed hears what can no longer be claimed, apart from what counts."""
    (said,) = says(owing(OLD, NEW).take(Turn("¿cuánto debo?", "ask_balance")))
    values = {name: value.minor for name, value in said.values.items() if hasattr(value, "minor")}

    assert "balance-statement-barred" == said.key
    assert {"total": 204_000, "barred": 144_000, "payable": 60_000} == values


@given(turn=turns)
def test_nothing_without_a_yes(turn: Turn) -> None:
    """Whatever is said first, no way to pay, plan or agreement comes before the question was put and answered."""
    effects = owing(OLD).take(turn)

    assert not {key for key in keys(effects) if key.startswith(("pay-means", "plan-read", "plan-option", "plan-ask"))}
    assert not any(isinstance(one, Acknowledge | BookAgreement) for one in effects)


def test_money_goes_elsewhere() -> None:
    """Money that arrives without naming a barred bill never pays it: a part payment may let its time begin anew."""
    account = Account("CLP", (OLD, replace(NEW, due_on=date(2026, 3, 1))))

    assert [("F2", 60_000), (None, 40_000)] == [(one.invoice, one.amount) for one in account.allocate(100_000)]
