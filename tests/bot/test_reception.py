"""Nobody hears of another's account, whichever address they write from, and whoever shares it."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.app import App
from bot.channels.message import Outbound
from bot.errors import NobodyListens
from bot.numbers import canonical
from storage.schema import Address, Direction, InboxRow, MessageStatus, OutboxRow
from tests.bot.world import CREDITOR, Wall, World
from tests.mail import Mail, reach

PAIRS = count(1)
WHERE = ("sms", "whatsapp")
DUE = date(2026, 2, 12)


@dataclass(frozen=True)
class Debt:
    """A client as nobody else may hear of them: the name and the amount, as they would be written."""

    company: str
    number: str
    name: str
    document: str
    amount: int

    @property
    def secrets(self) -> tuple[str, str]:
        """Return the words that tell of the account."""
        return self.name.split()[0], f"{self.amount:,}".replace(",", ".")


DEBTS = (
    Debt("Aguas", "1041", "Marcela Fuentes", "12.345.678-5", 111_000),
    Debt("Aguas", "2077", "Ramiro Soto", "9.876.543-3", 222_000),
    Debt("Luz", "3088", "Josefa Lagos", "11.222.333-9", 333_000),
)
SHOWN = ("6785", "5433", "3339")  #: by each of them
WORDS = st.sampled_from(
    ["hola", "cuanto debo", "si", "la 41", "2077", "soy el cliente 3088", "de Luz", "6785", "5433", "3339",
     "puedo pagar el viernes", "no soy yo", "BAJA", "quiero hablar con una persona"]
)  # fmt: skip
PLACES = st.tuples(st.sampled_from(WHERE), st.integers(0, 1))
BOOKS = st.lists(st.sets(PLACES, max_size=3), min_size=len(DEBTS), max_size=len(DEBTS))
STEPS = WORDS.map(lambda words: (words,)) | st.sampled_from(SHOWN).map(lambda last: ("hola", "si", last, "cuanto debo"))
TALKS = st.lists(st.tuples(PLACES, STEPS), min_size=2, max_size=5)


@pytest.fixture
def mail() -> Mail:
    """Give channels on paper."""
    return Mail()


@pytest.fixture
def town(app: App, wall: Wall, mail: Mail) -> World:
    """Give a world in which nobody is yet."""
    return World(mail.join(app), wall)


def settle(town: World, book: list[set[tuple[str, int]]]) -> tuple[str, dict[str, Debt], list[str]]:
    """Write two creditors on one line and their clients by an address book; return the line, debts and phones."""
    mark = next(PAIRS)
    line, phones = f"+56220{mark:06}", [f"+5691{mark:06}{place}" for place in range(2)]
    found: dict[str, Debt] = {}
    for debt, places in zip(DEBTS, book, strict=True):
        creditor = f"{debt.company.lower()}-{mark}"
        if creditor not in found:
            town.add_creditor(creditor, name=debt.company, senders=dict.fromkeys(WHERE, line))
        bills = ((debt.amount, DUE, f"Factura {debt.number}"),)
        town.add_client(debt.number, debt.name, creditor=creditor, document=debt.document, invoices=bills)
        found |= {creditor: debt, f"{creditor}/{debt.number}": debt}
        for channel, place in places:
            reach(town, creditor, debt.number, **{channel: phones[place]})
    return line, found, phones


def pay(town: World) -> None:
    """Let money of the client arrive."""
    with town.unit() as uow:
        facts: dict[str, Any] = {"amount": 50_000, "paid_on": DUE, "reference": "R1", "source": "api", "now": town.now}
        town.app.cashier.record(uow, creditor=CREDITOR, client="1041", **facts)
    town.work()


def is_verified(town: World, channel: str, message: Outbound) -> bool:
    """Say whether the client of a message has shown at its address who they are."""
    with town.unit(message.creditor) as uow:
        points = uow.clients.contact_points(message.creditor, message.client)
        place = (channel, canonical(message.address))
        return any(point.verified_at for point, at in points if (at.channel, at.address) == place)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(BOOKS, TALKS)
def test_nobody_hears_of_anothers_account(
    town: World, mail: Mail, book: list[set[tuple[str, int]]], talk: list[tuple[tuple[str, int], tuple[str, ...]]]
) -> None:
    """Whatever is written from wherever: a name or a sum goes only to an address at which that client was verified."""
    line, debts, phones = settle(town, book)
    before = len(mail.given())
    for (channel, place), words in ((where, words) for where, step in talk for words in step):
        town.say(words, channel=channel, address=phones[place], line=line)
        for sent_by, message in mail.given()[before:]:
            own = debts.get(f"{message.creditor}/{message.client}")
            told = {debt.number for debt in DEBTS if any(secret in message.text for secret in debt.secrets)}
            assert told <= ({own.number} if own else set())
            assert not told or is_verified(town, sent_by, message)
            assert own or not any(debt.company in message.text for debt in DEBTS)
            assert (sent_by, message.address) == (channel, phones[place])
        before = len(mail.given())


def test_answers_leave_from_the_line_that_was_written_to(town: World, mail: Mail) -> None:
    """The number that the client knows is the one that answers, and it calls the client as the provider does."""
    town.add_creditor(senders={"whatsapp": "+56221111111"})
    town.add_client()
    reach(town, CREDITOR, "1041", whatsapp="+525512345678")
    town.say("hola", channel="whatsapp", address="whatsapp:+5215512345678", line="whatsapp:+56221111111")
    [(channel, message)] = mail.given()

    assert ("whatsapp", "whatsapp:+5215512345678", "whatsapp:+56221111111") == (channel, message.address, message.line)


def test_money_is_thanked_for_where_the_client_was_verified(town: World, mail: Mail) -> None:
    """A stranger who named a client's number hears nothing of what happens to the account; the client does."""
    town.add_creditor()
    town.add_client()
    reach(town, CREDITOR, "1041", sms="+56911112222")
    for words in ("hola", "si", "6785"):
        town.say(words, channel="sms", address="+56911112222")
    for words in ("hola", "1041"):
        town.say(words, channel="sms", address="+56955556666")
    before = len(mail.given())
    pay(town)

    assert ["+56911112222"] == [message.address for _, message in mail.given()[before:]]


def test_visitors_are_in_no_list(town: World) -> None:
    """Somebody who only wrote owes nothing, is in no list of clients, and is counted by no reminder."""
    town.add_creditor()
    town.say("hola", channel="sms", address="+56955556666")
    with town.unit() as uow:
        [address] = uow.session.scalars(select(Address))
        visitor = uow.clients.get(CREDITOR, f"visitor~{address.id}")

        assert ([], []) == (uow.clients.page(CREDITOR), uow.clients.reached_at(address.address, address.channel))
        assert (None, None, True) == (visitor.document_sealed, visitor.birth_date_sealed, bool(visitor.visitor_since))


def test_a_wrong_address_gets_nothing_more(town: World, mail: Mail) -> None:
    """What was still to be said on the other channel of a wrong phone is held back at the door."""
    town.add_creditor()
    town.add_client()
    reach(town, CREDITOR, "1041", sms="+56911112222", whatsapp="+56911112222")
    for words in ("hola", "si", "6785"):
        town.say(words, channel="sms", address="+56911112222")
    town.say("se equivocan, no soy Marcela y este no es su número", channel="whatsapp", address="+56911112222")
    before = len(mail.given())
    pay(town)
    with town.unit() as uow:
        case = uow.cases.open_of(CREDITOR, "1041")[-1]

    assert [] == mail.given()[before:]
    told = (case.kind, case.details["channel"], case.details["address"])
    assert ("wrong_person", "whatsapp", "+56911112222") == told


def test_a_number_that_was_given_up_is_verified_anew(town: World, wall: Wall, mail: Mail) -> None:
    """Who was verified on a phone long ago, and is now on another, is not taken for who has the old one today."""
    town.add_creditor()
    town.add_client()
    reach(town, CREDITOR, "1041", sms="+56911112222")
    for words in ("hola", "si", "6785"):
        town.say(words, channel="sms", address="+56911112222")
    wall.move(days=60)
    reach(town, CREDITOR, "1041", sms="+56977778888")
    for words in ("hola", "si", "6785"):
        town.say(words, channel="sms", address="+56977778888")
    before = len(mail.given())
    town.say("cuanto debo", channel="sms", address="+56911112222")
    told = [message.text for _, message in mail.given()[before:]]

    assert [] == [text for text in told if "144.000" in text or "Marcela" in text]


def test_without_a_creditor_a_message_waits_for_a_person(town: World) -> None:
    """What comes in before there is a creditor is kept as failed, with the fault's name, and can be tried again."""
    town.say("hola", channel="sms", address="+56955556666")
    with town.app.database.unit_of_work() as uow:
        sent = uow.session.scalars(select(OutboxRow)).all()
        [kept] = uow.session.scalars(select(InboxRow))

    assert ([], NobodyListens.__name__, 1) == (sent, kept.error, kept.tries)


def test_what_was_meant_for_another_never_leaves(town: World, mail: Mail) -> None:
    """An answer that still waits for its hour when its address turns out to be somebody else's is held back."""
    town.add_creditor()
    town.add_client()
    reach(town, CREDITOR, "1041", sms="+56911112222")
    for words in ("hola", "si", "6785"):
        town.say(words, channel="sms", address="+56911112222")
    with town.unit() as uow:
        row = uow.conversations.lock(CREDITOR, "1041")
        told: dict[str, Any] = {
            "direction": Direction.OUT,
            "channel": "sms",
            "initiated_by": "adviser",
            "kind": "reply",
        }
        waiting = uow.messages.add(row, text="Le quedan $144.000", at=town.now, **told)
        uow.outbox.put(waiting, town.now, not_before=town.now + timedelta(hours=1))
    town.wall.move(minutes=1)
    town.say("se equivocan, no soy Marcela y este no es su número", channel="sms", address="+56911112222")
    town.wall.move(hours=2)
    town.work()
    [held] = [message for message in town.messages() if message.id == waiting.id]

    assert (MessageStatus.BLOCKED, "wrong_person") == (held.status, held.error)
    assert [] == [message for _, message in mail.given() if "144.000" in message.text]
