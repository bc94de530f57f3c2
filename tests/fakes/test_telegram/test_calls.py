"""Hold calls to laws: what is wrong is refused with a sentence, and what a call may hold reaches the client."""

import httpx
import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, InvalidToken

from tests.fakes.telegram import TOKEN, Person
from tests.fakes.test_telegram.place import Place


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ({"text": "a" * 4097}, "Message is too long"),
        ({"text": " \n "}, "Message text is empty"),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "Sí", "callback_data": "ñ" * 33}]]}},
            "Button_data_invalid",
        ),
        ({"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "Sí"}]]}}, "Text buttons are unallowed"),
        ({"text": "x", "reply_markup": {"inline_keyboard": [[{"callback_data": "k"}]]}}, 'Can\'t find field "text"'),
        ({"text": "x", "reply_markup": {"inline_keyboard": [{"text": "Sí"}]}}, "expected an Array"),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "Sí", "callback": "k"}]]}},
            'unknown field "callback"',
        ),
        ({"text": "x", "message_thread_id": 5}, "Message thread not found"),
        ({"text": "x", "message_thread_id": "five"}, "value must be of type Integer"),
        ({"text": "x", "disable_notification": 1}, "value must be of type Boolean"),
        ({"text": "x", "silent": True}, 'unknown parameter "silent" of sendMessage'),
        ({"text": "x", "reply_parameters": {"message_id": 999}}, "Message to be replied not found"),
        ({"text": "<b>x", "parse_mode": "HTML"}, "Can't find end tag"),
        ({"text": "<x>x</x>", "parse_mode": "HTML"}, "Unsupported start tag"),
        ({"text": None}, "Message text is empty"),
        ({"text": "x", "chat_id": None}, "Chat_id is empty"),
    ],
)
def test_a_wrong_call_is_refused(shared: Place, what: dict[str, object], sentence: str) -> None:
    """What is missing, unknown, mistyped or beyond a limit is refused with a sentence, and nothing is sent."""
    marcela = shared.telegram.person("Marcela")
    marcela.start()
    told = shared.refused(BadRequest, lambda bot: bot.send_message(marcela.id, "x", api_kwargs=what))

    assert sentence.lower() in told.lower()
    assert [] == marcela.texts()


def test_bounds_are_inside(place: Place, marcela: Person) -> None:
    """The longest text and the longest data that a button carries are taken."""
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Sí", callback_data="ñ" * 32)]])
    assert 4096 == len(place.say(marcela.id, "a" * 4096, reply_markup=keyboard).text or "")


def test_html(place: Place, marcela: Person) -> None:
    """Marks in a text become entities, counted in UTF-16 units."""
    message = place.say(marcela.id, "😀 <b>uno &amp; <i>dos</i></b>", parse_mode="HTML")

    assert "😀 uno & dos" == message.text
    assert [("italic", "dos"), ("bold", "uno & dos")] == [(e.type, message.parse_entity(e)) for e in message.entities]


def test_an_address_that_is_wrong(place: Place) -> None:
    """A token that is not the bot's opens nothing, and a method that nobody plays is not found."""
    with pytest.raises(InvalidToken):
        place.do(lambda bot: bot.get_me(), token="100:other")  # type: ignore[arg-type]
    assert 404 == httpx.post(f"{place.address}/bot{TOKEN}/sendNothing").status_code
