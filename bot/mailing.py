"""Prepare letters about what is past its date, and record them as contacts once they were sent.

A letter is a contact that we begin: the contact rules are asked as for any other, and what was sent counts.
"""

from dataclasses import dataclass
from datetime import datetime

from bot.contacts import Made, record
from bot.conversation import Bot
from bot.door import Door, Knock
from bot.errors import ClientMistake
from bot.freshness import is_stale
from bot.papers.links import CHAT
from bot.papers.office import Office
from bot.proofs import check_page
from bot.stage import Stage
from flows.contact.request import Decision
from flows.negotiation.account import Invoice
from storage.schema import Address, Client
from storage.unit_of_work import UnitOfWork

LETTER, KIND = "letter", "after_due"


@dataclass(frozen=True, slots=True)
class Printed:
    """A letter that is ready to be sent, and the code by which it is checked."""

    paper: bytes
    code: str


@dataclass(frozen=True, slots=True)
class Mailing:
    """Prepares letters; one for a process."""

    bot: Bot
    door: Door

    def print(self, uow: UnitOfWork, client: Client, now: datetime) -> Printed:
        """Return a client's letter. Raises ClientMistake where none may be written now, with the reason."""
        from bot.papers.letter import letter_paper  # noqa: PLC0415 - what sets papers is 20 MB: loaded for one

        stage = self.bot.stage(uow, client.creditor_id, client.id, now, LETTER)
        bills = _bills(stage)
        self._check(stage, bills)
        code = uow.codes.make(stage.creditor, LETTER, "", now)
        chat = stage.links.short(uow.links, CHAT, stage.creditor, client.id, now)
        check = check_page(stage.profile.public.official_page, stage.links.public_url)
        office = Office.of(stage.wording, stage.profile.public, client, now)
        uow.audit.append(stage.creditor, now, "operator", "letter.printed", f"client:{client.id}", {"code": code})
        return Printed(letter_paper(office, bills, code, check, chat), code)

    def mark_sent(self, uow: UnitOfWork, client: Client, at: datetime, now: datetime) -> Made:
        """Record that a letter was sent, once however often it is told; it counts as any contact that we begin."""
        return record(uow, client, LETTER, KIND, at, "", "operator", now)

    def _check(self, stage: Stage, bills: list[Invoice]) -> None:
        """Refuse a letter that nobody should get: nothing to ask for, something agreed, open or unsure, the law."""
        uow, creditor, client = stage.uow, stage.creditor, stage.client
        reasons = {
            "nothing that may be asked for is past its date": not bills,
            "an agreement is in force: its own reminders speak of it": uow.agreements.active(creditor, client.id),
            "a case is open: answer it first": uow.cases.open_of(creditor, client.id),
            "the creditor's figures are too old: import its accounts first": is_stale(uow, stage.profile, stage.now),
        }
        if against := next((reason for reason, holds in reasons.items() if holds), None):
            raise ClientMistake(f"No letter for {client.id}: {against}.")
        law = self._ask(stage)
        if law.decision == "blocked":
            until = (
                f" It may be written from {law.next_allowed_at:%Y-%m-%d %H:%M %z} on." if law.next_allowed_at else ""
            )
            raise ClientMistake(f"No letter for {client.id}: {law.rule}: {law.reason.rstrip('.')}.{until}")

    def _ask(self, stage: Stage) -> Decision:
        """Ask the contact rules for the next hour in which somebody could post the letter."""
        hours, now = stage.profile.advisers, stage.now
        nowhere = Address(channel=LETTER, address="", reply_to=None)
        knock = Knock(KIND, "bot", LETTER, nowhere, stage.profile, stage.client, stage.conversation)
        return self.door.ask(stage.uow, knock, now if hours.on_duty(now) else hours.next_opening(now))


def _bills(stage: Stage) -> list[Invoice]:
    """Return what may be asked for and is past its date, the oldest first."""
    account = stage.uow.accounts.account(stage.creditor, stage.client.id, stage.now)
    return [bill for bill in account.open_invoices if bill.due_on < stage.today]
