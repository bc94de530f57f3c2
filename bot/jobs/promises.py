"""Look after promises: instalments become late or missed by the policy's patience, agreements broken by its rule."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from uuid import uuid4
from zoneinfo import ZoneInfo

from bot.conversation import Bot
from bot.jobs.care import each
from bot.profiles import Profile
from flows.negotiation.account import AgreementStatus, InstalmentStatus
from flows.negotiation.standing import standing
from storage.repositories.accounts import to_value
from storage.schema import Agreement
from storage.unit_of_work import UnitOfWork

BROKEN, LAPSED = "agreement.broken", "agreement.lapsed"
ENDS = {BROKEN: AgreementStatus.BROKEN, LAPSED: AgreementStatus.CANCELLED}


@dataclass(frozen=True, slots=True)
class Found:
    """What is to be written of an agreement: where instalments stand by now, and how it ends, if it does."""

    moved: Mapping[int, InstalmentStatus] = field(default_factory=dict)
    ends: str | None = None

    def __bool__(self) -> bool:
        """Say whether there is anything to write."""
        return bool(self.moved or self.ends)


@dataclass(frozen=True, slots=True)
class KeepPromises:
    """The job."""

    bot: Bot

    def __call__(self, uow: UnitOfWork, now: datetime, _: str) -> None:
        """Judge every active agreement with an unpaid instalment whose day has come."""
        for owner in uow.creditors.all():
            if owner.policy_version is None:
                continue
            uow.scope(owner.id)
            today = now.astimezone(ZoneInfo(owner.timezone)).date()
            profile = self.bot.profiles.get(uow, owner.id)
            due = uow.agreements.unpaid_by(owner.id, today)
            each(uow, "promises", due, partial(self._judge, uow, profile, today=today, now=now))

    def _judge(self, uow: UnitOfWork, profile: Profile, read: Agreement, *, today: date, now: datetime) -> None:
        """Write what became of an agreement as it stands once nobody else changes it: money may have come since."""
        if not _found(read, profile, today):
            return
        stage = self.bot.stage(uow, profile.id, read.client_id, now, uuid4().hex)
        stage.actor = "clock"
        agreement = uow.agreements.lock(profile.id, read.id)
        found, about = _found(agreement, profile, today), f"agreement:{agreement.id}"
        for number, status in found.moved.items():
            uow.agreements.mark(profile.id, agreement.id, number, status)
            stage.audit(f"instalment.{status}", about, number=number)
        if found.ends is not None:
            uow.agreements.end(profile.id, agreement.id, ENDS[found.ends])
            stage.audit(found.ends, about, client=agreement.client_id)


def _found(agreement: Agreement, profile: Profile, today: date) -> Found:
    """Judge an agreement: an early payment's discount goes after its last day, and nothing was broken then."""
    if agreement.status is not AgreementStatus.ACTIVE:
        return Found()
    if agreement.lapses_on is not None:
        return Found(ends=LAPSED if today > agreement.lapses_on else None)
    judged = standing(to_value(agreement), today, profile.policy.agreement)
    stood = {part.number: part.status for part in agreement.instalments}
    moved = {number: status for number, status in judged.statuses.items() if status is not stood[number]}
    return Found(moved, BROKEN if judged.broken else None)
