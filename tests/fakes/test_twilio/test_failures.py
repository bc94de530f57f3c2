"""Hold bad days to laws: what is refused, broken, dropped or late comes as scripted, and tells no more than in life."""

import pytest
import requests
from twilio.rest import Client

from tests.fakes.test_twilio.product import LUCIA, MARIO, SMS, refusal
from tests.fakes.twilio.account import Account
from tests.fakes.twilio.behaviour import Behaviour, breaks, breaks_after, drops, refuses, slow, too_many
from tests.fakes.twilio.client import client_of
from tests.fakes.twilio.provider import Twilio


def test_too_many_requests(twilio: Twilio, client: Client) -> None:
    """429 comes as often as scripted and takes nothing; the next request is well."""
    twilio.script(too_many(retry_after=2), times=2)
    for _ in range(2):
        assert (429, 20429) == refusal(lambda: client.messages.create(to=LUCIA, from_=SMS, body="hola"))
    client.messages.create(to=LUCIA, from_=SMS, body="hola")
    assert ["hola"] == twilio.phone(LUCIA).texts
    assert [429, 429, 201] == [entry["answer"] for entry in twilio.ledger.read("request", to=LUCIA)]


@pytest.mark.parametrize(
    ("behaviour", "answer", "taken"),
    [
        (breaks(500), (500, 20500), 0),
        (breaks(503), (503, 20503), 0),
        (breaks_after(500), (500, 20500), 1),
        (breaks_after(502), (502, 502), 1),  # not the API's own words: the client knows the status alone
        (refuses(21408), (400, 21408), 0),
        (refuses(30002), (403, 30002), 0),
    ],
)
def test_a_bad_answer(
    twilio: Twilio, client: Client, behaviour: Behaviour, answer: tuple[int, int], taken: int
) -> None:
    """An error tells nothing of whether the message was taken: the phone and the list do."""
    twilio.script(behaviour, to=LUCIA)
    assert answer == refusal(lambda: client.messages.create(to=LUCIA, from_=SMS, body="hola"))
    assert taken == len(twilio.phone(LUCIA).received) == len(client.messages.list(to=LUCIA))


@pytest.mark.parametrize("accepts", [True, False])
def test_a_dropped_connection(twilio: Twilio, client: Client, accepts: bool) -> None:
    """A connection closed without a word is an error of the transport, whether the message was taken or not."""
    twilio.script(drops(accepts=accepts))
    with pytest.raises(requests.exceptions.ConnectionError):
        client.messages.create(to=LUCIA, from_=SMS, body="hola")
    assert int(accepts) == len(twilio.phone(LUCIA).received)
    assert [0] == [entry["answer"] for entry in twilio.ledger.read("request", to=LUCIA)]


def test_a_slow_answer(twilio: Twilio) -> None:
    """A client that does not wait so long has a message that was taken, and does not know it."""
    hasty = client_of(twilio.account, twilio.address, timeout=0.2)
    twilio.script(slow(1))
    with pytest.raises(requests.exceptions.ReadTimeout):
        hasty.messages.create(to=LUCIA, from_=SMS, body="hola")
    assert ["hola"] == [entry["text"] for entry in twilio.ledger.wait("received", to=LUCIA)]
    hasty.http_client.session.close()


def test_one_number_alone(twilio: Twilio, client: Client) -> None:
    """What is scripted for one number does not meet another."""
    twilio.script(breaks(), to=LUCIA, times=None)
    client.messages.create(to=MARIO, from_=SMS, body="olá")
    for _ in range(3):
        assert (503, 20503) == refusal(lambda: client.messages.create(to=LUCIA, from_=SMS, body="hola"))
    twilio.calm()
    client.messages.create(to=LUCIA, from_=SMS, body="hola")
    assert (["olá"], ["hola"]) == (twilio.phone(MARIO).texts, twilio.phone(LUCIA).texts)


def test_weather_is_seeded(account: Account) -> None:
    """The same seed brings the same weather."""
    seen = []
    for _ in range(2):
        twilio = Twilio(account, seed=7)
        twilio.weather((0.3, breaks()), (0.2, drops()))
        seen.append([twilio.next_behaviour(LUCIA) for _ in range(50)])
        twilio.close()
    assert seen[0] == seen[1]
    assert {breaks(), drops(), Behaviour()} == set(seen[0])
