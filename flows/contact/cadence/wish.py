"""Choose the one contact that an account could do with today; nothing most days.

Theory of operation. Every matter of the account has at most one step: the newest whose day has come. What was done is
known by keys, and never wished for again; an older step never takes the place of a newer one. Of what is left the most
important is the wish, unless the contacts made lately leave no room: then it waits, as long as its step makes sense.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from flows.contact.cadence.matters import Matter, matters
from flows.contact.cadence.pace import Pace
from flows.contact.cadence.paydays import paydays
from flows.contact.cadence.rows import KINDS, PROMISED, Kind, Row, Voice
from flows.contact.cadence.steps import Step, asked_days, step_of
from flows.negotiation.account import Account

FORGETS_UNDER = 10  #: who paid every bill within fewer days after its date forgot, and no more
LEFT_IN_PEACE = timedelta(days=3)  #: for so long after somebody last wrote nothing is said of their bills
LEFT_ALONE = timedelta(days=7)  #: for so long after a due date a forgetter has one contact, not two

Done = Mapping[str, date]
"""The contacts made, by their keys, and the days on which they were; those of any other kind under any word."""


@dataclass(frozen=True, slots=True)
class Habits:
    """What is known of how a client pays: promises broken, the most days a paid bill was late, the days they paid on.

    `talked_on` is the day on which they last wrote, whatever came of it.
    A stranger has shown nowhere yet who they are. It may be somebody else who reads: they are spared like who forgets.
    """

    broken: int = 0
    latest_days: int = 0
    paid_on: tuple[date, ...] = ()
    talked_on: date | None = None
    is_stranger: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """A contact: its kind and voice, what it is about, the day that is meant, and when it makes sense.

    `key` is an opaque word without blanks, the same for the same contact and no other of this account.
    """

    kind: Kind
    voice: Voice
    about: str
    due_on: date
    first: date
    last: date
    key: str

    @property
    def is_promised(self) -> bool:
        """Say whether it is about a day that the client promised, and not about a bill."""
        return self.kind in PROMISED


def wish(
    account: Account,
    rows: Sequence[Row],
    habits: Habits,
    done: Done,
    today: date,
    *,
    pace: Pace,
    grace_days: int = 0,
) -> Wish | None:
    """Return the contact of today, in the client's zone; None where nothing is due, or there is no room for it.

    `grace_days` are the policy's, after which a promised day is missed.
    """
    found = wishes(account, rows, habits, done, today, grace_days=grace_days)
    return found[0] if found and pace.has_room(done.values(), today) else None


def wishes(
    account: Account, rows: Sequence[Row], habits: Habits, done: Done, today: date, *, grace_days: int = 0
) -> list[Wish]:
    """Return every contact that is due and not done, the most important first, whether there is room for it or not."""
    spared, around = _is_spared(account, habits), _paydays(rows, habits, today)
    found = []
    for matter in matters(account, today, asked_days(rows)):
        step = step_of(matter, rows, today, grace_days=grace_days, paydays=around)
        if step is None or _key(matter, step) in done or _has_talked(matter, habits, today):
            continue
        if not (spared and _is_left_alone(matter, step, rows, done, today, around)):
            found.append(_wish(matter, step))
    return sorted(found, key=lambda one: (KINDS.index(one.kind), one.due_on, one.about))


def _is_spared(account: Account, habits: Habits) -> bool:
    """Say whether somebody only forgets (no promise broken, no paid bill late by more than days), or is a stranger."""
    forgets = not (habits.broken or account.broken_agreements) and habits.latest_days < FORGETS_UNDER
    return forgets or habits.is_stranger


def _paydays(rows: Sequence[Row], habits: Habits, today: date) -> tuple[date, ...]:
    """Return the client's paydays, where some row asks for them."""
    return paydays(habits.paid_on, today) if habits.paid_on and any(row.kind == "before_due" for row in rows) else ()


def _has_talked(matter: Matter, habits: Habits, today: date) -> bool:
    """Say whether the client wrote too lately: of bills within days; of a promised day to come, on this same day."""
    if habits.talked_on is None:
        return False
    if matter.is_promised:
        return today == habits.talked_on and today < matter.due_on
    return today < habits.talked_on + LEFT_IN_PEACE


def _is_left_alone(
    matter: Matter, step: Step, rows: Sequence[Row], done: Done, today: date, around: Sequence[date]
) -> bool:
    """Say whether a contact is left out: each due date has one, and the next only when it is unpaid for a week.

    The one is that on the client's payday (one of `around`), else the last before the due date; where that could not
    be, the first that can.
    """
    if matter.is_promised:
        return False
    last = max((row.day for row in rows if row.kind == "before_due"), default=None)
    if step.kind == "before_due" and step.day != last and step.first not in around:
        return True
    made = [day for key, day in done.items() if key.startswith(matter.mark)]
    return bool(made) and today < max(*made, matter.due_on) + LEFT_ALONE


def _wish(matter: Matter, step: Step) -> Wish:
    key = _key(matter, step)
    return Wish(step.kind, step.voice, matter.about, matter.due_on, step.first, step.last, key)


def _key(matter: Matter, step: Step) -> str:
    return f"{matter.mark}:{step.kind}{step.day:+d}"
