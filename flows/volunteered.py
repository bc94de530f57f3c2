"""Keep what a client volunteers beside the matter, whichever dialogue has the word: what happened, what they want.

It is written down once in a talk, in the client's own words, and only of a client who is verified: what is told before
waits in the talk's memory. Nothing is asked about it.
"""

from typing import Any

from flows.contingencies import CONTINGENCIES, gravest
from flows.discretion import kept_as
from flows.facts import Facts
from flows.goals import GOALS
from flows.outcome import Effect, RecordDifficulty, RecordGoal, Say
from flows.table import Slots
from flows.turn import Turn

TOLD, WAITS, WHAT, GOAL = "told", "volunteered", "contingency", "goal"
HEARD = {"bereavement": "hardship-loss"}  #: a sentence of its own; else the one for all bad news
ACKNOWLEDGED = frozenset({"hardship-heard", "hardship-loss"})


def hear(memory: Slots, turn: Turn, facts: Facts) -> dict[str, Any]:
    """Return the talk's memory with what a turn volunteers: `contingency` is the gravest told lately, `goal` the last.

    What has not been written down yet waits under `volunteered`, with the words in which it was told.
    """
    signs, after = turn.signs, dict(memory)
    code, goal = signs.contingency, signs.goal
    if what := gravest((kept_as(memory.get(WHAT)), kept_as(facts.contingency), code)):
        after[WHAT] = what
    waits = dict(memory.get(WAITS, {}))
    if code in CONTINGENCIES and code not in memory.get(TOLD, ()):
        words = {"note": turn.text, "difficulty": turn.difficulty}
        waits[WHAT] = {code: words, **waits.get(WHAT, {})}
    if goal in GOALS and goal != (memory.get(GOAL) or facts.goal):
        after[GOAL] = waits[GOAL] = goal
    return after | {WAITS: waits} if waits else after


def write_down(memory: Slots, facts: Facts) -> tuple[dict[str, Any], tuple[Effect, ...]]:
    """Return the memory without what waits, and the effects that write it down."""
    waits = memory.get(WAITS, {})
    told = waits.get(WHAT, {})
    after = {name: value for name, value in memory.items() if name != WAITS}
    if told:
        after[TOLD] = [*memory.get(TOLD, ()), *told]
    goals = (RecordGoal(waits[GOAL]),) if GOAL in waits else ()
    return after, (*(_difficulty(code, words, facts) for code, words in told.items()), *goals)


def acknowledge(written: tuple[Effect, ...], said: tuple[Effect, ...]) -> tuple[Say, ...]:
    """Return the one sentence that grave news gets before everything else, where the answer does not say it itself."""
    if any(isinstance(effect, Say) and effect.key in ACKNOWLEDGED for effect in said):
        return ()
    codes = [effect.contingency for effect in written if isinstance(effect, RecordDifficulty)]
    grave = gravest(code for code in codes if code and not CONTINGENCIES[code].countered)
    return (Say(HEARD.get(grave, "hardship-heard")),) if grave else ()


def _difficulty(code: str, words: Slots, facts: Facts) -> RecordDifficulty:
    """Return the record of what happened; an adviser's word on the difficulty outranks the client's."""
    kind = facts.difficulty or words["difficulty"] or CONTINGENCIES[code].difficulty
    return RecordDifficulty(kind, words["note"], code)
