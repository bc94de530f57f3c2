"""Look after promises: instalments become late or missed by the policy's patience, agreements broken by its rule."""

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

from bot.conversation import Bot
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
        for creditor in uow.creditors.ids():
            uow.scope(creditor)
            profile = self.bot.profiles.get(uow, creditor)
            today = now.astimezone(ZoneInfo(profile.described.timezone)).date()
            for agreement in uow.agreements.unpaid_by(creditor, today):
                self._judge(uow, profile, agreement, now)

    def _judge(self, uow: UnitOfWork, profile: Profile, agreement: Agreement, now: datetime) -> None:
        zone = ZoneInfo(profile.described.timezone)
        found = standing(to_value(agreement), now.astimezone(zone).date(), profile.policy.agreement)
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
