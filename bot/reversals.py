"""Take back a payment that did not arrive after all: what it paid is owed again, and who was thanked is told kindly.

Thanks that wait for their hour are withdrawn, and with them the closing letter: who never heard of it hears nothing.
When it is paid after all, another letter comes.
"""

from collections.abc import Collection
from datetime import date

from bot import effects
from bot.conversation import Bot
from bot.favour import apply_favour
from bot.papers.letters import reopen
from bot.stage import CHAT, Stage
from flows.outcome import Say, Value
from flows.phrases import money
from storage.schema import Direction, Message, MessageStatus, Payment

UNREAD = frozenset({MessageStatus.FAILED, MessageStatus.BLOCKED})
THANKS = "thanks"  #: the kind of our thanks
LETTER = "settlement-sent"  #: how the texts begin that bring a closing letter
WITHDRAWN = "withdrawn"  #: why a message that was true no more has not left
RETURNED, MISPLACED = "payment-reversed", "payment-misplaced"  #: it never arrived; it was never theirs
FAR_BACK = 500  #: messages among which our thanks are looked for


def take_back(
    bot: Bot, stage: Stage, payment: Payment, reversed_on: date, reason: str, told_as: str = RETURNED, name: str = ""
) -> bool:
    """Reverse one of the client's payments; return false when that was done before. Raises PaymentToldByFile.

    `told_as` is the text in which who was thanked hears of it; `name` is the money's own where the payment's line is
    kept under another.
    """
    uow, client = stage.uow, stage.client.id
    uow.invoices.lock(stage.creditor, client)
    if not uow.payments.reverse(stage.creditor, payment.reference, reversed_on, stage.now, reason):
        return False
    kept = {"kept_as": payment.reference} if name else {}
    named = {"reference": name or payment.reference, "amount": payment.amount, **kept}
    stage.audit("payment.reversed", f"client:{client}", **named, reversed_on=reversed_on.isoformat())
    apply_favour(stage)
    reopen(uow, stage.client, stage.now, stage.actor)
    thanks = _withdraw_unsent(stage, _thanks(stage, payment))
    if any(row.kind == THANKS and row.status not in UNREAD for row in thanks):
        _tell(bot, stage, payment, told_as)
    uow.notify(CHAT, f"{stage.creditor} {client}")
    return True


def _thanks(stage: Stage, payment: Payment) -> list[Message]:
    """Return our thanks for it, and the closing letter that it led to: written at the moment that it was recorded."""
    written = stage.uow.messages.latest(stage.creditor, stage.client.id, FAR_BACK)
    since = (row for row in written if row.at == payment.received_at and row.direction is Direction.OUT)
    return [row for row in since if row.kind == THANKS or (row.text_key or "").startswith(LETTER)]


def _withdraw_unsent(stage: Stage, thanks: Collection[Message]) -> list[Message]:
    """Keep what still waits of it from leaving, for it is true no more; return what has left, or may have."""
    uow = stage.uow
    unsent = uow.outbox.withdraw(stage.creditor, stage.client.id, [row.seq for row in thanks], WITHDRAWN)
    for row in thanks:
        if row.seq in unsent:
            uow.messages.move(stage.creditor, row.id, MessageStatus.BLOCKED, error=WITHDRAWN)
            stage.audit("message.withdrawn", f"message:{row.id}", kind=row.kind)
    return [row for row in thanks if row.seq not in unsent]


def _tell(bot: Bot, stage: Stage, payment: Payment, told_as: str) -> None:
    stage.go_home()
    stage.kind, stage.initiated_by = "outcome", "client"
    facts = bot.facts.gather(stage.uow, stage.profile, stage.client, stage.now)
    told: dict[str, Value] = {"creditor": facts.creditor.name, "amount": money(facts, payment.amount)}
    effects.apply(stage, (Say(told_as, told),))
