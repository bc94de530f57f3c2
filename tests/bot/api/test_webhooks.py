"""Hold how programs ask to be told of events, see what they were told, and have it sent again."""

from typing import Any

import httpx

from tests.bot.api.conftest import Program, make_key
from tests.bot.webhooks.ears import codes, listening, tell
from tests.bot.world import World

SHOWN = {"id", "creditor", "url", "events", "created_at", "ended_at"}


def wish(world: World, url: str = "https://crm.example/hook", **changes: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    """Return the body of a wish to be told."""
    return {"creditor": world.creditor, "url": url, "events": ["case.opened", "client.exit_intent"], **changes}


def delete(program: Program, number: int, creditor: str) -> httpx.Response:
    """End a webhook."""
    headers = {"Authorization": f"Bearer {program.key}"}
    return program.client.delete(f"/webhooks/{number}", params={"creditor": creditor}, headers=headers)


def test_life(world: World, program: Program) -> None:
    """A webhook is made with a secret that is shown once, listed without it, and ended."""
    made = program.post("/webhooks", wish(world), once="K")
    again = program.post("/webhooks", wish(world), once="K")
    listed = program.get("/webhooks", creditor=world.creditor).json()
    ended = delete(program, made.json()["id"], world.creditor)
    secret = made.json()["secret"]

    assert (201, made.json()) == (made.status_code, again.json())
    assert secret.startswith("whsec_")
    assert {"items": [{key: made.json()[key] for key in SHOWN}], "next": None} == listed
    assert (200, True) == (ended.status_code, ended.json()["ended_at"] is not None)
    assert [] == program.get("/webhooks").json()["items"]
    with world.unit() as uow:
        row = uow.webhooks.get(made.json()["id"])
        assert (secret, False) == (world.app.vault.open(row.secret_sealed), secret.encode() in row.secret_sealed)


def test_refused(world: World, program: Program) -> None:
    """Addresses that nothing may go to, events that there are none of, and others' creditors are refused."""
    stranger = Program(program.client, make_key(world, creditor=world.add_creditor("luz-del-valle")))
    reader = Program(program.client, make_key(world, "read"))
    wishes = [
        (program, wish(world, "https://169.254.169.254/"), 422),
        (program, wish(world, events=["case.closed"]), 422),
        (program, wish(world, events=[]), 422),
        (stranger, wish(world), 404),
        (reader, wish(world), 403),
    ]
    number = program.post("/webhooks", wish(world)).json()["id"]

    assert [status for _, _, status in wishes] == [who.post("/webhooks", body).status_code for who, body, _ in wishes]
    assert [] == stranger.get("/webhooks").json()["items"]
    assert 404 == delete(stranger, number, "luz-del-valle").status_code


def test_deliveries(world: World, program: Program) -> None:
    """What a webhook was told is listed by how it stands, and can be sent again under the same id."""
    with listening(codes(204, 500)) as ear:
        made = program.post("/webhooks", wish(world, ear.address)).json()
        tell(world, "1041", "1042")
        while world.app.postman.work():
            pass
        path = f"/webhooks/{made['id']}/deliveries"
        sent, waiting = (program.get(path, status=status).json()["items"] for status in ("sent", "waiting"))
        again = program.post(f"{path}/{sent[0]['id']}/replay", once="R").json()
        repeated = program.post(f"{path}/{sent[0]['id']}/replay", once="R").json()
        world.app.postman.work()
    heard = [event["id"] for event in ear.events]

    assert [("1041", 204, 1)] == [(one["payload"]["client_id"], one["code"], one["tries"]) for one in sent]
    assert [("1042", 500, 1)] == [(one["payload"]["client_id"], one["code"], one["tries"]) for one in waiting]
    assert (again, "waiting", 0) == (repeated, again["status"], again["tries"])
    assert [sent[0]["event_id"], waiting[0]["event_id"], sent[0]["event_id"]] == heard
    assert 404 == program.post(f"{path}/999999/replay").status_code


def test_ended_is_not_replayed(world: World, program: Program) -> None:
    """Nothing is sent again to a webhook that has ended; what it was not told is let go with it."""
    with listening(codes(204, 500)) as ear:
        number = program.post("/webhooks", wish(world, ear.address)).json()["id"]
        tell(world, "1041", "1042")
        while world.app.postman.work():
            pass
    delete(program, number, world.creditor)
    left = program.get(f"/webhooks/{number}/deliveries").json()["items"]
    answer = program.post(f"/webhooks/{number}/deliveries/{left[0]['id']}/replay")

    assert ["sent"] == [one["status"] for one in left]
    assert (409, True) == (answer.status_code, "has ended" in answer.json()["detail"])
