"""Hold two webhooks of one client at the same moment to the order in which they were stored, with one answer each."""

from concurrent.futures import ThreadPoolExecutor

from storage.schema import Direction
from tests.bot.channels.conversations.transcript import SMS, Conversation, prepare
from tests.bot.world import World
from tests.fakes.twilio.provider import Twilio

NUMBER = "+56911112222"


def test_two_at_once(served: World, twilio: Twilio) -> None:
    """Both are taken, handled one after the other, and each is answered once."""
    line = prepare(served, {"channel": "sms", "number": NUMBER})
    talk = Conversation(served, twilio, twilio.phone(NUMBER), line)
    with ThreadPoolExecutor(2) as hands:
        answers = list(hands.map(lambda words: talk.phone.write(words, to=SMS), ("hola", "buenas tardes")))
    talk.hear()
    rows = served.messages()
    heard = [row for row in rows if row.direction is Direction.IN]
    answered = {row.trace_id for row in rows if row.direction is Direction.OUT}

    assert [True, True] == [answer.taken for answer in answers]
    assert {"hola", "buenas tardes"} == {row.text for row in heard}
    assert {row.trace_id for row in heard} == answered
