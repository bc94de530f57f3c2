"""Hold what the README says: a service that knows nothing but Twilio's credentials talks by SMS and WhatsApp."""

import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from nlu.intents import Model
from tests.bot.world import CREDITOR, FILE, POLICY
from tests.failure.parts import Part, python, surroundings
from tests.fakes.twilio.account import Account
from tests.fakes.twilio.remote import Remote
from tests.fakes.twilio.serving import started

PUBLIC = "http://127.0.0.1:8000"  #: where a service is reached whose settings say nothing of it
HOOK = f"{PUBLIC}/channels/twilio/messages"
SMS, WHATSAPP = "+56225550100", "whatsapp:+56225550101"
PORTFOLIO = """client_id,name,invoice_number,due_on,amount,document_id,phone,whatsapp
1041,Marcela Fuentes,F-1,2026-02-12,144000,12.345.678-5,+56911112222,
1042,Rosa Díaz,F-2,2026-02-12,144000,12.345.678-5,,+56911113333
"""


@pytest.fixture(scope="module")
def twilio(trial_folder: Path) -> Iterator[Remote]:
    """Give the provider, as a process of its own."""
    with started({"lines": [{"number": line, "webhook": HOOK} for line in (SMS, WHATSAPP)]}, trial_folder) as remote:
        yield remote


@pytest.fixture(scope="module")
def service(trial_folder: Path, data_folder: Path, model: Model, twilio: Remote) -> Iterator[Part]:
    """Give the service with a creditor and a client, started by its command; the rest is as it comes."""
    shutil.copytree(data_folder / "model", trial_folder / "var" / "model")
    account = Account(())
    env = surroundings(
        TWILIO_ACCOUNT_SID=account.sid,
        TWILIO_AUTH_TOKEN=account.token,
        TWILIO_SMS_FROM=SMS,
        TWILIO_WHATSAPP_FROM=WHATSAPP.removeprefix("whatsapp:"),
        TWILIO_API_URL=twilio.address,
    )
    (trial_folder / "creditor.yml").write_text(yaml.safe_dump(FILE, allow_unicode=True), "utf-8")
    policy = POLICY.format(creditor=CREDITOR, country="CL", currency="CLP")
    (trial_folder / "policy.yml").write_text(policy, "utf-8")
    (trial_folder / "portfolio.csv").write_text(PORTFOLIO, "utf-8")
    for words in (("creditor", "apply", "creditor.yml"), ("import", "portfolio.csv", "--creditor", CREDITOR)):
        subprocess.run(python("bot", *words), cwd=trial_folder, env=env, check=True)
    part = Part("serve", python("bot", "serve", "--port", "0"), trial_folder, env)
    part.start()
    twilio.reach(PUBLIC, part.wait_for("Concilia answers at").split()[-1].rstrip("."))
    yield part
    part.end(signal.SIGTERM)  # in order: the database that it started ends with it


@pytest.mark.parametrize(("number", "line"), [("+56911112222", SMS), ("whatsapp:+56911113333", WHATSAPP)])
def test_twilio_alone(service: Part, twilio: Remote, number: str, line: str) -> None:
    """A client says who they are and is told what is open."""
    for place, words in enumerate(("hola", "sí", "6785", "cuánto debo"), 1):
        assert twilio.write(number, words, to=line).taken
        assert len(twilio.wait("received", place + (place > 2), to=number)) == place + (place > 2)

    assert "$144.000" in twilio.received(number)[-1]["text"]
