"""Join the parts: the only file that knows them all."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import click

from bot import assigning, closing, own_templates, quality, satisfaction, thanks, tracing
from bot.bank.deciding import Decider
from bot.bank.receiving import Receiver
from bot.channels.base import Channel
from bot.channels.telegram import NAME as TELEGRAM
from bot.channels.telegram import Telegram
from bot.channels.telegram_inbound import STAFF
from bot.chooser import Chooser
from bot.clock import Clock
from bot.conversation import Bot
from bot.delivery import Delivery
from bot.desk import Desk
from bot.door import Door
from bot.engines import Readers, open_readers
from bot.exchange import Exchange
from bot.facts import FactBook
from bot.jobs.again import SpeakAgain
from bot.jobs.expiry import Expire
from bot.jobs.favour import ApplyFavour
from bot.jobs.figures import CompareFigures
from bot.jobs.files import FetchFile
from bot.jobs.guard import Guard
from bot.jobs.nudges import Nudges
from bot.jobs.offering import OfferAgain
from bot.jobs.paging import PageSomeone
from bot.jobs.policy_trials import TryPolicies
from bot.jobs.promises import KeepPromises
from bot.jobs.reminders import PlanPage, PlanReminders, Remind
from bot.jobs.retention import ForgetExpired
from bot.jobs.runner import Job, JobRunner
from bot.jobs.segments import AssignSegments
from bot.jobs.silence import CloseSilentTalks
from bot.jobs.sla import WatchAnswers
from bot.judging import Judge
from bot.memory import Memory, remember
from bot.packs import open_packs
from bot.papers.links import Links
from bot.parcel import Opener
from bot.paylinks.line import PayLine
from bot.paylinks.providers import read_providers
from bot.payments import Cashier
from bot.policy_trials import JOB as TRY_POLICY
from bot.profiles import Profiles
from bot.receipts import Receipts
from bot.reception import Reception
from bot.reconciliation import Reconciliation
from bot.reminding import Reminder
from bot.settings import Settings
from bot.settlement import Settlement
from bot.staff_alerts import StaffAlerts
from bot.staff_group import StaffGroup
from bot.staff_notes import JOB as STAFF_NOTE
from bot.staff_notes import StaffNote
from bot.staff_notices import StaffNotices
from bot.staff_topics import StaffTopics
from bot.submission import SubmitTemplates
from bot.switchboard import open_channels, open_fetchers, telegram_of
from bot.telegram_chats import Chats
from bot.texts import load_wording
from bot.webhooks.guard import guard_of
from bot.webhooks.line import Line
from bot.webhooks.postman import Postman
from bot.worker import Special, Worker
from flows.contact.answers import legal_answers
from flows.contact.packs import Packs
from flows.wording.wording import Wording
from nlu.understand import Understanding
from storage.database import Database
from storage.staging.settled import JOB as SETTLED

MODEL_FOLDER = "model"
SLOW = frozenset({"fetch", own_templates.KEY})  #: jobs that wait for others' servers
MANY = frozenset({"due", "expiry", "remind", SETTLED})  #: jobs that come by the thousand: nobody in need waits behind
SOON = frozenset({thanks.JOB})  #: jobs that come by the thousand too, and that a client waits for
LONG = frozenset({TRY_POLICY})  #: jobs that take minutes, in a process of their own
LEARNING = "Learning to read messages, once; this takes about a minute."


@dataclass(frozen=True, slots=True)
class App(Memory):
    """Everything that a process needs, joined."""

    packs: Packs
    wording: Wording
    readers: Readers
    bot: Bot
    desk: Desk
    cashier: Cashier
    receiver: Receiver
    decider: Decider
    delivery: Delivery
    exchange: Exchange
    reconciliation: Reconciliation
    receipts: Receipts
    reminder: Reminder
    runner: JobRunner
    postman: Postman
    payline: PayLine
    telegram: Telegram | None

    def worker(self) -> Worker:
        """Return a worker of this process; it is not started."""
        parts = (self.bot, self.delivery, self.reconciliation, self.runner)
        return Worker(self.database, self.url, *parts, self.clock, self._special())

    def _special(self) -> Special:
        """Return what webhooks and Telegram need of a worker."""
        if self.telegram is None:
            return Special(events=self.postman.work)
        handlers = {TELEGRAM: Chats(self.bot, self.receipts).receive, STAFF: StaffGroup(self).receive}
        return Special(handlers, self.notices(self.telegram).work, self.postman.work)

    def notices(self, telegram: Telegram) -> StaffNotices:
        """Return what tells the groups of staff."""
        topics = StaffTopics(telegram.wire, self.wording, self.vault, self.clock)
        return StaffNotices(self.database, topics, self.clock)

    def close(self) -> None:
        """Close the database, and leave the servers."""
        if self.telegram is not None:
            self.telegram.close()
        self.readers.close()
        Memory.close(self)
        if self.settings.traces_url is not None:
            tracing.stop()


def build(settings: Settings, clock: Clock | None = None) -> App:
    """Start what is embedded, bring the database to the current schema, and join the parts."""
    memory = remember(settings, clock)
    try:
        return _join(memory)
    except BaseException:
        memory.close()
        tracing.stop()
        raise


def _join(memory: Memory) -> App:
    settings, database, vault, clock = memory.settings, memory.database, memory.vault, memory.clock
    tracing.start(settings.traces_url)
    wording, packs = load_wording(), open_packs(settings)
    _keep(database, packs, clock.now())
    readers = read_model(settings)
    providers = read_providers(settings)
    profiles = Profiles(providers, legal_answers(packs))
    lines = {"sms": settings.twilio_sms_from, "whatsapp": settings.twilio_whatsapp_from}
    reception = Reception(wording, lines)
    links = Links(vault, settings.public_url)
    bot = Bot(readers.chosen, FactBook(packs, wording, vault), profiles, links, reception)
    channels, opener = open_channels(settings, database, wording, clock), Opener(profiles, links, clock.now)
    settlement = Settlement(channels, wording)
    delivery = Delivery(database, channels, packs, opener, settlement, clock, settings.sender_role)
    chooser = Chooser(packs)
    door = Door(packs, settings.sender_role)
    reminder = Reminder(bot, chooser, Judge(door, chooser, frozenset(channels)))
    desk, cashier = Desk(bot), Cashier(bot)
    leaving = threading.Event()
    jobs = _jobs(memory, bot, door, reminder, channels, leaving)
    return App(
        settings=settings,
        server=memory.server,
        url=memory.url,
        database=database,
        vault=vault,
        clock=clock,
        packs=packs,
        wording=wording,
        readers=readers,
        bot=bot,
        desk=desk,
        cashier=cashier,
        receiver=Receiver(bot, cashier, vault),
        decider=Decider(cashier, desk, vault),
        delivery=delivery,
        exchange=Exchange(database, bot, delivery, settlement, clock),
        reconciliation=Reconciliation(database, channels, opener, settlement, clock),
        receipts=Receipts(opener, settlement),
        reminder=reminder,
        runner=JobRunner(database, clock, jobs, SLOW, MANY, SOON, LONG, leaving),
        postman=Postman(database, vault, clock, Line(guard_of(settings))),
        payline=PayLine(providers, guard_of(settings)),
        telegram=telegram_of(channels),
    )


def _jobs(
    memory: Memory,
    bot: Bot,
    door: Door,
    reminder: Reminder,
    channels: Mapping[str, Channel],
    leaving: threading.Event,
) -> dict[str, Job]:
    """Return what is done when it falls due, by name."""
    settings, vault, clock, telegram = memory.settings, memory.vault, memory.clock, telegram_of(channels)
    jobs: dict[str, Job] = {
        "silence": CloseSilentTalks(bot, Nudges(bot, door)),
        assigning.JOB: assigning.AssignCase(),
        assigning.OFFER: OfferAgain(),
        "sla": WatchAnswers(bot, StaffAlerts(vault) if telegram else None),
        "favour": ApplyFavour(bot),
        "promises": KeepPromises(bot),
        thanks.JOB: thanks.ThankLater(bot),
        SETTLED: closing.TellSettled(bot, clock),
        satisfaction.JOB: satisfaction.AskSatisfaction(bot, door, clock),
        "reminders": PlanReminders(),
        "due": PlanPage(bot, reminder.chooser),
        "again": SpeakAgain(bot, clock),
        "remind": Remind(reminder, clock),
        "page": PageSomeone(settings.pager_url),
        "fetch": FetchFile(bot, open_fetchers(settings, channels), clock),
        "retention": ForgetExpired(),
        "figures": CompareFigures(vault),
        "expiry": Expire(vault, settings.data_dir),
        "segments": AssignSegments(),
        quality.JOB: quality.DrawCases(),
        "guard": Guard(bot, StaffAlerts(vault) if telegram else None),
        own_templates.KEY: SubmitTemplates(memory.database, memory.url, settings),
        TRY_POLICY: TryPolicies(memory.database, clock, leaving),
    }
    if telegram is not None:
        jobs[STAFF_NOTE] = StaffNote(telegram.wire, vault)
    return jobs


def read_model(settings: Settings) -> Readers:
    """Load the engines that read messages; the first time, and when its data changed, ours learns, and says so."""
    embedded = Understanding(settings.data_dir / MODEL_FOLDER, lambda: click.echo(LEARNING, err=True))
    return open_readers(settings, embedded)


def _keep(database: Database, packs: Packs, now: datetime) -> None:
    """Keep the contact rules in force, where they are new: what leaves from now on is judged by them later."""
    with database.unit_of_work() as uow:
        if uow.packs.keep(packs.kept.values(), now):
            uow.commit()
