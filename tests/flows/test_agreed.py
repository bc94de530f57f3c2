"""After a yes the client is told everything, in at most two messages, and of a witness only where there may be one."""

from dataclasses import replace

import pytest

from flows.agreed import agree, approved_words, plan_words
from flows.negotiation.money import Money
from flows.outcome import AgreementCode, AgreementLink, BookAgreement, OpenCase, Say, WithWitness
from tests.flows.agreed_terms import EXAMPLE
from tests.flows.facts import facts, keys, read_back

BOOKED = BookAgreement(EXAMPLE.payments, 144_000, 0, ("F1",), "client", "7")
ONCE = replace(BOOKED, plan=EXAMPLE.payments[:1], total=72_000)


@pytest.mark.parametrize(("booked", "key"), [(BOOKED, "plan-agreed"), (ONCE, "plan-agreed-once")])
def test_two_messages(booked: BookAgreement, key: str) -> None:
    """The booking comes first, then the plan, then what else holds; how to pay and a person are one tap away."""
    first, *rest = agree(facts(), booked)
    terms = rest[-1]

    assert booked == first
    assert [key, "plan-terms"] == keys(rest)
    assert isinstance(terms, Say)
    assert ["ask_payment_methods", "ask_human"] == [choice.id for choice in terms.choices]
    assert (AgreementLink(), AgreementCode()) == (terms.values["link"], terms.values["code"])


def test_every_figure_is_the_bookings() -> None:
    """Dates, amounts and total are those of the booking, and a discount is told exactly when there is one."""
    settled = replace(BOOKED, discount=6_000)
    for words in (plan_words, approved_words):
        said, more = words(facts(), BOOKED), words(facts(), settled)

        assert tuple((part.due_on, part.amount) for part in BOOKED.plan) == read_back(said)
        assert (Money(144_000, "CLP"), "") == (said.values["total"], said.values["discount"])
        assert Money(6_000, "CLP") == more.values["discount"]


def test_a_witness_where_there_may_be_one() -> None:
    """With a named adviser the case and its word wait for the draw; without one there is neither."""
    *_, last = agree(facts(witness="Andrea Rojas"), BOOKED)

    assert isinstance(last, WithWitness)
    case, said = last.effects
    assert isinstance(case, OpenCase)
    assert isinstance(said, Say)
    assert ("human", {"witness": "Andrea Rojas"}) == (case.kind, case.details)
    assert ("plan-witness", "Andrea Rojas", case.due_at) == (said.key, said.values["adviser"], said.values["due"])
    assert not any(isinstance(effect, WithWitness) for effect in agree(facts(), BOOKED))
