"""Hold a stop of everything: nothing leaves while it lasts, answers leave after it, and the log keeps who and why."""

import time
from dataclasses import dataclass
from datetime import timedelta
from threading import Thread

from sqlalchemy import text

from bot import stops
from bot.channels.base import Action, Limit
from bot.channels.message import Outbound, Receipt
from bot.delivery import KEEPS, STOP_LASTS
from storage.schema import Message, MessageStatus
from tests.bot.test_delivery import Provider, delivery, greet, last
from tests.bot.web.test_metrics import tell
from tests.bot.world import CREDITOR, World

WHO, WHY = "Paula Reyes", "montos equivocados"

PACE = "sms 55555"
WAITS_FOR_LOCK = text("SELECT count(*) FROM pg_locks WHERE NOT granted")


@dataclass
class Paced(Provider):
    """A provider that leaves a second between two messages."""

    line: str | None = "55555"
    account: str = "AC1"

    def limits(self, _: Outbound) -> tuple[Limit, ...]:
        """Return the pace of its one number."""
        return (Limit(PACE, timedelta(seconds=1)),)

    def meaning(self, _: str) -> Action:
        """Return that what it refuses has failed."""
        return Action.FAIL


def stop(world: World, *creditors: str) -> None:
    """Stop what leaves in the name of creditors."""
    with world.app.database.unit_of_work() as uow:
        stops.stop(uow, creditors, WHO, WHY, world.now, "operator")
        uow.commit()


def resume(world: World, *creditors: str) -> list[str]:
    """Let it leave again."""
    with world.app.database.unit_of_work() as uow:
        resumed = stops.resume(uow, creditors, WHO, "corregidos", world.now, "operator")
        uow.commit()
    return resumed


def answers(world: World) -> list[Message]:
    """Return what was answered to the client."""
    return [message for message in world.messages() if message.initiated_by != "client" or message.text_key]


def is_waiting(world: World) -> bool:
    """Say whether somebody waits for what another transaction has locked."""
    with world.app.database.unit_of_work() as uow:
        return bool(uow.session.scalar(WAITS_FOR_LOCK))


def test_nothing_leaves(world: World) -> None:
    """While it lasts clients are heard and nothing leaves; after it their answers leave, in their order."""
    stop(world, CREDITOR)
    heard = [world.say("hola"), world.say("cuánto debo")]
    waiting = {message.status for message in answers(world)}
    resume(world, CREDITOR)
    world.wall.at += STOP_LASTS
    world.work()

    assert ([[], []], {MessageStatus.QUEUED}) == (heard, waiting)
    assert [MessageStatus.DELIVERED] * 2 == [message.status for message in answers(world)]


def test_old_answers_stay(world: World) -> None:
    """An answer that waited for a day is not sent: its talk is over."""
    stop(world, CREDITOR)
    greet(world)
    world.wall.at += KEEPS
    world.work()
    resume(world, CREDITOR)
    world.wall.at += STOP_LASTS
    world.work()

    assert {(MessageStatus.BLOCKED, "stopped")} == {(row.status, row.error) for row in answers(world)}


def test_of_one_creditor(world: World) -> None:
    """A stop of one creditor leaves the others alone; the log of each stopped one says who and why."""
    world.add_creditor("luz-del-valle")
    world.add_client("77", creditor="luz-del-valle", document=None)
    stop(world, "luz-del-valle")
    with world.unit("luz-del-valle", CREDITOR) as uow:
        told = [
            (entry.actor, entry.action, payload)
            for creditor in (CREDITOR, "luz-del-valle")
            for entry, payload in uow.audit.about(creditor, f"creditor:{creditor}")
        ]

    assert [("operator", "sending.stopped", {"by": WHO, "reason": WHY})] == told
    assert ([], True) == (world.say("hola", client="77", creditor="luz-del-valle"), bool(world.say("hola")))


def test_resumed_once(world: World) -> None:
    """What is not stopped is not resumed, and nothing is noted of it."""
    world.add_creditor("luz-del-valle")
    stop(world, CREDITOR)

    assert [[CREDITOR], []] == [resume(world, CREDITOR, "luz-del-valle") for _ in range(2)]


def test_metrics(world: World) -> None:
    """What is stopped is told to whoever watches."""
    before = tell(world.app)[f"concilia_sending_stopped {CREDITOR}"]
    stop(world, CREDITOR)

    assert (0, 1) == (before, tell(world.app)[f"concilia_sending_stopped {CREDITOR}"])


def test_stopped_while_it_waits_for_its_pace(world: World) -> None:
    """What was allowed before a stop and waits for others of its sender meanwhile does not leave after it."""
    provider = Paced(lambda _: Receipt("id-1"))
    greet(world)
    with world.app.database.unit_of_work() as other:
        other.paces.take(PACE, timedelta(seconds=1), world.now - timedelta(minutes=1))
        worker = Thread(target=delivery(world, provider).work, args=("w",))
        worker.start()
        while not is_waiting(world):
            assert worker.is_alive()
            time.sleep(0.01)
        stop(world, CREDITOR)
        other.commit()
    worker.join()
    allowed = last(world).status
    delivery(world, provider).work("w")

    assert ([], MessageStatus.QUEUED) == (provider.given, allowed)
    assert "stopped" == (last(world).contact_decision or {})["rule"]
