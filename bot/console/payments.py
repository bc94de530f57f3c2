"""Show what a client has paid: the latest payments in a list, and a year of months in a drawing.

Money that came and did not stay stands in the list too, and says so; the drawing is of what stayed.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.console.manner import Manner
from bot.console.speech import N_, say
from bot.console.unmatched import key_of
from storage.schema import Client, Payment
from storage.unit_of_work import UnitOfWork

MONTHS = 12  #: in the drawing
LENGTH = 6  #: payments that the list shows
AWAY = {False: N_("no llegó: se revirtió el %(day)s"), True: N_("no era de este cliente: se quitó el %(day)s")}
HEIGHT, WIDTH, GAP = 32, 8, 4  #: of the drawing, in pixels


@dataclass(frozen=True, slots=True)
class Paid:
    """One payment that arrived: its day and amount, its reference with what came of it, and whether it went back.

    `key` names what a person said is theirs, and can be taken back (`bot.console.unmatched`); else it is empty.
    """

    day: str
    amount: str
    facts: str
    is_returned: bool
    key: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One month of the drawing, in pixels."""

    x: int
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class Payments:
    """The latest payments, how many came before them, and the drawing; `bars_words` says it without a picture."""

    rows: Sequence[Paid]
    more: int
    bars: Sequence[Bar]
    bars_words: str


def read_payments(uow: UnitOfWork, client: Client, manner: Manner) -> Payments:
    """Return what a client has paid, the latest first."""
    found = uow.payments.all_of(client.creditor_id, client.id)
    months = _by_month([row for row in found if row.reversed_on is None], manner.today)
    favour: Counter[str] = Counter()
    for one in uow.payments.in_favour(client.creditor_id, client.id):
        favour[one.payment_reference] += one.amount
    shown = found[: -LENGTH - 1 : -1]
    said = uow.unmatched.matched(client.creditor_id, [row.reference for row in shown if row.reversed_on is None])
    keys = {row.reference: key_of(row) for row in said}
    return Payments(
        rows=[_paid(uow, row, manner, favour, keys) for row in shown],
        more=max(len(found) - LENGTH, 0),
        bars=_bars(months),
        bars_words=say("Pagó en %(paid)s de los últimos %(months)s meses", paid=sum(map(bool, months)), months=MONTHS),
    )


def _paid(uow: UnitOfWork, row: Payment, manner: Manner, favour: Mapping[str, int], keys: Mapping[str, str]) -> Paid:
    left, back, name = favour.get(row.reference, 0), row.reversed_on, uow.payments.name_of(row)
    facts = (
        name or row.reference,
        say(AWAY[name is not None], day=manner.short(back)) if back else "",
        row.reversed_why or "",
        say("%(amount)s a favor", amount=manner.amount(left, row.currency)) if left else "",
    )
    return Paid(
        day=manner.short(row.paid_on),
        amount=manner.amount(row.amount, row.currency),
        facts=" · ".join(filter(None, facts)),
        is_returned=back is not None,
        key=keys.get(row.reference, ""),
    )


def _by_month(payments: Sequence[Payment], today: date) -> list[int]:
    """Return what was paid in each of the last months, oldest first, in minor units."""
    months = [0] * MONTHS
    for row in payments:
        back = (today.year - row.paid_on.year) * 12 + today.month - row.paid_on.month
        if 0 <= back < MONTHS:
            months[-1 - back] += row.amount
    return months


def _bars(months: Sequence[int]) -> list[Bar]:
    top = max(months, default=0)
    heights = [max(round(month * HEIGHT / top), 2) if month else 0 for month in months] if top else []
    return [Bar(place * (WIDTH + GAP), HEIGHT - height, height) for place, height in enumerate(heights)]
