"""Hold what advisers record of contacts that were made outside, and what the account pane shows of them."""

import pytest

from tests.bot.console.conftest import Desk
from tests.bot.world import World


def test_recorded(world: World, dispute: int, andrea: Desk) -> None:
    """A call is recorded in the creditor's time, once however often the form is sent, and shown with who did."""
    before = andrea.see(f"/console/cases/{dispute}").text
    for _ in range(2):
        status = andrea.act(dispute, "contact", channel="call", at="2026-03-05T11:30", note="no contestó").status_code
    after = andrea.see(f"/console/cases/{dispute}").text

    assert (303, True) == (status, "Ninguno en los últimos 40 días." in before)
    assert 1 == after.count("<li>Llamada<small>hoy a las 11:30 · lo anotó Andrea Soto</small></li>")


def test_asked_for(world: World, dispute: int, andrea: Desk) -> None:
    """What the client asked for is kept and is no contact of ours."""
    andrea.act(dispute, "contact", channel="call", at="2026-03-05T11:30", asked="1")
    with world.unit() as uow:
        kept = uow.audit.about(world.creditor, f"client:{world.client}")[-1][1] or {}

    assert "adviser_reply" == kept["kind"]
    assert "Ninguno en los últimos 40 días." in andrea.see(f"/console/cases/{dispute}").text


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"channel": "call", "at": "2026-03-05T12:01"}, "no del futuro"),
        ({"channel": "call", "at": "2025-03-01T12:00"}, "de este último año"),
        ({"channel": "call", "at": "ayer"}, "qué día y a qué hora"),
        ({"channel": "web", "at": "2026-03-05T11:00"}, "por qué medio"),
    ],
)
def test_refused(dispute: int, andrea: Desk, fields: dict[str, str], says: str) -> None:
    """What cannot be is refused in a sentence."""
    answer = andrea.act(dispute, "contact", **fields)

    assert (422, True) == (answer.status_code, says in answer.text)
