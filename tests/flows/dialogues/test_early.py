"""Paying early in a talk: told once to who asks, booked on a yes alone, and never in the way of another wish."""

from dataclasses import replace
from datetime import date

import pytest

from flows.negotiation.proposal import Leg, Payment, Share
from flows.outcome import BookAgreement, Effect
from flows.turn import Turn
from tests.flows.dialogues.states import PAY_EARLY, YES, early
from tests.flows.facts import EARLY_POLICY, NOT_DUE, Shell, facts, keys, press, propose, verified

BALANCE, PAY = Turn("¿cuánto es?", "ask_balance"), Turn("¿cómo pago?", "ask_payment_methods")
DISCOUNT = Turn("¿hay descuento si pago antes?", "ask_discount")
IN_TIME = date(2026, 3, 12)


def booked(effects: tuple[Effect, ...]) -> list[BookAgreement]:
    """Return what was booked."""
    return [effect for effect in effects if isinstance(effect, BookAgreement)]


def test_told_once_to_who_asks() -> None:
    """Who asks what they owe, and then how to pay, is told of it once; who greets is not."""
    shell = early()
    greeted = [key for key in keys(tuple(shell.done)) if key.startswith("early")]

    assert ([], ["balance-statement", "early-available"], ["pay-means"]) == (
        greeted,
        keys(shell.take(BALANCE)),
        keys(shell.take(PAY)),
    )


@pytest.mark.parametrize("asked", [press("pay_early"), DISCOUNT])
def test_booked_on_a_yes(asked: Turn) -> None:
    """The quick reply, or a question for a discount, reads day and total back; a yes books exactly that."""
    shell = early()
    read, done = shell.take(asked), shell.take(YES)
    plan = (Payment(date(2026, 3, 13), 132_000),)

    assert ["early-read-back"] == keys(read)
    assert [BookAgreement(plan, 132_000, 12_000, ("F1",), "bot", "7", lapses_on=date(2026, 3, 13))] == booked(done)
    assert ["early-agreed", "plan-terms"] == keys(done)


def test_a_no_leaves_the_date() -> None:
    """A no leaves the bill its own date."""
    shell = early()
    shell.take(press("pay_early"))

    assert ["early-left"] == keys(shell.take(Turn("no", "deny")))
    assert [] == booked(tuple(shell.done))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (propose(Leg(None, IN_TIME)), "early-read-back"),  # a day in time is no other proposal, and no yes
        (propose(Leg(Share.ALL, IN_TIME)), "early-read-back"),
        (propose(Leg(Share.ALL, date(2026, 3, 16))), "plan-read-back-once"),  # later than the discount holds
        (propose(Leg(72_000, IN_TIME), Leg(72_000, date(2026, 3, 20))), "plan-read-back"),
    ],
)
def test_another_wish(said: Turn, expected: str) -> None:
    """A proposal of the client's own is heard as such; nothing is booked without a yes."""
    shell = early()
    shell.take(press("pay_early"))

    assert [expected] == keys(shell.take(said))
    assert [] == booked(tuple(shell.done))


def test_a_yes_is_held_to_its_day() -> None:
    """When its day has passed before the yes, what is still reachable is read back, or how to pay is told."""
    shell = early()
    shell.take(press("pay_early"))
    shell.facts = replace(shell.facts, now=shell.facts.now.replace(day=16))
    effects = shell.take(YES)

    assert [] == booked(effects)


@pytest.mark.parametrize(
    "known",
    [
        facts(NOT_DUE),  # the policy has no such rule
        facts(replace(NOT_DUE, invoices=(replace(NOT_DUE.invoices[0], due_on=date(2026, 3, 5)),)), policy=EARLY_POLICY),
        facts(NOT_DUE, policy=EARLY_POLICY, client=replace(facts().client, vulnerable=True)),
    ],
    ids=["no rule", "due today", "in distress"],
)
def test_not_told(known: object) -> None:
    """Without the rule, on the due date, and to who has other worries it is not told."""
    shell: Shell = verified(known)  # type: ignore[arg-type]
    told = keys(shell.take(BALANCE)) + keys(shell.take(DISCOUNT))

    assert not any(key.startswith("early") for key in told)


def test_nothing_else_while_it_holds() -> None:
    """While an early payment is agreed, its day and total are what is owed next, and no second one is told."""
    shell = early()
    for turn in PAY_EARLY:
        shell.take(turn)

    assert ["balance-agreement"] == keys(shell.take(BALANCE))
