"""Let an invented client and a way of negotiating talk, and keep what was said.

Every plan that is put to the client is looked at by the same checks, whoever puts it.
"""

from dataclasses import dataclass, field
from itertools import pairwise

from bot.laboratory.client import Client
from bot.laboratory.person import Person
from bot.laboratory.population_file import Population
from bot.laboratory.strategies import Strategy
from bot.laboratory.strategies.desk import Desk
from bot.laboratory.words import ENDS, PUSHES, Act, Kind, Reply, Word
from flows.negotiation.counter import money_days
from flows.negotiation.envelope import least_excess
from flows.negotiation.proposal import Plan

TURNS_MAX = 24  #: after which a talk that comes to nothing is over
MATTERS = frozenset({Act.DISPUTE, Act.WRONG_PERSON, Act.DISTRESS})


@dataclass(slots=True)
class Talked:
    """What came of a talk, and what was put to the client on the way.

    `matter` is what a person takes over, with the client's own plan in `plan`. Counters are plans of ours that are not
    the client's own; `over_asked` are those above what the client said they can pay, `needlessly` those of them where a
    plan within it existed. `far` sums how far counters lay from the proposal, as a share of debt times term, `edits`
    how many of its payments they changed.
    """

    plan: Plan | None = None
    is_own: bool = False
    matter: str = ""
    replies: int = 0
    words: int = 0
    rounds: int = 0
    counters: int = 0
    over_asked: int = 0
    needlessly: int = 0
    far: float = 0.0
    edits: int = 0
    violations: int = 0
    pushes: int = 0  #: plans put after a dispute, a wrong number or a distress was told
    unsound: int = 0
    proposal: Plan | None = None
    told: list[Act] = field(default_factory=list)

    @property
    def is_agreed(self) -> bool:
        """Say whether a plan was agreed in the talk itself."""
        return self.plan is not None and not self.matter


def talk(person: Person, desk: Desk, strategy: Strategy, population: Population) -> Talked:
    """Let them talk until something ends it, and return what came of it."""
    client, found = Client(person, population.talk), Talked(replies=1)  # the first message is ours
    word = client.open()
    while word.act is not Act.SILENCE and found.replies < TURNS_MAX:
        _hear(found, word, desk)
        reply = strategy.hear(word)
        found.replies += 1
        _watch(found, word, reply, person, desk)
        if reply.kind in ENDS:
            _end(found, reply)
            break
        word = client.hear(reply)
    return found


def _hear(found: Talked, word: Word, desk: Desk) -> None:
    found.words += 1
    found.told.append(word.act)
    if word.act is Act.PROPOSE:
        found.proposal = desk.complete(word.legs)


def _end(found: Talked, reply: Reply) -> None:
    if reply.kind is Kind.BOOKED:
        found.plan, found.is_own = reply.plans[0], reply.is_own
    elif reply.kind is Kind.HANDED:
        found.matter = reply.matter
        found.plan = reply.plans[0] if reply.plans else None


def _watch(found: Talked, word: Word, reply: Reply, person: Person, desk: Desk) -> None:
    """Check a reply: is it sound, inside the policy, within the client's word, and not put to who told of a matter?"""
    plans = reply.plans if reply.kind in PUSHES else reply.plans[1:] if reply.kind is Kind.EXCEPTION else ()
    found.rounds += bool(reply.plans) and reply.kind not in ENDS
    found.pushes += bool(plans) and bool(MATTERS.intersection(found.told))
    found.violations += sum(not desk.admits(plan) for plan in plans)
    found.unsound += not _is_sound(plans, desk) or _misses(word, reply)
    others = [plan for plan in plans if plan != found.proposal] if reply.kind is not Kind.BOOKED else []
    if others:
        _compare(found, others, person, desk)


def _compare(found: Talked, plans: list[Plan], person: Person, desk: Desk) -> None:
    """Compare plans of ours with what the client proposed and said they can pay: the one that fits best counts."""
    found.counters += 1
    if found.proposal:
        apart = [(money_days(plan, found.proposal, desk.known.today), edits(plan, found.proposal)) for plan in plans]
        nearest, changed = min(apart)
        found.far += nearest / (desk.known.balance * max(desk.bot.term_days_max, 1))
        found.edits += changed
    if not _has_told(found, person):
        return
    case = desk.within(person.said.capacity)
    if all(least_excess(plan, case) for plan in plans):
        found.over_asked += 1
        found.needlessly += desk.fits(person.said.capacity, person.said.legs(desk.known.balance))


def edits(plan: Plan, proposal: Plan) -> int:
    """Return how many payments of a proposal another plan changes, in day or sum, brings or leaves out."""
    ours, theirs = set(plan), set(proposal)
    return max(len(ours - theirs), len(theirs - ours))


def _has_told(found: Talked, person: Person) -> bool:
    """Say whether what the client can pay at most was said by now."""
    return Act.MEANS in found.told or (person.temper.volunteers_means and Act.PROPOSE in found.told)


def _is_sound(plans: tuple[Plan, ...], desk: Desk) -> bool:
    """Say whether every plan sums to the debt, in order of days, none of them past, no sum without money."""
    return all(
        sum(part.amount for part in plan) == desk.known.balance
        and all(one.due_on < other.due_on for one, other in pairwise(plan))
        and all(part.amount > 0 and part.due_on >= desk.known.today for part in plan)
        for plan in plans
    )


def _misses(word: Word, reply: Reply) -> bool:
    """Say whether a reply passes over what was said: a matter met with money, a yes met with another question."""
    if word.act in MATTERS:
        return reply.kind is not Kind.HANDED
    return word.act is Act.ACCEPT and reply.kind not in {Kind.BOOKED, Kind.HANDED, Kind.READ_BACK}
