"""Show what changed a client's bills besides payments: credits, corrections, what an agreement forgave."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.console.manner import Manner
from bot.console.speech import N_, Phrases
from storage.schema import Client, Credit, CreditKind
from storage.unit_of_work import UnitOfWork

LENGTH = 6  #: credits that the list shows
KINDS: Mapping[CreditKind, str] = Phrases(
    {
        CreditKind.CREDIT_NOTE: N_("Abono"),
        CreditKind.CORRECTION: N_("Corrección"),
        CreditKind.DISCOUNT: N_("Descuento del acuerdo"),
        CreditKind.CARRIED: N_("Pagado o cambiado fuera"),
    }
)


@dataclass(frozen=True, slots=True)
class Credited:
    """One credit: what it is, of which bill and since when, how it moved the balance, why, and by which case."""

    title: str
    facts: str
    amount: str
    reason: str
    case: int | None


@dataclass(frozen=True, slots=True)
class Credits:
    """The latest credits, and how many came before them."""

    rows: Sequence[Credited]
    more: int


def read_credits(uow: UnitOfWork, client: Client, manner: Manner) -> Credits:
    """Return what changed a client's bills besides payments, the latest first."""
    found = uow.credits.of(client.creditor_id, client.id)
    return Credits([_row(row, manner) for row in found[: -LENGTH - 1 : -1]], max(len(found) - LENGTH, 0))


def _row(row: Credit, manner: Manner) -> Credited:
    sign = "−" if row.amount > 0 else "+"
    return Credited(
        title=KINDS[row.kind],
        facts=f"{row.invoice_number} · {manner.short(row.dated_on)}",
        amount=f"{sign}{manner.amount(abs(row.amount), row.currency)}",
        reason=row.reason,
        case=row.case_id,
    )
