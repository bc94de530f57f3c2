"""Read the money of which nobody knows whose it is: how much, when, what the bank wrote, and who it may be of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from bot.console.login import Signed
from bot.console.manner import Manner
from bot.console.office import Parts
from flows.matching.evidence import Why
from storage.repositories.unmatched import Place
from storage.schema import Json, UnmatchedPayment
from storage.unit_of_work import UnitOfWork

PATH = "/console/payments"
LENGTH = 50  #: payments on a page
SOURCES: Mapping[str, str] = {
    "table": "lista de pagos",
    "camt": "extracto del banco",
    "mt940": "extracto del banco",
    "provider": "proveedor de pagos",
}
REASONS: Mapping[Why, str] = {
    Why.ALIKE: "puede ser el mismo pago que ya se recibió ({})",
    Why.INVOICE: "se escribió la factura {}",
    Why.CLIENT: "se escribió su número de cliente",
    Why.DOCUMENT: "se escribió su documento",
    Why.INVOICE_BALANCE: "es justo lo que falta de la factura {}",
    Why.INSTALMENT: "es justo lo que falta de la cuota {}",
    Why.WHOLE_BALANCE: "es justo todo lo que debe",
    Why.PAYER: "quien pagó ya pagó antes por esta persona",
    Why.NAME: "quien pagó se llama igual",
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A client whose money it may be, and why."""

    client: str
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Money:
    """Money that waits. `key` names it in forms."""

    key: str
    amount: str
    facts: str
    payer: str
    text: str
    candidates: Sequence[Candidate]
    can_match: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """What waits, how much of it there is, and where the list goes on."""

    rows: Sequence[Money]
    count: int
    more: str


def read_unmatched(uow: UnitOfWork, parts: Parts, me: Signed, after: str) -> Listing:
    """Return what waits of the creditors whom they see, the oldest first, from a place of the list on."""
    found = uow.unmatched.waiting(me.creditors, LENGTH + 1, _place(after))
    more = ""
    if len(found) > LENGTH:
        last = found[LENGTH - 1]
        more = f"{PATH}?{urlencode({'after': f'{last.paid_on.isoformat()}.{last.id}'})}"
    rows = [_money(uow, parts, row) for row in found[:LENGTH]]
    return Listing(rows, uow.unmatched.count(me.creditors), more)


def _place(after: str) -> Place | None:
    """Return the place that a page's address names; none for one that is not ours."""
    day, _, number = after.partition(".")
    try:
        return date.fromisoformat(day), int(number)
    except ValueError:
        return None


def _money(uow: UnitOfWork, parts: Parts, row: UnmatchedPayment) -> Money:
    creditor = uow.creditors.get(row.creditor_id)
    manner, payer = Manner.of(creditor, parts.clock.now()), parts.decider.payer_of(row)
    source = SOURCES.get(row.source, row.source)
    facts = (manner.day(row.paid_on), creditor.name, source, f"referencia {row.reference}")
    return Money(
        key=f"{row.creditor_id}:{row.id}",
        amount=manner.amount(row.amount, row.currency),
        facts=" · ".join(facts),
        payer=" · ".join(filter(None, (payer.name, payer.account))),
        text=parts.decider.text_of(row),
        candidates=[_candidate(uow, row.creditor_id, one) for one in row.candidates],
        can_match=row.currency == creditor.currency,
    )


def _candidate(uow: UnitOfWork, creditor: str, told: Json) -> Candidate:
    client = uow.clients.find(creditor, told["client"])
    reasons = [REASONS[Why(one["why"])].format(one["about"]) for one in told["reasons"]]
    return Candidate(told["client"], client.name if client else "", "; ".join(reasons))
