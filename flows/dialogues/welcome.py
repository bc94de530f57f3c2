"""Greet a verified client and listen: the company speaks little, the client proposes."""

from datetime import date
from enum import StrEnum

from flows.facts import Facts, OpenCaseFact
from flows.negotiation.account import Agreement
from flows.outcome import Say, Values
from flows.phrases import ACCOUNT, HOW_TO_PAY, PERSON, money
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY


class State(StrEnum):
    """Where the greeting stands."""

    OPENING = "opening"  #: nothing was said yet
    DONE = DONE


def greet(scene: Scene) -> Move:
    """Greet, recall what was agreed last, and ask how the client would like to go on."""
    return Move(State.DONE, (_greeting(scene.facts),))


def _greeting(facts: Facts) -> Say:
    """Return the greeting that fits; figures that may have changed since are none of it."""
    name: Values = {"name": facts.called}
    part = facts.account.next_instalment
    if part is not None and not facts.is_stale:
        values: Values = {**name, "on": part.due_on, "amount": money(facts, part.unpaid)}
        return Say("welcome-agreement", values, (ACCOUNT, HOW_TO_PAY, PERSON))
    if facts.cases:
        return _waiting(facts.cases[-1], facts, name)
    return _listen(facts, name) if facts.is_stale else _on_the_account(facts, name)


def _waiting(case: OpenCaseFact, facts: Facts, name: Values) -> Say:
    """Recall the case that waits for us; where its answer is late that is said, and no moment that is past."""
    if case.due_at <= facts.now:
        return Say("welcome-case-late", {**name, "case": case.id}, (ACCOUNT, PERSON))
    return Say("welcome-case", {**name, "case": case.id, "due": case.due_at}, (ACCOUNT, PERSON))


def _on_the_account(facts: Facts, name: Values) -> Say:
    if not facts.account.payable:
        return Say("welcome-clear", {**name, "creditor": facts.creditor.name}, (ACCOUNT, PERSON))
    if facts.account.ended:
        return _anew(facts, facts.account.ended, name)
    if facts.last_talk and facts.last_talk.commitment == "none":
        return _back(facts, facts.last_talk.closed_on, name)
    return _listen(facts, name)


def _listen(facts: Facts, name: Values) -> Say:
    return Say("welcome-listen", {**name, "creditor": facts.creditor.name}, (ACCOUNT, HOW_TO_PAY, PERSON))


def _back(facts: Facts, closed_on: date, name: Values) -> Say:
    """Recall a talk that was left open, with its day unless it was today."""
    choices = (ACCOUNT, HOW_TO_PAY, PERSON)
    if closed_on == facts.today:
        return Say("welcome-back-today", name, choices)
    return Say("welcome-back", {**name, "on": closed_on}, choices)


def _anew(facts: Facts, ended: Agreement, name: Values) -> Say:
    """Begin again after an agreement that broke: what was paid counts, and nobody is blamed."""
    paid = sum(part.paid for part in ended.instalments)
    choices = (ACCOUNT, HOW_TO_PAY, PERSON)
    if not paid:
        return Say("welcome-anew-whole", name, choices)
    sums: Values = {"amount": money(facts, paid), "left": money(facts, facts.account.negotiated(facts.today))}
    return Say("welcome-anew", {**name, **sums}, choices)


TABLE: Table = {(State.OPENING, ANY): edge(greet, DONE)}

DIALOGUE = Dialogue("welcome", State, State.OPENING, TABLE)
