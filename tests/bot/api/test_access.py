"""Hold who gets in and how far, how faults are answered, and that what is asked twice is done once."""

from dataclasses import replace

import httpx
import pytest
from limits import parse

from bot.web.api.access import Pace
from bot.web.api.application import create_api
from storage.database import Database
from tests.bot.api.conftest import Program, make_key, payment
from tests.bot.serving import service_of, serving
from tests.bot.world import World

PROBLEM = "application/problem+json"
TOLD = {"type", "title", "status", "detail"}


def test_without_a_key(world: World, client: httpx.Client) -> None:
    """Without a valid key nothing opens, and the answer says how to send one."""
    basic = {"Authorization": "Basic YTpi"}
    wrong = {"Authorization": "Bearer ck_wrong"}
    answers = [client.get("/cases", headers=headers) for headers in ({}, basic, wrong)]

    assert [(401, "Bearer", PROBLEM)] * 3 == [
        (answer.status_code, answer.headers["www-authenticate"], answer.headers["content-type"]) for answer in answers
    ]


def test_revoked(world: World, program: Program) -> None:
    """A revoked key opens nothing any more."""
    before = program.get("/cases").status_code
    with world.unit() as uow:
        uow.api_keys.revoke(uow.api_keys.all()[0].id, world.now)

    assert (200, 401) == (before, program.get("/cases").status_code)


def test_pace(world: World) -> None:
    """A key that asks too fast is told to wait, and holds up no other; what is refused does nothing."""
    with (
        serving(create_api(service_of(world.app), Pace(parse("2 per hour")))) as address,
        httpx.Client(base_url=address) as client,
    ):
        fast, other = Program(client, make_key(world)), Program(client, make_key(world))
        answers = [fast.get("/cases").status_code for _ in range(2)]
        held = fast.post("/payments", payment(world, "1000"))

        assert ([200] * 2, 200) == (answers, other.get("/cases").status_code)
        told = held.headers
        assert (429, "1", PROBLEM) == (held.status_code, told["retry-after"], told["content-type"])
    with world.unit() as uow:
        assert [] == uow.payments.of(world.creditor, world.client)


def test_scopes(world: World, client: httpx.Client) -> None:
    """A key that may only read writes nothing, and one that may only write reads nothing."""
    reads, writes = Program(client, make_key(world, "read")), Program(client, make_key(world, "write"))
    body = payment(world, "1000")

    assert (200, 403) == (reads.get("/cases").status_code, reads.post("/payments", body).status_code)
    assert (403, 201) == (writes.get("/cases").status_code, writes.post("/payments", body).status_code)


def test_creditors_are_apart(world: World, client: httpx.Client) -> None:
    """A key of one creditor finds nothing of another's, neither by the creditor's name nor under its own."""
    world.add_creditor("luz-del-sur")
    other = Program(client, make_key(world, creditor="luz-del-sur"))
    invoice = {"client_id": "1041", "due_on": "2026-02-12", "amount": {"amount": "1", "currency": "CLP"}}
    found = [
        answer.status_code
        for creditor in (world.creditor, "luz-del-sur", "nobody")
        for answer in (
            other.get("/clients/1041", creditor=creditor),
            other.get("/clients/1041/statement", creditor=creditor),
            other.get("/clients/1041/agreements", creditor=creditor),
            other.get("/clients/1041/messages", creditor=creditor),
            other.post("/payments", {**payment(world, "1000"), "creditor": creditor}),
            other.put("/invoices/1041-1", {**invoice, "creditor": creditor}),
        )
    ]
    written = other.post("/clients", {"creditor": world.creditor, "client_id": "1041", "name": "Otra"})

    assert [404] * 18 == found
    assert (404, "Marcela Fuentes") == (written.status_code, world.row().name)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/clients/1041", 422),  # the creditor is not named
        ("GET", "/clients/1041?creditor=Agua%20Sur", 422),
        ("GET", "/clients/nobody?creditor=aguas-del-valle", 404),
        ("GET", "/cases?status=lost", 422),
        ("GET", "/cases?after=first", 422),
        ("GET", "/cases?after=1~2026-13-45T00:00:00Z~1", 422),
        ("GET", "/cases/0", 422),
        ("GET", "/nothing", 404),
        ("DELETE", "/cases", 405),
        ("POST", "/payments", 422),  # nothing sent
    ],
)
def test_problems(program: Program, method: str, path: str, status: int) -> None:
    """Every fault is answered as a problem: status, title, and what to do."""
    answer = program.client.request(method, path, headers={"Authorization": f"Bearer {program.key}"})

    assert (status, PROBLEM) == (answer.status_code, answer.headers["content-type"])
    assert (status, TOLD) == (answer.json()["status"], set(answer.json()) - {"fields"})


@pytest.mark.parametrize(
    ("content", "status"), [(b"{", 422), (b"[]", 422), (b'"\xff"', 400), (b'{"creditor": "\\ud800"}', 422)]
)
def test_unreadable_body(program: Program, content: bytes, status: int) -> None:
    """A body that is no JSON, or not the shape, is a problem and no crash."""
    headers = {"Authorization": f"Bearer {program.key}", "Content-Type": "application/json"}
    answer = program.client.post("/payments", content=content, headers=headers)

    assert (status, PROBLEM) == (answer.status_code, answer.headers["content-type"])


def test_fields(world: World, program: Program) -> None:
    """A request of the wrong shape is told every field that is wrong."""
    answer = program.post("/payments", {**payment(world, "x"), "paid_on": "yesterday", "more": 1})

    assert {"body.amount.amount", "body.paid_on", "body.more"} == {row["field"] for row in answer.json()["fields"]}


def test_same_key_same_answer(world: World, program: Program) -> None:
    """A request that is repeated under its key gets the first answer, byte for byte, and is done once."""
    body = {"creditor": world.creditor, "client_id": "2002", "name": "Rosa Díaz"}
    first = program.post("/clients", body, once="k-1")
    program.post("/clients", {**body, "name": "Rosa Vera"})
    again = program.post("/clients", body, once="k-1")

    assert (201, first.status_code, first.content) == (first.status_code, again.status_code, again.content)
    assert "Rosa Vera" == world.row("2002").name


def test_other_body_under_a_key(world: World, program: Program) -> None:
    """A key that comes with another body is refused, and nothing is done."""
    program.post("/payments", payment(world, "1000"), once="k-1")
    other = program.post("/payments", payment(world, "2000", reference="R-2"), once="k-1")
    paid = program.get("/clients/1041/statement", creditor=world.creditor).json()["payments"]

    assert (422, 1) == (other.status_code, len(paid))


def test_key_after_a_failure(world: World, program: Program) -> None:
    """A request that failed is not kept: under the same key it can succeed later."""
    body = payment(world, "1000", client_id="2002")
    failed = program.post("/payments", body, once="k-1")
    world.add_client("2002", "Rosa Díaz", document=None)

    assert (404, 201) == (failed.status_code, program.post("/payments", body, once="k-1").status_code)


def test_keys_of_others(world: World, program: Program) -> None:
    """Two programs may use the same words without meeting."""
    other = Program(program.client, make_key(world))
    first = program.post("/payments", payment(world, "1000"), once="k-1")
    second = other.post("/payments", payment(world, "2000", reference="R-2"), once="k-1")

    assert (201, 201) == (first.status_code, second.status_code)


def test_replies_once(world: World, program: Program) -> None:
    """A reply that is repeated under its key reaches the client once."""
    world.verify()
    world.say("la luz nunca llegó")
    world.hear()
    number = program.get("/cases").json()["items"][0]["id"]
    for _ in range(2):
        program.post(f"/cases/{number}/replies", {"text": "Lo veo hoy."}, once="k-1")
    program.post(f"/cases/{number + 1}/replies", {"text": "Lo veo hoy."}, once="k-1")
    world.work()

    assert ["Lo veo hoy."] == world.hear()


def test_database_away(world: World) -> None:
    """While the database is away the answer is 503 and when to try again, never a traceback."""
    nowhere = Database("postgresql://nobody@127.0.0.1:1/nothing")
    with serving(create_api(service_of(replace(world.app, database=nowhere)))) as address:
        answer = httpx.get(f"{address}/cases", headers={"Authorization": "Bearer ck_any"}, timeout=30)

    assert (503, PROBLEM, "5") == (answer.status_code, answer.headers["content-type"], answer.headers["retry-after"])
