"""Hold what we create and submit of templates and buttons to what Twilio publishes of its Content API."""

import os
from pathlib import Path

from bot.channels import content_api
from bot.channels.twilio_client import connected
from bot.settings import load
from bot.templates import wanted
from bot.texts import load_templates, load_wording
from tests.external.openapi import Document, Exchange, exchange_of
from tests.fakes.twilio.account import Account, Line
from tests.fakes.twilio.serving import running

PUBLISHED = Path(os.environ.get("CONCILIA_TRIAL_DATA", ".")) / "providers" / "twilio_content_v1.yaml"
ACCOUNT = Account((Line("whatsapp:+56229000000"),))


def test_every_content_is_as_published() -> None:
    """Each template and each set of buttons is created, submitted and listed as the document says."""
    exchanges: list[Exchange] = []
    contents = wanted(load_templates(load_wording()))
    with running(ACCOUNT) as twilio:
        given = {"ACCOUNT_SID": ACCOUNT.sid, "AUTH_TOKEN": ACCOUNT.token, "API_URL": twilio.address}
        with connected(load({f"CONCILIA_TWILIO_{name}": str(value) for name, value in given.items()})) as client:
            hooks = client.http_client.session.hooks["response"]
            hooks.append(lambda response, **_: exchanges.append(exchange_of(response)))
            for content in contents:
                made = content_api.create(client, content)
                if content.category:
                    content_api.submit(client, made.sid, content)
            found = content_api.held(client)
    document = Document(PUBLISHED)
    assert [] == [fault for one in exchanges for fault in document.faults(one)]
    assert {content.friendly_name for content in contents} == {one.friendly_name for one in found}
