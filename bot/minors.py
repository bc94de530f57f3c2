"""Write to nobody under age about money: the account is held until they come of age, and a person sees to it."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot import effects
from bot.facts import FactBook
from bot.rights import load_rights
from bot.stage import Stage
from flows.contact.clean_debt import FAULTS, KIND, dump
from flows.contact.request import Decision
from flows.outcome import OpenCase, PlaceHold
from flows.rights.age import MINOR, of_age_on, under
from flows.rights.book import ADULT, MATTER

PRIORITY = 4  #: behind the cases of clients who wait for an answer
HELD = Decision("blocked", "hold", "The client is under age by their birth date: nothing is asked of them.")


def withhold_minor(stage: Stage, facts: FactBook, decision: Decision, now: datetime) -> Decision:
    """Return what was decided of a contact; where it could leave to somebody under age, that nothing is asked of them.

    The hold and the case, of which the client is told nothing, are written once: under either no contact comes as far.
    """
    born = facts.born(stage.client)
    if decision.decision == "blocked" or born is None:
        return decision
    rights = load_rights().of(stage.client.country)
    age = rights.adult if rights else ADULT
    if not under(born, age, stage.today):
        return decision
    stage.now = now
    case = OpenCase(
        KIND, stage.profile.answer_by(KIND, now), priority=PRIORITY, details={MATTER: MINOR, FAULTS: dump(())}
    )
    effects.apply(stage, (case, PlaceHold(MINOR, until=_of_age(stage, born, age))))
    return HELD


def _of_age(stage: Stage, born: date, age: int) -> datetime:
    return datetime.combine(of_age_on(born, age), time(), ZoneInfo(stage.client.timezone))
