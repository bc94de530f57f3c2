"""Try a policy on what clients proposed: which answers would have been others, and by how much money.

A proposal is kept with the situation that it was judged in, so that it is judged again as it was: by the policy in
force, and by the one that is tried. What a change does not touch is not judged: both would say the same.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from flows import codec
from flows.judgement import verdict_in
from flows.negotiation.calendar import Calendar
from flows.negotiation.case import Case
from flows.negotiation.judge import Decision, Verdict
from flows.negotiation.policy import Policy
from flows.negotiation.proposal import Capacity, Leg

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """A proposal as it was kept: whose it is, when it was made, its legs, its case."""

    client: str
    at: datetime
    legs: tuple[Leg, ...]
    case: Case


@dataclass(frozen=True, slots=True)
class Change:
    """A proposal that the two policies answer otherwise."""

    asked: Asked
    before: Verdict
    after: Verdict

    @property
    def is_gained(self) -> bool:
        """Say whether only the policy that is tried accepts it at once."""
        return self.after.decision is Decision.ACCEPT is not self.before.decision

    @property
    def is_lost(self) -> bool:
        """Say whether only the policy in force accepts it at once."""
        return self.before.decision is Decision.ACCEPT is not self.after.decision


@dataclass(slots=True)
class Trial:
    """What came of trying: how many proposals there were, those judged by both, the answers of each, what changed."""

    proposals: int = 0
    judged: int = 0
    before: Counter[Decision] = field(default_factory=Counter)
    after: Counter[Decision] = field(default_factory=Counter)
    changes: list[Change] = field(default_factory=list)

    @property
    def gained(self) -> list[Change]:
        """Return the proposals that would be accepted at once, and are not now."""
        return [one for one in self.changes if one.is_gained]

    @property
    def lost(self) -> list[Change]:
        """Return the proposals that would not be accepted at once any more."""
        return [one for one in self.changes if one.is_lost]

    @property
    def forgiven(self) -> int:
        """Return how much more would be forgiven of what is accepted at once, in minor units; less is negative."""
        return sum(_forgiven(one.after) - _forgiven(one.before) for one in self.changes)

    @property
    def clients(self) -> int:
        """Return how many clients would read another answer."""
        return len({one.asked.client for one in self.changes})


def try_on(asked: Iterable[Asked], before: Policy, after: Policy) -> Trial:
    """Judge proposals by the policy in force and by another one."""
    trial = Trial()
    for one in asked:
        trial.proposals += 1
        if not is_touched(one.case, before, after):
            continue
        trial.judged += 1
        change = Change(one, _verdict(one, before), _verdict(one, after))
        trial.before[change.before.decision] += 1
        trial.after[change.after.decision] += 1
        if _answer(change.before) != _answer(change.after):
            trial.changes.append(change)
    return trial


def is_touched(case: Case, before: Policy, after: Policy) -> bool:
    """Say whether two policies may answer differently in a case."""
    one, other = before.level_for(case), after.level_for(case)
    alike = (one.bot, one.staff, before.payment_step) == (other.bot, other.staff, after.payment_step)
    return not alike or before.closures != after.closures


def dump_case(case: Case) -> Json:
    """Return the situation of a proposal as JSON values; its calendar is the creditor's and stands elsewhere."""
    return {
        "today": case.today.isoformat(),
        "balance": case.balance,
        "days_overdue": case.days_overdue,
        "segment": case.segment,
        "broken_agreements": case.broken_agreements,
        "settles": case.settles,
        "capacity": codec.dump_capacity(case.capacity),
    }


def load_case(stored: Mapping[str, Any], calendar: Calendar) -> Case:
    """Read what `dump_case` wrote, with the creditor's own calendar."""
    capacity = stored["capacity"]
    read: Json = {"today": date.fromisoformat(stored["today"]), "capacity": Capacity(*capacity) if capacity else None}
    return Case(**{**stored, **read}, calendar=calendar)


def _verdict(asked: Asked, policy: Policy) -> Verdict:
    """Ask a policy, with its own closed days beside the creditor's."""
    calendar = asked.case.calendar
    closed = replace(calendar, closures=calendar.closures | policy.closures)
    return verdict_in(replace(asked.case, calendar=closed), asked.legs, policy)


def _answer(verdict: Verdict) -> tuple[Decision, object]:
    return verdict.decision, verdict.plan


def _forgiven(verdict: Verdict) -> int:
    return verdict.discount if verdict.decision is Decision.ACCEPT else 0
