"""Show a client's account to an adviser: what is owed, what is stopped and why, what was agreed, what was paid."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.console import words
from bot.console.manner import Manner, span
from bot.console.office import Parts
from bot.console.queue import kind_words
from flows.agreement import is_whole
from flows.negotiation.account import Account, InstalmentStatus
from flows.negotiation.account import Invoice as Bill
from storage.schema import Agreement, Client, Difficulty, Hold, Payment
from storage.seals import code_of
from storage.unit_of_work import UnitOfWork

MONTHS = 12  #: of payments in the drawing
PAYMENTS = 6  #: shown in the list
HEIGHT, WIDTH, GAP = 32, 8, 4  #: of the drawing, in pixels


@dataclass(frozen=True, slots=True)
class BillRow:
    """One open invoice."""

    number: str
    what: str
    due: str
    amount: str
    is_late: bool
    is_stopped: bool
    mark: str


@dataclass(frozen=True, slots=True)
class Part:
    """One instalment of an agreement; `state` is pending, paid, late or missed."""

    day: str
    amount: str
    state: str
    words: str


@dataclass(frozen=True, slots=True)
class Deal:
    """One agreement as a timeline; `paper` opens what the client holds in writing."""

    number: int
    title: str
    facts: str
    is_active: bool
    paper: str
    parts: Sequence[Part]


@dataclass(frozen=True, slots=True)
class Stop:
    """One hold: why collection stands still, for what, since when and until when."""

    why: str
    what: str
    clock: str


@dataclass(frozen=True, slots=True)
class Paid:
    """One payment that arrived."""

    day: str
    amount: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One month of the drawing, in pixels."""

    x: int
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class Told:
    """A difficulty in the client's words; `other` is the kind that an adviser may say it is instead."""

    number: int
    note: str
    title: str
    facts: str
    other: str
    other_title: str


@dataclass(frozen=True, slots=True)
class Other:
    """Another case of the same client."""

    number: int
    why: str
    status: str


@dataclass(frozen=True, slots=True)
class Card:
    """The account pane."""

    balance: str
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
    payments: Sequence[Paid]
    paid_more: int
    bars: Sequence[Bar]
    bars_words: str
    others: Sequence[Other]
    facts: Sequence[tuple[str, str]]
    client_words: Sequence[Told]


def read_account(uow: UnitOfWork, parts: Parts, client: Client, manner: Manner, case: int) -> Card:
    """Return the account pane of a client, opened from a case."""
    creditor = client.creditor_id
    account = uow.accounts.account(creditor, client.id, manner.now)
    bills = uow.invoices.of(creditor, client.id)
    payments = uow.payments.of(creditor, client.id)
    due, part = account.next_due, account.next_instalment
    months = _by_month(payments, manner.today)
    return Card(
        balance=manner.amount(account.balance),
        payable=manner.amount(account.payable),
        is_part_stopped=account.payable < account.balance,
        overdue=manner.amount(account.overdue(manner.today)) if account.overdue(manner.today) else "",
        days=max(account.days_overdue(manner.today), 0),
        next_amount=manner.amount(due.amount) if due else "",
        next_day=manner.day(due.due_on) if due else "",
        next_words="Próximo pago del acuerdo" if part else "Lo más antiguo por pagar",
        bills=[_bill(bill, manner) for bill in account.invoices],
        settled=sum(1 for bill in bills if not bill.balance),
        deals=[_deal(row, parts, manner) for row in uow.agreements.of(creditor, client.id)],
        stops=[_stop(row, account, manner) for row in uow.holds.active(creditor, client.id, manner.now)],
        payments=[Paid(manner.short(row.paid_on), manner.amount(row.amount)) for row in payments[: -PAYMENTS - 1 : -1]],
        paid_more=max(len(payments) - PAYMENTS, 0),
        bars=_bars(months),
        bars_words=f"Pagó en {sum(1 for month in months if month)} de los últimos {MONTHS} meses",
        others=[
            Other(row.id, kind_words(parts, row.kind), words.STATUSES[row.status])
            for row in uow.cases.of(creditor, client.id)
            if row.id != case
        ],
        facts=_facts(uow, client, manner),
        client_words=[_told(row, uow, manner) for row in uow.difficulties.of(creditor, client.id)],
    )


def _bill(bill: Bill, manner: Manner) -> BillRow:
    stopped = bill.payable < bill.balance
    part = f" por {manner.amount(bill.balance - bill.payable)}" if bill.payable else ""
    return BillRow(
        number=bill.number,
        what=bill.description or bill.number,
        due=manner.short(bill.due_on),
        amount=manner.amount(bill.balance),
        is_late=bill.due_on < manner.today,
        is_stopped=stopped,
        mark=f"detenida{part}"
        if stopped
        else f"{(manner.today - bill.due_on).days} días"
        if bill.due_on < manner.today
        else "",
    )


def _deal(row: Agreement, parts: Parts, manner: Manner) -> Deal:
    agreed = manner.day(row.accepted_at.astimezone(manner.zone).date())
    policy, code = f"política {row.policy_version}", f"código {code_of(row)}"
    facts = [words.PROPOSERS.get(row.proposed_by, ""), agreed, policy, code]
    if row.discount:
        facts.insert(1, f"descuento {manner.amount(row.discount, row.currency)}")
    return Deal(
        number=row.id,
        title=f"{words.AGREEMENTS[row.status]}: {manner.amount(row.total, row.currency)}",
        facts=" · ".join(fact for fact in facts if fact),
        is_active=row.status.value == "active",
        paper=parts.bot.links.agreement(row.creditor_id, row.id, manner.now) if is_whole(row.terms) else "",
        parts=[
            Part(
                manner.short(part.due_on),
                manner.amount(part.amount, row.currency),
                part.status,
                _part_words(part.paid, part.status, manner),
            )
            for part in row.instalments
        ],
    )


def _told(row: Difficulty, uow: UnitOfWork, manner: Manner) -> Told:
    other = next(kind for kind in words.DIFFICULTIES if kind != row.kind)
    day = manner.short(row.at.astimezone(manner.zone).date())
    who = f", según {uow.staff.get(row.corrected_by).name}" if row.corrected_by else ", según el asistente"
    return Told(
        number=row.id,
        note=row.note,
        title=" · ".join(filter(None, (words.CONTINGENCIES.get(row.contingency or ""), words.DIFFICULTIES[row.kind]))),
        facts=f"{day}{who}",
        other=other,
        other_title=words.DIFFICULTIES[other],
    )


def _part_words(paid: int, status: InstalmentStatus, manner: Manner) -> str:
    partly = f", van {manner.amount(paid)}" if paid and status is not InstalmentStatus.PAID else ""
    return f"{words.INSTALMENTS[status]}{partly}"


def _stop(row: Hold, account: Account, manner: Manner) -> Stop:
    named = {bill.number: bill.description or bill.number for bill in account.invoices}
    what = named.get(row.invoice_number, row.invoice_number) if row.invoice_number else "Toda la cuenta"
    amount = f" · {manner.amount(row.amount)}" if row.amount else ""
    until = f", hasta {manner.moment(row.ends_at)}" if row.ends_at else ""
    return Stop(
        why=words.HOLDS.get(row.kind, "Detenida"),
        what=f"{what}{amount}",
        clock=f"Reloj detenido hace {span(manner.now - row.starts_at)}{until}",
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


def _facts(uow: UnitOfWork, client: Client, manner: Manner) -> list[tuple[str, str]]:
    """Return what an adviser should know of the client before writing."""
    points = uow.clients.contact_points(client.creditor_id, client.id)
    verified = max((point.verified_at for point, _ in points if point.verified_at), default=None)
    person = uow.people.get(client.person_id)
    local = manner.now.astimezone(type(manner.zone)(client.timezone))
    known = {
        "Identidad": f"comprobada {manner.moment(verified)}" if verified else "sin comprobar: no dé datos de la cuenta",
        "Bloqueo": "demasiados intentos; solo el equipo puede comprobar quién es" if client.locked_at else "",
        "Mensajes": "pidió no recibir mensajes" if person.opted_out_at else "",
        "Pausa": f"pidió que le escriban {manner.moment(client.postponed_until)}"
        if client.postponed_until and client.postponed_until > manner.now
        else "",
        "Le importa": words.GOALS.get(client.goal or "", ""),
        "Quiere irse": f"lo dijo {manner.moment(client.exit_intent_at)}" if client.exit_intent_at else "",
        "Hora allá": local.strftime("%H:%M") if client.timezone != str(manner.zone) else "",
        "Número de cliente": client.id,
    }
    return [(name, fact) for name, fact in known.items() if fact]
