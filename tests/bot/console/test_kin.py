"""Hold how an adviser says that two numbers are one person, or an address another's, and takes it back."""

import re
from datetime import date

import pytest

from storage.schema import Case
from tests.bot.console.conftest import Desk, Hire
from tests.bot.world import World

MADE = re.compile(r'name="merge" value="(\d+)"')
DUE = date(2026, 2, 12)


def said(world: World) -> int:
    """Return how many messages both numbers have."""
    return len(world.messages()) + len(world.messages(client="2002"))


@pytest.fixture
def alike(world: World, dispute: int) -> int:
    """Let the client of a case have the same document under another number; give the case."""
    world.add_client("2002", "M. Fuentes", invoices=((60_000, DUE, "Agua, febrero"),))
    return dispute


def test_merged_and_undone(world: World, andrea: Desk, alike: int) -> None:
    """Who may be the same is offered, never done alone; both accounts are seen beside each other, and parted again."""
    path, before = f"/console/cases/{alike}", said(world)
    offered = andrea.see(path).text
    merged = andrea.act(alike, "merge", client="2002")
    page = andrea.see(path).text
    (number,) = MADE.findall(page)
    again = andrea.act(alike, "merge", client="2002")
    nobody = andrea.act(alike, "merge", client="nobody")
    with world.unit() as uow:
        other = uow.cases.open(creditor=world.creditor, client="2002", kind="human", at=world.now, due_at=world.now).id
    beside = andrea.see(path).text
    andrea.act(alike, "two", merge=number)
    parted = andrea.see(path).text

    assert "M. Fuentes, cliente 2002: mismo documento" in offered
    assert "Debe $204.000 entre todos sus números" not in offered
    assert 303 == merged.status_code
    assert "Debe $204.000 entre todos sus números" in page
    assert "2002 y 1041 son la misma persona: lo dijo Andrea Soto" in page
    assert (422, True) == (again.status_code, "deshaga esa unión primero" in again.text)
    assert (422, True) == (nobody.status_code, "No hay ningún cliente con ese número" in nobody.text)
    assert f"/console/cases/{other}" in beside
    assert "cliente 2002: mismo documento" in parted
    assert 422 == andrea.act(alike, "two", merge=number).status_code
    assert before == said(world)


def test_an_address_goes_over(world: World, andrea: Desk, hire: Hire, alike: int) -> None:
    """An address that is another client's goes to them and comes back; nobody does so in a case that another has."""
    with world.unit() as uow:
        address = uow.addresses.ensure("sms", "+56955550001", world.now).id
        uow.clients.reach(world.creditor, world.client, address, consent=True)
    andrea.act(alike, "move", address=str(address), client="2002")
    page = andrea.see(f"/console/cases/{alike}").text
    (number,) = MADE.findall(page)
    luis = hire("Luis Peña", "luis@example.org")
    luis.enter()
    luis.act(alike, "take")
    refused = andrea.act(alike, "two", merge=number)
    luis.act(alike, "two", merge=number)
    with world.unit() as uow:
        case: Case = uow.cases.get(alike)
        points = {at.id: point.consent for point, at in uow.clients.contact_points(case.creditor_id, case.client_id)}

    assert "pasó del cliente 1041 al 2002: lo dijo Andrea Soto" in page
    assert "5550001" not in page
    assert 422 == refused.status_code
    assert points[address]
