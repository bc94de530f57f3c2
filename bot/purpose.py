"""Say whether what a contact was written for still stands when it is about to leave, and when it is tried again.

It may have waited for its day or its provider. Who paid, agreed, disputed or wrote meanwhile hears none of it. One that
the rules hold back is made anew when they allow it, while its days are not over: the clock looks at it once more.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.chooser import Chooser
from bot.enrolment import enrol
from bot.profiles import Profile
from flows.contact.request import Decision
from flows.contact.rules import STOPPED
from storage.repositories.owing import TRACE
from storage.schema import Client, Message
from storage.unit_of_work import UnitOfWork

GONE = Decision("blocked", "purpose", "It has lost its purpose: the client paid, agreed, disputed or wrote since.")

DAY = timedelta(days=1)
DAILY = frozenset({STOPPED, "paused", "with_adviser", "channel_off", "stale_figures"})
"""Nobody knows when these end: they are tried each day."""


def stands(
    uow: UnitOfWork, chooser: Chooser, profile: Profile, client: Client, trace: str | None, now: datetime
) -> bool:
    """Say whether a contact of the cadence, known by its trace, could be due still; of other messages nobody asks.

    One about the same matter will do: the day on which it leaves may be another row's.
    """
    key, mark, _ = (trace or "").partition(TRACE)
    owing = uow.dues.of(profile.id, client.id, now) if mark else None
    if owing is None:
        return not mark
    (owing,) = enrol(uow, profile, [owing], now)
    others = {other: day for other, day in owing.done.items() if other != key}
    due = chooser.due(profile, replace(owing, done=others), now.astimezone(owing.zone).date())
    return any(_matter(one.key) == _matter(key) for one in due)


def try_again(uow: UnitOfWork, message: Message, decision: Decision, now: datetime) -> None:
    """Let the clock look at a contact of the cadence again that was held back, where somebody can say when."""
    key, mark, _ = (message.trace_id or "").partition(TRACE)
    at = decision.next_allowed_at or (now + DAY if decision.rule in DAILY else None)
    if mark and at is not None:
        uow.jobs.put(f"remind {message.creditor_id} {key} {message.client_id}", at)


def _matter(key: str) -> str:
    return key.partition(":")[0]
