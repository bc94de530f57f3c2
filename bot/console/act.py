"""Hold one act of an adviser on a case, with everything that carrying it out needs."""

from dataclasses import dataclass
from datetime import datetime

from bot.console.gate import Form
from bot.console.login import Signed
from bot.console.office import Parts
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

    @property
    def text(self) -> str:
        """Return what was typed."""
        return self.form.get("text", "").strip()
