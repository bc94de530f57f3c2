"""Read what an exception asks for, hold it against the limits of staff today, and say how many must approve it.

Two kinds of exception carry a plan: a proposal for what is owed, and another course of what was agreed.
"""

from dataclasses import dataclass
from datetime import date, datetime

from bot.errors import ClientMistake
from flows.facts import Facts
from flows.negotiation import approval
from flows.negotiation.account import Invoice
from flows.negotiation.case import Case as Judged
from flows.negotiation.proposal import Payment, Plan
from flows.outcome import BookAgreement
from flows.referral import COVERS
from storage.schema import Case


@dataclass(frozen=True, slots=True)
class Asked:
    """The plan of an exception, since when, and for which bills; `agreement` is the one whose course it changes."""

    plan: Plan
    opened_at: datetime
    agreement: str | None
    covers: frozenset[str] = frozenset()

    @property
    def total(self) -> int:
        """Return what the plan comes to."""
        return sum(part.amount for part in self.plan)


def read(case: Case) -> Asked:
    """Read the plan that an exception asks for, as the dialogue wrote it."""
    if case.outcome is not None:
        raise ClientMistake("This case is resolved already.", 409)
    written = str((case.details or {}).get("proposal") or "")
    if case.kind != "exception" or not written:
        raise ClientMistake("Only an exception with a proposed plan can be approved; resolve this case instead.", 409)
    agreement = case.details.get("agreement")
    covers = frozenset(str(case.details.get(COVERS) or "").split("; ")) - {""}
    return Asked(read_plan(written), case.opened_at, str(agreement) if agreement else None, covers)


def read_plan(written: str) -> Plan:
    """Read a plan as a case's details hold it: `2026-03-13 50000; 2026-03-31 47000`, minor units."""
    parts = (line.split() for line in written.split("; ") if line)
    return tuple(Payment(date.fromisoformat(day), int(amount)) for day, amount in parts)


def check(asked: Asked, facts: Facts) -> None:
    """Refuse a plan that time, payments or another agreement have overtaken, or that staff may not approve."""
    if facts.is_stale:
        raise ClientMistake(
            "What is owed was told longer ago than the creditor allows: import its file first.", 409, "figures"
        )
    _check_agreement(asked, facts)
    if min(part.due_on for part in asked.plan) < facts.today:
        raise ClientMistake("The plan's first date is past: agree on new dates with the client.", 409, "due_on")
    if asked.total > _owed(asked, facts):
        raise ClientMistake(
            "The plan asks for more than is owed by now: agree on new amounts with the client.", 409, "amount"
        )
    if rules := _broken(asked, facts):
        raise ClientMistake(
            f"The plan is beyond what an adviser may approve ({', '.join(rules)}): agree on another with the client.",
            409,
            rules[0],
        )


def people(asked: Asked, facts: Facts) -> int:
    """Return how many people must approve: by what is owed, which a plan with a discount settles for less."""
    return facts.policy.people_for(max(asked.total, _owed(asked, facts)))


def booking(asked: Asked, facts: Facts) -> BookAgreement:
    """Return the agreement to book, once all have approved; it covers what was asked for, or what the old one did."""
    check(asked, facts)
    covered = _covered(asked, facts)
    discount = max(sum(one.payable for one in covered) - asked.total, 0)
    numbers = tuple(one.number for one in covered)
    return BookAgreement(asked.plan, asked.total, discount, numbers, "client", facts.policy.version)


def _covered(asked: Asked, facts: Facts) -> tuple[Invoice, ...]:
    """Return the bills that may still be asked for, of those that the plan was proposed for; later ones are none."""
    account = facts.account
    if asked.agreement and account.agreement:
        return tuple(bill for bill in account.open_invoices if bill.number in account.agreement.invoices)
    named = tuple(bill for bill in account.open_invoices if bill.number in asked.covers)
    return named if asked.covers else account.negotiable(facts.today)


def _owed(asked: Asked, facts: Facts) -> int:
    return sum(bill.payable for bill in _covered(asked, facts))


def _check_agreement(asked: Asked, facts: Facts) -> None:
    """Refuse when the client agreed to something else since, or has paid of what was to change."""
    agreed = facts.account.agreement
    if asked.agreement is None:
        if agreed is not None and agreed.accepted_at >= asked.opened_at:
            raise ClientMistake(
                "The client has agreed to another plan since; resolve this case instead.", 409, "agreement"
            )
        return
    if agreed is None or agreed.id != asked.agreement:
        raise ClientMistake(
            "The agreement that this would change is over; resolve this case instead.", 409, "agreement"
        )
    if agreed.unpaid != asked.total:
        raise ClientMistake("The client has paid since: agree on new amounts with them.", 409, "amount")


def _broken(asked: Asked, facts: Facts) -> tuple[str, ...]:
    """Return the staff limits that the plan breaks under the policy in force."""
    changes = asked.agreement is not None
    owed = asked.total if changes else _owed(asked, facts)
    case = Judged(
        today=facts.today,
        balance=owed,
        days_overdue=facts.account.days_overdue(facts.today),
        calendar=facts.calendar,
        segment=facts.client.segment,
        broken_agreements=facts.account.broken_agreements,
        settles=asked.total < owed,
    )
    judge = approval.beyond_staff_for_change if changes else approval.beyond_staff
    return judge(asked.plan, case, facts.policy)
