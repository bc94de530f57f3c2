"""Describe the keys of a policy file, so that it can be validated and editors can help to write it.

The description of a key is what an editor shows beside it, in the words of `docs/negotiation.md`.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from flows.negotiation.policy_values import (
    Amount,
    Count,
    Country,
    Currency,
    Day,
    Days,
    Discount,
    Label,
    Part,
    Percent,
    Step,
    Times,
    Word,
)


class Keys(BaseModel):
    """A mapping that knows all its keys and takes values as they are written."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, regex_engine="python-re")


class MilestoneKeys(Keys):
    """A share of the total that must be paid, in all, by a day."""

    within_days: Days = Field(description="Paid at the latest on today + this many days.")
    percent: Percent = Field(description="Share of the total, rounded up to the payment step.")


class SettlementKeys(Keys):
    """A discount for a client who offers to settle; it is never volunteered."""

    discount_percent: Discount = Field(description="Share of the balance that is forgiven, rounded down to the step.")
    within_days: Days | None = Field(
        None, description="Everything is paid by today + this many days; left out or longer: `term_days_max`."
    )
    payments_max: Count | None = Field(
        None, description="In at most this many payments; left out or more: the level's `payments_max`."
    )


class BotKeys(Keys):
    """What the bot may agree to by itself."""

    term_days_max: Days = Field(description="Everything is paid by today + this many days.")
    payments_max: Count = Field(description="In at most this many payments.")
    first_payment_within_days: Days = Field(description="Something is paid by today + this many days.")
    payment_min: Amount | None = Field(
        None, description="Each payment but the last is at least this much. Left out: any amount."
    )
    down_payment_percent: Percent | None = Field(
        None, description="Share of the total that is paid within `first_payment_within_days`. Left out: none."
    )
    milestones: list[MilestoneKeys] | None = Field(None, description="Shares of the total to be paid by later days.")
    settlements: list[SettlementKeys] | None = Field(
        None, description="Discounts for clients who offer to settle. Left out: none."
    )


class StaffKeys(Keys):
    """What an adviser may approve; a key left out is as for the bot, and none may be stricter."""

    term_days_max: Days | None = Field(None, description="Everything is paid by today + this many days.")
    payments_max: Count | None = Field(None, description="In at most this many payments.")
    first_payment_within_days: Days | None = Field(None, description="Something is paid by today + this many days.")
    payment_min: Amount | None = Field(None, description='Each payment but the last is at least this much; "0": any.')
    down_payment_percent: Percent | None = Field(
        None, description="Share that is paid within `first_payment_within_days`; 0: none."
    )
    milestones: list[MilestoneKeys] | None = Field(None, description="Shares to be paid by later days; []: none.")
    settlements: list[SettlementKeys] | None = Field(
        None, description="Discounts that an adviser may approve; the bot's must be among them."
    )


class WhenKeys(Keys):
    """The conditions of a level; all must hold. One on a value that is not known does not hold."""

    days_overdue_at_least: int | None = Field(None, description="Days since the oldest due date; negative before it.")
    days_overdue_below: int | None = Field(None, description="Fewer days than this since the oldest due date.")
    balance_at_least: Amount | None = Field(None, description="The client owes this much or more.")
    balance_below: Amount | None = Field(None, description="The client owes less than this.")
    segment_in: list[Word] | None = Field(None, description="The client's segment, as imported, is one of these.")
    broken_agreements_at_most: Times | None = Field(None, description="So many agreements or fewer did not hold.")


class LevelKeys(Keys):
    """One level of terms; the first whose conditions hold applies, and the last has none."""

    bot: BotKeys = Field(description="What the bot may agree to by itself, at once.")
    name: Word | None = Field(None, description="What people call it; clients never see it.")
    when: WhenKeys | None = Field(None, description="When it applies; all conditions must hold.")
    staff: StaffKeys | None = Field(None, description="What an adviser may approve; left out: as the bot.")


class InterestKeys(Keys):
    """What a plan costs: nothing, in this version."""

    mode: Literal["waived"] = Field(description="Plans bear no interest and no charges; other modes are refused.")


class EarlyPaymentKeys(Keys):
    """A discount for paying before the due date."""

    days_before_due_at_least: Days = Field(description="Paid at least this many days before the due date.")
    discount_percent: Discount = Field(description="Share of the invoice that is forgiven, rounded down to the step.")


class VerificationKeys(Keys):
    """How a client shows who they are."""

    any_of: Annotated[list[Literal["document_last4", "birth_date"]], Field(min_length=1)] = Field(
        description="Facts of which one is asked, the first that is on record."
    )
    attempts_max: Count = Field(description="Wrong answers after which a person takes over.")


class BrokenKeys(Keys):
    """When an agreement counts as broken; a key left out: never by this measure."""

    missed_in_a_row: Count | None = Field(None, description="So many instalments in a row are late.")
    days_late: Count | None = Field(None, description="One instalment is late by more than this many days.")


class AgreementKeys(Keys):
    """How patient the creditor is with an agreement."""

    grace_days: Days | None = Field(None, description="An instalment is late after its date plus these days.")
    broken_after: BrokenKeys | None = Field(None, description="When the agreement counts as broken.")


class RescueKeys(Keys):
    """How often and how far an instalment may be moved before it breaks."""

    per_agreement_max: Times = Field(description="Changes by the client alone in the life of one agreement.")
    days_max: Days = Field(description="An instalment moves at most this many days.")


class ApprovalKeys(Keys):
    """How many people approve an exception from an amount on."""

    amount_at_least: Amount = Field(description="From this amount on.")
    people: Count = Field(description="So many different people approve.")


class AffordabilityKeys(Keys):
    """What is asked about the client's means."""

    questions: Literal["one", "four"] | None = Field(
        None, description="one: what they can pay; four: income and rhythm, fixed costs, other debts, what is left."
    )
    share_percent: Part | None = Field(None, description="Share of what is left that a plan of ours may take.")


class OurErrorsKeys(Keys):
    """What a client gains when the creditor was late."""

    late_bill_extension_days: Days = Field(description="Days that a late bill's due date moves.")


class PolicyKeys(Keys):
    """A creditor's policy: who may agree to which payment plans. Amounts and versions are quoted."""

    policy: Label = Field(description="What this policy is called.")
    version: Label = Field(
        description='Names this text for good, quoted: "2026-03-01". A changed text needs another version.'
    )
    country: Country = Field(description="ISO 3166-1 code; its holidays are no payment days.")
    currency: Currency = Field(description="ISO 4217 code of every amount in this file.")
    levels: Annotated[list[LevelKeys], Field(min_length=1)] = Field(
        description="The first whose conditions all hold applies; the last has none."
    )
    payment_step: Step | None = Field(
        None, description="Payments of ours but the last are multiples of it. Left out: the smallest coin."
    )
    offer_valid_hours: Count | None = Field(None, description="An offer expires after so many hours. Left out: never.")
    counter_offers_max: Times | None = Field(
        None, description="Counter-offers in one talk before an adviser looks at it. Left out: no limit."
    )
    interest: InterestKeys | None = Field(None, description="What a plan costs: nothing, in this version.")
    early_payment: list[EarlyPaymentKeys] | None = Field(None, description="Discounts for paying before the due date.")
    verification: VerificationKeys | None = Field(
        None, description="How clients show who they are. Left out: a person verifies them."
    )
    agreement: AgreementKeys | None = Field(None, description="How patient the creditor is with an agreement.")
    rescue: RescueKeys | None = Field(
        None, description="How an instalment may be moved before it breaks. Left out: only by an adviser."
    )
    allocation: Annotated[list[Literal["instalments", "oldest_invoice"]], Field(min_length=1)] | None = Field(
        None, description="The order in which money is applied."
    )
    approvals: list[ApprovalKeys] | None = Field(
        None, description="How many people approve an exception. Left out: one."
    )
    affordability: AffordabilityKeys | None = Field(None, description="What is asked about the client's means.")
    our_errors: OurErrorsKeys | None = Field(None, description="What a client gains when the creditor was late.")
    closures: list[Day] | None = Field(None, description="The creditor's own non-business days.")
