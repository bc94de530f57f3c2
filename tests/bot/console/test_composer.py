"""Hold what the composer says of an answer before it is sent: where it leaves, when, how long it is, what it costs."""

import html
import re
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.lengths import excess
from bot.settings import Settings
from flows.wording.templates import NUDGE
from storage.schema import Direction, MessageStatus
from tests.bot.console.conftest import Desk
from tests.bot.world import World

PHONE = "+56911114321"
LINE = re.compile(r'id="line"[^>]*>\s*<span(?: class="closing"|( class="shut"))?>(.*?)</span>', re.DOTALL)
HOUR = timedelta(hours=1)
ACCOUNT = "AC00000000000000000000000000000000"
CLOSED = "la ventana está cerrada desde hoy a las 11:00; su respuesta espera"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Give settings with an account at the provider of SMS and WhatsApp; nobody calls it here."""
    return replace(settings, twilio_account_sid=ACCOUNT, twilio_auth_token="-")


def move_to(world: World, channel: str, address: str = PHONE, *, ago: timedelta | None = HOUR) -> None:
    """Let the client have written from an address so long ago, and be verified there."""
    with world.unit() as uow:
        row = uow.addresses.ensure(channel, address, world.now)
        row.last_inbound_at = world.now - ago if ago is not None else None
        uow.clients.reach(world.creditor, world.client, row.id, verified_at=world.now - 2 * HOUR)
        talk = uow.conversations.lock(world.creditor, world.client)
        talk.channel, talk.address_id, talk.last_client_at = channel, row.id, row.last_inbound_at


def line(desk: Desk, number: int) -> tuple[bool, str]:
    """Return whether an answer leaves at once, and what the composer says of it."""
    page = desk.see(f"/console/cases/{number}").text
    ((shut, words),) = LINE.findall(page)
    return not shut, html.unescape(words)


def preview(desk: Desk, number: int, text: str, act: str = "reply", **more: str) -> str:
    """Return what the page shows of a draft."""
    fields = {"csrf": desk.word(), "act": act, "text": text, **more}
    return html.unescape(desk.client.post(f"/console/cases/{number}/preview", data=fields).text)


def test_open_window(world: World, andrea: Desk, dispute: int) -> None:
    """Within 24 hours of the client's last message it says until when one may write freely; the address is masked."""
    move_to(world, "whatsapp", ago=2 * HOUR)
    page = andrea.see(f"/console/cases/{dispute}").text

    assert (True, "WhatsApp ··· 4321: puede escribir libremente hasta mañana a las 10:00") == line(andrea, dispute)
    assert PHONE not in page


def test_closing_window(world: World, andrea: Desk, paula: Desk, dispute: int) -> None:
    """Within the window's last hour the case says so, and the queue of whoever has it; nobody else's does."""
    andrea.act(dispute, "take")
    told: list[tuple[tuple[bool, str], bool, bool]] = []
    for ago in (22 * HOUR + HOUR / 2, 23 * HOUR + HOUR / 3, 24 * HOUR):
        move_to(world, "whatsapp", ago=ago)
        mine, theirs = ("La ventana cierra hoy a las" in desk.see().text for desk in (andrea, paula))
        told.append((line(andrea, dispute), mine, theirs))

    assert ((True, "WhatsApp ··· 4321: la ventana cierra en 40 min, hoy a las 12:40"), True, False) == told[1]
    assert [(False, False)] * 2 == [one[1:] for one in (told[0], told[2])]
    assert "la ventana está cerrada desde hoy a las 12:00" in told[2][0][1]


def test_window_of_the_address(world: World, andrea: Desk, dispute: int) -> None:
    """The window is that of the address the answer leaves to, whatever was written elsewhere since."""
    move_to(world, "whatsapp", ago=20 * HOUR)
    with world.unit() as uow:
        uow.conversations.lock(world.creditor, world.client).last_client_at = world.now

    assert line(andrea, dispute)[1].endswith("puede escribir libremente hasta hoy a las 16:00")


def test_window_of_the_number(world: World, andrea: Desk, dispute: int) -> None:
    """Where a creditor writes from its own number, what was written to another creditor's opens no window there."""
    world.add_creditor(senders={"whatsapp": "+56222223333"})
    move_to(world, "whatsapp", ago=30 * HOUR)
    with world.unit() as uow:
        uow.addresses.ensure("whatsapp", PHONE, world.now).last_inbound_at = world.now - HOUR

    assert (False, True) == (line(andrea, dispute)[0], "la ventana está cerrada" in line(andrea, dispute)[1])


@pytest.mark.parametrize(
    ("ago", "template", "expected"),
    [
        (25 * HOUR, True, f"{CLOSED}; se envía un aviso con plantilla y sale cuando el cliente escriba"),
        (25 * HOUR, False, f"{CLOSED} y sale cuando escriba. No hay una plantilla aprobada para avisarle"),
        (None, False, "el cliente no ha escrito aún a este número; su respuesta espera y sale cuando escriba."),
    ],
)
def test_closed_window(
    world: World, andrea: Desk, dispute: int, ago: timedelta | None, template: bool, expected: str
) -> None:
    """Once the window is closed it says since when, that the answer waits, and whether the client is told so."""
    move_to(world, "whatsapp", ago=ago)
    with world.unit() as uow:
        if template:
            uow.templates.put(
                ACCOUNT, "concilia_nudge_es_v1", "es",
                kind="template", sid="HX1", status="approved", checksum="-", at=world.now,
            )  # fmt: skip
    is_open, words = line(andrea, dispute)

    assert (False, True) == (is_open, expected in words)


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (MessageStatus.QUEUED, "Se le está avisando"),
        (MessageStatus.SENT, "Ya se le avisó"),
        (MessageStatus.READ, "Ya se le avisó"),
        (MessageStatus.UNKNOWN, "No se sabe si le llegó el aviso de que espera"),
        (MessageStatus.FAILED, "El aviso de que espera no le llegó"),
        (None, "El aviso de que espera no le llegó"),
    ],
)
def test_already_told(world: World, andrea: Desk, dispute: int, status: MessageStatus | None, told: str) -> None:
    """While an answer waits already, it promises no second notice, and says what became of the first."""
    move_to(world, "whatsapp", ago=25 * HOUR)
    andrea.act(dispute, "reply", text="Ya lo revisé.")
    with world.unit() as uow:
        uow.outbox.park(uow.outbox.claim(world.now, "test", 1, HOUR)[0], "window_closed")
        conversation = uow.conversations.lock(world.creditor, world.client)
        if status is not None:
            uow.messages.add(
                conversation, direction=Direction.OUT, channel="whatsapp", initiated_by="client",
                kind="adviser_reply", text="Una respuesta le espera.", text_key=NUDGE, at=world.now, status=status,
            )  # fmt: skip

    assert line(andrea, dispute)[1].endswith(f"su respuesta espera y sale cuando escriba. {told}")


def test_live(world: World, andrea: Desk, dispute: int) -> None:
    """The line is told anew with the rest of the page, without touching what is being typed."""
    move_to(world, "whatsapp", ago=23 * HOUR)
    before = line(andrea, dispute)[0]
    world.wall.move(hours=2)
    andrea.enter()
    live = andrea.client.get(f"/console/cases/{dispute}/live", params={"mode": "open"}).text

    assert before
    assert 'hx-swap-oob="innerHTML:#line"' in live
    assert "la ventana está cerrada desde hoy a las 13:00" in live
    assert "<textarea" not in live


@pytest.mark.parametrize(
    ("text", "size", "warned"),
    [
        ("Hola.", "5 caracteres · 1 SMS · alfabeto común (GSM-7)", False),
        ("Ya está.", "8 caracteres · 1 SMS · alfabeto amplio (UCS-2), que lleva menos de la mitad", False),
        ("a" * 306, "306 caracteres · 2 SMS · alfabeto común (GSM-7)", False),
        ("a" * 307, "307 caracteres · 3 SMS · alfabeto común (GSM-7)", True),
        ("ó" * 200, "200 caracteres · 2 SMS · alfabeto común (GSM-7)", False),
        ("Ж" * 135, "135 caracteres · 3 SMS · alfabeto amplio (UCS-2), que lleva menos de la mitad", True),
    ],
)
def test_sms_size(world: World, andrea: Desk, dispute: int, text: str, size: str, warned: bool) -> None:
    """An SMS shows characters, segments and alphabet as it leaves, and warns above two segments."""
    move_to(world, "sms")
    shown = preview(andrea, dispute, text)

    assert size in shown
    assert warned is ("y cada uno se paga" in shown)


@pytest.mark.parametrize(("channel", "most"), [("sms", 1600), ("whatsapp", 1600), ("telegram", 4096), ("web", 1600)])
def test_too_long(world: World, andrea: Desk, dispute: int, channel: str, most: int) -> None:
    """What is longer than the channel carries is refused before it is sent, with the remedy and with the words kept."""
    move_to(world, channel, "777888" if channel == "telegram" else PHONE)
    remedy = f"Tiene {most + 1} caracteres y caben {most}: acórtelo o envíelo en dos partes."
    shown = preview(andrea, dispute, "a" * (most + 1))
    refused = andrea.act(dispute, "reply", text="a" * (most + 1))
    sent = andrea.act(dispute, "reply", text="b" * most)

    assert remedy in shown
    assert (422, True, True) == (refused.status_code, remedy in refused.text, "a" * (most + 1) in refused.text)
    assert (303, "b" * most) == (sent.status_code, world.messages()[-1].text)


def test_outcome_too_long(world: World, andrea: Desk, dispute: int) -> None:
    """An outcome is measured with the words that it is told in."""
    answer = andrea.act(dispute, "resolve", outcome="other", text="a" * 1590)

    assert (422, True) == (answer.status_code, "y caben 1600" in answer.text)


@pytest.mark.parametrize(
    ("text", "channel", "expected"),
    [
        ("😀" * 2048, "telegram", None),
        ("😀" * 2049, "telegram", 4098),
        ("á" * 1600, "sms", None),
        ("a" * 1400 + "…" * 100, "sms", 1700),
        ("a" * 1400 + "…" * 100, "whatsapp", None),
    ],
)
def test_length(text: str, channel: str, expected: int | None) -> None:
    """A text is as long as its provider counts it, in the letters in which it leaves."""
    over = excess(text, channel)

    assert expected == (over.length if over else None)
