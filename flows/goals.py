"""Say once what is true of what a client wants to keep or avoid, in the creditor's own words.

Without words of the creditor the machine promises nothing: it only says that it took note.
"""

from flows.outcome import Effect, Say, Term
from flows.table import Scene, Slots

GOALS = ("keep_service", "avoid_interest", "clear_name", "keep_credit", "be_done")
SAID = "goal_said"  #: what was said of which goal, in this talk
TOLD = frozenset({"goal-answer", "goal-noted"})


def goal_line(scene: Scene) -> tuple[Say, ...]:
    """Return what is said of the client's goal beside an agreement: once in a talk, and nothing without a goal."""
    goal = scene.memory.get("goal") or scene.facts.goal
    if goal not in GOALS or scene.memory.get(SAID):
        return ()
    words = scene.facts.creditor.goals.get(goal)
    if words:
        return (Say("goal-answer", {"answer": words}),)
    return (Say("goal-noted", {"goal": Term(f"goal-{goal.replace('_', '-')}")}),)


def remember(effects: tuple[Effect, ...]) -> Slots:
    """Return what the talk remembers after these effects: a goal is answered once."""
    return {SAID: True} if any(isinstance(effect, Say) and effect.key in TOLD for effect in effects) else {}
