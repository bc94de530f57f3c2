"""Look after promises: instalments become late or missed by the policy's patience, agreements broken by its rule."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from uuid import uuid4
from zoneinfo import ZoneInfo

from bot.conversation import Bot
from bot.jobs.care import each
from bot.profiles import Profile
from flows.negotiation.account import AgreementStatus
from flows.negotiation.standing import standing
from storage.repositories.accounts import to_value
from storage.schema import Agreement
from storage.unit_of_work import UnitOfWork


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

    def _judge(self, uow: UnitOfWork, profile: Profile, agreement: Agreement, *, today: date, now: datetime) -> None:
        if agreement.lapses_on is not None:
            self._lapse(uow, profile, agreement, today=today, now=now)
            return
        found = standing(to_value(agreement), today, profile.policy.agreement)
        stage = self.bot.stage(uow, profile.id, agreement.client_id, now, uuid4().hex)
        stage.actor = "clock"
        for part in agreement.instalments:
            if part.status is not found.statuses[part.number]:
                uow.agreements.mark(profile.id, agreement.id, part.number, found.statuses[part.number])
                status = str(found.statuses[part.number])
                stage.audit(f"instalment.{status}", f"agreement:{agreement.id}", number=part.number)
        if found.broken:
            uow.agreements.end(profile.id, agreement.id, AgreementStatus.BROKEN)
            stage.audit("agreement.broken", f"agreement:{agreement.id}", client=agreement.client_id)

    def _lapse(self, uow: UnitOfWork, profile: Profile, agreement: Agreement, *, today: date, now: datetime) -> None:
        """Let an early payment's discount go after its last day: the bill keeps its date, and nothing was broken."""
        if agreement.lapses_on is None or today <= agreement.lapses_on:
            return
        stage = self.bot.stage(uow, profile.id, agreement.client_id, now, uuid4().hex)
        stage.actor = "clock"
        uow.agreements.lapse(profile.id, agreement.id)
        stage.audit("agreement.lapsed", f"agreement:{agreement.id}", client=agreement.client_id)
