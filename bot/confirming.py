"""Let a second person confirm what takes much off an account: a credit or correction from the creditor's limit on.

Until then nothing is written, nobody is told, and the case stays open with who proposed what. The person who proposed
it is the first of those who approve; another one is the second.
"""

import json
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from bot.credits import Taken, stopped_by
from bot.errors import ClientMistake
from bot.outcomes import CORRECTION, CREDIT
from bot.profiles import Profile
from flows.negotiation.money import to_minor
from storage.schema import Case
from storage.unit_of_work import UnitOfWork

KEY = "to_confirm"  #: among a case's details: what waits for a second person
TWICE = "Something of this case waits for a second person already."
WAITS, NOTHING = "waits", "nothing"  #: the fields of mistakes: one waits already; none does


class Proposed(NamedTuple):
    """What waits: the end of the case, what the client is to read, and by how much which bill falls, in minor units."""

    outcome: str
    text: str
    credit: Taken
    lowers: int


def is_much(profile: Profile, lowered: int) -> bool:
    """Say whether a second person must confirm what takes so many minor units off an account."""
    written = profile.described.credits.confirm_from
    return written is not None and lowered >= to_minor(written, profile.described.currency)


def lowers(uow: UnitOfWork, case: Case, outcome: str, credit: Taken) -> int:
    """Return by how much an end takes down what the client owes, in minor units."""
    count: Callable[[], int] | None = {
        CREDIT: lambda: credit.amount if credit.amount is not None else sum(stopped_by(uow, case).values()),
        CORRECTION: lambda: _corrected(uow, case, credit),
    }.get(outcome)
    return count() if count else 0


def propose(uow: UnitOfWork, case: Case, asked: Proposed, approver: str, now: datetime) -> None:
    """Lay an end ready for a second person; the client hears nothing yet. Raises ClientMistake where one waits."""
    if uow.approvals.of(case.creditor_id, case.id):
        raise ClientMistake(TWICE, 409, WAITS)
    check_nothing(case)
    case.details = {**case.details, KEY: json.dumps(asked)}
    uow.approvals.add(case.creditor_id, case.id, approver, now)


def read(case: Case) -> Proposed | None:
    """Return what waits for a second person; None for nothing."""
    written = case.details.get(KEY)
    if not written or case.outcome is not None:
        return None
    outcome, text, credit, lowered = json.loads(str(written))
    return Proposed(outcome, text, Taken(*credit), lowered)


def check_nothing(case: Case) -> None:
    """Refuse while something of a case waits for a second person: one yes is never counted for two things."""
    if read(case) is not None:
        raise ClientMistake(TWICE, 409, WAITS)


def needed(case: Case) -> Proposed:
    """Return what waits. Raises ClientMistake for nothing."""
    if (found := read(case)) is None:
        raise ClientMistake("Nothing of this case waits for a second person.", 409, NOTHING)
    return found


def withdraw(uow: UnitOfWork, case: Case) -> None:
    """Take back what waits: the case is as it was before."""
    needed(case)
    case.details = {name: value for name, value in case.details.items() if name != KEY}
    uow.approvals.clear(case.creditor_id, case.id)


def _corrected(uow: UnitOfWork, case: Case, credit: Taken) -> int:
    if credit.amount is None:
        return 0
    number = credit.invoice or next(iter(stopped_by(uow, case)), None)
    return uow.credits.asked(case.creditor_id, number) - credit.amount if number else 0
