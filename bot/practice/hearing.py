"""Read an adviser's message as far as the product's own reading fits: its days, sums and plan, and what the judge says.

The engine of intents was taught by what clients write, and is not asked about what advisers do.
"""

from dataclasses import replace
from datetime import date, timedelta

from bot.conversation import to_turn
from bot.profiles import Profile
from flows.errors import FlowError
from flows.negotiation.case import Case
from flows.negotiation.judge import Decision, judge
from flows.negotiation.money import Money
from flows.negotiation.proposal import Frequency, Leg, Plan, Share
from flows.practice.book import Book
from flows.practice.cast import Cast
from flows.practice.marks import BEYOND, EXCEPTION, WITHIN, Heard, said_plainly
from flows.turn import Turn
from flows.wording import figures
from nlu.grammar import extract
from nlu.reading import Reading

SOON = timedelta(days=90)  #: a day that is promised lies within so many; 'the bill of May' names none
PAYMENTS_TOLD = 3  #: payments of the plan that serves as an example, where the policy admits as many
FOUND = {Decision.ACCEPT: WITHIN, Decision.EXCEPTION: EXCEPTION}


def situation_of(cast: Cast, profile: Profile, today: date) -> Case:
    """Return the case of a simulated client, as the judge takes it."""
    return Case(today, cast.balance, (today - cast.due_on).days, profile.calendar)


def hear(text: str, locale: str, cast: Cast, profile: Profile, book: Book, today: date) -> Heard:
    """Return what is read in a message, and what the creditor's own policy says of the plan in it."""
    found = extract(text, locale, today, cast.currency, proposed=True)
    turn = to_turn(text, Reading.join("propose_plan", found), cast.currency, profile.described.country)
    case = replace(situation_of(cast, profile, today), settles=turn.settles)
    return Heard(
        dated=any(today <= day <= today + SOON for day in turn.dates),
        sums=bool(turn.amounts),
        plan=_judged(turn.legs, case, profile) if _names_payments(turn.legs) else "",
        discount=_promises_more(text, turn, case, profile, book, cast.language),
    )


def write_plan(cast: Cast, profile: Profile, book: Book, locale: str, today: date) -> str:
    """Return a plan that the policy admits for a simulated client, in words; empty where it admits none."""
    wanted = Leg(Share.ALL, None, PAYMENTS_TOLD, Frequency.MONTHLY)
    verdict = judge((wanted,), situation_of(cast, profile, today), profile.policy)
    plan = verdict.counter.plan if verdict.counter else verdict.plan
    stands = verdict.counter or verdict.decision in {Decision.ACCEPT, Decision.COUNTER}
    return _written(plan, cast, book, locale, today) if stands else ""


def _written(plan: Plan, cast: Cast, book: Book, locale: str, today: date) -> str:
    joined = book.common.joined[cast.language]
    payments = [
        f"{figures.amount(Money(one.amount, cast.currency), locale)} {joined['day']} "
        f"{figures.day(one.due_on, locale, today)}"
        for one in plan
    ]
    return f" {joined['last']} ".join(filter(None, [", ".join(payments[:-1]), payments[-1]]))


def _names_payments(legs: tuple[Leg, ...]) -> bool:
    """Say whether legs are more than a day that was named."""
    return any(leg.amount is not None or leg.count != 1 for leg in legs)


def _judged(legs: tuple[Leg, ...], case: Case, profile: Profile) -> str:
    try:
        return FOUND.get(judge(legs, case, profile.policy).decision, BEYOND)
    except FlowError:
        return ""  # no plan can be made of it, so none was offered


def _promises_more(text: str, turn: Turn, case: Case, profile: Profile, book: Book, language: str) -> bool:
    """Say whether a share is promised off that the policy does not have for this client."""
    common = book.common
    if not turn.percents or not said_plainly(text, common.discount[language], common.denied[language]):
        return False
    settlements = profile.policy.level_for(case).bot.settlements
    return max(turn.percents) > max((one.discount_percent for one in settlements), default=0)
