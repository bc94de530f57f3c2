"""Hold that nothing is left of a client who was erased, in any column of any table, but what is named with its reason.

The law fills every column that can hold words, of a row of theirs in every table, with one mark. A column or a table
that comes to be later is filled too, and found, until it is erased or named in `bot/kept.yml`.
"""

from datetime import date
from pathlib import Path

import pytest

from bot import effects
from bot.erasure import Erased, erase, kept
from bot.errors import ClientMistake
from bot.papers.dossier import check_agreements
from bot.periods import tables
from flows.outcome import Say
from storage.schema import Base, Event
from tests.bot.beside import beside
from tests.bot.marks import KEYS, MARK, fill, superuser, told
from tests.bot.world import CREDITOR, World

NAME, PHONE, SAID = "Marcela Fuentes", "+56911223344", "la vesicula biliar"
CLIENTS = {name for name, held in tables().items() if "clients" in held.ends}
OTHERS = {table for one in kept() for table in one.columns} - CLIENTS
NOBODYS = sorted(tables().keys() - CLIENTS - OTHERS)
"""Tables that hold nothing of clients: `bot/tables.yml` says what they hold."""
WORDLESS = {
    "agreement_invoices", "allocations", "case_looks", "case_mentions", "case_visits", "case_words", "misreadings",
    "quality_samples", "topics",
}  # fmt: skip
"""Tables of numbers alone, which lead to a client's rows."""


def gone(world: World, client: str = "1041", folder: Path = Path("/nowhere")) -> Erased:
    """Erase a client, and hold that the audit chains prove themselves."""
    with world.unit() as uow:
        done = erase(uow, uow.clients.get(CREDITOR, client), world.app.vault, folder, world.now, "operator:rosa")
    with world.unit() as uow:
        assert () == uow.audit.verify(CREDITOR).faults
        assert {"client.erased"} <= {entry.action for entry, _ in uow.audit.about(CREDITOR, f"client:{client}")}
    return done


def test_nothing_is_left(world: World) -> None:
    """Of a client with a row in every table, and words in every column, nothing is found but what is named."""
    allowed = {(table, name) for one in kept() for table, names in one.columns.items() for name in names}
    with superuser(world) as connection:
        fill(connection, NOBODYS)
        before = told(connection, MARK)
        with world.unit() as uow:
            row = uow.clients.get(CREDITOR, "1041")
            with uow.savepoint():
                erase(uow, row, world.app.vault, Path("/nowhere"), world.now, "operator:rosa")
        after = told(connection, MARK)

    every = {table.name for table in Base.metadata.sorted_tables}
    assert every - set(NOBODYS) - WORDLESS == {table for table, _ in before}
    assert set() == after - allowed
    assert set() == {(table, name) for table, name in allowed if name not in Base.metadata.tables[table].columns}


@pytest.mark.parametrize("table", NOBODYS)
def test_nobodys(table: str) -> None:
    """A table said to be nobody's names no client, and nothing that leads to one."""
    ties = KEYS.keys() - {"creditor_id", "campaign_id", "webhook_id", "agreement_id"}

    assert set() == ties & set(Base.metadata.tables[table].columns.keys())


def live(world: World) -> int:
    """Let a client write, tell of an illness, send a file, agree and dispute on the web and by SMS; return a case."""
    with world.unit() as uow:
        phone = uow.addresses.ensure("sms", PHONE, world.now)
        uow.clients.reach(CREDITOR, "1041", phone.id, consent=True, verified_at=world.now)
        told = {"kind": "ticket", "subject": f"{SAID} de {NAME}", "status": "abierto", "opened_on": date(2026, 3, 1)}
        nothing = {"closed_on": None, "url": None}
        uow.tickets.put(CREDITOR, [{"number": "T-1", "client_id": "1041", **told, **nothing}], world.now)
        uow.audit.append(CREDITOR, world.now, "staff:1", "contact.recorded", "client:1041", {"note": f"{NAME}, {SAID}"})
    world.verify()
    world.say(f"estoy enferma, me operan de {SAID}")
    world.say("puedo pagar 50000 el viernes y el resto en 2 cuotas desde el 30 de marzo")
    world.press("Sí, lo dejo así")
    world.send(kind="image", content_type="image/jpeg", text=f"foto de {SAID}")
    world.say(f"el agua nunca llegó, dice {NAME} desde {PHONE}")
    world.say(f"hola, otra vez {SAID}", channel="sms", address=PHONE)
    with world.unit() as uow:
        return uow.cases.of(CREDITOR, "1041")[0].id


def test_a_life(world: World) -> None:
    """Of a life on two channels no name, document, phone or word is left; money, seals and the chain stay."""
    case = live(world)
    words = (NAME, "12.345.678-5", PHONE, SAID)
    with superuser(world) as connection:
        assert {"clients", "messages", "cases", "addresses", "tickets", "audit_payloads"} <= {
            table for table, _ in told(connection, *words)
        }
        done = gone(world)
        assert set() == told(connection, *words)
    with world.unit() as uow:
        client = uow.clients.get(CREDITOR, "1041")
        (checked,) = check_agreements(uow, client)
        assert ("1041", world.now, None) == (client.name, client.erased_at, client.document_sealed)
        assert (True, 144_000) == (checked.is_whole, sum(bill.amount for bill in uow.invoices.of(CREDITOR, "1041")))
        assert ("resolved", "", "") == (
            uow.cases.get(case).status,
            uow.cases.get(case).note,
            uow.cases.get(case).summary,
        )
        assert {""} == {row.text for row in uow.messages.of(CREDITOR, "1041")}
        assert [] == list(uow.credits.unbalanced(CREDITOR))
    assert {"An agreement is in force: payments count for it, and nobody is reminded of it."} < set(done.remarks)


def test_what_was_open(world: World) -> None:
    """An open case ends as erased, in its history and for programs; a pause ends; what is disputed stays stopped."""
    with world.unit() as uow:
        hook = uow.webhooks.make(CREDITOR, "https://crm.example/a", [Event.CASE_RESOLVED], b"-", "key:1", world.now)
        number = hook.id
    case = world.dispute()
    with world.unit() as uow:
        uow.holds.place(creditor=CREDITOR, client="1041", kind="bereavement", at=world.now, reason=SAID)
    done = gone(world)
    with world.unit() as uow:
        ended = {entry.action: payload for entry, payload in uow.audit.about(CREDITOR, f"case:{case}")}
        (told,) = uow.deliveries.page(number, None)
        holds = [hold.kind for hold in uow.holds.active(CREDITOR, "1041", world.now)]
        (owed,) = uow.totals.of_creditors(world.now).creditors

        assert ("resolved", "erased") == (uow.cases.get(case).status, uow.cases.get(case).outcome)
        assert ({"outcome": "erased"}, None) == (ended["case.resolved"], ended["case.opened"])
        assert (case, "erased") == (told.payload["data"]["case_id"], told.payload["data"]["outcome"])
        assert (["dispute_service"], 144_000, 0) == (holds, owed.disputed, owed.overdue)
    assert [f"case {case}." in done.remarks[1], "stays stopped in the books" in done.remarks[2]] == [True, True]


def test_an_end_stays(world: World) -> None:
    """A case that was answered keeps its own end."""
    case = world.dispute()
    with world.unit() as uow:
        uow.cases.resolve(case, "explanation", "Fue una lectura real.", world.now)
    gone(world)

    with world.unit() as uow:
        assert "explanation" == uow.cases.get(case).outcome


def test_life_goes_on(world: World) -> None:
    """Nothing is written to who was erased, money that comes is booked, and who writes again is a visitor."""
    live(world)
    gone(world)
    before = len(world.messages())
    world.wall.move(days=40)
    world.work()
    with world.unit() as uow:
        world.app.cashier.record(uow, creditor=CREDITOR, client="1041", amount=50_000, paid_on=date(2026, 3, 6),
                                 reference="P-1", source="bank", now=world.now)  # fmt: skip
    world.work()
    with world.unit() as uow:
        owed = sum(bill.balance for bill in uow.invoices.of(CREDITOR, "1041"))
        assert [] == uow.clients.reached_at(PHONE, "sms")
    assert (94_000, before) == (owed, len(world.messages()))


def test_twice(world: World) -> None:
    """Who was erased is not erased again."""
    gone(world)

    with pytest.raises(ClientMistake, match="was erased already"):
        gone(world)


def test_what_is_being_said(world: World) -> None:
    """Words that are being written while a client is erased go too."""
    world.verify()
    with beside(world, lambda: gone(world)) as uow:
        stage = world.app.bot.stage(uow, CREDITOR, "1041", world.now, "trace")
        effects.apply(stage, (Say("case-resolved-other", {"case": 1, "text": SAID}),))
    with superuser(world) as connection:
        found = told(connection, SAID)

    assert set() == found


def test_what_others_know_stays(world: World) -> None:
    """A person whom another creditor knows, and a phone that another client uses, stay theirs."""
    other = world.add_creditor("luz-del-sur")
    world.add_client("7", creditor=other)
    with world.unit(CREDITOR, other) as uow:
        shared, own = (uow.addresses.ensure("sms", phone, world.now).id for phone in (PHONE, "+56987654321"))
        for creditor, client, address in ((CREDITOR, "1041", shared), (CREDITOR, "1041", own), (other, "7", shared)):
            uow.clients.reach(creditor, client, address, consent=True)
        person = uow.clients.get(other, "7").person_id
        assert person == uow.clients.get(CREDITOR, "1041").person_id
    gone(world)
    with world.unit(CREDITOR, other) as uow:
        assert (PHONE, f"erased:{own}") == (uow.addresses.get(shared).address, uow.addresses.get(own).address)
        assert ("Marcela Fuentes", person) == (uow.clients.get(other, "7").name, uow.clients.get(other, "7").person_id)
        assert uow.people.get(person).document_index is not None
        assert person != uow.clients.get(CREDITOR, "1041").person_id
        assert "7" in [one.client.id for one in uow.clients.reached_at(PHONE, "sms")]


def test_a_wish_stays(world: World) -> None:
    """Who asked for no more messages is known by nothing but that: the address, and the index of the document."""
    with world.unit() as uow:
        address = uow.addresses.ensure("sms", PHONE, world.now)
        uow.clients.reach(CREDITOR, "1041", address.id, consent=False)
        uow.addresses.opt_out(address.id, world.now)
        person = uow.clients.get(CREDITOR, "1041").person_id
        uow.people.opt_out(person, "sms", world.now)
    gone(world)

    with world.unit() as uow:
        assert (PHONE, world.now) == (uow.addresses.get(address.id).address, uow.addresses.get(address.id).opted_out_at)
        assert uow.people.get(person).document_index is not None


def test_before_they_were_known(world: World) -> None:
    """Whoever they were while nobody knew them goes with them."""
    world.say(f"hola, soy {NAME}, {SAID}", channel="sms", address=PHONE)
    with world.unit() as uow:
        address = uow.addresses.find("sms", PHONE)
        assert address is not None
        uow.clients.reach(CREDITOR, "1041", address.id, used_at=world.now)
        assert uow.clients.find(CREDITOR, f"visitor~{address.id}") is not None
    gone(world)

    with superuser(world) as connection:
        assert set() == told(connection, NAME, PHONE, SAID)
