"""Read from a scene what eases a hardship: the way that fits, the day on which money comes, the ways that are open."""

from datetime import date, timedelta

from flows.contingencies import CONTINGENCIES, Way, way_of
from flows.facts import Facts
from flows.negotiation.proposal import Plan
from flows.outcome import CaseNumber, Effect, OpenCase, PlaceHold, Say
from flows.routes import Limits
from flows.table import Scene
from flows.volunteered import TOLD

RECOVERS = "recovers_on"  #: in the talk's memory: the day on which the client expects money
AHEAD_MAX = timedelta(days=120)  #: a day farther off is no day on which money comes


def way(scene: Scene) -> Way:
    """Return the way that fits what happened, told now or before; a loss told in an earlier talk is not told again."""
    now, known = scene.turn.signs.contingency, scene.memory.get("contingency")
    code = now or known
    if code in CONTINGENCIES and CONTINGENCIES[code].cares and code != now and code not in scene.memory.get(TOLD, ()):
        code = None
    return way_of(code, scene.facts.difficulty or scene.turn.difficulty)


def is_grave(scene: Scene) -> bool:
    """Say whether what happened is such that no plan is answered with another."""
    code = scene.memory.get("contingency")
    return code in CONTINGENCIES and not CONTINGENCIES[code].countered


def days_to_come(scene: Scene) -> list[date]:
    """Return the days to come that were named, in order."""
    turn = scene.turn
    named = {*turn.dates, *(leg.date for leg in turn.legs if leg.date)}
    return sorted(day for day in named if day > scene.facts.today)


def recovery(scene: Scene) -> date | None:
    """Return the day on which money comes: the last one that is named with a pay that is late, a due date aside."""
    due = scene.facts.account.next_due
    last = scene.facts.today + AHEAD_MAX
    days = [day for day in days_to_come(scene) if day <= last and not (due and day == due.due_on)]
    return max(days) if days and scene.turn.signs.contingency == "late_pay" else None


def is_too_soon(scene: Scene, plan: Plan) -> bool:
    """Say whether a plan asks for money before the day on which the client expects any."""
    day = scene.memory.get(RECOVERS)
    return day is not None and any(part.due_on < date.fromisoformat(day) for part in plan)


def mourns(scene: Scene) -> bool:
    """Say whether a death was told in this talk or lately: nobody is asked how they liked the talk."""
    code = scene.memory.get("contingency")
    return code in CONTINGENCIES and CONTINGENCIES[code].cares


def bring(scene: Scene, note: str, key: str = "hardship-passed-on") -> tuple[Effect, ...]:
    """Open the case of who may pause or reduce, stop the reminders, and say who writes, and when."""
    code, due = scene.memory.get("contingency"), scene.facts.duty.answers("hardship")
    case = OpenCase("hardship", due, note, details={"contingency": code} if code else {})
    return (case, PlaceHold("hardship"), Say(key, {"case": CaseNumber(), "due": due}))


def may_pause(facts: Facts) -> bool:
    """Say whether the account may rest once more; under an agreement a person looks at it."""
    limits = facts.creditor.routes.get("pause", Limits())
    return facts.account.next_instalment is None and facts.pauses < (limits.per_year_max or 0)


def open_routes(scene: Scene) -> list[str]:
    """Return the ways that the creditor switched on and that are open now, those that suit what happened first."""
    facts = scene.facts
    may = {"pause": may_pause(facts), "skip_instalment": facts.account.next_instalment is not None}
    known = CONTINGENCIES.get(scene.memory.get("contingency", ""))
    suited = known.routes if known else ()
    found = [name for name in facts.creditor.routes if may.get(name, True)]
    return sorted(found, key=lambda name: suited.index(name) if name in suited else len(suited))
