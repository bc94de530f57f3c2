"""Pass the change of an agreement to a person, with its reason and the plan as it would then be; or begin anew."""

from flows.lateness import anew, open_case
from flows.negotiation import rescue
from flows.negotiation.proposal import Plan
from flows.outcome import AddToCase, CaseNumber, OpenCase, PlaceHold, Say, Term, Value
from flows.rescuing import State, agreed
from flows.table import Move, Scene


def pass_on(scene: Scene, rule: str, parts: Plan = ()) -> Move:
    """Let an adviser look at what the machine may not change, with the reason; reminders wait.

    While a person looks at an exception already, the words are added to it.
    """
    facts, words = scene.facts, scene.turn.text
    due = facts.duty.answers("exception")
    values: dict[str, Value] = {"reason": Term(f"promise-reason-{rule.replace('_', '-')}")}
    if known := open_case(facts, "exception"):
        told = Say("promise-passed-on", {**values, "case": known.id, "due": facts.expected(known)})
        return Move(State.DONE, (AddToCase("exception", words), *anew(facts, known), told), quiet=True)
    case = OpenCase("exception", due, words, details=_details(scene, rule, parts))
    said = Say("promise-passed-on", {**values, "case": CaseNumber(), "due": due})
    return Move(State.DONE, (case, PlaceHold("exception"), said), quiet=True)


def begin_anew(scene: Scene) -> Move:
    """Open an easier conversation where an agreement broke: what was paid counts, and the client proposes."""
    account = scene.facts.account
    if account.ended is None or not account.payable or scene.turn.legs:
        return Move(State.DONE, then="plan")
    return Move(State.DONE, (Say("promise-anew", {}),), then="plan")


def _details(scene: Scene, rule: str, parts: Plan) -> dict[str, str]:
    """Return what an adviser needs to decide: the words, the rule, the plan as it would be, and of which agreement."""
    details = {"change": scene.turn.text, "broken_rules": rule, "policy": scene.facts.policy.version}
    if (known := agreed(scene.facts)) and parts:
        plan = rescue.plan_after(*known, parts)
        details["agreement"] = known[0].id
        details["proposal"] = "; ".join(f"{one.due_on.isoformat()} {one.amount}" for one in plan)
    return details
