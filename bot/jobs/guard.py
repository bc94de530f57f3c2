"""Watch what contacts lead to: pause those that make people complain or leave, and end campaigns that are done.

A tick makes one job of each creditor that began contacts lately, or has a campaign in force. What is paused stays so
until a supervisor lifts it. A campaign ends by itself once its last day is past, or once it has found a difference: to
go on would keep some clients from what serves better.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot import campaigns
from bot.conversation import Bot
from bot.enrolment import in_force
from bot.guard_rails import watch
from bot.log import logger
from bot.staff_words import PAUSED, PAUSED_ALL, RAILS
from flows.contact.campaigns.document import Campaign
from flows.contact.campaigns.guard import NOW
from flows.contact.campaigns.trial import findings, is_decided
from storage.schema import CampaignStatus, ContactPause
from storage.unit_of_work import UnitOfWork

JOB = "guard"

Tell = Callable[[UnitOfWork, str, str, datetime], None]
"""Tells the staff of a creditor something."""


@dataclass(frozen=True, slots=True)
class Guard:
    """The job; without `tell` the console alone tells of a pause."""

    bot: Bot
    tell: Tell | None = None

    def __call__(self, uow: UnitOfWork, now: datetime, rest: str) -> None:
        """Watch one creditor; without its name enqueue this for each that there is something to watch of."""
        if rest:
            uow.scope(rest)
            self._watch(uow, rest, now)
            return
        creditors = uow.creditors.ids()
        if creditors:
            uow.scope(*creditors)
            uow.jobs.put_all({f"{JOB} {creditor}": now for creditor in uow.trials.to_be_watched(now - NOW)})

    def _watch(self, uow: UnitOfWork, creditor: str, now: datetime) -> None:
        rails = self.bot.profiles.get(uow, creditor).described.contact.guard_rails
        for pause in watch(uow, creditor, rails, now):
            logger().warning("contacts.paused", creditor=creditor, campaign=pause.campaign_id, rule=pause.rule)
            if self.tell is not None:
                self.tell(uow, creditor, _words(uow, pause), now)
        for number, document in in_force(uow, creditor).items():
            _end(uow, creditor, number, document, now)


def _end(uow: UnitOfWork, creditor: str, number: int, document: Campaign, now: datetime) -> None:
    """End a campaign that is done."""
    is_over = document.last_on < campaigns.today_of(uow, creditor, now)
    results = () if is_over else uow.trials.results(creditor, number, document.goal, now)
    if not is_over and not is_decided(findings(document, results)):
        return
    row = uow.campaigns.lock(creditor, number)
    if row.status is CampaignStatus.APPROVED:
        campaigns.end(uow, row, campaigns.LAST_DAY if is_over else campaigns.FOUND, now)


def _words(uow: UnitOfWork, pause: ContactPause) -> str:
    what = RAILS[pause.rule]
    if pause.campaign_id is None:
        return PAUSED_ALL.format(what=what)
    return PAUSED.format(what=what, campaign=uow.campaigns.get(pause.creditor_id, pause.campaign_id).name)
