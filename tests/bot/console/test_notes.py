"""Hold that notes stay in the team: who is called finds the case, no client reads them, and they are found and go."""

import re

import pytest

from bot.console.gate import Refusal
from bot.console.notes import called_by
from storage.repositories.case_visits import EACH
from storage.schema import Role, Staff
from tests.bot.console.conftest import EMAIL, Desk, Hire
from tests.bot.console.test_queue import rows
from tests.bot.world import World

PEOPLE = [Staff(id=number, name=name) for number, name in enumerate(("Ana Ríos", "Ana Ríos Paz", "Luis Peña"), 1)]
CALLS: dict[str, list[int] | None] = {
    "@Luis mira esto": [3],
    "¿@peña?": [3],
    "@ANA RIOS, y @Luis Pena.": [1, 3],
    "@ana ríos paz": [2],
    "@Paz": [2],
    "correo luis@example.org, a las 5@Luis": [],
    "nadie": [],
    "@Ana": None,
    "@rosa": None,
}
"""Whom a note calls, by their numbers; None where it cannot be told."""


@pytest.mark.parametrize("told", CALLS)
def test_called(told: str) -> None:
    """A whole name calls, or a part that is nobody else's; what cannot be told is refused with names to choose from."""
    meant = CALLS[told]
    if meant is None:
        with pytest.raises(Refusal, match="Ana Ríos"):
            list(called_by(told, PEOPLE))
    else:
        assert meant == [one.id for one in called_by(told, PEOPLE)]


def test_notes(world: World, hire: Hire, andrea: Desk, paula: Desk, dispute: int) -> None:
    """Who is called sees so in the queue until they open the case; no client is told, and a search finds it."""
    rita = hire("Rita Paz", "rita@example.org", role=Role.AUDITOR)
    rita.enter()
    before = len(world.messages())
    assert 303 == andrea.act(dispute, "note", note="El medidor se cambió en abril. @paula, ¿lo sabías?").status_code
    refused = andrea.act(dispute, "note", note="@Operador, <b>mira</b>")

    assert (422, True, True) == (
        refused.status_code,
        "se llama «Operador». Puede llamar a: Andrea Rojas, Andrea Soto, Paula Reyes y Rita Paz" in refused.text,
        'data-draft="reply"></textarea>' in refused.text,
    )
    assert [dispute] == rows(paula.see("/console/queue?state=called").text)
    assert [True, False] == ["Le mencionan" in desk.see().text for desk in (paula, andrea)]
    for told in ("medidor", "abril marcela", str(dispute)):
        assert [dispute] == rows(str(rita.client.get("/console/queue", params={"q": told}).text))
    assert [] == rows(str(rita.client.get("/console/queue", params={"q": "medidor mayo"}).text))
    page = rita.see(f"/console/cases/{dispute}").text
    assert ("El medidor se cambió en abril." in page, f"/cases/{dispute}/note" in page) == (True, False)
    paula.see(f"/console/cases/{dispute}")
    assert "Le mencionan" not in paula.see().text
    assert before == len(world.messages())
    assert 422 == andrea.act(dispute, "note", note=" ").status_code


def test_visits(world: World, hire: Hire, andrea: Desk, paula: Desk, dispute: int) -> None:
    """Who saw a case is written once for a person and hour, and shown to who may read about staff alone."""
    rita = hire("Rita Paz", "rita@example.org", role=Role.AUDITOR)
    rita.enter()
    for _ in range(2):
        andrea.see(f"/console/cases/{dispute}")
    world.wall.move(seconds=EACH.total_seconds())
    andrea.enter()
    andrea.see(f"/console/cases/{dispute}")

    def seen(desk: Desk) -> list[str]:
        page = desk.see(f"/console/cases/{dispute}").text
        return re.findall(r"<li>([^<·]+) · ", page.partition('id="visits"')[2].partition("</details>")[0])

    assert ([], ["Andrea Soto"] * 2, {"Andrea Soto", "Paula Reyes"}) == (
        seen(andrea),
        seen(paula)[-2:],
        set(seen(rita)),
    )
    with world.unit() as uow:
        told = [one for one, _ in uow.audit.about(world.creditor, f"case:{dispute}") if one.action == "case.seen"]
        staff = uow.staff.find(EMAIL)
        assert staff is not None
        assert 2 == sum(one.actor == f"staff:{staff.id}" for one in told)
