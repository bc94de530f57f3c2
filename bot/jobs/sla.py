"""Watch what cases have to keep: warn before it is late, tell a miss upwards, own up to the client, and promise anew.

Each stage of a clock comes once, whoever looks: behind its client's conversation its row is locked, and moved on in
the transaction that does what follows. A promise moves only where the client is told so. A case that was answered,
but whose check is overdue, is put on top too: its client still waits for the outcome.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from bot import calls, case_time, effects
from bot.conversation import Bot
from bot.jobs.care import each
from bot.jobs.guard import Tell
from bot.late_words import missed_call, told_upwards
from bot.stage import CASES, CHAT, Stage
from flows.conversation import from_json
from flows.discretion import LOSS
from flows.outcome import Say
from flows.service_levels import ANSWER, MISSED, WARNED, anew, look_again
from flows.volunteered import WHAT
from storage.repositories.case_clocks import Due
from storage.schema import Case, CaseClock
from storage.unit_of_work import UnitOfWork

BATCH = 500
ON_TOP = 1
OWNED_UP = 2  #: how often a client hears that an answer is late: whoever is late again promises nothing more
UNSPOKEN = frozenset({"bereavement", "distress", "wrong_person"})
"""Kinds of which nothing is said when they are late: who mourns, is in danger, or is somebody else is left in peace."""


@dataclass(frozen=True, slots=True)
class WatchAnswers:
    """The job. Without `tell` the console alone tells of what is late."""

    bot: Bot
    tell: Tell | None = None

    def __call__(self, uow: UnitOfWork, now: datetime, _: str) -> None:
        """Look at every clock whose hour has come, and at every check that is overdue."""
        creditors = uow.creditors.ids()
        if not creditors:
            return
        uow.scope(*creditors)
        taken_in, unverified = uow.case_clocks.without(BATCH), uow.cases.unverified(now, BATCH)
        each(uow, "sla", taken_in, lambda case: self._take_in(uow, case))
        each(uow, "sla", unverified, lambda case: self._raise(uow, case, now))
        near = uow.cases.calls_due(now + calls.RINGS, now - calls.GRACE, BATCH)
        each(uow, "sla", near, lambda case: self._call(uow, case, now))
        due = sorted(uow.case_clocks.due(now, BATCH), key=_by_client)
        each(uow, "sla", due, lambda one: self._look(uow, one, now))

    def _raise(self, uow: UnitOfWork, case: Case, now: datetime) -> None:
        uow.cases.raise_unverified(case.id, ON_TOP, now)
        uow.audit.append(case.creditor_id, now, "clock", "case.check_late", f"case:{case.id}", {})
        uow.notify(CASES, f"{case.creditor_id} {case.id}")

    def _call(self, uow: UnitOfWork, case: Case, now: datetime) -> None:
        """Look at a call that is near, or was missed, behind its client's conversation, as every act locks."""
        uow.conversations.lock(case.creditor_id, case.client_id)
        uow.session.refresh(case)
        if calls.look(uow, case, ON_TOP, now) and self.tell is not None:
            self.tell(uow, case.creditor_id, missed_call(case, uow.creditors.get(case.creditor_id)), now)

    def _take_in(self, uow: UnitOfWork, case: Case) -> None:
        """Give a case that an earlier version opened what it has to keep."""
        profile = self.bot.profiles.get(uow, case.creditor_id)
        client = uow.clients.get(case.creditor_id, case.client_id)
        uow.case_clocks.start(case, case_time.to_keep(profile, client, case))

    def _look(self, uow: UnitOfWork, due: Due, now: datetime) -> None:
        """Move one clock on, in the order in which every act on a case locks: the conversation first."""
        on = self.bot.stage(uow, due.creditor, due.client, now, uuid4().hex)
        on.case, on.actor = due.case, "clock"
        clock = uow.case_clocks.lock_due(due, now)
        if clock is None:
            return
        stage = case_time.read(clock).stage_at(now)
        if stage == WARNED:
            clock.stage, clock.next_at = stage, clock.due_at
            on.audit("case.warned", f"case:{due.case}", clock=clock.name)
        elif stage >= MISSED:
            self._escalate(on, clock, stage)
        uow.notify(CASES, f"{due.creditor} {due.case}")

    def _escalate(self, on: Stage, clock: CaseClock, stage: int) -> None:
        uow, levels, hours = on.uow, on.profile.levels, on.profile.advisers
        clock.stage, clock.next_at = stage, look_again(levels, hours, case_time.read(clock).name, stage, on.now)
        case = uow.cases.escalate(clock.case_id, ON_TOP, on.now)
        on.audit("case.late", f"case:{case.id}", clock=clock.name, stage=stage, due_at=clock.due_at.isoformat())
        if self.tell is not None:
            self.tell(uow, on.creditor, told_upwards(clock, uow.creditors.get(on.creditor)), on.now)
        if clock.name == ANSWER and stage < MISSED + OWNED_UP and case.due_at <= on.now:
            self._own_up(on, case, hours.answer_by(on.now, anew(levels, stage)))

    def _own_up(self, on: Stage, case: Case, due: datetime) -> None:
        """Tell the client, and with that promise anew; who is told nothing keeps the promise that they were told.

        Who asked before, and heard another hour then, is told no third one.
        """
        talk = on.conversation
        if case.kind in UNSPOKEN or _mourns(on) or talk.held_at is not None or talk.address_id is None:
            return
        on.uow.cases.promise(case.id, due)
        on.kind, on.initiated_by = "outcome", "client"
        effects.apply(on, (Say("handover-wait-over", {"case": case.id, "due": due}),))
        on.uow.notify(CHAT, f"{on.creditor} {on.client.id}")


def _by_client(due: Due) -> tuple[str, str]:
    """Order by conversations, as every job locks them that locks several: none waits in a circle."""
    return due.creditor, due.client


def _mourns(on: Stage) -> bool:
    """Say whether the client has told of a death in their talk, whatever the case is about."""
    return from_json(on.conversation.state).memory.get(WHAT) == LOSS
