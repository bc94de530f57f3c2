"""Let money in clients' favour find its place: a bill that came since, or one that may be asked for again."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import uuid4

from bot.closing import close_account
from bot.conversation import Bot
from bot.favour import apply_favour
from bot.jobs.care import each
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ApplyFavour:
    """The job."""

    bot: Bot

    def __call__(self, uow: UnitOfWork, now: datetime, _: str) -> None:
        """Apply what clients of every creditor in force have paid too much and owe something by now."""
        for owner in uow.creditors.all():
            if owner.policy_version is None:
                continue
            uow.scope(owner.id)
            each(uow, "favour", uow.payments.clients_in_favour(owner.id), partial(self._apply, uow, owner.id, now=now))

    def _apply(self, uow: UnitOfWork, creditor: str, client: str, *, now: datetime) -> None:
        stage = self.bot.stage(uow, creditor, client, now, uuid4().hex)
        stage.actor = "clock"
        if apply_favour(stage):
            close_account(stage)
