"""Hold that whoever belongs to one creditor reaches nothing of another: by no page, no program, no form, no event.

The law puts a row of another creditor into every table, full of one mark, and walks the tables of routes: a page, a
room or a verb of the API that comes later is walked too. Nothing of the other creditor is told, and nothing changes.
"""

import inspect
import sys
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

import httpx
import psycopg
import pytest
from psycopg import sql
from starlette.applications import Starlette
from starlette.routing import Route

from bot.console.routes import console_routes
from bot.papers.links import AGREEMENT
from bot.trust import trusted
from bot.web.api.application import create_api
from bot.web.documents import document_routes
from bot.web.paying import pay_routes
from flows.outcome import Paper
from storage.schema import Base, Event, Role
from tests.bot.api.conftest import make_key
from tests.bot.console.conftest import Hire, console_server
from tests.bot.marks import KEYS, MARK, fill, superuser
from tests.bot.serving import service_of, serving
from tests.bot.world import CREDITOR, World

OWN = "luz-del-sur"  #: the creditor of whoever asks; the other one's is `CREDITOR`
SHARED = frozenset(
    {"creditors", "staff", "staff_creditors", "sessions", "api_keys", "clock", "jobs", "people", "packs"}
)
"""Tables that are everybody's, or that the walk itself needs."""
MONEY = {"amount": "1", "currency": "CLP"}
SAID: Mapping[str, Any] = {
    "client_id": "1041", "reference": "P-9", "invoice": "F-9", "amount": MONEY, "channel": "call",
    "url": "https://hooks.example/a", "events": ["case.opened"], "outcome": "explanation", "name": "Rosa",
    "text": "Hola", "subject": "Corte", "at": "2026-03-05T12:00:00-03:00", "now": "2026-03-06T12:00:00-03:00",
    "paid_on": "2026-03-05", "due_on": "2026-03-05", "reversed_on": "2026-03-05", "opened_on": "2026-03-05",
}  # fmt: skip
"""What a field of a request's body says."""
NAMED: Mapping[str, Mapping[str, Any]] = {
    "/clients": {"client_id": "1041"},
    "/cases": {"number": KEYS["case_id"]},
    "/invoices": {"number": KEYS["invoice_number"]},
    "/payments": {"reference": KEYS["payment_reference"]},
    "/tickets": {"number": "T-9"},
    "/webhooks": {"number": 1, "delivery": 1},
    "/console/cases": {"number": KEYS["case_id"], "form": "pdf"},
    "/console/readings": {"number": KEYS["message_id"]},
    "/console/attachments": {"number": 1, "creditor": CREDITOR},
    "/console/campaigns": {"number": 1},
    "/console/people": {"number": 1},
    "/console/quality": {"number": KEYS["case_id"]},
    "/console/policies/trials": {"number": 1, "form": "json"},
    "/console/practice": {"number": 1},
    "/console/welcome": {"word": MARK},
    "/console/sign-in": {"word": MARK},
    "/console": {"rest": "nowhere"},
}
"""What the address of a route names: rows of the other creditor."""
TYPED = {
    "reason": "x", "client": "1041", "text": "x", "list": "1", "pause": "1", "hold": "1", "place": "1", "confirm": "1",
    "outcome": "explanation", "version": "1", "once": "x",
}  # fmt: skip
"""What stands in a form of the console, whichever it is."""
STREAM = "/console/events"  #: never ends where it is let in
FIRST_EVENTS = 2  #: of the stream, at its start
FOREIGN = {
    Paper.RECEIPT: KEYS["payment_reference"], Paper.BILL: KEYS["invoice_number"], Paper.SETTLEMENT: MARK,
    Paper.STATEMENT: "",
}  # fmt: skip
"""What a paper's link names of the other creditor's."""


@pytest.fixture
def other(world: World) -> Iterator[psycopg.Connection[Any]]:
    """Let another creditor have a row in every table, full of the mark; give a connection that sees all."""
    world.add_creditor(OWN)
    world.add_client("7", creditor=OWN, document="9.876.543-3", name="Rosa Díaz")
    with superuser(world) as connection:
        fill(connection, SHARED)
        yield connection


def rows_of(connection: psycopg.Connection[Any]) -> dict[str, list[Any]]:
    """Return all rows of the other creditor, table by table."""
    found = {}
    for table in Base.metadata.sorted_tables:
        if "creditor_id" in table.columns and table.name not in SHARED:
            query = sql.SQL("SELECT to_jsonb(t) FROM {} AS t WHERE creditor_id = %s").format(sql.Identifier(table.name))
            found[table.name] = sorted((row for (row,) in connection.execute(query, [CREDITOR])), key=str)
    return found


def filled(path: str) -> dict[str, Any]:
    """Return what the blanks of a path are filled with. Raises StopIteration for one that nobody wrote down."""
    return dict(next(named for start, named in NAMED.items() if path.startswith(start)))


def body_of(described: Mapping[str, Any], schema: Mapping[str, Any], creditor: str) -> dict[str, Any]:
    """Return a body with what its schema demands. Raises KeyError for a field that nobody wrote down."""
    wanted = described["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return {name: creditor if name == "creditor" else SAID[name] for name in wanted.get("required", ())}


def operations(described: Mapping[str, Any]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Yield path, verb and description of everything that the API does."""
    for path, verbs in described["paths"].items():
        for verb, operation in verbs.items():
            yield path, verb, operation


def schema_of(operation: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return the schema of what is sent, nothing where nothing is."""
    content: Mapping[str, Any] = operation.get("requestBody", {}).get("content", {})
    schema: Mapping[str, Any] | None = content.get("application/json", {}).get("schema")
    return schema


def test_programs(world: World, other: psycopg.Connection[Any]) -> None:
    """A key of one creditor finds nothing of another's by any verb of the API, by its name or under its own."""
    api = create_api(service_of(world.app))
    described, before, calls = api.openapi(), rows_of(other), 0
    with serving(api) as address, httpx.Client(base_url=address, timeout=30, verify=trusted()) as program:
        program.headers["Authorization"] = f"Bearer {make_key(world, creditor=OWN)}"
        assert 200 == program.get("/clients/7", params={"creditor": OWN}).status_code
        for creditor in (CREDITOR, OWN):
            for path, verb, operation in operations(described):
                at, schema = path.format(**filled(path)) if "{" in path else path, schema_of(operation)
                body = body_of(described, schema, creditor) if schema else None
                answer = program.request(verb, at, params={"creditor": creditor}, json=body)
                calls += 1
                assert MARK not in answer.text, (verb, path, creditor)
                assert answer.status_code < 500, (verb, path, creditor, answer.text)
                if creditor == CREDITOR and ("{" in path or "creditor" in (body or {})):
                    assert answer.status_code in {403, 404}, (verb, path, answer.status_code, answer.text)

    assert before == rows_of(other)
    assert calls > 40


def acts_of(route: Route) -> list[str]:
    """Return the names of the acts of the room that a route leads to; one that is none where it has no table."""
    handler = inspect.unwrap(route.endpoint)
    room = sys.modules[type(getattr(handler, "__self__", None)).__module__]
    return list(getattr(room, "ACTS", {"": None}))


def test_rooms(world: World, other: psycopg.Connection[Any]) -> None:
    """A supervisor of one creditor sees and changes nothing of another's, by any page, form or act of the console."""
    before, calls = rows_of(other), 0
    with serving(console_server(world)) as site:
        hire = Hire(world, site, [])
        desk = hire("Paula Reyes", "paula@example.org", OWN, role=Role.SUPERVISOR)
        desk.enter()
        word = desk.word()
        given = {"csrf": word, "creditor": CREDITOR, **TYPED}
        own = desk.client.post("/console/stops", data={**given, "creditor": OWN, "act": "stop"})
        assert 303 == own.status_code
        for route in (one for one in console_routes(service_of(world.app)) if isinstance(one, Route)):
            path = route.path.replace(":int", "").replace(":path", "")
            at = path.format(**filled(path)) if "{" in path else path
            if path == STREAM:
                told = desk.client.get(path, params={"case": KEYS["case_id"]})
                assert (404, False) == (told.status_code, MARK in told.text)
                continue
            if "sign" in path:
                continue
            sent = [{"act": act, "item": item} for act in acts_of(route) for item in ("1", f"{CREDITOR}:1")]
            for form in sent if "POST" in (route.methods or ()) and "{" not in path else sent[:1]:
                verb = "POST" if "POST" in (route.methods or ()) else "GET"
                more = {"data": {**given, **form}} if verb == "POST" else {"params": {"creditor": CREDITOR}}
                answer = desk.client.request(verb, at, **more)  # type: ignore[arg-type]
                calls += 1
                assert MARK not in answer.text, (verb, path, form)
                assert answer.status_code < 500, (verb, path, form, answer.text)
                if "{" in path:
                    assert answer.status_code in {403, 404}, (verb, path, answer.status_code)
        for client in hire.opened:
            client.close()

    assert before == rows_of(other)
    assert calls > 60


def test_stream(world: World) -> None:
    """What wakes a page of the console says that there is news, and not a word of what or whose."""
    world.add_creditor(OWN)
    with serving(console_server(world)) as site:
        hire = Hire(world, site, [])
        desk = hire("Luis Peña", "luis@example.org", OWN)
        desk.enter()
        world.dispute()
        with desk.client.stream("GET", STREAM) as stream:
            told = list(islice((line for line in stream.iter_lines() if line.startswith("data:")), FIRST_EVENTS))
        desk.client.close()

    assert [""] * FIRST_EVENTS == [line.removeprefix("data:").strip() for line in told]


def addresses(world: World) -> Iterator[str]:
    """Yield the addresses of papers, messages and payment pages of our client that name what is the other creditor's.

    A token cannot be changed, so that whoever has one can ask for no more than what it was made for.
    """
    links, now = world.app.bot.links, world.now
    yield links.agreement(OWN, KEYS["agreement_id"], now)
    yield links.pay(OWN, world.client, MARK, now)
    yield from (links.message(OWN, client, 1, now) for client in ("7", world.client))
    for paper, subject in FOREIGN.items():
        yield links.sheaf(paper, OWN, world.client, now, subject)
        if subject:
            yield links.sheaf(paper, OWN, "7", now, subject)
    with world.unit(OWN) as uow:
        yield links.short(uow.links, AGREEMENT, OWN, "7", now, KEYS["agreement_id"])
        yield from (
            links.short(uow.links, paper, OWN, "7", now, subject) for paper, subject in FOREIGN.items() if subject
        )


def test_links(world: World, other: psycopg.Connection[Any]) -> None:
    """No link of one creditor's client opens a paper, a message or a payment of another's, in full or made short."""
    before, service = rows_of(other), service_of(world.app)
    base, asked = world.app.bot.links.public_url, [*addresses(world)]
    own = [
        world.app.bot.links.sheaf(Paper.STATEMENT, OWN, "7", world.now),
        world.app.bot.links.pay(OWN, "7", "-", world.now),
    ]
    routes = [*document_routes(service), *pay_routes(service)]
    with serving(Starlette(routes=routes)) as site, httpx.Client(base_url=site, timeout=30) as client:
        assert [200, 503] == [client.get(one.removeprefix(base)).status_code for one in own]  # its provider is none
        for address in asked:
            told = client.get(address.removeprefix(base))
            while told.has_redirect_location:
                told = client.get(told.headers["Location"].removeprefix(base))
            assert (410, False) == (told.status_code, MARK in told.text), address
        pressed = [client.post(one.removeprefix(base)) for one in asked if "/pay/" in one]

    assert [410] == [one.status_code for one in pressed]
    assert before == rows_of(other)


def test_events(world: World) -> None:
    """A webhook of one creditor hears nothing of what happens to another's clients."""
    world.add_creditor(OWN)
    with world.unit(CREDITOR, OWN) as uow:
        for creditor in (CREDITOR, OWN):
            uow.webhooks.make(creditor, f"https://hooks.example/{creditor}", list(Event), b"-", "key:1", world.now)
    world.dispute()
    with world.unit(CREDITOR, OWN) as uow:
        told = uow.session.execute(Base.metadata.tables["webhook_deliveries"].select()).all()

    assert {CREDITOR} == {row.creditor_id for row in told}
