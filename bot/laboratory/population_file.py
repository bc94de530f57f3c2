"""Read a population's file: what is guessed of clients, each group with its source, or all of its faults at once."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from flows.negotiation.policy_values import COUNTRIES, CURRENCIES

Opening = Literal["propose", "dispute", "wrong_person", "abuse", "silence", "nonsense"]
Rhythm = Literal["weekly", "semimonthly", "monthly"]


def _ordered(pair: tuple[float, float]) -> tuple[float, float]:
    """Refuse a range that ends before it begins."""
    if pair[0] > pair[1]:
        msg = "ends before it begins"
        raise ValueError(msg)
    return pair


def _pair(value: object) -> object:
    """Take YAML's list for the pair that it is."""
    return tuple(value) if isinstance(value, list) else value


def _day(value: object) -> object:
    """Read an ISO date, quoted or not."""
    return dt.date.fromisoformat(value) if isinstance(value, str) else value


Share = Annotated[float, Field(ge=0, le=1)]
Factor = Annotated[float, Field(ge=0, le=10)]
Positive = Annotated[float, Field(gt=0)]
Range = Annotated[tuple[Share, Share], BeforeValidator(_pair), AfterValidator(_ordered)]
Factors = Annotated[tuple[Factor, Factor], BeforeValidator(_pair), AfterValidator(_ordered)]
Whole = Annotated[int, Field(ge=0, le=3_650)]
Days = Annotated[tuple[Whole, Whole], BeforeValidator(_pair), AfterValidator(_ordered)]
Day = Annotated[dt.date, BeforeValidator(_day)]


class Group(BaseModel):
    """Keys that share a source: where the figures are from, or the word assumed."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    source: Annotated[str, Field(min_length=1)]


class Kind(Group):
    """How common a type of client is, how it opens, and what is true of its money.

    `free` is what essentials leave of the income, `honesty` what they say of it over what is true, `cures` the chance
    that they pay without any plan, `answers` that they come to talk in earnest, `bargains` that they refuse a first
    offer which they could bear, `vulnerable` that they are in a distress which no plan should answer.
    """

    share: Share
    opening: Opening
    free: Range
    honesty: Factors
    cures: Share
    answers: Share = 1.0
    bargains: Share = 0.0
    vulnerable: Share = 0.0
    recovers_in_days: Days = (0, 0)
    until_then: Share = 1.0


class MoneyGroup(Group):
    """What comes in, and what is owed."""

    income_median: Annotated[dict[str, Positive], Field(min_length=1)]
    income_sigma: Factor
    debt_of_income: Positive
    debt_sigma: Factor
    days_overdue: Days
    in_hand: Range
    saved: Share


class Rhythms(Group):
    """How common each rhythm of pay is."""

    weekly: Share
    semimonthly: Share
    monthly: Share


class Bonus(BaseModel):
    """A payment beside the wages: its last day, and how many months of pay it is."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    month: Annotated[int, Field(ge=1, le=12)]
    day: Annotated[int, Field(ge=1, le=31)]
    pay: Factor


class Bonuses(Group):
    """What comes in once or twice a year, by country, and which share of it may go to the bill."""

    model_config = ConfigDict(extra="allow", frozen=True, strict=True)
    __pydantic_extra__: dict[str, list[Bonus]]

    formal: Share
    spent_on_the_bill: Share

    def of(self, country: str) -> list[Bonus]:
        """Return a country's bonuses, none where the file names none."""
        return (self.__pydantic_extra__ or {}).get(country, [])


class Shocks(Group):
    """What goes wrong on a payday, by how much, and for how many paydays."""

    each_payday: Share
    cuts: Share
    paydays: Days


class TalkGroup(Group):
    """How clients take a plan that is not their own."""

    tolerance: Factors
    patience: Days
    leaves: Share
    leaves_with_refusals: Share
    leaves_with_excess: Factor
    volunteers_means: Share
    tells_means: Share
    yields: Share
    proposes_again: Share


class PaymentGroup(Group):
    """How what was agreed is paid."""

    adherence: Range
    ownership: Factor


class StaffGroup(Group):
    """How soon and how much advisers answer."""

    answers_after_days: Days
    a_day_per_thousand: Positive
    waits_days: Whole


class WritingGroup(Group):
    """How clients write, where sentences are tried: shares of people, or of their messages."""

    accents: Share = 0.35  #: people who write accents
    capitals: Share = 0.40  #: people who begin with a capital
    typos: Share = 0.15  #: messages with a slip
    greets: Share = 0.40  #: first messages with a greeting
    in_parts: Share = 0.30  #: messages that may come in several
    changes_mind: Share = 0.05  #: proposals whose sum is taken back at once
    counts: Share = 0.50  #: proposals that name the number of payments, where equal ones make up the debt
    local: Share = 0.50  #: messages in the country's own words, where it has some
    again: Annotated[int, Field(ge=1, le=6)] = 3  #: times that a thing is said to who does not get it
    source: Annotated[str, Field(min_length=1)] = "assumed"


class LifeGroup(Group):
    """How long a life is looked at, what a month's wait costs, and when clients are written to first."""

    horizon_days: Annotated[int, Field(ge=60, le=720)]
    monthly_rate: Share
    contacts_from: Day
    contacts_to: Day


class Population(BaseModel):
    """Everything that the generator may know of clients."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    population: Annotated[str, Field(min_length=1)]
    about: str = ""
    types: Annotated[dict[str, Kind], Field(min_length=1)]
    money: MoneyGroup
    rhythms: Rhythms
    bonuses: Bonuses
    shocks: Shocks
    talk: TalkGroup
    payment: PaymentGroup
    staff: StaffGroup
    life: LifeGroup
    writing: WritingGroup = WritingGroup()


__all__ = ["COUNTRIES", "CURRENCIES", "Bonus", "Kind", "Opening", "Population", "Rhythm"]
