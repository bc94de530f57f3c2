"""Who is asked when and how they paid tells it by a day and a sum; a word that offers makes it a proposal."""

from datetime import date

import pytest

from flows.negotiation.proposal import Frequency, Leg
from flows.payment_told import takes_back, tells_payment
from flows.turn import Turn

FRIDAY = date(2026, 3, 13)
ONCE = (Leg(50_000, FRIDAY),)


@pytest.mark.parametrize(
    ("text", "legs", "expected"),
    [
        ("por transferencia el viernes, 50 mil", ONCE, True),
        ("by transfer on friday, 50", ONCE, True),
        ("50 por pix na sexta", ONCE, True),
        ("mejor pago 50 el viernes", ONCE, False),
        ("I can pay 50 on friday", ONCE, False),
        ("posso pagar 50 na sexta", ONCE, False),
        ("50 el viernes y 50 el lunes", (*ONCE, Leg(50_000, date(2026, 3, 16))), False),
        ("50 cada mes", (Leg(50_000, FRIDAY, None, Frequency.MONTHLY),), False),
        ("por transferencia", (), False),
    ],
)
def test_told_or_offered(text: str, legs: tuple[Leg, ...], expected: bool) -> None:
    """One payment without an offer is what happened."""
    assert expected == tells_payment(Turn(text, "propose_plan", legs=legs))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("me equivoqué, no había pagado", True),
        ("perdón, todavía no he pagado", True),
        ("error mío, al final no hice la transferencia", True),
        ("me enganei, não tinha pago", True),
        ("my mistake, I hadn't paid", True),
        # who paid says so, who asks asks, and who pays proposes
        ("ya lo pagué, no me equivoqué", False),
        ("¿por qué dicen que no he pagado?", False),
        ("no me equivoqué, sí lo pagué", False),
        ("pagué por PSE el lunes", False),
    ],
)
def test_who_takes_it_back(text: str, expected: bool) -> None:
    """Only who tells that there was no payment after all takes it back."""
    assert expected == takes_back(Turn(text=text))
