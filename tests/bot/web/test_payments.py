"""Hold the webhook of payments: what is signed is stored once, before it is answered, and nothing else is."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import select
from standardwebhooks import Webhook
from starlette.applications import Starlette

from bot.bank.keys import end_key, make_key
from bot.web.payments import payment_routes
from storage.schema import Payment, UnmatchedPayment
from tests.bot.serving import service_of, serving
from tests.bot.world import CREDITOR, World

TOLD = {"reference": "P-1", "amount": "44000", "currency": "CLP", "paid_on": "2026-03-05", "client_id": "1041"}
Call = Callable[..., httpx.Response]


@pytest.fixture
def key(world: World) -> str:
    """Give the key of the world's creditor."""
    with world.unit() as uow:
        words = make_key(uow, world.app.vault, CREDITOR, world.now)
        uow.commit()
    return words


@pytest.fixture
def call(world: World, key: str) -> Iterator[Call]:
    """Give what calls as a provider does, signed unless another key is used; `late` are the minutes that it took."""
    with (
        serving(Starlette(routes=payment_routes(service_of(world.app)))) as address,
        httpx.Client(base_url=address, timeout=30) as client,
    ):

        def post(told: Any = TOLD, key: str = key, late: int = 0, creditor: str = CREDITOR) -> httpx.Response:  # noqa: ANN401
            body, at = json.dumps(told), world.now - timedelta(minutes=late)
            signature = Webhook(key).sign("call-1", at, body)
            signed = {"id": "call-1", "timestamp": str(int(at.timestamp())), "signature": signature}
            headers = {f"webhook-{name}": value for name, value in signed.items()}
            return client.post(f"/channels/payments/{creditor}", content=body, headers=headers)

        yield post


def taken(world: World) -> tuple[list[tuple[str, str, int]], list[tuple[str, int]]]:
    """Return what was recorded, and what waits for a person."""
    with world.unit() as uow:
        paid = [(row.reference, row.client_id, row.amount) for row in uow.session.scalars(select(Payment))]
        return paid, [(row.reference, row.amount) for row in uow.session.scalars(select(UnmatchedPayment))]


def test_once(world: World, call: Call) -> None:
    """The same reference twice is one payment."""
    answers = [call().json()["outcome"] for _ in range(2)]

    assert (["recorded", "known"], ([("P-1", "1041", 44_000)], [])) == (answers, taken(world))


def test_other_facts(world: World, call: Call) -> None:
    """A reference that comes back with another amount is refused: it names one payment."""
    call()
    answer = call({**TOLD, "amount": "5"})

    assert (409, True) == (answer.status_code, "reference" in answer.json()["title"])


def test_unknown_owner(world: World, call: Call) -> None:
    """Money of nobody that we know is stored, and waits for a person."""
    answer = call({**TOLD, "client_id": "9999", "text": "agua"})

    assert ({"outcome": "unmatched"}, ([], [("P-1", 44_000)])) == (answer.json(), taken(world))


@pytest.mark.parametrize("late", [6, -6])
def test_another_time(world: World, call: Call, late: int) -> None:
    """A call that was signed more than five minutes from now may be somebody else's repeat, and is refused."""
    assert (401, ([], [])) == (call(late=late).status_code, taken(world))


def test_unsigned(world: World, call: Call) -> None:
    """What another key has signed, or what is for another creditor, is refused; so is all once the key has ended."""
    foreign = call(key="whsec_" + "QUFB" * 10).status_code
    elsewhere = call(creditor="luz-del-valle").status_code
    with world.unit() as uow:
        end_key(uow, CREDITOR, world.now)
        uow.commit()

    assert ([401, 401, 401], ([], [])) == ([foreign, elsewhere, call().status_code], taken(world))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"amount": "0"}, "amount"),
        ({"amount": 44000}, "amount"),
        ({"amount": "1.5"}, "amount"),
        ({"paid_on": "05/03/2026"}, "paid_on"),
        ({"reference": ""}, "reference"),
        ({"cliente": "1041"}, "cliente"),
    ],
)
def test_faults(world: World, call: Call, change: dict[str, Any], fault: str) -> None:
    """A call that says something else than a payment is told what is wrong with it."""
    answer = call({**TOLD, **change})

    assert (422, True, ([], [])) == (answer.status_code, fault in answer.json()["title"], taken(world))
