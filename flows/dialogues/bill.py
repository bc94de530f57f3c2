"""Send a bill again that never came, at once, and give the client the time that our error took from them.

The due date moves once for a bill, by the creditor's policy and counted from today, never to an earlier day; who has
promised instalments for it keeps these. What never came is no dispute: nothing has to be looked into first.
"""

from datetime import date, timedelta
from enum import StrEnum

from flows.bills import bill_choices, bill_name, bill_sum, named, open_bills, pressed
from flows.facts import Facts
from flows.negotiation.account import Invoice
from flows.outcome import AddToCase, CaseNumber, OpenCase, Paper, PaperLink, ResendBill, Say, Values
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY, RESUME
from flows.undelivered import KIND

PRIORITY = 2


class State(StrEnum):
    """Where the sending stands."""

    OPENING = "opening"  #: nothing was said yet
    OTHER = "other"  #: sent; asked whether another one is needed too
    DONE = DONE


def hear(scene: Scene) -> Move:
    """Send the bill that is named, else the newest; the others are one button away."""
    facts = scene.facts
    owed = tuple(one for one in facts.account.invoices if one.balance)
    newest_first = open_bills(facts) or tuple(sorted(owed, key=lambda one: one.due_on, reverse=True))
    meant = named(facts, owed, scene.turn.text) or next(iter(newest_first), None)
    return _send(facts, meant) if meant else _ask_staff(scene)


def send_other(scene: Scene) -> Move:
    """Send the other bill that was chosen; words that name none are somebody else's to answer."""
    facts = scene.facts
    meant = pressed(facts.account.invoices, scene.turn.button) or named(facts, facts.account.invoices, scene.turn.text)
    return _send(facts, meant) if meant else Move(State.DONE, then="repair")


def go_on(_: Scene) -> Move:
    """Let the question go, after another one was answered."""
    return Move(State.DONE)


def later_due(facts: Facts, bill: Invoice) -> date | None:
    """Return the day to which a bill's due date moves because it came late; None where it stays."""
    days, agreed = facts.policy.late_bill_extension_days, facts.account.agreement
    is_agreed = agreed is not None and agreed.is_active and bill.number in agreed.invoices
    if days is None or bill.first_due_on is not None or is_agreed or not bill.payable:
        return None
    moved = facts.today + timedelta(days=days)
    return moved if moved > bill.due_on else None


def _send(facts: Facts, bill: Invoice) -> Move:
    moved = later_due(facts, bill)
    others = tuple(one for one in open_bills(facts) if one.number != bill.number)
    values: Values = {
        "what": bill_name(bill),
        "amount": bill_sum(facts, bill),
        "link": PaperLink(Paper.BILL, bill.number),
        "others": "yes" if others else "no",
    }
    choices, question = bill_choices(facts, others), "which_invoice" if others else None
    if moved is None:
        said = Say("bill-resent-again", values, choices, question)
    else:
        said = Say("bill-resent", {**values, "on": moved}, choices, question)
    return Move(State.OTHER if others else State.DONE, (ResendBill(bill.number, moved), said))


def _ask_staff(scene: Scene) -> Move:
    """Let a person look where we have no bill to send."""
    if scene.facts.has_case(KIND):
        return Move(State.DONE, (AddToCase(KIND, scene.turn.text), Say("bill-none-noted")))
    due = scene.facts.duty.answers(KIND)
    case = OpenCase(KIND, due, scene.turn.text, priority=PRIORITY)
    return Move(State.DONE, (case, Say("bill-none", {"case": CaseNumber(), "due": due})))


TABLE: Table = {
    (State.OPENING, ANY): edge(hear, State.OTHER, DONE),
    (State.OTHER, "invoice"): edge(send_other, State.OTHER, DONE),
    (State.OTHER, "out_of_scope"): edge(send_other, State.OTHER, DONE),
    (State.OTHER, RESUME): edge(go_on, DONE),
}

DIALOGUE = Dialogue("bill", State, State.OPENING, TABLE)
