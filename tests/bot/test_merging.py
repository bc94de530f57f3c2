"""Two numbers of one person, an address of another client: what holds meanwhile, and what undoing gives back."""

from datetime import date
from random import Random
from typing import Any

import pytest

from bot import merging
from bot.ledger_report import read_ledger
from bot.risk import judge_client
from storage.schema import Conversation, Direction, Merge, MessageStatus
from tests.bot.world import World

PHONES = [f"+5695555000{place}" for place in range(4)]
DUE = date(2026, 2, 12)
NUMBERS = ("1041", "2002")


@pytest.fixture
def two(world: World) -> World:
    """Let somebody have two numbers, with a bill each."""
    world.add_client("2002", "M. Fuentes", document=None, invoices=((60_000, DUE, "Agua, febrero"),))
    return world


def reach(world: World, client: str, phone: str, **facts: Any) -> int:  # noqa: ANN401 - columns of ContactPoint
    """Let a client be reached at a phone; return the address."""
    with world.unit() as uow:
        address = uow.addresses.ensure("sms", phone, world.now).id
        uow.clients.reach(world.creditor, client, address, **facts)
    return address


def staff(world: World) -> int:
    """Return the number of who says so."""
    with world.unit() as uow:
        found = uow.staff.find("andrea@example.org")
        assert found is not None
        return found.id


def merge(world: World, client: str = "1041", other: str = "2002") -> Merge:
    """Say that both are one person."""
    with world.unit() as uow:
        return merging.merge(uow, world.creditor, client, other, staff(world), world.now)


def part(world: World, row: Merge) -> None:
    """Take it back."""
    with world.unit() as uow:
        merging.part(uow, world.creditor, row.id, staff(world), world.now)


def standing(world: World) -> dict[str, Any]:
    """Return all of both numbers that a merging touches, and what it must not."""
    found: dict[str, Any] = {}
    with world.unit() as uow:
        for one in NUMBERS:
            client = uow.clients.get(world.creditor, one)
            person = uow.people.get(client.person_id)
            talk = uow.session.get(Conversation, (world.creditor, one))
            account = uow.accounts.account(world.creditor, one, world.now)
            found[one] = {
                "person": (client.person_id, person.opted_out_at),
                "points": {
                    (at.id, point.consent, point.consent_source, point.verified_at)
                    for point, at in uow.clients.contact_points(world.creditor, one)
                },
                "talk": (talk.channel, talk.line, talk.address_id) if talk else (None, None, None),
                "bills": {(bill.number, bill.balance) for bill in account.invoices},
                "money": [(row.reference, row.amount) for row in uow.payments.of(world.creditor, one)],
                "cases": [row.id for row in uow.cases.of(world.creditor, one)],
                "said": [row.text for row in uow.messages.of(world.creditor, one)],
            }
    return found


def live(world: World, lot: Random, place: int) -> None:
    """Let something happen under one of the numbers: money, a dispute, words from a phone."""
    client, phone = lot.choice(NUMBERS), lot.choice(PHONES)
    match lot.randrange(3):
        case 0:
            with world.unit() as uow:
                world.app.cashier.record(
                    uow, creditor=world.creditor, client=client, amount=lot.choice((5_000, 61_000)),
                    paid_on=date(2026, 3, 5), reference=f"R-{place}", source="test", now=world.now,
                )  # fmt: skip
        case 1:
            world.say("me trataron muy mal, quiero reclamar", client=client)
        case _:
            world.say("hola", channel="sms", address=phone)
    world.wall.move(minutes=7)


@pytest.mark.parametrize("seed", range(4))
def test_undone(two: World, seed: int) -> None:
    """All that stood before stands again; what happened between is its own number's; all books add up."""
    lot = Random(seed)
    for phone in PHONES[:3]:
        reach(two, lot.choice(NUMBERS), phone, consent=lot.random() < 0.5, consent_source="file")
    if lot.random() < 0.5:
        with two.unit() as uow:
            uow.people.opt_out(two.row("2002").person_id, "sms", two.now)
    for place in range(3):
        live(two, lot, place)
    before = standing(two)
    row = merge(two)
    merged = standing(two)
    books = ("bills", "money", "cases", "said", "talk")
    assert [before[one][part] for one in NUMBERS for part in books] == [
        merged[one][part] for one in NUMBERS for part in books
    ]
    people = [before[one]["person"] for one in NUMBERS]
    assert [(people[0][0], people[0][1] or people[1][1])] * 2 == [merged[one]["person"] for one in NUMBERS]
    at = [{point[0] for point in merged[one]["points"]} for one in NUMBERS]
    assert at[0] == at[1]
    part(two, row)
    assert before == standing(two)

    row = merge(two)
    for place in range(3, 6):
        live(two, lot, place)
    lived = standing(two)
    part(two, row)
    after = standing(two)
    for one in NUMBERS:
        assert before[one]["person"] == after[one]["person"]
        had, has = ({point[0] for point in told[one]["points"]} for told in (before, after))
        assert had <= has
        assert not (has - had) & at[0]  # only where they wrote for the first time is new
        assert [lived[one][part] for part in books[:4]] == [after[one][part] for part in books[:4]]
        assert after[one]["talk"][2] in {None, lived[one]["talk"][2], *(point[0] for point in after[one]["points"])}
    with two.unit() as uow:
        assert read_ledger(uow, two.creditor).is_whole
        assert uow.audit.verify(two.creditor).is_whole
        assert [] == list(uow.merges.of(two.creditor, "1041"))


def test_one_person_meanwhile(two: World) -> None:
    """Either is known where both are, without being asked which; one's open case leaves both in peace."""
    phone = PHONES[0]
    reach(two, "2002", phone, consent=True)
    reach(two, "1041", phone, consent=True)
    two.say("hola", channel="sms", address=phone)
    with two.unit() as uow:
        apart = uow.conversations.get(two.creditor, "1041"), uow.conversations.get(two.creditor, "2002")
        for bill in uow.invoices.of(two.creditor, "2002"):
            bill.balance = 0
        assert uow.dues.of(two.creditor, "1041", two.now) is not None
    row = merge(two)
    two.say("hola", channel="sms", address=phone)
    with two.unit() as uow:
        talk = uow.conversations.get(two.creditor, "1041")
        assert (None, None) == apart  # it was asked which
        assert talk is not None
        assert "open" in talk.state
        uow.cases.open(creditor=two.creditor, client="2002", kind="bereavement", at=two.now, due_at=two.now)
    with two.unit() as uow:
        client, profile = uow.clients.get(two.creditor, "1041"), two.app.bot.profiles.get(uow, two.creditor)
        assert uow.dues.of(two.creditor, "1041", two.now) is None
        facts = two.app.bot.facts.gather(uow, profile, client, two.now)
        judged = judge_client(uow, client, two.now)
        other = judge_client(uow, uow.clients.get(two.creditor, "2002"), two.now)
        assert facts.client.vulnerable
        assert judged is not None
        assert other is not None
        assert judged.past == other.past
    part(two, row)
    with two.unit() as uow:
        client = uow.clients.get(two.creditor, "1041")
        assert not two.app.bot.facts.gather(uow, profile, client, two.now).client.vulnerable


def test_what_was_shown_stays(two: World) -> None:
    """Where somebody showed meanwhile who they are, they are still reached after the undoing."""
    address = reach(two, "2002", PHONES[0], consent=True)
    row = merge(two)
    with two.unit() as uow:
        uow.clients.verify(two.creditor, "1041", address, two.now)
    part(two, row)
    with two.unit() as uow:
        assert [address] == [at.id for _, at in uow.clients.contact_points(two.creditor, "1041")]


def test_an_address_handed_on(two: World) -> None:
    """An address goes to another client, who has to show there who they are, and comes back as it was.

    What still waits to be sent there never leaves: it may be somebody else's.
    """
    address = reach(two, "2002", PHONES[0], consent=True, consent_source="file", verified_at=two.now)
    with two.unit() as uow:
        talk = uow.conversations.lock(two.creditor, "2002")
        talk.channel, talk.address_id = "sms", address
        said = {"channel": "sms", "initiated_by": "bot", "kind": "promise", "text": "Le recuerdo."}
        waits = uow.messages.add(talk, direction=Direction.OUT, at=two.now, address_id=address, **said)
        uow.outbox.put(waits, two.now)
    before = standing(two)
    with two.unit() as uow:
        row = merging.hand_on(uow, two.creditor, "2002", address, "1041", staff(two), two.now)
    handed = standing(two)
    part(two, row)

    assert MessageStatus.BLOCKED is two.messages(client="2002")[0].status
    assert {(address, False, None, None)} == handed["1041"]["points"]
    assert set() == handed["2002"]["points"]
    assert before == standing(two)
