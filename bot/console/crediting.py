"""Let an adviser end a case with a credit: of which bill, how much, and what the account comes to after it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.console.gate import Form, Refusal
from bot.console.manner import Manner
from bot.console.office import Parts
from bot.console.sight import Seen
from bot.console.speech import N_, say
from bot.credits import NOTHING_NAMED, Taken, stopped_by
from bot.outcomes import CREDIT
from flows.errors import BadAmount
from flows.negotiation.account import Account
from flows.negotiation.money import to_minor
from storage.schema import Case
from storage.unit_of_work import UnitOfWork

SUM = re.compile(r"(?:\d{1,3}(?:(?P<by>[., ])\d{3})(?:(?P=by)\d{3})*|\d+)(?:[.,](?P<cents>\d{1,2}))?", re.ASCII)
"""An amount as it is typed anywhere: three figures after a sign are thousands, one or two are cents."""

NO_AMOUNT = N_("Escriba cuánto se abona: este caso no detuvo ninguna factura.")
NO_SUM = N_("«%(typed)s» no es un monto: escriba solo cifras, como 1500 o 1500,50.")
NO_BILL = N_("Elija de qué factura se descuenta el abono.")
TOO_MUCH = N_("El abono es mayor que la factura: escriba como mucho lo que ella pide.")
AFTER = N_("Saldo de la cuenta: hoy %(today)s, y %(after)s después del abono.")


@dataclass(frozen=True, slots=True)
class Creditable:
    """A bill that a credit may lower, as the form names it; `meant` is the only one that the case stopped."""

    number: str
    title: str
    is_meant: bool


def read_creditable(seen: Seen) -> Sequence[Creditable]:
    """Return the client's open bills."""
    account, manner = _account(seen.uow, seen.case, seen.manner), seen.manner
    meant = set(stopped_by(seen.uow, seen.case))
    return [
        Creditable(one.number, f"{one.description or one.number}, {manner.amount(one.balance)}", {one.number} == meant)
        for one in account.invoices
    ]


def read_credit(uow: UnitOfWork, parts: Parts, case: Case, form: Form) -> Taken:
    """Return the credit that a form names; without an amount, all that the case stopped. Raises Refusal."""
    if form.get("outcome") != CREDIT:
        return NOTHING_NAMED
    stopped, typed = stopped_by(uow, case), form.get("amount", "").strip()
    if not typed:
        if not any(stopped.values()):
            raise Refusal(say(NO_AMOUNT))
        return NOTHING_NAMED
    amount, bills = _amount(typed, _manner(uow, parts, case)), [*stopped]
    number = form.get("invoice") or (bills[0] if len(bills) == 1 else None)
    if number is None:
        raise Refusal(say(NO_BILL))
    return Taken(amount, number)


def read_amount(typed: str, currency: str) -> int:
    """Return minor units of an amount as it is typed: '50.000', '1,200.50', '285 000'. Raises BadAmount."""
    found = SUM.fullmatch(typed.strip())
    if found is None:
        raise BadAmount(typed, currency)
    cents = found["cents"] or ""
    whole = re.sub(r"\D", "", typed.strip()[: len(typed.strip()) - len(cents)])
    return to_minor(f"{whole}.{cents or 0}", currency)


def balance_after(uow: UnitOfWork, parts: Parts, case: Case, form: Form) -> str:
    """Say what the account comes to after the credit of a form; nothing while none can be read from it."""
    if form.get("act") != "resolve" or form.get("outcome") != CREDIT:
        return ""
    try:
        credit = read_credit(uow, parts, case, form)
    except Refusal:
        return ""
    manner = _manner(uow, parts, case)
    balance = _account(uow, case, manner).balance
    taken = sum(stopped_by(uow, case).values()) if credit.amount is None else credit.amount
    return say(AFTER, today=manner.amount(balance), after=manner.amount(max(balance - taken, 0)))


def _amount(typed: str, manner: Manner) -> int:
    try:
        amount = read_amount(typed, manner.currency)
    except BadAmount as fault:
        raise Refusal(say(NO_SUM, typed=typed)) from fault
    if not amount:
        raise Refusal(say("El abono tiene que ser mayor que cero."))
    return amount


def _account(uow: UnitOfWork, case: Case, manner: Manner) -> Account:
    return uow.accounts.account(case.creditor_id, case.client_id, manner.now)


def _manner(uow: UnitOfWork, parts: Parts, case: Case) -> Manner:
    return Manner.of(uow.creditors.get(case.creditor_id), parts.clock.now())
