"""Read the money of which nobody knows whose it is: how much, when, what the bank wrote, and who it may be of.

What was settled lately stands below, with who said so: two who work on the list see what the other did.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from bot.console.gate import Form
from bot.console.login import Signed
from bot.console.manner import Manner, by_whom
from bot.console.office import Parts
from bot.console.speech import N_, Phrases, say
from flows.matching.evidence import Why
from storage.directory import find_clients
from storage.repositories.unmatched import Place
from storage.schema import Client, Json, UnmatchedPayment, UnmatchedStatus
from storage.unit_of_work import UnitOfWork

PATH = "/console/payments"
LENGTH = 50  #: payments on a page
LATELY = timedelta(days=7)  #: for so long what was settled can be read
SETTLED_MAX = 20  #: of it that the page shows
SOURCES: Mapping[str, str] = Phrases(
    {
        "table": N_("lista de pagos"),
        "camt": N_("extracto del banco"),
        "mt940": N_("extracto del banco"),
        "provider": N_("proveedor de pagos"),
    }
)
REASONS: Mapping[Why, str] = {
    Why.ALIKE: N_("puede ser el mismo pago que ya se recibió (%(about)s)"),
    Why.INVOICE: N_("se escribió la factura %(about)s"),
    Why.CLIENT: N_("se escribió su número de cliente"),
    Why.DOCUMENT: N_("se escribió su documento"),
    Why.INVOICE_BALANCE: N_("es justo lo que falta de la factura %(about)s"),
    Why.INSTALMENT: N_("es justo lo que falta de la cuota %(about)s"),
    Why.WHOLE_BALANCE: N_("es justo todo lo que debe"),
    Why.PAYER: N_("quien pagó ya pagó antes por esta persona"),
    Why.NAME: N_("quien pagó se llama igual"),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A client whose money it may be, what they owe, and why."""

    client: str
    name: str
    owes: str
    why: str


@dataclass(frozen=True, slots=True)
class Money:
    """Money that waits. `key` names it in forms; `found` are those whom a name that was typed may mean.

    `taken_back` says whose it was said to be before, and why it was not.
    """

    key: str
    amount: str
    facts: str
    payer: str
    text: str
    candidates: Sequence[Candidate]
    found: Sequence[Candidate]
    taken_back: str
    can_match: bool


@dataclass(frozen=True, slots=True)
class Settled:
    """Money that waits no longer: how much, which, and what was said of it by whom.

    `key` names what is somebody's payment, and can be taken back; else it is empty.
    """

    key: str
    amount: str
    facts: str
    end: str


@dataclass(frozen=True, slots=True)
class Listing:
    """What waits, how much of it there is, where the list goes on, and what was settled lately."""

    rows: Sequence[Money]
    count: int
    more: str
    settled: Sequence[Settled]


def read_unmatched(uow: UnitOfWork, parts: Parts, me: Signed, after: str, typed: Form) -> Listing:
    """Return what waits of the creditors whom they see, the oldest first, from a place of the list on.

    `typed` is a form that was refused: where it names somebody, those whom it may mean are found.
    """
    found = uow.unmatched.waiting(me.creditors, LENGTH + 1, _place(after))
    more = ""
    if len(found) > LENGTH:
        last = found[LENGTH - 1]
        more = f"{PATH}?{urlencode({'after': f'{last.paid_on.isoformat()}.{last.id}'})}"
    rows = [_money(uow, parts, row, typed) for row in found[:LENGTH]]
    lately = uow.unmatched.settled(me.creditors, parts.clock.now() - LATELY, SETTLED_MAX)
    return Listing(rows, uow.unmatched.count(me.creditors), more, [_settled(uow, parts, row) for row in lately])


def seek(uow: UnitOfWork, creditor: str, typed: str) -> Sequence[Client]:
    """Return the clients whom a number or words of a name may mean; none where nothing is typed."""
    return find_clients(uow.session, creditor, typed) if typed.strip() else []


def key_of(row: UnmatchedPayment) -> str:
    """Return by what forms name money."""
    return f"{row.creditor_id}:{row.id}"


def _place(after: str) -> Place | None:
    """Return the place that a page's address names; none for one that is not ours."""
    day, _, number = after.partition(".")
    try:
        return date.fromisoformat(day), int(number)
    except ValueError:
        return None


def _money(uow: UnitOfWork, parts: Parts, row: UnmatchedPayment, typed: Form) -> Money:
    creditor, key = uow.creditors.get(row.creditor_id), key_of(row)
    sought = typed.get("client", "") if typed.get("item") == key else ""
    manner, payer = Manner.of(creditor, parts.clock.now()), parts.decider.payer_of(row)
    source = SOURCES.get(row.source, row.source)
    facts = (manner.day(row.paid_on), creditor.name, source, say("referencia %(reference)s", reference=row.reference))
    return Money(
        key=key,
        amount=manner.amount(row.amount, row.currency),
        facts=" · ".join(facts),
        payer=" · ".join(filter(None, (payer.name, payer.account))),
        text=parts.decider.text_of(row),
        candidates=[_candidate(uow, manner, row.creditor_id, one) for one in row.candidates],
        found=[_known(uow, manner, one, "") for one in seek(uow, row.creditor_id, sought)],
        taken_back=row.note,
        can_match=row.currency == creditor.currency,
    )


def _candidate(uow: UnitOfWork, manner: Manner, creditor: str, told: Json) -> Candidate:
    client = uow.clients.find(creditor, told["client"])
    why = "; ".join(say(REASONS[Why(one["why"])], about=one["about"]) for one in told["reasons"])
    return _known(uow, manner, client, why) if client else Candidate(told["client"], "", "", why)


def _known(uow: UnitOfWork, manner: Manner, client: Client, why: str) -> Candidate:
    owed = sum(bill.balance for bill in uow.invoices.of(client.creditor_id, client.id))
    owes = say("debe %(amount)s", amount=manner.amount(owed)) if owed else say("no debe nada")
    return Candidate(client.id, client.name, owes, why)


def _settled(uow: UnitOfWork, parts: Parts, row: UnmatchedPayment) -> Settled:
    creditor = uow.creditors.get(row.creditor_id)
    manner = Manner.of(creditor, parts.clock.now())
    client = uow.clients.find(row.creditor_id, row.client_id) if row.client_id else None
    whose = " ".join(filter(None, (client.name if client else "", row.client_id)))
    what = say("Es de %(whose)s", whose=whose) if whose else say("Vuelve o no es nuestro: %(note)s", note=row.note)
    who = by_whom(uow, row.settled_by) if row.settled_by else ""
    when = manner.moment(row.settled_at) if row.settled_at else ""
    return Settled(
        key=key_of(row) if row.status is UnmatchedStatus.MATCHED else "",
        amount=manner.amount(row.amount, row.currency),
        facts=" · ".join((manner.day(row.paid_on), creditor.name, row.reference)),
        end=f"{what} · {say('lo dijo %(who)s %(when)s', who=who, when=when)}",
    )
