"""Hold what webhooks are told: of all that happens, once, in the transaction in which it happens, and no words."""

from contextlib import suppress
from typing import Any

import pytest

from bot.channels.base import Action, Refused
from bot.credits import Taken
from bot.reversals import take_back
from storage.schema import DeliveryStatus, Event
from tests.bot.test_delivery import Provider, delivery, fail
from tests.bot.webhooks.ears import deliveries, documented, subscribe, tell
from tests.bot.world import World

NOWHERE = "https://crm.example/hook"
PLAN = "puedo pagar 24.000 el viernes y el resto en 3 cuotas desde el 15"


@pytest.fixture
def told(world: World) -> World:
    """Give a world in which somebody wants to hear of everything."""
    subscribe(world, NOWHERE)
    return world


def pesos(amount: str) -> dict[str, str]:
    """Return money as it is told."""
    return {"amount": amount, "currency": "CLP"}


def heard(world: World) -> list[tuple[str, dict[str, Any]]]:
    """Return the events so far, with what they tell: as the documents say."""
    rows = [row.payload for row in deliveries(world)]
    for row in rows:
        example = documented()[row["event"]]
        assert (set(example), set(example["data"])) == (set(row), set(row["data"]))
    return [(row["event"], row["data"]) for row in rows]


def test_documented() -> None:
    """The page tells of every event, and of no other."""
    assert {str(one) for one in Event} == set(documented())


def agree(world: World) -> None:
    """Let the first client agree to four payments."""
    world.verify()
    world.say(PLAN)
    world.say("sí", button="affirm")


def test_agreement(told: World) -> None:
    """An agreement is told with its invoices, sums and dates; broken, once more with what was missed."""
    agree(told)
    (name, data), *others = heard(told)
    told.wall.move(days=60)
    with told.unit() as uow:
        uow.jobs.put("promises", told.now)
    told.work()
    after = [(event, told_of["status"]) for event, told_of in heard(told) if event == "agreement.broken"]

    assert ("agreement.accepted", []) == (name, others)
    assert ("1041-1", pesos("144000"), "active", "client") == (
        *data["invoices"], data["total"], data["status"], data["proposed_by"]
    )  # fmt: skip
    assert {"number": 1, "due_on": "2026-03-06", "amount": pesos("24000"), "status": "pending"} == data["instalments"][
        0
    ]
    assert [("agreement.broken", "broken")] == after


def pay(world: World) -> None:
    """Let the first client's money arrive."""
    with world.unit() as uow:
        world.app.cashier.record(
            uow,
            creditor=world.creditor,
            client=world.client,
            amount=44_000,
            paid_on=world.now.date(),
            reference="R-1",
            source="api",
            now=world.now,
        )


def test_payment(told: World) -> None:
    """A payment is told with where its money went, once however often it is recorded, and when it is taken back."""
    pay(told)
    pay(told)
    with told.unit() as uow:
        payment, bot = uow.payments.get(told.creditor, "R-1"), told.app.bot
        stage = bot.stage(uow, told.creditor, told.client, told.now, "trace")
        assert take_back(bot, stage, payment, told.now.date(), "bounced")
    allocation = [{"amount": pesos("44000"), "invoice": "1041-1", "instalment": None}]
    payment_of = {"reference": "R-1", "amount": pesos("44000"), "paid_on": "2026-03-05", "source": "api"}

    assert [
        ("payment.allocated", {**payment_of, "allocation": allocation}),
        ("payment.reversed", {**payment_of, "reversed_on": "2026-03-05"}),
    ] == heard(told)


def test_told_by_the_creditor(told: World) -> None:
    """What the creditor's own portfolio says was paid is not told back to them."""
    with told.unit() as uow:
        noted = {"agreement": 1, "amount": 24_000}
        uow.audit.append(told.creditor, told.now, "import", "payment.allocated", "client:1041", noted)

    assert [] == deliveries(told)


def test_case(told: World) -> None:
    """A case is told as it opens and as it is resolved, without what was said of it."""
    number = told.dispute()
    with told.unit() as uow:
        told.app.desk.resolve(uow, number, None, "correction", "La factura se corrigió.", told.now, "trace", Taken(0))
    found = heard(told)
    told_of = [(event, data["case_id"], data["kind"], data["status"], data["outcome"]) for event, data in found]

    assert [
        ("case.opened", number, "dispute_service", "open", None),
        ("case.resolved", number, "dispute_service", "resolved", "correction"),
    ] == told_of
    assert "corrigió" not in str(found)
    assert "nunca llegó" not in str(found)


def test_wishes(told: World) -> None:
    """A wish to leave is told; a wish to hear nothing more to every creditor of the person, once however often said."""
    other = told.add_creditor("luz-del-valle")
    told.add_client("77", creditor=other)
    subscribe(told, NOWHERE, Event.CLIENT_OPTED_OUT, creditor=other)
    told.verify()
    for text in ("quiero darme de baja del servicio, me cambio de compañía", "BAJA", "BAJA"):
        told.say(text)
    rows = [(row.event, row.creditor_id, row.payload["client_id"], row.payload["data"]) for row in deliveries(told)]

    assert [
        ("client.exit_intent", told.creditor, "1041", {}),
        ("client.opted_out", told.creditor, "1041", {"channel": "web"}),
        ("client.opted_out", other, "77", {"channel": "web"}),
    ] == [row for row in rows if row[0].startswith("client.")]


@pytest.mark.parametrize(("action", "also"), [(Action.FAIL, []), (Action.OPT_OUT, ["client.opted_out"])])
def test_failed(told: World, action: Action, also: list[str]) -> None:
    """A message that a provider refuses is told with its code and without its words, and an opt-out told by them."""
    told.write("hola")
    told.handle()
    delivery(told, Provider(fail(Refused("30003", action)))).work("test")
    found = heard(told)
    data = next(data for event, data in found if event == "message.failed")

    assert {"message.failed", *also} == {event for event, _ in found}
    assert ("web", "reply", "client", "30003") == tuple(
        data[key] for key in ("channel", "kind", "initiated_by", "code")
    )


def test_nobody_listens(world: World) -> None:
    """Nothing is written for webhooks that do not want an event, are another creditor's, or have ended."""
    other = world.add_creditor("luz-del-valle")
    subscribe(world, NOWHERE, Event.CASE_OPENED)
    subscribe(world, NOWHERE, creditor=other)
    ended, _ = subscribe(world, NOWHERE)
    with world.unit() as uow:
        uow.webhooks.end(uow.webhooks.get(ended), world.now)
    tell(world)
    world.say("BAJA")

    assert [] == deliveries(world)


def test_undone_is_not_told(told: World) -> None:
    """What is undone, by a savepoint or wholly, was never told."""
    with told.app.database.unit_of_work(told.creditor) as uow:
        uow.audit.append(told.creditor, told.now, "bot", "client.exit_intent", "client:1041", {})
        uow.deliveries.tell(told.creditor, told.now, Event.MESSAGE_FAILED, "1041", {})
        uow.rollback()
    with told.unit() as uow:
        with suppress(ZeroDivisionError), uow.savepoint():
            uow.audit.append(told.creditor, told.now, "bot", "client.exit_intent", "client:1041", {})
            raise ZeroDivisionError
        uow.audit.append(told.creditor, told.now, "bot", "client.exit_intent", "client:1041", {})

    assert [("client.exit_intent", DeliveryStatus.WAITING)] == [(row.event, row.status) for row in deliveries(told)]
