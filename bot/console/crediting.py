"""Let an adviser end a case with a credit or a corrected bill: which, how much, what the account comes to after it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.console.gate import Form, Refusal
from bot.console.manner import Manner
from bot.console.office import Parts
from bot.console.sight import Seen
from bot.console.speech import N_, Phrases, say
from bot.credits import NOTHING_NAMED, Taken, needs_correcting, stopped_by
from bot.outcomes import CORRECTION, CREDIT
from flows.errors import BadAmount
from flows.negotiation.account import Account
from flows.negotiation.money import digits, to_minor
from nlu.grammar.read import extract
from storage.schema import Case
from storage.unit_of_work import UnitOfWork

NO_AMOUNT = N_("Escriba cuánto se abona: este caso no detuvo ninguna factura.")
NO_SUM = N_("«%(typed)s» no se lee como un monto de esta cuenta: escríbalo como %(example)s.")
NO_BILLS: Mapping[str, str] = Phrases(
    {CREDIT: N_("Elija de qué factura se descuenta el abono."), CORRECTION: N_("Elija qué factura se corrige.")}
)
NO_CORRECTED = N_(
    "Escriba cuánto queda la factura ya corregida. Si ninguna cambia, elija «Explicación» u «Otra respuesta»."
)
NOT_LOWER = N_("Esa factura pide %(amount)s: escriba cuánto queda corregida, que tiene que ser menos.")
TOO_MUCH = N_("El abono es mayor que la factura: escriba como mucho lo que ella pide.")
AFTERS: Mapping[str, str] = {
    CREDIT: N_("Saldo de la cuenta: hoy %(today)s, y %(after)s después del abono."),
    CORRECTION: N_("Saldo de la cuenta: hoy %(today)s, y %(after)s con la factura corregida."),
}
NOTHING = "0"  #: which a client who proposes does not mean, and nobody reads
EXAMPLE = 1_500  #: major units of an amount as it may be typed


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
    """Return what a form writes on the account. Raises Refusal.

    Without an amount a credit is all that the case stopped, and a correction was made already.
    """
    outcome = form.get("outcome", "")
    if outcome not in AFTERS:
        return NOTHING_NAMED
    stopped, typed = stopped_by(uow, case), form.get("amount", "").strip()
    if not typed:
        _check_unnamed(uow, case, outcome, stopped)
        return NOTHING_NAMED
    manner, bills = _manner(uow, parts, case), [*stopped]
    number = form.get("invoice") or (bills[0] if len(bills) == 1 else None)
    if number is None:
        raise Refusal(NO_BILLS[outcome])
    amount = _amount(typed, manner)
    if outcome == CORRECTION and amount >= (asked := uow.credits.asked(case.creditor_id, number)):
        raise Refusal(say(NOT_LOWER, amount=manner.amount(asked)))
    if outcome == CREDIT and not amount:
        raise Refusal(say("El abono tiene que ser mayor que cero."))
    return Taken(amount, number)


def read_amount(typed: str, manner: Manner) -> int:
    """Return minor units of an amount in the creditor's money, as people write it: '50.000', 'S/ 300', '20 lucas'.

    Raises BadAmount for anything besides one amount, and for other money.
    """
    text = typed.strip()
    if text == NOTHING:
        return 0
    read = extract(text, manner.locale, manner.today, manner.currency, question="amount")
    values = [one for one in read.entities if one.text == text and one.currency == manner.currency]
    if len(values) != 1 or read.ranges:
        raise BadAmount(typed, manner.currency)
    return to_minor(str(values[0].value), manner.currency)


def balance_after(uow: UnitOfWork, parts: Parts, case: Case, form: Form) -> str:
    """Say what the account comes to after what a form writes on it; nothing while none can be read from it."""
    outcome = form.get("outcome", "")
    if form.get("act") != "resolve" or outcome not in AFTERS:
        return ""
    try:
        named = read_credit(uow, parts, case, form)
    except Refusal:
        return ""
    manner = _manner(uow, parts, case)
    balance = _account(uow, case, manner).balance
    after = max(balance - _taken(uow, case, outcome, named), 0)
    return say(AFTERS[outcome], today=manner.amount(balance), after=manner.amount(after))


def _check_unnamed(uow: UnitOfWork, case: Case, outcome: str, stopped: Mapping[str, int]) -> None:
    if outcome == CREDIT and not any(stopped.values()):
        raise Refusal(say(NO_AMOUNT))
    if outcome == CORRECTION and needs_correcting(uow, case):
        raise Refusal(say(NO_CORRECTED))


def _taken(uow: UnitOfWork, case: Case, outcome: str, named: Taken) -> int:
    """Return by how much the balance falls; what was paid too much of a bill stays with the client's account."""
    if named.amount is None or named.invoice is None:
        return sum(stopped_by(uow, case).values()) if outcome == CREDIT else 0
    if outcome == CREDIT:
        return named.amount
    return uow.credits.asked(case.creditor_id, named.invoice) - named.amount


def _amount(typed: str, manner: Manner) -> int:
    try:
        return read_amount(typed, manner)
    except BadAmount as fault:
        example = manner.amount(EXAMPLE * 10 ** digits(manner.currency))
        raise Refusal(say(NO_SUM, typed=typed, example=example)) from fault


def _account(uow: UnitOfWork, case: Case, manner: Manner) -> Account:
    return uow.accounts.account(case.creditor_id, case.client_id, manner.now)


def _manner(uow: UnitOfWork, parts: Parts, case: Case) -> Manner:
    return Manner.of(uow.creditors.get(case.creditor_id), parts.clock.now())
