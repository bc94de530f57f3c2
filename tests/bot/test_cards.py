"""Hold that the number of a card which somebody types is kept nowhere, whichever way the message is handled."""

from sqlalchemy import text

from flows.paying.cards import HIDDEN
from storage.schema import Base
from tests.bot.world import World

CARD = "4111 1111 1111 1111"
TYPED = f"quiero que lo vea una persona, mi tarjeta es {CARD} vence 12/27 cvv 987"


def test_kept_nowhere(world: World) -> None:
    """Neither a message nor a case, an audit entry or what waits in the inbox holds any of it."""
    world.verify()
    said = world.say(TYPED)
    with world.unit() as uow:
        waiting = uow.inbox.accept(
            channel="sms",
            provider_id="SM1",
            address="+56911112222",
            payload={"text": TYPED},
            at=world.now,
            trace_id="t",
        )
        tables = [text(f"SELECT t::text FROM {name} t") for name in Base.metadata.tables]  # noqa: S608 - our own names
        rows = [row for table in tables for row in uow.session.execute(table)]
        kept = "\n".join(row[0] for row in rows)

    assert waiting is not None
    assert (True, []) == (HIDDEN in kept, [part for part in (CARD, "1111 1111", "12/27", "cvv 987") if part in kept])
    assert any("Borré el número de tarjeta" in message for message in said)
