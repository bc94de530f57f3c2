"""Hold that everything which left is judged again as it was decided, and that whatever was changed since is found."""

from datetime import date, timedelta
from random import Random

import pytest
from sqlalchemy import text, update

from bot import contacts, pauses, regions, stops
from bot.channels.message import Inbound
from bot.packs import load_packs
from bot.replay import replay
from bot.replay_records import Wishes
from bot.replay_report import Report
from bot.replay_rules import Code, read_rules
from storage.schema import PackText
from storage.unit_of_work import UnitOfWork
from tests.bot.jobs.test_promises import agree, at, live, reminders
from tests.bot.world import DELIVERED, World

LATE = "2026-03-15T23:00:00-03:00"  #: a Sunday night in Santiago
DECISION = "UPDATE messages SET contact_decision = "
HELD = """
INSERT INTO holds (creditor_id, client_id, kind, starts_at, lifted_at, reason)
SELECT creditor_id, client_id, 'complaint', at - interval '1 day', at + interval '1 day', '' FROM messages
"""
HELD_THERE = """
INSERT INTO regional_holds (creditor_id, country, reason, placed_by, starts_at)
SELECT creditor_id, 'CL', 'storm', 'operator', at - interval '1 day' FROM messages
"""
STRAY = """
INSERT INTO contacts (person_id, address_id, channel, kind, initiated_by, debt, at)
SELECT person_id, address_id, 'web', 'due', 'bot', debt, at - interval '2 hours' FROM contacts
"""
TAMPERED = (
    (f"{DECISION} NULL", "no_decision"),
    (f"""{DECISION} contact_decision || '{{"decision": "blocked"}}'""", "no_decision"),
    (f"""{DECISION} contact_decision || '{{"rule": "answer"}}'""", "rule"),
    (f"""{DECISION} contact_decision || '{{"pack": "0123456789abcdef"}}'""", "pack"),
    (f"{DECISION} contact_decision - 'pack'", "pack"),
    (f"{DECISION} contact_decision - 'facts'", "facts"),
    (f"""{DECISION} contact_decision || '{{"facts": {{"country": 3}}}}'""", "facts"),
    (f"""{DECISION} jsonb_set(contact_decision, '{{facts,country}}', '"PE"')""", "unknown_country"),
    (f"""{DECISION} jsonb_set(contact_decision, '{{facts,now}}', '"{LATE}"')""", "CL.hours"),
    ("UPDATE messages SET kind = 'outcome'", "facts"),
    ("UPDATE messages SET initiated_by = 'client'", "facts"),
    ("UPDATE messages SET channel = 'sms'", "facts"),
    (HELD, "hold"),
    (HELD_THERE, "hold"),
    ("UPDATE contacts SET at = at - interval '1 hour'", "contact"),
    ("UPDATE contacts SET channel = 'sms'", "contact"),
    ("UPDATE contacts SET kind = 'due'", "contact"),
    ("DELETE FROM contacts", "contact"),
    (STRAY, "CL.min_full_days_between"),
)  #: what is done to the contact, and the rule by which it is found


def judged(uow: UnitOfWork, creditor: str) -> tuple[Report, Code]:
    """Judge all that left in a creditor's name again."""
    report, code = Report(creditor), read_rules(uow)
    told = sum(replay(uow, report, code, Wishes(uow)))

    assert told == report.left
    return report, code


def found(uow: UnitOfWork, creditor: str) -> list[str]:
    """Return the rules by which something does not fit."""
    return [one.fault.rule for one in judged(uow, creditor)[0].told]


@pytest.fixture
def reminded(world: World) -> World:
    """Give a world in which a client agreed, and was reminded of a promise before its day."""
    agree(world)
    live(world, at(date(2026, 3, 15)))
    return world


def test_life(reminded: World) -> None:
    """Nothing is found in a life with contacts, answers, a case, a person's answer at night and an opt-out."""
    world = reminded
    live(world, at(date(2026, 3, 25)))
    world.say("necesito hablar con una persona")
    with world.unit() as uow:
        case, staff = uow.cases.open_of(world.creditor, world.client)[0], uow.staff.all()[0]
        world.app.desk.reply(uow, case.id, staff, "Buenas noches, ya lo veo.", world.now, "trace")
    world.work()
    world.say("BAJA")
    with world.unit() as uow:
        report, code = judged(uow, world.creditor)
    kinds = {row.kind for row in world.messages()}

    assert ([], [], ()) == (report.told, report.by_hand, code.faults)
    assert (report.replayed, 0) == (report.left, report.without_facts)
    assert kinds >= {"reply", "promise", "missed", "adviser_reply"}


def test_handed_over(world: World) -> None:
    """What is answered in the exchange itself is kept and judged as what workers send."""
    for said in ("hola", "sí", "6785"):
        place = f"{world.creditor}/{world.client}"
        inbound = Inbound("web", said, place, said, world.now, creditor=world.creditor, client=world.client)
        world.app.exchange.answer(inbound)
    with world.unit() as uow:
        report, _ = judged(uow, world.creditor)

    assert (report.left, []) == (report.replayed, report.told)
    assert report.left >= len(("opening", "identity", "balance"))


def test_tampered(reminded: World) -> None:
    """Whatever is changed of a contact of ours, of its decision or of what is on record beside it, is found."""
    caught = []
    for change, rule in TAMPERED:
        with reminded.app.database.unit_of_work(reminded.creditor) as uow:
            uow.session.execute(text(f"{change} WHERE kind = 'promise'"))
            rules = found(uow, reminded.creditor)
            caught.append((change, rule if rule in rules else rules))

    assert list(TAMPERED) == caught


def test_wrong_since(reminded: World) -> None:
    """A contact with an address that was known to be somebody else's is found."""
    with reminded.app.database.unit_of_work(reminded.creditor) as uow:
        uow.session.execute(text("UPDATE addresses SET wrong_at = '2026-03-06T12:00:00Z'"))

        assert ["wrong_person"] == found(uow, reminded.creditor)


def test_by_hand(reminded: World) -> None:
    """A contact told of by hand weighs from when it is told, and one that was changed since is found by the log."""
    world = reminded
    with world.unit() as uow:
        client = uow.clients.get(world.creditor, world.client)
        call = (client, "call", "contact", world.now - timedelta(days=3), "llamó", "operator:ana", world.now)
        contacts.record(uow, *call)
    with world.app.database.unit_of_work(world.creditor) as uow:
        before = judged(uow, world.creditor)[0]
        uow.session.execute(text("UPDATE contacts SET at = at - interval '30 days' WHERE recorded_by IS NOT NULL"))
        after = judged(uow, world.creditor)[0]

    assert ([], True) == (before.told, before.is_whole)
    assert (1, False) == (len(after.by_hand), after.is_whole)


def test_upgrade(reminded: World) -> None:
    """What left is judged by the rules of its own time: later ones bind what leaves later, and both are kept."""
    world = reminded
    stricter = load_packs().with_holidays(f"CL: {{add: [{reminders(world)[0].at.date()}]}}\n")
    with world.unit() as uow:
        kept_anew = [uow.packs.keep(stricter.kept.values(), world.now) for _ in range(2)]
        rules, code = judged(uow, world.creditor)[0].told, read_rules(uow)

    assert ([1, 0], [], 16) == (kept_anew, rules, len(code.rules))


def test_rules_changed(reminded: World) -> None:
    """Rules that were changed since they were kept are found, and nothing is judged by them."""
    with reminded.app.database.unit_of_work(reminded.creditor) as uow:
        changed = update(PackText).where(PackText.country == "CL").values(document=PackText.document + " ")
        uow.session.execute(changed)
        report, code = judged(uow, reminded.creditor)

    assert ["pack"] == [one.fault.rule for one in report.told]
    assert [True] == ["the rules of CL" in fault and "were changed" in fault for fault in code.faults]


def test_rules_unreadable(reminded: World) -> None:
    """Rules that cannot be read are told of in a sentence."""
    with reminded.app.database.unit_of_work(reminded.creditor) as uow:
        nothing = {"document": "{}", "checksum": "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"}
        uow.session.execute(update(PackText).where(PackText.country == "CL").values(**nothing))
        code = read_rules(uow)

    assert [True] == ["the rules of CL" in fault and "cannot be read" in fault for fault in code.faults]


def test_before_facts(reminded: World) -> None:
    """What left before facts were kept is counted, and is no fault; answers that the law does not bind leave none."""
    with reminded.app.database.unit_of_work(reminded.creditor) as uow:
        uow.session.execute(text("UPDATE messages SET contact_decision = contact_decision - 'facts'"))
        uow.session.execute(update(PackText).values(since=reminded.now))
        report, _ = judged(uow, reminded.creditor)

    assert (report.left, 0, []) == (report.without_facts, report.replayed, report.told)


def test_erased(reminded: World) -> None:
    """Messages whose words and readings were erased are judged all the same."""
    with reminded.app.database.unit_of_work(reminded.creditor) as uow:
        uow.session.execute(text("UPDATE messages SET text = '', values = NULL, reading = NULL, choices = NULL"))
        uow.session.execute(text("DELETE FROM messages WHERE direction = 'in'"))

        assert [] == found(uow, reminded.creditor)


SAID = ("hola", "sí", "6785", "puedo pagar 50 lucas el viernes", "BAJA", "ALTA", "ALTA", "gracias", "cuánto es")


def stir(world: World, chance: Random) -> None:
    """Let something happen that messages and contact rules depend on."""
    with world.unit() as uow:
        client, now = uow.clients.get(world.creditor, world.client), world.now
        match chance.choice(("hold", "lift", "region", "stop", "resume", "resume", "call", "hours")):
            case "hold":
                until = now + timedelta(days=chance.randint(1, 3))
                pauses.place(uow, None, client, pauses.BY_TEAM, "pidió tiempo", until, "staff:1", now)
            case "lift":
                for row in uow.holds.active(world.creditor, world.client, now):
                    uow.holds.lift(world.creditor, row.id, now)
            case "region":
                order = regions.Order([world.creditor], False, "CL", None, "temporal", now + timedelta(hours=30))
                regions.place(uow, order, "operator:ana", "operator:ana", now)
            case "stop":
                stops.stop(uow, [world.creditor], "operator:ana", "prueba", now, "operator:ana")
            case "resume":
                stops.resume(uow, [world.creditor], "operator:ana", "prueba", now, "operator:ana")
            case "call":
                contacts.record(uow, client, "call", "contact", now - timedelta(hours=2), "", "operator:ana", now)
            case "hours":
                week = chance.choice([None, {"mon_fri": ["10:00", "13:00"]}])
                uow.people.want_hours(client.person_id, week)


@pytest.mark.parametrize("seed", [0, 2])
def test_any_life(world: World, seed: int) -> None:
    """Whatever happens to a client, nothing that left through the one door is found to be at fault."""
    chance = Random(seed)
    agree(world, *((date(2026, 3, 16) + timedelta(weeks=week), 28_800) for week in range(5)))
    for _ in range(15):
        live(world, world.now + timedelta(hours=chance.randint(10, 90), minutes=chance.randint(2, 50)))
        world.say(chance.choice(SAID)) if chance.random() < 0.4 else stir(world, chance)
    with world.unit() as uow:
        report, _ = judged(uow, world.creditor)

    assert ([], report.left) == (report.told, report.replayed)
    assert any(row.initiated_by == "bot" and row.status in DELIVERED for row in world.messages())
