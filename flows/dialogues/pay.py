"""Say how to pay, with the creditor's own means and nothing else."""

from enum import StrEnum

from flows import incentives
from flows.facts import Facts, PaymentMeans
from flows.outcome import Lines, OpenCase, Say
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
    if not _next(facts):
        return Move(State.DONE, (Say("plan-nothing-due", {}, (PERSON,)),))
    if not facts.creditor.means:
        due = facts.duty.answer_by
        case = OpenCase("human", due, note=scene.turn.text)
        return Move(State.DONE, (case, Say("pay-no-means", {"due": due})))
    said = Say("pay-means", {"amount": money(facts, _next(facts)), "means": _lines(facts)})
    early = incentives.told(scene)
    return Move(State.DONE, (said, *early), remember=incentives.remembered(early))


def _next(facts: Facts) -> int:
    """Return what is next to be paid: an instalment where a plan was agreed, else what is payable."""
    part = facts.account.next_instalment
    return part.unpaid if part else facts.account.payable


def _lines(facts: Facts) -> Lines:
    return Lines("pay-line", tuple(_row(means) for means in facts.creditor.means))


def _row(means: PaymentMeans) -> dict[str, str]:
    blanks = {"bank": "", "account": "", "holder": "", "tax_id": "", "url": "", "label": ""}
    return {"kind": means.kind, **blanks, **{name: means.details[name] for name in blanks if name in means.details}}


TABLE: Table = {(State.OPENING, ANY): edge(tell_means, DONE)}

DIALOGUE = Dialogue("pay", State, State.OPENING, TABLE)
