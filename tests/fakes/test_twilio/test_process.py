"""Hold the provider as a process of its own to the same words."""

from pathlib import Path

from tests.fakes.test_twilio.product import INBOUND, LUCIA, LUCIA_WHATSAPP, SMS, STATUS, WHATSAPP, Product, refusal
from tests.fakes.twilio.account import Account
from tests.fakes.twilio.behaviour import breaks_after
from tests.fakes.twilio.client import client_of
from tests.fakes.twilio.ledger import read_ledger
from tests.fakes.twilio.phones import File
from tests.fakes.twilio.serving import started


def test_as_a_process(account: Account, tmp_path: Path, product: Product) -> None:
    """Started as a process it has the same words, and its ledger can be read from the file when it is gone."""
    described = {
        "lines": [{"number": SMS, "webhook": INBOUND}, {"number": WHATSAPP, "webhook": INBOUND}],
        "reach": dict(account.reach),
    }
    with started(described, tmp_path) as remote:
        client = client_of(account, remote.address, timeout=5)
        remote.script(breaks_after(), to=LUCIA)
        assert (503, 20503) == refusal(
            lambda: client.messages.create(to=LUCIA, from_=SMS, body="hola", status_callback=STATUS)
        )
        assert 1 == len(remote.wait("received", to=LUCIA))
        assert remote.idle()
        assert ["hola"] == [message["text"] for message in remote.received(LUCIA)]
        answer = remote.write(LUCIA_WHATSAPP, to=WHATSAPP, media=[File("audio/ogg", b"OggS")])
        assert (204, "audio/ogg") == (answer.status, product.fields()["MediaContentType0"])
        entries = remote.ledger()
        client.http_client.session.close()
    assert ["sending", "sent", "delivered"] == product.statuses
    assert entries == read_ledger(tmp_path / "ledger.jsonl")
