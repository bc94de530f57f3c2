"""Hold what the console says of a message's state: as it is, and what it waits for."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.console.manner import Manner
from bot.console.standing import PARKED, read_standings, standing
from storage.queue.leases import GIVEN_UP
from storage.schema import Message, MessageStatus, OutboxRow, SendStatus
from tests.bot.console.conftest import Desk
from tests.bot.world import NOON, World

MANNER = Manner("es-CL", "CLP", ZoneInfo("America/Santiago"), NOON)
HOUR = timedelta(hours=1)
QUEUED, FAILED, UNKNOWN = MessageStatus.QUEUED, MessageStatus.FAILED, MessageStatus.UNKNOWN
WAITING = SendStatus.WAITING
ON_ITS_WAY = "en camino"


def row(status: SendStatus = WAITING, *, later: bool = False, **facts: object) -> OutboxRow:
    """Return a row of the outbox; `later` is due in an hour."""
    own = {"tries": 0, "looks": 0, "overtaken": False, "error": None, **facts}
    return OutboxRow(status=status, next_at=NOON + HOUR if later else NOON, **own)


@pytest.mark.parametrize(
    ("status", "error", "sent", "expected"),
    [
        (QUEUED, None, None, ON_ITS_WAY),
        (QUEUED, None, row(), ON_ITS_WAY),
        (QUEUED, None, row(SendStatus.SENDING), ON_ITS_WAY),
        (QUEUED, None, row(later=True, overtaken=True), "espera su hora: sale hoy a las 13:00"),
        (QUEUED, None, row(overtaken=True), ON_ITS_WAY),
        (
            QUEUED,
            None,
            row(later=True, tries=1, error="30001"),
            "aún no salió: el proveedor tenía demasiados mensajes a la vez. Se intenta otra vez hoy a las 13:00",
        ),
        (QUEUED, "window_closed", row(SendStatus.PARKED), PARKED),
        (FAILED, "30005", row(SendStatus.FAILED), "no llegó: ese número no existe o ya no está en servicio."),
        (FAILED, None, None, "no llegó: el proveedor no dijo por qué no llegó."),
        (
            FAILED,
            "30001",
            row(SendStatus.DEAD, tries=8),
            "no salió, tras 8 intentos: el proveedor tenía demasiados mensajes a la vez.",
        ),
        (UNKNOWN, None, row(SendStatus.UNKNOWN, looks=GIVEN_UP), "no se sabe si llegó"),
        (UNKNOWN, None, row(SendStatus.UNKNOWN), "no se sabe si llegó; se le está preguntando al proveedor"),
        (MessageStatus.SENT, None, row(SendStatus.SENT), "enviado"),
        (MessageStatus.DELIVERED, None, None, "entregado"),
        (MessageStatus.READ, None, None, "leído"),
        (MessageStatus.BLOCKED, None, None, "no salió: lo impiden las reglas de contacto"),
        (MessageStatus.RECEIVED, None, None, ""),
    ],
)
def test_words(status: MessageStatus, error: str | None, sent: OutboxRow | None, expected: str) -> None:
    """Each state has its words, with the reason or the next moment where there is one."""
    assert expected == standing(Message(status=status, error=error), sent, MANNER).words


def test_marks() -> None:
    """What did not arrive is marked as trouble, what waits as waiting, and all else as neither."""
    cases = [(FAILED, None), (UNKNOWN, None), (MessageStatus.BLOCKED, None), (QUEUED, row(SendStatus.PARKED)),
             (QUEUED, row(later=True, overtaken=True)), (QUEUED, row()), (MessageStatus.SENT, None)]  # fmt: skip
    found = [standing(Message(status=status), sent, MANNER) for status, sent in cases]

    assert "TTTWW--" == "".join("T" if one.in_trouble else "W" if one.waits else "-" for one in found)


def test_behind_another(world: World) -> None:
    """A message that may not leave before another one says so."""
    world.say("hola")
    with world.unit() as uow:
        case = uow.cases.open(
            creditor=world.creditor, client=world.client, kind="human", at=world.now, due_at=world.now
        )
        for text in ("Uno.", "Dos."):
            world.app.desk.reply(uow, case.id, None, text, world.now, "trace")
        rows = uow.messages.of(world.creditor, world.client)
        found = read_standings(uow, rows, MANNER)

    assert [ON_ITS_WAY, "espera al mensaje anterior"] == [found[one.seq].words for one in rows[-2:]]


def test_thread(world: World, andrea: Desk, dispute: int) -> None:
    """The page tells it beside the message."""
    with world.unit() as uow:
        last = uow.messages.get(world.creditor, world.messages()[-1].id)
        last.status, last.error = FAILED, "63003"
    page = andrea.see(f"/console/cases/{dispute}").text

    assert "no llegó: ese número no tiene WhatsApp." in page
