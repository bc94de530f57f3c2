"""Put values of the account into the shapes that texts take: plan lines, invoice lines, quick replies."""

from collections.abc import Iterable
from datetime import date

from flows.facts import Facts
from flows.negotiation.account import Instalment, Invoice
from flows.negotiation.money import Money
from flows.negotiation.proposal import Leg, Plan
from flows.outcome import Choice, Lines, Term, Value, Values

PERSON = Choice("ask_human", "button-person")  #: one word away, wherever there is room
ACCOUNT = Choice("ask_balance", "button-account")
HOW_TO_PAY = Choice("ask_payment_methods", "button-how-to-pay")
RECEIPT = Choice("ask_receipt", "button-receipt")
PROPOSE = Choice("propose_plan", "button-propose")  #: the client proposes; options are shown when asked for
OWN_MAX = 3  #: payments of the client's own that are shown one a line beside another plan
RUN_MAX = 60  #: payments of a run that are counted beside another plan
ROWS_MAX = 8  #: lines of one message on a phone


def money(facts: Facts, minor: int) -> Money:
    """Return an amount in the creditor's currency."""
    return Money(minor, facts.creditor.currency)


def plan_lines(facts: Facts, plan: Plan) -> Lines:
    """Return a plan, one payment a line."""
    return Lines("plan-line", tuple({"on": part.due_on, "amount": money(facts, part.amount)} for part in plan))


def shape_of(facts: Facts, plan: Plan) -> dict[str, Value]:
    """Return what tells a plan of equal payments in one line: how many, of how much, from when."""
    return {"count": len(plan), "amount": money(facts, plan[0].amount), "on": plan[0].due_on}


def read_lines(facts: Facts, plan: Plan, legs: Iterable[Leg]) -> Lines:
    """Return a plan, one payment a line, with the day that was named where it is no business day and was rolled."""
    named = [leg.date for leg in legs if leg.date and not facts.calendar.is_business_day(leg.date)]
    days = {part.due_on for part in plan}
    rolled = {day: said for said in named for day in _neighbours(facts, said) if day in days}
    if not rolled:
        return plan_lines(facts, plan)
    rows: tuple[dict[str, Value], ...] = tuple(
        {"on": part.due_on, "amount": money(facts, part.amount), "said": rolled.get(part.due_on, "")} for part in plan
    )
    return Lines("plan-rolled-line", rows)


def _neighbours(facts: Facts, day: date) -> tuple[date, ...]:
    """Return where a day may roll to: the business day before it, or the one after, which is likelier."""
    return facts.calendar.previous(day), facts.calendar.next(day)


def own_lines(facts: Facts, proposal: Plan) -> Lines:
    """Return the client's own plan, short enough to stand beside another: its payments, or one line for them all."""
    if len(proposal) <= OWN_MAX:
        return plan_lines(facts, proposal)
    row: dict[str, Value] = {
        "count": len(proposal),
        "amount": money(facts, proposal[0].amount),
        "shape": _shape(proposal),
        "from": proposal[0].due_on,
        "to": proposal[-1].due_on,
    }
    return Lines("plan-run-line", (row,))


def _shape(proposal: Plan) -> str:
    """Return how a run is told: of equal payments, of so many that their number says nothing, or of mixed ones."""
    if len(proposal) > RUN_MAX:
        return "long"
    alike = len({part.amount for part in proposal[:-1]}) == 1 and proposal[-1].amount <= proposal[0].amount
    return "alike" if alike else "mixed"


def changed_lines(facts: Facts, plan: Plan, proposal: Plan) -> Lines:
    """Return a plan with what differs from the client's own marked, unless all of it does."""
    own = {part.due_on: part.amount for part in proposal}
    marks = ["no" if own.get(part.due_on) == part.amount else _change(part.due_on in own) for part in plan]
    marks = marks if "no" in marks else ["no"] * len(marks)
    rows = zip(plan, marks, strict=True)
    return Lines(
        "plan-changed-line",
        tuple({"on": part.due_on, "amount": money(facts, part.amount), "change": mark} for part, mark in rows),
    )


def _change(known: bool) -> str:  # noqa: FBT001 - read where it is called
    return "amount" if known else "date"


def reason_lines(rules: Iterable[str]) -> Lines:
    """Return the limits that a proposal meets, one a line."""
    keys = [f"plan-reason-{rule.replace('_', '-')}" for rule in rules]
    return Lines("plan-reason-line", tuple({"reason": Term(key)} for key in keys))


def instalment_lines(facts: Facts, instalments: Iterable[Instalment]) -> Lines:
    """Return what is still to be paid of an agreement, one instalment a line."""
    open_ones = [part for part in instalments if part.unpaid]
    return Lines("plan-line", tuple({"on": part.due_on, "amount": money(facts, part.unpaid)} for part in open_ones))


def invoice_lines(facts: Facts, invoices: Iterable[Invoice]) -> Lines:
    """Return open invoices, the oldest first, one a line; a disputed one says that it waits."""
    rows = sorted((invoice for invoice in invoices if invoice.balance), key=lambda invoice: invoice.due_on)
    return Lines("invoice-line", tuple(_invoice_row(facts, invoice) for invoice in rows[:ROWS_MAX]))


def _stopped(invoice: Invoice) -> str:
    """Say whether a bill is asked for: all of it, a part, nothing, or nothing any more."""
    if invoice.is_barred:
        return "barred"
    return "no" if invoice.payable == invoice.balance else "part" if invoice.payable else "yes"


def _invoice_row(facts: Facts, invoice: Invoice) -> dict[str, Value]:
    return {
        "what": invoice.description or invoice.number,
        "number": invoice.number,
        "amount": money(facts, invoice.balance),
        "due": invoice.due_on,
        "stopped": _stopped(invoice),
        "late": "yes" if invoice.due_on < facts.today else "no",
    }


def unreminded(facts: Facts) -> Values:
    """Return the case while which is open no reminder leaves, for texts that would promise one; empty without it."""
    return {"case": facts.cases[-1].id if facts.cases else ""}
