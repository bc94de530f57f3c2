"""Hear who stays with what they named: a sum that comes round, said again under a plan of ours, is what they can pay.

The plan that asks more invites to say how much would do; no word like 'at most' is waited for.
"""

from dataclasses import replace

from flows import codec, judgement
from flows.negotiation.affordability import window
from flows.negotiation.envelope import least_excess
from flows.negotiation.proposal import Capacity, Leg
from flows.table import Scene


def heard(scene: Scene) -> Scene:
    """Return the scene with what the client can pay at most, where they answer a plan that asks more of it."""
    named = _most(scene)
    if named is None or judgement.told(scene):
        return scene
    case = replace(judgement.case_of(scene), capacity=named)
    asks_more = least_excess(codec.load_plan(scene.slots["plan"]), case) > 0
    return replace(scene, turn=replace(scene.turn, capacity=named)) if asks_more else scene


def _most(scene: Scene) -> Capacity | None:
    """Return a sum that comes round, named with nothing else: neither a day nor how often nor what it leaves."""
    match scene.turn.legs:
        case (Leg(amount=int(amount), date=None, count=None, frequency=rhythm),) if rhythm:
            return Capacity(amount, window(rhythm, scene.facts.client.country))
    return None
