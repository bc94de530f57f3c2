"""What the creditor's service knows stands beside the debt: the open ones first, and never more than fits."""

from datetime import date

from bot.console.tickets import LENGTH
from storage.schema import TicketKind
from tests.bot.console.conftest import Desk
from tests.bot.world import World


def test_tickets(world: World, andrea: Desk, dispute: int) -> None:
    """An open ticket comes before newer ones that are closed; one with a page opens there; the rest are counted."""
    own = {"client_id": world.client, "kind": TicketKind.TICKET, "subject": "Sin agua", "url": None}
    shut = [
        {**own, "number": f"T{day}", "status": "ok", "opened_on": date(2026, 2, day), "closed_on": date(2026, 3, 1)}
        for day in range(2, LENGTH + 4)
    ]
    link = {"url": "https://service.example/T1", "status": "en curso", "opened_on": date(2026, 2, 1), "closed_on": None}
    with world.unit() as uow:
        uow.tickets.put(world.creditor, [*shut, {**own, "number": "T1", **link}], world.now)
    page = andrea.see(f"/console/cases/{dispute}").text

    assert '<a href="https://service.example/T1" target="_blank" rel="noopener noreferrer">Ticket T1</a>' in page
    assert 0 < page.index("Ticket T1<") < page.index(f"Ticket T{LENGTH + 3}<")
    assert "en curso · desde el" in page
    assert "y 3 más" in page
