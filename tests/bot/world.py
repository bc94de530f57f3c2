"""Write a creditor and clients for tests of the whole bot, and talk to it as a client does.

The terms: the whole within 180 days, at most 6 payments of at least $10.000, the first within 15 days; an adviser may
go to 12 payments in a year. Documents and birth dates are accepted, three tries.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

from bot.app import App
from bot.channels.message import Inbound, Kind, Media
from bot.numbers import canonical
from bot.portfolio.places import ZONES
from bot.post import accept
from storage.schema import Client, Direction, Invoice, Message, MessageStatus, Role, Staff
from storage.unit_of_work import UnitOfWork

NOON = datetime(2026, 3, 5, 15, 0, tzinfo=UTC)  #: a Thursday, noon in Santiago
CREDITOR = "aguas-del-valle"
FILE_URL = "https://files.example/1"  #: where a client's file waits to be fetched
DELIVERED = {MessageStatus.SENT, MessageStatus.DELIVERED, MessageStatus.READ}
CURRENCIES = {
    "CL": "CLP", "MX": "MXN", "AR": "ARS", "CO": "COP", "PE": "PEN", "DO": "DOP", "CR": "CRC", "ES": "EUR",
    "BR": "BRL", "US": "USD", "GB": "GBP",
}  # fmt: skip

FILE: dict[str, Any] = {
    "creditor": CREDITOR,
    "name": "Aguas del Valle",
    "country": "CL",
    "currency": "CLP",
    "timezone": "America/Santiago",
    "locale": "es-CL",
    "sender_role": "first_party",
    "adviser_hours": {"mon_fri": ["09:00", "18:00"], "sat": None},
    "payment_means": [
        {"kind": "transfer", "bank": "Banco del Valle", "account": "00-123-45", "holder": "Aguas del Valle SpA"},
        {"kind": "link", "url": "https://pagos.example/aguas", "label": "Pago en línea"},
    ],
    "official_page": "https://aguas.example",
    "official_phone": "600 555 0100",
    "policy": "policy.yml",
    "answers": {"interest": "No cobramos intereses sobre cuentas vencidas."},
}

POLICY = """
policy: {creditor}
version: "2026-01-01"
country: {country}
currency: {currency}
payment_step: "1000"
offer_valid_hours: 72
counter_offers_max: 3
levels:
  - name: all
    bot: {{term_days_max: 180, payments_max: 6, payment_min: "10000", first_payment_within_days: 15}}
    staff: {{term_days_max: 365, payments_max: 12}}
interest: {{mode: waived}}
verification: {{any_of: [document_last4, birth_date], attempts_max: 3}}
agreement: {{grace_days: 3, broken_after: {{missed_in_a_row: 2, days_late: 15}}}}
rescue: {{per_agreement_max: 2, days_max: 14}}
allocation: [instalments, oldest_invoice]
"""


@dataclass
class Wall:
    """A wall clock that stands where it is put."""

    at: datetime = NOON

    def __call__(self) -> datetime:
        """Return the moment."""
        return self.at

    def move(self, **by: float) -> None:
        """Move on by so many days, hours or minutes."""
        self.at += timedelta(**by)


@dataclass
class World:
    """A bot with its database, a clock that stands still, and the first creditor and client that were added."""

    app: App
    wall: Wall
    creditor: str = CREDITOR
    client: str = "1041"
    heard: dict[tuple[str, str], int] = field(default_factory=dict)

    def add_creditor(self, creditor: str = CREDITOR, country: str = "CL", policy: str = POLICY, **changes: Any) -> str:  # noqa: ANN401 - keys of the file
        """Write a creditor with the terms above; `changes` are other keys of its file. Return its id."""
        currency, zone = CURRENCIES[country], ZONES[country]
        own = {"creditor": creditor, "country": country, "currency": currency, "timezone": zone}
        document = {**FILE, **own, "locale": f"es-{country}", **changes}
        text = policy.format(creditor=creditor, country=country, currency=currency)
        with self.app.database.unit_of_work(creditor) as uow:
            columns = ("name", "country", "currency", "timezone", "locale", "sender_role")
            uow.creditors.put(creditor, self.now, document=document, **{name: document[name] for name in columns})
            uow.policies.apply(creditor, "2026-01-01", text, self.now)
            uow.commit()
        return creditor

    def add_client(
        self,
        client: str = "1041",
        name: str = "Marcela Fuentes",
        *,
        creditor: str | None = None,
        document: str | None = "12.345.678-5",
        birth_date: date | None = None,
        invoices: tuple[tuple[int, date, str], ...] = ((144_000, date(2026, 2, 12), "Agua, enero"),),
        **facts: Any,  # noqa: ANN401 - columns of Client
    ) -> str:
        """Write a client with open invoices (minor units, due date, what for). Return their id."""
        creditor, vault = creditor or self.creditor, self.app.vault
        with self.app.database.unit_of_work(creditor) as uow:
            owner = uow.creditors.get(creditor)
            person = uow.people.ensure(vault.index(owner.country, document) if document else None, self.now)
            own = {"country": owner.country, "locale": owner.locale, "timezone": owner.timezone, **facts}
            sealed = vault.seal(document) if document else None
            birth = vault.seal(birth_date.isoformat()) if birth_date else None
            secrets = {"document_type": "id", "document_sealed": sealed, "birth_date_sealed": birth}
            uow.clients.put(creditor, client, self.now, person_id=person.id, name=name, **secrets, **own)
            for place, (amount, due_on, what) in enumerate(invoices, start=1):
                self._bill(uow, owner.currency, creditor, client, f"{client}-{place}", amount, due_on, what)
            uow.commit()
        return client

    def add_staff(
        self, name: str = "Andrea Rojas", *, email: str = "andrea@example.org", password_hash: str = "-"
    ) -> Staff:
        """Write an adviser of all creditors."""
        with self.app.database.unit_of_work() as uow:
            ids = uow.creditors.ids()
            staff = uow.staff.add(
                name=name, email=email, password_hash=password_hash, role=Role.ADVISER, creditors=ids, at=self.now
            )
            uow.commit()
        return staff

    def say(self, text: str = "", *, client: str | None = None, creditor: str | None = None, **more: Any) -> list[str]:  # noqa: ANN401 - what `write` takes
        """Write as a client, let the bot work, and return its answers."""
        self.write(text, client=client, creditor=creditor, **more)
        self.work()
        return self.hear(client=client, creditor=creditor)

    def write(
        self,
        text: str = "",
        *,
        client: str | None = None,
        creditor: str | None = None,
        channel: str = "web",
        address: str | None = None,
        **more: Any,  # noqa: ANN401 - fields of Inbound
    ) -> None:
        """Let a message arrive that nobody handles yet: by a client's signed link, or from an address alone."""
        creditor, client = creditor or self.creditor, client or self.client
        place = address or f"{creditor}/{client}"
        inbound = Inbound(channel, uuid4().hex, place, text, self.now, **more)
        if address is None:
            inbound = replace(inbound, creditor=creditor, client=client)
        with self.app.database.unit_of_work() as uow:
            accept(uow, inbound, canonical(place))
            uow.commit()

    def send(self, kind: Kind = "voice", content_type: str = "audio/ogg", text: str = "", **facts: Any) -> list[str]:  # noqa: ANN401 - what is kept beside
        """Send something besides words, a file where its type is named; return the keys of what is answered."""
        before = len(self.messages())
        media = (Media(kind, content_type, {"url": FILE_URL}),) if content_type else ()
        self.write(text, kind=kind, media=media, payload=facts)
        self.handle()
        return [row.text_key for row in self.messages()[before:] if row.text_key]

    def press(self, title: str, *, client: str | None = None, creditor: str | None = None) -> list[str]:
        """Press the quick reply with this title under the last message, and return the answers."""
        choices = self.messages(client=client, creditor=creditor)[-1].choices or []
        button = next(choice["id"] for choice in choices if choice["title"] == title)
        return self.say(title, button=button, client=client, creditor=creditor)

    def verify(self, *, client: str | None = None, creditor: str | None = None, last4: str = "6785") -> list[str]:
        """Say hello and show who it is; return the answers to the last message."""
        self.say("hola", client=client, creditor=creditor)
        self.say("sí", button="affirm", client=client, creditor=creditor)
        return self.say(last4, client=client, creditor=creditor)

    def dispute(self) -> int:
        """Let the first client say that the service never came; return the case's number."""
        self.verify()
        self.say("el agua nunca llegó, no me corresponde pagar")
        with self.unit() as uow:
            return uow.cases.of(self.creditor, self.client)[0].id

    def handle(self) -> None:
        """Let the bot handle what has arrived; its answers are not delivered yet, and jobs are left undone."""
        worker = self.app.worker()
        while worker.handle_one():
            pass

    def work(self) -> None:
        """Handle, do and deliver everything that is due now."""
        worker = self.app.worker()
        while worker.handle_one() or self.app.runner.run_one() or self.app.delivery.work("test"):
            pass

    def hear(self, *, client: str | None = None, creditor: str | None = None) -> list[str]:
        """Return what the client was told since they were last asked for."""
        key = (creditor or self.creditor, client or self.client)
        messages = self.messages(client=client, creditor=creditor)
        before, self.heard[key] = self.heard.get(key, 0), messages[-1].seq if messages else 0
        new = [message for message in messages if message.seq > before and message.direction is Direction.OUT]
        return [message.text for message in new if message.status in DELIVERED]

    def messages(self, *, client: str | None = None, creditor: str | None = None) -> list[Message]:
        """Return all messages with a client, oldest first."""
        creditor = creditor or self.creditor
        with self.app.database.unit_of_work(creditor) as uow:
            return uow.messages.of(creditor, client or self.client)

    def row(self, client: str | None = None) -> Client:
        """Return a client's row."""
        with self.app.database.unit_of_work(self.creditor) as uow:
            return uow.clients.get(self.creditor, client or self.client)

    @contextmanager
    def unit(self, *creditors: str) -> Iterator[UnitOfWork]:
        """Give one transaction with the creditors in scope (the first one, else), committed at the end."""
        with self.app.database.unit_of_work(*(creditors or (self.creditor,))) as uow:
            yield uow
            uow.commit()

    @property
    def now(self) -> datetime:
        """Return the service's time."""
        return self.app.clock.now()

    def _bill(
        self,
        uow: UnitOfWork,
        currency: str,
        creditor: str,
        client: str,
        number: str,
        amount: int,
        due_on: date,
        what: str,
    ) -> Invoice:
        own = {"issued_on": due_on - timedelta(days=20), "due_on": due_on, "description": what}
        return uow.invoices.put(
            creditor, number, self.now, client_id=client, amount=amount, balance=amount, currency=currency, **own
        )
