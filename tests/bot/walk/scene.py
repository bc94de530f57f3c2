"""Put something on every page of the service, so that whoever walks through them sees what people see there."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from bot import confirming, drafts, policy_trials, quality, stops
from bot.bank.entry import Entry
from bot.cadences import CADENCE, default_cadence, written
from bot.channels.base import Refused
from bot.console.login import open_session
from bot.creditors import means
from bot.credits import Taken
from bot.forbidden import FORBIDDEN
from bot.laboratory.page import page
from bot.laboratory.population import load_population
from bot.laboratory.report import report
from bot.laboratory.trial import Wanted, run
from bot.people import Change
from bot.policies import POLICY, current_text, with_free_version
from bot.web.chat_links import chat_link
from flows.outcome import Paper
from storage.schema import Case, PolicyTrial, Role, Staff
from storage.unit_of_work import UnitOfWork
from tests.bot.campaigns.scene import ALONE, submit
from tests.bot.console.conftest import EMAIL, SECRET, STRANGER, hashed
from tests.bot.test_delivery import Provider, delivery, fail
from tests.bot.world import World

MAKER = "operator:Eva Ríos"
WHY = "muchos lo piden"
TRACE = "0" * 32
ODD = "xkcd qwerty zzz"
SAID = "La lectura del medidor es real."


@dataclass(frozen=True, slots=True)
class Scene:
    """What there is to see: a supervisor's cookie and number, and what the blanks of addresses are filled with."""

    world: World
    cookie: str
    chief: int
    places: dict[str, Any]


def prepare(world: World, exception: int) -> Scene:
    """Let there be cases in each state, drafts, a campaign, money that is nobody's, a message that did not leave."""
    world.say(ODD)
    odd = next(row.id for row in reversed(world.messages()) if row.text == ODD)
    visitor = _be_visited(world)
    with world.app.database.unit_of_work() as uow:
        creditors = uow.creditors.ids()
    with world.unit(*creditors) as uow:
        chief = _hire(uow, world, "Paula Reyes", "paula@example.org", Role.SUPERVISOR)
        adviser = _hire(uow, world, "Andrea Soto", EMAIL, Role.ADVISER)
        people = chief.id, adviser.id
    cases = {"exception": exception, "visitor": visitor, **_move(world, *people), "behalf": _be_represented(world)}
    clients = _doors_of_clients(world)
    with world.unit(*creditors) as uow:
        chief = uow.staff.get(people[0])
        cookie = open_session(uow, world.app.vault, chief, world.now)
        guest, host = (Change(uow, one, MAKER, world.now) for one in (uow.staff.get(people[1]), chief))
        doors = {"welcome": guest.invite(world.app.vault), "once": host.let_in(world.app.vault)}
        _draft(world, uow)
        row = uow.creditors.get(world.creditor)
        entry = Entry("B-1", 144_000, row.currency, world.now.date(), text="por el agua", payer="FUENTES MARCELA")
        world.app.receiver.receive(uow, row, [entry], "camt", "operator", world.now)
    _leave(world)
    with world.unit() as uow:
        stops.stop(uow, [world.creditor], "Eva Ríos", "montos equivocados", world.now, MAKER)
    campaign = submit(world, **ALONE)
    places = {"creditor": world.creditor, "odd": odd, "campaign": campaign, "person": people[1], **_try(world)}
    return Scene(world, cookie, people[0], places | doors | cases | clients)


def _be_visited(world: World) -> int:
    """Let somebody whom nobody knows write until a person takes over; return the case's number."""
    for words in ("hola", SECRET, "por favor ayuda con mi cuenta"):
        world.say(words, channel="sms", address=STRANGER)
    with world.app.database.unit_of_work() as uow:
        uow.scope(*uow.creditors.ids())
        newest = select(Case.id).where(Case.client_id.like("visitor~%")).order_by(Case.id.desc())
        return uow.session.scalars(newest.limit(1)).one()


def _be_represented(world: World) -> int:
    """Let somebody act for a client, another one have done so, and a third one ask to; return the case's number."""
    client = world.add_client("9009", "Elena Pinto", document=None)
    with world.unit() as uow:
        for phone, name in (("+56955557001", "Rosa Díaz"), ("+56955557002", "Juan Soto")):
            address = uow.addresses.ensure("whatsapp", phone, world.now).id
            uow.clients.reach(world.creditor, client, address)
            until, sealed = world.now.date() + timedelta(days=90), world.app.vault.seal("87654321")
            row = uow.representatives.enter(
                creditor=world.creditor, client=client, address=address, name=name, document_sealed=sealed,
                role="power", scope="agree", until=until, proof="Poder y cédula", by=MAKER, at=world.now,
            )  # fmt: skip
        uow.representatives.take_back(row, MAKER, world.now)
        address = uow.addresses.ensure("sms", "+56955557003", world.now).id
        uow.clients.reach(
            world.creditor, client, address, consent=True, consent_at=world.now, consent_source="contrato"
        )
        return uow.cases.open(
            creditor=world.creditor, client=client, kind="human", note="soy su abogada", details={"matter": "power"},
            at=world.now, due_at=world.now,
        ).id  # fmt: skip


def _hire(uow: UnitOfWork, world: World, name: str, email: str, role: Role) -> Staff:
    own = {"name": name, "email": email, "role": role, "at": world.now}
    return uow.staff.add(password_hash=hashed(), creditors=uow.creditors.ids(), **own)  # type: ignore[arg-type]


def _move(world: World, chief: int, adviser: int) -> dict[str, int]:
    """Let a case be the supervisor's, one another's, one be resolved, and one wait for a second person."""
    desk, now = world.app.desk, world.now
    with world.unit() as uow:
        creditors = uow.creditors.ids()
    with world.unit(*creditors) as uow:
        rows = [(one.id, one.creditor_id) for one in uow.session.scalars(select(Case).order_by(Case.id).limit(4))]
    (mine, of_mine), (other, of_other), (done, of_done), (asked, of_asked) = rows
    with world.unit(of_mine) as uow:
        person = uow.staff.get(chief)
        desk.take(uow, mine, person, now, TRACE)
        desk.reply(uow, mine, person, "Ya lo reviso.", now, TRACE)
    with world.unit(of_other) as uow:
        desk.take(uow, other, uow.staff.get(adviser), now, TRACE)
    with world.unit(of_done) as uow:
        desk.take(uow, done, uow.staff.get(adviser), now, TRACE)
        desk.resolve(uow, done, adviser, "explanation", SAID, now, TRACE)
    with world.unit(of_asked) as uow:
        credit = confirming.Proposed("credit", SAID, Taken(amount=90_000), 90_000)
        confirming.propose(uow, uow.cases.get(asked), credit, MAKER, now)
    world.wall.move(days=6)
    with world.unit(of_done) as uow:
        quality.draw_week(uow, uow.creditors.get(of_done), world.now)
    return {"mine": mine, "other": other, "done": done, "asked": asked}


def _draft(world: World, uow: UnitOfWork) -> None:
    """Let a change of each kind wait, of a policy that was another one before."""
    creditor, now = world.creditor, world.now
    text = current_text(uow, creditor)
    drafted = with_free_version(uow, creditor, text.replace("payments_max: 9", "payments_max: 10"), now.date())
    first = drafts.propose(uow, POLICY, creditor, drafted, WHY, MAKER, now)
    drafts.approve(uow, POLICY, creditor, first.id, "operator:Rosa Vera", now)
    next_one = with_free_version(uow, creditor, text.replace("payments_max: 9", "payments_max: 12"), now.date())
    calendar = written(default_cadence()).replace("day: -5", "day: -4")
    for matter, what in ((POLICY, next_one), (FORBIDDEN, "plan imperdible"), (CADENCE, calendar)):
        drafts.propose(uow, matter, creditor, what, WHY, MAKER, now)
    told = uow.creditors.get(creditor).document["payment_means"]
    means.propose(uow, creditor, [{**told[0], "account": "99-88-77"}, *told[1:]], MAKER, now)


def _try(world: World) -> dict[str, int]:
    """Let a policy have been tried on a few invented people, and another trial be on its way; return their numbers."""
    with world.unit() as uow:
        text = current_text(uow, world.creditor)
        wider = text.replace("payments_max: 9", "payments_max: 12").replace("version: ", "version: 1")
        tried = policy_trials.ask(uow, world.creditor, wider, "harder", MAKER, world.now)
        taken = uow.policy_trials.take(world.creditor, tried.id)
        assert taken is not None
        uow.policy_trials.end(taken, *_found(taken), world.now)
    with world.unit() as uow:
        under_way = policy_trials.ask(uow, world.creditor, text, "base", MAKER, world.now)
        taken = uow.policy_trials.take(world.creditor, under_way.id)
        assert taken is not None
        uow.policy_trials.move(taken, under_way.steps // 3)
    return {"tried": tried.id, "under_way": under_way.id}


def _found(row: PolicyTrial) -> tuple[dict[str, Any], str]:
    wanted = Wanted((*policy_trials.policies_of(row),), load_population(row.population), (policy_trials.OURS,), 10, 2)
    made = report(wanted, run(wanted, 1))
    return made, page(made)


def _leave(world: World) -> None:
    """Let an answer meet a fault of its provider."""
    world.write("hola")
    world.handle()
    delivery(world, Provider(fail(Refused("30003")))).work("test")


def _doors_of_clients(world: World) -> dict[str, str]:
    """Return the links that a client is sent: the conversation, a bill, their own file, a page to pay."""
    links, owner, now = world.app.bot.links, (world.creditor, world.client), world.now
    with world.unit() as uow:
        file = links.dossier(uow.links, *owner, now)
    doors = {
        "bill": links.sheaf(Paper.BILL, *owner, now, f"{world.client}-1"),
        "file": file,
        "pay": links.pay(*owner, "pasarela", now),
    }
    bare = {name: door.removeprefix(links.public_url) for name, door in doors.items()}
    return {**bare, "chat": chat_link(world.app.vault, *owner, now)}
