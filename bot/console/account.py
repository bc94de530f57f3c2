"""Show a client's account to an adviser: what is owed, what is stopped and why, what was agreed, what was paid."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.console import words
from bot.console.client import Told, read_facts, read_told
from bot.console.consents import read_consents
from bot.console.contacts import Contacts, read_contacts
from bot.console.credits import Credits, read_credits
from bot.console.deals import Deal, read_deals
from bot.console.manner import Manner, span
from bot.console.office import Parts
from bot.console.payments import Payments, read_payments
from bot.console.queue import Option, kind_words
from bot.console.risk import RiskPane, read_risk
from bot.console.speech import say, say_many
from bot.console.tickets import Tickets, read_tickets
from bot.pauses import is_by_hand, kinds
from bot.regions import holds_of, stands
from flows.contact.packs import Pack
from flows.negotiation.account import Account
from flows.negotiation.account import Invoice as Bill
from storage.schema import Client, Hold, InvoiceStatus, RegionalHold
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class BillRow:
    """One open invoice; `is_stopped` if something of it is, `is_whole` if nothing of it may be asked for."""

    number: str
    what: str
    due: str
    amount: str
    is_late: bool
    is_stopped: bool
    is_whole: bool
    mark: str


@dataclass(frozen=True, slots=True)
class Stop:
    """One hold: why collection stands still, in the client's words too, for what, since when, and by which case.

    `number` is that of a hold which a person placed and may lift, else 0.
    """

    why: str
    reason: str
    what: str
    clock: str
    case: int | None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Other:
    """Another case of the same client."""

    number: int
    why: str
    status: str


@dataclass(frozen=True, slots=True)
class Card:
    """The account pane; `favour` is what was paid that nothing was owed for, empty where all found its place."""

    balance: str
    favour: str
    payable: str
    is_part_stopped: bool
    overdue: str
    days: int
    next_amount: str
    next_day: str
    next_words: str
    bills: Sequence[BillRow]
    settled: int
    deals: Sequence[Deal]
    stops: Sequence[Stop]
    payments: Payments
    credits: Credits
    others: Sequence[Other]
    tickets: Tickets
    facts: Sequence[tuple[str, str]]
    risk: RiskPane | None
    client_words: Sequence[Told]
    contacts: Contacts
    pauses: Sequence[Option]
    consents: Sequence[tuple[str, str]]


def read_account(uow: UnitOfWork, parts: Parts, client: Client, manner: Manner, case: int) -> Card:
    """Return the account pane of a client, opened from a case."""
    creditor = client.creditor_id
    account = uow.accounts.account(creditor, client.id, manner.now)
    bills = uow.invoices.of(creditor, client.id)
    pack = parts.packs.of(client.country)
    missed = account.missed(manner.today)
    due, part, favour = account.next_due, account.next_instalment, uow.payments.credit(creditor, client.id)
    return Card(
        balance=manner.amount(account.balance),
        favour=manner.amount(favour) if favour else "",
        payable=manner.amount(account.payable),
        is_part_stopped=account.payable < account.balance,
        overdue=manner.amount(sum(one.amount for one in missed)) if missed else "",
        days=(manner.today - missed[0].due_on).days if missed else 0,
        next_amount=manner.amount(due.amount) if due else "",
        next_day=manner.day(due.due_on) if due else "",
        next_words=say("Próximo pago del acuerdo") if part else say("Lo más antiguo por pagar"),
        bills=[_bill(bill, account, manner) for bill in account.invoices],
        settled=sum(1 for bill in bills if bill.status is InvoiceStatus.PAID),
        deals=read_deals(uow, parts, client, manner),
        stops=[
            *(_stop(row, account, manner, pack) for row in uow.holds.active(creditor, client.id, manner.now)),
            *(_place(row, manner) for row in holds_of(uow, client) if stands(row, manner.now)),
        ],
        payments=read_payments(uow, client, manner),
        credits=read_credits(uow, client, manner),
        others=[
            Other(row.id, kind_words(parts, row.kind), words.STATUSES[row.status])
            for row in uow.cases.of(creditor, client.id)
            if row.id != case
        ],
        tickets=read_tickets(uow, client, manner),
        facts=read_facts(uow, client, manner),
        risk=read_risk(uow, client, manner),
        client_words=read_told(uow, client, manner),
        contacts=read_contacts(uow, client, manner),
        pauses=[Option(kind, words.HOLDS.get(kind, kind)) for kind in kinds(pack)],
        consents=read_consents(uow, client, manner),
    )


def _bill(bill: Bill, account: Account, manner: Manner) -> BillRow:
    agreed = account.agreement if account.next_instalment else None
    is_agreed = agreed is not None and bill.number in agreed.invoices
    late = say("en el acuerdo") if is_agreed else _late(manner.today - bill.due_on)
    stopped = bill.payable < bill.balance and not bill.is_barred
    return BillRow(
        number=bill.number,
        what=bill.description or bill.number,
        due=manner.short(bill.due_on),
        amount=manner.amount(bill.balance),
        is_late=bill.due_on < manner.today and not is_agreed,
        is_stopped=stopped,
        is_whole=stopped and not bill.payable,
        mark=_mark(bill, manner) if stopped or bill.is_barred else late,
    )


def _mark(bill: Bill, manner: Manner) -> str:
    """Say why not all of a bill may be asked for."""
    if bill.is_barred:
        return say("prescrita")
    stopped = manner.amount(bill.balance - bill.payable)
    return say("detenida por %(amount)s", amount=stopped) if bill.payable else say("detenida")


def _late(passed: timedelta) -> str:
    return say_many("%(num)s día", "%(num)s días", passed.days) if passed.days > 0 else ""


def _since(said: str, row: Hold | RegionalHold, manner: Manner) -> str:
    """Add until when something lasts that has an end."""
    return say("%(since)s, hasta %(until)s", since=said, until=manner.moment(row.ends_at)) if row.ends_at else said


def _place(row: RegionalHold, manner: Manner) -> Stop:
    since = say("Desde hace %(since)s", since=span(manner.now - row.starts_at))
    return Stop(
        why=say("Sin contactos nuestros donde vive"),
        reason=row.reason,
        what=row.region or row.country,
        clock=_since(since, row, manner),
        case=None,
    )


def _stop(row: Hold, account: Account, manner: Manner, pack: Pack | None) -> Stop:
    named = {bill.number: bill.description or bill.number for bill in account.invoices}
    what = named.get(row.invoice_number, row.invoice_number) if row.invoice_number else say("Toda la cuenta")
    amount = f" · {manner.amount(row.amount)}" if row.amount else ""
    since = say("Reloj detenido hace %(since)s", since=span(manner.now - row.starts_at))
    return Stop(
        why=words.HOLDS.get(row.kind) or say("Detenida"),
        reason=row.reason,
        what=f"{what}{amount}",
        clock=_since(since, row, manner),
        case=row.case_id,
        number=row.id if is_by_hand(row, pack) else 0,
    )
