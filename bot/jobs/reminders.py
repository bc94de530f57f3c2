"""Remind of promised dates: once before each, once after one has passed; never of more, and never twice.

A tick enqueues one job for each reminder, keyed by the instalment, so that it is made once. The job asks the contact
rules when the message may leave: now, later before its purpose is gone, or not at all.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

from bot import effects
from bot.conversation import CHAT, Bot
from bot.door import decide
from flows.contact.packs import Packs
from flows.negotiation.account import AgreementStatus, Instalment
from flows.outcome import Say, Value
from storage.schema import Agreement
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
            for agreement in uow.agreements.unpaid_by(creditor, (now + AHEAD).date() + timedelta(days=1)):
                self._plan(uow, agreement, now)

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
    packs: Packs
    sender_role: str | None

    def __call__(self, uow: UnitOfWork, now: datetime, rest: str) -> None:
        """Write the reminder if its purpose still stands and the contact rules allow it; else try at the next hour."""
        creditor, agreement_id, number, due_on, kind = rest.split(" ")
        uow.scope(creditor)
        agreement = uow.agreements.get(creditor, int(agreement_id))
        part = next((part for part in agreement.instalments if part.number == int(number)), None)
        if (
            part is None
            or agreement.status is not AgreementStatus.ACTIVE
            or part.paid >= part.amount
            or str(part.due_on) != due_on
        ):
            return
        stage = self.bot.stage(uow, creditor, agreement.client_id, now, uuid4().hex)
        stage.kind, stage.initiated_by, stage.actor = kind, "bot", "clock"
        if stage.conversation.address_id is None or stage.conversation.held_at is not None:
            return
        decision = decide(uow, stage, self.packs, self.sender_role)
        until = _last_moment(kind, part.due_on, ZoneInfo(stage.client.timezone))
        if decision.decision == "blocked":
            stage.audit("contact.blocked", f"client:{stage.client.id}", kind=kind, rule=decision.rule)
            if decision.next_allowed_at is not None and decision.next_allowed_at <= until:
                uow.jobs.put(f"remind {rest}", decision.next_allowed_at)
            return
        effects.apply(stage, (self._text(stage, uow, part.number, kind),))
        uow.notify(CHAT, f"{creditor} {stage.client.id}")

    def _text(self, stage: effects.Stage, uow: UnitOfWork, number: int, kind: str) -> Say:
        facts = self.bot.facts.gather(uow, stage.profile, stage.client, stage.now)
        part = _part(facts.account.agreement.instalments if facts.account.agreement else (), number)
        values: dict[str, Value] = {"name": facts.client.short_name, "creditor": facts.creditor.name, "on": part.due_on}
        return Say("reminder-missed" if kind == "missed" else "reminder-promise", values)


def _part(parts: tuple[Instalment, ...], number: int) -> Instalment:
    return next(part for part in parts if part.number == number)


def _last_moment(kind: str, due_on: date, zone: ZoneInfo) -> datetime:
    """Return when a reminder has lost its purpose: one before a date on that day, one after it some days later."""
    last = due_on if kind == "promise" else due_on + PATIENCE
    return datetime.combine(last, time(23, 59), zone)
