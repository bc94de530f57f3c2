"""Hold which bills an agreement covers, by name and for good, and what is written about while it is kept."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from flows.contact.cadence.matters import matters
from flows.negotiation.account import Account
from flows.negotiation.proposal import Leg, Share
from flows.outcome import BookAgreement
from flows.turn import Turn
from tests.flows.dialogues.states import FRIDAY
from tests.flows.facts import (
    MIXED,
    NOT_DUE,
    TODAY,
    TWO,
    Shell,
    agreement,
    facts,
    invoice,
    keys,
    propose,
    says,
    verified,
)

YES, WHOLE = Turn("sí", "affirm"), propose(Leg(Share.ALL, FRIDAY))
PART = propose(Leg(24_000, FRIDAY))
LATER = invoice("F9", 30_000, date(2026, 2, 25), "Agua, marzo")


def booked(account: Account) -> BookAgreement:
    """Return what is agreed on when a client pays all that may be asked for."""
    shell: Shell = verified(facts(account))
    shell.take(WHOLE)
    (found,) = [one for one in shell.take(YES) if isinstance(one, BookAgreement)]
    return found


def test_covers_by_name() -> None:
    """An agreement names its bills; what is disputed or stopped stays outside, with its sum."""
    disputed, held = replace(TWO.invoices[1], disputed=60_000), replace(LATER, on_hold=True)
    found = booked(replace(TWO, invoices=(TWO.invoices[0], disputed, held)))

    assert (("F1",), 144_000) == (found.invoices, found.total)


@given(st.lists(st.tuples(st.integers(-60, 60), st.integers(0, 40), st.integers(0, 40), st.booleans()), max_size=5))
def test_covers_what_is_overdue(rows: list[tuple[int, int, int, bool]]) -> None:
    """Whatever the bills, what is agreed covers the overdue, undisputed, not barred ones, at their sum."""
    bills = [
        replace(
            invoice(f"F{place}", amount * 12_000, TODAY + timedelta(days)),
            disputed=min(wrong, amount) * 12_000,
            is_barred=is_barred,
        )
        for place, (days, amount, wrong, is_barred) in enumerate(rows)
    ]
    sums = {one.number: one.balance - one.disputed for one in bills if not one.is_barred and one.balance > one.disputed}
    late = {one.number for one in bills if one.number in sums and one.due_on < TODAY}
    assume(sums)
    found = booked(Account("CLP", tuple(bills)))

    assert (late or set(sums)) == set(found.invoices)
    assert sum(sums[number] for number in found.invoices) == found.total + found.discount


def test_says_what_stays_apart_once() -> None:
    """What falls due later is named before the first plan, with what the plan is about, and not again in this talk."""
    shell = verified(facts(MIXED))
    first, again = shell.take(PART), shell.take(WHOLE)
    (apart,) = [one for one in says(first) if one.key == "plan-apart"]
    lines = apart.values["lines"]

    assert (["plan-apart", "plan-ask-rest-of-one"], ["plan-read-back-once"]) == (keys(first), keys(again))
    assert 144_000 == apart.values["total"].minor  # type: ignore[union-attr]
    assert [("Luz, febrero", 60_000)] == [(row["what"], row["amount"].minor) for row in lines.rows]  # type: ignore[union-attr]


@pytest.mark.parametrize(("account", "paid"), [(MIXED, 144_000), (NOT_DUE, 144_000), (TWO, 204_000)])
def test_to_pay_is_what_a_plan_would_be_about(account: Account, paid: int) -> None:
    """Who asks how to pay hears what is overdue, and all of it where nothing is; what stays apart is named once."""
    shell = verified(facts(account))
    told = [shell.take(Turn("quiero pagar", "ask_payment_methods")) for _ in range(2)]
    apart = ["plan-apart"] if account == MIXED else []

    assert [[*apart, "pay-means"], ["pay-means"]] == [keys(effects) for effects in told]
    assert {paid} == {one.values["amount"].minor for one in says(told[0] + told[1]) if one.key == "pay-means"}  # type: ignore[union-attr]


def test_beside_the_agreement() -> None:
    """Who asks what they owe hears what was agreed, and what is open outside it."""
    kept = replace(MIXED, agreement=agreement((FRIDAY, 144_000), invoices=("F1",)))
    effects = verified(facts(kept)).take(Turn("¿cuánto debo?", "ask_balance"))

    assert ["balance-agreement", "balance-apart"] == keys(effects)


def test_later_bills_stay_outside() -> None:
    """A bill that comes after the agreement is not under it: money for the agreement's parts leaves it as it is."""
    kept = agreement((FRIDAY, 144_000), invoices=("F1",))
    account = Account("CLP", (*TWO.invoices[:1], LATER), agreement=kept)
    slices = account.allocate(144_000)

    assert {"F1"} == {one.invoice for one in slices}
    assert [1] == [one.instalment for one in slices]


def test_its_overdue_part_alone_is_asked_for() -> None:
    """While an agreement is kept up nothing overdue is asked for but its oldest part, no bill outside it either."""
    kept = agreement((TODAY - timedelta(days=9), 72_000), (TODAY - timedelta(days=4), 72_000), invoices=("F1",))
    found = list(matters(Account("CLP", (*TWO.invoices[:1], LATER), agreement=kept), TODAY, 365))

    assert ["1/1"] == [one.about for one in found]


def test_a_bill_outside_keeps_its_date() -> None:
    """A bill that is not due and outside the agreement is recalled for its own day; a covered one is not."""
    kept = agreement((FRIDAY, 144_000), invoices=("F1",))
    outside = list(matters(replace(MIXED, agreement=kept), TODAY, 365))
    inside = list(matters(replace(MIXED, agreement=replace(kept, invoices=("F1", "F2"))), TODAY, 365))

    assert [["1/1", "F2"], ["1/1"]] == [[one.about for one in found] for found in (outside, inside)]
