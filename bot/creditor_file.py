"""Validate a creditor's file: the contract's keys, all faults at once."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import available_timezones

import yaml
from babel import Locale, UnknownLocaleError
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, HttpUrl, ValidationError

from bot.errors import BadFile, UnknownCreditor
from bot.numbers import read_sender
from flows.contact.calendar import Calendar
from flows.contact.duty import AdviserHours
from flows.errors import FlowError
from flows.negotiation.policy import Policy, load_policy
from flows.negotiation.policy import faults as policy_faults
from flows.wording import lint
from storage.schema import Creditor
from storage.unit_of_work import UnitOfWork


def _zone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError(f"{name!r} is not a time zone; write one such as America/Santiago")
    return name


def _locale(name: str) -> str:
    try:
        Locale.parse(name, sep="-")
    except (UnknownLocaleError, ValueError) as fault:
        raise ValueError(f"{name!r} is not a language and country; write one such as es-CL") from fault
    return name


def _bot_name(written: str) -> str:
    if not BOT.fullmatch(written):
        raise ValueError(f"{written!r} is no bot; write the name that ends in 'bot', such as @AguasDelValleBot")
    return written.removeprefix("@")


BOT = re.compile(r"@?[a-z]\w{1,28}bot", re.ASCII | re.IGNORECASE)
Number = Annotated[str, AfterValidator(read_sender)]
Hours = tuple[str, str] | None


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class TransferMeans(_Strict):
    """A bank transfer."""

    kind: Literal["transfer"]
    bank: str
    account: str
    holder: str
    tax_id: str | None = None
    label: str | None = None


class LinkMeans(_Strict):
    """A page of the creditor's own on which one pays."""

    kind: Literal["link"]
    url: HttpUrl
    label: str


class OtherMeans(_Strict):
    """A counter, a shop, a reference to give."""

    kind: Literal["cash", "other"]
    label: str
    account: str | None = None


class Senders(_Strict):
    """The creditor's own senders; the settings' where left out. Two creditors may share one."""

    sms: Number | None = None
    whatsapp: Number | None = None
    telegram: Annotated[str, AfterValidator(_bot_name)] | None = None


class StaffGroup(_Strict):
    """The group in which the creditor's advisers work on Telegram, by its number there."""

    telegram: Annotated[int, Field(lt=0)]


class Contact(_Strict):
    """How the creditor's clients are contacted."""

    cadence: str | None = None
    whatsapp_policy_acknowledged_by: str | None = None
    duty: dict[str, Hours] | None = None
    forbidden_phrases: list[str] = Field(default_factory=list)


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
    payment_means: list[Annotated[TransferMeans | LinkMeans | OtherMeans, Field(discriminator="kind")]] = Field(
        default_factory=list
    )
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
    goals: dict[Literal["keep_service", "avoid_interest", "clear_name", "keep_credit", "be_done"], str] = Field(
        default_factory=dict
    )
    closures: list[date] = Field(default_factory=list)


def faults(document: Any) -> list[str]:  # noqa: ANN401 - what YAML holds
    """Return every fault of a creditor's file, a sentence each; none when it can be used."""
    try:
        described = CreditorFile.model_validate(document)
    except ValidationError as fault:
        return [_sentence(error) for error in fault.errors()]
    return list(_senseless(described))


def _senseless(described: CreditorFile) -> Iterator[str]:
    """Yield what has the right shape and makes no sense."""
    hours = {day: list(span) if span else None for day, span in described.adviser_hours.items()}
    try:
        AdviserHours.parse(hours, described.timezone, Calendar(described.country))
    except FlowError as fault:
        yield f"adviser_hours: {fault}"
    for goal, words in described.goals.items():
        yield from (
            f"goals.{goal}: the text {fault}; say it without." for fault in lint.faults(words, described.locale)
        )


def read(path: Path) -> tuple[CreditorFile, str]:
    """Return a creditor's file and the text of the policy it names, or raise BadFile with every fault of both."""
    data = _parse(path)
    if found := faults(data):
        raise BadFile(path.name, found)
    described = CreditorFile.model_validate(data)
    policy_path = path.parent / described.policy
    try:
        policy = policy_path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise BadFile(
            path.name, [f"policy: {described.policy} cannot be read; write its path relative to this file, in UTF-8."]
        ) from fault
    if wrong := policy_faults(policy):
        raise BadFile(policy_path.name, [str(one) for one in wrong])
    return described, policy


def own_objections(path: Path, described: CreditorFile) -> tuple[str, str] | None:
    """Return the name and the text of the file of objections that a creditor's file names, if it names one."""
    if described.objections is None:
        return None
    place = path.parent / described.objections
    try:
        return place.name, place.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        what = f"objections: {described.objections} cannot be read; write its path relative to this file, in UTF-8."
        raise BadFile(path.name, [what]) from fault


def _parse(path: Path) -> Any:  # noqa: ANN401 - what YAML holds
    try:
        return yaml.safe_load(path.read_text("utf-8"))
    except OSError as fault:
        raise BadFile(path.name, ["cannot be read; check the path."]) from fault
    except (yaml.YAMLError, UnicodeDecodeError) as fault:
        raise BadFile(path.name, [f"is not YAML in UTF-8: {str(fault).splitlines()[0]}."]) from fault


REMEDIES = {"missing": "is missing; add it", "extra_forbidden": "is no key here; check its spelling"}


def _sentence(error: Any) -> str:  # noqa: ANN401 - pydantic's record of a fault
    where = ".".join(str(part) for part in error["loc"]) or "the file"
    what = REMEDIES.get(error["type"]) or error["msg"].removeprefix("Value error, ")
    return f"{where}: {what}."


def store(uow: UnitOfWork, described: CreditorFile, policy_text: str, now: datetime) -> Creditor:
    """Write a creditor and its policy; a policy whose version is stored already must be the same text."""
    check_fit(described, load_policy(policy_text))
    _check_group(uow, described)
    uow.creditors.put(
        described.creditor,
        now,
        name=described.name,
        country=described.country,
        currency=described.currency,
        timezone=described.timezone,
        locale=described.locale,
        sender_role=described.sender_role,
        document=described.model_dump(mode="json"),
    )
    version = apply_policy(uow, described.creditor, load_policy(policy_text), policy_text, now)
    uow.audit.append(
        described.creditor, now, "operator", "creditor.applied", f"creditor:{described.creditor}", {"policy": version}
    )
    return uow.creditors.get(described.creditor)


def apply_policy(uow: UnitOfWork, creditor: str, policy: Policy, text: str, now: datetime) -> str:
    """Store a version of a creditor's policy and put it in force."""
    row = uow.creditors.find(creditor)
    if row is None:
        raise UnknownCreditor(creditor)
    _match("policy", (("currency", row.currency, policy.currency), ("country", row.country, policy.country)))
    uow.policies.apply(creditor, policy.version, text, now)
    uow.audit.append(
        creditor, now, "operator", "policy.applied", f"policy:{policy.version}", {"version": policy.version}
    )
    return policy.version


def _check_group(uow: UnitOfWork, described: CreditorFile) -> None:
    """Refuse a group that another creditor's advisers work in: they would read of each other's clients."""
    group = described.model_dump(mode="json")["staff_group"]
    others = (row.id for row in uow.creditors.all() if row.id != described.creditor)
    taken = next((one for one in others if group and uow.creditors.get(one).document.get("staff_group") == group), None)
    if taken is not None:
        what = f"staff_group: {taken} has this group; make one for each creditor, with its own advisers."
        raise BadFile(described.creditor, [what])


def check_fit(described: CreditorFile, policy: Policy) -> None:
    """Refuse a policy made for another currency or country, before anything is written."""
    _match(
        described.policy,
        (("currency", described.currency, policy.currency), ("country", described.country, policy.country)),
    )


def _match(name: str, pairs: Iterable[tuple[str, str, str]]) -> None:
    wrong = [
        f"{key}: the creditor says {ours}, its policy {theirs}; they must be the same."
        for key, ours, theirs in pairs
        if ours != theirs
    ]
    if wrong:
        raise BadFile(name, wrong)
