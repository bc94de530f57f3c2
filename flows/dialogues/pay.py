"""Say how to pay, with the creditor's own means and nothing else, and with the reference by which it is known again.

Where a means has a code that is copied whole, the code follows in a message of its own.
"""

from collections.abc import Iterator
from enum import StrEnum

from flows import apart, incentives
from flows.facts import Facts
from flows.negotiation.money import to_major
from flows.outcome import Lines, OpenCase, Say, Values
from flows.paying.brcode import br_code
from flows.paying.due import next_amount
from flows.paying.reference import reference_of
from flows.paying.ways import PIX, row_for
from flows.phrases import PERSON, money
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY


class State(StrEnum):
    """Where the answer stands."""

    OPENING = "opening"  #: nothing was said yet
    DONE = DONE


def tell_means(scene: Scene) -> Move:
    """Tell the amount that is next and every way to pay it; without any, a person answers. Nothing due: that."""
    facts = scene.facts
    if not next_amount(facts):
        return Move(State.DONE, (Say("plan-nothing-due", {}, (PERSON,)),))
    if not facts.creditor.means:
        due = facts.duty.answers("human")
        case = OpenCase("human", due, note=scene.turn.text)
        return Move(State.DONE, (case, Say("pay-no-means", {"due": due})))
    values: Values = {
        "amount": money(facts, next_amount(facts)),
        "means": _lines(facts),
        "reference": reference_of(facts.client.id),
    }
    said, early = Say("pay-means", values), incentives.told(scene)
    beside = apart.told(scene) if not facts.account.next_instalment else ()
    known = {**incentives.remembered(early), **apart.remembered(facts, beside)}
    return Move(State.DONE, (*beside, said, *codes(facts), *_outside(facts), *early), remember=known)


def _outside(facts: Facts) -> Iterator[Say]:
    """Yield the bills past their date that what is agreed does not cover, each with the number that it is paid by."""
    bills = [bill for bill in facts.account.apart(facts.today) if bill.due_on < facts.today]
    if facts.account.next_instalment and bills:
        rows: tuple[Values, ...] = tuple(
            {"what": bill.description, "number": bill.number, "amount": money(facts, bill.payable)} for bill in bills
        )
        yield Say("pay-beside", {"count": len(bills), "lines": Lines("pay-beside-line", rows)})


def codes(facts: Facts) -> Iterator[Say]:
    """Yield the codes that a bank's app takes, of what is next to be paid."""
    amount, reference = to_major(next_amount(facts), facts.creditor.currency), reference_of(facts.client.id)
    for means in facts.creditor.means:
        if means.kind == PIX:
            told = means.details
            yield Say("pay-pix-code", {"code": br_code(told["key"], told["holder"], told["city"], amount, reference)})


def _lines(facts: Facts) -> Lines:
    return Lines("pay-line", tuple(row_for(means, facts) for means in facts.creditor.means))


TABLE: Table = {(State.OPENING, ANY): edge(tell_means, DONE)}

DIALOGUE = Dialogue("pay", State, State.OPENING, TABLE)
