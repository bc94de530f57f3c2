"""What is owed to creditors, and to all of them together."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter
from pydantic import Field

from bot.web.api.access import Calling, OneOrAll
from bot.web.api.shapes import Currency, Shape
from flows.negotiation.money import to_major
from flows.totals import AMOUNTS, Total

router = APIRouter(tags=["totals"])


class SumShape(Shape):
    """An amount in major units, of as many accounts as there are."""

    amount: Annotated[str, Field(pattern=r"^\d{1,30}(\.\d{1,2})?$", examples=["1500"])]
    currency: Currency


class TotalShape(Shape):
    """What is owed in one currency: `overdue`, `agreed`, `disputed` and `not_due` make up `owed`.

    `clients` are people who owe something, each once. `paid` arrived this month and was not taken back.
    """

    currency: Currency
    clients: int
    owed: SumShape
    overdue: SumShape
    agreed: SumShape
    disputed: SumShape
    not_due: SumShape
    paid: SumShape


class OfCreditor(TotalShape):
    """What is owed to one creditor in one currency."""

    creditor: str


class Totals(Shape):
    """What is owed to each creditor and to all of them, by currency; none where nothing is owed or was paid."""

    at: datetime
    creditors: list[OfCreditor]
    all: list[TotalShape]


@router.get("/totals")
def get_totals(call: Calling, creditor: OneOrAll = None) -> Totals:
    """Add up what is owed, overdue, agreed, disputed and paid this month; who owes two creditors counts once in all."""
    call.scope_one_or_all(creditor)
    now = call.app.clock.now()
    owed = call.uow.totals.of_creditors(now)
    return Totals(
        at=now,
        creditors=[OfCreditor(creditor=one.creditor, **_shape(one).model_dump()) for one in owed.creditors],
        all=[_shape(one) for one in owed.all],
    )


def _shape(one: Total) -> TotalShape:
    sums = {
        name: SumShape(amount=to_major(getattr(one, name), one.currency), currency=one.currency) for name in AMOUNTS
    }
    return TotalShape(currency=one.currency, clients=one.clients, **sums)
