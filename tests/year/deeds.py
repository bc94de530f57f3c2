"""Do to the service what clients, advisers and creditors do in a year, each by the way that they have."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import uuid4

from bot import regions
from bot.channels.message import Inbound
from bot.contacts import record
from bot.numbers import canonical
from bot.post import accept
from bot.regions import Order
from flows.negotiation.proposal import Payment
from storage.schema import Case, CaseStatus
from tests.bot.world import World
from tests.year.ends import TILL, Memories
from tests.year.portfolio import Household
from tests.year.rows import Key

ADVISER = "staff:1"


@dataclass
class Deeds:
    """What is done, now."""

    world: World
    memories: Memories = field(default_factory=Memories)

    def write(self, who: Household, text: str) -> None:
        """Let a client write, by SMS where they have a phone, else on the web."""
        creditor, client = who.key
        channel = "sms" if who.phone else "web"
        place = who.phone or f"{creditor}/{client}"
        inbound = Inbound(channel, uuid4().hex, place, text, self.world.now, creditor=creditor, client=client)
        self.memories.letters.append(inbound.provider_id)
        with self.world.unit() as uow:
            accept(uow, inbound, canonical(place))

    def bill(self, key: Key, number: str, amount: int, due_on: date) -> None:
        """Send a client a bill."""
        with self.world.unit(key[0]) as uow:
            owner, today = uow.creditors.get(key[0]), self.world.now.date()
            own: dict[str, Any] = {"issued_on": today, "delivered_on": today, "due_on": due_on, "description": "Cuenta"}
            uow.invoices.put(
                key[0], number, self.world.now, client_id=key[1], amount=amount, balance=amount,
                currency=owner.currency, **own,
            )  # fmt: skip

    def owed(self, key: Key, number: str) -> int:
        """Return what is left of a bill."""
        with self.world.unit(key[0]) as uow:
            return uow.invoices.get(key[0], number).balance

    def owed_in_all(self, key: Key) -> int:
        """Return what is left of all bills."""
        with self.world.unit(key[0]) as uow:
            return sum(bill.balance for bill in uow.invoices.of(*key))

    def pay(self, key: Key, amount: int) -> None:
        """Pay, as the bank tells it."""
        reference = f"{TILL}{uuid4().hex}"
        self.memories.till.append((key, reference, amount))
        with self.world.unit(key[0]) as uow:
            self.world.app.cashier.record(
                uow, creditor=key[0], client=key[1], amount=amount, paid_on=self.world.now.date(),
                reference=reference, source="bank", now=self.world.now,
            )  # fmt: skip

    def agree(self, key: Key, parts: int, first: date) -> list[Payment]:
        """Agree with an adviser on a plan for all that is owed; nothing where none is possible."""
        with self.world.unit(key[0]) as uow:
            open_bills = [bill for bill in uow.invoices.of(key[0], key[1]) if bill.balance]
            total = sum(bill.balance for bill in open_bills)
            stuck = uow.agreements.active(*key) or any(bill.disputed_amount for bill in open_bills)
            if stuck or total < parts:
                return []
            days = [first + timedelta(days=30 * place) for place in range(parts)]
            amounts = [total // parts] * (parts - 1) + [total - total // parts * (parts - 1)]
            plan = tuple(Payment(day, amount) for day, amount in zip(days, amounts, strict=True))
            uow.agreements.book(
                creditor=key[0], client=key[1], plan=plan, total=total, discount=0, currency=open_bills[0].currency,
                invoices=[bill.number for bill in open_bills], proposed_by="adviser", policy_version="2026-01-01",
                at=self.world.now,
            )  # fmt: skip
            return list(plan)

    def hold(self, key: Key, kind: str, days: int) -> None:
        """Hold collection for so many days."""
        with self.world.unit(key[0]) as uow:
            until = self.world.now + timedelta(days=days)
            uow.holds.place(creditor=key[0], client=key[1], kind=kind, at=self.world.now, until=until)

    def dispute(self, key: Key, *, stands: bool) -> None:
        """Let the creditor's books call a client's open bills disputed, or no more."""
        with self.world.unit(key[0]) as uow:
            for bill in uow.invoices.of(*key):
                bill.disputed_amount = bill.balance if stands else 0

    def consent(self, key: Key, *, given: bool) -> None:
        """Let a client agree to their channels, or take that back."""
        with self.world.unit(key[0]) as uow:
            for _, address in uow.clients.contact_points(*key):
                if address.channel != "web":
                    uow.clients.reach(*key, address.id, consent=given)

    def lose(self, key: Key) -> None:
        """Let nothing arrive any more at one of a client's addresses."""
        with self.world.unit(key[0]) as uow:
            address = uow.clients.contact_points(*key)[-1][1]
            uow.addresses.mark_unreachable(address.id, "30003", self.world.now)

    def call(self, key: Key) -> None:
        """Let an adviser telephone, and write that down."""
        with self.world.unit(key[0]) as uow:
            client = uow.clients.get(*key)
            record(uow, client, "call", "contact", self.world.now, "", ADVISER, self.world.now)

    def take_over(self, key: Key, *, held: bool) -> None:
        """Let a person hold the conversation, or give it back."""
        with self.world.unit(key[0]) as uow:
            uow.conversations.lock(*key).held_at = self.world.now if held else None

    def stop(self, creditor: str, *, stands: bool) -> None:
        """Stop all that leaves in a creditor's name, or let it leave again."""
        with self.world.unit(creditor) as uow:
            if stands:
                uow.creditors.stop([creditor], "operator", "storm", self.world.now)
            else:
                uow.creditors.resume([creditor])

    def catastrophe(self, country: str, region: str | None, days: int) -> None:
        """Let nobody of a country or region be written to for so many days."""
        with self.world.unit() as uow:
            everybody = uow.creditors.ids()
            uow.scope(*everybody)
            until = self.world.now + timedelta(days=days)
            regions.place(uow, Order(everybody, True, country, region, "flood", until), "A", ADVISER, self.world.now)

    def resolve(self, chance: Random) -> None:
        """Let advisers resolve the cases that have waited for some days."""
        with self.world.unit() as uow:
            uow.scope(*uow.creditors.ids())
            rows = uow.session.query(Case).filter(Case.status != CaseStatus.RESOLVED).order_by(Case.id)
            old = [row.id for row in rows if _has_waited(row.opened_at, self.world.now, chance.randint(2, 9))]
        for case in old:
            with self.world.unit() as uow:
                uow.scope(*uow.creditors.ids())
                desk, now = self.world.app.desk, self.world.now
                desk.resolve(uow, case, None, "explanation", "Lo revisamos y quedó aclarado.", now, uuid4().hex)


def _has_waited(opened: datetime, now: datetime, days: int) -> bool:
    return now - opened > timedelta(days=days)
