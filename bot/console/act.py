"""Hold one act of an adviser on a case, with everything that carrying it out needs."""

from dataclasses import dataclass
from datetime import datetime

from bot.console.enclosed import Enclosed
from bot.console.gate import Form
from bot.console.login import Signed
from bot.console.office import Parts
from bot.stage import CASES, CHAT
from storage.schema import Case
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Act:
    """One act under way."""

    uow: UnitOfWork
    parts: Parts
    me: Signed
    case: Case
    form: Form
    now: datetime
    trace_id: str
    file: Enclosed | None = None

    @property
    def text(self) -> str:
        """Return what was typed."""
        return self.form.get("text", "").strip()

    def note(self, action: str, **payload: str) -> None:
        """Note in the log what was done with the case, and tell open pages."""
        creditor, subject = self.case.creditor_id, f"case:{self.case.id}"
        self.uow.audit.append(creditor, self.now, f"staff:{self.me.staff.id}", action, subject, payload)
        self.tell()

    def tell(self) -> None:
        """Tell open pages that the case has changed."""
        creditor = self.case.creditor_id
        self.uow.notify(CASES, f"{creditor} {self.case.id}")
        self.uow.notify(CHAT, f"{creditor} {self.case.client_id}")
