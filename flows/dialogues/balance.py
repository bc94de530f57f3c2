"""Say what is owed, since when and for what, to the cent, from the account alone."""

from enum import StrEnum

from flows import apart, incentives
from flows.facts import Facts
from flows.in_favour import asks_favour
from flows.outcome import Effect, Say, Values
from flows.phrases import instalment_lines, invoice_lines, money
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY


class State(StrEnum):
    """Where the answer stands."""

    OPENING = "opening"  #: nothing was said yet
    DONE = DONE


def tell_balance(scene: Scene) -> Move:
    """Tell the invoices and their sum, what waits for an answer apart, or the instalments that were agreed.

    What was paid too much is told beside it, and alone to who asks for that.
    """
    if asks_favour(scene.turn):
        return _tell_favour(scene)
    early = incentives.told(scene)
    said = (_statement(scene.facts), *_beside(scene.facts), *_favour(scene.facts), *early)
    return Move(State.DONE, said, remember=incentives.remembered(early))


def _tell_favour(scene: Scene) -> Move:
    """Tell what is in the client's favour; of who says that they paid too much, a person looks for the payment."""
    if told := _favour(scene.facts):
        return Move(State.DONE, told)
    if scene.turn.intent == "already_paid":
        return Move(State.DONE, then="claim")
    return Move(State.DONE, (Say("balance-favour-none"),))


def _favour(facts: Facts) -> tuple[Effect, ...]:
    favour = facts.account.favour
    return (Say("balance-favour", {"favour": money(facts, favour)}),) if favour else ()


def _statement(facts: Facts) -> Say:
    account = facts.account
    if not account.balance:
        return Say("balance-clear", {"creditor": facts.creditor.name})
    if account.agreement and account.agreement.is_active:
        left: Values = {
            "total": money(facts, account.agreement.unpaid),
            "lines": instalment_lines(facts, account.agreement.instalments),
        }
        return Say("balance-agreement", left)
    values: Values = {"total": money(facts, account.balance), "lines": invoice_lines(facts, account.invoices)}
    if account.barred:
        barred: Values = {"barred": money(facts, sum(one.balance for one in account.barred))}
        return Say("balance-statement-barred", {**values, **barred, "payable": money(facts, account.payable)})
    stopped = account.balance - account.payable
    if not account.payable:
        return Say("balance-statement-resting", values)
    if stopped:
        stopped_values: Values = {"stopped": money(facts, stopped), "payable": money(facts, account.payable)}
        return Say("balance-statement-stopped", {**values, **stopped_values})
    return Say("balance-statement", values)


def _beside(facts: Facts) -> tuple[Effect, ...]:
    """Return what is open beside what was agreed."""
    return apart.beside_agreement(facts) if facts.account.agreement and facts.account.agreement.is_active else ()


TABLE: Table = {(State.OPENING, ANY): edge(tell_balance, DONE)}

DIALOGUE = Dialogue("balance", State, State.OPENING, TABLE)
