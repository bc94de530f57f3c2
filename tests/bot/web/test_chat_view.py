"""What a client sees of their conversation: what has left, in the words and figures of their country."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest

from bot.web.chat_view import parts, show
from storage.schema import MessageStatus
from storage.unit_of_work import UnitOfWork
from tests.bot.world import NOON, World

TODAY = NOON.date()


def test_message_that_leaves_late_is_not_missed(world: World) -> None:
    """While a message waits to leave, whoever reads is sent back before it; once it left, it is shown."""
    world.say("hola")
    with world.unit() as uow:
        answer = uow.messages.of(world.creditor, world.client)[-1]
        answer.status = MessageStatus.QUEUED

    before = shown(world)
    with world.unit() as uow:
        uow.messages.move(world.creditor, answer.id, MessageStatus.DELIVERED)
    after = shown(world, before["after"])

    assert (1, answer.seq - 1) == (len(before["items"]), before["after"])
    assert [answer.seq] == [item["seq"] for item in after["items"]]


def test_message_that_waited_shows_when_it_left(world: World) -> None:
    """What was written at night and left in the morning stands under the morning's day and hour."""
    world.verify()
    at_night = datetime(2026, 3, 6, 4, tzinfo=UTC)  # one o'clock in Santiago
    world.wall.at = at_night
    with world.unit() as uow:
        paid: dict[str, Any] = {"creditor": world.creditor, "client": "1041", "amount": 44_000, "source": "test"}
        world.app.cashier.record(uow, paid_on=TODAY, reference="R-1", now=world.now, **paid)
    world.work()
    before = len(shown(world)["items"])
    world.wall.at = datetime(2026, 3, 6, 13, tzinfo=UTC)
    world.work()
    (thanks,) = shown(world)["items"][before:]

    assert ("2026-03-06T10:00", "2026-03-06", True) == (thanks["at"][:16], thanks["day"], thanks["waited"])
    assert at_night == world.messages()[-1].at
    assert not any(item["waited"] for item in shown(world)["items"][:before])


def test_other_channels_stay_there(world: World) -> None:
    """What was said on another channel is not shown to whoever holds a link."""
    world.say("hola")
    with world.unit() as uow:
        for row in uow.messages.of(world.creditor, world.client):
            row.channel = "whatsapp"

    assert [] == shown(world)["items"]


def test_adviser_is_named(world: World) -> None:
    """A message of an adviser carries their name, and while they hold the conversation the page says who writes."""
    world.verify()
    world.say("quiero hablar con una persona")
    with world.unit() as uow:
        case = uow.cases.of(world.creditor, world.client)[0].id
        staff = uow.staff.all()[0]
        world.app.desk.take(uow, case, staff, world.now, uuid4().hex)
        world.app.desk.reply(uow, case, staff, "Buenas tardes, soy Andrea.", world.now, uuid4().hex)
    world.work()

    seen = shown(world)

    assert "Andrea Rojas" == seen["adviser"]
    assert "Andrea Rojas, asesoría" == seen["items"][-1]["author"]


def test_plan_is_a_card() -> None:
    """The payments of a plan come apart from their text, with the day and the amount of each as the text wrote them."""
    text = "Entendí esto:\n• $20.000 el viernes 6 de marzo\n• $41.000 el lunes 16 de marzo\n\n¿Lo dejamos así?"
    rows = [
        {"on": "2026-03-06", "amount": {"amount": "20000", "currency": "CLP"}},
        {"on": "2026-03-16", "amount": {"amount": "41000", "currency": "CLP"}},
    ]

    before, card, after = parts(text, {"lines": rows}, "es-CL", TODAY)

    assert ("Entendí esto:", "¿Lo dejamos así?") == (before["text"], after["text"])
    assert [("viernes 6 de marzo", "$20.000"), ("lunes 16 de marzo", "$41.000")] == [
        (row["day"], row["amount"]) for row in card["rows"]
    ]


def test_each_list_is_a_card_of_its_own() -> None:
    """The client's plan and ours are two cards; a list of reasons between them stays text, what is new is noted."""
    own = [{"on": "2026-04-30", "amount": {"amount": "144000", "currency": "CLP"}}]
    ours = [
        {"on": "2026-03-20", "amount": {"amount": "12000", "currency": "CLP"}, "change": "date"},
        {"on": "2026-04-30", "amount": {"amount": "132000", "currency": "CLP"}, "change": "no"},
    ]
    text = (
        "Usted:\n• $144.000 el jueves 30 de abril\n\nPor esto:\n• una razón\n• otra\nQuedaría:\n"
        "• $12.000 el viernes 20 de marzo (fecha nueva)\n• $132.000 el jueves 30 de abril\n\n¿Le sirve?"
    )
    found = parts(text, {"own": own, "reasons": [{"reason": "a"}, {"reason": "b"}], "lines": ours}, "es-CL", TODAY)

    assert [False, True, False, True, False] == ["rows" in part for part in found]
    assert "Por esto:\n• una razón\n• otra\nQuedaría:" == found[2]["text"]
    assert ["fecha nueva", None] == [row["note"] for row in found[3]["rows"]]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("• uno\n• dos", {}),  # a list without rows
        ("Sin lista", {"lines": [{"on": "2026-03-06", "amount": {"amount": "1", "currency": "CLP"}}]}),
        ("• una", {"lines": [{"on": "2026-03-06", "amount": {"amount": "1", "currency": "CLP"}}] * 2}),  # not as many
        ("• Transferencia: Banco", {"means": [{"kind": "transfer", "bank": "Banco"}]}),  # rows of another kind
        ("Hola", {"name": "Rosa", "lines": []}),
    ],
)
def test_text_stays_whole_without_fitting_rows(text: str, values: dict[str, Any]) -> None:
    """Where a list and its rows do not fit, the text is shown as it was said."""
    assert [{"text": text}] == parts(text, values, "es-CL", TODAY)


def shown(world: World, after: int | None = None) -> dict[str, Any]:
    """Return what the client's page has to show."""
    with world.unit() as uow:
        return show(uow, world.app.wording, client_of(uow, world), world.now, after)


def client_of(uow: UnitOfWork, world: World) -> Any:  # noqa: ANN401 - a row
    """Return the world's client in this transaction."""
    return uow.clients.get(world.creditor, world.client)
