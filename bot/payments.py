"""Take note of money that arrived: once by its reference, applied in the creditor's order, thanked for at once."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from bot.closing import close_account
from bot.conversation import Bot
from bot.stage import CHAT, Stage
from bot.thanks import thank
from storage.repositories.payments import Recorded
from storage.schema import Allocation
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Paid:
    """A payment and where its money went. `is_new` is false when the reference was known."""

    recorded: Recorded
    allocations: tuple[Allocation, ...]


@dataclass(frozen=True, slots=True)
class Cashier:
    """Records payments; one for a process."""

    bot: Bot

    def record(  # noqa: PLR0913 - a payment
        self,
        uow: UnitOfWork,
        *,
        creditor: str,
        client: str,
        amount: int,
        paid_on: date,
        reference: str,
        source: str,
        now: datetime,
        invoice: str | None = None,
    ) -> Paid:
        """Record a payment (minor units of the creditor's currency) and say thank you on the client's last channel."""
        stage = self.bot.stage(uow, creditor, client, now, uuid4().hex)
        recorded = uow.payments.record(
            creditor=creditor,
            client=client,
            reference=reference,
            amount=amount,
            currency=stage.profile.public.currency,
            paid_on=paid_on,
            source=source,
            at=now,
        )
        if not recorded.is_new:
            return Paid(recorded, tuple(uow.payments.allocations(creditor, reference)))
        uow.invoices.lock(creditor, client)  # a bill that another process changes now is not paid as it was
        self._honour_day(stage, paid_on)
        account = uow.accounts.account(creditor, client, now)
        slices = account.allocate(amount, stage.profile.policy.allocation, invoice)
        agreement = int(account.agreement.id) if account.agreement else None
        allocations = uow.payments.allocate(recorded.payment, slices, agreement, now)
        stage.audit("payment.allocated", f"client:{client}", reference=reference, amount=amount)
        thank(self.bot, stage, amount)
        if any(piece.invoice for piece in slices):
            close_account(stage, thanked=True)
        uow.notify(CHAT, f"{creditor} {client}")
        return Paid(recorded, tuple(allocations))

    def _honour_day(self, stage: Stage, paid_on: date) -> None:
        """Hold an early payment's discount to the day on which the money was paid, not on which we are told of it."""
        uow, creditor, client = stage.uow, stage.creditor, stage.client.id
        active = uow.agreements.active(creditor, client)
        if active is not None and active.lapses_on is not None and paid_on > active.lapses_on:
            uow.agreements.lapse(creditor, active.id)
            stage.audit("agreement.lapsed", f"agreement:{active.id}", client=client)
        if active is None and (revived := uow.fulfilment.revive(creditor, client, paid_on, stage.now)):
            stage.audit("agreement.revived", f"agreement:{revived.id}", client=client)
