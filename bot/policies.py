"""Let supervisors draft another policy of a creditor, and try it on what clients proposed before it is in force."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from bot.creditors.register import apply_policy
from bot.drafts import Matter
from flows import codec
from flows.lined_yaml import Fault
from flows.negotiation.calendar import Calendar
from flows.negotiation.policy import Policy, faults, load_policy
from flows.trial import Asked, Trial, load_case, try_on
from flows.yaml_edit import put
from storage.schema import Draft, Proposal
from storage.unit_of_work import UnitOfWork

KIND = "policy"
MONTH = timedelta(days=31)
TRIED_MAX = 300  #: proposals that a draft is tried on, the latest ones: seconds of work at most
SAME = ("country", "currency")  #: what a policy has in common with its creditor
Written = tuple[int, str, str]  #: a fault's line, what it is, and the remedy


def current_text(uow: UnitOfWork, creditor: str) -> str:
    """Return the policy in force as it was written, nothing before the first is applied."""
    row = uow.policies.current(creditor)
    return row.document if row else ""


def faults_of(uow: UnitOfWork, creditor: str, text: str) -> list[Fault]:
    """Return everything that is wrong with a policy's text for this creditor."""
    if found := faults(text):
        return found
    policy, row = load_policy(text), uow.creditors.get(creditor)
    return [
        Fault(0, f"{key} is not the creditor's: {getattr(policy, key)}", f"write {getattr(row, key)}")
        for key in SAME
        if getattr(policy, key) != getattr(row, key)
    ]


def with_free_version(uow: UnitOfWork, creditor: str, text: str, today: date) -> str:
    """Return a readable policy under a version that no other text of the creditor has: the day's, counted on."""
    known = {row.version: row.document for row in uow.policies.of(creditor)}
    version = load_policy(text).version
    if known.get(version, text) == text:
        return text
    names = (today.isoformat(), *(f"{today.isoformat()}-{number}" for number in range(2, len(known) + 3)))
    return put(text, ("version",), f'"{next(name for name in names if name not in known)}"')


def try_draft(uow: UnitOfWork, creditor: str, text: str, now: datetime) -> Trial:
    """Try a readable draft on what clients proposed within the last month, beside the policy in force."""
    closed = frozenset(date.fromisoformat(day) for day in uow.creditors.get(creditor).document.get("closures") or ())
    after, before = load_policy(text), load_policy(current_text(uow, creditor))
    calendar = Calendar(after.country, closed)
    rows = uow.proposals.since(creditor, now - MONTH, TRIED_MAX)
    return try_on((_asked(row, calendar) for row in rows), before, after)


def _asked(row: Proposal, calendar: Calendar) -> Asked:
    return Asked(row.client_id, row.at, codec.load_legs(row.legs), load_case(row.situation, calendar))


def _faults(uow: UnitOfWork, creditor: str, text: str) -> Sequence[str]:
    return [str(fault) for fault in faults_of(uow, creditor, text)]


def _apply(uow: UnitOfWork, row: Draft, by: str, now: datetime) -> None:
    policy: Policy = load_policy(row.document)
    apply_policy(uow, row.creditor_id, policy, row.document, now, by)


POLICY = Matter(KIND, current_text, _faults, lambda text: load_policy(text).version, _apply)
