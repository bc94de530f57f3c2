"""Read what is owed to the creditors of whoever looks: a table for each currency, a row for each creditor."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.console.login import Signed
from bot.console.manner import Manner
from bot.console.office import Parts
from bot.console.speech import N_, Phrases, say
from flows.totals import AMOUNTS, Total
from storage.unit_of_work import UnitOfWork

PATH = "/console/totals"
ALL = N_("Todas las empresas")
TITLES: Mapping[str, str] = Phrases(
    {
        "owed": N_("Se debe"),
        "overdue": N_("Vencido"),
        "agreed": N_("En acuerdos"),
        "disputed": N_("En disputa o detenido"),
        "not_due": N_("Por vencer"),
        "paid": N_("Pagado este mes"),
    }
)


@dataclass(frozen=True, slots=True)
class Row:
    """What is owed to whom, by how many people."""

    name: str
    clients: int
    amounts: Sequence[str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is owed in one currency; `all` where there are several creditors to add up."""

    currency: str
    rows: Sequence[Row]
    all: Row | None


def read_totals(uow: UnitOfWork, parts: Parts, me: Signed) -> Sequence[Sheet]:
    """Return what is owed to the creditors whom they see, by currency."""
    now = parts.clock.now()
    owed, known = uow.totals.of_creditors(now), {row.id: row for row in uow.creditors.all() if row.id in me.creditors}
    manners = {name: Manner.of(row, now) for name, row in known.items()}
    sheets = []
    for whole in owed.all:
        of_it = [one for one in owed.creditors if one.currency == whole.currency]
        rows = [_row(known[one.creditor].name, one, manners[one.creditor]) for one in of_it]
        added = _row(say(ALL), whole, manners[of_it[0].creditor]) if len(of_it) > 1 else None
        sheets.append(Sheet(whole.currency, sorted(rows, key=lambda row: row.name), added))
    return sheets


def _row(name: str, one: Total, manner: Manner) -> Row:
    return Row(name, one.clients, [manner.amount(getattr(one, amount), one.currency) for amount in AMOUNTS])
