"""Thank for a payment: at once by the cashier, right after by a job where many were recorded together.

What a job thanks for stands in its name: what one client paid, in one message. It is done in one transaction with that
message, so that nobody is thanked twice, and nobody not at all, whatever process dies when.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from bot import effects
from bot.closing import close_account, is_known
from bot.conversation import Bot
from bot.stage import CHAT, Stage
from flows.facts import Facts
from flows.negotiation.account import Account
from flows.outcome import Say, Value
from flows.phrases import RECEIPT, money
from storage.unit_of_work import UnitOfWork

JOB = "thanks"
TOGETHER = 5  #: references in one name, which an index must hold


def name_jobs(creditor: str, references: Sequence[str]) -> Iterator[str]:
    """Yield the names of the jobs that thank a client for payments, a few of them together."""
    for place in range(0, len(references), TOGETHER):
        yield f"{JOB} {creditor} {json.dumps(references[place : place + TOGETHER], ensure_ascii=False)}"


def thank(bot: Bot, stage: Stage, amount: int) -> None:
    """Thank a client whom we have written with before; nobody hears of a payment from a stranger."""
    if not is_known(stage):
        return
    stage.kind, stage.initiated_by, stage.actor = "thanks", "client", "clock"
    facts = bot.facts.gather(stage.uow, stage.profile, stage.client, stage.now)
    paid: dict[str, Value] = {"creditor": facts.creditor.name, "amount": money(facts, amount)}
    effects.apply(stage, (_thanks(facts.account, paid, facts),))


@dataclass(frozen=True, slots=True)
class ThankLater:
    """The job of one client's payments; what was taken back meanwhile is not thanked for."""

    bot: Bot

    def __call__(self, uow: UnitOfWork, now: datetime, rest: str) -> None:
        """Thank for the payments, and send the closing letter where they settled what was late or agreed."""
        creditor, named = rest.split(" ", 1)
        uow.scope(creditor)
        rows = [uow.payments.get(creditor, reference) for reference in json.loads(named)]
        stage = self.bot.stage(uow, creditor, rows[0].client_id, now, uuid4().hex)
        for row in rows:
            uow.session.refresh(row)  # nobody takes one back while the talk is ours
        standing = [row for row in rows if row.reversed_at is None]
        if not standing:
            return
        thank(self.bot, stage, sum(row.amount for row in standing))
        pieces = (piece for row in standing for piece in uow.payments.allocations(creditor, row.reference))
        if any(piece.invoice_number for piece in pieces):
            close_account(stage, thanked=True)
        uow.notify(CHAT, f"{creditor} {stage.client.id}")


def _thanks(account: Account, paid: dict[str, Value], facts: Facts) -> Say:
    if facts.is_stale:
        return Say("payment-received-noted", paid, (RECEIPT,))
    part = account.next_instalment
    if part is not None:
        nearest: dict[str, Value] = {"next_amount": money(facts, part.unpaid), "next_on": part.due_on}
        if part.due_on <= facts.today:
            return Say("payment-received-part", {**paid, **nearest}, (RECEIPT,))
        return Say("payment-received-next", {**paid, **nearest}, (RECEIPT,))
    if account.balance:
        return Say("payment-received", {**paid, "left": money(facts, account.balance)}, (RECEIPT,))
    if account.favour:
        return Say("payment-received-over", {**paid, "favour": money(facts, account.favour)}, (RECEIPT,))
    return Say("payment-received-all", paid, (RECEIPT,))
