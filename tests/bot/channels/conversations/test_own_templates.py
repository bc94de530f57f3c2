"""Hold that what two people decided of a template is submitted by a job, and leaves once the provider approved it."""

from bot import drafts
from bot.channels.message import Outbound
from bot.channels.twilio_client import connected
from bot.contents import content_of
from bot.own_templates import TEMPLATES, bodies, with_body, written
from bot.switchboard import open_channels
from bot.templates import sync
from bot.texts import load_templates
from flows.wording.own_templates import house_of, own_of
from storage.schema import Role
from tests.bot.world import World
from tests.fakes.twilio.provider import Twilio

BASE, HERE = "nudge_silence", "es-CL"


def decide(world: World, body: str) -> None:
    """Let one person propose own words and another one approve them."""
    with world.unit() as uow:
        people = [
            uow.staff.add(
                name=name, email=f"{name}@x.example", password_hash="-", role=Role.SUPERVISOR,
                creditors=[world.creditor], at=world.now,
            )
            for name in ("Paula", "Luis")
        ]  # fmt: skip
        maker, checker = (f"staff:{one.id}" for one in people)
        text = written(with_body(bodies(uow, world.creditor), BASE, HERE, body))
        row = drafts.propose(uow, TEMPLATES, world.creditor, text, "más nuestro", maker, world.now)
        drafts.approve(uow, TEMPLATES, world.creditor, row.id, checker, world.now)


def sent(world: World, twilio: Twilio) -> str | None:
    """Send a message outside of the window; return the provider's name of the template that left, None for none."""
    app, told = world.app, {"creditor": "Aguas", "proof": "K7PM-3F91", "check": "aguas.example"}
    channel = open_channels(app.settings, app.database, app.wording, app.clock)["whatsapp"]
    channel.send(
        Outbound(world.creditor, "1041", 1, "+56912345678", "", locale=HERE, text_key="nudge-silence", values=told)
    )
    return list(twilio.state.messages.values())[-1].content_sid


def test_submitted_and_approved(served: World, twilio: Twilio) -> None:
    """Own words are made and submitted once; until they are approved the house's leave, then they do."""
    app, catalogue = served.app, load_templates(served.app.wording)
    house = house_of(catalogue, BASE, HERE)
    assert house
    with connected(app.settings) as client:
        list(sync(app.database, client, [content_of(house)], served.now))
        [first] = twilio.state.contents.values()
        twilio.approve(first.sid)
        list(sync(app.database, client, [content_of(house)], served.now))
    body = house.body.replace("Hola", "Buenas", 1)
    decide(served, body)
    served.work()
    own = own_of(house, served.creditor, HERE, body)
    [second] = [one for one in twilio.state.contents.values() if one.sid != first.sid]
    before = sent(served, twilio)
    twilio.approve(second.sid)
    served.wall.move(hours=1)
    with served.unit() as uow:
        uow.jobs.put("templates", served.now)
    served.work()
    with served.unit() as uow:
        kept = {row.name: row.status for row in uow.templates.all(twilio.account.sid)}

    assert own.name == second.approval["name"]
    assert {house.name: "approved", own.name: "approved"} == kept
    assert [first.sid, second.sid] == [before, sent(served, twilio)]
    assert 2 == len(twilio.state.contents)
