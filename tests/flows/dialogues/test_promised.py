"""The time of an answer, once told: it is the case's own, by the kind of the case, and no later word moves it."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.outcome import OpenCase
from flows.turn import Turn
from tests.flows.facts import LATER, Shell, facts, keys, says, verified
from tests.flows.turns import turns

PROMISES = {
    kind: LATER + timedelta(minutes=place)
    for place, kind in enumerate(("complaint", "dispute_service", "dispute_invoice", "payment_claim", "phishing"), 1)
}
OPENINGS = {
    "complaint": Turn("me trataron muy mal en la oficina", "complain"),
    "dispute_service": Turn("el agua nunca llegó", "dispute_service"),
    "dispute_invoice": Turn("esa factura está mal cobrada", "dispute_invoice"),
    "payment_claim": Turn("ya pagué", "already_paid"),
    "phishing": Turn("me llegó un mensaje falso de ustedes", "phishing"),
}
NO = Turn("no", "deny")


def opened(kind: str) -> Shell:
    """Return a talk in which a case of a kind was opened, and more may be told."""
    known = facts()
    shell = verified(replace(known, duty=replace(known.duty, promises=PROMISES)))
    shell.take(OPENINGS[kind])
    return shell


def pass_time(shell: Shell, hours: int) -> None:
    """Let time pass: what is promised from then on is promised as many hours later."""
    shell.wait(hours=hours)
    duty, by = shell.facts.duty, timedelta(hours=hours)
    later = {name: due + by for name, due in duty.promises.items()}
    moved = {"answer_by": duty.answer_by + by, "urgent_by": duty.urgent_by + by, "promises": later}
    shell.facts = replace(shell.facts, duty=replace(duty, **moved))  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", OPENINGS)
def test_promised(kind: str) -> None:
    """Each kind is promised as its level has it; who says later that this is all hears the same hour."""
    shell = opened(kind)
    case = next(effect for effect in shell.done if isinstance(effect, OpenCase))
    pass_time(shell, 3)
    shell.take(NO)

    assert (kind, PROMISES[kind]) == (case.kind, case.due_at)
    assert [PROMISES[kind]] * 2 == [said.values["due"] for said in says(shell.done) if "due" in said.values]


@pytest.mark.parametrize("kind", OPENINGS)
def test_who_was_answered_is_promised_nothing(kind: str) -> None:
    """Where somebody has answered in the meantime, a late 'that is all' is no matter of another hour."""
    shell = opened(kind)
    shell.facts = replace(shell.facts, cases=())

    assert ["nod"] == keys(shell.take(NO))


@given(st.sampled_from(sorted(OPENINGS)), st.lists(st.tuples(turns, st.sampled_from((0, 5, 40))), max_size=6))
def test_every_hour_that_is_told_is_written(kind: str, path: list[tuple[Turn, int]]) -> None:
    """Whatever is said, and however late: the hour by which the client hears of us is that of a case of theirs.

    What waits for a yes says by when a person would answer, and the yes is told an hour anew.
    """
    shell = opened(kind)
    for turn, hours in [*path, (NO, 40)]:
        pass_time(shell, hours)
        promised = (said.values.get("due") for said in says(shell.take(turn)) if said.question != "confirm")
        told = [due for due in promised if isinstance(due, datetime)]

        assert set(told) <= {case.due_at for case in shell.facts.cases if case.due_at > shell.facts.now}
