"""Turn the keys of a policy file, whose shape is known to be right, into values; a rule left out is no rule."""

from decimal import Decimal
from typing import TypeVar

from flows.negotiation.money import to_minor
from flows.negotiation.policy_file import (
    AffordabilityKeys,
    AgreementKeys,
    BotKeys,
    BrokenKeys,
    LevelKeys,
    MilestoneKeys,
    PolicyKeys,
    SettlementKeys,
    StaffKeys,
    VerificationKeys,
    WhenKeys,
)
from flows.negotiation.terms import (
    Affordability,
    Approval,
    Conditions,
    EarlyPayment,
    Level,
    Milestone,
    Patience,
    Policy,
    Questions,
    Rescue,
    Settlement,
    Terms,
    Verification,
)
from flows.negotiation.till import DEFAULT_ORDER, AllocationStep

_T = TypeVar("_T")


def policy_of(keys: PolicyKeys) -> Policy:
    """Return the policy that the keys describe, amounts in minor units of its currency."""
    currency, early = keys.currency, keys.early_payment or []
    return Policy(
        name=keys.policy,
        version=keys.version,
        country=keys.country,
        currency=currency,
        levels=tuple(_level(level, index, currency) for index, level in enumerate(keys.levels, 1)),
        payment_step=1 if keys.payment_step is None else to_minor(keys.payment_step, currency),
        offer_valid_hours=keys.offer_valid_hours,
        counter_offers_max=keys.counter_offers_max,
        early_payment=tuple(EarlyPayment(row.days_before_due_at_least, row.discount_percent) for row in early),
        verification=_verification(keys.verification),
        agreement=_patience(keys.agreement),
        rescue=Rescue(keys.rescue.per_agreement_max, keys.rescue.days_max) if keys.rescue else None,
        allocation=tuple(AllocationStep(step) for step in keys.allocation or DEFAULT_ORDER),
        approvals=tuple(Approval(to_minor(r.amount_at_least, currency), r.people) for r in keys.approvals or []),
        affordability=_affordability(keys.affordability),
        late_bill_extension_days=keys.our_errors.late_bill_extension_days if keys.our_errors else None,
        closures=frozenset(keys.closures or []),
    )


def _level(keys: LevelKeys, number: int, currency: str) -> Level:
    """Return one level; without a name it is called by its place."""
    bot = _bot(keys.bot, currency)
    return Level(
        name=keys.name or f"level {number}",
        when=_conditions(keys.when, currency),
        bot=bot,
        staff=_staff(keys.staff, bot, currency) if keys.staff else bot,
    )


def _bot(keys: BotKeys, currency: str) -> Terms:
    return Terms(
        term_days_max=keys.term_days_max,
        payments_max=keys.payments_max,
        first_payment_within_days=keys.first_payment_within_days,
        payment_min=0 if keys.payment_min is None else to_minor(keys.payment_min, currency),
        down_payment_percent=keys.down_payment_percent or Decimal(0),
        milestones=_milestones(keys.milestones),
        settlements=_settlements(keys.settlements),
    )


def _staff(keys: StaffKeys, bot: Terms, currency: str) -> Terms:
    """Return what an adviser may approve: a key left out is as for the bot."""
    return Terms(
        term_days_max=_else(keys.term_days_max, bot.term_days_max),
        payments_max=_else(keys.payments_max, bot.payments_max),
        first_payment_within_days=_else(keys.first_payment_within_days, bot.first_payment_within_days),
        payment_min=bot.payment_min if keys.payment_min is None else to_minor(keys.payment_min, currency),
        down_payment_percent=_else(keys.down_payment_percent, bot.down_payment_percent),
        milestones=bot.milestones if keys.milestones is None else _milestones(keys.milestones),
        settlements=bot.settlements if keys.settlements is None else _settlements(keys.settlements),
    )


def _else(value: _T | None, default: _T) -> _T:
    return default if value is None else value


def _milestones(rows: list[MilestoneKeys] | None) -> tuple[Milestone, ...]:
    return tuple(Milestone(row.within_days, row.percent) for row in rows or [])


def _settlements(rows: list[SettlementKeys] | None) -> tuple[Settlement, ...]:
    return tuple(Settlement(row.discount_percent, row.within_days, row.payments_max) for row in rows or [])


def _conditions(keys: WhenKeys | None, currency: str) -> Conditions:
    if keys is None:
        return Conditions()
    return Conditions(
        days_overdue_at_least=keys.days_overdue_at_least,
        days_overdue_below=keys.days_overdue_below,
        balance_at_least=None if keys.balance_at_least is None else to_minor(keys.balance_at_least, currency),
        balance_below=None if keys.balance_below is None else to_minor(keys.balance_below, currency),
        segment_in=None if keys.segment_in is None else tuple(keys.segment_in),
        broken_agreements_at_most=keys.broken_agreements_at_most,
    )


def _patience(keys: AgreementKeys | None) -> Patience:
    if keys is None:
        return Patience()
    broken = keys.broken_after or BrokenKeys()
    return Patience(keys.grace_days or 0, broken.missed_in_a_row, broken.days_late)


def _verification(keys: VerificationKeys | None) -> Verification | None:
    return None if keys is None else Verification(tuple(keys.any_of), keys.attempts_max)


def _affordability(keys: AffordabilityKeys | None) -> Affordability:
    if keys is None:
        return Affordability()
    default = Affordability()
    return Affordability(
        Questions(keys.questions or default.questions), _else(keys.share_percent, default.share_percent)
    )
