"""Hold a creditor's policy as values: who may agree to what, under which conditions.

Amounts are minor units of the policy's currency, shares are per cent, days are calendar days counted from today.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from flows.errors import FlowError
from flows.negotiation.case import Case
from flows.negotiation.till import DEFAULT_ORDER, AllocationStep


class NoLevel(FlowError):
    """A case for which a policy has no level, because its closing level is missing."""

    def __init__(self, policy: str) -> None:
        """Name the policy."""
        super().__init__(f"{policy}: no level applies to this case: add a last level without conditions.")


@dataclass(frozen=True, slots=True)
class Milestone:
    """A share of the total that must be paid by a day."""

    within_days: int
    percent: Decimal


@dataclass(frozen=True, slots=True)
class Settlement:
    """A discount for those who pay soon and in few payments; a limit that is None is the level's own."""

    discount_percent: Decimal
    within_days: int | None = None
    payments_max: int | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """What one role may agree to."""

    term_days_max: int
    payments_max: int
    first_payment_within_days: int
    payment_min: int = 0
    down_payment_percent: Decimal = Decimal(0)
    milestones: tuple[Milestone, ...] = ()
    settlements: tuple[Settlement, ...] = ()


@dataclass(frozen=True, slots=True)
class Conditions:
    """When a level applies; a condition that is None always holds."""

    days_overdue_at_least: int | None = None
    days_overdue_below: int | None = None
    balance_at_least: int | None = None
    balance_below: int | None = None
    segment_in: tuple[str, ...] | None = None
    broken_agreements_at_most: int | None = None

    def hold(self, case: Case) -> bool:
        """Say whether all of them hold; one on a value that is not given does not."""
        checks = (
            (self.days_overdue_at_least, lambda limit: case.days_overdue >= limit),
            (self.days_overdue_below, lambda limit: case.days_overdue < limit),
            (self.balance_at_least, lambda limit: case.balance >= limit),
            (self.balance_below, lambda limit: case.balance < limit),
            (self.segment_in, lambda segments: case.segment in segments),
            (self.broken_agreements_at_most, lambda limit: case.broken_agreements <= limit),
        )
        return all(limit is None or holds(limit) for limit, holds in checks)


@dataclass(frozen=True, slots=True)
class Level:
    """The terms for the cases that meet its conditions: the bot's own, and what an adviser may approve."""

    name: str
    when: Conditions
    bot: Terms
    staff: Terms


@dataclass(frozen=True, slots=True)
class EarlyPayment:
    """A discount for paying some days before the due date."""

    days_before_due_at_least: int
    discount_percent: Decimal


@dataclass(frozen=True, slots=True)
class Verification:
    """The identity facts of which one is asked, and the wrong answers after which a person takes over."""

    any_of: tuple[str, ...]
    attempts_max: int


@dataclass(frozen=True, slots=True)
class Patience:
    """When an instalment counts as late, and an agreement as broken; None: never by this measure."""

    grace_days: int = 0
    missed_in_a_row: int | None = None
    days_late: int | None = None


@dataclass(frozen=True, slots=True)
class Rescue:
    """How often and how far an instalment may be moved before it breaks; none without this rule."""

    per_agreement_max: int
    days_max: int


@dataclass(frozen=True, slots=True)
class Approval:
    """How many people must approve an exception from an amount on."""

    amount_at_least: int
    people: int


class Questions(StrEnum):
    """How much is asked to learn what a client can pay."""

    ONE = "one"  #: what they can pay
    FOUR = "four"  #: income and rhythm, fixed costs, other debts, what is left


@dataclass(frozen=True, slots=True)
class Affordability:
    """What is asked about means, and the share of what is left that a plan may take."""

    questions: Questions = Questions.ONE
    share_percent: Decimal = Decimal(100)


@dataclass(frozen=True, slots=True)
class Policy:
    """One immutable version of a creditor's policy. `payment_step` binds what the bot computes, not the client."""

    name: str
    version: str
    country: str
    currency: str
    levels: tuple[Level, ...]
    payment_step: int = 1
    offer_valid_hours: int | None = None
    counter_offers_max: int | None = None
    early_payment: tuple[EarlyPayment, ...] = ()
    verification: Verification | None = None
    agreement: Patience = Patience()
    rescue: Rescue | None = None
    allocation: tuple[AllocationStep, ...] = DEFAULT_ORDER
    approvals: tuple[Approval, ...] = ()
    affordability: Affordability = Affordability()
    late_bill_extension_days: int | None = None
    closures: frozenset[date] = frozenset()

    def level_for(self, case: Case) -> Level:
        """Return the first level whose conditions all hold; raise NoLevel when the closing one is missing."""
        for level in self.levels:
            if level.when.hold(case):
                return level
        raise NoLevel(self.name)

    def people_for(self, amount: int) -> int:
        """Return how many people must approve an exception over an amount."""
        return max((rule.people for rule in self.approvals if amount >= rule.amount_at_least), default=1)
