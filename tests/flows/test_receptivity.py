"""A talk is rated by what was said in it and closes with what it came to."""

from datetime import date

import pytest

from flows.negotiation.proposal import Payment
from flows.outcome import BookAgreement, CloseTalk, Effect, MoveInstalment, OpenCase, RecordSatisfaction
from flows.receptivity import close, rate, remember, settle
from flows.turn import Turn
from tests.flows.facts import LATER

BOOKED = BookAgreement((Payment(date(2026, 3, 13), 5),), 5, 0, ("F1",), "client", "7")
CASE, EXCEPTION = OpenCase("complaint", LATER), OpenCase("exception", LATER)
SCORED = RecordSatisfaction(1001, (5,))
MOVED = MoveInstalment(1, date(2026, 3, 16))


@pytest.mark.parametrize(
    ("intents", "effects", "expected"),
    [
        ((), (), 3),
        (("propose_plan",), (), 4),
        (("propose_plan", "propose_plan"), (), 4),  # each sign once
        (("propose_plan", "affirm"), (BOOKED,), 5),
        (("complain",), (), 2),
        (("complain", "abuse", "opt_out"), (), 1),  # never below one
        (("complain", "propose_plan"), (BOOKED,), 4),
    ],
)
def test_rate(intents: tuple[str, ...], effects: tuple[Effect, ...], expected: int) -> None:
    """Three to begin with; a proposal and an agreement raise it, a complaint, an insult and a stop lower it."""
    memory: dict[str, object] = {}
    for intent in intents:
        memory = remember(memory, Turn(intent=intent), effects)

    assert expected == rate(memory)


@pytest.mark.parametrize(
    ("effects", "expected"),
    [
        ((), CloseTalk("none", None, 3, "next-write", "bot")),
        ((CASE,), CloseTalk("case", LATER.date(), 3, "next-answer", "adviser")),
        ((BOOKED,), CloseTalk("agreement", date(2026, 3, 13), 4, "next-instalment", "client")),
        ((CASE, BOOKED), CloseTalk("agreement", date(2026, 3, 13), 4, "next-instalment", "client")),
        ((BOOKED, CASE), CloseTalk("agreement", date(2026, 3, 13), 4, "next-instalment", "client")),
        ((BOOKED, EXCEPTION), CloseTalk("case", LATER.date(), 4, "next-answer", "adviser")),  # it is in question
        ((MOVED,), CloseTalk("payment", date(2026, 3, 16), 3, "next-payment", "client")),
        ((SCORED,), CloseTalk("rating", None, 3, "next-write", "bot")),  # how a case went, and nothing else
        ((SCORED, CASE), CloseTalk("case", LATER.date(), 3, "next-answer", "adviser")),
    ],
)
def test_close(effects: tuple[Effect, ...], expected: CloseTalk) -> None:
    """What a talk came to stands behind its effects: commitment, date, rate, next step, owner."""
    assert (*effects, expected) == close({}, Turn(), effects)


def test_settle() -> None:
    """After the adviser's answer nothing waits any more, unless another case does; what they booked counts."""
    waiting = remember({"rounds": 1}, Turn(), (CASE,))

    assert {"rounds": 1} == settle(waiting, (), waits=False)
    assert waiting == settle(waiting, (), waits=True)
    assert "agreement" == settle(waiting, (BOOKED,), waits=False)["commitment"]
