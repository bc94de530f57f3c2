"""Add up totals of creditors into those of all of them together: by currency, which are never added to one another."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

ALL = ""  #: in place of a creditor: all that were asked for


@dataclass(frozen=True, slots=True)
class Total:
    """What is owed in one currency, in minor units; `overdue`, `agreed`, `disputed` and `not_due` make up `owed`.

    `disputed` is all that is stopped, whatever else it is; `agreed` what agreements in force cover; `overdue` and
    `not_due` the rest, by its date. `paid` arrived in the calendar month so far, and was not taken back.
    """

    creditor: str
    currency: str
    clients: int
    owed: int
    overdue: int
    agreed: int
    disputed: int
    not_due: int
    paid: int


def together(totals: Iterable[Total]) -> list[Total]:
    """Return the totals of all creditors, one for each currency, in the order of their names."""
    found: dict[str, Total] = {}
    for one in totals:
        known = found.get(one.currency)
        found[one.currency] = _add(known, one) if known else replace(one, creditor=ALL)
    return [found[currency] for currency in sorted(found)]


def _add(known: Total, more: Total) -> Total:
    """Add two of one currency; whoever owes two creditors counts as a client of each."""
    return Total(
        creditor=ALL,
        currency=known.currency,
        clients=known.clients + more.clients,
        owed=known.owed + more.owed,
        overdue=known.overdue + more.overdue,
        agreed=known.agreed + more.agreed,
        disputed=known.disputed + more.disputed,
        not_due=known.not_due + more.not_due,
        paid=known.paid + more.paid,
    )
