"""Put values of the account into the shapes that texts take: plan lines, invoice lines, quick replies."""

from collections.abc import Iterable

from flows.facts import Facts
from flows.negotiation.account import Instalment, Invoice
from flows.negotiation.money import Money
from flows.negotiation.proposal import Plan
from flows.outcome import Choice, Lines, Value

PERSON = Choice("ask_human", "button-person")  #: one word away, wherever there is room
ACCOUNT = Choice("ask_balance", "button-account")
HOW_TO_PAY = Choice("ask_payment_methods", "button-how-to-pay")
PROPOSE = Choice("propose_plan", "button-propose")  #: the client proposes; options are shown when asked for
ROWS_MAX = 8  #: lines of one message on a phone


def money(facts: Facts, minor: int) -> Money:
    """Return an amount in the creditor's currency."""
    return Money(minor, facts.creditor.currency)


def plan_lines(facts: Facts, plan: Plan) -> Lines:
    """Return a plan, one payment a line."""
    return Lines("plan-line", tuple({"on": part.due_on, "amount": money(facts, part.amount)} for part in plan))


def instalment_lines(facts: Facts, instalments: Iterable[Instalment]) -> Lines:
    """Return what is still to be paid of an agreement, one instalment a line."""
    open_ones = [part for part in instalments if part.unpaid]
    return Lines("plan-line", tuple({"on": part.due_on, "amount": money(facts, part.unpaid)} for part in open_ones))


def invoice_lines(facts: Facts, invoices: Iterable[Invoice]) -> Lines:
    """Return open invoices, the oldest first, one a line; a disputed one says that it waits."""
    rows = sorted((invoice for invoice in invoices if invoice.balance), key=lambda invoice: invoice.due_on)
    return Lines("invoice-line", tuple(_invoice_row(facts, invoice) for invoice in rows[:ROWS_MAX]))


def _invoice_row(facts: Facts, invoice: Invoice) -> dict[str, Value]:
    return {
        "what": invoice.description or invoice.number,
        "number": invoice.number,
        "amount": money(facts, invoice.balance),
        "due": invoice.due_on,
        "stopped": "yes" if invoice.payable < invoice.balance else "no",
        "late": "yes" if invoice.due_on < facts.today else "no",
    }
