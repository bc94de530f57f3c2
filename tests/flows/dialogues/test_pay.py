"""Hold that whoever wants to pay reads how at once, whatever is under way, and what they read there."""

from dataclasses import replace

import pytest

from flows.facts import PaymentMeans
from flows.outcome import Say
from flows.turn import Turn
from tests.flows.dialogues.states import WAYS, Place
from tests.flows.facts import RIGHT, Shell, facts, verified

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


def test_code_in_a_message_of_its_own() -> None:
    """A code that is copied whole follows what it is for, with nothing else around it."""
    known = facts()
    known = replace(known, creditor=replace(known.creditor, means=(PIX,)))
    said = [one for one in verified(known).take(WANTS) if isinstance(one, Say)]

    assert ["pay-means", "pay-pix-code"] == [one.key for one in said[:2]]
