"""Validate a creditor's file: the contract's keys, all faults at once."""

from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import available_timezones

import yaml
from babel import Locale, UnknownLocaleError
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, HttpUrl, ValidationError

from bot.errors import BadFile
from flows.negotiation.policy import faults as policy_faults

TOPICS = ("interest", "credit_bureau", "consequences", "seizure", "benefits")


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
    """The creditor's own senders; the settings' where left out."""

    sms: str | None = None
    whatsapp: str | None = None
    telegram: str | None = None


class Contact(_Strict):
    """How the creditor's clients are contacted."""

    cadence: str | None = None
    whatsapp_policy_acknowledged_by: str | None = None
    duty: dict[str, Hours] | None = None
    forbidden_phrases: list[str] = Field(default_factory=list)


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
    adviser_hours: dict[str, Hours]
    payment_means: list[Annotated[TransferMeans | LinkMeans | OtherMeans, Field(discriminator="kind")]] = Field(
        default_factory=list
    )
    official_page: HttpUrl | None = None
    official_phone: str | None = None
    policy: str
    contact: Contact = Field(default_factory=Contact)
    benefits: list[str] = Field(default_factory=list)
    answers: dict[Literal["interest", "credit_bureau", "consequences", "seizure", "benefits"], str] = Field(
        default_factory=dict
    )
    closures: list[date] = Field(default_factory=list)


def read(path: Path) -> tuple[CreditorFile, str]:
    """Return a creditor's file and the text of the policy it names, or raise BadFile with every fault of both."""
    data = _parse(path)
    try:
        described = CreditorFile.model_validate(data)
    except ValidationError as fault:
        raise BadFile(path.name, [_sentence(error) for error in fault.errors()]) from fault
    policy_path = path.parent / described.policy
    try:
        policy = policy_path.read_text("utf-8")
    except OSError as fault:
        raise BadFile(path.name, [f"policy: {described.policy} cannot be read; write its path relative to this file."]) from fault
    found = policy_faults(policy)
    if found:
        raise BadFile(policy_path.name, [str(one) for one in found])
    return described, policy


def _parse(path: Path) -> Any:  # noqa: ANN401 - what YAML holds
    try:
        return yaml.safe_load(path.read_text("utf-8"))
    except OSError as fault:
        raise BadFile(path.name, ["cannot be read; check the path."]) from fault
    except (yaml.YAMLError, UnicodeDecodeError) as fault:
        raise BadFile(path.name, [f"is not YAML in UTF-8: {str(fault).splitlines()[0]}."]) from fault


def _sentence(error: Any) -> str:  # noqa: ANN401 - pydantic's record of a fault
    where = ".".join(str(part) for part in error["loc"]) or "the file"
    return f"{where}: {error['msg']}."
