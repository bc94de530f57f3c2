"""Show what a claim or a dispute is checked with: the check and its date, the client's files, the payments near it.

Money of which nobody knows whose it is stands there too where its sum is one that the client owes or named. A case
about such money shows it, and leads to where it is settled.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.bank.receiving import UNMATCHED
from bot.console import words
from bot.console.attachments import Shown, read_files
from bot.console.manner import Manner
from bot.console.sight import Seen
from bot.console.speech import say
from bot.console.unmatched import PATH
from bot.outcomes import CLAIM, LOOK_BACK
from flows.matching.evidence import KIND
from flows.negotiation.money import digits
from flows.verification import TASKS, UNTIL, WHAT, WHO
from storage.schema import Case, CaseStatus, Direction

BEFORE = timedelta(days=1)  #: files may have come before the case was opened
MESSAGES = 300  #: of the latest, looked through for files
UNMATCHED_MAX = 500  #: of the oldest that wait, looked through for a sum
FIGURES_MAX = 12  #: of a sum; what is longer is a number of something else
SUM = re.compile(r"\d[\d.,]*\d|\d")


@dataclass(frozen=True, slots=True)
class Found:
    """Money beside a claim: its day, its sum, its reference, and where it is seen to ('' for a payment of theirs)."""

    day: str
    amount: str
    reference: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a case is checked with. `until` says when the check is due; `is_late` that this is past."""

    task: str
    until: str
    is_late: bool
    files: Sequence[Shown]
    is_claim: bool
    payments: Sequence[Found]


def read_evidence(seen: Seen) -> Evidence | None:
    """Return what a case is checked with, None for one that needs no check."""
    case, manner = seen.case, seen.manner
    if case.kind == KIND:
        return _about_money(seen)
    if case.kind not in TASKS:
        return None
    what, who = TASKS[case.kind]
    until = datetime.fromisoformat(str(case.details.get(UNTIL) or case.due_at.isoformat()))
    is_open = case.status is not CaseStatus.RESOLVED
    return Evidence(
        task=words.CHECKS[f"{case.details.get(WHAT, what)} {case.details.get(WHO, who)}"],
        until=manner.moment(until),
        is_late=is_open and until < manner.now,
        files=_files(seen),
        is_claim=case.kind == CLAIM,
        payments=[*_paid(seen), *_unmatched(seen)] if case.kind == CLAIM else (),
    )


def _about_money(seen: Seen) -> Evidence | None:
    """Return the money that a case is about; None once it is known no more."""
    case, manner = seen.case, seen.manner
    row = seen.uow.unmatched.find(case.creditor_id, int(case.details[UNMATCHED]))
    if row is None:
        return None
    path = f"{PATH}#item-{row.creditor_id}-{row.id}"
    money = Found(manner.short(row.paid_on), manner.amount(row.amount, row.currency), row.reference, path)
    return Evidence(
        task=say("Decir de quién es este dinero: abra su referencia"),
        until=manner.moment(case.due_at),
        is_late=case.status is not CaseStatus.RESOLVED and case.due_at < manner.now,
        files=(),
        is_claim=False,
        payments=(money,),
    )


def _files(seen: Seen) -> Sequence[Shown]:
    """Return what the client sent since shortly before the case was opened."""
    case, since = seen.case, seen.case.opened_at - BEFORE
    rows = seen.uow.messages.latest(case.creditor_id, case.client_id, MESSAGES)
    mine = [row.id for row in rows if row.direction is Direction.IN and row.at >= since]
    found = read_files(seen.uow, case.creditor_id, mine)
    return [shown for number in mine for shown in found.get(number, ())]


def _paid(seen: Seen) -> Sequence[Found]:
    case, manner = seen.case, seen.manner
    since = (case.opened_at - LOOK_BACK).date()
    rows = seen.uow.payments.of(case.creditor_id, case.client_id)
    near = [row for row in rows if row.paid_on >= since]
    return [Found(manner.short(row.paid_on), manner.amount(row.amount), row.reference) for row in near[::-1]]


def _unmatched(seen: Seen) -> Sequence[Found]:
    case, manner = seen.case, seen.manner
    sums = _sums(case, manner) | _owed(seen)
    rows = seen.uow.unmatched.waiting([case.creditor_id], UNMATCHED_MAX)
    since = (case.opened_at - LOOK_BACK).date()
    alike = [row for row in rows if row.amount in sums and row.paid_on >= since]
    return [Found(manner.short(row.paid_on), manner.amount(row.amount), row.reference, PATH) for row in alike]


def _sums(case: Case, manner: Manner) -> set[int]:
    """Return the sums that the client named, in minor units, whichever sign parts their thousands."""
    written = (re.sub(r"\D", "", found) for found in SUM.findall(case.note))
    return {int(figures) * 10 ** digits(manner.currency) for figures in written if len(figures) <= FIGURES_MAX}


def _owed(seen: Seen) -> set[int]:
    """Return the sums that the client may have paid: each open bill, all of them, the next instalment."""
    account = seen.uow.accounts.account(seen.case.creditor_id, seen.case.client_id, seen.manner.now)
    due = account.next_due
    return {bill.balance for bill in account.invoices} | {account.balance} | ({due.amount} if due else set())
