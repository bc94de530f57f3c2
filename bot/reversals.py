"""Take back a payment that did not arrive after all: what it paid is owed again, and who was thanked is told kindly."""

from datetime import date

from bot import effects
from bot.conversation import Bot
from bot.favour import apply_favour
from bot.stage import CHAT, Stage
from flows.outcome import Say, Value
from flows.phrases import money
from storage.schema import Direction, MessageStatus, Payment

UNREAD = frozenset({MessageStatus.FAILED, MessageStatus.BLOCKED})
FAR_BACK = 500  #: messages among which our thanks are looked for


def take_back(bot: Bot, stage: Stage, payment: Payment, reversed_on: date, reason: str) -> bool:
    """Reverse one of the client's payments; return false when that was done before. Raises PaymentToldByFile."""
    uow, client = stage.uow, stage.client.id
    uow.invoices.lock(stage.creditor, client)
    if not uow.payments.reverse(stage.creditor, payment.reference, reversed_on, stage.now, reason):
        return False
    named = {"reference": payment.reference, "amount": payment.amount, "reversed_on": reversed_on.isoformat()}
    stage.audit("payment.reversed", f"client:{client}", **named)
    apply_favour(stage)
    if _was_thanked(stage, payment):
        _tell(bot, stage, payment)
    uow.notify(CHAT, f"{stage.creditor} {client}")
    return True


def _was_thanked(stage: Stage, payment: Payment) -> bool:
    """Say whether our thanks for it left, or still will; they were written at the moment that it was recorded."""
    written = stage.uow.messages.latest(stage.creditor, stage.client.id, FAR_BACK)
    thanks = (row for row in written if row.direction is Direction.OUT and row.kind == "thanks")
    return any(row.at == payment.received_at and row.status not in UNREAD for row in thanks)


def _tell(bot: Bot, stage: Stage, payment: Payment) -> None:
    stage.go_home()
    stage.kind, stage.initiated_by = "outcome", "client"
    facts = bot.facts.gather(stage.uow, stage.profile, stage.client, stage.now)
    told: dict[str, Value] = {"creditor": facts.creditor.name, "amount": money(facts, payment.amount)}
    effects.apply(stage, (Say("payment-reversed", told),))
