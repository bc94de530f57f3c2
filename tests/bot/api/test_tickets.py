"""Hold tickets one by one: written once, kept by their client, seen by the audit."""

from typing import Any

import pytest

from tests.bot.api.conftest import Program
from tests.bot.world import World

TICKET = {"client_id": "1041", "subject": "Sin agua desde ayer", "opened_on": "2026-03-01"}


def put(world: World, program: Program, number: str = "T1", **changes: Any) -> tuple[int, Any]:  # noqa: ANN401 - JSON values
    """Write a ticket; return the status and the answer."""
    answer = program.put(f"/tickets/{number}", {"creditor": world.creditor, **TICKET, **changes})
    return answer.status_code, answer.json()


def test_ticket(world: World, program: Program) -> None:
    """A ticket is answered as it is kept; told again it leaves no line in the audit, closed it leaves one."""
    told = [put(world, program, status=status) for status in ("", "", "closed")]
    with world.unit() as uow:
        lines = [row.action for row, _ in uow.audit.about(world.creditor, "ticket:T1")]

    kept = {"number": "T1", "creditor": world.creditor, **TICKET, "kind": "ticket", "url": None}
    assert [
        (200, {**kept, "status": "open", "closed_on": None}),
        (200, {**kept, "status": "open", "closed_on": None}),
        (200, {**kept, "status": "closed", "closed_on": "2026-03-05"}),
    ] == told
    assert ["ticket.written"] * 2 == lines


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"client_id": "nobody"}, 404),
        ({"closed_on": "2026-02-01"}, 422),
        ({"url": "javascript:alert(1)"}, 422),
        ({"client_id": "1042"}, 409),
    ],
)
def test_refused(world: World, program: Program, changes: dict[str, str], status: int) -> None:
    """What cannot be is refused: no such client, closed before it was opened, no page's address, another's number."""
    world.add_client("1042", "Rosa Díaz", document=None)
    put(world, program)

    assert status == put(world, program, **changes)[0]
