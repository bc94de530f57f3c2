"""Hold contacts that were made outside: they count for the person, once, and are in the client's own file."""

from datetime import timedelta
from typing import Any, get_args

import pytest

from bot import contacts
from bot.console.contacts import MEANS
from bot.papers import dossier
from bot.web.api.contacts import Channel, Kind
from flows.contact.request import Contact, Request
from flows.contact.rules import may_send
from tests.bot.api.conftest import Program
from tests.bot.world import World


def contact(world: World, **changes: str) -> dict[str, Any]:
    """Return the body of a call to the first client, an hour ago."""
    own = {"creditor": world.creditor, "client_id": world.client, "channel": "call", "note": "no contestó"}
    return own | {"at": (world.now - timedelta(hours=1)).isoformat()} | changes


def ask(world: World, channel: str) -> str:
    """Return the rule that decides a reminder to the first client now, with the history that is kept."""
    with world.unit() as uow:
        person = uow.clients.get(world.creditor, world.client).person_id
        rows = uow.contacts.of_person(person, world.now - timedelta(days=40))
    history = tuple(Contact(row.at, row.channel, row.initiated_by, row.kind, row.debt) for row in rows)
    zones, consents = ("America/Santiago",), frozenset({channel})
    asked = Request("CL", zones, world.now, channel, "due", consents=consents, history=history)
    return may_send(asked, world.app.packs).rule


def test_means() -> None:
    """The API, the console and the rules name the same means, and each of our own kinds may be told."""
    assert set(contacts.MEANS) == set(get_args(Channel)) == set(MEANS)
    assert set(contacts.KINDS_BY_HAND) == set(get_args(Kind))


def test_counts(world: World, program: Program) -> None:
    """A call made outside fills the week's one call in Chile, and no message's place."""
    before = ask(world, "call")
    answer = program.post("/contacts", contact(world))

    assert (201, False, True) == (answer.status_code, answer.json()["known"], answer.json()["counts"])
    assert ("allowed", "CL.per_week", "allowed") == (before, ask(world, "call"), ask(world, "sms"))


def test_what_the_client_asked_for(world: World, program: Program) -> None:
    """A call that the client asked for is recorded and does not count."""
    answer = program.post("/contacts", contact(world, kind="adviser_reply")).json()

    assert (False, "allowed") == (answer["counts"], ask(world, "call"))


def test_once(world: World, program: Program) -> None:
    """The same contact told twice is one, with its key or without; the second answer says that it is known."""
    body = contact(world)
    first, again = (program.post("/contacts", body, once="k-1").json() for _ in range(2))
    known = program.post("/contacts", body).json()
    with world.unit() as uow:
        person = uow.clients.get(world.creditor, world.client).person_id
        kept = uow.contacts.of_person(person, world.now - timedelta(days=1))
        noted = [entry.action for entry, _ in uow.audit.about(world.creditor, f"client:{world.client}")]

    assert (first, {**first, "known": True}) == (again, known)
    assert (1, ["contact.recorded"]) == (len(kept), noted)


@pytest.mark.parametrize(
    ("changes", "status", "field"),
    [
        ({"at": "2026-03-05T15:00:01+00:00"}, 422, "at"),  # a second from now
        ({"at": "2025-03-04T14:59:59+00:00"}, 422, "at"),  # a second beyond a year
        ({"channel": "web"}, 422, "channel"),
        ({"kind": "reply"}, 422, "kind"),
        ({"client_id": "nobody"}, 404, ""),
        ({"creditor": "nobody"}, 404, ""),
    ],
)
def test_refused(world: World, program: Program, changes: dict[str, str], status: int, field: str) -> None:
    """What was not made yet, or long ago, or by no means that there is, is refused with the field's name."""
    answer = program.post("/contacts", contact(world, **changes))
    fields = [each["field"].split(".")[-1] for each in answer.json().get("fields", [])]

    assert (status, [field] if field else []) == (answer.status_code, fields)


def test_in_the_clients_file(world: World, program: Program) -> None:
    """A client's own file names each contact, who recorded it and what they noted."""
    program.post("/contacts", contact(world))
    with world.unit() as uow:
        row = uow.clients.get(world.creditor, world.client)
        (listed,) = dossier.gather(uow, row, [], world.now)["contacts"]
        key = uow.api_keys.all()[0].id

    assert ("call", f"key:{key}", "no contestó") == (listed["channel"], listed["recorded_by"], listed["note"])
