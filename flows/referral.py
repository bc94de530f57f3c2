"""Pass a proposal on to a person with dignity, and say where that is the only answer.

Who volunteered bad news is never answered with another plan (`flows.contingencies`): a person looks at what they
proposed.
"""

from flows.contingencies import CONTINGENCIES
from flows.discretion import asks
from flows.facts import OpenCaseFact
from flows.judgement import learnt
from flows.lateness import anew
from flows.negotiation.proposal import Plan
from flows.outcome import AddToCase, CaseNumber, OpenCase, PlaceHold, Say, Value
from flows.phrases import ROWS_MAX, plan_lines
from flows.table import DONE, Move, Scene

COVERS = "covers"  #: among a case's details: the numbers of the bills that the proposal is about


def refer(scene: Scene, plan: Plan, rules: tuple[str, ...] = (), nearest: Plan = ()) -> Move:
    """Pass the proposal on with dignity: nothing more is asked of the client.

    `nearest` is the plan of least excess, shown as information only; none is shown to who volunteered bad news. While a
    person looks at a proposal already, the new one takes its place there, and no plan is shown again.
    """
    kind = "refer" if may_counter(scene) else "hardship"
    if known := next((case for case in reversed(scene.facts.cases) if case.kind == kind), None):
        return _renew(scene, known, details(scene, plan, rules))
    due = scene.facts.duty.answers(kind)
    case = OpenCase(kind, due, scene.turn.text, details=details(scene, plan, rules))
    values: dict[str, Value] = {"case": CaseNumber(), "due": due}
    shown = may_counter(scene) and 0 < len(nearest) <= ROWS_MAX
    key = "plan-refer-nearest" if shown else "plan-refer"
    said = Say(key, values | ({"lines": plan_lines(scene.facts, nearest)} if shown else {}))
    then = asks(scene) if kind == "hardship" else None
    return Move(DONE, (case, PlaceHold(kind), said), clear=True, remember=learnt(scene), then=then)


def _renew(scene: Scene, known: OpenCaseFact, proposed: dict[str, str]) -> Move:
    """Give words and proposal to the person who looks at the one before, and say when they answer."""
    words = AddToCase(known.kind, scene.turn.text, proposed)
    told = Say("handover-under-way", {"case": known.id, "due": scene.facts.expected(known)})
    return Move(DONE, (words, *anew(scene.facts, known), told), clear=True, remember=learnt(scene))


def may_counter(scene: Scene) -> bool:
    """Say whether a plan that does not fit may be answered with another: not to illness, lost work, a death."""
    codes = (scene.turn.signs.contingency, scene.memory.get("contingency"))
    return all(CONTINGENCIES[code].countered for code in codes if code in CONTINGENCIES)


def details(scene: Scene, plan: Plan, rules: tuple[str, ...]) -> dict[str, str]:
    """Return what an adviser needs to decide: the plan as proposed, its bills, the rules it breaks, the policy."""
    facts = scene.facts
    return {
        "proposal": "; ".join(f"{part.due_on.isoformat()} {part.amount}" for part in plan),
        COVERS: "; ".join(bill.number for bill in facts.account.negotiable(facts.today)),
        "broken_rules": ", ".join(rules),
        "policy": facts.policy.version,
    }
