"""Describe the keys of a policy file, so that it can be validated and editors can help to write it."""

import datetime as dt
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Literal

import holidays
from babel.core import get_global
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema


def _percent(value: Any) -> Decimal:  # noqa: ANN401 (whatever YAML holds)
    """Read a whole or decimal share; a bare 12.5 is exact because its digits are taken as written."""
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        msg = "is not a percentage: write a number from 0 to 100"
        raise ValueError(msg)  # noqa: TRY004 (Pydantic collects ValueError only)
    try:
        share = Decimal(str(value))
    except InvalidOperation:
        share = Decimal("NaN")
    if not share.is_finite() or not 0 <= share <= 100:  # noqa: PLR2004
        msg = "is not a percentage: write a number from 0 to 100"
        raise ValueError(msg)
    return share


def _discount(value: Decimal) -> Decimal:
    """Refuse to forgive everything."""
    if value == 100:  # noqa: PLR2004
        msg = "would forgive the whole debt: write less than 100"
        raise ValueError(msg)
    return value


def _day(value: Any) -> dt.date:  # noqa: ANN401
    """Read an ISO date, quoted or not."""
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    try:
        return dt.date.fromisoformat(value)
    except (TypeError, ValueError) as fault:
        msg = 'is not a date: write it as "2026-12-31"'
        raise ValueError(msg) from fault


def _country(value: str) -> str:
    """Refuse a country without a known calendar."""
    if value not in holidays.list_supported_countries():
        msg = "is not a country with a known calendar: write an ISO 3166-1 code such as CL"
        raise ValueError(msg)
    return value


def _currency(value: str) -> str:
    """Refuse what is no ISO 4217 currency."""
    if value not in get_global("all_currencies"):
        msg = "is not a currency: write an ISO 4217 code such as CLP"
        raise ValueError(msg)
    return value


_PERCENT_SCHEMA = WithJsonSchema({"type": ["number", "string"], "minimum": 0, "maximum": 100})
Amount = Annotated[str, Field(pattern=r"^[0-9]{1,15}(\.[0-9]{1,4})?$")]
Step = Annotated[str, Field(pattern=r"^0*(?=[0-9.]*[1-9])[0-9]{1,15}(\.[0-9]{1,4})?$")]
Days = Annotated[int, Field(ge=0, le=36_500)]
Count = Annotated[int, Field(ge=1, le=10_000)]
Percent = Annotated[Decimal, BeforeValidator(_percent), _PERCENT_SCHEMA]
Discount = Annotated[Decimal, BeforeValidator(_percent), AfterValidator(_discount), _PERCENT_SCHEMA]
Day = Annotated[dt.date, BeforeValidator(_day)]
Word = Annotated[str, Field(min_length=1)]


class Keys(BaseModel):
    """A mapping that knows all its keys and takes values as they are written."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, regex_engine="python-re")


class MilestoneKeys(Keys):
    """A share of the total to be paid by a day."""

    within_days: Days
    percent: Percent


class SettlementKeys(Keys):
    """A discount for paying soon."""

    discount_percent: Discount
    within_days: Days | None = None
    payments_max: Count | None = None


class BotKeys(Keys):
    """What the bot may agree to by itself."""

    term_days_max: Days
    payments_max: Count
    first_payment_within_days: Days
    payment_min: Amount | None = None
    down_payment_percent: Percent | None = None
    milestones: list[MilestoneKeys] | None = None
    settlements: list[SettlementKeys] | None = None


class StaffKeys(Keys):
    """What an adviser may approve; a key left out is as for the bot."""

    term_days_max: Days | None = None
    payments_max: Count | None = None
    first_payment_within_days: Days | None = None
    payment_min: Amount | None = None
    down_payment_percent: Percent | None = None
    milestones: list[MilestoneKeys] | None = None
    settlements: list[SettlementKeys] | None = None


class WhenKeys(Keys):
    """The conditions of a level; all must hold."""

    days_overdue_at_least: int | None = None
    days_overdue_below: int | None = None
    balance_at_least: Amount | None = None
    balance_below: Amount | None = None
    segment_in: list[Word] | None = None
    broken_agreements_at_most: Annotated[int, Field(ge=0)] | None = None


class LevelKeys(Keys):
    """One level of terms; the first whose conditions hold applies."""

    bot: BotKeys
    name: Word | None = None
    when: WhenKeys | None = None
    staff: StaffKeys | None = None


class InterestKeys(Keys):
    """What a plan costs: nothing, in this version."""

    mode: Literal["waived"]


class EarlyPaymentKeys(Keys):
    """A discount for paying before the due date."""

    days_before_due_at_least: Days
    discount_percent: Discount


class VerificationKeys(Keys):
    """How a client shows who they are."""

    any_of: Annotated[list[Literal["document_last4", "birth_date"]], Field(min_length=1)]
    attempts_max: Count


class BrokenKeys(Keys):
    """When an agreement counts as broken."""

    missed_in_a_row: Count | None = None
    days_late: Count | None = None


class AgreementKeys(Keys):
    """How patient the creditor is with an agreement."""

    grace_days: Days | None = None
    broken_after: BrokenKeys | None = None


class RescueKeys(Keys):
    """How far an instalment may be moved before it breaks."""

    per_agreement_max: Annotated[int, Field(ge=0)]
    days_max: Days


class ApprovalKeys(Keys):
    """How many people approve an exception."""

    amount_at_least: Amount
    people: Count


class AffordabilityKeys(Keys):
    """What is asked about the client's means."""

    questions: Literal["one", "four"] | None = None
    share_percent: Percent | None = None


class OurErrorsKeys(Keys):
    """What a client gains when the creditor was late."""

    late_bill_extension_days: Days


class PolicyKeys(Keys):
    """A creditor's policy: who may agree to which payment plans. Amounts and versions are quoted."""

    policy: Word
    version: Word
    country: Annotated[str, AfterValidator(_country)]
    currency: Annotated[str, AfterValidator(_currency)]
    levels: Annotated[list[LevelKeys], Field(min_length=1)]
    payment_step: Step | None = None
    offer_valid_hours: Count | None = None
    counter_offers_max: Annotated[int, Field(ge=0)] | None = None
    interest: InterestKeys | None = None
    early_payment: list[EarlyPaymentKeys] | None = None
    verification: VerificationKeys | None = None
    agreement: AgreementKeys | None = None
    rescue: RescueKeys | None = None
    allocation: Annotated[list[Literal["instalments", "oldest_invoice"]], Field(min_length=1)] | None = None
    approvals: list[ApprovalKeys] | None = None
    affordability: AffordabilityKeys | None = None
    our_errors: OurErrorsKeys | None = None
    closures: list[Day] | None = None


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a policy file, for editors."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **PolicyKeys.model_json_schema()}
