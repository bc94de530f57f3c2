"""Hold that whoever wants to pay reads how at once, whatever is under way, and what they read there."""

from dataclasses import replace
from datetime import date

import pytest

from flows.facts import PaymentMeans
from flows.negotiation.money import Money
from flows.outcome import Say
from flows.turn import Turn
from tests.flows.dialogues.states import WAYS, Place
from tests.flows.facts import AGREED, RIGHT, Shell, facts, invoice, says, verified

WANTS = Turn("quiero pagar", "ask_payment_methods")
TURNS_MAX = 2
UNMET = frozenset({"identify", "suspicion"})  #: who they are comes first
ELSEWHERE = frozenset({"barred"})  #: what must be known before anything is paid
PIX = PaymentMeans("pix", {"key": "11222333000181", "holder": "Águas", "city": "São Paulo"})


def told(shell: Shell, turn: Turn) -> list[str]:
    """Return the texts that answer a turn."""
    return [one.key for one in shell.take(turn) if isinstance(one, Say)]


@pytest.mark.parametrize("place", [place for place in WAYS if place[0] not in UNMET | ELSEWHERE], ids=str)
def test_from_every_state(place: Place) -> None:
    """From every state in which a dialogue waits, the ways to pay come within two turns of wanting to pay."""
    shell = WAYS[place].walk()
    answers = [key for _ in range(TURNS_MAX) for key in told(shell, WANTS)]

    assert any(key in {"pay-means", "plan-nothing-due"} for key in answers)


def test_before_they_are_known() -> None:
    """Who is not verified yet says who they are, and is then told without asking again."""
    shell = Shell(facts())
    shell.take(WANTS)
    shell.take(Turn("sí", "affirm"))

    assert "pay-means" in told(shell, Turn(RIGHT, "out_of_scope", certain=False))


@pytest.mark.parametrize(("due_on", "named"), [(date(2026, 3, 1), ["pay-beside"]), (date(2026, 3, 20), [])])
def test_what_is_overdue_beside_an_agreement(due_on: date, named: list[str]) -> None:
    """Who has agreed and wants to pay reads the instalment, and each bill past its date beside it, by its number."""
    outside = invoice("F2", 60_000, due_on, "Agua, febrero")
    account = replace(AGREED, invoices=(*AGREED.invoices, outside))
    said = says(verified(facts(account)).take(WANTS))
    rows = [row for one in said[1:] for row in one.values["lines"].rows]  # type: ignore[union-attr]

    assert ["pay-means", *named] == [one.key for one in said]
    assert Money(72_000, "CLP") == said[0].values["amount"]
    assert [("F2", Money(60_000, "CLP"))] * len(named) == [(row["number"], row["amount"]) for row in rows]


def test_code_in_a_message_of_its_own() -> None:
    """A code that is copied whole follows what it is for, with nothing else around it."""
    known = facts()
    known = replace(known, creditor=replace(known.creditor, means=(PIX,)))
    said = [one for one in verified(known).take(WANTS) if isinstance(one, Say)]

    assert ["pay-means", "pay-pix-code"] == [one.key for one in said[:2]]
