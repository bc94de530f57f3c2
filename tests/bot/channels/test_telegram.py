"""Hold the Telegram channel, by the real client against a Telegram of our own: what is sent, and what failures mean."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Literal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.channels.base import Action, NotReached, Refused, TryLater, Unknown
from bot.channels.message import Enclosure, Outbound, Receipt
from bot.channels.telegram import Telegram as Channel
from bot.channels.telegram import limits_of
from bot.channels.telegram_text import TEXT_MAX, button_data, parts, read_press, units
from bot.channels.telegram_wire import Busy, Wire
from bot.errors import BotError
from tests.bot.serving import serving
from tests.fakes import telegram as play

AMOUNT = "$ 1.234.567,50"


@pytest.fixture
def telegram() -> play.Telegram:
    """Give a Telegram that hurries nobody."""
    return play.Telegram(pace=play.unhurried())


@pytest.fixture
def channel(telegram: play.Telegram) -> Iterator[Channel]:
    """Give the channel, on a line to it."""
    with play.serving(telegram) as address:
        channel = Channel(Wire(play.TOKEN, address))
        yield channel
        channel.close()


def outbound(chat: int | str, text: str = "Hola", *buttons: tuple[str, str], reference: int = 7) -> Outbound:
    """Return a message to a chat."""
    return Outbound("aguas", "1041", 1, str(chat), text, buttons=buttons, reference=reference)


def fault_of(channel: Channel, message: Outbound) -> BotError:
    """Return what sending a message raises."""
    with pytest.raises(BotError) as caught:
        channel.send(message)
    return caught.value


def test_sent(telegram: play.Telegram, channel: Channel) -> None:
    """A message arrives with its quick replies below it, and its name is its chat's and its own."""
    ana = telegram.person("Ana")
    ana.start()
    receipt = channel.send(outbound(ana.id, "¿Le sirve?", ("affirm", "Sí"), ("x" * 200, "Otra fecha")))
    seen = ana.messages()[-1]
    keyboard = [row[0]["text"] for row in seen["reply_markup"]["inline_keyboard"]]

    assert (Receipt(f"{ana.id}:{seen['message_id']}"), "¿Le sirve?", ["Sí", "Otra fecha"]) == (
        receipt,
        seen["text"],
        keyboard,
    )


PAPER = Enclosure("document", "application/pdf", "factura.pdf", b"%PDF-1.7 factura", "https://bot.example/documents/1")
CAPTION = "Su factura: https://bot.example/c/abc"


@pytest.mark.parametrize("kind", ["image", "document"])
def test_file(telegram: play.Telegram, channel: Channel, kind: Literal["image", "document"]) -> None:
    """A file comes as it is, with the words below it, in one message; one that is refused leaves the words alone."""
    ana = telegram.person("Ana")
    ana.start()
    file = replace(PAPER, kind=kind)
    receipt = channel.send(replace(outbound(ana.id, CAPTION), file=file))
    seen = ana.messages()[-1]
    channel.send(replace(outbound(ana.id, CAPTION), file=replace(file, content=b"")))
    alone = ana.messages()[-1]
    channel.send(replace(outbound(ana.id, "a" * 1_025), file=file))

    assert (f"{ana.id}:{seen['message_id']}", CAPTION) == (receipt.provider_id, seen["caption"])
    assert ("photo" if kind == "image" else "document") in seen
    assert CAPTION == alone["text"]
    assert "a" * 1_025 == ana.messages()[-1]["text"]  # more than fits below a file


@pytest.mark.parametrize("accepted", [True, False])
def test_file_whose_fate_is_unknown(telegram: play.Telegram, channel: Channel, *, accepted: bool) -> None:
    """Where nobody knows whether a file has left, nothing leaves in its place."""
    ana = telegram.person("Ana")
    ana.start()
    telegram.troubles.add(play.Trouble("drop", "sendDocument", accepted=accepted))
    before = len(ana.messages())

    assert isinstance(fault_of(channel, replace(outbound(ana.id, CAPTION), file=PAPER)), Unknown)
    assert before + accepted == len(ana.messages())


def test_long(telegram: play.Telegram, channel: Channel) -> None:
    """A text longer than a message comes in parts, in order, and the buttons stand below the last one."""
    ana = telegram.person("Ana")
    ana.start()
    text = "\n\n".join(f"{number}. {AMOUNT} " + "a" * 900 for number in range(10))
    channel.send(outbound(ana.id, text, ("affirm", "Sí")))

    assert text.split("\n\n") == [each for message in ana.texts() for each in message.split("\n\n")]
    assert [False, False, True] == ["reply_markup" in message for message in ana.messages()]


def test_codes(telegram: play.Telegram, channel: Channel) -> None:
    """A chat that cannot be reached is told as such: blocked, gone, never opened, no chat at all."""
    blocked, gone, cold = (telegram.person(name) for name in ("Ana", "Eva", "Iris"))
    blocked.start()
    blocked.block()
    gone.start()
    gone.deactivate()
    faults = [fault_of(channel, outbound(chat)) for chat in (blocked.id, gone.id, cold.id, "@ana")]

    assert ["blocked", "deactivated", "chat_not_found", "chat_not_found"] == [str(fault) for fault in faults]
    assert {Action.UNREACHABLE} == {fault.action for fault in faults if isinstance(fault, Refused)}


@pytest.mark.parametrize(
    ("trouble", "kind", "code"),
    [
        (play.Trouble("limit", seconds=17), TryLater, "too_many_requests"),
        (play.Trouble("error", status=502, accepted=True), Unknown, "no_answer"),
        (play.Trouble("drop", accepted=True), Unknown, "no_answer"),
        (play.Trouble("drop"), Unknown, "no_answer"),
        (play.Trouble("error", status=500), Unknown, "no_answer"),
    ],
)
def test_troubles(
    telegram: play.Telegram, channel: Channel, trouble: play.Trouble, kind: type[BotError], code: str
) -> None:
    """Asked to wait, a message may be tried again; where nobody knows whether it was taken, nobody tries again."""
    ana = telegram.person("Ana")
    ana.start()
    telegram.troubles.add(trouble)
    fault = fault_of(channel, outbound(ana.id))

    assert (kind, code) == (type(fault), str(fault))


@pytest.mark.parametrize("result", [{}, {"message_id": "x"}, [], None, {"message_id": 5, "date": "now", "chat": 7}])
def test_unreadable(result: object) -> None:
    """Where the answer cannot be read, the message may have been taken: nobody tries again."""

    async def answer(_: Request) -> Response:
        return JSONResponse({"ok": True, "result": result})

    with serving(Starlette(routes=[Route("/{path:path}", answer, methods=["POST"])])) as address:
        channel = Channel(Wire(play.TOKEN, address))
        fault = fault_of(channel, outbound(1))
        channel.close()

    assert (Unknown, "no_answer") == (type(fault), str(fault))


def test_wait(telegram: play.Telegram, channel: Channel) -> None:
    """The time that Telegram asks for is kept."""
    ana = telegram.person("Ana")
    ana.start()
    telegram.troubles.add(play.Trouble("limit", seconds=17))
    fault = fault_of(channel, outbound(ana.id))

    assert isinstance(fault, TryLater)
    assert timedelta(seconds=17) == fault.after


def test_no_connection() -> None:
    """Where no connection was made nothing was sent: it may be tried again."""
    channel = Channel(Wire(play.TOKEN, "http://127.0.0.1:9"))
    fault = fault_of(channel, outbound(1))
    channel.close()

    assert (NotReached, "not_connected") == (type(fault), str(fault))


def test_slow(telegram: play.Telegram, channel: Channel) -> None:
    """A call that does not end in time is ended by us, and nobody knows what came of it."""
    telegram.troubles.add(play.Trouble("slow", "getMe", seconds=2))
    with pytest.raises(Unknown) as caught:
        channel.wire.call(lambda bot: bot.get_me(), seconds=0.05)

    assert "timeout" == str(caught.value)


def test_part_sent(telegram: play.Telegram, channel: Channel) -> None:
    """A long text that breaks off after its first part is never begun again."""
    ana = telegram.person("Ana")
    ana.start()
    telegram.troubles.add(play.Trouble("slow", "sendMessage", seconds=0))
    telegram.troubles.add(play.Trouble("limit", "sendMessage"))
    fault = fault_of(channel, outbound(ana.id, "a " * TEXT_MAX))

    assert (Unknown, "part_sent", 1) == (type(fault), str(fault), len(ana.texts()))


def test_bad_token(telegram: play.Telegram, channel: Channel) -> None:
    """A token that Telegram does not know is for whoever runs the service to look at."""
    telegram.token = "100:other"
    fault = fault_of(channel, outbound(1))

    assert isinstance(fault, Refused)
    assert ("bad_token", Action.ACCOUNT) == (str(fault), fault.action)


def test_moved(telegram: play.Telegram, channel: Channel) -> None:
    """What is sent to a group that has moved arrives where it is now."""
    group = telegram.group("Asesores", forum=False)
    old, new = group.id, group.migrate()

    assert f"{new}:" == (channel.send(outbound(old)).provider_id or "").partition(":")[0] + ":"


def test_conflict(telegram: play.Telegram, channel: Channel) -> None:
    """Asking for updates that a webhook takes is told as such."""
    channel.wire.call(lambda bot: bot.set_webhook("https://example.org/x"))
    with pytest.raises(Busy):
        channel.wire.call(lambda bot: bot.get_updates())


def test_fetched(telegram: play.Telegram, channel: Channel) -> None:
    """A file that somebody sent is fetched by its id, unless it is larger than wanted."""
    ana = telegram.person("Ana")
    ana.start()
    ana.send_voice(b"OggS")
    file = next(iter(telegram.places.files.values()))
    with pytest.raises(Refused):
        channel.wire.fetch(file.id, 2)

    assert b"OggS" == channel.wire.fetch(file.id, 100)


def test_threads(telegram: play.Telegram, channel: Channel) -> None:
    """Many threads share one line, which ends and begins again."""
    people = [telegram.person(str(number)) for number in range(8)]
    for person in people:
        person.start()
    channel.close()
    threads = [threading.Thread(target=channel.send, args=(outbound(person.id),)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [["Hola"]] * len(people) == [person.texts() for person in people]


def test_limits() -> None:
    """A person and a group have each their own pace, beside that of the bot."""
    person, group = limits_of("7001"), limits_of("-1001")

    assert ["telegram", "telegram:7001"] == [limit.key for limit in person]
    assert [timedelta(seconds=1), timedelta(seconds=4)] == [person[1].every, group[1].every]
    for limits, many, seconds in ((person, 30, 1), (group, 20, 60)):
        limit = limits[0] if many == 30 else limits[1]
        assert limit.burst + timedelta(seconds=seconds) / limit.every <= many


@given(st.integers(0, 2**63 - 1), st.integers(0, 99), st.text())
def test_button_data(reference: int, place: int, choice: str) -> None:
    """What stands behind a button is at most 64 bytes whatever its choice, and tells it again."""
    data = button_data(reference, place, choice)
    found = read_press(data)

    assert len(data.encode()) <= 64
    assert found is not None
    assert (reference, place, True) == (found.reference, found.place, found.is_of(choice))


@given(st.text())
def test_strange_data(data: str) -> None:
    """Data that is none of ours is read as nothing."""
    assert read_press(f"x{data}") is None


WORDS = st.lists(
    st.sampled_from([AMOUNT, "S/\u00a01.500", "15/03/2026", "pague", "después.", "\n", "\n\n", "😀", "😀" * 50])
)


@given(WORDS, st.integers(20, 120))
@example(["$ 1.234.567,50", "15/03/2026", "$ 1.234.567,50"], 28)
def test_parts(words: list[str], most: int) -> None:
    """Every part fits, nothing is lost, and no amount or date is parted where there is room for it."""
    text = " ".join(words).strip()
    found = parts(text, most)

    assert "".join(text.split()) == "".join("".join(found).split())
    assert all(units(part) <= most for part in found)
    for whole in (AMOUNT, "S/\u00a01.500", "15/03/2026"):
        assert text.count(whole) == sum(part.count(whole) for part in found)


def test_silent_library(telegram: play.Telegram, channel: Channel, caplog: pytest.LogCaptureFixture) -> None:
    """The library logs nothing: it would quote what people wrote."""
    telegram.troubles.add(play.Trouble("error", "getUpdates"))
    with pytest.raises(Unknown):
        channel.wire.call(lambda bot: bot.get_updates())

    assert [] == [record.name for record in caplog.records if record.name.startswith("telegram")]
