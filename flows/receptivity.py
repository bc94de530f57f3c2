"""Remember what a talk came to, and rate how receptive the client was, by a stated rule.

The rule: every talk starts at 3 of 5. A proposal of the client's own and an agreement each add one; a complaint, a
refusal to go on and an insult each take one. Each counts once per talk; the result stays between 1 and 5.
It describes the talk, never the person, and no price or limit depends on it.
"""

from datetime import date
from typing import Any

from flows.negotiation.proposal import Plan
from flows.outcome import (
    BookAgreement,
    CloseTalk,
    Effect,
    EndEarlyPayment,
    MoveInstalment,
    OpenCase,
    RecordSatisfaction,
    SkipInstalment,
    SplitInstalment,
)
from flows.table import Slots
from flows.turn import Turn

RATED = "rated"  #: in a talk's memory: how we did was answered, and nothing else was talked of since
NEUTRAL, LOWEST, HIGHEST = 3, 1, 5
RAISES = frozenset({"propose_plan", "agreement"})
LOWERS = frozenset({"complain", "abuse", "opt_out"})


def remember(memory: Slots, turn: Turn, effects: tuple[Effect, ...]) -> dict[str, Any]:
    """Return the talk's memory after a move."""
    signs = set(memory.get("signs", ())) | ({turn.intent, *turn.also} & (RAISES | LOWERS))
    after = dict(memory)
    for effect in effects:
        match effect:
            case BookAgreement():
                after |= {"commitment": "agreement", "commitment_on": _first(effect.plan)}
                signs.add("agreement")
            case MoveInstalment():
                after |= {"commitment": "payment", "commitment_on": effect.due_on.isoformat()}
            case SkipInstalment():
                after |= {"commitment": "payment", "commitment_on": effect.due_on.isoformat()}
            case SplitInstalment():
                after |= {"commitment": "payment", "commitment_on": _first(effect.parts)}
            case EndEarlyPayment():
                after = {name: value for name, value in after.items() if not name.startswith("commitment")}
            case RecordSatisfaction():
                after[RATED] = True
            case OpenCase(kind="exception"):  # what was agreed before is in question
                after |= {"commitment": "case", "commitment_on": effect.due_at.date().isoformat()}
            case OpenCase():
                after = {"commitment": "case", "commitment_on": effect.due_at.date().isoformat(), **after}
    return after | {"signs": sorted(signs)} if signs else after


def settle(memory: Slots, effects: tuple[Effect, ...], *, waits: bool) -> dict[str, Any]:
    """Return the talk's memory after an adviser's answer: what they booked counts, and an answered case waits no more.

    `waits` says whether another case of the client is still open.
    """
    answered = memory.get("commitment") == "case" and not waits
    kept = {name: value for name, value in memory.items() if not (answered and name.startswith("commitment"))}
    return remember(kept, Turn(), effects)


def rate(memory: Slots) -> int:
    """Return the talk's receptivity, 1 to 5."""
    signs = set(memory.get("signs", ()))
    return max(LOWEST, min(HIGHEST, NEUTRAL + len(signs & RAISES) - len(signs & LOWERS)))


def close(memory: Slots, turn: Turn, effects: tuple[Effect, ...] = ()) -> tuple[Effect, ...]:
    """Return a move's effects with the talk's outcome behind them, what they bring about included."""
    return (*effects, outcome(remember(memory, turn, effects)))


def outcome(memory: Slots) -> CloseTalk:
    """Return the outcome that a talk has come to so far."""
    commitment = memory.get("commitment", "rating" if memory.get(RATED) else "none")
    step, owner = NEXT_STEPS[commitment]
    on = memory.get("commitment_on")
    return CloseTalk(commitment, date.fromisoformat(on) if on else None, rate(memory), step, owner)


NEXT_STEPS = {
    "agreement": ("next-instalment", "client"),
    "case": ("next-answer", "adviser"),
    "payment": ("next-payment", "client"),
    "none": ("next-write", "bot"),
    "rating": ("next-write", "bot"),
}


def _first(plan: Plan) -> str:
    return plan[0].due_on.isoformat()
