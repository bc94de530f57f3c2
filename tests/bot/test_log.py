"""Hold the log to its word: events, ids and counts leave this process, and no word about people."""

import json
import logging
from dataclasses import replace
from datetime import date
from typing import Any

import httpx
import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from bot.log import MASK, configure, logger
from bot.web.api.application import create_api
from storage.database import Database
from tests.bot.api.conftest import make_key
from tests.bot.serving import service_of, serving
from tests.bot.test_worker import stumbling
from tests.bot.world import World

NAME, SURNAME = "Wenceslao", "Quintrequeo"
DOCUMENT, BIRTH = "9.876.543-2", date(1957, 8, 23)
PHONE, EMAIL = "+56 9 8765 4321", "wen.quintrequeo@correo.example"
PLANTED = (NAME, SURNAME, DOCUMENT, "98765432", "9876543-2", "1957-08-23", PHONE, "+56987654321", "87654321", EMAIL)

Lines = list[dict[str, Any]]


@pytest.fixture(autouse=True)
def as_json() -> None:
    """Log JSON lines."""
    configure(json=True)


def logged(capsys: pytest.CaptureFixture[str]) -> Lines:
    """Return what was logged."""
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def told(words: str) -> list[str]:
    """Return what was planted and can be read in a text."""
    return [planted for planted in PLANTED if planted.casefold() in words.casefold()]


@pytest.mark.parametrize(
    "event",
    [
        {"phone": PHONE, "address": PHONE, "name": NAME, "Document": DOCUMENT, "token": SURNAME},
        {"note": f"{NAME} wrote", "text": NAME, "body": EMAIL, "birth_date": "1957-08-23", "password": SURNAME},
        {"said": f"call {PHONE}, or +56987654321, or (09) 8765-4321"},
        {"said": f"id {DOCUMENT}, {DOCUMENT.replace('.', '')}, mail {EMAIL}"},
        {"rows": [{"name": NAME, "inner": {"phone": PHONE}}, (EMAIL, f"tel {PHONE}")]},
    ],
)
def test_masked(capsys: pytest.CaptureFixture[str], event: dict[str, Any]) -> None:
    """What names a person is masked, under its key or inside a text, however deep it lies."""
    logger().info("something.happened", **event)
    line = capsys.readouterr().err

    assert ([], True) == (told(line), MASK in line)


def test_objects(capsys: pytest.CaptureFixture[str]) -> None:
    """A value that is neither text nor number is told by its kind alone."""
    logger().info("something.happened", client=type("Client", (), {"__repr__": lambda _: SURNAME})())

    assert "Client" == logged(capsys)[0]["client"]


def test_kept(capsys: pytest.CaptureFixture[str]) -> None:
    """Ids, counts and codes stay as they are."""
    facts = {"creditor": "aguas-del-valle", "case": 1041, "tries": 3, "trace_id": "1234567890123456", "code": None}
    logger().warning("something.happened", **facts)
    line = logged(capsys)[0]

    assert {**facts, "event": "something.happened", "level": "warning"} == {
        key: value for key, value in line.items() if key != "timestamp"
    }


def test_faults(capsys: pytest.CaptureFixture[str]) -> None:
    """A fault is told by its kinds and places, its cause too, without its words."""
    try:
        try:
            int(f"{NAME} {PHONE}")
        except ValueError as fault:
            raise KeyError(EMAIL) from fault
    except KeyError:
        logger().exception("something.failed")
    line = logged(capsys)[0]

    assert ([], "KeyError") == (told(json.dumps(line)), line["fault"])
    assert ["builtins.KeyError", "builtins.ValueError"] == [row for row in line["trace"] if not row.startswith(" ")]
    assert any("bot/test_log.py" in row and "test_faults" in row for row in line["trace"])


def test_libraries(capsys: pytest.CaptureFixture[str]) -> None:
    """What a library logs leaves by the same door, its exceptions too."""
    logging.getLogger("some.library").error("Cannot reach %s", PHONE, exc_info=RuntimeError(SURNAME))
    line = logged(capsys)[0]

    assert ([], "Cannot reach …", "RuntimeError") == (told(json.dumps(line)), line["event"], line["fault"])


def test_on_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """The readable form tells no more."""
    configure(json=False)
    logger().error("something.failed", name=NAME, exc_info=RuntimeError(SURNAME))
    said = capsys.readouterr().err

    assert ([], True) == (told(said), "something.failed" in said)


def test_database_errors(database: Database, capsys: pytest.CaptureFixture[str]) -> None:
    """An error of the database tells its code; neither the values of the statement nor those of the row."""
    statement = text(
        "INSERT INTO staff (name, email, password_hash, role, created_at) VALUES (:n, :e, '-', 'boss', now())"
    )
    with pytest.raises(IntegrityError) as fault, database.unit_of_work() as uow:
        uow.session.execute(statement, {"n": f"{NAME} {SURNAME}", "e": EMAIL})
    logger().error("something.failed", exc_info=fault.value)
    line = logged(capsys)[0]

    assert ([], True) == (told(json.dumps(line)), "psycopg.errors.CheckViolation 23514" in line["trace"])


def test_whole_conversation(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    """A whole conversation, with everything going wrong that can, leaves no word of the client in the log."""
    client = world.add_client("2002", f"{NAME} {SURNAME}", document=DOCUMENT, birth_date=BIRTH)
    world.verify(client=client, last4="5432")
    for said in (f"soy {NAME} {SURNAME}, mi fono es {PHONE} y mi correo {EMAIL}", "la luz nunca llegó", DOCUMENT):
        world.say(said, client=client)
    last_words = f"{NAME} {SURNAME} {PHONE} {DOCUMENT} {EMAIL}"

    def fail() -> None:
        raise ValueError(last_words)

    world.write(last_words, client=client)
    stumbling(world, last_words, fail).handle_one()
    broken = replace(world.app, cashier=None)  # type: ignore[arg-type] # it is broken
    money = {"amount": "1000", "currency": "CLP"}
    body = {
        "creditor": world.creditor,
        "client_id": client,
        "amount": money,
        "paid_on": "2026-03-05",
        "reference": PHONE,
    }
    with serving(create_api(service_of(broken))) as address:
        headers = {"Authorization": f"Bearer {make_key(world)}"}
        answers = [
            httpx.post(f"{address}/payments", json=body, headers=headers),
            httpx.post(f"{address}/payments", json={**body, "reference": NAME, "client_id": EMAIL}, headers=headers),
            httpx.get(f"{address}/clients/{PHONE}", params={"creditor": world.creditor}, headers=headers),
        ]
    out, err = capsys.readouterr()
    events = {json.loads(line)["event"] for line in err.splitlines()}

    assert [500, 404, 404] == [answer.status_code for answer in answers]
    assert {"message.sent", "inbox.failed", "api.failed"} <= events
    assert [] == told(out + err)
