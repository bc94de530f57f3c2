"""Hold what all creditors share: people, addresses, contacts, staff, keys, clock."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from storage.database import Database
from storage.errors import BadCreditorId, KeyReused, Missing
from storage.repositories.addresses import Addresses
from storage.repositories.api_keys import ApiKeys, IdempotentRequests
from storage.repositories.clients import Clients
from storage.repositories.clock import ClockOffset
from storage.repositories.contacts import Contacts
from storage.repositories.creditors import Creditors
from storage.repositories.people import People
from storage.repositories.sessions import Sessions
from storage.repositories.staff import StaffMembers
from storage.schema import Message, Role
from tests.storage.people import MINUTE, NOW, settle_in


def test_one_person(database: Database) -> None:
    """The same document is the same person, for every creditor; without a document nobody is taken for another."""
    with database.unit_of_work() as uow:
        people = People(uow.session)
        known = [people.ensure(b"index", NOW).id for _ in range(2)]
        unknown = [people.ensure(None, NOW).id for _ in range(2)]

    assert (1, 2) == (len(set(known)), len(set(unknown)))


def test_opt_out(database: Database) -> None:
    """A wish not to be written to stands on the person and on the address, until it is taken back."""
    with database.unit_of_work() as uow:
        people, addresses = People(uow.session), Addresses(uow.session)
        person, address = people.ensure(b"index", NOW).id, addresses.ensure("sms", "+56", NOW).id
        people.opt_out(person, "sms", NOW)
        addresses.opt_out(address, NOW)
        out = people.get(person).opted_out_via, addresses.get(address).opted_out_at
        people.opt_in(person)
        addresses.opt_in(address)
        back = people.get(person).opted_out_at, addresses.get(address).opted_out_at

    assert (("sms", NOW), (None, None)) == (out, back)


def test_one_address(database: Database) -> None:
    """An address on a channel is one, and remembers who wrote when, and that it is wrong."""
    with database.unit_of_work() as uow:
        addresses = Addresses(uow.session)
        first, same, other = (addresses.ensure(*at, NOW) for at in (("sms", "+56"), ("sms", "+56"), ("web", "+56")))
        addresses.mark_wrong(other.id, NOW)
        unknown = addresses.find("sms", "+57")

    assert (True, False, NOW, None) == (first is same, first is other, other.wrong_at, unknown)


def test_heard(database: Database) -> None:
    """Who writes can be reached: where and when they did so is remembered, as what, and for whom."""
    settle_in(database, "a", clients=2)
    with database.unit_of_work("a") as uow:
        address = uow.addresses.ensure("sms", "+56", NOW)
        uow.addresses.mark_unreachable(address.id, "30005", NOW)
        point, other = (uow.clients.reach("a", client, address.id) for client in ("1", "2"))
        uow.clients.hear(point, address, NOW, "+560")
        told = address.last_inbound_at, address.reply_to, address.unreachable_at, point.used_at, other.used_at
        for row in (address, point, other):
            uow.session.refresh(row)
        kept = address.last_inbound_at, address.reply_to, address.unreachable_at, point.used_at, other.used_at
        uow.clients.hear(point, address, NOW, "+56")

    assert ((NOW, "+560", None, NOW, None), told, None) == (told, kept, address.reply_to)


def test_contact_points(database: Database) -> None:
    """Clients are found by the address they used, in the creditors in scope; the last used comes first."""
    settle_in(database, "a", "b", clients=2)
    with database.unit_of_work("a", "b") as uow:
        clients = Clients(uow.session)
        shared = Addresses(uow.session).ensure("sms", "+56", NOW).id
        for creditor, client, used in (("a", "1", None), ("a", "2", NOW), ("b", "1", NOW + MINUTE)):
            clients.reach(creditor, client, shared, used_at=used)
        found = [(one.client.creditor_id, one.client.id) for one in clients.reached_at("+56", "sms")]
        points = [address.id for _, address in clients.contact_points("a", "2")]
        uow.scope("a")
        narrow = [(one.client.creditor_id, one.client.id) for one in clients.reached_at("+56", "sms")]

    assert ([("b", "1"), ("a", "2"), ("a", "1")], shared) == (found, points[0])
    assert [("a", "2"), ("a", "1")] == narrow


def test_identity(database: Database) -> None:
    """Wrong answers are counted until a right one, which is recorded on the address it came from."""
    settle_in(database, "a")
    with database.unit_of_work("a") as uow:
        clients = Clients(uow.session)
        failures = [clients.fail_identity("a", "1") for _ in range(3)]
        clients.lock_out("a", "1", NOW)
        locked = clients.get("a", "1").locked_at
        clients.unlock("a", "1")
        point, address = clients.contact_points("a", "1")[0]
        clients.fail_identity("a", "1")
        clients.verify("a", "1", address.id, NOW)
        client = clients.get("a", "1")

    assert ([1, 2, 3], NOW, None) == (failures, locked, client.locked_at)
    assert (NOW, 0) == (point.verified_at, client.identity_failures)


def test_clients(database: Database) -> None:
    """Clients are listed page by page, and the same person's clients are found."""
    settle_in(database, "a", clients=3)
    with database.unit_of_work("a") as uow:
        clients = Clients(uow.session)
        pages = [client.id for client in clients.page("a", limit=2)], [client.id for client in clients.page("a", "2")]
        first = clients.get("a", "1")
        clients.put("a", "2", NOW, person_id=first.person_id)
        same = [client.id for client in clients.of_person(first.person_id)]
        nobody = clients.find("a", "9")
        with pytest.raises(Missing, match="There is no client 9"):
            clients.get("a", "9")

    assert ((["1", "2"], ["3"]), ["1", "2"], None) == (pages, same, nobody)


def test_contacts(database: Database) -> None:
    """What was sent to a person is counted across creditors, and does not say which."""
    settle_in(database, "a", "b")
    with database.unit_of_work() as uow:
        person = People(uow.session).ensure(b"index", NOW).id
        address = Addresses(uow.session).ensure("sms", "+56", NOW).id
        contacts = Contacts(uow.session)
        for creditor, minutes in (("a", 0), ("b", 1), ("a", 2)):
            sent = Message(
                creditor_id=creditor,
                client_id="1",
                address_id=address,
                channel="sms",
                kind="after_due",
                initiated_by="bot",
            )
            contacts.record(person, [sent], NOW + minutes * MINUTE)
        found = contacts.of_person(person, NOW + MINUTE)
        at_address = contacts.of_address(address, NOW)

    debts = [contact.debt for contact in at_address]
    assert (2, 3, True, False) == (len(found), len(at_address), debts[0] == debts[2], debts[0] == debts[1])


def test_creditors(database: Database) -> None:
    """Creditors are written under an id that can stand in a scope, and stopped and resumed one by one."""
    settle_in(database, "a", "b")
    with database.unit_of_work() as uow:
        creditors = Creditors(uow.session)
        creditors.stop(["b"], "staff:1", "wrong texts", NOW)
        stopped = [(row.id, row.stopped_at, row.stopped_reason) for row in creditors.all()]
        creditors.resume(creditors.ids())
        resumed = [row.stopped_at for row in creditors.all()]
        with pytest.raises(BadCreditorId):
            creditors.put("A,b", NOW)
        with pytest.raises(Missing, match="There is no creditor c"):
            creditors.get("c")

    assert ([("a", None, None), ("b", NOW, "wrong texts")], [None, None]) == (stopped, resumed)


def test_staff(database: Database) -> None:
    """Staff are found by e-mail in any case, see their creditors, and are out when they are disabled."""
    settle_in(database, "a", "b")
    with database.unit_of_work() as uow:
        staff, sessions = StaffMembers(uow.session), Sessions(uow.session)
        ana = staff.add(
            name="Ana", email="Ana@X.cl", password_hash="h", role=Role.SUPERVISOR, creditors=["b", "a"], at=NOW
        )
        for token in (b"1", b"2", b"3"):
            sessions.open(token, ana.id, "csrf", NOW, NOW + MINUTE)
        found = staff.find("aNA@x.CL")
        opened = sessions.find([b"1"], NOW)
        expired = sessions.find([b"1"], NOW + MINUTE)
        sessions.close([b"1"])
        closed = sessions.find([b"1"], NOW)
        staff.disable(ana.id, NOW)
        out = sessions.find([b"2"], NOW)
        creditors = staff.creditors(ana.id)

    assert (ana, ("a", "b")) == (found, creditors)
    assert (True, None, None, None) == (opened is not None and opened[1] is ana, expired, closed, out)


def test_one_email(database: Database) -> None:
    """An e-mail address belongs to one member of staff, however it is written."""
    with database.unit_of_work() as uow:
        staff = StaffMembers(uow.session)
        staff.add(name="A", email="a@x.cl", password_hash="h", role=Role.ADVISER, creditors=[], at=NOW)
        with pytest.raises(IntegrityError):
            staff.add(name="B", email="A@X.CL", password_hash="h", role=Role.ADVISER, creditors=[], at=NOW)


def test_password(database: Database) -> None:
    """A new password ends the sessions that the old one opened; expired ones are forgotten."""
    with database.unit_of_work() as uow:
        staff, sessions = StaffMembers(uow.session), Sessions(uow.session)
        ana = staff.add(name="A", email="a@x.cl", password_hash="h", role=Role.ADVISER, creditors=[], at=NOW)
        sessions.open(b"1", ana.id, "csrf", NOW, NOW + MINUTE)
        staff.change_password(ana.id, "new")
        ended = sessions.find([b"1"], NOW)
        sessions.open(b"2", ana.id, "csrf", NOW, NOW + MINUTE)
        sessions.forget_expired(NOW + MINUTE)
        forgotten = sessions.find([b"2"], NOW)

    assert ("new", None, None) == (ana.password_hash, ended, forgotten)


def test_keys(database: Database) -> None:
    """A key's words open it until it is revoked, and are not kept."""
    settle_in(database, "a")
    with database.unit_of_work() as uow:
        keys = ApiKeys(uow.session)
        row, words = keys.create("crm", ["write", "read"], NOW, "a")
        found, other = keys.find(words), keys.find(words[:-1])
        kept = repr(vars(row))
        keys.revoke(row.id, NOW)
        revoked = keys.find(words)

    assert (row, None, None, False) == (found, other, revoked, words in kept)
    assert (["read", "write"], "a") == (row.scopes, row.creditor_id)


def test_idempotency(database: Database) -> None:
    """A request under known words gets the first answer, another request under them is refused; forgotten it is new."""
    with database.unit_of_work() as uow:
        key, _ = ApiKeys(uow.session).create("crm", ["write"], NOW)
        requests = IdempotentRequests(uow.session)
        first = requests.begin(key.id, "/payments", "k1", b"{}", NOW)
        requests.finish(key.id, "/payments", "k1", 201, b"sealed")
        uow.commit()
    with database.unit_of_work() as uow:
        requests = IdempotentRequests(uow.session)
        again = requests.begin(key.id, "/payments", "k1", b"{}", NOW)
        elsewhere = requests.begin(key.id, "/cases", "k1", b"{}", NOW)
        with pytest.raises(KeyReused, match="use a new key for each request"):
            requests.begin(key.id, "/payments", "k1", b"{1}", NOW)
        requests.forget_before(NOW + MINUTE)
        forgotten = requests.begin(key.id, "/payments", "k1", b"{}", NOW)

    assert again is not None
    assert (None, (201, b"sealed"), None, None) == (first, (again.status, again.response), elsewhere, forgotten)


def test_failed_request(database: Database) -> None:
    """A request whose work was not kept counts as never made."""
    with database.unit_of_work() as uow:
        key, _ = ApiKeys(uow.session).create("crm", ["write"], NOW)
        uow.commit()
    begun = []
    for _ in range(2):
        with database.unit_of_work() as uow:
            begun.append(IdempotentRequests(uow.session).begin(key.id, "/payments", "k1", b"{}", NOW))

    assert [None, None] == begun


def test_clock(database: Database) -> None:
    """The clock's offset is none until it is set, then the last one that was set, for every process."""
    with database.unit_of_work() as uow:
        offsets = [ClockOffset(uow.session).get()]
        for hours in (1, 48):
            ClockOffset(uow.session).put(timedelta(hours=hours))
            offsets.append(ClockOffset(uow.session).get())

    assert [timedelta(0), timedelta(hours=1), timedelta(days=2)] == offsets
