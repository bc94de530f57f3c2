"""Tell of what paying early is worth: to who asks, once a talk, never to who has other worries."""

from flows.facts import Facts
from flows.negotiation.early import Incentive, incentive
from flows.outcome import Choice, Effect, Say, Values
from flows.phrases import money
from flows.table import Scene

EARLY = Choice("pay_early", "button-pay-early")
TOLD = "told_early"  #: in the talk's memory: it was told


def reachable(facts: Facts) -> Incentive | None:
    """Return what the policy lets go of for paying early, today; nothing to a client in distress."""
    if facts.client.vulnerable:
        return None
    return incentive(facts.account, facts.policy, facts.calendar, facts.today)


def told(scene: Scene) -> tuple[Effect, ...]:
    """Return one sentence on it with its quick reply, unless it was said in this talk or there is none."""
    found = reachable(scene.facts)
    if found is None or scene.memory.get(TOLD):
        return ()
    sums: Values = {"total": money(scene.facts, found.total), "discount": money(scene.facts, found.discount)}
    return (Say("early-available", {**sums, "to": found.pay_by}, (EARLY,)),)


def remembered(effects: tuple[Effect, ...]) -> dict[str, bool]:
    """Return what the talk remembers of having told it."""
    return {TOLD: True} if effects else {}
