"""Remind of promised dates: once before each, once after one has passed; never of more, and never twice.

A tick enqueues one job for each reminder, keyed by the instalment, so that it is made once. The job asks the contact
rules when the message may leave: now, later before its purpose is gone, or not at all.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

from bot import effects
from bot.clock import Clock
from bot.conversation import Bot
from bot.door import Door
from bot.jobs.care import each
from bot.stage import CHAT, Stage
from flows.contact.request import Decision
from flows.negotiation.account import AgreementStatus
from flows.outcome import Say, Value
from storage.schema import Agreement, Instalment
from storage.unit_of_work import UnitOfWork

AHEAD = timedelta(days=2)  #: a promised date is recalled two days before
PATIENCE = timedelta(days=10)  #: a missed one is asked about for so long, then no more
HOUR = time(10)  #: the client's local hour at which a reminder first tries to leave


@dataclass(frozen=True, slots=True)
class PlanReminders:
    """The job of the clock: enqueue the reminders whose day has come."""

    bot: Bot

    def __call__(self, uow: UnitOfWork, now: datetime, _: str) -> None:
        """Look at every active agreement of every creditor."""
        for creditor in uow.creditors.ids():
            uow.scope(creditor)
            due = uow.agreements.unpaid_by(creditor, (now + AHEAD).date() + timedelta(days=1))
            each(uow, "reminders", due, lambda agreement: self._plan(uow, agreement, now))

    def _plan(self, uow: UnitOfWork, agreement: Agreement, now: datetime) -> None:
        client = uow.clients.get(agreement.creditor_id, agreement.client_id)
        profile = self.bot.profiles.get(uow, agreement.creditor_id)
        grace = timedelta(days=profile.policy.agreement.grace_days + 1)
        zone = ZoneInfo(client.timezone)
        for part in agreement.instalments:
            if part.paid >= part.amount:
                continue
            for kind, day in (("promise", part.due_on - AHEAD), ("missed", part.due_on + grace)):
                at = datetime.combine(day, HOUR, zone)
                if at <= now <= _last_moment(kind, part.due_on, zone):
                    name = f"remind {agreement.creditor_id} {agreement.id} {part.number} {part.due_on} {kind}"
                    uow.jobs.put(name, at)


@dataclass(frozen=True, slots=True)
class Remind:
    """The job of one reminder."""

    bot: Bot
    door: Door
    clock: Clock

    def __call__(self, uow: UnitOfWork, now: datetime, rest: str) -> None:
        """Write the reminder if its purpose still stands and the contact rules allow it; else try at the next hour."""
        creditor, agreement_id, number, due_on, kind = rest.split(" ")
        now = max(now, self.clock.now())  # a message leaves now, however long its job has waited
        uow.scope(creditor)
        agreement = uow.agreements.get(creditor, int(agreement_id))
        part = next((part for part in agreement.instalments if part.number == int(number)), None)
        if part is None or not _is_promised(agreement, part, due_on):
            return
        stage = self.bot.stage(uow, creditor, agreement.client_id, now, uuid4().hex)
        stage.kind, stage.initiated_by, stage.actor = kind, "bot", "clock"
        stage.go_home()
        until = _last_moment(kind, part.due_on, ZoneInfo(stage.client.timezone))
        if now > until or stage.conversation.address_id is None or stage.conversation.held_at is not None:
            return
        decision = self.door.ask_for(uow, stage)
        if decision.decision == "blocked":
            self._put_off(stage, decision, rest, until)
            return
        effects.apply(stage, (self._text(stage, part, kind),))
        uow.notify(CHAT, f"{creditor} {stage.client.id}")

    def _put_off(self, stage: Stage, decision: Decision, rest: str, until: datetime) -> None:
        """Note why it may not leave now, and try again when it may, as long as it has a purpose then."""
        at = decision.next_allowed_at
        why = {"rule": decision.rule, "reason": decision.reason, "next_allowed_at": at.isoformat() if at else None}
        stage.audit("contact.blocked", f"client:{stage.client.id}", kind=stage.kind, **why)
        if at is not None and at <= until:
            stage.uow.jobs.put(f"remind {rest}", at)

    def _text(self, stage: Stage, part: Instalment, kind: str) -> Say:
        facts = self.bot.facts.gather(stage.uow, stage.profile, stage.client, stage.now)
        values: dict[str, Value] = {"name": facts.client.short_name, "creditor": facts.creditor.name, "on": part.due_on}
        return Say("reminder-missed" if kind == "missed" else "reminder-promise", values)


def _is_promised(agreement: Agreement, part: Instalment, due_on: str) -> bool:
    """Say whether a promise still stands as it was when its reminder was planned, and is not kept yet."""
    return agreement.status is AgreementStatus.ACTIVE and part.paid < part.amount and str(part.due_on) == due_on


def _last_moment(kind: str, due_on: date, zone: ZoneInfo) -> datetime:
    """Return when a reminder has lost its purpose: one before a date on that day, one after it some days later."""
    last = due_on if kind == "promise" else due_on + PATIENCE
    return datetime.combine(last, time(23, 59), zone)
