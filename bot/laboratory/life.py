"""Follow invented clients from the first message to the horizon: the talk, the adviser's answer, the payments."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.laboratory.paying import Paid, live
from bot.laboratory.person import Person
from bot.laboratory.population_file import Population
from bot.laboratory.staff import Request, answered
from bot.laboratory.strategies import Make
from bot.laboratory.strategies.desk import Desk
from bot.laboratory.talk import Talked, talk
from flows.negotiation.proposal import Plan

ASKS = frozenset({"exception", "refer", "human", "call_back", "complaint"})
"""What a person takes over of who is eligible: all of it counts as a request to staff."""
DISPUTE, WRONG = "dispute", "wrong_person"  #: how a talk opens that is about no plan


@dataclass(frozen=True, slots=True)
class Life:
    """One client's life with one way of negotiating; `waited` are the days until an adviser answered."""

    person: Person
    talked: Talked
    plan: Plan | None
    paid: Paid
    waited: int | None = None

    @property
    def is_eligible(self) -> bool:
        """Say whether they count among those whom a plan is meant for: no dispute, no wrong number, no distress."""
        return self.person.temper.opening not in {DISPUTE, WRONG} and not self.person.temper.is_vulnerable

    @property
    def is_by_staff(self) -> bool:
        """Say whether an adviser agreed to the plan."""
        return self.plan is not None and not self.talked.is_agreed

    @property
    def has_asked(self) -> bool:
        """Say whether staff had to be asked."""
        return self.talked.matter in ASKS


def lives(persons: Sequence[Person], desks: Sequence[Desk], make: Make, population: Population) -> list[Life]:
    """Return the lives of many clients, each at their desk, with one way of negotiating."""
    met = [
        (person, desk, talk(person, desk, make(desk, person, population), population))
        for person, desk in zip(persons, desks, strict=True)
    ]
    asked = [
        Request(person.known.number, person.known.today, person.truth.answers_staff_in)
        for person, _, talked in met
        if talked.matter in ASKS
    ]
    waits = answered(asked, population.staff, len(persons), desks[0].case.calendar) if asked else {}
    return [_life(person, desk, talked, waits.get(person.known.number), population) for person, desk, talked in met]


def _life(person: Person, desk: Desk, talked: Talked, waited: int | None, population: Population) -> Life:
    """Return a client's life after the talk."""
    by_staff = talked.plan is not None and waited is not None and desk.staff_admits(talked.plan)
    plan = talked.plan if talked.is_agreed or by_staff else None
    life = Life(person, talked, plan, Paid(()), waited)
    return owned(life, population.payment.ownership, population.life.horizon_days)


def owned(life: Life, ownership: float, horizon: int) -> Life:
    """Return the same life, were a plan of one's own remembered so many times as surely as another's."""
    if life.person.temper.opening == WRONG:
        return life
    factor = ownership if life.talked.is_own or life.is_by_staff else 1.0
    return replace(life, paid=live(life.person, life.plan, horizon, ownership=factor))
