"""Hold buttons to laws: pressed, answered once and in time, and changed where the client sees them."""

import datetime as dt

import pytest
from telegram import Bot, Update
from telegram.error import BadRequest

from tests.fakes.telegram import Person, Telegram, serving
from tests.fakes.test_telegram.place import KEYBOARD, Place


def test_a_keyboard_is_pressed_and_answered(place: Place, marcela: Person) -> None:
    """A press arrives with the button's data and its message; its answer reaches whoever pressed; once only."""

    async def talk(bot: Bot) -> tuple[Update, bool, str]:
        await bot.get_updates(offset=-1)
        sent = await bot.send_message(marcela.id, "¿Lo dejamos así?", reply_markup=KEYBOARD)
        assert ["Sí", "No"] == marcela.buttons()
        press = marcela.press("Sí")
        update = (await bot.get_updates())[-1]
        query = update.callback_query
        assert query is not None
        assert (press, "k1", sent.message_id) == (query.id, query.data, query.message and query.message.message_id)
        done = await bot.answer_callback_query(query.id, "Anotado")
        await bot.edit_message_reply_markup(marcela.id, sent.message_id)
        with pytest.raises(BadRequest) as late:
            await bot.answer_callback_query(query.id)
        assert {"text": "Anotado"} == marcela.answer(press)
        return update, done, late.value.message

    update, done, late = place.do(talk)

    assert done
    assert [] == marcela.buttons()
    assert update.effective_user is not None
    assert "Marcela" == update.effective_user.first_name
    assert "query is too old and response timeout expired or query ID is invalid" == late.lower().replace(
        "id is", "ID is"
    )
    with pytest.raises(ValueError, match="No button"):
        marcela.press("Sí")


def test_a_press_grows_old() -> None:
    """After a minute a press can no longer be answered."""
    moment = [dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)]
    telegram = Telegram(now=lambda: moment[0])
    marcela = telegram.person("Marcela")
    marcela.start()
    with serving(telegram) as address:
        place = Place(telegram, address)
        place.say(marcela.id, reply_markup=KEYBOARD)
        presses = [marcela.press("Sí"), marcela.press("No")]
        moment[0] += dt.timedelta(seconds=60)
        assert place.do(lambda bot: bot.answer_callback_query(presses[0]))
        moment[0] += dt.timedelta(seconds=1)
        assert "too old" in place.refused(BadRequest, lambda bot: bot.answer_callback_query(presses[1]))


def test_an_edit_that_changes_nothing(place: Place, marcela: Person) -> None:
    """A message is changed where the client sees it; a change to the same is refused."""
    sent = place.say(marcela.id, "uno", reply_markup=KEYBOARD)
    place.do(lambda bot: bot.edit_message_text("dos", marcela.id, sent.message_id))
    told = place.refused(BadRequest, lambda bot: bot.edit_message_text("dos", marcela.id, sent.message_id))

    assert ["dos"] == marcela.texts()
    assert "not modified" in told
