"""Watch promised answers: when one is late we say so, put the case on top, and promise anew.

A case that was answered, but whose check is overdue, is put on top too: its client still waits for the outcome.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from bot import effects
from bot.conversation import Bot
from bot.jobs.care import each
from bot.stage import CASES, CHAT
from flows.outcome import Say
from flows.service_levels import URGENT
from storage.schema import Case
from storage.unit_of_work import UnitOfWork

BATCH = 100
ON_TOP = 1
UNSPOKEN = frozenset({"bereavement", "distress", "wrong_person"})
"""Kinds of which nothing is said when they are late: who mourns, is in danger, or is somebody else is left in peace."""


@dataclass(frozen=True, slots=True)
class WatchAnswers:
    """The job."""

    bot: Bot

    def __call__(self, uow: UnitOfWork, now: datetime, _: str) -> None:
        """Look at every case whose promised answer or whose check is late and that was not looked at before."""
        creditors = uow.creditors.ids()
        if not creditors:
            return
        uow.scope(*creditors)
        each(uow, "sla", uow.cases.late(now, BATCH), lambda case: self._escalate(uow, case, now))
        each(uow, "sla", uow.cases.unverified(now, BATCH), lambda case: self._raise(uow, case, now))

    def _raise(self, uow: UnitOfWork, case: Case, now: datetime) -> None:
        uow.cases.raise_unverified(case.id, ON_TOP, now)
        uow.audit.append(case.creditor_id, now, "clock", "case.check_late", f"case:{case.id}", {})
        uow.notify(CASES, f"{case.creditor_id} {case.id}")

    def _escalate(self, uow: UnitOfWork, case: Case, now: datetime) -> None:
        stage = self.bot.stage(uow, case.creditor_id, case.client_id, now, uuid4().hex)
        stage.case, stage.actor = case.id, "clock"
        due = stage.profile.answer_by(URGENT, now)
        uow.cases.escalate(case.id, ON_TOP, due, now)
        stage.audit("case.late", f"case:{case.id}", due_at=due.isoformat())
        uow.notify(CASES, f"{case.creditor_id} {case.id}")
        talk = stage.conversation
        if case.kind not in UNSPOKEN and talk.held_at is None and talk.address_id is not None:
            stage.kind, stage.initiated_by = "outcome", "client"
            effects.apply(stage, (Say("handover-wait-over", {"case": case.id, "due": due}),))
            uow.notify(CHAT, f"{case.creditor_id} {case.client_id}")
