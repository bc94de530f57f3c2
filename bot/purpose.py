"""Say whether what a contact was written for still stands when it is about to leave.

It may have waited for its day or its provider. Who paid, agreed, disputed or wrote meanwhile hears none of it.
"""

from dataclasses import replace
from datetime import datetime

from bot.chooser import Chooser
from bot.enrolment import enrol
from bot.profiles import Profile
from flows.contact.request import Decision
from storage.repositories.owing import TRACE
from storage.schema import Client
from storage.unit_of_work import UnitOfWork

GONE = Decision("blocked", "purpose", "It has lost its purpose: the client paid, agreed, disputed or wrote since.")


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


def _matter(key: str) -> str:
    return key.partition(":")[0]
