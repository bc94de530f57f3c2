"""Hold bad days to laws: the pace of chats, and what goes wrong before or after a message was taken."""

import datetime as dt

import pytest
from telegram import Bot
from telegram.error import NetworkError, RetryAfter, TimedOut

from tests.fakes.telegram import Pace, Person, Telegram, Trouble, serving
from tests.fakes.test_telegram.place import KEYBOARD, Place


def test_private_chats_have_a_pace() -> None:
    """A few messages at once, then one each second; the wait is told, and what was refused takes no place."""
    moment = [0.0]
    telegram = Telegram(pace=Pace(private_burst=2, clock=lambda: moment[0]))
    marcela = telegram.person("Marcela")
    marcela.start()
    with serving(telegram) as address:
        place = Place(telegram, address)
        place.say(marcela.id, "1")
        place.say(marcela.id, "2")
        with pytest.raises(RetryAfter) as limit:
            place.say(marcela.id, "3")
        moment[0] = 1.0
        place.say(marcela.id, "4")

    assert dt.timedelta(seconds=1) == limit.value.retry_after
    assert ["1", "2", "4"] == marcela.texts()
    assert ["ok", "ok", "Too Many Requests: retry after 1", "ok"] == [
        each.outcome for each in telegram.ledger.calls("sendMessage")
    ]


def test_groups_have_a_pace() -> None:
    """A group takes twenty messages in a minute, over all its topics."""
    moment = [0.0]
    pace = Pace(clock=lambda: moment[0])
    for second in range(20):
        moment[0] = float(second)
        pace.admit(-1)
    refused = []
    for moment[0] in (20.0, 59.5, 60.0):
        try:
            pace.admit(-1)
        except Exception as refusal:  # noqa: BLE001 # the sentence is the point
            refused.append(str(refusal))

    assert ["Too Many Requests: retry after 40", "Too Many Requests: retry after 1"] == refused


@pytest.mark.parametrize(
    ("trouble", "kind", "taken"),
    [
        (Trouble("error"), NetworkError, 0),
        (Trouble("error", status=500, accepted=True), NetworkError, 1),
        (Trouble("drop"), NetworkError, 0),
        (Trouble("drop", accepted=True), NetworkError, 1),
        (Trouble("slow", seconds=0.6, accepted=True), TimedOut, 1),
        (Trouble("limit", seconds=7), RetryAfter, 0),
        (Trouble("drop", method="send*", chat=1), None, 1),
        (Trouble("drop", method="getMe", times=0), None, 1),
    ],
)
def test_trouble(place: Place, marcela: Person, trouble: Trouble, kind: type[Exception] | None, taken: int) -> None:
    """What goes wrong goes wrong before or after a message was taken, as asked, and the ledger knows which."""

    async def talk(bot: Bot) -> str:
        place.telegram.troubles.add(trouble)
        try:
            await bot.send_message(marcela.id, "Hola", read_timeout=0.3)
        except NetworkError as error:
            return type(error).__name__
        except RetryAfter as error:
            return type(error).__name__
        return ""

    assert (kind.__name__ if kind else "") == place.do(talk)
    assert ["Hola"] * taken == marcela.texts()
    accepted = place.telegram.ledger.accepted(marcela.id)
    assert [(marcela.id, trouble.accepted and trouble.kind != "slow")] * taken == [(e.chat, e.lost) for e in accepted]


def test_duplicates_are_seen(place: Place, marcela: Person) -> None:
    """The same message taken twice is found, and only that."""
    for text in ("uno", "dos", "uno"):
        place.say(marcela.id, text)
    place.say(marcela.id, "dos", reply_markup=KEYBOARD)

    (told,) = place.telegram.ledger.duplicates()
    assert '"uno"' in told
