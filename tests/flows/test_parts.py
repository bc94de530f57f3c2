"""Who disputes a part of a bill has that part stopped, and the rest stays payable, to the last minor unit."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from flows.negotiation.account import Account
from flows.negotiation.proposal import Leg, Percent
from flows.outcome import OpenCase, PlaceHold
from flows.parts import claimed, disputes_part, part_of
from flows.turn import Turn
from tests.flows.facts import facts, invoice, keys, says, verified

UNTOLD = ("no sé", "ni idea", "qwerty")  #: what says nothing of which bill it is
HALF = (Decimal(50),)
CLAIMS = [
    ("no reconozco los 15.000 de instalación", (15_000,), (), "15000"),
    ("me cobraron 20000 de más", (20_000,), (), "20000"),
    ("acepto todo menos los 12.000 de multa", (12_000,), (), "12000"),
    ("la mitad está mal", (), HALF, "50%"),
    ("a metade da conta está errada", (), HALF, "50%"),
    ("half of the bill is wrong", (), HALF, "50%"),
    ("debería ser 30.000", (30_000,), (), None),
    ("me cobraron de más, son solo 40.000", (40_000,), (), None),
    ("esa factura está mal, yo siempre pago 20.000", (20_000,), (), None),
    ("está mal cobrado", (), (), None),
    ("dice 90.000 y están mal, son 60.000", (90_000, 60_000), (), None),
]
parts = st.one_of(
    st.integers(-10, 10**9).map(str), st.decimals(0, 200, places=2, allow_nan=False).map(lambda share: f"{share}%")
)


@pytest.mark.parametrize(("text", "amounts", "percents", "claim"), CLAIMS)
def test_what_is_said_to_be_wrong(
    text: str, amounts: tuple[int, ...], percents: tuple[Decimal, ...], claim: str | None
) -> None:
    """One sum or one share that is called wrong is a part; the right sum, two sums or none are no part."""
    assert claim == claimed(Turn(text, "dispute_invoice", amounts=amounts, percents=percents))


def test_a_share_that_is_wrong_is_no_offer() -> None:
    """'La mitad está mal' is no offer of a half, 'pago la mitad' no dispute, whatever they are read as."""
    offer = (Leg(Percent(Decimal(50))),)

    assert disputes_part(Turn("la mitad está mal", "propose_plan", legs=offer, percents=HALF))
    assert not disputes_part(Turn("pago la mitad el viernes", "propose_plan", legs=offer, percents=HALF))


@pytest.mark.parametrize("text", ["No reconozco 50 soles", "não reconheço 50 reais", "I don't recognise 50 dollars"])
def test_a_bare_sum_that_is_not_known(text: str) -> None:
    """One sum that is not recognised is a part, however little else is said."""
    assert disputes_part(Turn(text, "dispute_invoice", certain=False, amounts=(5_000,)))
    assert "5000" == claimed(Turn(text, "dispute_invoice", amounts=(5_000,)))


@given(st.integers(1, 10**9), parts)
def test_part_and_rest_are_the_whole(payable: int, claim: str) -> None:
    """A part is more than nothing and less than all of what is payable, so that part and rest are positive."""
    part = part_of(claim, payable)

    assert part is None or 0 < part < payable


@given(st.integers(2, 10**9), st.integers(1, 10**9))
def test_the_rest_stays_payable(balance: int, wrong: int) -> None:
    """The hold takes exactly the part out of what is payable; of a part that is the whole all is stopped."""
    account = Account("CLP", (replace(invoice("F1", balance, description="Agua, enero")),))
    shell = verified(facts(account))
    effects = shell.take(Turn(f"no reconozco los {wrong} de instalación", "dispute_invoice", amounts=(wrong,)))
    (hold,) = [effect for effect in effects if isinstance(effect, PlaceHold)]
    (case,) = [effect for effect in effects if isinstance(effect, OpenCase)]

    assert ("F1", ("F1",)) == (hold.invoice, case.invoices)
    assert (wrong if wrong < balance else None) == hold.amount
    assert (balance - wrong if wrong < balance else 0) == shell.facts.account.payable


def test_the_rest_is_offered_and_all_can_still_be_stopped() -> None:
    """How to pay and a plan stand under the answer, and one button stops the whole bill after all."""
    shell = verified()
    effects = shell.take(Turn("no reconozco los 15.000 de instalación", "dispute_invoice", amounts=(15_000,)))
    (said,) = says(effects)
    whole = shell.copy().take(Turn("Es toda la cuenta", "button", button="dispute_all"))

    assert ["dispute-part-opened"] == keys(effects)
    assert (15_000, 129_000) == tuple(getattr(said.values[name], "minor", None) for name in ("amount", "left"))
    assert ["ask_payment_methods", "propose_plan", "dispute_all"] == [choice.id for choice in said.choices]
    assert ["dispute-whole"] == keys(whole)
    assert [None] == [effect.amount for effect in whole if isinstance(effect, PlaceHold)]


def test_more_words_belong_to_the_part() -> None:
    """What is said of the bill again is added to its case; another part of it is a case of its own."""
    shell = verified()
    for words, amount in (("no reconozco los 15.000 de instalación", 15_000), ("no debo los 4.000 de multa", 4_000)):
        shell.take(Turn(words, "dispute_invoice", amounts=(amount,)))
        shell.take(Turn("no", "deny"))
    again = shell.take(Turn("esa cuenta está mal", "dispute_invoice"))

    assert 125_000 == shell.facts.account.payable
    assert ["dispute-added"] == keys(again)


@given(st.lists(st.integers(2, 10**6), min_size=2, max_size=4), st.integers(1, 10**6), st.sampled_from(UNTOLD))
def test_a_part_of_a_bill_that_is_not_named(balances: list[int], wrong: int, words: str) -> None:
    """Whoever cannot tell which bill it is, asked once more, has that part stopped alone where some bill has room."""
    assume(wrong not in balances)  # a sum may name its bill
    bills = tuple(invoice(f"F{number}", balance) for number, balance in enumerate(balances, start=1))
    shell = verified(facts(Account("CLP", bills)))
    shell.take(Turn(f"no reconozco los {wrong} de instalación", "dispute_invoice", amounts=(wrong,)))
    again = shell.take(Turn("cómo pago el resto", "out_of_scope", certain=False))
    effects = shell.take(Turn(words, "out_of_scope", certain=False))
    stopped = min(wrong, sum(balances)) if any(wrong < balance for balance in balances) else sum(balances)

    assert (["dispute-which-again"], []) == (keys(again), [one for one in again if isinstance(one, PlaceHold)])
    assert sum(balances) - stopped == shell.facts.account.payable
    assert 1 == len([one for one in effects if isinstance(one, OpenCase)])
