"""Tell a creditor's group on Telegram what its supervisors must look at; the console tells it to everybody."""

from dataclasses import dataclass
from datetime import datetime

from bot.channels.telegram_inbound import GENERAL
from bot.staff_notes import put_note
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault


@dataclass(frozen=True, slots=True)
class StaffAlerts:
    """Tells the groups, by a job in the transaction of what is told."""

    vault: Vault

    def __call__(self, uow: UnitOfWork, creditor: str, words: str, now: datetime) -> None:
        """Tell a creditor's group, if it has one."""
        chat = (uow.creditors.get(creditor).document.get("staff_group") or {}).get("telegram")
        if chat:
            put_note(uow, self.vault, int(chat), GENERAL, words, now)
