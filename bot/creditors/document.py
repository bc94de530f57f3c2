"""Say what a creditor's file may hold: the contract's keys, each with its form."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal, Self

from babel import Locale, UnknownLocaleError
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    HttpUrl,
    UrlConstraints,
    model_validator,
)

from bot.numbers import read_sender
from bot.periods import Days
from bot.service_levels import ServiceLevels
from bot.team_goals import TeamGoals
from flows.contact.cadence.faults import problems
from flows.contact.cadence.rows import Cadence
from flows.contact.campaigns.guard import Rails
from flows.contact.own_limits import OwnLimits
from flows.contact.week import find_zone
from flows.errors import BadAmount
from flows.negotiation.money import to_minor
from flows.paying.accounts import is_pix_key
from flows.quality.draw import MOST, PER_ADVISER
from flows.segments import SegmentRules, misfits


def _zone(name: str) -> str:
    if find_zone(name) is None:
        raise ValueError(f"{name!r} is not a time zone; write one such as America/Santiago")
    return name


def _locale(name: str) -> str:
    try:
        Locale.parse(name, sep="-")
    except (UnknownLocaleError, ValueError) as fault:
        raise ValueError(f"{name!r} is not a language and country; write one such as es-CL") from fault
    return name


def _bare(written: str) -> str:
    """Leave out the name that a country gives its tax number: 'RUT 76.123.456-0'; the texts write it themselves."""
    words = written.split()
    numbers = [place for place, word in enumerate(words) if any(sign.isdigit() for sign in word)]
    return " ".join(words[numbers[0] :]) if numbers else written


def _bot_name(written: str) -> str:
    if not BOT.fullmatch(written):
        raise ValueError(f"{written!r} is no bot; write the name that ends in 'bot', such as @AguasDelValleBot")
    return written.removeprefix("@")


def _pix_key(written: str) -> str:
    if not is_pix_key(written):
        what = "a CPF or CNPJ with its check digits, a telephone as +5511912345678, an e-mail address, or a random key"
        raise ValueError(f"{written!r} is no key of Pix; write {what}")
    return written.strip()


DEFAULT = "default"  #: in a file's name's place: the cadence that ships, as where none is named
PROMISES = "promises"  #: likewise: what it says of promised days alone
SHIPPED = (DEFAULT, PROMISES)


def _cadence(written: object) -> object:
    if written is None or isinstance(written, str | Cadence):
        return written
    if not isinstance(written, Mapping):
        raise ValueError("is not the name of a file; write one such as cadence.yml")  # noqa: TRY004 - as Pydantic wants
    if found := list(problems(written)):
        raise ValueError("; ".join(f"{what}: {remedy}" for _, what, remedy in found))
    return Cadence.model_validate(written)


def _switched(written: object) -> object:
    """Return what a key that may just be on or off stands for."""
    return {} if written in ("on", True) else None if written in ("off", False) else written


BOT = re.compile(r"@?[a-z]\w{1,28}bot", re.ASCII | re.IGNORECASE)
Question = Annotated[str, Field(min_length=10, max_length=100)]
QUESTIONS_MAX = 3
Number = Annotated[str, AfterValidator(read_sender)]
Hours = tuple[str, str] | None


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Referenced(_Strict):
    """A way to pay with a field of its own for what the payment is known by, such as 'Referencia 1' of PSE.

    `reference_field` is its name as clients read it there; it holds the client's reference, or with `bill` the number
    of the bill, where it is one that is next.
    """

    reference_field: Annotated[str, Field(min_length=1, max_length=30)] | None = None
    reference: Literal["client", "bill"] | None = None

    @model_validator(mode="after")
    def _has_its_field(self) -> Self:
        if self.reference and not self.reference_field:
            raise ValueError("reference needs reference_field beside it: the field's name where clients pay")
        return self


class TransferMeans(_Referenced):
    """A bank transfer."""

    kind: Literal["transfer"]
    bank: str
    account: str
    holder: str
    tax_id: Annotated[str, AfterValidator(_bare)] | None = None
    label: str | None = None


class LinkMeans(_Referenced):
    """A page of the creditor's own on which one pays."""

    kind: Literal["link"]
    url: HttpUrl
    label: str


class CardLinkMeans(_Referenced):
    """The creditor's own page, or that of its bank, that takes cards; the number is typed nowhere else."""

    kind: Literal["card_link"]
    url: Annotated[HttpUrl, UrlConstraints(allowed_schemes=["https"])]
    label: str


ProviderName = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]


class PaymentLinkMeans(_Strict):
    """A client's own page at a payment provider that the operator named; `holder` is who receives the money."""

    kind: Literal["payment_link"]
    provider: ProviderName
    label: str
    holder: str | None = None


class ChequeMeans(_Strict):
    """A cheque in somebody's name; `where` is where it is handed in."""

    kind: Literal["cheque"]
    holder: str
    where: str | None = None


class DirectDebitMeans(_Strict):
    """What the client's bank pays by itself, once they have signed for it: how to, and where."""

    kind: Literal["direct_debit"]
    label: str
    url: HttpUrl | None = None


class PixMeans(_Strict):
    """A key of Pix in Brazil; `holder` and `city` are what the client's bank shows."""

    kind: Literal["pix"]
    key: Annotated[str, AfterValidator(_pix_key)]
    holder: str
    city: str


class OtherMeans(_Referenced):
    """A counter, a shop, a reference to give."""

    kind: Literal["cash", "other"]
    label: str
    account: str | None = None


PaymentMeans = Annotated[
    TransferMeans
    | LinkMeans
    | OtherMeans
    | CardLinkMeans
    | PaymentLinkMeans
    | ChequeMeans
    | DirectDebitMeans
    | PixMeans,
    Field(discriminator="kind"),
]


class Senders(_Strict):
    """The creditor's own senders; the settings' where left out. Two creditors may share one."""

    sms: Number | None = None
    whatsapp: Number | None = None
    telegram: Annotated[str, AfterValidator(_bot_name)] | None = None


class StaffGroup(_Strict):
    """The group in which the creditor's advisers work on Telegram, by its number there."""

    telegram: Annotated[int, Field(lt=0)]


class Contact(_Strict):
    """How the creditor's clients are contacted. `cadence` names a file, holds what stands in it, or is of `SHIPPED`.

    `guard_rails` are the rates of complaints and the like at which contacts are paused: see docs/campaigns.md.
    """

    cadence: Annotated[str | Cadence | None, BeforeValidator(_cadence)] = None
    whatsapp_policy_acknowledged_by: str | None = None
    duty: dict[str, Hours] | None = None
    forbidden_phrases: list[str] = Field(default_factory=list)
    guard_rails: Rails = Field(default_factory=Rails)


class OwnText(_Strict):
    """A text in the creditor's own words, in place of the house's; `sms` is its shorter form (see docs/texts.md)."""

    text: str
    sms: str = ""


class Pause(_Strict):
    """How long an account may rest, and how often within a year."""

    days_max: Annotated[int, Field(ge=1, le=180)] = 30
    per_year_max: Annotated[int, Field(ge=1, le=12)] = 1


class SkipInstalment(_Strict):
    """How many instalments of an agreement may move behind the last one."""

    per_agreement_max: Annotated[int, Field(ge=1, le=6)] = 1


class SwitchedOn(_Strict):
    """A way that has no limits of its own."""


class Routes(_Strict):
    """The ways besides a plan of payments that the creditor offers; one left out is seen by a person."""

    pause: Pause | None = None
    skip_instalment: SkipInstalment | None = None
    small_first_payment: SwitchedOn | None = None
    return_goods: SwitchedOn | None = None
    change_tariff: SwitchedOn | None = None
    direct_debit: SwitchedOn | None = None
    other_payer: SwitchedOn | None = None


class Witness(_Strict):
    """A trial: so many of a hundred agreements get a named adviser as their witness."""

    share_percent: Annotated[int, Field(ge=0, le=100)]


class Figures(_Strict):
    """How many days old the creditor's figures may be and still be told, asked for and agreed on; None: any age.

    `folder` is where its own system lays its file each day, to be held against what we know; `mapping` is the name of
    the mapping file there.
    """

    days_max: Annotated[int, Field(ge=1, le=365)] | None = None
    folder: Annotated[str, Field(pattern=r"^/")] | None = None
    mapping: Annotated[str, Field(pattern=r"^[^/]+$")] | None = None


class Satisfaction(_Strict):
    """Whether clients are asked how it was once a person resolved their case; in the creditor's own words, or in ours.

    Its own questions are asked of those who read its language, each for a score from 1 to 5.
    """

    questions: Annotated[list[Question], Field(max_length=QUESTIONS_MAX)] = Field(default_factory=list)


class Privacy(_Strict):
    """Who answers to clients for their personal data. `page` is the whole notice, where there is one."""

    controller: Annotated[str, Field(min_length=3, max_length=80)]
    contact: Annotated[str, Field(min_length=5, max_length=80)]
    page: Annotated[HttpUrl, UrlConstraints(allowed_schemes=["https"])] | None = None


class Quality(_Strict):
    """How many ended cases a week of each adviser are drawn to be looked at again; 0: none."""

    per_adviser: Annotated[int, Field(ge=0, le=MOST)] = PER_ADVISER


class Credits(_Strict):
    """From which amount on, in major units, a second person confirms a credit or correction; None: from none."""

    confirm_from: Annotated[str, Field(pattern=r"^\d{1,13}(\.\d{1,3})?$")] | None = None


class Retention(_Strict):
    """After how many days each class of data is erased, never before the law's (bot/periods.yml); None: as there."""

    health: Annotated[int, Field(ge=1, le=90)] | None = None  # clients are told so
    messages: Days | None = None
    attachments: Days | None = None
    identity: Days | None = None
    contacts: Days | None = None
    tickets: Days | None = None
    payers: Days | None = None
    visitors: Days | None = None
    clients: Days | None = None


class CreditorFile(_Strict):
    """A creditor as its file describes it."""

    creditor: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    name: Annotated[str, Field(min_length=1)]
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    timezone: Annotated[str, AfterValidator(_zone)]
    locale: Annotated[str, AfterValidator(_locale)]
    sender_role: Literal["first_party", "third_party"] | None = None
    senders: Senders = Field(default_factory=Senders)
    staff_group: StaffGroup | None = None
    adviser_hours: dict[str, Hours]
    assignment: Literal["by_hand", "automatic"] = "by_hand"
    payment_means: list[PaymentMeans] = Field(default_factory=list)
    official_page: HttpUrl | None = None
    official_phone: str | None = None
    policy: str
    objections: str | None = None
    contact: Contact = Field(default_factory=Contact)
    benefits: list[str] = Field(default_factory=list)
    witness: Witness | None = None
    answers: dict[Literal["interest", "credit_bureau", "consequences", "seizure", "benefits"], str] = Field(
        default_factory=dict
    )
    routes: Routes = Field(default_factory=Routes)
    figures: Figures = Field(default_factory=Figures)
    retention: Retention = Field(default_factory=Retention)
    privacy: Privacy | None = None
    credits: Credits = Field(default_factory=Credits)
    quality: Quality = Field(default_factory=Quality)
    satisfaction: Annotated[Satisfaction | None, BeforeValidator(_switched)] = None
    service_levels: ServiceLevels = Field(default_factory=ServiceLevels)
    goals: dict[Literal["keep_service", "avoid_interest", "clear_name", "keep_credit", "be_done"], str] = Field(
        default_factory=dict
    )
    closures: list[date] = Field(default_factory=list)
    wording: dict[Annotated[str, AfterValidator(_locale)], dict[str, OwnText]] = Field(default_factory=dict)
    templates: dict[str, dict[Annotated[str, AfterValidator(_locale)], str]] = Field(default_factory=dict)
    own_limits: dict[Annotated[str, Field(pattern=r"^[A-Z]{2}$")], OwnLimits] = Field(default_factory=dict)
    segments: SegmentRules = ()
    team_goals: TeamGoals = Field(default_factory=TeamGoals)

    @model_validator(mode="after")
    def _fits_its_currency(self) -> "CreditorFile":
        if found := misfits(self.segments, self.currency):
            raise ValueError("; ".join(found))
        for amount in filter(None, (self.team_goals.recovered, self.credits.confirm_from)):
            try:
                to_minor(amount, self.currency)
            except BadAmount as fault:
                raise ValueError(str(fault)) from fault
        return self
