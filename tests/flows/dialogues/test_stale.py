"""Hold that no sum is told, asked for or agreed on while the creditor's figures are older than it allows."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given

from flows.negotiation.proposal import Leg, Share
from flows.outcome import BookAgreement, OpenCase
from flows.turn import Turn
from tests.flows.dialogues.states import FRIDAY
from tests.flows.facts import AGREED, TWO, facts, figures, keys, propose, says, verified
from tests.flows.turns import turns

OLD = {"is_stale": True}
BEGINNINGS = {"two": lambda: facts(TWO, **OLD), "agreed": lambda: facts(AGREED, **OLD)}
WHOLE = propose(Leg(Share.ALL, FRIDAY))


@pytest.mark.parametrize("beginning", BEGINNINGS)
@given(turn=turns)
def test_no_sum_is_told(beginning: str, turn: Turn) -> None:
    """Whatever a client says, the answer holds no amount that was not their own, and nothing is agreed on."""
    shell = verified(BEGINNINGS[beginning]())
    effects = shell.take(replace(turn, legs=(), amounts=(), dates=(), capacity=None))
    told = [money for said in says(effects) for value in said.values.values() for money in figures(value)]
    buttons = [value for said in says(effects) for choice in said.choices for value in choice.values.values()]

    assert ([], []) == (told, [money for value in buttons for money in figures(value)])
    assert not any(isinstance(effect, BookAgreement) for effect in effects)


@pytest.mark.parametrize(
    "turn",
    [
        Turn("¿cuánto debo?", "ask_balance"),
        Turn("quiero pagar", "ask_payment_methods"),
        Turn("¿qué opciones hay?", "ask_options"),
        WHOLE,
    ],
    ids=lambda turn: turn.intent,
)
def test_checked_by_a_person(turn: Turn) -> None:
    """Who asks hears by when the sum is told, a person looks it up, and asking again opens nothing new."""
    shell = verified(facts(TWO, **OLD))
    first = shell.take(turn)
    again = shell.take(turn)

    assert (["figures-checking"], ["figures-checking"]) == (keys(first), keys(again))
    assert says(first)[0].values["due"] == says(again)[0].values["due"]
    assert [1, 0] == [sum(isinstance(one, OpenCase) for one in effects) for effects in (first, again)]
    assert ["ask_human"] == [choice.id for choice in says(first)[0].choices]


def test_no_yes_to_an_old_sum() -> None:
    """A plan that was read back is not agreed on once the figures have grown old; when they are fresh, it goes on."""
    shell = verified()
    shell.take(WHOLE)
    fresh = shell.copy()
    shell.facts = replace(shell.facts, is_stale=True, now=shell.facts.now + timedelta(hours=1))
    stale = shell.take(Turn("sí", "affirm"))

    assert ["figures-checking"] == keys(stale)
    assert not any(isinstance(effect, BookAgreement) for effect in stale)
    assert any(isinstance(effect, BookAgreement) for effect in fresh.take(Turn("sí", "affirm")))
