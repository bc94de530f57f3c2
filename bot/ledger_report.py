"""Hold what came of adding up a creditor's ledger: does every invoice's balance follow from its lines?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.counted import counted
from flows.negotiation.money import to_major
from storage.unit_of_work import UnitOfWork

TOLD = 100  #: invoices of a creditor that are told one by one; all are counted


@dataclass(frozen=True, slots=True)
class Ledger:
    """How many invoices a creditor has, and those whose balance is not what their lines come to."""

    creditor: str
    invoices: int
    unbalanced: Sequence[Any] = ()

    @property
    def is_whole(self) -> bool:
        """Say whether every balance follows from its lines."""
        return not self.unbalanced

    def as_json(self) -> dict[str, Any]:
        """Return it as `audit verify --json` prints it; amounts are in major units of the invoice's currency."""
        told = [
            {"invoice": row.number, "client": row.client_id, "currency": row.currency, **_amounts(row)}
            for row in self.unbalanced[:TOLD]
        ]
        return {"invoices": self.invoices, "fault_count": len(self.unbalanced), "unbalanced": told}

    def words(self) -> list[str]:
        """Return sentences for people: how many invoices, and each that is told."""
        state = f"{len(self.unbalanced)} unbalanced" if self.unbalanced else "all balanced"
        more = [f"  and {len(self.unbalanced) - TOLD} more"] if len(self.unbalanced) > TOLD else []
        told = [_sentence(row) for row in self.unbalanced[:TOLD]]
        return [f"{self.creditor}: {counted(self.invoices, 'invoice')} added up: {state}", *told, *more]


def read_ledger(uow: UnitOfWork, creditor: str) -> Ledger:
    """Add up every invoice of a creditor in scope."""
    return Ledger(creditor, uow.invoices.count(creditor), uow.credits.unbalanced(creditor))


def _amounts(row: Any) -> dict[str, str]:  # noqa: ANN401 - a row of the ledger
    return {"balance": to_major(row.balance, row.currency), "explained": to_major(row.explained, row.currency)}


def _sentence(row: Any) -> str:  # noqa: ANN401 - a row of the ledger
    found = _amounts(row)
    return UNBALANCED.format(invoice=row.number, client=row.client_id, currency=row.currency, **found)


UNBALANCED = (
    "  invoice {invoice} of client {client} stands at {currency} {balance}, and its payments and credits leave"
    " {currency} {explained}: import it again with the balance that is right, which writes a line for the difference"
)
