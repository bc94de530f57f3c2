"""Tell, once, that nothing is owed any more: by the closing letter, or where there is none in one sentence."""

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from bot import effects
from bot.clock import Clock
from bot.conversation import Bot
from bot.freshness import is_stale
from bot.papers.letters import what_settles
from bot.stage import CHAT, Stage
from flows.outcome import Paper, PaperLink, Say, Value
from storage.repositories.departures import LEFT
from storage.schema import Direction, Message
from storage.staging.settled import ASKED_LATELY, JOB
from storage.unit_of_work import UnitOfWork

ENDINGS = frozenset({"thanks", "outcome"})  #: kinds of message that tell how something ended
FAR_BACK = 100  #: messages among which one that asked for money is looked for


def name_job(creditor: str, client: str) -> str:
    """Return the name of the job that tells a client that nothing is owed any more."""
    return f"{JOB} {creditor} {client}"


@dataclass(frozen=True, slots=True)
class TellSettled:
    """The job of one client whose account a file or a credit has settled.

    It tells who was asked for that money lately, and was told nothing since; nobody who opted out, or whose matter a
    person has in hand.
    """

    bot: Bot
    clock: Clock

    def __call__(self, uow: UnitOfWork, settled_at: datetime, rest: str) -> None:
        """Send the closing letter, or say in one sentence that nothing is owed."""
        creditor, client = rest.split(" ", 1)
        stage = self.bot.stage(uow, creditor, client, max(settled_at, self.clock.now()), uuid4().hex)
        if not _is_wanted(stage, settled_at) or close_account(stage):
            return
        stage.kind, stage.initiated_by, stage.actor = "outcome", "client", "clock"
        effects.apply(stage, (Say("account-settled", {"creditor": stage.profile.public.name}),))
        uow.notify(CHAT, f"{creditor} {client}")


def close_account(stage: Stage, *, thanked: bool = False) -> bool:
    """Send the letter of what has just been settled, with thanks; nothing where something is open, or it was sent.

    Right behind our thanks for the payment that settled it (`thanked`), the letter is all that is left to give. Only
    where the client showed who they are; elsewhere they get it when they ask. Return whether it was sent.
    """
    found = what_settles(stage.uow, stage.client)
    if found is None or not found.is_due or not is_known(stage):
        return False
    stage.kind, stage.initiated_by, stage.actor = "outcome", "client", "clock"
    told: dict[str, Value] = {"creditor": stage.profile.public.name, "link": PaperLink(Paper.SETTLEMENT)}
    if found.is_all:
        effects.apply(stage, (Say("settlement-sent", {**told, "thanked": "yes" if thanked else "no"}),))
    else:
        effects.apply(stage, (Say("settlement-sent-agreed", told),))
    return True


def is_known(stage: Stage) -> bool:
    """Say whether the client showed who they are where they are written to now; it turns to such a place first."""
    stage.go_home()
    point = stage.conversation.address_id
    points = stage.uow.clients.contact_points(stage.creditor, stage.client.id)
    return point is not None and any(row.verified_at and row.address_id == point for row, _ in points)


def _is_wanted(stage: Stage, settled_at: datetime) -> bool:
    uow, creditor, client = stage.uow, stage.creditor, stage.client
    if is_stale(uow, stage.profile, stage.now) or uow.accounts.account(creditor, client.id, stage.now).balance:
        return False
    if stage.conversation.held_at is not None or uow.cases.open_of(creditor, client.id):
        return False
    written = [row for row in uow.messages.latest(creditor, client.id, FAR_BACK) if row.direction is Direction.OUT]
    if any(row.kind in ENDINGS and row.at >= settled_at for row in written):
        return False
    return any(_asks(row, settled_at) for row in written) and is_known(stage) and not _opted_out(stage)


def _asks(row: Message, settled_at: datetime) -> bool:
    return row.initiated_by == "bot" and row.at > settled_at - ASKED_LATELY and row.status in LEFT


def _opted_out(stage: Stage) -> bool:
    address = stage.uow.addresses.get(stage.conversation.address_id or 0)
    person = stage.uow.people.get(stage.client.person_id)
    return person.opted_out_at is not None or address.opted_out_at is not None
