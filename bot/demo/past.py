"""Let a creditor's invented clients have a past: agreements kept or broken, and a few open cases."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random
from uuid import uuid4
from zoneinfo import ZoneInfo

from bot import effects
from bot.app import App
from bot.creditors.document import CreditorFile
from bot.demo.ledger import numbered
from bot.demo.people import Invented
from bot.demo.stories import sheet
from bot.papers.booking import booked_terms
from flows.agreement import dump
from flows.negotiation.account import AgreementStatus, InstalmentStatus
from flows.negotiation.proposal import Payment as Part
from flows.outcome import BookAgreement, Effect, OpenCase, PlaceHold
from storage.schema import Direction
from storage.unit_of_work import UnitOfWork

CASES = 2  #: open ones of each creditor besides the stories
STOPPED = frozenset(
    {"complaint", "payment_claim", "hardship"}
)  #: kinds of case for which all of an account stands still


class Past:
    """Writes agreements and cases as the bot does."""

    def __init__(self, app: App, uow: UnitOfWork, creditor: CreditorFile, now: datetime) -> None:
        """Take the creditor, which must be in scope."""
        self._app, self._uow, self._creditor, self._now = app, uow, creditor, now

    def agree(self, client: Invented) -> None:
        """Book what was agreed before, pay what was kept of it, and end what was not kept."""
        uow, creditor = self._uow, self._creditor.creditor
        open_bills = [number for number, bill in numbered(client) if bill.amount > bill.paid]
        today = self._now.astimezone(ZoneInfo(self._creditor.timezone)).date()
        at = self._now - timedelta(days=(today - client.plan[0][0]).days + 4)
        profile = self._app.bot.profiles.get(uow, creditor)
        plan = tuple(Part(day, amount) for day, amount in client.plan)
        total = sum(part.amount for part in plan)
        booked = BookAgreement(plan, total, 0, tuple(open_bills), "client", profile.policy.version)
        agreement = uow.agreements.book(
            creditor=creditor,
            client=client.id,
            plan=plan,
            total=total,
            discount=0,
            currency=self._creditor.currency,
            invoices=open_bills,
            proposed_by="client",
            policy_version=profile.policy.version,
            at=at,
            terms=dump(booked_terms(uow, profile, uow.clients.get(creditor, client.id), booked, at)),
        )
        kept = client.kept - 1 if client.broken else client.kept
        for place, (day, amount) in enumerate(client.plan[: max(kept, 0)], start=1):
            recorded = uow.payments.record(
                creditor=creditor,
                client=client.id,
                reference=f"A-{agreement.id}-{place}",
                amount=amount,
                currency=self._creditor.currency,
                paid_on=day,
                source="bank",
                at=self._now,
            )
            order = profile.policy.allocation
            account = uow.accounts.account(creditor, client.id, self._now)
            uow.payments.allocate(recorded.payment, account.allocate(amount, order), agreement.id, self._now)
        if client.broken and client.kept:
            uow.agreements.mark(creditor, agreement.id, client.kept, InstalmentStatus.MISSED)
            uow.agreements.end(creditor, agreement.id, AgreementStatus.BROKEN)

    def open_cases(self, clients: Sequence[Invented], chance: Random) -> None:
        """Let a few who owe something have written already: advisers begin with something to do."""
        matters = chance.sample(sheet("matters"), CASES)
        owing = [client for client in clients if any(bill.amount > bill.paid for bill in client.bills)]
        for client, (kind, priority, words) in zip(chance.sample(owing, CASES), matters, strict=True):
            at = self._now - timedelta(minutes=chance.randint(20, 600))
            stage = self._app.bot.stage(self._uow, self._creditor.creditor, client.id, at, uuid4().hex)
            stage.actor = "client"
            point = self._uow.clients.contact_points(self._creditor.creditor, client.id)[0][1]
            row = stage.conversation
            row.channel, row.address_id, row.last_client_at = "web", point.id, at
            self._uow.messages.add(
                row, direction=Direction.IN, channel="web", initiated_by="client", kind="message", text=words, at=at
            )
            facts = self._app.bot.facts.gather(self._uow, stage.profile, stage.client, at)
            bills = tuple(number for number, bill in numbered(client) if bill.amount > bill.paid)[:1]
            invoices = bills if kind.startswith("dispute") else ()
            case = OpenCase(kind, facts.duty.answer_by, priority=priority, note=words, invoices=invoices)
            effects.apply(stage, (case, *_stops(kind, invoices)))


def _stops(kind: str, invoices: Sequence[str]) -> Sequence[Effect]:
    """Return what stands still for a case, as the dialogues stop it."""
    if kind in STOPPED:
        return (PlaceHold(kind),)
    return tuple(PlaceHold(kind, number) for number in invoices)
